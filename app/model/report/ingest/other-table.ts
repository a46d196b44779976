import type { ImportProblem, ImportStatement } from '../import.ts'
import { cellPosition } from './grid.ts'
import { shorten, someCells } from './text.ts'

type Line = ImportStatement['lineItems'][number]

/** So many lines of its own a table has at least; so many stand above it in the one that it stands under. */
const LINES = 2

/**
 * `Sensitivity analysis` over some of the columns of a statement, and below it figures in these columns alone: they are of another table that has
 * no columns of its own, and stand under the periods of the first. Nobody can tell for certain: it is said, with where they stand.
 */
export function tellOtherTable(statement: ImportStatement, problems: ImportProblem[]): void {
  tellNamedBeside(statement, problems)
  const { sheet, title, columns, lineItems } = statement
  const periods = columns.filter(({ role }) => role === 'period').map(({ id }) => id)
  for (const [at, line] of lineItems.entries()) {
    const head = headOf(line, columns, periods)
    const left = periods.slice(0, head?.from)
    const right = new Set(periods.slice(head?.from))
    if (!head || left.length === 0 || right.size < 2) continue
    const above = lineItems.slice(0, at).filter(one => holds(one, new Set(left)))
    const below = lineItems.slice(at + 1).filter(({ values }) => values.length > 0)
    const end = below.findIndex(one => holds(one, new Set(left)))
    const own = (end < 0 ? below : below.slice(0, end)).filter(one => holds(one, right))
    const cells = own.flatMap(({ values }) =>
      values.flatMap(({ column, value, cell }) => (right.has(column) && value !== null ? [cell] : [])),
    )
    if (above.length < LINES || own.length < LINES || cells.length < own.length * 2) continue
    problems.push({
      severity: 'warning',
      code: 'other-table',
      sheet,
      cell: head.cell,
      cells: [head.cell, ...cells],
      message: `“${shorten(head.text, 60)}” stands among the figures of “${shorten(title, 60)}”. The ${cells.length} figures below it, ${cells[0]} to ${cells.at(-1)}, may be of another table: they are read under the columns of this one. Leave out the lines that are none of its own.`,
    })
  }
}

/**
 * `Price | 12.5` beside the lower lines of a statement, the word in a column that has no heading: from the first of these words on, the column
 * behind them holds a figure only where one stands before it.
 */
function tellNamedBeside({ sheet, title, columns, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  for (const [at, { id, role, label }] of columns.entries()) {
    const next = columns[at + 1]
    if (role !== 'other' || label !== '' || next?.role !== 'period') continue
    const lines = lineItems.map(({ values }) => ({
      name: values.find(({ column, value, text }) => column === id && value === null && /\p{L}{3}/u.test(text)),
      figure: values.find(({ column, value }) => column === next.id && value !== null),
    }))
    const first = lines.findIndex(({ name }) => name !== undefined)
    const above = lines.slice(0, Math.max(first, 0)).filter(({ figure }) => figure !== undefined)
    const beside = lines.slice(Math.max(first, 0)).filter(({ figure }) => figure !== undefined)
    const name = lines[first]?.name
    if (!name || above.length < LINES || beside.length < LINES || beside.some(line => line.name === undefined)) continue
    const cells = beside.flatMap(({ figure }) => figure?.cell ?? [])
    problems.push({
      severity: 'warning',
      code: 'other-table',
      sheet,
      cell: name.cell,
      cells: [name.cell, ...cells],
      message: `“${shorten(name.text, 60)}” and the texts below it stand between the figures of “${shorten(title, 60)}”. ${someCells(cells)}, beside them, may be of another table: they are read as “${shorten(next.label, 40)}” of this one. Take them out of the file where they are none of it.`,
    })
  }
}

/** A text that stands alone in a column behind the first period, with no figure under a period beside it. */
function headOf(
  { values }: Line,
  columns: ImportStatement['columns'],
  periods: readonly string[],
): { cell: string; text: string; from: number } | null {
  const texts = values.filter(({ value, flag, text }) => value === null && flag !== 'missing' && /\p{L}{3}/u.test(text))
  const [text] = texts
  if (!text || texts.length > 1 || values.some(({ column, value }) => value !== null && periods.includes(column))) return null
  const place = cellPosition(text.cell)?.column ?? 0
  const from = periods.findIndex(id => (cellPosition(`${id}1`)?.column ?? 0) >= place)
  return columns.some(({ id }) => id === text.column) && from > 0 ? { cell: text.cell, text: text.text, from } : null
}

const holds = ({ values }: Line, ids: ReadonlySet<string>): boolean => values.some(({ column, value }) => value !== null && ids.has(column))
