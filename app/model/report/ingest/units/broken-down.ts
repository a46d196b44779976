import { isOfWhich } from '../rows/total-words.ts'
import type { Row } from '../rows/rows.ts'
import type { RowUnit } from './row-unit.ts'
import { namesCount } from './label-words.ts'
import { unitOfLabel } from './unit.ts'

// Lines that say what a line above or below them consists of, and count in the same.

/** A name that stands so often is that of a product, a place or a team, by which several lines are broken down. */
const OFTEN = 3

const plain = (label: string): string => label.trim().toLowerCase()

/** Whether no sign, format or word of a line is one of money. */
const isBare = ({ label, values }: Row, unit: RowUnit): boolean =>
  unit.currency === undefined &&
  unitOfLabel(label).currency === null &&
  values.every(({ currency, format }) => currency === null && !/[$€£¥₹₽]/.test(format))

/**
 * `Orders | North | South` below `Revenue | North | South`: what stands again and again below another line is counted in what that line counts.
 * So is what a line says that it has `of which`.
 */
export function settleBrokenDown(rows: readonly Row[], units: readonly RowUnit[], names: (row: Row) => boolean): void {
  const times = new Map<string, number>()
  for (const { label, values } of rows) if (values.length > 0) times.set(plain(label), (times.get(plain(label)) ?? 0) + 1)
  let above: RowUnit | null = null
  for (const [at, row] of rows.entries()) {
    const unit = units[at]
    if (!unit || row.values.length === 0) {
      above = null
      continue
    }
    const isPart = row.label !== '' && ((times.get(plain(row.label)) ?? 0) >= OFTEN || isOfWhich(row.label))
    if (!isPart) above = unit
    else if (above && (above.unit === 'count' || above.unit === 'ratio') && !above.assumed && isOpen(row, unit, names))
      become(unit, above.unit)
  }
}

const isOpen = (row: Row, unit: RowUnit, names: (row: Row) => boolean): boolean =>
  (unit.unit === 'currency' || unit.assumed === true) && !names(row) && isBare(row, unit)

function become(unit: RowUnit, other: 'count' | 'ratio'): void {
  unit.unit = other
  delete unit.assumed
  delete unit.scale
}

const lastWord = (label: string): string => /(\p{L}+)\P{L}*$/u.exec(plain(label))?.[1] ?? ''

/** `New clients | Existing clients | Total clients`: a sum that is called as its parts counts what they count, and so do the others of them. */
export function settleCalledAlike(
  rows: readonly Row[],
  units: readonly RowUnit[],
  sums: readonly { parts: readonly { index: number }[] }[],
  names: (row: Row) => boolean,
): void {
  for (const [at, { parts }] of sums.entries()) {
    const [row, unit] = [rows[at], units[at]]
    if (!row || unit?.unit !== 'currency' || names(row) || !isBare(row, unit)) continue
    const of = parts.flatMap(({ index }) => {
      const [part, counted] = [rows[index], units[index]]
      return part && counted ? [{ row: part, unit: counted }] : []
    })
    const noun = lastWord(row.label)
    const isAlike = of.some(part => part.unit.unit === 'count' && namesCount(part.row.label) && lastWord(part.row.label) === noun)
    if (!isAlike || !of.every(part => part.unit.unit === 'count' || isOpen(part.row, part.unit, names))) continue
    for (const one of [unit, ...of.map(part => part.unit)]) become(one, 'count')
  }
}
