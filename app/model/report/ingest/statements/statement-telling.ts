import type { ImportColumn, ImportProblem, ImportStatement, StatementType } from '../../import.ts'
import { cellName } from '../cells/grid.ts'
import type { List } from '../sheets/list.ts'
import { repeatedBy } from '../scenarios/repeated.ts'
import type { Row } from '../rows/rows.ts'
import type { Table } from '../sheets/table.ts'
import type { Area } from '../telling.ts'
import { firstOf, shorten, someCells } from '../cells/text.ts'
import type { Node } from '../rows/tree.ts'

/** What a table made of its sheet: its titles, headers and lines. Stray texts of a line are its note. */
export function usedBy(table: Table, all: Row[], kept: Row[], rows: Row[]): Area[] {
  const last = rows.at(-1)?.row ?? -1
  // What stands below the last line was said to be a remark, and what is of other assumptions was said to be that.
  const left = new Set(kept)
  const said = all.filter(row => (row.row > last && row.label !== '') || !left.has(row))
  const lines = new Set([...rows, ...said].map(({ row }) => row))
  const columns = new Set<number>()
  for (let column = table.left; column <= Math.min(table.right, table.left + 20_000); column++) columns.add(column)
  const heads = new Set([...table.labelColumns, ...table.columns.map(({ index }) => index)])
  return [{ rows: lines, columns }, { rows: new Set([...table.headerRows, ...table.repeats]), columns: heads }, ...titleAreas(table)]
}

export const titleAreas = ({ titles }: Pick<Table, 'titles'>): Area[] =>
  titles.map(({ row, columns }) => ({ rows: new Set([row]), columns: new Set(columns) }))

/** Columns that are no period and no known difference stay out of the report: their figures are not lost in silence. */
export function tellColumns({ columns, lineItems, sheet }: ImportStatement, problems: ImportProblem[]): void {
  const cellsOf = (column: ImportColumn): string[] =>
    lineItems.flatMap(({ values }) => values.filter(({ column: id }) => id === column.id).map(({ cell }) => cell))
  const others = columns.filter(({ role }) => role === 'other')
  const unnamed = others.filter(({ label }) => label === '')
  const together = unnamed.length > FEW ? unnamed : []
  const first = together[0]
  if (first)
    problems.push({
      severity: 'info',
      code: 'column-left-out',
      sheet,
      cell: cellsOf(first)[0] ?? null,
      cells: together.flatMap(column => cellsOf(column).slice(0, 1)),
      message: `Nothing stands over ${together.length} columns from ${first.id} to ${together.at(-1)?.id}: their ${together.reduce((sum, column) => sum + cellsOf(column).length, 0)} cells stay out of the report.`,
    })
  const told = textNumbersOf(sheet, problems)
  const filled = lineItems.filter(({ values }) => values.some(({ value }) => value !== null)).length
  for (const column of others) {
    if (together.includes(column)) continue
    const cells = cellsOf(column)
    const same = repeatedBy(column, columns, lineItems)
    const name = column.label ? `“${shorten(column.label, 60)}”` : `Column ${column.id}`
    const why = same ? `says in every line what “${shorten(same.label, 60)}” says` : 'is no period'
    // Under one heading with periods it is one, most likely, in words that are not known.
    const stored = dropTextNumbers(told, cells, problems)
    const isAmid = !same && !column.label.includes('%') && columns.some(other => other.role === 'period' && sharesHead(other, column))
    const isBetween = !same && column.label === '' && standsBetween(column, columns) && cells.length * 2 >= filled
    problems.push({
      severity: isAmid || isBetween ? 'warning' : 'info',
      code: 'column-left-out',
      sheet,
      cell: column.headerCells[0] ?? cells[0] ?? null,
      message: `${name} ${why}: ${cells.length === 1 ? `its cell ${cells[0]} stays` : `its ${cells.length} cells (${firstOf(cells)}) stay`} out of the report.${stored ? ' The file stores them as text.' : ''}`,
    })
  }
}

/** Nothing stands over it, but over the columns on both of its sides: a heading may be meant for several. */
const standsBetween = (column: ImportColumn, columns: readonly ImportColumn[]): boolean => {
  const at = columns.indexOf(column)
  return [columns[at - 1], columns[at + 1]].every(other => other?.role === 'period')
}

/** `Account | 4001`: of codes that stay out, it is said once that they are stored as text. */
function dropTextNumbers(told: ReadonlyMap<string, ImportProblem>, cells: readonly string[], problems: ImportProblem[]): boolean {
  const own = new Set(cells.flatMap(cell => told.get(cell) ?? []))
  if (own.size < SOME) return false
  const others = problems.filter(problem => !own.has(problem))
  problems.splice(0, problems.length, ...others)
  return true
}

/** What is said of single cells that are stored as text, by cell: asked of thousands of columns. */
const textNumbersOf = (sheet: string, problems: readonly ImportProblem[]): Map<string, ImportProblem> =>
  new Map(
    problems.flatMap(problem =>
      problem.code === 'number-as-text' && problem.sheet === sheet && problem.cells === undefined && problem.cell
        ? [[problem.cell, problem]]
        : [],
    ),
  )

