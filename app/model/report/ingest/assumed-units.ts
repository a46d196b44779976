import type { RowUnit } from './row-unit.ts'
import type { Row } from './rows.ts'

// Lines of which no word says what they count: what stands beside them, and what they are added up with, tells.

/** Names of two columns, as `Operations – Travel`. */
const JOINED = / – /

/**
 * `Marketing – Travel` beside `Operations – Travel`: where a table names its lines by group and kind, at least half of them speak of money and
 * none of anything else, all of them are.
 */
function settleJoined(units: readonly RowUnit[], rows: readonly Row[]): void {
  const filled = units.filter((_, at) => (rows[at]?.values.length ?? 0) > 0)
  const open = filled.filter(({ assumed }) => assumed)
  const money = filled.filter(({ unit, assumed }) => unit === 'currency' && !assumed).length
  const isJoined = rows.every(({ label, values }) => values.length === 0 || JOINED.test(label))
  if (open.length === 0 || !isJoined || money * 2 < filled.length || money + open.length < filled.length) return
  for (const unit of open) {
    unit.unit = 'currency'
    delete unit.assumed
  }
}

/** What is added up with money is money, where no word says that it counts anything else. */
export function settleAssumed(
  units: readonly RowUnit[],
  rows: readonly Row[],
  sums: readonly { parts: readonly { index: number }[] }[],
): void {
  settleJoined(units, rows)
  const groups = sums.flatMap(({ parts }, at) => (parts.length === 0 ? [] : [[units[at], ...parts.map(({ index }) => units[index])]]))
  for (let changed = true; changed; ) {
    changed = false
    for (const group of groups) {
      const known = group.filter(unit => unit && !unit.assumed)
      if (known.length === 0 || !known.every(unit => unit?.unit === 'currency')) continue
      for (const unit of group)
        if (unit?.assumed) {
          unit.unit = 'currency'
          delete unit.assumed
          changed = true
        }
    }
  }
}
