import type { ReactElement } from 'react'
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts'
import { lineAxisOf, nameAxis, valueAxis } from './axis.ts'
import { colourOf } from './marks.tsx'
import { apart } from './places.ts'
import { targetLine } from './target.tsx'
import type { FormProps } from './picture.tsx'
import type { DrawnPoint, DrawnSeries } from './shape.ts'
import { AxisName, NoteMark } from './text.tsx'

export const isSure = (point: DrawnPoint | undefined): boolean => point?.mark === 'actual' || point?.mark === 'earlier'

/** Lines over periods, each named where it ends. What is not actual is dashed, with open points. */
export function Lines({ drawn: { names, series, tick, target }, width, height, type, lit, onPoint }: FormProps) {
  const rows = names.map((name, at) => ({
    name,
    at,
    target: target?.at[at] ?? null,
    ...Object.fromEntries(series.flatMap((one, of) => cellsOf(one, of, at))),
  }))
  const wide = width > 520
  const named = wide && series.length > 1
  /** Its name and last figure; the name gives way where there is no room for both. */
  const endOf = ({ label, points }: DrawnSeries, room = Number.POSITIVE_INFINITY) => {
    const figure = points.findLast(({ at }) => at !== null)?.label ?? ''
    const fits = Math.max(3, Math.floor(room / (type * 0.58)) - figure.length - 1)
    return `${label.length > fits ? `${label.slice(0, fits - 1)}…` : label} ${figure}`
  }
  const nameRoom = named ? Math.min(width * 0.34, Math.max(...series.map(one => endOf(one).length)) * type * 0.58 + 20) : 12
  const bare = (width - nameRoom) / Math.max(1, names.length)
  // Half of a name below the axis, which is centred on its point.
  const half = Math.min(bare / 2, Math.max(...names.map(({ length }) => length)) * type * 0.3)
  const longest = Math.max(...series.flatMap(({ points }) => points.map(point => point.label.length)))
  const everyPoint = series.length === 1 && bare > longest * type * 0.6
  // A value axis takes its part of the width.
  const place = everyPoint ? bare : bare - (type * 4) / Math.max(1, names.length)
  const axis = lineAxisOf(
    [...series.flatMap(({ points }) => points.map(({ at }) => at)), ...(target?.at ?? [])].flatMap(each => each ?? []),
  )
  const ends = endsOf(series, axis.domain, { top: type * 2, bottom: height - 4 - type * 3.6 - type, type, named })
  return (
    <LineChart
      width={width}
      height={height}
      data={rows}
      margin={{ top: type * 2, right: nameRoom, bottom: 4, left: 4 }}
      accessibilityLayer={false}
    >
      {!everyPoint && <CartesianGrid vertical={false} stroke="var(--hairline)" />}
      <XAxis
        {...nameAxis(type)}
        // Under lines that are all below zero it would be taken for zero.
        axisLine={axis.domain[1] <= 0 ? false : { stroke: 'var(--rule)' }}
        padding={{ left: half, right: named ? 8 : half }}
        tick={<AxisName names={names} room={place - 4} type={type} />}
      />
      <YAxis hide={everyPoint} {...valueAxis(type, tick)} {...axis} padding={{ top: 0, bottom: everyPoint ? type * 1.7 : type }} />
      {axis.domain[0] < 0 && axis.domain[1] >= 0 && <ReferenceLine y={0} stroke="var(--ink)" />}
      {target && targetLine(type)}
      {series.flatMap((one, of) => linesPast(one, colourOf(of), type))}
      {series.flatMap((one, of) => {
        const ending = one.points.findLastIndex(({ at }) => at !== null)
        return sureAndOpen(one, of, type, ({ index, ...dot }) => {
          const last = index === ending
          const isLit = lit(dot.point.id, one.id) === 'lit'
          return (
            <Dot
              key={index}
              {...dot}
              type={type}
              value={everyPoint || (last && !named) || isLit}
              name={last && named ? endOf(one, nameRoom - 20) : null}
              end={last && !everyPoint ? ends[of] : undefined}
              under={everyPoint && isLow(one.points, index)}
              state={lit(dot.point.id, one.id)}
              onPoint={onPoint}
            />
          )
        })
      })}
    </LineChart>
  )
}

/** A series' line in its two parts, see `cellsOf`, with a dot at each figure. */
export const sureAndOpen = (
  one: DrawnSeries,
  of: number,
  type: number,
  dotOf: (dot: { cx: number; cy: number; point: DrawnPoint; index: number; colour: string }) => ReactElement,
  yAxisId?: string,
) =>
  (['sure', 'open'] as const).map(part => (
    <Line
      key={one.id + part}
      {...(yAxisId !== undefined && { yAxisId })}
      dataKey={`${part}${of}`}
      type="linear"
      stroke={colourOf(of)}
      strokeWidth={type > 14 ? 4 : 2.25}
      strokeDasharray={part === 'open' ? '6 5' : undefined}
      connectNulls={false}
      isAnimationActive={false}
      activeDot={false}
      dot={({ cx, cy, index = 0 }: { cx?: number; cy?: number; index?: number }) => {
        const point = one.points[index]
        const isHere = point && point.at !== null && isSure(point) === (part === 'sure')
        return isHere && cx !== undefined && cy !== undefined ? dotOf({ cx, cy, point, index, colour: colourOf(of) }) : <g key={index} />
      }}
    />
  ))

