import { formatScale } from './format-scale.ts'
import type { RowUnit } from './row-unit.ts'
import type { Row, RowValue } from '../rows/rows.ts'
import { scaleName } from './scale-telling.ts'
import type { Say } from './shown-currency.ts'
import { firstOf, quoted } from '../cells/text.ts'

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

/** Behind a count, `t` is a tonne. */
const TONNES = /["\\]\s*t"?\s*(?:;|$)/i

const storedIn = (format: string): number => {
  if (TONNES.test(format)) return 0
  const { commas, literal } = formatScale(format)
  return Math.max(0, (literal ?? 0) - 3 * commas)
}
