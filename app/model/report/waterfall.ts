import { isDust } from '../dust.ts'
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
  /** The direction in which the level is good that a change leads to. */
  towards: Series['good']
}

/**
 * The steps of a waterfall from line items: subtotals and totals are levels, unless they are a part of the next one; items are changes. Files
 * write costs with and without a minus; a cost without one lowers the level. Which of both a group uses is seen from the level that it must
 * arrive at; where neither arrives, the direction in which the lines are good decides, and one step says what is missing (`other`).
 */
export function stepsOf(series: readonly Series[], other: string): Step[] {
  const steps: Step[] = []
  let level: Decimal = '0'
  let group: { line: Series; pointId: string; value: Decimal }[] = []
  const settle = (target: Decimal | undefined) => {
    if (group[0]?.line.step === 'anew') level = '0'
    const signed = signsOf(group, target === undefined ? undefined : subtract(target, level))
    group.forEach(({ line, pointId }, at) => {
      const effect = signed[at] ?? '0'
      const to = add(level, effect)
      // What comes first stands on zero and is a level to the eye.
      const kind = steps.length === 0 ? 'level' : 'change'
      steps.push({
        id: line.id,
        pointId,
        label: line.label,
        from: level,
        to,
        shown: effect,
        kind,
        towards: line.towards === undefined ? 'up' : line.towards,
      })
      level = to
    })
    group = []
  }
  for (const line of series) {
    const [point] = line.points
    if (!point?.value || line.kind === 'heading' || line.step === 'told') continue
    if (isChange(line)) {
      group.push({ line, pointId: point.id, value: point.value })
      continue
    }
    const { id, label, good: towards } = line
    const arrives = group.length > 0
    settle(point.value)
    const rest = subtract(point.value, level)
    if (arrives && !isDust(rest, [point.value, level, ...shownSince(steps)]))
      steps.push({ id, pointId: `${id}:other`, label: other, from: level, to: point.value, shown: rest, kind: 'change', towards })
    steps.push({ id, pointId: point.id, label, from: '0', to: point.value, shown: point.value, kind: 'level', towards })
    level = point.value
  }
  settle(undefined)
  return steps
}

/** What was reckoned with since the last level: figures whose binary tails add up. */
const shownSince = (steps: readonly Step[]): Decimal[] => {
  const from = Math.max(
    0,
    steps.findLastIndex(({ kind }) => kind === 'level'),
  )
  return steps.slice(from).flatMap(({ from: at, shown }) => [at, shown])
}

/** Whether a step is what the parts of a level leave. */
export const isOther = ({ pointId }: Step): boolean => pointId.endsWith(':other')

const isChange = ({ kind, step }: Series): boolean => kind === 'item' || step === 'change'

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
    towards: total.good,
  })
  const { good: towards } = total
  const steps = [level(start, start.value)]
  let reached = start.value
  for (const { id, label, sign = 1, points } of parts) {
    const [before, after] = points
    if (!before?.value || !after?.value) continue
    const change = subtract(after.value, before.value)
    const effect = sign === 1 ? change : negate(change)
    const to = add(reached, effect)
    steps.push({ id, pointId: after.id, label, from: reached, to, shown: effect, kind: 'change', towards })
    reached = to
  }
  if (!end?.value) return steps
  const rest = subtract(end.value, reached)
  if (!isDust(rest, [end.value, ...shownSince(steps)]))
    steps.push({
      id: total.id,
      pointId: `${total.id}:other`,
      label: other,
      from: reached,
      to: end.value,
      shown: rest,
      kind: 'change',
      towards,
    })
  return [...steps, level(end, end.value)]
}

/**
 * Series with the direction in which each draws its figure, found on the whole of them: a step that shows the first ones alone draws them
 * as the last step will.
 */
export function withDirections(series: readonly Series[]): Series[] {
  const steps = stepsOf(series, '')
  return series.map(line => {
    const step = steps.find(({ id, pointId }) => id === line.id && pointId === line.points[0]?.id)
    const value = line.points[0]?.value
    return step && value && isChange(line) ? { ...line, turned: compare(step.shown, value) !== 0 } : line
  })
}

function signsOf(group: readonly { line: Series; value: Decimal }[], needed: Decimal | undefined): Decimal[] {
  if (group.every(({ line }) => line.turned !== undefined)) return group.map(({ line, value }) => (line.turned ? negate(value) : value))
  const asWritten = group.map(({ value }) => value)
  if (needed !== undefined && isDust(subtract(sum(asWritten), needed), [...asWritten, needed])) return asWritten
  const withoutMinus = group.some(({ line, value }) => line.good === 'down' && !isNegative(value))
  return group.map(({ line, value }) => (withoutMinus && line.good === 'down' ? negate(value) : value))
}
