import { countsLines } from '../heads/line-numbers.ts'
import { firstVisible, isFigureOrMark, type Reading, visibleCells } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import { namesTime, readHeader } from '../heads/header.ts'
import { holdsUnits, hasTimeOver, isBareHead, isPivotHead, lastName, linesAbove, namesLines, namesNothing } from '../heads/head-rows.ts'
import type { HeadRow, TableColumn } from '../heads/heads.ts'
import { spreadHeads } from '../heads/spread-heads.ts'
import { holdsTargets, namesUnderTexts } from '../heads/beside-lines.ts'
import { type Count, countColumns, endOfHeads, holdsFigures, isLabelColumn } from '../heads/column-counts.ts'
import { columnHead, findHeads, union } from '../heads/heads.ts'
import type { Survey } from './survey.ts'
import { bandAcross } from './bands.ts'
import { nearNames } from './far-names.ts'
import { listBeside } from './list-beside.ts'
import { ownTimesOf, underOwnTimes } from '../time/own-time.ts'
import { saysOther } from './says-other.ts'
import { strips } from './strips.ts'
import { cornersOf, dropPageHeads, emptyTable, liftTitle, saidForBelow, splitTitles, type Title, titlesOf } from '../heads/table-titles.ts'
import { withoutUnits } from '../units/unit.ts'

/** One table on a sheet: titles above, header rows, a body, and the columns of its figures. */
export interface Table {
  grid: Grid
  titles: Title[]
  headerRows: number[]
  /** Further down, where the same header stands again. */
  repeats: number[]
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
  /** What its statement is called, where its titles are those of a part. */
  name?: string
  /** What its columns count, whatever its titles say. */
  of?: 'things' | 'money'
  /** From which day to which its columns are, whatever its titles say, ISO. */
  span?: { from: string; to: string; isOneOfSeveral?: boolean }
  /** The title that tells it from other tables of the same lines, by their time. */
  ownTime?: Title
  /** Columns that other parts of the table hold. */
  elsewhere?: readonly number[]
  /** The cell that names its statement, where its header is also that of another. */
  anchor?: string
}

/** The tables of a sheet, left to right and top to bottom. Hidden rows and columns are not looked at. */
export function findTables(grid: Grid, reading: Reading, seen?: Survey): Table[] {
  const across = strips(grid, reading, seen)
  const band = across.length > 1 ? bandAcross(grid, across, reading) : null
  if (band) return tablesOfBands(grid, band, reading)
  const beside = across.map(({ left, right }) => tablesOfStrip(grid, left, right, reading))
  // What stands over the whole sheet stands in its first column: it speaks of a table to the right without a title of its own, too.
  const over = beside[0]?.[0]
  return beside.flatMap((tables, at) =>
    tables.map(table => {
      const top = table.headerRows[0] ?? table.body[0] ?? 0
      const shared = at > 0 && over && table.titles.length === 0 && over.titles.every(({ row }) => row < top)
      if (!shared) return table
      // `Financials (EUR k)` over its labels speaks of that table alone, where this one is called something, too.
      const corner = table.corner === '' || withoutUnits(over.corner).trim() === '' ? over.corner : ''
      const said = [...over.titles.map(({ text }) => text), corner].filter(text => text !== '')
      return { ...table, context: [...said, ...table.context] }
    }),
  )
}

/** A table as wide as those beside each other above it, and what stands over and below it, each for itself. */
function tablesOfBands(grid: Grid, { from, to }: { from: number; to: number }, reading: Reading): Table[] {
  const part = (first: number, last: number): Grid => ({
    ...grid,
    rows: grid.rows.map((cells, row) => (row < first || row > last ? [] : cells)),
  })
  const above = findTables(part(0, from - 1), reading)
  const rest = [...findTables(part(from, to), reading), ...findTables(part(to + 1, grid.rows.length), reading)]
  const over = above[0]?.titles.map(({ text }) => text) ?? []
  return [...above, ...rest.map(table => ({ ...table, context: [...over, ...table.context] }))]
}

