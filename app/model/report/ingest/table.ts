import type { DayOrder } from './dates.ts'
import type { Cell, Grid } from './grid.ts'
import { cellName, cellText, isBlank } from './grid.ts'
import type { HeaderFacts } from './header.ts'
import { isColumnHead, joinHeaders, namesTime, readHeader } from './header.ts'
import type { DecimalMark, NumberText } from './number.ts'
import { parseNumber } from './number.ts'
import { speaksOfUnits } from './unit.ts'

/** How the texts of a workbook are to be read: decided once, over all of its cells. */
export interface Reading {
  mark: DecimalMark
  order: DayOrder
  /** Numbers as texts are the rule (CSV), not the exception. */
  textCells: boolean
  /** What texts were found to say: a long list repeats its words. */
  heads: Map<string, HeaderFacts>
  numbers: Map<string, NumberText>
}

export interface TableColumn {
  index: number
  label: string
  headerCells: string[]
  facts: HeaderFacts
}

/** One table on a sheet: titles above, header rows, a body, and the columns of its figures. */
export interface Table {
  grid: Grid
  titles: { row: number; text: string }[]
  headerRows: number[]
  /** Rows of the body in order; header rows that merely repeat are left out. */
  body: number[]
  left: number
  right: number
  labelColumns: number[]
  columns: TableColumn[]
  /** What stands in the header row over the labels: `in thousands`, `Item`. */
  corner: string
  /** Header rows that stay in the body for what they say over the labels: their other cells are no values. */
  headings: number[]
  /** Titles of the sheet that stand over an earlier table on it: its unit and scenario count here too. */
  context: string[]
  head: 'periods' | 'texts' | 'none'
}

/** The number that a text means, by the table's decimal mark. */
export function numberOf(text: string, reading: Reading): NumberText {
  let parsed = reading.numbers.get(text)
  if (!parsed) {
    parsed = parseNumber(text, reading.mark)
    if (text.length <= 60) reading.numbers.set(text, parsed)
  }
  return parsed
}

/** A cell that shows a figure (or the lack of one) rather than words. */
export function isFigure(cell: Cell | undefined, reading: Reading): boolean {
  if (!cell) return false
  if (cell.kind === 'text') {
    const parsed = numberOf(cell.value, reading)
    return parsed.is === 'number' || parsed.is === 'ambiguous'
  }
  return cell.kind === 'number' || cell.kind === 'duration' || cell.kind === 'error' || cell.kind === 'uncached'
}

const isMissingMark = (cell: Cell | undefined, reading: Reading): boolean =>
  cell?.kind === 'text' && numberOf(cell.value, reading).is === 'missing'

/** A whole number that may be a year in a header: 1990 to 2100, without a fraction. */
const yearLike = (cell: Cell): boolean =>
  (cell.kind === 'number' || cell.kind === 'text') && /^(?:199\d|20\d\d|2100)$/.test(cell.value.trim())

export function headOf(cell: Cell | undefined, reading: Reading): HeaderFacts | null {
  if (!cell || isBlank(cell)) return null
  if (cell.kind === 'date') return readHeader('', reading.order, cell.value)
  if (cell.kind !== 'text' && cell.kind !== 'number') return null
  if (cell.kind === 'number' && !yearLike(cell)) {
    const shown = cellText(cell)
    return shown === cell.value ? null : readHeader(shown, reading.order)
  }
  const text = cellText(cell)
  if (text.length > 120) return null
  if (cell.kind === 'text' && !yearLike(cell) && isFigure(cell, reading)) return null
  let facts = reading.heads.get(text)
  if (!facts) {
    facts = readHeader(text, reading.order)
    reading.heads.set(text, facts)
  }
  return facts
}

/** The tables of a sheet, left to right and top to bottom. Hidden rows and columns are not looked at. */
export function findTables(grid: Grid, reading: Reading): Table[] {
  return strips(grid, reading).flatMap(({ left, right }) => tablesOfStrip(grid, left, right, reading))
}

/** Visible cells of a row within columns, blanks left out. */
export function visibleCells(grid: Grid, row: number, left: number, right: number): { column: number; cell: Cell }[] {
  const cells = grid.hiddenRows.has(row) ? undefined : grid.rows[row]
  const found: { column: number; cell: Cell }[] = []
  cells?.forEach((cell, column) => {
    if (cell && column >= left && column <= right && !isBlank(cell) && !grid.hiddenColumns.has(column)) found.push({ column, cell })
  })
  return found
}

