import type { Years } from './fiscal-year.ts'
import type { Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import { anywhere } from '../cells/plain-twin.ts'

const MONTHS_ENDED = /^\d{1,2} months? ended\b/i

/** So many rows of a sheet may be its header. */
const HEADER = 3

/** `MTD`, `YTD Actual`, `Year to date (Apr-Sep)`. */
const TO_DATE = anywhere(
  /^\s*(?:[MY]TD\b|(?:year|month)[ -]to[ -]date\b)|\bYTD\s*$|^(?:\p{L}+\.? )?\p{Lu}?\p{L}{2,4}\.? ?[-–] ?\p{L}{3,4}\.? (?:20)?\d{2}$/iu,
)

/** So many rows may stand above the first figures of a sheet. */
const TOP = 12

/**
 * A file that heads its periods with their length (`6 Months Ended`), as filings do, means days where it names a date alone: what was owed on it,
 * not what happened in the half-year before. One that names a month or a year to date means months where it names one.
 */
export function withDays<Options extends Years>(grids: readonly Grid[], options: Options): Options {
  const named = grids.some(({ rows }) =>
    rows.slice(0, HEADER).some(row => row.some(cell => cell?.kind === 'text' && MONTHS_ENDED.test(cellText(cell)))),
  )
  const months = grids.some(({ rows }) =>
    rows.slice(0, TOP).some(row => row.some(cell => cell?.kind === 'text' && cell.value.length <= 40 && TO_DATE.test(cell.value))),
  )
  return { ...options, ...(named && { bareDays: true }), ...(months && { bareMonths: true }) }
}