function tablesOfStrip(grid: Grid, left: number, right: number, reading: Reading): Table[] {
  const rows: number[] = []
  let firstColumn = right
  grid.rows.forEach((_, row) => {
    const first = firstVisible(grid, row, left, right)
    if (first === undefined || namesNothing(grid, row, left, right, reading)) return
    rows.push(row)
    firstColumn = Math.min(firstColumn, first)
  })
  const heads = findHeads(grid, rows, firstColumn, right, reading)
  if (heads.length === 0) {
    const table = makeTable(grid, rows, null, left, right, reading)
    return table ? [table] : []
  }
  const tables: Table[] = []
  /** Lists that stand beside the lines of these tables. */
  const lists: Table[] = []
  const firstHead = heads[0]?.rows[0] ?? 0
  let above = rows.filter(row => row < firstHead)
  const lead = heads[0]?.head === 'periods' ? linesAbove(grid, above, left, right, reading) : []
  const first = tablesOfRows(grid, lead, left, right, reading)
  if (first.length > 0) above = above.slice(lead.length)
  for (const [index, head] of heads.entries()) {
    const last = head.rows.at(-1) ?? 0
    const next = heads[index + 1]?.rows[0] ?? Number.POSITIVE_INFINITY
    const body = rows.filter(row => row > last && row < next)
    const before = tables.at(-1)
    // `Date | 4 January 2026` over texts alone heads nothing: what stands there is part of what stands over the next table.
    if (
      head.head === 'periods' &&
      head.columns.length === 1 &&
      index < heads.length - 1 &&
      body.length > 0 &&
      !holdsFigures(grid, body, left, right, reading)
    ) {
      above = [...above, ...head.rows, ...body]
      continue
    }
    const list = listBeside(grid, head, body, left, reading)
    if (list) lists.push(...tablesOfRows(grid, [...head.rows, ...body], left, list.end, reading))
    const own = list?.begin ?? left
    const table = makeTable(grid, body, { ...head, columns: head.columns.filter(column => column >= own), above }, own, right, reading)
    const repeats = table && before && sameHead(before, table) && !isPivotHead(grid, last, right)
    const times = table && before ? ownTimesOf(before, table, left, right, reading) : null
    if (repeats && !times && !saysOther(before, left, right, reading)) {
      absorbColumns(before, table)
      dropPageHeads(grid, before, left, right)
      // The header merely repeats over the next group of rows: what stands in its corner, or right above it, heads that group.
      const own = head.head === 'periods' ? repeatedHeading(grid, head, before) : []
      before.headings.push(...own)
      before.body = [...before.body, ...own, ...body]
      before.repeats.push(...head.rows)
      if (head.head === 'texts') liftTitle(before)
      above = []
      continue
    }
    if (before) above = [...cutTitles(grid, before, left, right, reading), ...above]
    // What stands over the whole sheet stands over the lines above the first head, where there are any.
    const top = tables[0] ?? first[0]
    const placed = table && {
      ...table,
      titles: titlesOf(grid, above, left, right),
      context: top ? saidForBelow(top) : [],
      ...(times && { ownTime: times[1] }),
    }
    if (times && before) before.ownTime = times[0]
    if (placed) tables.push(placed)
    above = []
  }
  return [...first, ...underOwnTimes(tables, reading), ...lists]
}

/** Tables of a few rows alone: they may stand beside each other where those below do not. */
function tablesOfRows(grid: Grid, rows: readonly number[], left: number, right: number, reading: Reading): Table[] {
  if (rows.length === 0) return []
  const part: Grid = { ...grid, rows: [] }
  for (const row of rows)
    part.rows[row] = (grid.rows[row] ?? []).map((cell, column) => (column < left || column > right ? undefined : cell))
  return strips(part, reading).flatMap(strip => tablesOfStrip(part, strip.left, strip.right, reading))
}

/** A repeated header row stays in the body when it says something of its own over the labels (`Liabilities | Year 1 | Year 2`). */
const repeatedHeading = (grid: Grid, { rows }: HeadRow, { labelColumns, headerRows }: Table): number[] => {
  const said = cornersOf({ grid, headerRows, labelColumns })
  return rows.filter(row => cornersOf({ grid, headerRows: [row], labelColumns }).some(text => !said.includes(text)))
}
function sameHead(a: Table, b: Table): boolean {
  const named = (table: Table): string => table.columns.flatMap(({ index, label }) => (label === '' ? [] : [`${index}:${label}`])).join('|')
  if (a.head !== b.head || named(a) === named(b)) return a.head === b.head
  // The last row of a header of several stands again: `Year 1 | Year 2` over each part, `2025 | 2026` over the first alone.
  const last = a.columns.flatMap(({ index, texts }) => (texts.length > 0 ? [`${index}:${texts.at(-1)}`] : [])).join('|')
  const above = visibleCells(a.grid, a.body.at(-1) ?? -1, a.left, a.right)
  const saysTime = above.some(({ cell }) => cell.kind === 'text' && namesTime(readHeader(cellText(cell), null)))
  return a.headerRows.length > 1 && b.headerRows.length === 1 && last === named(b) && !saysTime
}