interface Strip {
  left: number
  right: number
}

/** Parts of a sheet with an empty column between them, where the right one has labels or headers of its own. */
function strips(grid: Grid, reading: Reading): Strip[] {
  const used = new Map<number, { texts: number; figures: number; heads: number }>()
  const headRows = new Set<number>()
  grid.rows.forEach((_, row) => {
    const cells = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)
    const heads = cells.filter(({ cell }) => isHead(cell, reading)).length
    if (heads >= 2) headRows.add(row)
    for (const { column, cell } of cells) {
      const count = used.get(column) ?? { texts: 0, figures: 0, heads: 0 }
      if (isFigure(cell, reading) || isMissingMark(cell, reading) || cell.kind === 'date') count.figures++
      else count.texts++
      if (headRows.has(row) && isHead(cell, reading)) count.heads++
      used.set(column, count)
    }
  })
  const columns = [...used.keys()].sort((a, b) => a - b)
  const groups: number[][] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last && contiguous(grid, last.at(-1) ?? 0, column)) last.push(column)
    else groups.push([column])
  }
  const joined: { left: number; right: number; heads: number; figures: number }[] = []
  for (const group of groups) {
    const sum = (key: 'texts' | 'figures' | 'heads'): number => group.reduce((total, column) => total + (used.get(column)?.[key] ?? 0), 0)
    const before = joined.at(-1)
    // Labels without a figure of their own belong to the figures to their right; so do columns without words of their own.
    const belongs =
      before &&
      (before.figures === 0 || sum('texts') <= sum('heads') || (sum('heads') > 0 && before.heads > 0 && sum('texts') <= sum('heads') + 1))
    if (before && belongs && sum('figures') > 0) {
      before.right = group.at(-1) ?? before.right
      before.heads += sum('heads')
      before.figures += sum('figures')
    } else if (group.length > 0)
      joined.push({ left: group[0] ?? 0, right: group.at(-1) ?? 0, heads: sum('heads'), figures: sum('figures') })
  }
  return joined
}

/** Whether only hidden columns lie between two columns. */
function contiguous(grid: Grid, from: number, to: number): boolean {
  for (let column = from + 1; column < to; column++) if (!grid.hiddenColumns.has(column)) return false
  return true
}

function isHead(cell: Cell, reading: Reading): boolean {
  const facts = headOf(cell, reading)
  return facts !== null && isColumnHead(facts)
}

interface HeadRow {
  rows: number[]
  columns: number[]
  head: 'periods' | 'texts'
  /** It names scenarios only, no time. */
  bare?: boolean
}

function tablesOfStrip(grid: Grid, left: number, right: number, reading: Reading): Table[] {
  const rows: number[] = []
  grid.rows.forEach((_, row) => {
    if (visibleCells(grid, row, left, right).length > 0) rows.push(row)
  })
  const firstColumn = Math.min(...rows.map(row => visibleCells(grid, row, left, right)[0]?.column ?? right))
  const heads = findHeads(grid, rows, firstColumn, right, reading)
  if (heads.length === 0) {
    const table = makeTable(grid, rows, null, left, right, reading)
    return table ? [table] : []
  }
  const tables: Table[] = []
  const firstHead = heads[0]?.rows[0] ?? 0
  let above = rows.filter(row => row < firstHead)
  for (const [index, head] of heads.entries()) {
    const last = head.rows.at(-1) ?? 0
    const next = heads[index + 1]?.rows[0] ?? Number.POSITIVE_INFINITY
    const body = rows.filter(row => row > last && row < next)
    const before = tables.at(-1)
    const table = makeTable(grid, body, { ...head, above }, left, right, reading)
    if (table && before && sameHead(before, table)) {
      absorbColumns(before, table)
      // The header merely repeats over the next group of rows: what stands in its corner, or right above it, heads that group.
      const own = head.head === 'periods' ? repeatedHeading(grid, head, before) : []
      before.headings.push(...own)
      before.body.push(...own, ...body)
      if (head.head === 'texts') liftTitle(before)
      above = []
      continue
    }
    if (before) above = cutTitles(grid, before, left, right, reading)
    const placed = table && {
      ...table,
      titles: titlesOf(grid, above, left, right),
      context: tables[0]?.titles.map(({ text }) => text) ?? [],
    }
    if (placed) tables.push(placed)
    above = []
  }
  return tables
}

