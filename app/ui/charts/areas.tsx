import { Area, CartesianGrid, ComposedChart, ReferenceLine, XAxis, YAxis } from 'recharts'
import { axisOf, nameAxis, valueAxis } from './axis.ts'
import { cellsOf, Dot, endsOf, isSure } from './lines.tsx'
import { colourOf, Hatches, hatchId, SERIES_COLOURS } from './marks.tsx'
import type { FormProps } from './picture.tsx'
import { targetLine } from './target.tsx'
import { AxisName } from './text.tsx'

/** Areas from zero, one behind the other; what is not actual is hatched under a dashed line. */
export function Areas({ drawn: { names, series, tick, target }, width, height, type, base, lit, onPoint }: FormProps) {
  const rows = names.map((name, at) => ({
    name,
    target: target?.at[at] ?? null,
    ...Object.fromEntries(series.flatMap((one, of) => cellsOf(one, of, at))),
  }))
  const place = (width - type * 5) / Math.max(1, names.length)
  const half = Math.min(place / 2, Math.max(...names.map(({ length }) => length)) * type * 0.3)
  const everyPoint =
    series.length === 1 && place > Math.max(...series.flatMap(({ points }) => points.map(({ label }) => label.length))) * type * 0.6
  const axis = axisOf([...series.flatMap(({ points }) => points.map(({ at }) => at)), ...(target?.at ?? [])].flatMap(each => each ?? []))
  const ends = endsOf(series, axis.domain, { top: type * 2, bottom: height - 4 - type * 3.6, type, named: false })
  return (
    <ComposedChart
      width={width}
      height={height}
      data={rows}
      margin={{ top: type * 2, right: 12, bottom: 4, left: 4 }}
      accessibilityLayer={false}
    >
      <Hatches base={base} colours={SERIES_COLOURS} />
      <CartesianGrid vertical={false} stroke="var(--hairline)" />
      <XAxis {...nameAxis(type)} padding={{ left: half, right: half }} tick={<AxisName names={names} room={place - 4} type={type} />} />
      <YAxis hide={everyPoint} {...valueAxis(type, tick)} {...axis} />
      {series.flatMap((one, of) =>
        (['sure', 'open'] as const).map(part => (
          <Area
            key={one.id + part}
            dataKey={`${part}${of}`}
            type="linear"
            stroke={colourOf(of)}
            strokeWidth={type > 14 ? 4 : 2.25}
            strokeDasharray={part === 'open' ? '6 5' : undefined}
            fill={part === 'open' ? `url(#${hatchId(base, of % SERIES_COLOURS.length)})` : colourOf(of)}
            fillOpacity={part === 'open' ? 0.5 : 0.22}
            connectNulls={false}
            isAnimationActive={false}
            activeDot={false}
            dot={({ cx, cy, index = 0 }: { cx?: number; cy?: number; index?: number }) => {
              const point = one.points[index]
              if (!point || point.at === null || cx === undefined || cy === undefined || isSure(point) !== (part === 'sure'))
                return <g key={index} />
              const last = index === one.points.findLastIndex(({ at }) => at !== null)
              return (
                <Dot
                  key={index}
                  {...{ cx, cy, point, type, colour: colourOf(of) }}
                  value={everyPoint || last || lit(point.id, one.id) === 'lit'}
                  name={null}
                  end={last && !everyPoint ? ends[of] : undefined}
                  state={lit(point.id, one.id)}
                  onPoint={onPoint}
                />
              )
            }}
          />
        )),
      )}
      {target && targetLine(type)}
      <ReferenceLine y={0} stroke="var(--ink)" />
    </ComposedChart>
  )
}
