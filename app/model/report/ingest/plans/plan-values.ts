import { compare, type Decimal, multiply } from '../../../money.ts'
import type { ImportProblem } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import type { Cell } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import { parseNumber } from '../cells/number.ts'
import { isPercentFormat } from '../cells/shown-format.ts'

export type Say = (severity: ImportProblem['severity'], code: string, cell: string, message: string) => void

/** An id as its cell shows it: a number under the format 0.00 is 1.10 and not 1.1, and one that was reckoned 1.2 and not 1.2000000000000002. */
export function shownId(cell: Cell | undefined): string {
  if (cell?.kind !== 'number') return cellText(cell)
  if (cell.value.length > 16) return String(Number(Number(cell.value).toPrecision(15)))
  const places = /^#?0\.(0+)$/.exec(cell.format ?? '')?.[1]?.length ?? 0
  const [whole = '', fraction = ''] = cell.value.split('.')
  return fraction.length < places ? `${whole}.${fraction.padEnd(places, '0')}` : cellText(cell)
}

export interface ProgressCell {
  name: string
  text: string
  /** What the cell holds where no percent sign says what it means. */
  stored: Decimal | null
  /** Percent, where the cell says so itself. */
  percent: Decimal | null
  readable: boolean
}

/** What one cell says about progress, before it is known what the column counts in. */
export function progressCell(cell: Cell | undefined, name: string, reading: Reading): ProgressCell | null {
  if (!cell || isBlank(cell)) return null
  const text = cellText(cell)
  const said = { name, text, stored: null, percent: null, readable: true }
  if (cell.kind === 'number')
    return isPercentFormat(cell.format ?? '') ? { ...said, percent: multiply(cell.value, '100') } : { ...said, stored: cell.value }
  const parsed = cell.kind === 'text' ? parseNumber(cell.value, reading.mark ?? '.') : null
  if (parsed?.is === 'number') return parsed.percent ? { ...said, percent: parsed.value } : { ...said, stored: parsed.value }
  return { ...said, readable: parsed?.is === 'missing' }
}

/**
 * What a column of progress counts in: 100 where a figure is over 1, 1 where all lie from 0 to 1 and one between; null where only 0 and 1
 * stand in it, or parts of one beside larger figures: that is asked.
 */
export function wholeOf(cells: readonly ProgressCell[]): { whole: 1 | 100 | null; mixed: boolean } {
  const stored = cells.flatMap(({ stored }) => stored ?? [])
  const over = stored.some(value => compare(value, '1') > 0)
  const between = stored.some(value => compare(value, '0') > 0 && compare(value, '1') < 0)
  if (over) return { whole: between ? null : 100, mixed: between }
  if (between) return { whole: 1, mixed: false }
  return { whole: stored.some(value => compare(value, '1') === 0) ? null : 100, mixed: false }
}

/** Percent done; nothing where it is not known what the figure counts in, unless it is nothing in any case. */
export function percentDone({ stored, percent }: Pick<ProgressCell, 'stored' | 'percent'>, whole: 1 | 100 | null): Decimal | null {
  if (percent !== null || stored === null) return percent
  if (whole === null) return compare(stored, '0') === 0 || compare(stored, '1') > 0 ? stored : null
  return whole === 1 ? multiply(stored, '100') : stored
}
