import type { Reading } from '../cells/figure.ts'
import { headOf, isFigure, isHead, visibleCells } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import { type HeaderFacts, namesTime } from './header.ts'
import type { Placed } from './head-rows.ts'
import { speaksOfUnits, unitAlone } from '../units/unit.ts'

// Headings over several columns each, and what stands right below them.

/** Scenarios over the first of several columns each; `Act | Act | Fcst | Fcst` stands over each of its own, and speaks for none behind them. */
export function nameScenarios(grid: Grid, row: number, columns: readonly number[], starts: readonly number[], reading: Reading): boolean {
  const textAt = (at: number): string => cellText(grid.rows[row]?.[columns[at] ?? -1])
  return starts.every(at => {
    const facts = headOf(grid.rows[row]?.[columns[at] ?? -1], reading)
    const isScenario = facts !== null && !namesTime(facts) && (facts.scenario !== null || facts.variance)
    return isScenario && textAt(at) !== textAt(at + 1)
  })
}

/**
 * `Month | | | YTD | | | |` over `Actual | Budget | Var | Actual | Budget | Var | Last year`: what comes again below begins a group anew, and nothing
 * comes twice in one of them.
 */
export function comeAgain(
  grid: Grid,
  { above, row }: { above: number; row: number },
  columns: readonly number[],
  starts: readonly number[],
  reading: Reading,
): boolean {
  const below = columns.map(column => cellText(grid.rows[row]?.[column]))
  const groups = starts.map((start, at) => below.slice(start, starts[at + 1]))
  const areNamed = below.every((text, at) => text !== '' && headOf(grid.rows[row]?.[columns[at] ?? -1], reading) !== null)
  // `Second quarter | | First half | | Full year` over `2026 | 2025 | 2026 | 2025 | 2025`: the last may stand over one of them.
  const isLastTime = (at: number): boolean => {
    const column = at > 1 && at === groups.length - 1 ? (columns[starts[at] ?? -1] ?? -1) : -1
    const times = [above, row].map(one => headOf(grid.rows[one]?.[column], reading))
    return times.every(facts => facts !== null && namesTime(facts))
  }
  const areApart = groups.every((group, at) => (group.length > 1 || isLastTime(at)) && new Set(group).size === group.length)
  return areNamed && areApart && groups.slice(1).every((group, at) => group.some(text => groups[at]?.includes(text)))
}

/**
 * `2025 | | | 2024` over `Gross | Depreciation | Net | Net`: what stands under a later time stands under the first of them as well, which has more
 * names than one.
 */
export function comesAgainPartly(names: readonly string[], starts: readonly number[]): boolean {
  const groups = starts.map((start, at) => names.slice(start, starts[at + 1]))
  const [first = [], ...others] = groups
  return (
    first.length > 1 &&
    others.length > 0 &&
    groups.every(group => new Set(group).size === group.length && !group.includes('')) &&
    others.every(group => group.every(name => first.includes(name)))
  )
}

/** The columns of such names, right below times that are not merged; none where it is not so. */
export function namesPartly(
  grid: Grid,
  row: number,
  head: { rows: readonly number[]; columns: readonly number[] },
  right: number,
  reading: Reading,
): number[] {
  const [start, another] = head.columns
  const cells = start === undefined || another === undefined ? [] : visibleCells(grid, row, start, right)
  const columns = cells.map(({ column }) => column)
  const starts = head.columns.map(column => columns.indexOf(column))
  const areNames = cells.every(
    ({ cell, column }) =>
      cell.kind === 'text' &&
      /\p{L}/u.test(cell.value) &&
      cellText(cell).length <= 40 &&
      !isHead(cell, reading) &&
      !isFigure(cell, reading) &&
      Array.from({ length: NEAR }, (_, at) => grid.rows[row + 1 + at]?.[column]).some(below => isFigure(below, reading)),
  )
  const isUnder = starts.every(at => at >= 0) && cells.length > starts.length
  const names = cells.map(({ cell }) => cellText(cell))
  return areNames && isUnder && comesAgainPartly(names, starts) ? columns : []
}

