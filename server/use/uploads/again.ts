import { arrive, compareArrivals } from '#app/model/report/again.ts'
import type { StatementComparison } from '#app/model/report/compare.ts'
import type { Corrections } from '#app/model/report/ingest/corrections.ts'
import type { ImportJson } from '#app/model/report/import.ts'
import type { SeriesProposal } from '#app/model/report/match.ts'
import { isStatement, type Loss } from '#app/model/report/renew.ts'
import { draftSections, type ReportRow } from '#db/queries/reports.ts'
import type { Hall } from '../hall.ts'
import { settleSeries } from '../reports/same-lines.ts'
import { arriving, choicesIn, placing } from './arriving.ts'

/** What a file would change of a report that has sections already. */
export interface Again {
  reportId: string
  title: string
  /** The statements of the draft, which one of the file can take the place of. */
  sections: { id: string; title: string }[]
  statements: {
    /** Its place in the import JSON. */
    at: number
    /** The section whose place it takes; null: it is a new one. */
    target: string | null
    /** Whether that is what is proposed, and not what a person chose. */
    proposed: boolean
    comparison: Omit<StatementComparison, 'lines' | 'columns'> | null
    losses: Loss[]
    /** Lines of the section that the new version has no counterpart for: one of these a line of the file can be said to be. */
    removed: { id: string; label: string }[]
  }[]
  /** Titles of statements from a file that nothing takes the place of: they stay as they are. */
  untouched: string[]
}

/** A line of the file for which it must be said whether it is one of earlier reports. */
export interface LineToDecide {
  /** Its statement's place in the import JSON. */
  at: number
  labelCell: string
  label: string
  series: SeriesProposal['series']
  confidence: SeriesProposal['confidence']
  figures: SeriesProposal['figures']
  /** 'new', or the id of a series; null: not yet. */
  chosen: string | null
}

/** What the preview says of a file beside the reports that are there: what it changes of one, and which lines go on. Keeps nothing. */
export async function arrivalOf(
  { store }: Pick<Hall, 'store'>,
  understood: ImportJson,
  corrections: Corrections,
  target: ReportRow | undefined,
  firstMonth: number,
): Promise<{ again: Again | null; lines: LineToDecide[] }> {
  let made = 0
  const newId = () => `new-${made++}`
  const coming = arriving(understood, {}, { fileId: '', firstMonth, newId })
  const before = target ? await draftSections(store, target.id) : []
  const { arrivals, proposed } = placing(before, coming, corrections)
  const { sections, arrived } = arrive(before, arrivals, [])
  const which = new Set(arrived)
  // Without what was chosen: what was decided stays on the page, to be decided otherwise.
  const settled = await settleSeries(store, sections, new Map(), { newId, at: 0, by: '', which })
  return {
    again: target && before.some(isStatement) ? againOf(target, before, arrivals, proposed) : null,
    lines: settled.ok ? linesToDecide(settled.settled.open, sections, arrivals, choicesIn(sections, arrivals, corrections)) : [],
  }
}

function againOf(
  { id, title }: ReportRow,
  before: Awaited<ReturnType<typeof draftSections>>,
  arrivals: ReturnType<typeof placing>['arrivals'],
  proposed: ReadonlyMap<number, string | null>,
): Again {
  const compared = new Map(compareArrivals(before, arrivals).map(each => [each.at, each]))
  const statements = before.filter(isStatement)
  const taken = new Set(arrivals.map(({ target }) => target))
  return {
    reportId: id,
    title,
    sections: statements.map(section => ({ id: section.id, title: section.title })),
    statements: arrivals.map(({ at, target }) => {
      const found = compared.get(at)
      const { lines: _, columns: __, ...comparison } = found?.comparison ?? { lines: [], columns: [] }
      return {
        at,
        target,
        proposed: proposed.get(at) === target,
        comparison: found ? (comparison as Omit<StatementComparison, 'lines' | 'columns'>) : null,
        losses: found?.losses ?? [],
        removed: found?.comparison.removed.map(line => ({ id: line.id, label: line.label })) ?? [],
      }
    }),
    untouched: statements.flatMap(section => (section.body.source && !taken.has(section.id) ? [section.title] : [])),
  }
}

function linesToDecide(
  open: readonly SeriesProposal[],
  sections: ReturnType<typeof arrive>['sections'],
  arrivals: ReturnType<typeof placing>['arrivals'],
  choices: ReturnType<typeof choicesIn>,
): LineToDecide[] {
  const items = new Map(
    sections.filter(isStatement).flatMap(({ id, body }) => body.lineItems.map(item => [item.id, { item, section: id }] as const)),
  )
  return open.flatMap(({ lineItemId, series, confidence, figures }) => {
    const found = items.get(lineItemId)
    const arrival = arrivals.find(({ target, fresh }) => (target ?? fresh.id) === found?.section)
    if (!found || !arrival || found.item.labelCell === null) return []
    const { label, labelCell } = found.item
    return [{ at: arrival.at, labelCell, label, series, confidence, figures, chosen: choices.get(lineItemId)?.series ?? null }]
  })
}
