import { Bar, BarChart, ReferenceLine, XAxis, YAxis } from 'recharts'
import { type BarBox, type BarProps, placeOf } from './columns.tsx'
import { Hatches, hatchId, paintOf } from './marks.tsx'
import type { FormProps } from './picture.tsx'
import type { DrawnPoint } from './shape.ts'
import { NoteMark, RowName } from './text.tsx'

const INK = { good: 'var(--good)', bad: 'var(--bad)', plain: 'var(--series-1)' }
const COLOURS = [INK.plain, INK.good, INK.bad]

/** A waterfall, lying: its steps are lines of a statement, so they read from top to bottom, and a phone has room for their names. */
export function Bridge({ drawn: { names, series }, width, height, type, base, lit, onPoint }: FormProps) {
  const points = series[0]?.points ?? []
  const rows = points.map((point, at) => ({ name: names[at], span: point.span }))
  // Asked about spans, recharts takes the ends of the first for all: a bar below zero would leave the picture.
  const ends = points.flatMap(({ span }) => span ?? [])
  const nameRoom = Math.min(width * 0.38, Math.max(...names.map(name => name.length)) * type * 0.56 + 8)
  const labelRoom = Math.max(...points.map(point => saidOf(point).length)) * type * 0.62 + 10
  const step = height / Math.max(1, points.length)
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={height}
      data={rows}
      margin={{ top: 0, right: labelRoom, bottom: 0, left: 0 }}
      barCategoryGap="22%"
      accessibilityLayer={false}
    >
      <Hatches base={base} colours={COLOURS} />
      <XAxis type="number" hide domain={[Math.min(0, ...ends), Math.max(0, ...ends)]} />
      <YAxis
        type="category"
        dataKey="name"
        width={nameRoom + 8}
        interval={0}
        tickLine={false}
        axisLine={false}
        tickSize={0}
        tickMargin={8}
        tick={<RowName room={nameRoom} type={type} />}
      />
      <Bar
        dataKey="span"
        isAnimationActive={false}
        shape={(bar: BarBox) => {
          const point = points[placeOf(bar)]
          if (!point) return <g />
          const colour = INK[point.meaning]
          const paint = paintOf(point.mark, colour, hatchId(base, COLOURS.indexOf(colour)))
          const last = placeOf(bar) === points.length - 1
          return (
            <StepBar
              {...{ bar, point, type, last, step }}
              {...paint}
              state={lit(point.id, point.id.split(':')[0] ?? '')}
              // What the parts leave is no figure of the report: nobody can point at it.
              onPoint={point.id.endsWith(':other') ? undefined : onPoint}
            />
          )
        }}
      />
      <ReferenceLine x={0} stroke="var(--ink)" />
    </BarChart>
  )
}

const saidOf = ({ label, word }: DrawnPoint): string => [label, word].filter(Boolean).join(' ')

function StepBar({
  bar: { x = 0, y = 0, width = 0, height = 0 },
  point,
  type,
  last,
  step,
  state,
  onPoint,
  ...paint
}: BarProps & {
  last: boolean
  /** Height of a step with the gap after it. */
  step: number
}) {
  const left = Math.min(x, x + width)
  const long = Math.abs(width)
  return (
    <g className="point" data-state={state} onClick={onPoint && (() => onPoint(point.id))}>
      {state === 'lit' && <rect className="lamp" x={left - 4} y={y - 3} width={long + 8} height={height + 6} rx={3} />}
      <rect x={left} y={y} width={Math.max(1, long)} height={height} strokeWidth={1.5} {...paint} />
      {/* The level that the next step begins on. */}
      {!last && <line x1={x + width} x2={x + width} y1={y + height} y2={y + step} stroke="var(--rule)" />}
      <text
        x={left + long + 6}
        y={y + height / 2}
        dominantBaseline="central"
        fontSize={type}
        className="point-label"
        data-level={point.level}
      >
        {saidOf(point)}
      </text>
      <NoteMark x={left + Math.max(type, long / 2)} y={y + height / 2} note={point.note} type={type} />
    </g>
  )
}
