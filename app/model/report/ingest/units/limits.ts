import type { RowUnit } from './row-unit.ts'
import type { Row } from '../rows/rows.ts'
import { isFilled } from '../rows/totals.ts'
import { unitOfLabel } from './unit.ts'
import { anywhere } from '../cells/plain-twin.ts'

// What a figure is held against: covenants, thresholds, headroom.

const LIMIT = anywhere(
  /^(?:(?:bank|loan|financial|required|contractual|maximum|minimum|max\.?|min\.?|agreed|lower|upper) )?(?:covenants?|thresholds?|limits?|headroom|cushion|maximum|minimum|max\.?|min\.?|(?:min|max)\.? \p{L}+|requirement|required|ceiling|floor|cap)(?: (?:level|limit|threshold|requirement|required|allowed|permitted|minimum|maximum|headroom|covenant|ratio|x))?(?: ?\((?:x|times|max\.?|min\.?|maximum|minimum|[<>≤≥])\))?$/iu,
)

/** One look that most labels do not pass. */
const MAY_LIMIT = /coven|thresh|limit|headr|cush|max|min|requir|ceil|floor|cap/i

/** So many lines below a ratio its limits stand. */
const NEAR = 4

/**
 * Limits without a unit of their own count in what the ratio or percentage above them counts in, where their figures are of its size: a headroom of
 * EBITDA in thousands is money.
 */
export function settleLimits(rows: readonly Row[], units: RowUnit[]): void {
  let of = -1
  for (const [at, row] of rows.entries()) {
    const unit = units[at]
    const above = units[of]
    if (!unit || !row.values.some(isFilled)) {
      if (row.values.length === 0) of = -1
      continue
    }
    if (!MAY_LIMIT.test(row.label) || !LIMIT.test(row.label.trim())) {
      of = unit.unit === 'ratio' || unit.unit === 'percent' ? at : at - of <= NEAR && of >= 0 ? of : -1
      continue
    }
    const isOpen = unit.unit === 'currency' || (unit.unit === 'count' && unit.assumed)
    const isMoney = unitOfLabel(row.label).currency !== null || row.values.some(({ currency }) => currency !== null)
    if (!above || !isOpen || isMoney || !areAlike(rows[of], row)) continue
    unit.unit = above.unit
    unit.whole = above.whole
    delete unit.assumed
  }
}

const largest = (row: Row | undefined): number => Math.max(0, ...(row?.values ?? []).map(({ value }) => Math.abs(Number(value ?? 0))))

/** Whether figures are of one size; money is mostly shown as such, or far larger. */
const areAlike = (one: Row | undefined, other: Row): boolean =>
  largest(other) <= Math.max(1, largest(one) * 10) && largest(other) * 100 >= largest(one)
