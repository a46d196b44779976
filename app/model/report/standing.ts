/** What readers have of a report now: compared with what an open page shows. A removal changes a revision and its number does not. */
export type ReportStanding = { kind: 'published'; revision: number; removals: number } | { kind: 'not published' }

/** How an open page of a report is out of date, if it is. */
export function outOfDate(shown: { revision: number; removals: number }, now: ReportStanding): 'withdrawn' | 'corrected' | undefined {
  if (now.kind === 'not published') return 'withdrawn'
  return now.revision === shown.revision && now.removals === shown.removals ? undefined : 'corrected'
}
