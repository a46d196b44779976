import { type Formats, formatDecimal, formatValue, inPercent, type Kind, placesFor } from '#app/model/format.ts'
import { compare, type Decimal, isNegative, negate, sum } from '#app/model/money.ts'
import type { ChartView } from '#app/model/report/views.ts'
import type { Costs } from '#app/model/report/variance.ts'
import { latestActual, type Mark, markOf } from '../scenario.ts'
import { bridgeSteps, type Step, stepsOf } from '#app/model/report/waterfall.ts'
import { words } from '../words.ts'

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
  /** Behind the figure of a step whose sign says the contrary of what it means: a cost that rises. */
  word?: string
  /** Number of the remark that stands under the chart. */
  note?: number
}
export interface DrawnSeries {
  id: string
  label: string
  points: DrawnPoint[]
  /** Combined: drawn as a line. */
  asLine?: boolean
  /** On an axis of its own: it counts in another unit than the first. */
  apart?: boolean
  /** Writes a tick of its own axis. */
  tick?: (at: number) => string
}
export interface Drawn {
  form: ChartView['form']
  /** Names along the axis. */
  names: string[]
  /** The period of each name; keys of app/model/period.ts. */
  periods?: (string | null)[]
  /** What all of them begin with, said once above the picture instead. */
  of?: string
  series: DrawnSeries[]
  /** Writes a tick of the value axis. */
  tick: (at: number) => string
  /** Stacked: the sum of each column, where every part has a figure. */
  totals?: { at: number; label: string }[]
  /** One place a column. */
  target?: { label: string; at: (number | null)[]; last: string }
  /** Whether all series count in the same unit, so that they share an axis. */
  alike: boolean
}

export function drawnOf(view: ChartView, formats: Formats): Drawn {
  const drawn =
    view.form === 'waterfall'
      ? bridge(view, stepsOf(view.series, words.chart.other), formats)
      : view.form === 'bridge'
        ? bridge(view, bridgeSteps(view.series, words.chart.other), formats)
        : lines(view, formats)
  const numbers = new Map(view.notes?.map(({ pointId }, at) => [pointId, at + 1]))
  if (numbers.size === 0) return drawn
  const noted = (point: DrawnPoint): DrawnPoint => {
    const note = numbers.get(point.id)
    return note === undefined ? point : { ...point, note }
  }
  return { ...drawn, series: drawn.series.map(one => ({ ...one, points: one.points.map(noted) })) }
}

function lines(view: ChartView, formats: Formats): Drawn {
  const lookedAt = latestActual(view.columns, formats.fiscalYearStart)
  // A chart of a year's quarters is all actual: only a later period makes an actual an earlier one when something else is shown beside it.
  const mixed = view.columns.some(column => column.scenario !== 'actual')
  const series = view.series.map(line => {
    // What stands beside each other is written with the same decimals. A picture of its own may be of something much smaller.
    const alone = view.form === 'multiples' && digitsOf(valuesOf(line)) < 3
    const beside = alone ? [line] : view.series.filter(({ unit }) => unit === line.unit)
    const label = labeller(line, beside.flatMap(valuesOf), view, formats)
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
          mark: column ? markOf(column, mixed || view.columns.length === 2 ? lookedAt : undefined, formats.fiscalYearStart) : 'actual',
          level: true,
          meaning: 'plain',
        }
      }),
    }
  })
  const [first] = view.series
  const apart = (unit: string): boolean => first !== undefined && unit !== first.unit
  return {
    form: view.form,
    ...shortly(view.columns.map(column => column.label)),
    periods: view.columns.map(({ period }) => period),
    series: series.map((one, at) => {
      const line = view.series[at]
      return {
        ...one,
        ...(line?.asLine && { asLine: true }),
        ...(line && apart(line.unit) && { apart: true, tick: ticker({ ...view, series: [line] }, formats) }),
      }
    }),
    tick: ticker(first && view.form === 'combined' ? { ...view, series: [first] } : view, formats),
    alike: !view.series.some(({ unit }) => apart(unit)),
    ...(view.form === 'stacked' && { totals: totalsOf(view, formats) }),
    ...(view.target && { target: targetOf(view.target, view, formats) }),
  }
}

/** `Q3 FY2026 Actual, Q3 FY2026 Budget`: the period that all names begin with is said once, and does not fill the axis. */
function shortly(names: string[]): Pick<Drawn, 'names' | 'of'> {
  const words = names.map(name => name.split(/\s+/))
  const [first = []] = words
  const differ = first.findIndex((word, at) => words.some(other => other[at] !== word))
  const rest = words.map(each => each.slice(differ).join(' '))
  // What says another period stays whole: “Q3 FY2025” beside “Q3 FY2026”.
  return names.length > 1 && differ > 0 && rest.every(name => name !== '' && !/\d/.test(name))
    ? { names: rest, of: first.slice(0, differ).join(' ') }
    : { names }
}

