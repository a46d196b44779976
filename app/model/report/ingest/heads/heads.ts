import { bareTimeAt, bareTimes, isNumbered } from '../time/bare-times.ts'
import type { Reading } from '../cells/figure.ts'
import { eachVisible, headOf, isFigure, isHead, isMissingMark, visibleCells, withoutFarYears, yearLike } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import type { HeaderFacts } from './header.ts'
import { joinHeaders, namesTime, readHeader } from './header.ts'
import { hasBothSides, ledgerHeads } from './ledger-heads.ts'
import { isCurrentAt, letterAt } from '../scenarios/scenario-letters.ts'
import {
  counts,
  headsFigures,
  inDateColumn,
  isAmongDates,
  isChange,
  isCrowded,
  isDuration,
  isGroupAgain,
  isListed,
  isPivotHead,
  isRecord,
  periodsBelow,
  standsAmid,
} from './head-rows.ts'
import { areGroups, isUnitText, namesEach, namesPartly, namesUnderOne, ofYearBelow, saysMore } from './group-heads.ts'
import { saidBeside } from './marks-beside.ts'
import { mergedColumns, mergesAt } from './merged-heads.ts'
import { planHeads } from '../plans/plan-heads.ts'
import { lowerHeads, textHeads } from './text-heads.ts'
import { isUnreadPart } from '../time/open-years.ts'
import { inEnglish } from '../time/time-words.ts'
import { unitAlone } from '../units/unit.ts'
import { yearsAs } from '../turned/year-rows.ts'

export interface HeadRow {
  rows: number[]
  columns: number[]
  head: 'periods' | 'texts'
  /** It names scenarios only, no time. */
  bare?: boolean
}

export interface TableColumn {
  index: number
  label: string
  headerCells: string[]
  /** What stands in them. */
  texts: string[]
  facts: HeaderFacts
}

