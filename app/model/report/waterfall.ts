import { add, compare, type Decimal, isNegative, negate, subtract, sum } from '../money.ts'
import type { ChartView } from './views.ts'

type Series = ChartView['series'][number]
/** One step of a bridge: `from` and `to` are where its bar begins and ends; a level stands on zero. */
export interface Step {
  id: string
  pointId: string
  label: string
  from: Decimal
  to: Decimal
  /** What is written at the bar: the reported value of a level, the signed effect of a change. */
  shown: Decimal
  kind: 'level' | 'change'
}

/**
 * The steps of a waterfall from line items: subtotals and totals are levels, items are changes. Files write costs with and without a minus; a
 * cost without one lowers the level. Which of both a group uses is seen from the level that it must arrive at; where neither arrives, the
 * direction in which the lines are good decides.
 */
export function stepsOf(series: readonly Series[], column = 0): Step[] {
  const steps: Step[] = []
  let level: Decimal = '0'
  let group: { line: Series; pointId: string; value: Decimal }[] = []
  const settle = (target: Decimal | undefined) => {
    const signed = signsOf(group, target === undefined ? undefined : subtract(target, level))
    group.forEach(({ line, pointId }, at) => {
      const effect = signed[at] ?? '0'
      const to = add(level, effect)
      // What comes first stands on zero and is a level to the eye.
      const kind = steps.length === 0 ? 'level' : 'change'
      steps.push({ id: line.id, pointId, label: line.label, from: level, to, shown: effect, kind })
      level = to
    })
    group = []
  }
  for (const line of series) {
    const point = line.points[column]
    if (!point?.value || line.kind === 'heading') continue
    if (line.kind === 'item') {
      group.push({ line, pointId: point.id, value: point.value })
      continue
    }
    settle(point.value)
    steps.push({ id: line.id, pointId: point.id, label: line.label, from: '0', to: point.value, shown: point.value, kind: 'level' })
    level = point.value
  }
  settle(undefined)
  return steps
}

/**
 * From a total in the first column to the same total in the second: the change of each part, by the sign with which it counts, and one step
 * for whatever the parts do not explain, so that the bridge always arrives. The first series is the total; without its second figure (an
 * early step of a meeting) there is no end yet. A part without one of its figures is a part of the rest.
 */
export function bridgeSteps([total, ...parts]: readonly Series[], other: string): Step[] {
  const [start, end] = total?.points ?? []
  if (!total || !start?.value) return []
  const level = (point: typeof start, value: Decimal): Step => ({
    id: total.id,
    pointId: point.id,
    label: total.label,
    from: '0',
    to: value,
    shown: value,
    kind: 'level',
  })
  const steps = [level(start, start.value)]
  let reached = start.value
  for (const { id, label, sign = 1, points } of parts) {
    const [before, after] = points
    if (!before?.value || !after?.value) continue
    const change = subtract(after.value, before.value)
    const effect = sign === 1 ? change : negate(change)
    const to = add(reached, effect)
    steps.push({ id, pointId: after.id, label, from: reached, to, shown: effect, kind: 'change' })
    reached = to
  }
  if (!end?.value) return steps
  const rest = subtract(end.value, reached)
  if (compare(rest, '0') !== 0)
    steps.push({ id: total.id, pointId: `${total.id}:other`, label: other, from: reached, to: end.value, shown: rest, kind: 'change' })
  return [...steps, level(end, end.value)]
}

/**
 * Series with the direction in which each draws its figure, found on the whole of them: a step that shows the first ones alone draws them
 * as the last step will.
 */
export function withDirections(series: readonly Series[]): Series[] {
  const steps = stepsOf(series)
  return series.map(line => {
    const step = steps.find(({ id }) => id === line.id)
    const value = line.points[0]?.value
    return step && value && line.kind === 'item' ? { ...line, turned: compare(step.shown, value) !== 0 } : line
  })
}

function signsOf(group: readonly { line: Series; value: Decimal }[], needed: Decimal | undefined): Decimal[] {
  if (group.every(({ line }) => line.turned !== undefined)) return group.map(({ line, value }) => (line.turned ? negate(value) : value))
  const asWritten = group.map(({ value }) => value)
  if (needed !== undefined && compare(sum(asWritten), needed) === 0) return asWritten
  const withoutMinus = group.some(({ line, value }) => line.good === 'down' && !isNegative(value))
  return group.map(({ line, value }) => (withoutMinus && line.good === 'down' ? negate(value) : value))
}
