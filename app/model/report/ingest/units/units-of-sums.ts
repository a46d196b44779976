import type { ImportProblem } from '../../import.ts'
import type { Row } from '../rows/rows.ts'
import type { RowUnit } from './row-unit.ts'
import { shorten } from '../cells/text.ts'

// What a formula adds up counts in one thing: it tells where a word, or a column of units, says another.

interface Sum {
  parts: readonly { index: number }[]
  evidence: string | null
}

const isMoney = (unit: RowUnit | undefined): boolean => unit?.unit === 'currency' && !unit.assumed

/** `Operating profit/EBIT` reads like one figure divided by another: a formula that adds up money alone makes money. */
export function settleSumsOfMoney(units: readonly RowUnit[], sums: readonly Sum[]): void {
  for (const [at, { parts, evidence }] of sums.entries()) {
    const unit = units[at]
    if (evidence !== 'formula' || unit?.unit !== 'ratio' || parts.length < 2) continue
    if (parts.every(({ index }) => isMoney(units[index]))) unit.unit = 'currency'
  }
}

/** `Cupcakes | # | 400,000` in a formula of `Total Revenue | $`: what is added up with money is money, or the formula adds what it should not. */
export function tellOtherThanMoney(
  rows: readonly Row[],
  units: readonly RowUnit[],
  sums: readonly Sum[],
  sheet: string,
  problems: ImportProblem[],
): void {
  const odd = new Map<number, number>()
  for (const [at, { parts, evidence }] of sums.entries()) {
    if (evidence !== 'formula' || !isMoney(units[at])) continue
    for (const { index } of parts) if (!odd.has(index) && isOdd(units[index], rows[index])) odd.set(index, at)
  }
  const [first] = odd
  if (!first) return
  const labels = [...odd.keys()].map(index => `“${shorten(rows[index]?.label ?? '', 40)}”`)
  problems.push({
    severity: 'warning',
    code: 'row-unit',
    sheet,
    cell: rows[first[0]]?.labelCell ?? null,
    cells: [...odd.keys()].flatMap(index => rows[index]?.labelCell ?? []),
    message: `${labels.slice(0, 6).join(', ')}${labels.length > 6 ? ` and ${labels.length - 6} more` : ''}: not read as money, and a formula adds ${labels.length === 1 ? 'it' : 'them'} up with money, as in “${shorten(rows[first[1]]?.label ?? '', 40)}”. Say what ${labels.length === 1 ? 'it counts' : 'they count'} in.`,
  })
}

const isOdd = (unit: RowUnit | undefined, row: Row | undefined): boolean =>
  unit !== undefined &&
  row !== undefined &&
  unit.unit !== 'currency' &&
  !unit.assumed &&
  row.values.some(({ value }) => value !== null && Math.abs(Number(value)) >= LEAST)

/** What is smaller may be a rate that a formula adds, as `1 + growth`. */
const LEAST = 2
