import type { Formats } from '../format.ts'
import type { Draft } from './edit.ts'
import { lostIn } from './renew.ts'
import { figuresIn, figureText } from './live-figure.ts'
import { FIGURE_REMOVED } from './removed.ts'
import { fewPeopleIn } from './few-people.ts'
import { type MaterialityRule, materialLines } from './materiality.ts'
import { pastItsEnd } from './plan-status.ts'
import { typedFigures } from './typed-figures.ts'

/** What a leader should have seen before a report goes out. Nothing here forbids it. */
export type Point =
  | { kind: 'sentences'; missing: number }
  | { kind: 'failing'; title: string; count: number }
  | { kind: 'flagged'; title: string; count: number }
  | { kind: 'look again'; title: string }
  | { kind: 'empty chart'; title: string }
  /** A chart or key figures that name lines or columns that are no longer there. */
  | { kind: 'lost lines'; title: string; count: number }
  /** Figures in a text that say nothing any more: their line, column or value is gone. */
  | { kind: 'lost figures'; title: string; count: number }
  /** Lines whose variance is material and that have no note, or nobody who answers for them. The first few by name. */
  | { kind: 'unexplained'; title: string; count: number; lines: string[] }
  /** Lines of pay and headcount with figures that stand for fewer than 5 people. */
  | { kind: 'few people'; title: string; count: number; lines: string[] }
  /** Items of a plan that are not done although their last day has passed. The first few by name. */
  | { kind: 'past end'; title: string; count: number; items: string[] }
  /** Figures in a text that no line says, as they stand there. */
  | { kind: 'typed figures'; title: string; count: number; figures: string[] }

/** Flags under which a figure is missing or was read with doubt; a mark for "none" is no doubt. */
const DOUBTFUL = new Set(['ambiguous', 'unreadable', 'error', 'uncached'])

/** So many lines are named; the rest are counted. */
const NAMED = 5

/** `today`: ISO date. `rule`: from when a variance wants an explanation. `formats`: how the company writes. */
export function pointsOf(
  draft: Pick<Draft, 'sentences' | 'sections'>,
  today: string,
  rule: MaterialityRule | null,
  formats: Formats,
): Point[] {
  const missing = 5 - draft.sentences.length
  const points: Point[] = missing > 0 ? [{ kind: 'sentences', missing }] : []
  const few = fewPeopleIn(draft.sections, formats.fiscalYearStart)
  for (const section of draft.sections) {
    const { title, body } = section
    if (body.kind === 'statement') {
      const failing = body.checks.filter(check => !check.holds).length
      const flagged = body.lineItems
        .flatMap(item => Object.values(item.values))
        .filter(value => value.flag && DOUBTFUL.has(value.flag)).length
      if (failing) points.push({ kind: 'failing', title, count: failing })
      if (flagged) points.push({ kind: 'flagged', title, count: flagged })
      const unexplained = materialLines(body, rule).filter(({ item }) => !item.note.trim() || item.squadId === null)
      const lines = unexplained.slice(0, NAMED).map(({ item }) => item.label)
      if (lines.length) points.push({ kind: 'unexplained', title, count: unexplained.length, lines })
      const own = few.filter(({ sectionId }) => sectionId === section.id)
      if (own.length) points.push({ kind: 'few people', title, count: own.length, lines: own.slice(0, NAMED).map(({ label }) => label) })
    }
    if (body.kind === 'narrative') {
      const lost = figuresIn(body.markdown).filter(figure => figureText(figure, draft.sections, formats) === FIGURE_REMOVED).length
      if (lost) points.push({ kind: 'lost figures', title, count: lost })
      const typed = typedFigures(body.markdown, draft.sections, formats)
      if (typed.length)
        points.push({
          kind: 'typed figures',
          title,
          count: typed.length,
          figures: typed.slice(0, NAMED).map(({ text, beside }) => (beside ? `${beside} ${text}` : text)),
        })
    }
    if (body.kind === 'plan') {
      const past = body.items.filter(item => pastItsEnd(item, today))
      if (past.length) points.push({ kind: 'past end', title, count: past.length, items: past.slice(0, NAMED).map(({ label }) => label) })
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
