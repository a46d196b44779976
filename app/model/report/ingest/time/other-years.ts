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

/** The columns of a row that holds words and years alone, which follow each other; null for any other row. */
function yearsOf(cells: readonly (Cell | undefined)[]): number[] | null {
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
  return goesOn ? columns : null
}

/**
 * The sheet with such years written out as the heads that they are. Which periods they stand for is asked: they begin in March, or another day each year,
 * and no fiscal year is called so.
 */
export function withOtherYears(grid: Grid, problems: ImportProblem[]): Grid {
  if (grid.skipped) return grid
  const first = grid.rows.slice(0, MOST_ROWS)
  if (!first.some(row => row?.some(cell => cell?.kind === 'text' && ARABIC.test(cell.value)))) return grid
  for (const [row, cells] of first.entries()) {
    const columns = cells && !grid.hiddenRows.has(row) ? yearsOf(cells) : null
    if (!columns) continue
    const rows = grid.rows.slice()
    const written = cells?.slice() ?? []
    for (const column of columns) written[column] = { kind: 'text', value: `Year ${westernDigits(cellText(cells?.[column]))}` }
    rows[row] = written
    problems.push({
      severity: 'warning',
      code: 'other-calendar',
      sheet: grid.name,
      cell: cellName(row, columns[0] ?? 0),
      cells: columns.map(column => cellName(row, column)),
      message: `${firstOf(
        columns.map(column => quoted(cellText(cells?.[column]))),
        4,
      )} are years of another calendar, and no periods of this one. Choose the periods that they stand for.`,
    })
    return { ...grid, rows }
  }
  return grid
}