/** A repeated header row stays in the body when it says something over the labels (`Liabilities | Year 1 | Year 2`). */
function repeatedHeading(grid: Grid, head: HeadRow, table: Table): number[] {
  return head.rows.filter(row => table.labelColumns.some(column => !isBlank(grid.rows[row]?.[column])))
}

function sameHead(a: Table, b: Table): boolean {
  const named = (table: Table): string => table.columns.flatMap(({ index, label }) => (label === '' ? [] : [`${index}:${label}`])).join('|')
  return a.head === b.head && named(a) === named(b)
}

/** The line right above the first header heads its rows, where the same header comes again further down. */
function liftTitle(table: Table): void {
  const title = table.titles.at(-1)
  if (!title || title.row + 1 !== table.headerRows[0] || table.headings.includes(title.row)) return
  table.headings.unshift(title.row)
  table.body.unshift(title.row)
}

/** Columns and label columns that only the later rows use. */
function absorbColumns(table: Table, more: Table): void {
  const known = new Set(table.columns.map(({ index }) => index))
  table.columns = [...table.columns, ...more.columns.filter(({ index }) => !known.has(index))].sort((x, y) => x.index - y.index)
  table.labelColumns = union(table.labelColumns, more.labelColumns).filter(column => !table.columns.some(({ index }) => index === column))
  // What stands over the labels of the first header then heads its rows, as it does further down.
  const first = table.headerRows[0]
  if (table.head === 'periods' && first !== undefined && !table.headings.includes(first) && more.corner !== '' && table.corner !== '') {
    table.headings.unshift(first)
    table.body.unshift(first)
  }
}

/** Text rows at the end of a table are the title of the next one. */
function cutTitles(grid: Grid, table: Table, left: number, right: number, reading: Reading): number[] {
  const cut: number[] = []
  while (table.body.length > 0) {
    const row = table.body.at(-1) ?? 0
    if (visibleCells(grid, row, left, right).some(({ cell }) => isFigure(cell, reading) || isMissingMark(cell, reading))) break
    table.body.pop()
    cut.unshift(row)
  }
  return cut
}

function findHeads(grid: Grid, rows: number[], first: number, right: number, reading: Reading): HeadRow[] {
  const heads: HeadRow[] = []
  const filled = new Set<number>()
  for (const row of rows) {
    if (filled.has(row)) continue
    const cells = visibleCells(grid, row, first, right)
    const body = cells.filter(({ column }) => column > first)
    const times = body.filter(({ cell }) => isHead(cell, reading))
    const years = body.filter(({ cell }) => yearLike(cell))
    const figures = body.filter(({ cell }) => isFigure(cell, reading) && !yearLike(cell))
    if (
      times.length === 0 ||
      figures.length > 0 ||
      (years.length > 0 && !yearsInOrder(years)) ||
      (years.length === 1 && years[0]?.cell.kind === 'number')
    )
      continue
    const long = body.filter(({ cell }) => cellText(cell).length > 80).length
    if (times.length < 2 && !headsFigures(grid, row, times[0]?.column ?? 0, rows, reading)) continue
    if (times.length * 2 < body.length || long > 0) continue
    const span = [row]
    const above = heads.at(-1)
    // A second header row right below adds to the first.
    if (above && (above.rows.at(-1) ?? -2) + 1 === row) {
      above.rows.push(row)
      above.bare = false
      above.columns = union(
        above.columns,
        body.map(({ column }) => column),
      )
      continue
    }
    const bare = times.every(({ cell }) => {
      const facts = headOf(cell, reading)
      return facts !== null && !namesTime(facts) && !facts.relative
    })
    heads.push({ rows: span, columns: body.map(({ column }) => column), head: 'periods', bare })
  }
  // `Actuals … Estimates` over a fuller header right below adds to it where it stands over all of its columns, else it is part of the title.
  for (let index = heads.length - 2; index >= 0; index--) {
    const head = heads[index]
    const next = heads[index + 1]
    if (!head || !next || (next.rows[0] ?? 0) - (head.rows.at(-1) ?? 0) > 3 || next.columns.length < 2) continue
    const over = union(head.columns, mergedColumns(grid, head, first, right))
    const partly = over.length < next.columns.length
    if (!partly && !head.bare) continue
    if (next.columns.every(column => over.includes(column))) next.rows.unshift(...head.rows)
    heads.splice(index, 1)
  }
  for (const head of heads) head.columns = union(head.columns, mergedColumns(grid, head, first, right))
  if (heads.length > 0) return heads
  return textHeads(grid, rows, first, right, reading)
}