/** `Job | Revenue | Cost | Revenue | Cost` right below headings that are merged over several columns: a text for each of them, over figures. */
export function namesEach(
  grid: Grid,
  row: number | undefined,
  head: { rows: readonly number[]; columns: readonly number[] },
  first: number,
  right: number,
  reading: Reading,
): boolean {
  if (row === undefined || row !== (head.rows.at(-1) ?? 0) + 1) return false
  const cells = visibleCells(grid, row, first, right)
  const isName = (cell: Cell): boolean =>
    cell.kind === 'text' && cellText(cell).length <= 40 && !isFigure(cell, reading) && /\p{L}/u.test(cell.value)
  const own = cells.filter(({ column }) => head.columns.includes(column))
  const isOverFigures = own.every(({ column }) => isFigure(grid.rows[row + 1]?.[column], reading))
  return (
    own.length === head.columns.length &&
    cells.every(({ cell }) => isName(cell)) &&
    isOverFigures &&
    new Set(own.map(({ cell }) => cellText(cell))).size >= 2
  )
}

/** `Area | | Yield | ` over `2026 | 2025 | 2026 | 2025`: names over the first of several columns each, as many under each. */
export function areGroups(body: Placed, columns: readonly number[]): boolean {
  const width = columns.length / body.length
  return body.length >= 2 && Number.isInteger(width) && width >= 2 && body.every(({ column }, at) => column === columns[at * width])
}

/** A time or a difference: more than `Budget` beside the names of funds. */
export const saysMore = (cell: Cell, reading: Reading): boolean => {
  const facts = headOf(cell, reading)
  return facts === null || namesTime(facts) || facts.variance || facts.relative
}

/** `£m` over the labels, beside names. */
export const isUnitText = (cell: Cell): boolean => cell.kind === 'text' && (unitAlone(cell.value) !== null || speaksOfUnits(cell.value))

/** Whether below a text that stands alone in its row are names only, one for each of the columns. */
export const isOverNames = (grid: Grid, row: number, columns: readonly number[], reading: Reading): boolean =>
  columns.length > 1 &&
  columns.every(column => {
    const cell = grid.rows[row + 1]?.[column]
    return cell?.kind === 'text' && /\p{L}/u.test(cell.value) && !isHead(cell, reading)
  })

/** So many rows below names the figures begin, past a heading. */
const NEAR = 6

/**
 * `2026` alone over the first of `General fund | Restricted fund | Total`, not merged: the columns of the names, each over figures; none where it
 * is not so.
 */
export function namesUnderOne(
  grid: Grid,
  row: number,
  head: { rows: readonly number[]; columns: readonly number[] },
  right: number,
  reading: Reading,
): number[] {
  const [start, another] = head.columns
  if (start === undefined || another !== undefined || head.rows.length > 1) return []
  const facts = headOf(grid.rows[head.rows[0] ?? -1]?.[start], reading)
  const cells = visibleCells(grid, row, start, right)
  const columns = cells.map(({ column }) => column)
  const areNames =
    cells.length > 1 &&
    columns[0] === start &&
    isOverNames(grid, row - 1, columns, reading) &&
    cells.every(({ cell }) => cellText(cell).length <= 40 && !isFigure(cell, reading)) &&
    // `Units` among `Price | Revenue` is a name like them.
    cells.filter(({ cell }) => isUnitText(cell)).length * 2 < cells.length &&
    new Set(cells.map(({ cell }) => cellText(cell))).size === cells.length
  if (!areNames || facts === null || !namesTime(facts)) return []
  const isOverFigures = (column: number): boolean =>
    Array.from({ length: NEAR }, (_, at) => grid.rows[row + 1 + at]?.[column]).some(cell => isFigure(cell, reading))
  return columns.every(isOverFigures) ? columns : []
}

/** `Oct-26` over `2026 | 2025`: October of each. A year above its months says nothing new. */
export function ofYearBelow(facts: readonly HeaderFacts[], joined: HeaderFacts): HeaderFacts {
  const above = facts.findIndex(({ end, monthOnly }) => end !== null && monthOnly)
  const year = above < 0 ? null : (facts.slice(above + 1).find(one => one.year !== null && one.end === null)?.year ?? null)
  if (year === null || joined.end === null || joined.start !== null || Number(joined.end.slice(0, 4)) === year) return joined
  return { ...joined, year, month: Number(joined.end.slice(5, 7)), end: null, monthOnly: false }
}
