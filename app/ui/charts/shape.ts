import { type Formats, formatDecimal, formatValue, inPercent, type Kind, placesFor } from '#app/model/format.ts'
import { compare, type Decimal, isNegative, negate } from '#app/model/money.ts'
import type { ChartView } from '#app/model/report/views.ts'
import { latestActual, type Mark, markOf } from '../scenario.ts'
import { type Step, stepsOf } from '#app/model/report/waterfall.ts'

// A chart as plain data for the drawing: labels from exact decimals, positions as binary floats, which pixels are.

export interface DrawnPoint {
  id: string
  at: number | null
  /** Where the bar begins; [from, to] of a waterfall. */
  span: [number, number] | null
  label: string
  mark: Mark
  level: boolean
  meaning: 'good' | 'bad' | 'plain'
}
export interface DrawnSeries {
  id: string
  label: string
  points: DrawnPoint[]
}
export interface Drawn {
  form: ChartView['form']
  /** Names along the axis. */
  names: string[]
  series: DrawnSeries[]
  /** Writes a tick of the value axis. */
  tick: (at: number) => string
}

export function drawnOf(view: ChartView, formats: Formats): Drawn {
  return view.form === 'waterfall' ? bridge(view, formats) : lines(view, formats)
}

function lines(view: ChartView, formats: Formats): Drawn {
  const lookedAt = latestActual(view.columns)
  // A chart of a year's quarters is all actual: only a later period makes an actual an earlier one when something else is shown beside it.
  const mixed = view.columns.some(column => column.scenario !== 'actual')
  const series = view.series.map(line => {
    const label = labeller(line, valuesOf(line), view, formats)
    return {
      id: line.id,
      label: line.label,
      points: line.points.map((point, at): DrawnPoint => {
        const column = view.columns[at]
        const shown = point.value === null ? null : position(point.value, line)
        return {
          id: point.id,
          at: shown,
          span: null,
          label: point.value === null ? '' : label(point.value),
          mark: column ? markOf(column, mixed || view.columns.length === 2 ? lookedAt : undefined) : 'actual',
          level: true,
          meaning: 'plain',
        }
      }),
    }
  })
  return { form: view.form, names: view.columns.map(column => column.label), series, tick: ticker(view, formats) }
}

function bridge(view: ChartView, formats: Formats): Drawn {
  const steps = stepsOf(view.series)
  const kind = view.series[0] ?? { unit: 'currency' as const }
  const label = labeller(
    kind,
    steps.flatMap(step => [step.shown]),
    view,
    formats,
  )
  const column = view.columns[0]
  const points = steps.map(
    (step): DrawnPoint => ({
      id: step.pointId,
      at: position(step.to, kind),
      span: [position(step.from, kind), position(step.to, kind)],
      label: step.kind === 'change' ? signed(step.shown, label) : label(step.shown),
      mark: column?.scenario === 'actual' || !column ? 'actual' : column.scenario,
      level: step.kind === 'level',
      meaning: meaningOf(step),
    }),
  )
  return {
    form: view.form,
    names: steps.map(step => step.label),
    series: [{ id: 'bridge', label: column?.label ?? '', points }],
    tick: ticker(view, formats),
  }
}

const signed = (value: Decimal, label: (value: Decimal) => string): string => (isNegative(value) ? label(value) : `+${label(value)}`)
const meaningOf = ({ kind, shown }: Step): DrawnPoint['meaning'] =>
  kind === 'level' || compare(shown, '0') === 0 ? 'plain' : isNegative(shown) ? 'bad' : 'good'

const position = (value: Decimal, kind: Kind): number => Number(kind.unit === 'percent' ? inPercent(value, kind.whole) : value)
const valuesOf = (line: ChartView['series'][number]): Decimal[] => line.points.flatMap(point => point.value ?? [])

function labeller(kind: Kind, values: readonly Decimal[], view: ChartView, formats: Formats): (value: Decimal) => string {
  const places = placesFor(values, kind.unit, view.unit.scale)
  // Beside a bar there is room for four digits or so: a long whole figure needs no cents.
  const digits = Math.max(0, ...values.map(value => (isNegative(value) ? negate(value) : value).split('.')[0]?.length ?? 0))
  return value => formatValue(value, kind, formats, digits > 4 && kind.unit === 'currency' ? 0 : places)
}

function ticker(view: ChartView, formats: Formats): (at: number) => string {
  const percent = view.series.length > 0 && view.series.every(line => line.unit === 'percent')
  return at => {
    const value = Number.isInteger(at) ? String(at) : at.toFixed(2).replace(/\.?0+$/, '')
    return /^-?\d+(\.\d+)?$/.test(value) ? formatDecimal(value === '-0' ? '0' : value, formats, percent ? { suffix: '%' } : {}) : ''
  }
}
