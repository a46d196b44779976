import { type Formats, formatValue, inPercent, type Kind } from '#app/model/format.ts'
import type { Decimal } from '#app/model/money.ts'
import { words } from './words.ts'

const decimalsOf = (value: Decimal): number => value.split('.')[1]?.length ?? 0

/** Writes figures with every digit that any of them has: where two are compared, rounding could make them the same. */
export function exactly(values: readonly Decimal[], kind: Kind, formats: Formats): (value: Decimal) => string {
  const places = Math.max(0, ...values.map(value => decimalsOf(kind.unit === 'percent' ? inPercent(value, kind.whole) : value)))
  return value => formatValue(value, kind, formats, places)
}

/** `, in thousands`, where that has to be said. */
export const inScale = (scale: number): string => {
  const word = scale === 0 ? undefined : words.editor.upload.scales[scale]
  return word ? ` (${words.overTime.restated.in(word)})` : ''
}
