import type { SeriesProposal } from './match.ts'
import { isStatement, type StatementSection } from './renew.ts'
import type { LineItem, Section } from './section.ts'

/** A line of the report before that no line of this one goes on from. */
export interface EndedLine {
  seriesId: string
  label: string
  /** Title of the section of this report that it would stand in. */
  section: string
  /** New lines of that section that it could go on as: which one, only a person knows where neither name nor figures tell. */
  lines: { id: string; label: string }[]
}

/**
 * What ends with the report before: lines of its statements that no line of the same statement here goes on from, nor is proposed to. A
 * statement is the one with which it has most lines in common. `sections` and `open` are those of the draft, settled as far as is certain.
 */
export function endedLines(
  before: readonly Section[],
  sections: readonly Section[],
  open: readonly Pick<SeriesProposal, 'lineItemId' | 'series'>[],
): EndedLine[] {
  const statements = sections.filter(isStatement)
  const goOn = new Set([...statements.flatMap(linesOf).map(({ seriesId }) => seriesId), ...open.map(({ series }) => series.id)])
  const asked = new Set(open.map(({ lineItemId }) => lineItemId))
  return before.filter(isStatement).flatMap(was => {
    const here = counterpartOf(was, statements)
    if (!here) return []
    const fresh = linesOf(here).filter(({ id, seriesId }) => seriesId === null && !asked.has(id))
    return linesOf(was).flatMap(({ seriesId, label, unit }): EndedLine[] =>
      seriesId === null || goOn.has(seriesId)
        ? []
        : [
            {
              seriesId,
              label,
              section: here.title,
              lines: fresh.filter(line => line.unit === unit).map(({ id, label }) => ({ id, label })),
            },
          ],
    )
  })
}

const linesOf = ({ body }: StatementSection): LineItem[] => body.lineItems.filter(({ kind }) => kind !== 'heading')

function counterpartOf(was: StatementSection, statements: readonly StatementSection[]): StatementSection | null {
  const known = new Set(linesOf(was).map(({ seriesId }) => seriesId))
  const shared = statements.map(section => linesOf(section).filter(({ seriesId }) => seriesId !== null && known.has(seriesId)).length)
  const most = Math.max(0, ...shared)
  return most > 0 ? (statements[shared.indexOf(most)] ?? null) : null
}