const union = (a: number[], b: number[]): number[] => [...new Set([...a, ...b])].sort((x, y) => x - y)

/** Columns that a merged header covers. */
function mergedColumns(grid: Grid, head: HeadRow, first: number, last: number): number[] {
  const columns: number[] = []
  for (const row of head.rows)
    for (const { top, left, bottom, right } of mergesAt(grid, row)) {
      if (top > row || bottom < row || left <= first || right > last || top < (head.rows[0] ?? 0)) continue
      for (let column = left; column <= right; column++) if (!grid.hiddenColumns.has(column)) columns.push(column)
    }
  return columns
}

const mergeIndex = new WeakMap<Grid, Map<number, Grid['merges']>>()

/** Merges that touch a row. Headers are merged over a few rows at most, so only a merge's first rows are indexed. */
function mergesAt(grid: Grid, row: number): Grid['merges'] {
  let index = mergeIndex.get(grid)
  if (!index) {
    index = new Map()
    mergeIndex.set(grid, index)
    for (const merge of grid.merges)
      for (let at = merge.top; at <= Math.min(merge.bottom, merge.top + 4); at++) {
        const list = index.get(at)
        if (list) list.push(merge)
        else index.set(at, [merge])
      }
  }
  return index.get(row) ?? []
}

function yearsInOrder(years: { cell: Cell }[]): boolean {
  const values = years.map(({ cell }) => Number('value' in cell ? cell.value : 0))
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? 0))
  return steps.every(step => step === steps[0]) && (steps.length === 0 || Math.abs(steps[0] ?? 0) === 1)
}

/** A single header needs figures under it, near. */
function headsFigures(grid: Grid, row: number, column: number, rows: number[], reading: Reading): boolean {
  const below = rows.filter(other => other > row).slice(0, 6)
  return below.some(other => isFigure(grid.rows[other]?.[column], reading)) && below.length > 0
}

/** The first row of texts over a row with figures: `Item | Amount`. It counts again where it repeats. */
function textHeads(grid: Grid, rows: number[], first: number, right: number, reading: Reading): HeadRow[] {
  const heads: HeadRow[] = []
  let labels: string | undefined
  for (const [index, row] of rows.entries()) {
    const cells = visibleCells(grid, row, first, right)
    if (cells.length < 2 || !cells.every(({ cell }) => cell.kind === 'text' && !isFigure(cell, reading) && cellText(cell).length <= 80))
      continue
    const found = cells.map(({ column, cell }) => `${column}:${cellText(cell)}`).join('|')
    const next = rows.slice(index + 1, index + 6)
    const figuresBelow = next.some(other =>
      cells.some(({ column }) => isFigure(grid.rows[other]?.[column], reading) || grid.rows[other]?.[column]?.kind === 'date'),
    )
    const wide = cells.length >= 3
    if (
      labels === undefined
        ? figuresBelow || (wide && index === rows.findIndex(other => visibleCells(grid, other, first, right).length >= 3))
        : found === labels
    ) {
      labels ??= found
      heads.push({ rows: [row], columns: cells.map(({ column }) => column), head: 'texts' })
    }
  }
  return heads
}

function titlesOf(grid: Grid, rows: number[], left: number, right: number): Table['titles'] {
  return rows.flatMap(row => {
    const [first, ...others] = visibleCells(grid, row, left, right).filter(({ cell }) => cell.kind === 'text')
    const text = [first, ...others.filter(({ cell }) => speaksOfUnits(cellText(cell)))]
      .map(found => cellText(found?.cell))
      .join(' ')
      .trim()
    return text ? [{ row, text: text.slice(0, 500) }] : []
  })
}