export function findHeads(grid: Grid, rows: number[], first: number, right: number, reading: Reading): HeadRow[] {
  const plan = planHeads(grid, rows, first, right, reading)
  if (plan.length > 0) return plan
  const ledger = ledgerHeads(grid, rows, first, right, reading)
  if (ledger.length > 0) return ledger
  const heads: HeadRow[] = []
  const dated = new Map<number, number>()
  for (const [place, row] of rows.entries()) {
    const all = headsOrNothing(grid, row, first + 1, right, reading)
    if (!all) continue
    const body = withoutFarYears(all)
    const named = body.filter(({ cell }) => isHead(cell, reading))
    const times = [...named, ...bareTimes(body, named, reading)]
    const years = body.filter(({ cell }) => yearLike(cell))
    const figures = body.filter(({ cell }) => isFigure(cell, reading) && !yearLike(cell))
    // `Soll` beside `Haben` is no plan.
    if (times.length === 0 || figures.length > 0 || hasBothSides(body.map(({ cell }) => cellText(cell)))) continue
    if (isDuration(grid, row, times, { labels: first, above: heads.length > 0 }, reading)) continue
    if (years.length === 1 && isRecord(grid, row, years[0]?.column ?? -1, body, reading)) continue
    if (years.length > 0) {
      const over = heads.at(-1)
      const above = over && body.map(({ column }) => columnHead(grid, over.rows, column, reading, new Map()))
      if (yearsAs(grid, row, { first, right, rows, place }, above ?? null, reading) === 'figures') continue
    }
    if (times.every(({ cell }) => isChange(cell, reading)) && periodsBelow(grid, rows, place, first, reading)) continue
    if (times.map(({ column }) => inDateColumn(grid, rows, place, column, reading, dated)).every(Boolean)) continue
    const among = body.filter(({ column }) => isAmongDates(grid, rows, place, column, reading))
    if (among.length > 0 && times.some(time => !among.includes(time))) continue
    const [one, another] = times
    const below = rows.slice(place + 1, place + 7)
    if (one && !another && (!headsFigures(grid, one.column, below, reading) || standsAmid(grid, body, heads.at(-1), below, reading)))
      continue
    if (another && isListed(grid, rows, place, times, reading)) continue
    // `Variance` over `% | Value` is one name more beside `Budget | Actual`, not two.
    const over = heads.at(-1)?.rows.includes(row - 1) ? mergedColumns(grid, [row - 1], first, right) : []
    const apart = body.filter(({ column }) => !over.includes(column))
    if (isCrowded(grid, row, apart, times, below, reading) && !isGroupAgain(body, row, heads.at(-1))) continue
    if (body.some(({ cell }) => cellText(cell).length > 80)) continue
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
    heads.push({ rows: [row], columns: body.map(({ column }) => column), head: 'periods', bare })
  }
  // `Actuals … Estimates` over a fuller header right below adds to it where it is clear over which of its columns it stands, else it is part of
  // the title.
  for (let index = heads.length - 2; index >= 0; index--) {
    const head = heads[index]
    const next = heads[index + 1]
    if (!head || !next || (next.rows[0] ?? 0) - (head.rows.at(-1) ?? 0) > 3 || next.columns.length < 2) continue
    const over = union(head.columns, mergedColumns(grid, head.rows, first, right))
    const partly = over.length < next.columns.length
    if (!partly && !head.bare) continue
    const clear = next.columns.every(column => over.includes(column)) || (head.bare && marksOut(grid, head, next))
    if (clear) next.rows.unshift(...head.rows)
    heads.splice(index, 1)
  }
  for (const head of heads) {
    head.columns = union(head.columns, mergedColumns(grid, head.rows, first, right))
    addNames(grid, rows, head, first, right, reading)
  }
  const known = new Set(heads.flatMap(head => head.rows))
  for (const row of rows)
    if (!known.has(row) && isPivotHead(grid, row, right))
      heads.push({ rows: [row], columns: visibleCells(grid, row, first, right).map(({ column }) => column), head: 'texts' })
  const found = heads.length > 0 ? heads : textHeads(grid, rows, first, right, reading)
  return [...found, ...lowerHeads(grid, rows, found, { first, right }, reading)].sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0))
}

/** Whether scenarios alone say over which columns they stand: each is merged over its own, or the first stands over the first of them. */
function marksOut(grid: Grid, { rows, columns }: HeadRow, next: HeadRow): boolean {
  const [row, ...others] = rows
  if (row === undefined || others.length > 0 || !columns.every(column => next.columns.includes(column))) return false
  const merged = columns.every(column => mergesAt(grid, row).some(({ left, right }) => left === column && right > left))
  return merged || (columns.length > 1 && columns[0] === next.columns[0])
}

/** The cells of a row where one of them can head a column. Of most rows of a long table none can. */
function headsOrNothing(grid: Grid, row: number, left: number, right: number, reading: Reading): { column: number; cell: Cell }[] | null {
  let some = false
  eachVisible(grid, row, left, right, cell => {
    some ||= isHead(cell, reading)
  })
  return some ? visibleCells(grid, row, left, right) : null
}

const NAMES_CORNER =
  /^(?:segments?|entit(?:y|ies)|compan(?:y|ies)|divisions?|regions?|business units?|legal entit(?:y|ies)|countr(?:y|ies)|currency|units?|in\b.*)$/i

const NOTE = /^(?:notes?|ref\.?|anhang|anm\.?|notas?)$/i

/** `Account | Name | € | €` right below the periods: what each of them counts in, and what the labels in front of them are. */
function areUnitsBelow(cells: readonly { column: number; cell: Cell }[], columns: readonly number[], reading: Reading): boolean {
  const [left = 0] = columns
  const units = cells.filter(({ column, cell }) => columns.includes(column) && cell.kind === 'text' && unitAlone(cell.value) !== null)
  const labels = cells.filter(one => !units.includes(one))
  return (
    units.length > 0 &&
    units.length === columns.length &&
    labels.every(({ column, cell }) => column < left && cell.kind === 'text' && cell.value.length <= LABEL_HEAD && !isFigure(cell, reading))
  )
}

