import { Bar, BarChart, CartesianGrid, ReferenceLine, XAxis, YAxis } from 'recharts'
import { axisOf, nameAxis, valueAxis } from './axis.ts'
import { type BarBox, type BarProps, labelSize, placeOf } from './columns.tsx'
import { colourOf, Hatches, hatchId, paintOf, SERIES_COLOURS } from './marks.tsx'
import type { FormProps } from './picture.tsx'
import type { DrawnSeries } from './shape.ts'
import { AxisName, NoteMark } from './text.tsx'

/** Parts on each other, those below zero under the axis; the exact sum stands over each column. */
export function Stacked({ drawn: { names, series, tick, totals = [] }, width, height, type, base, lit, onPoint }: FormProps) {
  const rows = names.map((name, at) => ({
    name,
    ...Object.fromEntries(series.map(({ points }, of) => [`s${of}`, points[at]?.at ?? null])),
  }))
  const place = (width - type * 5) / Math.max(1, names.length)
  const top = names.map((_, place) =>
    carrierOf(
      series.map(({ points }) => points[place]?.at ?? null),
      totals[place]?.at ?? 0,
    ),
  )
  // A sum that would run into the next one is smaller; where nobody could read it the axis says it.
  const longest = Math.max(0, ...totals.map(total => total?.label.length ?? 0))
  const sumSize = labelSize(place, 1, longest, type)
  const sinks = top.some((of, at) => of !== undefined && (series[of]?.points[at]?.at ?? 0) < 0)
  return (
    <BarChart
      width={width}
      height={height}
      data={rows}
      stackOffset="sign"
      margin={{ top: type * 2, right: 4, bottom: 4, left: 4 }}
      barCategoryGap="34%"
      accessibilityLayer={false}
    >
      <Hatches base={base} colours={SERIES_COLOURS} />
      <CartesianGrid vertical={false} stroke="var(--hairline)" />
      <XAxis {...nameAxis(type)} tick={<AxisName names={names} room={place - 6} type={type} />} />
      <YAxis
        {...valueAxis(type, tick)}
        {...axisOf(heightsOf(series))}
        // A sum under its column must not run into the names along the axis.
        padding={{ top: 0, bottom: sinks ? type * 1.7 : 0 }}
      />
      {series.map((one, of) => (
        <Bar
          key={one.id}
          dataKey={`s${of}`}
          stackId="all"
          isAnimationActive={false}
          shape={(bar: BarBox) => {
            const at = placeOf(bar)
            const point = one.points[at]
            if (!point || point.at === null) return <g />
            return (
              <Part
                {...{ bar, point, type }}
                total={top[at] === of && sumSize > 0 ? (totals[at]?.label ?? '') : ''}
                sumSize={sumSize}
                {...paintOf(point.mark, colourOf(of), hatchId(base, of % SERIES_COLOURS.length))}
                state={lit(point.id, one.id)}
                onPoint={onPoint}
              />
            )
          }}
        />
      ))}
      <ReferenceLine y={0} stroke="var(--ink)" />
    </BarChart>
  )
}

/**
 * Which part carries the sum: over the highest that reaches up, or under the lowest where the sum is below zero; the other end where there is
 * no such part, and where all are nothing the last of them.
 */
export function carrierOf(parts: readonly (number | null)[], sum: number): number | undefined {
  const last = (is: (at: number) => boolean) => parts.findLastIndex(at => at !== null && is(at))
  const ends = [last(at => at > 0), last(at => at < 0)]
  return [...(sum < 0 ? ends.reverse() : ends), last(at => at === 0)].find(of => of >= 0)
}

/** How far the parts of each column reach up and down. */
const heightsOf = (series: readonly DrawnSeries[]): number[] =>
  (series[0]?.points ?? []).flatMap((_, at) => {
    const parts = series.map(({ points }) => points[at]?.at ?? 0)
    return [1, -1].map(side => parts.reduce((sum, part) => (part * side > 0 ? sum + part : sum), 0))
  })

function Part({
  bar: { x = 0, y = 0, width = 0, height = 0 },
  point,
  type,
  total,
  sumSize,
  state,
  onPoint,
  ...paint
}: BarProps & { total: string; sumSize: number }) {
  const above = Math.min(y, y + height)
  const tall = Math.abs(height)
  const fits = tall > type * 1.5 && width > point.label.length * type * 0.6
  return (
    <g className="point" data-state={state} onClick={onPoint && (() => onPoint(point.id))}>
      {state === 'lit' && <rect className="lamp" x={x - 4} y={above - 2} width={width + 8} height={tall + 4} rx={3} />}
      <rect
        x={x + 0.75}
        y={above}
        width={Math.max(0, width - 1.5)}
        height={tall}
        strokeWidth={1.25}
        {...paint}
        stroke={point.mark === 'budget' ? paint.stroke : 'var(--paper)'}
      />
      {(fits || state === 'lit') && (
        <g>
          <rect
            x={x + width / 2 - point.label.length * type * 0.32}
            y={above + tall / 2 - type * 0.68}
            width={point.label.length * type * 0.64}
            height={type * 1.36}
            rx={2}
            fill="var(--paper)"
          />
          <text
            x={x + width / 2}
            y={above + tall / 2}
            textAnchor="middle"
            dominantBaseline="central"
            fontSize={type}
            className="point-label"
          >
            {point.label}
          </text>
        </g>
      )}
      {total && (
        <text
          x={x + width / 2}
          y={(point.at ?? 0) < 0 ? above + tall + sumSize * 1.2 : above - type * 0.5}
          textAnchor="middle"
          fontSize={sumSize}
          fontWeight={650}
          className="point-label"
        >
          {total}
        </text>
      )}
      <NoteMark x={x + type} y={above + Math.min(tall / 2, type)} note={point.note} type={type} />
    </g>
  )
}
