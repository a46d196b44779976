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
  /^(?:(?:total|new|active|net|gross|other|number of|no\. of|#) ?)*(?:orders?|customers?|clients?|stores?|shops?|subscribers?|users?|tickets?|contracts?|vehicles?|transactions?|members|students?|patients?|passengers?|visitors?|guests?|accounts?|policies|shipments?|parcels?|units)(?: (?:received|sold|placed|processed|shipped|closed|opened|gained|won|lost|served|carried|added|booked|delivered))?$/i
const ORDERS = /^(?:(?:total|new|net|gross) )*orders?(?: (?:received|booked|placed|won))?$/i

const isBroken = ({ value, computed, format }: RowValue): boolean =>
  !computed && value !== null && !Number.isInteger(Number(value)) && !/^[#,0]+$/.test(format)

/**
 * Things that come in wholes, with figures that are none, in a statement of money: orders are what they bring then; others may be in thousands.
 * Both are said. What a formula works out may have any number of decimals.
 */
export function tellBrokenCounts(
  rows: readonly Row[],
  units: readonly RowUnit[],
  figures: readonly RowValue[][],
  isMoney: boolean,
  say: Say,
): void {
  if (!isMoney) return
  const told = { orders: [] as Broken[], others: [] as Broken[] }
  for (const [at, row] of rows.entries()) {
    const [unit, broken] = [units[at], figures[at]?.filter(isBroken)]
    const [first] = broken ?? []
    if (unit?.unit !== 'count' || !first || !WHOLES.test(row.label.trim()) || (figures[at]?.length ?? 0) > (broken?.length ?? 0) * 2)
      continue
    const areOrders = ORDERS.test(row.label.trim())
    if (areOrders) unit.unit = 'currency'
    told[areOrders ? 'orders' : 'others'].push({ row, first })
  }
  const tell = (found: readonly Broken[], as: string): void => {
    const [one] = found
    if (!one) return
    const labels = firstOf(
      found.map(({ row }) => quoted(row.label)),
      6,
    )
    say(
      'warning',
      'row-unit',
      one.row.labelCell,
      `${labels} come in wholes, but ${one.first.cell} says ${shorten(one.first.text, 30)}: read as ${as}. Say what they count in.`,
      found.map(({ row }) => row.labelCell),
    )
  }
  tell(told.orders, 'the money that they bring')
  tell(told.others, 'plain numbers')
}

interface Broken {
  row: Row
  first: RowValue
}

/** Behind a count, `t` is a tonne. */
const TONNES = /["\\]\s*t"?\s*(?:;|$)/i

const storedIn = (format: string): number => {
  if (TONNES.test(format)) return 0
  const { commas, literal } = formatScale(format)
  return Math.max(0, (literal ?? 0) - 3 * commas)
}
