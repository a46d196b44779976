import type { ImportProblem } from '../../import.ts'
import { firstOf, shorten } from '../cells/text.ts'
import type { Row } from '../rows/rows.ts'
import { scaleName } from './scale-telling.ts'

/** So many lines are named in a question. */
const NAMED = 8

/** Lines that count in another power of ten than their statement: those of one size at once. */
export function tellOtherSizes(sized: ReadonlyMap<number, readonly Row[]>, scale: number, sheet: string, problems: ImportProblem[]): void {
  for (const [own, lines] of sized)
    problems.push({
      severity: 'warning',
      code: 'mixed-scale',
      sheet,
      cell: lines[0]?.labelCell ?? null,
      cells: lines.map(({ labelCell }) => labelCell),
      message: `${firstOf(
        lines.map(({ label }) => `“${shorten(label, 60)}”`),
        NAMED,
      )} ${lines.length > 1 ? 'count' : 'counts'} in ${scaleName(own)}, the statement in ${scaleName(scale)}. Check that this is so.`,
    })
}