/** The sum of each column, exact; nowhere where a part has no figure, since that would be the sum of something else. */
function totalsOf(view: ChartView, formats: Formats): { at: number; label: string }[] {
  const kind = view.series[0]
  if (!kind) return []
  const sums = view.columns.map((_, column) => {
    const values = view.series.map(({ points }) => points[column]?.value ?? null)
    return values.every(value => value !== null) ? sum(values) : null
  })
  const label = labeller(
    kind,
    sums.flatMap(value => value ?? []),
    view,
    formats,
  )
  return sums.map(value => (value === null ? { at: 0, label: '' } : { at: position(value, kind), label: label(value) }))
}

function targetOf(target: NonNullable<ChartView['target']>, view: ChartView, formats: Formats): NonNullable<Drawn['target']> {
  const given = target.values.flatMap(value => value ?? [])
  const last = given.at(-1)
  const kind: Kind = { unit: target.unit, ...(target.whole && { whole: target.whole }) }
  return {
    label: target.label || words.chart.target,
    at: target.values.map(value => (value === null ? null : position(value, kind))),
    last: last === undefined ? '' : labeller(kind, given, view, formats)(last),
  }
}

function bridge(view: ChartView, steps: Step[], formats: Formats): Drawn {
  const kind = view.series[0] ?? { unit: 'currency' as const }
  const label = labeller(
    kind,
    steps.flatMap(step => [step.shown]),
    view,
    formats,
  )
  const [column, last = column] = view.columns
  const { names = [], of } = view.form === 'bridge' ? shortly(view.columns.map(each => each.label)) : {}
  const costs = costsIn(steps)
  const points = steps.map((step, at): DrawnPoint => {
    const word = wordOf(step, costs)
    return {
      id: step.pointId,
      at: position(step.to, kind),
      span: [position(step.from, kind), position(step.to, kind)],
      label: step.kind === 'change' ? signed(step.shown, label) : label(step.shown),
      mark: markIn(at === 0 || view.form === 'waterfall' ? column : last),
      level: step.kind === 'level',
      meaning: meaningOf(step, costs),
      ...(word && { word }),
    }
  })
  return {
    form: view.form,
    ...(of !== undefined && { of }),
    names: steps.map((step, at) =>
      step.kind === 'level' && view.form === 'bridge' ? `${step.label} ${(at === 0 ? names[0] : names.at(-1)) ?? ''}` : step.label,
    ),
    alike: true,
    series: [{ id: 'bridge', label: column?.label ?? '', points }],
    tick: ticker(view, formats),
  }
}

const markIn = (column: ChartView['columns'][number] | undefined): Mark => column?.scenario ?? 'actual'
const signed = (value: Decimal, label: (value: Decimal) => string): string => (isNegative(value) ? label(value) : `+${label(value)}`)
/** How the levels of a bridge are written, see `Costs` of a statement. */
export const costsIn = (steps: readonly Step[]): Costs =>
  steps.filter(({ kind }) => kind === 'level').every(({ shown }) => isNegative(shown)) ? 'negative' : 'positive'

/** `unfav.` of a cost that rises and `fav.` of one that falls; empty where the sign says it: never by colour alone. */
export function wordOf(step: Step, costs: Costs): string {
  const meaning = meaningOf(step, costs)
  if (meaning === 'plain' || (meaning === 'good') === !isNegative(step.shown)) return ''
  return words.statement.meaningShort[meaning === 'good' ? 'favourable' : 'unfavourable']
}

/** More of what is good when it is less is bad, unless the file writes it below zero. */
function meaningOf({ kind, shown, towards }: Step, costs: Costs): DrawnPoint['meaning'] {
  if (kind === 'level' || towards === null || compare(shown, '0') === 0) return 'plain'
  const rises = !isNegative(shown)
  return rises === (towards === 'up' || costs === 'negative') ? 'good' : 'bad'
}

const position = (value: Decimal, kind: Kind): number => Number(kind.unit === 'percent' ? inPercent(value, kind.whole) : value)
const valuesOf = (line: ChartView['series'][number]): Decimal[] => line.points.flatMap(point => point.value ?? [])

function labeller(kind: Kind, values: readonly Decimal[], view: ChartView, formats: Formats): (value: Decimal) => string {
  const places = placesFor(values, kind, view.unit.scale)
  // Beside a bar there is room for four digits or so: a long whole figure needs no cents.
  const digits = digitsOf(values)
  return value => formatValue(value, kind, formats, digits > 4 && kind.unit === 'currency' ? 0 : places)
}

/** Digits before the decimal mark, of the longest. */
const digitsOf = (values: readonly Decimal[]): number =>
  Math.max(0, ...values.map(value => (isNegative(value) ? negate(value) : value).split('.')[0]?.length ?? 0))

function ticker(view: ChartView, formats: Formats): (at: number) => string {
  const percent = view.series.length > 0 && view.series.every(line => line.unit === 'percent')
  return at => {
    const value = Number.isInteger(at) ? String(at) : at.toFixed(2).replace(/\.?0+$/, '')
    return /^-?\d+(\.\d+)?$/.test(value) ? formatDecimal(value === '-0' ? '0' : value, formats, percent ? { suffix: '%' } : {}) : ''
  }
}
