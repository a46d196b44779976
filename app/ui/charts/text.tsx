import { Text } from 'recharts'

/** A name along the axis, broken into lines where it is longer than its place. */
export function AxisName({
  x = 0,
  y = 0,
  payload,
  room,
  type,
}: {
  x?: number
  y?: number
  payload?: { value?: unknown }
  room: number
  type: number
}) {
  return (
    <Text x={x} y={y + 4} width={room} maxLines={3} textAnchor="middle" verticalAnchor="start" fontSize={type} fill="var(--ink-soft)">
      {String(payload?.value ?? '')}
    </Text>
  )
}

/** A name to the left of a horizontal bar. */
export function RowName({
  x = 0,
  y = 0,
  payload,
  room,
  type,
}: {
  x?: number
  y?: number
  payload?: { value?: unknown }
  room: number
  type: number
}) {
  return (
    <Text x={x - room} y={y} width={room} maxLines={2} textAnchor="start" verticalAnchor="middle" fontSize={type} fill="var(--ink)">
      {String(payload?.value ?? '')}
    </Text>
  )
}
