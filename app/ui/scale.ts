import { placesFor, rescale } from '#app/model/format.ts'
import { type Decimal, isNegative } from '#app/model/money.ts'
import type { Unit } from '#app/model/report/section.ts'
import type { ChartView } from '#app/model/report/views.ts'

// In which power of ten currency is shown at first. A file in whole units has twelve digits where a reader can take in seven, and where a
// phone has room for no more beside the line's name.

const SCALES = [0, 3, 6, 9, 12]
const WIDEST = 7
/** Digits before and after the decimal mark together. */
const WIDEST_IN_ALL = 8

interface Line {
  unit: Unit
  values: readonly Decimal[]
}

/** The file's own scale, or the first larger one in which every figure fits. */
export function startScale(lines: readonly Line[], own: number): number {
  const money = lines.flatMap(({ unit, values }) => (unit === 'currency' ? values : []))
  const larger = SCALES.filter(scale => scale > own)
  return [own, ...larger].find(scale => fits(money, own, scale)) ?? larger.at(-1) ?? own
}

function fits(values: readonly Decimal[], own: number, scale: number): boolean {
  const shown = values.map(value => rescale(value, own, scale))
  const whole = Math.max(0, ...shown.map(wholeDigits))
  return whole <= WIDEST && whole + placesFor(shown, 'currency', scale) <= WIDEST_IN_ALL
}

const wholeDigits = (value: Decimal): number => (value.split('.')[0]?.length ?? 0) - (isNegative(value) ? 1 : 0)

/** Scales that a reader may choose from: those within a million of the file's own, and the one that is shown at first. */
export const scalesAround = (own: number, shown: number): number[] =>
  [...new Set([...SCALES.filter(scale => scale < 12 && Math.abs(scale - own) <= 6), own, shown])].sort((a, b) => a - b)

/** A chart whose currency is in the scale in which its figures can be read. */
export function inReadableScale(view: ChartView): ChartView {
  const lines = view.series.map(({ unit, points }) => ({ unit, values: points.flatMap(point => point.value ?? []) }))
  const scale = startScale(lines, view.unit.scale)
  if (scale === view.unit.scale) return view
  return {
    ...view,
    // The file's own words name the file's scale.
    unit: { ...view.unit, scale, label: '' },
    series: view.series.map(line =>
      line.unit === 'currency'
        ? { ...line, points: line.points.map(({ id, value }) => ({ id, value: value && rescale(value, view.unit.scale, scale) })) }
        : line,
    ),
    ...(view.target?.unit === 'currency' && {
      target: { ...view.target, values: view.target.values.map(value => value && rescale(value, view.unit.scale, scale)) },
    }),
  }
}
