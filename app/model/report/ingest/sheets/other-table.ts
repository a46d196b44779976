import type { ImportProblem, ImportStatement } from '../../import.ts'
import { cellPosition } from '../cells/grid.ts'
import { firstOf, shorten, someCells } from '../cells/text.ts'

type Line = ImportStatement['lineItems'][number]
type Value = Line['values'][number]

/** So many lines of its own a table has at least; so many stand above it in the one that it stands under. */
const LINES = 2

/**
 * `Sensitivity analysis` over some of the columns of a statement, and below it figures in these columns alone: they are of another table that has
 * no columns of its own, and stand under the periods of the first. Nobody can tell for certain: it is said, with where they stand.
 */
export function tellOtherTable(statement: ImportStatement, problems: ImportProblem[]): void {
  tellNamedBeside(statement, problems)
  tellNamedAmong(statement, problems)
  tellInFirst(statement, problems)
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
 * `Price | 12.5` beside the lower lines of a statement, the word in a column that has no heading, or one of other figures: from the first of these
 * words on, the column behind them holds a figure only where one stands before it.
 */
function tellNamedBeside({ sheet, title, columns, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  for (const [at, { id, role, label }] of columns.entries()) {
    const next = columns.slice(at + 1).find(column => column.role === 'period')
    if (role !== 'other' || !next) continue
    const between = new Set(columns.slice(at + 1, columns.indexOf(next)).map(column => column.id))
    const lines = lineItems.map(({ values }) => ({
      name: values.find(({ column, value, text }) => column === id && value === null && /\p{L}{3}/u.test(text)),
      figure: values.find(({ column, value }) => column === next.id && value !== null),
      own: values.some(({ column, value }) => column === id && value !== null),
      between: values.some(({ column }) => between.has(column)),
    }))
    const first = lines.findIndex(({ name }) => name !== undefined)
    const above = lines.slice(0, Math.max(first, 0)).filter(({ figure }) => figure !== undefined)
    const beside = lines.slice(Math.max(first, 0)).filter(({ figure }) => figure !== undefined)
    const name = lines[first]?.name
    if (label !== '' && !lines.slice(0, Math.max(first, 0)).some(({ own }) => own)) continue
    if (beside.some(line => line.between)) continue
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

/** `Equity value | 786` in the columns of two years, beside the lower lines: the words are names, and the figures behind them are of no year. */
function tellNamedAmong({ sheet, title, columns, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  const periods = new Set(columns.flatMap(({ id, role }) => (role === 'period' ? [id] : [])))
  const named = new Map<string, { name: Value; cells: string[] }[]>()
  for (const { values } of lineItems) {
    let last: string[] | null = null
    for (const value of values) {
      if (!periods.has(value.column)) continue
      if (value.value !== null) last?.push(value.cell)
      if (value.flag !== 'unreadable' || !/\p{L}{3}/u.test(value.text)) continue
      last = []
      const all = named.get(value.column) ?? []
      all.push({ name: value, cells: last })
      named.set(value.column, all)
    }
  }
  for (const all of named.values()) {
    const beside = all.filter(({ cells }) => cells.length > 0)
    const [first] = beside
    if (!first || new Set(beside.map(({ name }) => name.text)).size < LINES) continue
    const cells = beside.flatMap(line => line.cells)
    problems.push({
      severity: 'warning',
      code: 'other-table',
      sheet,
      cell: first.name.cell,
      cells: [first.name.cell, ...cells],
      message: `“${shorten(first.name.text, 60)}” and other names stand in a column of figures of “${shorten(title, 60)}”. ${someCells(cells)}, behind them, may be of another table: they are read under the columns of this one. Take them out of the file where they are none of it.`,
    })
  }
}

/**
 * `Discount rate | 8 %`, `Terminal value | 900` below the lines of five years, each with one figure, in the column of the first year: a list of
 * its own, most likely, whose figures are of no year. Lines of a statement go on to the right.
 */
function tellInFirst({ sheet, title, columns, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  const periods = columns.filter(({ role }) => role === 'period')
  const [first] = periods
  if (!first?.period || periods.length < MANY) return
  const figures = lineItems.map(({ values }) => values.filter(({ value }) => value !== null))
  const isOnly = (at: number): boolean => figures[at]?.length === 1 && figures[at][0]?.column === first.id
  const isApart = (at: number): boolean => lineItems[at]?.kind === 'heading' || rowOf(lineItems[at + 1]) - rowOf(lineItems[at]) !== 1
  const lists: number[][] = []
  let full = 0
  for (let from = 0; from < lineItems.length; from++) {
    if ((figures[from]?.length ?? 0) * 2 > periods.length) full++
    if (!isOnly(from)) continue
    const list = [from]
    while (isOnly(from + 1)) list.push(++from)
    const last = lineItems[from + 1]
    const ends = list.length > MANY || !last || last.kind === 'heading' || isApart(from)
    if (list.length >= MANY && full >= MANY && isApart((list[0] ?? 0) - 1) && ends) lists.push(list)
  }
  const own = lists.flat()
  const cells = own.flatMap(at => figures[at]?.map(({ cell }) => cell) ?? [])
  const name = lineItems[own[0] ?? 0]?.label ?? ''
  if (cells.length > 0)
    problems.push({
      severity: 'warning',
      code: 'other-table',
      sheet,
      cell: cells[0] ?? null,
      cells,
      message: `${own.length} lines from “${shorten(name, 60)}” on have a figure in the first column of “${shorten(title, 60)}” alone: ${firstOf(cells)}. They may be of another table, and are read as “${shorten(first.label, 40)}” of this one. Leave out the lines that are none of its own.`,
    })
}

/** So many columns go on to the right, so many lines stand above each other. */
const MANY = 3

const rowOf = (line: Line | undefined): number => (line ? (cellPosition(line.labelCell)?.row ?? 0) : 0)

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

const holds = ({ values }: Pick<Line, 'values'>, ids: ReadonlySet<string>): boolean =>
  values.some(({ column, value }) => value !== null && ids.has(column))