function makeTable(
  grid: Grid,
  body: number[],
  head: (HeadRow & { above: number[] }) | null,
  left: number,
  right: number,
  reading: Reading,
): Table | null {
  const counts = countColumns(grid, [...(head?.head === 'periods' ? head.rows : []), ...body], left, right, reading)
  const headed = head ? head.columns.filter(column => head.head === 'texts' || !isLabelColumn(counts.get(column))) : []
  const firstValue = head?.head === 'periods' ? Math.min(...headed) : undefined
  const labelColumns: number[] = []
  const valueColumns = new Set<number>(headed)
  if (head?.head === 'texts') {
    const label = headed.find(column => isLabelColumn(counts.get(column))) ?? headed[0]
    if (label !== undefined) {
      labelColumns.push(label)
      valueColumns.delete(label)
    }
  }
  for (const [column, count] of counts) {
    if (valueColumns.has(column) || labelColumns.includes(column)) continue
    if (firstValue !== undefined && column < firstValue && count.texts > 0 && count.texts >= count.figures) labelColumns.push(column)
    else if (count.figures > 0 && (head === null || count.figures > count.texts || firstValue !== undefined)) valueColumns.add(column)
    else if (head === null || (firstValue !== undefined && column < firstValue)) labelColumns.push(column)
    else valueColumns.add(column)
  }
  const columns = [...valueColumns].sort((a, b) => a - b).map(column => columnHead(grid, head?.rows ?? [], column, reading))
  if (columns.length === 0 || body.length === 0) return head ? emptyTable(grid, head, left, right, columns, labelColumns) : null
  labelColumns.sort((a, b) => a - b)
  const corner = (head?.rows ?? [])
    .flatMap(row => labelColumns.map(column => cellText(grid.rows[row]?.[column])))
    .filter(text => text !== '')
    .join(' ')
  const { titles, rest } = head
    ? { titles: titlesOf(grid, head.above, left, right), rest: body }
    : splitTitles(grid, body, left, right, reading)
  return {
    grid,
    titles,
    headerRows: head?.rows ?? [],
    body: rest,
    left,
    right,
    labelColumns,
    columns,
    corner,
    headings: [],
    context: [],
    head: head?.head ?? 'none',
  }
}

/** A header over nothing is a table too: one without rows. */
function emptyTable(
  grid: Grid,
  head: HeadRow & { above: number[] },
  left: number,
  right: number,
  columns: TableColumn[],
  labelColumns: number[],
): Table {
  return {
    grid,
    titles: titlesOf(grid, head.above, left, right),
    headerRows: head.rows,
    body: [],
    left,
    right,
    labelColumns,
    columns,
    corner: '',
    headings: [],
    context: [],
    head: head.head,
  }
}

interface Count {
  texts: number
  figures: number
}

const isLabelColumn = (count: Count | undefined): boolean => count !== undefined && count.texts > 0 && count.figures === 0

function countColumns(grid: Grid, body: number[], left: number, right: number, reading: Reading): Map<number, Count> {
  const counts = new Map<number, Count>()
  for (const row of body)
    for (const { column, cell } of visibleCells(grid, row, left, right)) {
      const count = counts.get(column) ?? { texts: 0, figures: 0 }
      if (isFigure(cell, reading) || isMissingMark(cell, reading)) count.figures++
      else count.texts++
      counts.set(column, count)
    }
  return new Map([...counts].sort(([a], [b]) => a - b))
}

function columnHead(grid: Grid, rows: number[], column: number, reading: Reading): TableColumn {
  const cells = rows.flatMap(row => {
    const at = headerCell(grid, row, column)
    const cell = grid.rows[at.row]?.[at.column]
    return cell && !isBlank(cell) ? [{ name: cellName(at.row, at.column), cell }] : []
  })
  const facts = cells.map(({ cell }) => headOf(cell, reading)).filter(found => found !== null)
  const labels = cells.map(({ cell }) => (cell.kind === 'date' ? cell.value.slice(0, 10) : cellText(cell)))
  return {
    index: column,
    label: [...new Set(labels)].join(' '),
    headerCells: [...new Set(cells.map(({ name }) => name))],
    facts: joinHeaders(facts),
  }
}

/** A merged header stands in its first cell and counts for all of its columns. */
function headerCell(grid: Grid, row: number, column: number): { row: number; column: number } {
  if (!isBlank(grid.rows[row]?.[column])) return { row, column }
  const merge = mergesAt(grid, row).find(({ left, right }) => left <= column && right >= column)
  return merge ? { row: merge.top, column: merge.left } : { row, column }
}

/** Without a header row, the lines of text before the first gap or figure are the title. */
function splitTitles(
  grid: Grid,
  rows: number[],
  left: number,
  right: number,
  reading: Reading,
): { titles: Table['titles']; rest: number[] } {
  const first = rows.findIndex(row => visibleCells(grid, row, left, right).some(({ cell }) => isFigure(cell, reading)))
  if (first <= 0) return { titles: [], rest: rows }
  const lead = rows.slice(0, first)
  const gap = lead.findIndex((row, index) => index > 0 && row - (lead[index - 1] ?? row) > 1)
  const count = gap > 0 ? gap : lead.length > 1 ? lead.length - 1 : 0
  return { titles: titlesOf(grid, lead.slice(0, count), left, right), rest: rows.slice(count) }
}
