import { columnName, type Grid } from '../cells/grid.ts'
import { shiftFormula } from '../cells/formula.ts'
import type { Row } from '../rows/rows.ts'

/** Typed figures before the first that is worked out: one alone is where a roll-forward begins. */
const TYPED = 2
/** Lines that have to change together, so that one line that somebody extrapolated says nothing of its column. */
const LINES = 3

/**
 * Where in `columns` (indexes of one statement, in order of time) lines stop being typed and are worked out from the column before, the same
 * way to the end: `Revenue | 100 | 120 | =C4*(1+D9) | =D4*(1+E9)`. Null where no such place is plain.
 */
export function firstWorked(columns: readonly number[], rows: readonly Row[], grid: Grid): number | null {
  // `=Ledger!D22` fetches what happened; a model fetches its assumptions, and works out more than those.
  const places = new Map<number, { lines: number; grown: number; fetched: number }>()
  for (const { row, values } of rows) {
    const held = columns.flatMap((index, at) =>
      values.filter(value => value.index === index).map(({ computed }) => ({ index, at, computed })),
    )
    const start = held.findIndex(({ computed }) => computed)
    const worked = held.slice(start)
    const [first, second] = worked
    if (start < TYPED || !first || !second || !worked.every(({ computed }) => computed)) continue
    const [formula, next] = [first, second].map(({ index }) => grid.rows[row]?.[index]?.formula ?? '')
    if (!formula || shiftFormula(formula, 0, second.index - first.index) !== next) continue
    const place = places.get(first.at) ?? { lines: 0, grown: 0, fetched: 0 }
    place.lines++
    const before = held[start - 1]?.index ?? 0
    if (new RegExp(`(?<![\\w!.$])\\$?${columnName(before)}\\$?${row + 1}(?!\\d)`, 'i').test(formula)) place.grown++
    else if (formula.includes('!')) place.fetched++
    places.set(first.at, place)
  }
  const [plain, ...others] = [...places].sort(([, one], [, other]) => other.lines - one.lines)
  if (!plain || plain[1].grown <= plain[1].fetched || plain[1].lines < LINES) return null
  return plain[1].lines > others.reduce((sum, [, { lines }]) => sum + lines, 0) ? plain[0] : null
}
