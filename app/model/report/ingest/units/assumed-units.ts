import type { ImportProblem } from '../../import.ts'
import type { RowUnit } from './row-unit.ts'
import type { Row } from '../rows/rows.ts'
import { scaleName } from './scale-telling.ts'
import { speaksOfMoney } from './money-words.ts'
import { shorten } from '../cells/text.ts'
import { namesCount } from './label-words.ts'
import { unitOfLabel } from './unit.ts'

// Lines of which no word says what they count: what stands beside them, and what they are added up with, tells.

/** `Furniture stores`, `Electronics and appliance stores …`: a kind of business; of `Total stores` and `Stores opened` it says how many there are. */
const KIND_OF_STORES =
  /^(?!(?:total|net|new|open|own|all|number|company|franchised?|licensed|existing|comparable|same|leased|owned|retail)\b)(?:\p{L}[\p{L}.,’'&-]*\s+)+stores[\s.…]*$/iu

/**
 * Under a title that says `in millions of dollars`, several kinds of stores are what is sold there, and not how many of them there are: told, as one
 * who counts them may know better.
 */
export function settleKinds(
  rows: readonly Row[],
  units: readonly RowUnit[],
  scale: number,
  sheet: string,
  problems: ImportProblem[],
): void {
  const kinds = rows.flatMap((row, at) => {
    const unit = units[at]
    const isFilled = row.values.some(({ value }) => value !== null)
    return unit?.assumed && unit.unit === 'count' && isFilled && KIND_OF_STORES.test(row.label) ? [{ row, unit }] : []
  })
  const [first] = kinds
  if (!first || kinds.length < LEAST_KINDS) return
  for (const { unit } of kinds) {
    unit.unit = 'currency'
    delete unit.assumed
  }
  const labels = kinds.slice(0, 6).map(({ row }) => `“${shorten(row.label.replace(/[\s.…]+$/, ''), 40)}”`)
  problems.push({
    severity: 'warning',
    code: 'row-unit',
    sheet,
    cell: first.row.labelCell,
    cells: kinds.map(({ row }) => row.labelCell),
    message: `${labels.join(', ')}${kinds.length > 6 ? ` and ${kinds.length - 6} more` : ''} may say how many there are, or what is sold there. Read in ${scaleName(scale)} like the rest; say so where they count stores.`,
  })
}

const LEAST_KINDS = 2

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

/** What is added up with money is money, where no word says that it counts anything else; in the scale that its label names. */
export function settleAssumed(
  units: readonly RowUnit[],
  rows: readonly Row[],
  sums: readonly { parts: readonly { index: number }[] }[],
  scale: number,
): void {
  const open = units.flatMap((unit, at) => (unit.assumed ? [at] : []))
  settleParts(units, rows, sums)
  for (const at of open) {
    const unit = units[at]
    const own = unitOfLabel(rows[at]?.label ?? '').scale
    if (unit?.unit === 'currency' && own !== null && own !== scale) unit.scale = own
  }
}

function settleParts(units: readonly RowUnit[], rows: readonly Row[], sums: readonly { parts: readonly { index: number }[] }[]): void {
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

/**
 * A formula that adds up days, turns or pieces alone makes more of them, and no money: `Cash conversion cycle`. Of pieces only where the label of
 * the sum speaks of no money, as what they are may have been misread.
 */
export function settleSumsOfThings(
  units: readonly RowUnit[],
  rows: readonly Row[],
  sums: readonly { parts: readonly { index: number }[]; evidence: string | null }[],
  names: (row: Row) => boolean,
): void {
  for (const [at, { parts, evidence }] of sums.entries()) {
    const [unit, row] = [units[at], rows[at]]
    const of = parts.map(({ index }) => units[index])
    const [first] = of
    if (evidence !== 'formula' || !unit || !row || !first || of.length < 2 || unit.unit !== 'currency') continue
    if (first.unit !== 'ratio' && (first.unit !== 'count' || names(row))) continue
    if (of.some(part => part?.unit !== first.unit || part.assumed)) continue
    if (row.values.some(({ currency, format }) => currency !== null || /[$€£¥]/.test(format))) continue
    unit.unit = first.unit
    delete unit.scale
    delete unit.assumed
  }
}

/**
 * `Sales | R&D | Operations | Total FTE` under a title in thousands: what adds up to heads is heads, where no word, sign or format of it is one of money.
 */
export function settlePartsOfCounts(
  units: readonly RowUnit[],
  rows: readonly Row[],
  sums: readonly { parts: readonly { index: number }[] }[],
): void {
  for (const [at, { parts }] of sums.entries()) {
    const [unit, row] = [units[at], rows[at]]
    if (unit?.unit !== 'count' || unit.assumed || parts.length < 2 || !row || !namesCount(row.label)) continue
    const own = parts.map(({ index }) => ({ unit: units[index], row: rows[index] }))
    const areBare = own.every(
      part =>
        part.row !== undefined &&
        (part.unit?.unit === 'count' || (part.unit?.unit === 'currency' && part.unit.currency === undefined)) &&
        !speaksOfMoney(part.row.label, true) &&
        unitOfLabel(part.row.label).currency === null &&
        part.row.values.every(({ currency, format }) => currency === null && !/[$€£¥]/.test(format)),
    )
    if (!areBare) continue
    for (const part of own)
      if (part.unit?.unit === 'currency') {
        part.unit.unit = 'count'
        delete part.unit.scale
      }
  }
}
