import type { ImportProblem } from '../../import.ts'
import { headOf, type Reading, visibleCells } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, cellText } from '../cells/grid.ts'
import { quoted } from '../cells/text.ts'
import { namesTime } from './header.ts'

// `Income statement | | | 30 Nov 2026` over `Q1 2026 | Q2 2026 | Q3 2026`: the day of printing, and no time of the last column.

/** So far down a sheet it is looked for. */
const MOST_ROWS = 20

/** What says that a day is that of the figures, wherever it stands. */
const OF_FIGURES =
  /(?<!\p{L})(?:as (?:of|at)|at|end(?:ed|ing)?|until|to|per|period|date|stand|stichtag|zum|bis|au|arr[êe]t[ée]e?|clôture|a|al|hasta|cierre)(?!\p{L})[\s:]*$/iu

/** Whether a cell is a day and nothing else. */
const isDay = (cell: Cell, reading: Reading): boolean => {
  const facts = cell.kind === 'date' || cell.kind === 'text' ? headOf(cell, reading) : null
  if (facts === null || facts.end === null || facts.monthOnly) return false
  return cell.kind === 'date' || /^[\d./-]+$/.test(cellText(cell))
}

function isMonthEnd(cell: Cell, reading: Reading): boolean {
  const [year = 0, month = 0, day = 0] = (headOf(cell, reading)?.end ?? '').split('-').map(Number)
  return day > 0 && new Date(Date.UTC(year, month - 1, day + 1)).getUTCDate() === 1
}

/**
 * The sheet without a day that stands alone over the last of several columns which all say their time themselves, right above them and beside nothing
 * but a title: it is left out, and that is said.
 */
export function withoutPrintDate(grid: Grid, reading: Reading, problems: ImportProblem[]): Grid {
  if (grid.skipped) return grid
  for (let row = 0; row < Math.min(grid.rows.length - 1, MOST_ROWS); row++) {
    const cells = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)
    const last = cells.at(-1)
    if (!last || cells.length > 2 || last.column < 2 || !isDay(last.cell, reading)) continue
    const [title] = cells
    if (cells.length === 2 && (title?.cell.kind !== 'text' || title.column > 0 || OF_FIGURES.test(cellText(title.cell)))) continue
    const below = visibleCells(grid, row + 1, 1, Number.POSITIVE_INFINITY)
    const isTimed = ({ cell }: { cell: Cell }): boolean => {
      const facts = headOf(cell, reading)
      return facts !== null && namesTime(facts)
    }
    const isMerged = grid.merges.some(
      ({ top, bottom, left, right }) => top <= row && bottom >= row && left <= last.column && right >= last.column,
    )
    // A month's end over nothing but years is the day of their figures.
    if (isMonthEnd(last.cell, reading) && below.every(({ cell }) => /^(?:FY ?)?(?:19|20)\d\d[AEFPB]?$/i.test(cellText(cell)))) continue
    if (isMerged || below.length < 2 || below.at(-1)?.column !== last.column || !below.every(isTimed)) continue
    problems.push({
      severity: 'info',
      code: 'print-date',
      sheet: grid.name,
      cell: cellName(row, last.column),
      message: `${quoted(cellText(last.cell))} stands alone over the last of ${below.length} columns that each say their time: it was taken for the day on which the sheet was made, and left out.`,
    })
    const rows = grid.rows.slice()
    rows[row] = (rows[row] ?? []).map((cell, column) => (column === last.column ? undefined : cell))
    return { ...grid, rows }
  }
  return grid
}
