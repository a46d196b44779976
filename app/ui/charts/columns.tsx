import { Bar, BarChart, CartesianGrid, ReferenceLine, XAxis, YAxis } from 'recharts'
import { axisOf, nameAxis, valueAxis } from './axis.ts'
import { colourOf, Hatches, hatchId, paintOf, SERIES_COLOURS } from './marks.tsx'
import type { FormProps } from './picture.tsx'
import type { DrawnPoint, DrawnSeries } from './shape.ts'
import { AxisName, NoteMark } from './text.tsx'

/**
 * Columns over periods; several lines stand beside each other. Every bar carries its figure where there is room, else there is an axis.
 * `shared`: the axis, where several pictures have one; `bare`: no bar of theirs carries its figure.
 */
export function Columns({
  drawn: { names, series, tick },
  width,
  height,
  type,
  base,
  lit,
  onPoint,
  shared,
  bare = false,
}: FormProps & { shared?: ReturnType<typeof axisOf>; bare?: boolean }) {
  const rows = names.map((name, at) => ({
    name,
    ...Object.fromEntries(series.map(({ points }, of) => [`s${of}`, points[at]?.at ?? null])),
  }))
  const longest = Math.max(...series.flatMap(({ points }) => points.map(point => point.label.length)))
  const place = width / Math.max(1, names.length)
  const label = bare ? 0 : labelSize(place, series.length, longest, type)
  const labelled = label > 0
  const axis = shared ?? axisOf(series.flatMap(({ points }) => points.flatMap(({ at }) => at ?? [])))
  // In a low picture ticks would stand on each other: zero and the ends are enough.
  const crowded = (height - type * 5.6) / axis.ticks.length < type * 1.3
  const ticks = crowded ? axis.ticks.filter((tick, at) => tick === 0 || at === 0 || at === axis.ticks.length - 1) : axis.ticks
  const sinks = axis.domain[0] < 0
  const margin = { top: type * 2, right: 4, bottom: 4, left: 4 }
  return (
    <BarChart
      width={width}
      height={height}
      data={rows}
      margin={margin}
      barCategoryGap={gapOf(series.length)}
      barGap={2}
      accessibilityLayer={false}
    >
      <Hatches base={base} colours={SERIES_COLOURS} />
      {!labelled && <CartesianGrid vertical={false} stroke="var(--hairline)" />}
      <XAxis
        {...nameAxis(type)}
        // A value axis takes its part of the width.
        tick={<AxisName names={names} room={(labelled ? place : (width - type * 5) / Math.max(1, names.length)) - 6} type={type} />}
      />
      <YAxis
        hide={labelled}
        {...valueAxis(type, tick)}
        domain={labelled && !shared ? [(low: number) => Math.min(0, low), (high: number) => Math.max(0, high)] : axis.domain}
        ticks={labelled ? undefined : ticks}
        // The figure of a bar below zero stands under it: it must not run into the names along the axis.
        padding={{ top: 0, bottom: sinks ? type * 1.7 : 0 }}
      />
      {series.map((one, of) => (
        <Bar key={one.id} dataKey={`s${of}`} isAnimationActive={false} shape={columnShape(one, of, { label, type, base, lit, onPoint })} />
      ))}
      <ReferenceLine y={0} stroke="var(--ink)" />
    </BarChart>
  )
}

/** Pixels between two figures beside each other. */
const APART = 4

/** Room on both sides of the bars of a period, as a part of its place. */
const GAP = { one: 0.34, several: 0.12 }
export const gapOf = (bars: number): string => `${(bars > 1 ? GAP.several : GAP.one) * 100}%`

/**
 * How large figures are written over bars: beside each other none reaches into the next bar. 0 where that would be too small to read: then
 * an axis says them.
 */
export function labelSize(place: number, bars: number, longest: number, type: number): number {
  const room = bars > 1 ? (place * (1 - 2 * GAP.several)) / bars : place - APART
  const size = Math.min(type, room / (longest * 0.58))
  return size >= Math.max(11, type * 0.7) ? size : 0
}

/** What recharts hands to the shape of a bar. */
export interface BarBox {
  x?: number
  y?: number
  width?: number
  height?: number
  /** Its place among the bars that are drawn: those without a figure are none. */
  index?: number
  originalDataIndex?: number
}

/** Of which column a bar is. */
export const placeOf = ({ originalDataIndex, index }: BarBox): number => originalDataIndex ?? index ?? 0

/** How the bars of a line are drawn: with their figures, where these have a size (`label`). */
export const columnShape =
  (
    one: DrawnSeries,
    of: number,
    { label, type, base, lit, onPoint }: { label: number } & Pick<FormProps, 'type' | 'base' | 'lit' | 'onPoint'>,
  ) =>
  (bar: BarBox) => {
    const point = one.points[placeOf(bar)]
    if (!point || point.at === null) return <g />
    return (
      <Column
        {...{ bar, point, type: label || type, labelled: label > 0 }}
        {...paintOf(point.mark, colourOf(of), hatchId(base, of % SERIES_COLOURS.length))}
        state={lit(point.id, one.id)}
        onPoint={onPoint}
      />
    )
  }

export interface BarProps {
  bar: BarBox
  point: DrawnPoint
  type: number
  state: 'lit' | 'dim' | 'plain'
  onPoint?: (pointId: string) => void
  fill: string
  stroke: string
}

function Column({
  bar: { x = 0, y = 0, width = 0, height = 0 },
  point,
  type,
  labelled,
  state,
  onPoint,
  ...paint
}: BarProps & { labelled: boolean }) {
  const top = Math.min(y, y + height)
  const tall = Math.abs(height)
  const below = (point.at ?? 0) < 0
  return (
    <g className="point" data-state={state} onClick={onPoint && (() => onPoint(point.id))}>
      {state === 'lit' && <rect className="lamp" x={x - 4} y={top - 4} width={width + 8} height={tall + 8} rx={3} />}
      <rect x={x + 0.75} y={top} width={Math.max(0, width - 1.5)} height={tall} strokeWidth={1.5} {...paint} />
      {(labelled || state === 'lit') && (
        <text
          x={x + width / 2}
          y={below ? top + tall + type * 1.2 : top - type * 0.5}
          textAnchor="middle"
          fontSize={type}
          className="point-label"
        >
          {point.label}
        </text>
      )}
      <NoteMark x={x + width / 2} y={below ? top + type : top + Math.min(tall / 2, type)} note={point.note} type={type} />
    </g>
  )
}
