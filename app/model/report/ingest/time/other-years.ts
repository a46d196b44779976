import type { ImportProblem } from '../../import.ts'
import { westernDigits } from '../cells/digits.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { firstOf, quoted } from '../cells/text.ts'

// `1402 | 1403` over figures, amid words in Arabic letters: years that are counted from the Hijra, by the sun or by the moon.

const ARABIC = /[\u0620-\u064a\u0671-\u06d3]/

/** Of the sun 1300 to 1450 are 1921 to 2072, of the moon 1882 to 2029. */
const YEAR = /^1[34]\d\d$/

/** So far down a sheet headings are looked for. */
const MOST_ROWS = 60

function yearOf(cell: Cell | undefined): number | null {
  if (cell?.kind !== 'number' && cell?.kind !== 'text') return null
  const text = cell.value.length > 8 ? '' : westernDigits(cell.value.trim())
  return YEAR.test(text) && Number(text) < 1460 ? Number(text) : null
}

/** The columns of a row that holds words and years alone, which follow each other, and what it says; null for any other row. */
function yearsOf(cells: readonly (Cell | undefined)[]): { columns: number[]; says: string } | null {
  const columns: number[] = []
  const years: number[] = []
  for (const [column, cell] of cells.entries()) {
    if (!cell || isBlank(cell)) continue
    const year = yearOf(cell)
    if (year !== null) {
      columns.push(column)
      years.push(year)
    } else if (cell.kind !== 'text') return null
  }
  const [step] = years.slice(1).map((year, at) => year - (years[at] ?? 0))
  const goesOn = Math.abs(step ?? 0) === 1 && years.slice(1).every((year, at) => year - (years[at] ?? 0) === step)
  return goesOn ? { columns, says: [...columns, ...years].join() } : null
}

/** Two figures, days or years of this calendar: what stands below them has its heads, and is figures. */
const holdsOthers = (cells: readonly (Cell | undefined)[]): boolean =>
  cells.filter(
    cell => cell && (cell.kind === 'number' || cell.kind === 'date' || (cell.kind === 'text' && /^\s*[-(]?[0-9]/.test(cell.value))),
  ).length > 1

/**
 * The sheet with such years written out as the heads that they are, where the first table begins and wherever they stand again. Which periods they
 * stand for is asked: they begin in March, or another day each year, and no fiscal year is called so.
 */
export function withOtherYears(grid: Grid, problems: ImportProblem[]): Grid {
  if (grid.skipped) return grid
  const first = grid.rows.slice(0, MOST_ROWS)
  if (!first.some(row => row?.some(cell => cell?.kind === 'text' && ARABIC.test(cell.value)))) return grid
  const rows = grid.rows.slice()
  const heads: { row: number; column: number }[] = []
  let says: string | null = null
  for (const [row, cells] of grid.rows.entries()) {
    if (says === null && row >= MOST_ROWS) break
    const found = cells && !grid.hiddenRows.has(row) ? yearsOf(cells) : null
    if (!found) {
      if (says === null && cells && holdsOthers(cells)) break
      continue
    }
    says ??= found.says
    if (found.says !== says) continue
    const written = cells?.slice() ?? []
    for (const column of found.columns) {
      written[column] = { kind: 'text', value: `Year ${westernDigits(cellText(cells?.[column]))}` }
      heads.push({ row, column })
    }
    rows[row] = written
  }
  const [at] = heads
  if (!at) return grid
  const names = new Set(heads.map(({ row, column }) => quoted(cellText(grid.rows[row]?.[column]))))
  problems.push({
    severity: 'warning',
    code: 'other-calendar',
    sheet: grid.name,
    cell: cellName(at.row, at.column),
    cells: heads.map(({ row, column }) => cellName(row, column)),
    message: `${firstOf([...names], 4)} are years of another calendar, and no periods of this one. Choose the periods that they stand for.`,
  })
  return { ...grid, rows }
}
