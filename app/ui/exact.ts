import { decimalParts, type Formats, formatValue, inPercent, joined, type Kind, percentSign, POINTS } from '#app/model/format.ts'
import { isDust, withoutTail } from '#app/model/dust.ts'
import { type Decimal, decimalsOf, round, subtract } from '#app/model/money.ts'
import { words } from './words.ts'

/**
 * Writes figures with every digit that any of them has, but for the tail that binary floats leave: where two are compared, rounding could
 * make them the same.
 */
export function exactly(values: readonly Decimal[], kind: Kind, formats: Formats): (value: Decimal) => string {
  if (kind.unit === 'percent') return value => percentage(value, values, kind, formats, kind.inPoints ? POINTS : percentSign(formats))
  const places = placesOf(values)
  return value => formatValue(value, kind, formats, places)
}

/** The same of what two of these differ by: between two percentages that is points. */
export function exactDifference(values: readonly Decimal[], kind: Kind, formats: Formats): (value: Decimal) => string {
  if (kind.unit === 'percent') return value => percentage(value, values, kind, formats, POINTS)
  return exactly(values, kind, formats)
}

/** Decimals after which none of these has more than such a tail. */
function placesOf(stored: readonly Decimal[]): number {
  const values = stored.map(withoutTail)
  const most = Math.max(0, ...values.map(decimalsOf))
  for (let places = 0; places < most; places++)
    if (values.every(value => decimalsOf(value) <= places || isDust(subtract(value, round(value, places)), values))) return places
  return most
}

const percentage = (value: Decimal, among: readonly Decimal[], { whole }: Kind, formats: Formats, suffix: string): string => {
  const places = placesApart(among.map(each => inPercent(each, whole)))
  return joined(decimalParts(inPercent(value, whole), formats, { places, suffix }))
}

/** A division has digits without end: as many are written as it takes to tell one from the other. */
function placesApart(values: readonly Decimal[]): number {
  const most = Math.max(1, ...values.map(decimalsOf))
  const different = new Set(values).size
  for (let places = 1; places < most; places++) if (new Set(values.map(value => round(value, places))).size === different) return places
  return most
}

/** `, in thousands`, where that has to be said. */
export const inScale = (scale: number): string => {
  const word = scale === 0 ? undefined : words.editor.upload.scales[scale]
  return word ? ` (${words.overTime.restated.in(word)})` : ''
}
