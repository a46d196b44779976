import type { Draft } from './edit.ts'
import { lostIn } from './renew.ts'

/** What a leader should have seen before a report goes out. Nothing here forbids it. */
export type Point =
  | { kind: 'sentences'; missing: number }
  | { kind: 'failing'; title: string; count: number }
  | { kind: 'flagged'; title: string; count: number }
  | { kind: 'look again'; title: string }
  | { kind: 'empty chart'; title: string }
  /** A chart or key figures that name lines or columns that are no longer there. */
  | { kind: 'lost lines'; title: string; count: number }

/** Flags under which a figure is missing or was read with doubt; a mark for "none" is no doubt. */
const DOUBTFUL = new Set(['ambiguous', 'unreadable', 'error', 'uncached'])

/** `today`: ISO date. */
export function pointsOf(draft: Pick<Draft, 'sentences' | 'sections'>, today: string): Point[] {
  const missing = 5 - draft.sentences.length
  const points: Point[] = missing > 0 ? [{ kind: 'sentences', missing }] : []
  for (const { title, body } of draft.sections) {
    if (body.kind === 'statement') {
      const failing = body.checks.filter(check => !check.holds).length
      const flagged = body.lineItems
        .flatMap(item => Object.values(item.values))
        .filter(value => value.flag && DOUBTFUL.has(value.flag)).length
      if (failing) points.push({ kind: 'failing', title, count: failing })
      if (flagged) points.push({ kind: 'flagged', title, count: flagged })
    }
    if (body.kind === 'withheld' && body.lookAgainOn < today) points.push({ kind: 'look again', title })
    if (body.kind === 'chart') {
      const source = draft.sections.find(section => section.id === body.statementId)?.body
      const lines = source?.kind === 'statement' ? source.lineItems : []
      if (!body.lineItemIds.some(id => lines.some(item => item.id === id))) points.push({ kind: 'empty chart', title })
    }
  }
  const empty = new Set(points.flatMap(point => (point.kind === 'empty chart' ? [point.title] : [])))
  for (const lost of lostIn(draft.sections)) if (!empty.has(lost.title)) points.push({ kind: 'lost lines', ...lost })
  return points
}