/** So many warnings of one column are no more than one. */
const SOME = 3

/** Whether two columns stand under one merged heading. */
const sharesHead = (a: ImportColumn, b: ImportColumn): boolean =>
  a.headerCells.length > 1 && b.headerCells.length > 1 && a.headerCells[0] === b.headerCells[0]

/** So many columns without a heading are told one by one. */
const FEW = 3

/** What is longer than a report keeps is cut there, and said here. */
export function tellCut({ title, columns, lineItems, sheet }: ImportStatement, problems: ImportProblem[]): void {
  const cut = (cell: string | null, what: string, most: number): void => {
    problems.push({
      severity: 'warning',
      code: 'text-cut',
      sheet,
      cell,
      message: `The ${what} is longer than ${most} characters: the report keeps its beginning.`,
    })
  }
  if (title.length > 199 && title.endsWith('…')) cut(null, 'title', 200)
  for (const { label, headerCells } of columns) if (label.length > 200) cut(headerCells[0] ?? null, 'heading of a column', 200)
  for (const { label, labelCell, note, values } of lineItems) {
    if (label.length > 500) cut(labelCell, 'label', 500)
    if ((note?.length ?? 0) > 5_000) cut(labelCell, 'remark', 5_000)
    for (const { value, text, cell } of values) if (value === null && text.length > 200) cut(cell, 'text', 200)
  }
}

/** A sum that holds more than the lines of its statement is not checked, and that is said. */
export function tellOutside(rows: Row[], tree: Node[], { grid }: Table, problems: ImportProblem[]): void {
  for (const [index, { outside }] of tree.entries()) {
    const first = outside[0]
    const row = rows[index]
    if (!first || !row) continue
    const hidden = outside.every(({ row: at, index: column }) => grid.hiddenRows.has(at) || grid.hiddenColumns.has(column))
    const cells = [...new Set(outside.map(({ row: at, index: column }) => cellName(at, column)))]
    problems.push({
      severity: hidden ? 'info' : 'warning',
      code: hidden ? 'adds-hidden' : 'adds-others',
      sheet: grid.name,
      cell: row.values.find(({ column }) => column === first.column)?.cell ?? row.labelCell,
      message: `“${shorten(row.label, 60)}” also adds up ${hidden ? 'hidden cells' : 'cells that are no lines of the statement'}: ${firstOf(cells)}. It was not checked there.`,
    })
  }
}

/** Statements of days and statements of periods below each other under one header: their columns cannot be right for both. */
export function tellSeveral(
  { sheet, lineItems }: ImportStatement,
  typeOf: (title: string) => StatementType | null,
  problems: ImportProblem[],
): void {
  const begins = lineItems.flatMap(({ kind, label, labelCell }) => {
    const type = kind === 'heading' && label.length <= 60 ? typeOf(label) : null
    return type === 'income' || type === 'balance' || type === 'cash flow' ? [{ type, label, labelCell }] : []
  })
  const other = begins.find(({ type }) => type !== begins[0]?.type)
  if (!begins[0] || !other) return
  problems.push({
    severity: 'warning',
    code: 'several-statements',
    sheet,
    cell: other.labelCell,
    message: `“${shorten(begins[0].label, 60)}” (${begins[0].labelCell}) and “${shorten(other.label, 60)}” stand below each other under one header. They are read as one statement, and its columns have one kind of period: check them, or give each its own header.`,
  })
}

/** Words in a column of figures are a problem, said once a line; in a column of remarks they are what it is for. */
export function settleTexts(
  values: ImportStatement['lineItems'][number]['values'],
  columns: ImportColumn[],
  sheet: string,
  problems: ImportProblem[],
): void {
  const others: ImportStatement['lineItems'][number]['values'] = []
  for (const value of values) {
    if (value.flag !== 'unreadable') continue
    if (columns.find(({ id }) => id === value.column)?.role === 'other') value.flag = null
    else others.push(value)
  }
  const [first, ...more] = others
  // `OK` under every period is one remark, not twelve.
  const together = more.length > 1
  for (const value of together ? others.slice(0, 1) : others)
    problems.push({
      severity: 'warning',
      code: 'text-among-figures',
      sheet,
      cell: value.cell,
      ...(together && { cells: others.map(({ cell }) => cell) }),
      message:
        together && first
          ? `“${shorten(first.text, 80)}” is no number, nor is what stands in ${someCells(more.map(({ cell }) => cell))}. The line has no values there.`
          : `“${shorten(value.text, 80)}” is no number. The line has no value here.`,
    })
}

/** What a list takes of the sheet, so that the rest can be told as left out. */
export const usedByList = (table: Table, list: List): Area[] => [
  {
    rows: new Set([
      ...table.headerRows.slice(list.headRows ? -list.headRows : -1),
      ...table.repeats,
      ...table.body.filter(row => row < (list.rows[0] ?? 0)),
      ...list.rows,
    ]),
    columns: new Set(list.columns.map(({ index }) => index)),
  },
  ...titleAreas(table),
]