/** Whether the line comes down to a point and goes up from it: a figure above it would stand on the line. A remark has its place below. */
export function isLow(points: readonly DrawnPoint[], index: number): boolean {
  const { at, note } = points[index] ?? {}
  if (at === null || at === undefined || note !== undefined) return false
  const beside = [points[index - 1]?.at, points[index + 1]?.at].filter(other => other !== null && other !== undefined)
  return beside.length > 0 && beside.every(other => other > at)
}

/** How high the texts at the ends of the series stand: apart from each other where they end beside each other. */
export function endsOf(
  series: readonly DrawnSeries[],
  [least, most]: readonly [number, number],
  { top, bottom, type, named }: { top: number; bottom: number; type: number; named: boolean },
): (number | undefined)[] {
  // A name stands beside its end, a figure alone above it.
  const lift = named ? 0 : type * 0.8
  const heightOf = (at: number) => bottom - ((at - least) / (most - least)) * (bottom - top) - lift
  const lasts = series.map(({ points }) => points.findLastIndex(({ at }) => at !== null))
  const found: (number | undefined)[] = []
  for (const last of new Set(lasts)) {
    const here = lasts.flatMap((each, of) => (each === last && last >= 0 ? [of] : []))
    const heights = here.map(of => heightOf(series[of]?.points[last]?.at ?? 0))
    for (const [place, height] of apart(heights, type * 1.25, bottom + type).entries()) found[here[place] ?? 0] = height
  }
  return found
}

/** A series as two lines: what is sure, and what is planned or expected, which begins at the last sure point. */
export function cellsOf({ points }: DrawnSeries, of: number, at: number): [string, number | null][] {
  const point = points[at]
  const sure = isSure(point)
  const joins = !sure || (points[at + 1] !== undefined && !isSure(points[at + 1]))
  return [
    [`sure${of}`, sure ? (point?.at ?? null) : null],
    [`open${of}`, joins ? (point?.at ?? null) : null],
  ]
}

/** Actuals go on from each other past a budget that stands between them; not past a period that nobody gave a figure for. */
export const pastPlans = (points: readonly DrawnPoint[]): [from: number, to: number][] =>
  points.flatMap((point, to): [number, number][] => {
    const from = points.findLastIndex((other, at) => at < to && (isSure(other) || other.at === null))
    const before = points[from]
    return from < to - 1 && isSure(point) && point.at !== null && before && before.at !== null ? [[from, to]] : []
  })

/** The lines past plans, which a line with gaps does not draw. */
export const linesPast = ({ id, points }: DrawnSeries, colour: string, type: number, yAxisId?: string) =>
  pastPlans(points).map(([from, to]) => (
    <Line
      key={`${id} ${to}`}
      {...(yAxisId !== undefined && { yAxisId })}
      dataKey={({ at }: { at: number }) => (at === from || at === to ? points[at]?.at : null)}
      type="linear"
      stroke={colour}
      strokeWidth={type > 14 ? 4 : 2.25}
      connectNulls
      isAnimationActive={false}
      activeDot={false}
      dot={false}
    />
  ))

export function Dot({
  cx,
  cy,
  point,
  type,
  colour,
  value,
  name,
  end,
  under = false,
  state,
  onPoint,
}: {
  cx: number
  cy: number
  point: DrawnPoint
  type: number
  colour: string
  value: boolean
  /** The series' name, where it ends. */
  name: string | null
  /** How high the text at its end stands. */
  end?: number | undefined
  /** Its figure stands below it. */
  under?: boolean
  state: 'lit' | 'dim' | 'plain'
  onPoint?: (pointId: string) => void
}) {
  const solid = isSure(point)
  const radius = type > 14 ? 7 : 4
  return (
    <g className="point" data-state={state} onClick={onPoint && (() => onPoint(point.id))}>
      {state === 'lit' && <circle className="lamp" cx={cx} cy={cy} r={radius * 2.4} />}
      <circle cx={cx} cy={cy} r={radius} fill={solid ? colour : 'var(--paper)'} stroke={colour} strokeWidth={2} />
      {value && (
        <text
          x={cx}
          y={state === 'lit' ? cy - radius * 2.4 - 5 : name === null && end !== undefined ? end : under ? cy + type * 1.6 : cy - type * 0.8}
          textAnchor="middle"
          fontSize={type}
          className="point-label"
        >
          {point.label}
        </text>
      )}
      {name && end !== undefined && (
        <g>
          {Math.abs(end - cy) > type / 2 && <path d={`M${cx + radius} ${cy}L${cx + radius + 10} ${end}`} stroke={colour} fill="none" />}
          <text x={cx + radius + 12} y={end} dominantBaseline="central" fontSize={type} fontWeight={560} fill={colour}>
            {name}
          </text>
        </g>
      )}
      <NoteMark x={cx} y={cy + type * 1.5} note={point.note} type={type} />
    </g>
  )
}