/** A name over labels, and no sentence. */
const LABEL_HEAD = 40

/** Rows of names right above or below the periods, over the same columns: companies, segments, currencies. One name alone is a title. */
function addNames(grid: Grid, rows: number[], head: HeadRow, first: number, right: number, reading: Reading): void {
  const top = head.rows[0] ?? 0
  const bottom = head.rows.at(-1) ?? 0
  const above = rows.findLast(row => row < top)
  const below = rows.find(row => row > bottom)
  const names = (row: number | undefined): boolean => {
    if (row === undefined || row < top - 2 || row > bottom + 1) return false
    const cells = visibleCells(grid, row, 0, right)
    if (row > bottom && areUnitsBelow(cells, head.columns, reading)) return true
    const body = cells.filter(
      ({ column, cell }) =>
        (column > first && !(NOTE.test(cellText(cell)) && !head.columns.includes(column))) || head.columns.includes(column),
    )
    const corner = cells.filter(other => !body.includes(other))
    // One unit under all of them is a row of units.
    // `P8` alone over `Actual | Budget` is no title either.
    const numbered = row < top && head.bare === true && body.length > 0 && body.every(({ cell }) => isNumbered(cell))
    const units = body.length > 0 && body.every(({ cell }) => cell.kind === 'text' && unitAlone(cell.value) !== null)
    if (row < top && units && body.every(({ cell, column }) => saysForAll(grid, head, cell, column, reading))) return false
    return (
      (units || numbered || new Set(body.map(({ cell }) => cellText(cell))).size >= 2) &&
      (corner.every(({ cell }) => NAMES_CORNER.test(cellText(cell)) || NOTE.test(cellText(cell)) || isUnitText(cell)) ||
        (row < top && areGroups(body, head.columns))) &&
      body.every(
        ({ cell, column }) =>
          cell.kind === 'text' &&
          head.columns.includes(column) &&
          cellText(cell).length <= 60 &&
          /\p{L}|[%€$£]/u.test(cell.value) &&
          !isFigure(cell, reading) &&
          !isMissingMark(cell, reading) &&
          !(isHead(cell, reading) && (row > top || saysMore(cell, reading))),
      )
    )
  }
  const again = below === bottom + 1 && head.rows.length === 1 ? namesAgain(grid, below, head, right, reading) : []
  const partly = below === bottom + 1 && head.rows.length === 1 && again.length === 0 ? namesPartly(grid, below, head, right, reading) : []
  const one = below === bottom + 1 ? namesUnderOne(grid, below, head, right, reading) : []
  const under = partly.length > 0 ? partly : one
  if (again.length > 0 || under.length > 0) head.columns = again.length > 0 ? again : under
  if (names(above) || counts(grid, above, first, head, right)) head.rows.unshift(above as number)
  // Periods over several columns each, merged or not, or written once more over each of them.
  const isWider = again.length > 0 || mergedColumns(grid, head.rows, first, right).length > 0 || isTwice(grid, head)
  const isNamed = isWider && namesEach(grid, below, head, first, right, reading)
  if (under.length > 0 || isNamed || names(below) || counts(grid, below, first, head, right)) head.rows.push(below as number)
  // `£m | £m` below `Unaudited | Audited`.
  const last = head.rows.at(-1) ?? 0
  const behind = rows.find(row => row > last)
  if (last > bottom && behind === last + 1 && areUnitsBelow(visibleCells(grid, behind, 0, right), head.columns, reading))
    head.rows.push(behind)
}

