import { countsLines } from './line-numbers.ts'
import type { Reading } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import { unitAlone } from '../units/unit.ts'
import { type Count, isLabelColumn, NOTES } from './column-counts.ts'
import { accountCodes, holdsUnits, namesLines } from './head-rows.ts'
import { namesTime } from './header.ts'
import { columnHead, type HeadRow } from './heads.ts'

// Words beside the lines of a table that are not what they are called.

/** `| Note | Unit | North | South | Commentary`: notes, units, and words behind the figures are not what lines are called that have words in front. */
const besidesLines = (
  grid: Grid,
  head: readonly number[],
  headed: readonly number[],
  column: number,
  counts: ReadonlyMap<number, Count>,
): boolean =>
  head.some(row => NOTES.test(cellText(grid.rows[row]?.[column]))) ||
  holdsUnits({ grid, headerRows: head }, column) ||
  headed.some(other => other < column && (counts.get(other)?.figures ?? 0) > (counts.get(other)?.texts ?? 0))

/** `Target` right behind the names, over `> 95 %`, `< 1.5` and a figure: words beside the lines, of no time. */
export function holdsTargets(grid: Grid, head: HeadRow | null, column: number, count: Count | undefined, reading: Reading): boolean {
  if (!head || !count || column !== Math.min(...head.columns) || count.texts < count.figures * 3) return false
  const { facts } = columnHead(grid, head.rows, column, reading, new Map())
  return facts.scenario !== null && !namesTime(facts)
}

/**
 * What the lines below a header of texts are called by: `| Acme UK | Acme DE | Group` has nothing over it. Numbers of lines and accounts in front
 * of such names belong to them, and so do units and references behind them over which nothing stands.
 */
export function namesUnderTexts(
  grid: Grid,
  head: readonly number[],
  body: readonly number[],
  headed: readonly number[],
  counts: ReadonlyMap<number, Count>,
): number[] {
  const isCode = (column: number): boolean => namesLines(grid, head, column) || countsLines(grid, head, body, column)
  const first = Math.min(...headed.filter(column => !isCode(column)))
  const inFront = [...counts.keys()].filter(column => column < first && !headed.includes(column))
  const bare = inFront.findLast(column => isLabelColumn(counts.get(column)) && !areUnits(grid, body, column))
  const codes = headed.filter(column => bare !== undefined && column < bare)
  const named = headed.find(column => isLabelColumn(counts.get(column)) && !codes.includes(column))
  const isRemark = named !== undefined && besidesLines(grid, head, headed, named, counts)
  const label = (isRemark ? (bare ?? named) : (named ?? bare)) ?? headed[0]
  if (label === undefined) return []
  const beside = inFront.filter(
    column => column !== label && (areUnits(grid, body, column) || areReferences(grid, body, column, column < label)),
  )
  return [label, ...new Set([...accountCodes(grid, head, headed, label), ...(label === bare ? [...codes, ...beside] : [])])]
}

const filled = (grid: Grid, body: readonly number[], column: number) =>
  body.flatMap(row => grid.rows[row]?.[column] ?? []).filter(cell => !isBlank(cell))

/** Whether all that a column says is what the lines count in. */
export function areUnits(grid: Grid, body: readonly number[], column: number): boolean {
  const cells = filled(grid, body, column)
  return cells.length > 0 && cells.every(cell => cell.kind === 'text' && unitAlone(cellText(cell)) !== null)
}

/** Small numbers that count up from line to line name notes, and whole ones in front of the labels lines or accounts: they are no figures of them. */
function areReferences(grid: Grid, body: readonly number[], column: number, isInFront: boolean): boolean {
  const cells = filled(grid, body, column)
  const numbers = cells.map(cell => (cell.kind === 'number' && cell.formula === undefined ? Number(cell.value) : Number.NaN))
  const most = isInFront ? 1e8 : 100
  const follow = numbers.every((number, at) => number > (numbers[at - 1] ?? 0) && number < most)
  return numbers.length > 1 && follow && (!isInFront || numbers.every(number => Number.isInteger(number)))
}
