import type { Reading } from './figure.ts'
import { headOf, isFigure, isHead, visibleCells, yearLike } from './figure.ts'
import type { Cell, Grid } from './grid.ts'
import { cellName, cellText, isBlank } from './grid.ts'
import type { HeaderFacts } from './header.ts'
import { joinHeaders, namesTime } from './header.ts'
import { headsPlan } from './plan-roles.ts'

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
  facts: HeaderFacts
}

export function findHeads(grid: Grid, rows: number[], first: number, right: number, reading: Reading): HeadRow[] {
  const plan = planHeads(grid, rows, first, right, reading)
  if (plan.length > 0) return plan
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

export const union = (a: number[], b: number[]): number[] => [...new Set([...a, ...b])].sort((x, y) => x - y)

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

/** The header of a plan, where no figures stand above it; again where it repeats. */
function planHeads(grid: Grid, rows: number[], first: number, right: number, reading: Reading): HeadRow[] {
  const named = (row: number): string[] | null => {
    const cells = visibleCells(grid, row, first, right)
    const texts = cells.length >= 3 && cells.every(({ cell }) => cell.kind === 'text' && cellText(cell).length <= 80)
    return texts ? cells.map(({ column, cell }) => `${column}:${cellText(cell)}`) : null
  }
  for (const [at, row] of rows.slice(0, 30).entries()) {
    const names = named(row)
    if (names && headsPlan(names.map(name => name.slice(name.indexOf(':') + 1)))) {
      const same = rows.slice(at + 1).filter(other => named(other)?.join('|') === names.join('|'))
      return [row, ...same].map(found => ({
        rows: [found],
        columns: visibleCells(grid, found, first, right).map(({ column }) => column),
        head: 'texts' as const,
      }))
    }
    if (visibleCells(grid, row, first, right).filter(({ cell }) => isFigure(cell, reading)).length >= 2) return []
  }
  return []
}

/** A single header needs figures under it, near. */
function headsFigures(grid: Grid, row: number, column: number, rows: number[], reading: Reading): boolean {
  const below = rows.filter(other => other > row).slice(0, 6)
  return below.some(other => isFigure(grid.rows[other]?.[column], reading))
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

export function columnHead(grid: Grid, rows: number[], column: number, reading: Reading): TableColumn {
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
