import { Line } from 'recharts'

/** What was to be reached: a dotted line of ink; the key names it. Recharts looks for its own elements, so this is no component. */
export function targetLine(type: number, axis: string | number = 0) {
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
      dot={false}
    />
  )
}
