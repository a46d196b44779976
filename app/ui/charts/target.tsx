import { Line } from 'recharts'
import type { Drawn } from './shape.ts'

/** What was to be reached: a dashed line of ink, named where it ends. Recharts looks for its own elements, so this is no component. */
export function targetLine({
  target: { label, last: figure },
  type,
  last,
  axis = 0,
}: {
  target: NonNullable<Drawn['target']>
  type: number
  last: number
  /** Id of the value axis. */
  axis?: string | number
}) {
  return (
    <Line
      key="target"
      dataKey="target"
      yAxisId={axis}
      type="linear"
      stroke="var(--ink)"
      strokeWidth={type > 14 ? 3 : 1.75}
      strokeDasharray="2 4"
      connectNulls={false}
      isAnimationActive={false}
      activeDot={false}
      dot={({ cx, cy, index = 0 }: { cx?: number; cy?: number; index?: number }) =>
        index === last && cx !== undefined && cy !== undefined ? (
          <text key={index} x={cx} y={cy - type * 0.6} textAnchor="end" fontSize={type} className="point-label target-label">
            {`${label} ${figure}`}
          </text>
        ) : (
          <g key={index} />
        )
      }
    />
  )
}
