import type { ImportColumn, ImportProblem, ImportStatement } from '../../import.ts'
import { shorten } from '../cells/text.ts'

// Columns that were copied from several sources: some in single units, others in millions, without a word of it.

/** So many times as large is no growth of a company. Growth of ten times and figures of one month beside those of a year stay below. */
const TIMES = 300
/** So many lines are held against each other at least, of which so many in a hundred are out of all proportion. */
const [LINES, SHARE] = [5, 80]

/**
 * Where the figures of one column are hundreds of times those of the one beside it in nearly every line of money, they hardly count in the same:
 * said once a statement, of the columns that differ from the first.
 */
export function tellSizes({ sheet, columns, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  const periods = columns.filter(({ role }) => role === 'period')
  const money = lineItems.filter(({ unit, scale, currency }) => unit === 'currency' && scale === undefined && currency === undefined)
  const sizes = money.map(({ values }) => new Map(values.map(({ column, value }) => [column, Math.abs(Number(value ?? 0))])))
  const [first] = periods
  if (!first) return
  let isOther = false
  const others: ImportColumn[] = []
  for (const [at, column] of periods.entries()) {
    const before = periods[at - 1]
    const factors = sizes.flatMap(line => {
      const [here, there] = [line.get(column.id) ?? 0, line.get(before?.id ?? '') ?? 0]
      return here > 0 && there > 0 ? [Math.max(here, there) / Math.min(here, there)] : []
    })
    const far = factors.filter(factor => factor > TIMES)
    // A small company beside the group is one.
    const isOne = column.entity === before?.entity
    if (isOne && factors.length >= LINES && far.length * 100 >= factors.length * SHARE) isOther = !isOther
    if (isOther) others.push(column)
  }
  const headOf = ({ id, headerCells }: ImportColumn): string =>
    headerCells.at(-1) ?? lineItems.flatMap(({ values }) => values).find(({ column }) => column === id)?.cell ?? `${id}1`
  const [other] = others
  if (!other) return
  problems.push({
    severity: 'warning',
    code: 'mixed-scale',
    sheet,
    cell: headOf(other),
    cells: others.map(headOf),
    message: `The figures of “${shorten(other.label, 60)}”${others.length > 1 ? ` and ${others.length - 1} more ${others.length === 2 ? 'column' : 'columns'}` : ''} are hundreds of times larger or smaller than those of “${shorten(first.label, 60)}” in nearly every line, and all are read in the same unit. Leave out what counts in another one.`,
  })
}
