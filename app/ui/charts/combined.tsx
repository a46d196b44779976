import { Bar, CartesianGrid, ComposedChart, ReferenceLine, XAxis, YAxis } from 'recharts'
import { axisOf, nameAxis, valueAxis } from './axis.ts'
import { columnShape, gapOf, labelSize } from './columns.tsx'
import { cellsOf, Dot, linesPast, sureAndOpen } from './lines.tsx'
import { colourOf, Hatches, SERIES_COLOURS } from './marks.tsx'
import type { FormProps } from './picture.tsx'
import type { DrawnSeries } from './shape.ts'
import { targetLine } from './target.tsx'
import { AxisName } from './text.tsx'

/** Columns and lines over the same periods. A line that counts in something else has its axis on the right. */
export function Combined({ drawn: { names, series, tick, target }, width, height, type, base, lit, onPoint }: FormProps) {
  const rows = names.map((name, at) => ({
    name,
    at,
    target: target?.at[at] ?? null,
    ...Object.fromEntries(
      series.flatMap((one, of) =>
        one.asLine ? cellsOf(one, of, at) : [[`s${of}`, one.points[at]?.at ?? null] as [string, number | null]],
      ),
    ),
  }))
  const apart = series.find(one => one.apart)
  /** The figures on one of the two axes. */
  const of = (other: boolean) =>
    series.flatMap(({ apart = false, points }) => (apart === other ? points.flatMap(({ at }) => at ?? []) : []))
  const bars = series.filter(({ asLine }) => !asLine).length
  const longest = Math.max(...series.flatMap(({ points }) => points.map(({ label }) => label.length)))
  // The axes take their part of the width.
  const place = (width - type * (apart ? 9 : 5)) / Math.max(1, names.length)
  const label = labelSize(place, bars, longest, type)
  const labelled = label > 0
  const own = axisOf(
    [...of(false), ...(target?.at ?? [])].flatMap(each => each ?? []),
    // A line with an axis of its own runs above the columns, where its figures do not meet theirs.
    apart?.asLine ? 1.5 : 1,
  )
  const other = axisOf(of(true))
  const plot = Math.max(1, height - type * 5.8 - 4)
  /** How high a figure stands in the picture, in pixels. */
  const heightOf = (at: number, { domain: [low, high] }: typeof own) => ((at - low) / (high - low)) * plot
  /** Whether the figure at a point of a line has room beside those of the columns. */
  const clear = (line: DrawnSeries, place: number) => {
    const height = heightOf(line.points[place]?.at ?? 0, line.apart ? other : own)
    return series.every(one => {
      const at = one.asLine ? null : (one.points[place]?.at ?? null)
      return at === null || Math.abs(heightOf(at, one.apart ? other : own) - height) > type * 1.5
    })
  }
  return (
    <ComposedChart
      width={width}
      height={height}
      data={rows}
      margin={{ top: type * 2.2, right: 8, bottom: 4, left: 4 }}
      barCategoryGap={gapOf(bars)}
      barGap={2}
      accessibilityLayer={false}
    >
      <Hatches base={base} colours={SERIES_COLOURS} />
      <CartesianGrid vertical={false} stroke="var(--hairline)" />
      <XAxis {...nameAxis(type)} tick={<AxisName names={names} room={place - 6} type={type} />} />
      <YAxis yAxisId="own" {...own} {...valueAxis(type, tick)} />
      {apart && <YAxis yAxisId="other" orientation="right" {...other} {...valueAxis(type, apart.tick ?? tick)} />}
      {[...series.entries()]
        .sort(([, a], [, b]) => Number(a.asLine ?? false) - Number(b.asLine ?? false))
        .map(([of, one]) =>
          one.asLine ? (
            [
              ...linesPast(one, colourOf(of), type, one.apart ? 'other' : 'own'),
              ...sureAndOpen(
                one,
                of,
                type,
                ({ index, ...dot }) => (
                  <Dot
                    key={index}
                    {...dot}
                    type={label || type}
                    value={(labelled && clear(one, index)) || lit(dot.point.id, one.id) === 'lit'}
                    name={null}
                    state={lit(dot.point.id, one.id)}
                    onPoint={onPoint}
                  />
                ),
                one.apart ? 'other' : 'own',
              ),
            ]
          ) : (
            <Bar
              key={one.id}
              yAxisId={one.apart ? 'other' : 'own'}
              dataKey={`s${of}`}
              isAnimationActive={false}
              shape={columnShape(one, of, { label, type, base, lit, onPoint })}
            />
          ),
        )}
      {target && targetLine(type, 'own')}
      <ReferenceLine yAxisId="own" y={0} stroke="var(--ink)" />
    </ComposedChart>
  )
}