/** Columns and label columns that only the later rows use. */
function absorbColumns(table: Table, more: Table): void {
  const known = new Set(table.columns.map(({ index }) => index))
  table.columns = [...table.columns, ...more.columns.filter(({ index }) => !known.has(index))].sort((x, y) => x.index - y.index)
  table.labelColumns = union(table.labelColumns, more.labelColumns).filter(column => !table.columns.some(({ index }) => index === column))
  // What stands over the labels of the first header then heads its rows, as another one does further down.
  const [first] = table.headerRows
  const isOther = more.corner !== '' && table.corner !== '' && more.corner !== table.corner
  if (!isOther || table.head !== 'periods' || first === undefined || table.headings.includes(first)) return
  table.headings.unshift(first)
  table.body.unshift(first)
}

/** Text rows at the end of a table are the title of the next one. */
function cutTitles(grid: Grid, table: Table, left: number, right: number, reading: Reading): number[] {
  const cut: number[] = []
  while (table.body.length > 0) {
    const row = table.body.at(-1) ?? 0
    const cells = visibleCells(grid, row, left, right)
    // A line of a list may be all of words.
    if ((table.head === 'texts' && cells.length > 1) || cells.some(({ cell }) => isFigureOrMark(cell, reading))) break
    table.body.pop()
    cut.unshift(row)
  }
  return cut
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
  const named = head?.head === 'periods' ? lastName(grid, head, counts, body.length, reading) : -1
  const isWords = (column: number): boolean =>
    isLabelColumn(counts.get(column)) || holdsTargets(grid, head, column, counts.get(column), reading)
  const headed = head ? head.columns.filter(column => head.head === 'texts' || (column > named && !isWords(column))) : []
  const firstHeaded = Math.min(...headed)
  const firstValue = head?.head === 'periods' ? firstHeaded : undefined
  const labelColumns: number[] = []
  const valueColumns = new Set<number>(headed)
  if (head?.head === 'texts') {
    for (const column of namesUnderTexts(grid, head.rows, body, headed, counts)) {
      labelColumns.push(column)
      valueColumns.delete(column)
    }
  }
  // Without a head a column of figures is one of values, but for the first where it is of words: the number of a page stands among them.
  const isOwn = (column: number, { texts, figures }: Count): boolean =>
    head === null && (column !== counts.keys().next().value || counts.size < 2 || texts < figures * WORDS)
  for (const [column, count] of counts) {
    if (valueColumns.has(column) || labelColumns.includes(column)) continue
    const left = firstValue !== undefined && column < firstValue
    // A year over nothing is not what the lines are called.
    if (left && count.figures === 0 && isBareHead(grid, head?.rows ?? [], body, column, reading)) continue
    // `Jan | Feb | Mar` over figures alone: the first of them is no name either.
    const isTimed = (): boolean => count.figures === body.length && hasTimeOver(grid, head?.rows ?? [], column, reading)
    const areWords = count.texts > 0 && count.texts >= count.figures && !isTimed()
    const isName = column <= named || areWords || namesLines(grid, head?.rows ?? [], column)
    if (left && isName) labelColumns.push(column)
    else if (count.figures > 0 && (isOwn(column, count) || count.figures > count.texts || firstValue !== undefined))
      valueColumns.add(column)
    else if (head === null || left) labelColumns.push(column)
    else valueColumns.add(column)
  }
  for (const column of labelColumns.length > 0 ? [...valueColumns] : [])
    if (
      (isLabelColumn(counts.get(column)) && holdsUnits({ grid, headerRows: head?.rows ?? [] }, column)) ||
      countsLines(grid, head?.rows ?? [], body, column)
    ) {
      valueColumns.delete(column)
      labelColumns.push(column)
    }
  const end = head?.head === 'periods' && body.length > 0 ? endOfHeads(headed, right) : right
  const spread = spreadHeads(grid, head, reading)
  const shown = [...valueColumns].filter(column => column <= end).sort((a, b) => a - b)
  const columns = shown.map(column => columnHead(grid, head?.rows ?? [], column, reading, spread))
  if (columns.length === 0 || body.length === 0) return head ? emptyTable(grid, head, left, right, columns, labelColumns) : null
  labelColumns.sort((a, b) => a - b)
  const names = head === null ? nearNames(grid, body, labelColumns, shown[0] ?? 0) : labelColumns
  const isNear = names.length < labelColumns.length
  const corner = cornersOf({ grid, headerRows: head?.rows ?? [], labelColumns }).join(' ')
  const { titles, rest } = head
    ? { titles: titlesOf(grid, head.above, left, right), rest: body }
    : splitTitles(grid, body, left, right, reading)
  return {
    grid,
    titles,
    headerRows: head?.rows ?? [],
    repeats: [],
    body: rest,
    left: isNear ? (names[0] ?? left) : left,
    right: end,
    labelColumns: names,
    columns,
    corner,
    headings: [],
    context: [],
    head: head?.head ?? 'none',
  }
}

/** So many words to a figure make a first column without a head one of names. */
const WORDS = 5
