import Big from 'big.js'
import type { Row, RowValue } from '../rows/rows.ts'
import { PERCENT_SCALE, showsPercent } from '../rows/row-evidence.ts'
import type { Say } from './shown-currency.ts'
import { shorten } from '../cells/text.ts'

/**
 * `Average cash flow | -149,392.7` under `0.0%`, `Charges in % | 142,560`: hardly anything is so many times as much, and the format, or the word, may be
 * a slip.
 * @param whole the stored value that means 100 %, of a line that is read as a percentage; null of others
 */
export function tellHugePercent(row: Row, figures: readonly RowValue[], whole: number | null, say: Say): void {
  const filled = figures.filter(({ value }) => value !== null && value !== '0')
  const [first] = filled
  if (!first?.value) return
  const areShown = filled.every(value => showsPercent(value))
  const of = areShown ? 1 : whole
  if (of === null || !filled.every(({ value }) => Math.abs(Number(value)) >= HUGE * of)) return
  const percent = new Big(first.value).times(100).div(of).round(0).toFixed()
  say(
    'error',
    PERCENT_SCALE,
    first.cell,
    areShown
      ? `“${shorten(row.label, 60)}” is shown as a percentage, by which ${first.value} is ${percent} %. Say what it is.`
      : `“${shorten(row.label, 60)}” is a percentage by its words or those over it, but ${percent} % is hardly one. Say what it is.`,
  )
}

/** Ten thousand percent. */
const HUGE = 100
