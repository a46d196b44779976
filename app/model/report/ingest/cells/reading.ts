import type { ImportProblem } from '../../import.ts'
import type { DayOrder } from '../time/dates.ts'
import { orderOfFirsts, dayOrderOf } from '../time/dates.ts'
import type { Reading } from './figure.ts'
import type { Grid } from './grid.ts'
import { cellName } from './grid.ts'
import { Grouping } from './grouping.ts'
import { isIdentifier } from '../sheets/list.ts'
import type { DecimalMark } from './number.ts'
import { parseNumber, tellsMark } from './number.ts'
import { octobersOf } from '../time/month-names.ts'
import { namesLinks } from '../plans/plan-roles.ts'
import type { Table } from '../sheets/table.ts'
import { isEastAsianSheet } from './script.ts'
import { shorten } from './text.ts'

/** What a person settled about how texts are read. */
interface Settled {
  decimalMark?: Exclude<DecimalMark, null>
  dayOrder?: Exclude<DayOrder, null>
  years?: 'headings' | 'figures'
  year?: number
}

const reading = (textCells: boolean, { decimalMark, dayOrder, years, year }: Settled): Reading => ({
  mark: decimalMark ?? null,
  order: dayOrder ?? null,
  textCells,
  ...(years && { years }),
  ...(year !== undefined && { year }),
  yearRows: new Map(),
})

/** How a sheet's texts are read before its tables are known. The order of day and month is that of its clear dates. */
export function readingOfSheet(grid: Grid, textCells: boolean, settled: Settled): Reading {
  const made = { ...reading(textCells, settled), octobers: octobersOf(grid) }
  if (settled.dayOrder) return made
  let days = 0
  let months = 0
  const open: string[] = []
  grid.rows.forEach(row =>
    row.forEach(cell => {
      if (cell?.kind !== 'text' || cell.value.length > 120 || !/\d/.test(cell.value)) return
      const order = dayOrderOf(cell.value)
      if (order === 'day') days++
      else if (order === 'month') months++
      else if (/\d[/-]\d{4}$/.test(cell.value)) open.push(cell.value)
    }),
  )
  const told = days > 0 && months === 0 ? 'day' : months > 0 && days === 0 ? 'month' : null
  return { ...made, order: told ?? (days + months === 0 ? orderOfFirsts(open) : null) }
}

/** The decimal mark of one table, from the figures of its own columns: an id such as 1.1 in another column decides nothing. */
export function readingOfTable(table: Table, sheet: Reading, settled: Settled, problems: ImportProblem[]): Reading {
  const columns = table.columns.flatMap(({ index, label }) => (isIdentifier(label) || namesLinks(label) ? [] : [index]))
  return readingOfCells(table.grid, table.body, columns, sheet, settled, problems)
}

interface Seen {
  count: number
  cell: string
  text: string
}

/** The same for any rows and columns of a sheet. What depended on the decision, and which cell decided it, is said. */
export function readingOfCells(
  grid: Grid,
  rows: number[],
  columns: number[],
  sheet: Reading,
  settled: Settled,
  problems: ImportProblem[],
): Reading {
  const seen: Partial<Record<'.' | ',' | 'open', Seen>> = {}
  const grouping = new Grouping()
  for (const row of rows)
    for (const column of columns) {
      const cell = grid.hiddenRows.has(row) || grid.hiddenColumns.has(column) ? undefined : grid.rows[row]?.[column]
      if (cell?.kind !== 'text' || cell.value.length > 60) continue
      const mark = /[.,，．]/.test(cell.value)
        ? (tellsMark(cell.value) ?? (parseNumber(cell.value, null).is === 'ambiguous' ? 'open' : null))
        : null
      grouping.meet(row, column, cell.value, mark === 'open')
      if (mark === null) continue
      const before = seen[mark]
      if (before) before.count++
      else seen[mark] = { count: 1, cell: cellName(row, column), text: shorten(cell.value.trim(), 30) }
    }
  const { '.': point, ',': comma, open } = seen
  if (settled.decimalMark) {
    tellOther(grid.name, settled.decimalMark, settled.decimalMark === '.' ? comma : point, open, problems)
    return sheet
  }
  const told = open && !point && !comma ? grouping.told() : null
  const mark: DecimalMark =
    point && comma ? null : point ? '.' : comma ? ',' : (told?.mark ?? (open && isEastAsianSheet(grid) ? '.' : null))
  if (told && open) tellGrouping(grid.name, told, open, problems)
  else tell(grid.name, mark, { point, comma, open }, sheet.textCells, problems)
  return mark === sheet.mark ? sheet : { ...sheet, mark }
}

function tell(
  sheet: string,
  mark: DecimalMark,
  { point, comma, open }: { point?: Seen | undefined; comma?: Seen | undefined; open?: Seen | undefined },
  textCells: boolean,
  problems: ImportProblem[],
): void {
  const depended = open
    ? ` ${open.count} ${open.count === 1 ? 'figure' : 'figures'} such as “${open.text}” (${open.cell}) could be read in two ways.`
    : ''
  if (point && comma)
    problems.push({
      severity: 'warning',
      code: 'mixed-marks',
      sheet,
      cell: comma.cell,
      message: `“${point.text}” (${point.cell}) has a decimal point, “${comma.text}” (${comma.cell}) a decimal comma.${depended} Check them.`,
    })
  else if (mark === ',' && comma && (textCells || open))
    problems.push({
      severity: 'warning',
      code: 'decimal-comma',
      sheet,
      cell: comma.cell,
      message: `Numbers were read with a decimal comma because of “${comma.text}” (${comma.cell}).${depended} Say so if that is wrong.`,
    })
  else if (mark === '.' && point && open)
    problems.push({
      severity: 'info',
      code: 'decimal-point',
      sheet,
      cell: open.cell,
      message: `Numbers were read with a decimal point because of “${point.text}” (${point.cell}).${depended} Say so if that is wrong.`,
    })
}

/** Figures that could each be read in two ways, and that tell together which. */
function tellGrouping(
  sheet: string,
  { mark, thousands, whole }: NonNullable<ReturnType<Grouping['told']>>,
  open: Seen,
  problems: ImportProblem[],
): void {
  problems.push({
    severity: 'warning',
    code: mark === '.' ? 'decimal-point' : 'decimal-comma',
    sheet,
    cell: thousands.cell,
    message: `${open.count} figures such as “${thousands.text}” (${thousands.cell}) were read as whole thousands: three decimals would be written of “${whole.text}” (${whole.cell}) too. Say so if that is wrong.`,
  })
}

/** A person has said the mark, and a figure has clearly the other one: what could be read in two ways may be read the wrong one. */
function tellOther(
  sheet: string,
  mark: Exclude<DecimalMark, null>,
  other: Seen | undefined,
  open: Seen | undefined,
  problems: ImportProblem[],
): void {
  if (!other || !open) return
  problems.push({
    severity: 'warning',
    code: 'mixed-marks',
    sheet,
    cell: other.cell,
    message: `The file is read with a decimal ${mark === '.' ? 'point' : 'comma'}, as was said; “${other.text}” (${other.cell}) has the other mark, and ${open.count} ${open.count === 1 ? 'figure' : 'figures'} such as “${open.text}” (${open.cell}) could be read in two ways. Check them.`,
  })
}
