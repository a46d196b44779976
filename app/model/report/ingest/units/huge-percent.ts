import Big from 'big.js'
import type { Row, RowValue } from '../rows/rows.ts'
import { PERCENT_SCALE, showsPercent } from '../rows/row-evidence.ts'
import type { Say } from './shown-currency.ts'
import { shorten } from '../cells/text.ts'

/** `Average cash flow | -149,392.7` under `0.0%`: hardly anything is so many times as much, and the format may be a slip. */
export function tellHugePercent(row: Row, figures: readonly RowValue[], say: Say): void {
  const filled = figures.filter(({ value }) => value !== null && value !== '0')
  const [first] = filled
  if (!first?.value || !filled.every(value => showsPercent(value) && Math.abs(Number(value.value)) >= HUGE)) return
  say(
    'error',
    PERCENT_SCALE,
    first.cell,
    `“${shorten(row.label, 60)}” is shown as a percentage, by which ${first.value} is ${new Big(first.value).times(100).round(0).toFixed()} %. Say what it is.`,
  )
}

/** Ten thousand percent. */
const HUGE = 100