/** `in € thousands` above the last of `2026 | 2025 | Notes`, and over neither year: it says what all of them count in, as a title does. */
function saysForAll(grid: Grid, head: HeadRow, cell: Cell, column: number, reading: Reading): boolean {
  const isTimed = head.rows.some(row => {
    const facts = headOf(grid.rows[row]?.[column], reading)
    return facts !== null && !facts.variance && (namesTime(facts) || facts.relative || facts.scenario !== null)
  })
  return !isTimed && unitAlone(cellText(cell)) === 'money'
}

/** `2026 | 2026 | 2025 | 2025`: what tells the columns apart stands elsewhere. */
const isTwice = (grid: Grid, { rows, columns }: HeadRow): boolean =>
  rows.length === 1 && new Set(columns.map(column => cellText(grid.rows[rows[0] ?? -1]?.[column]))).size < columns.length

/**
 * `October | | | YTD` over `UK | DE | Group | UK | DE | Group`, not merged: the columns of names that come again under each of the periods, as many
 * under each; none where it is not so.
 */
function namesAgain(grid: Grid, row: number, head: HeadRow, right: number, reading: Reading): number[] {
  const [start] = head.columns
  const cells = start === undefined ? [] : visibleCells(grid, row, start, right)
  const width = cells.length / head.columns.length
  if (!Number.isInteger(width) || width < 2 || head.columns.length < 2) return []
  const isAgain = cells.every(
    ({ cell, column }, at) =>
      cell.kind === 'text' &&
      /[\p{L}%]/u.test(cell.value) &&
      !isHead(cell, reading) &&
      !isFigure(cell, reading) &&
      cellText(cell) === cellText(cells[at % width]?.cell) &&
      (at % width !== 0 || column === head.columns[at / width]),
  )
  return isAgain && new Set(cells.map(({ cell }) => cellText(cell))).size === width ? cells.map(({ column }) => column) : []
}

export const union = (a: number[], b: number[]): number[] => [...new Set([...a, ...b])].sort((x, y) => x - y)

export function columnHead(
  grid: Grid,
  rows: number[],
  column: number,
  reading: Reading,
  spread: ReadonlyMap<number, ReadonlyMap<number, number>>,
): TableColumn {
  const cells = rows.flatMap(row => {
    const at = headerCell(grid, row, spread.get(row)?.get(column) ?? column)
    const cell = grid.rows[at.row]?.[at.column]
    if (!cell || isBlank(cell)) return []
    const said = saidBeside(grid, at.row, at.column)
    const own = said === null ? headOf(cell, reading) : readHeader(said, reading.order)
    const bare = bareTimeAt(grid, { ...at, isLast: row === rows.at(-1) }, reading)
    return [{ name: grid.moved?.get(cell) ?? cellName(at.row, at.column), cell, said, facts: bare && own ? { ...own, ...bare } : own }]
  })
  const facts = cells.map(cell => cell.facts).filter(found => found !== null)
  const letter = rows.map(row => letterAt(grid, row, column)).find(found => found !== null)
  const joined = ofYearBelow(facts, joinHeaders(facts))
  const labels = cells.map(({ cell }) => (cell.kind === 'date' ? cell.value.slice(0, 10) : cellText(cell)))
  return {
    index: column,
    label: [...new Set(labels)].join(' '),
    headerCells: [...new Set(cells.map(({ name }) => name))],
    texts: [...new Set(cells.map(({ said }, at) => said ?? labels[at] ?? ''))],
    facts: {
      ...joined,
      spans: joined.spans || isUnreadPart(inEnglish(labels.join(' ')), joined),
      scenario: joined.scenario ?? letter ?? null,
      relation: joined.relation ?? (rows.some(row => isCurrentAt(grid, row, column)) ? 'this period' : null),
    },
  }
}

/** A merged header stands in its first cell and counts for all of its columns. */
function headerCell(grid: Grid, row: number, column: number): { row: number; column: number } {
  if (!isBlank(grid.rows[row]?.[column])) return { row, column }
  const merge = mergesAt(grid, row).find(({ left, right }) => left <= column && right >= column)
  return merge ? { row: merge.top, column: merge.left } : { row, column }
}
