import { parsePeriod } from '../../../period.ts'
import type { ImportColumn, ImportProblem, ImportStatement } from '../../import.ts'
import { cellPosition } from '../cells/grid.ts'
import { shorten } from '../cells/text.ts'

/**
 * Assets on the left under a day, what they are financed by on the right under none: the two halves of one balance sheet are of the same days.
 * The right half takes them, and that is said in the place of a question.
 */
export function takeDaysBeside(built: readonly { statement: ImportStatement }[], problems: ImportProblem[]): void {
  const statements = built.map(({ statement }) => statement)
  for (const half of statements) {
    const open = periodsOf(half)
    if (open.length === 0 || !open.every(({ period, headerCells }) => period === null && headerCells.length === 0)) continue
    const other = statements.find(
      one =>
        one !== half &&
        one.sheet === half.sheet &&
        one.type === 'balance' &&
        periodsOf(one).length === open.length &&
        periodsOf(one).every(({ period }) => period !== null && parsePeriod(period)?.kind === 'instant') &&
        isLeftOf(one, half),
    )
    if (!other) continue
    half.type = 'balance'
    for (const [at, column] of open.entries()) {
      const given = periodsOf(other)[at]
      column.period = given?.period ?? null
      column.scenario = given?.scenario ?? column.scenario
    }
    const asked = problems.findIndex(
      ({ code, sheet, cell }) => code === 'period-unknown' && sheet === half.sheet && cell?.replace(/\d+$/, '') === open[0]?.id,
    )
    if (asked >= 0) problems.splice(asked, 1)
    problems.push({
      severity: 'info',
      code: 'days-beside',
      sheet: half.sheet,
      cell: half.lineItems[0]?.labelCell ?? null,
      message: `No day stands over “${shorten(half.lineItems[0]?.label ?? half.title, 40)}” and the lines below it. They stand beside “${shorten(other.title, 60)}” and are read as of the same days.`,
    })
  }
}

const periodsOf = ({ columns }: ImportStatement): ImportColumn[] => columns.filter(({ role }) => role === 'period')

/** Beside each other: most lines of the one stand in rows of the other, further to the right. */
function isLeftOf(left: ImportStatement, right: ImportStatement): boolean {
  const places = (statement: ImportStatement) => statement.lineItems.flatMap(({ labelCell }) => cellPosition(labelCell) ?? [])
  const rows = new Set(places(left).map(({ row }) => row))
  const own = places(right)
  const edge = Math.max(...places(left).map(({ column }) => column))
  return own.every(({ column }) => column > edge) && own.filter(({ row }) => rows.has(row)).length * 2 >= own.length
}
