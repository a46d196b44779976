import type { ImportProblem } from '../../import.ts'
import { WHOLES_ABROAD } from './count-words.ts'
import { formatScale } from './format-scale.ts'
import type { RowUnit } from './row-unit.ts'
import type { Row, RowValue } from '../rows/rows.ts'
import { scaleName } from './scale-telling.ts'
import type { Say } from './shown-currency.ts'
import { firstOf, quoted, shorten } from '../cells/text.ts'

/**
 * Counts whose number format writes a size behind the figure: 12.5 under `0.0"m"` is twelve and a half million of something. Lines of money take
 * that up; others are read as they are stored, and that is said once.
 */
export function tellSizedCounts(rows: readonly Row[], units: readonly RowUnit[], figures: readonly RowValue[][], say: Say): void {
  const sized = rows.flatMap((row, at) => {
    const value = figures[at]?.find(({ value: stored, format }) => stored !== '0' && format !== '' && storedIn(format) > 0)
    return value && (units[at]?.unit === 'count' || units[at]?.unit === 'ratio') ? [{ row, value, scale: storedIn(value.format) }] : []
  })
  const [first] = sized
  if (!first) return
  say(
    'warning',
    'row-unit',
    first.row.labelCell,
    `Number formats write ${scaleName(first.scale)} behind the figures of ${firstOf(
      sized.map(({ row }) => quoted(row.label)),
      6,
    )}, which are read as plain numbers: as stored, without ${scaleName(first.scale)}. Say what they count in.`,
  )
}

/** What comes in wholes: nobody has half an order. */
const WHOLES =
  /^(?:(?:total|new|active|net|gross|other|number of|no\. of|#) ?)*(?:orders?|customers?|clients?|stores?|shops?|subscribers?|users?|tickets?|contracts?|vehicles?|transactions?|members|students?|patients?|passengers?|visitors?|guests?|accounts?|policies|shipments?|parcels?|complaints?|accidents?|visits?|beds?|units)(?: (?:received|sold|placed|processed|shipped|closed|opened|gained|won|lost|served|carried|added|booked|delivered))?$/i
const ORDERS = /^(?:(?:total|new|net|gross) )*orders?(?: (?:received|booked|placed|won))?$/i

const isBroken = ({ value, computed, format }: RowValue): boolean =>
  !computed && value !== null && !Number.isInteger(Number(value)) && !/^[#,0]+$/.test(format)

const ofRow = (figures: readonly RowValue[]): RowValue | null => {
  const broken = figures.filter(isBroken)
  return figures.length > broken.length * 2 ? null : (broken[0] ?? null)
}

/** Orders that are no wholes, in a statement of money, are what they bring; that is said. What a formula works out may have any number of decimals. */
export function settleOrders(
  rows: readonly Row[],
  units: readonly RowUnit[],
  figures: readonly RowValue[][],
  isMoney: boolean,
  say: Say,
): void {
  if (!isMoney) return
  for (const [at, row] of rows.entries()) {
    const [unit, broken] = [units[at], ofRow(figures[at] ?? [])]
    if (unit?.unit !== 'count' || !broken || !ORDERS.test(row.label.trim())) continue
    unit.unit = 'currency'
    say('warning', 'row-unit', row.labelCell, brokenAs(quoted(row.label), broken, 'the money that they bring'))
  }
}

/** Other things that come in wholes, with figures that are none: they may be in thousands, or money. Said of what no sum has made money of. */
export function tellBrokenCounts(
  rows: readonly Row[],
  units: readonly RowUnit[],
  columns: ReadonlySet<string>,
  sheet: string,
  problems: ImportProblem[],
): void {
  const open = rows.flatMap(({ label, labelCell, values }, at) => {
    const broken = ofRow(values.filter(({ value, column }) => value !== null && columns.has(column)))
    const isWhole = WHOLES.test(label.trim()) || WHOLES_ABROAD.test(label.trim())
    return units[at]?.unit === 'count' && broken && isWhole ? [{ label, labelCell, broken }] : []
  })
  const [first] = open
  if (!first) return
  const labels = firstOf(
    open.map(({ label }) => quoted(label)),
    6,
  )
  const message = brokenAs(labels, first.broken, 'plain numbers')
  problems.push({
    severity: 'warning',
    code: 'row-unit',
    sheet,
    cell: first.labelCell,
    cells: open.map(({ labelCell }) => labelCell),
    message,
  })
}

const brokenAs = (labels: string, { cell, text }: RowValue, what: string): string =>
  `${labels} come in wholes, but ${cell} says ${shorten(text, 30)}: read as ${what}. Say what they count in.`

/** Behind a count, `t` is a tonne. */
const TONNES = /["\\]\s*t"?\s*(?:;|$)/i

const storedIn = (format: string): number => {
  if (TONNES.test(format)) return 0
  const { commas, literal } = formatScale(format)
  return Math.max(0, (literal ?? 0) - 3 * commas)
}
