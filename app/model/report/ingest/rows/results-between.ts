import { isNought, makes } from '../cells/near.ts'
import { isTotalLabel, mayBeResult } from './result-words.ts'
import { type Claims, claim, openLines } from './open-lines.ts'
import type { Row, RowValue } from './rows.ts'
import { figure } from './sums.ts'
import { isFilled, isTelling } from './totals.ts'
import type { Node } from './tree.ts'

// A wrong result hides what it is made of. What stands around it tells: the next result is made of the lines alone, and the others say how costs are signed.

/** So many results may be wrong between two that are right. */
const SKIPPED = 2
/** So many lines with a result are few, where nothing says how costs are signed. */
const FEW = 4
/** So many lines are tried with either sign. */
const MOST = 8
/** So far off is a wrong result; what is further off is made of something else. */
const NEAR = 0.2

type Sign = 1 | -1

/** How lines behind the first are taken: all away, all added with their own signs, or away whatever their signs are. */
const SHAPES = ['away', 'added', 'costs'] as const
type Shape = (typeof SHAPES)[number]

const signIn = (shape: Shape, place: number, value: string): Sign =>
  place > 0 && (shape === 'away' || (shape === 'costs' && !value.startsWith('-'))) ? -1 : 1

/**
 * Results that nothing was found to make, though those around them are made of the same lines: gross profit that is not revenue less cost of sales,
 * while EBITDA is these less the other costs. A total of costs between them goes the same way.
 * @param additive whether a row counts money or things, so that it can be part of a sum at all
 */
export function byResultsBetween(rows: Row[], nodes: Node[], additive: readonly boolean[]): void {
  const isLine = (at: number): boolean => (additive[at] ?? false) && (rows[at]?.values.length ?? 0) > 0
  const named = rows.flatMap(({ label }, at) => (isLine(at) && mayBeResult(label) ? [at] : []))
  const results = named.filter(at => !isTotalLabel(rows[at]?.label ?? ''))
  const isResult = new Set(results)
  const isNamed = new Set(named)
  const claims: Claims = new Map()
  for (const [at, { parts }] of nodes.entries()) claim(claims, at, added(parts))
  for (const [place, index] of results.entries()) {
    if (!isOpen(rows, nodes, index)) continue
    for (let back = 0; back <= SKIPPED && place - back >= 0; back++) {
      const skipped = results.slice(place - back, place)
      if (!skipped.every(at => isOpen(rows, nodes, at))) break
      const all = linesBetween(rows, nodes, additive, claims, [results[place - back - 1] ?? -1, index])
      const totals = all.filter(at => at !== all[0] && isNamed.has(at) && !isResult.has(at) && isOpen(rows, nodes, at))
      if (back === 0 && totals.length === 0) continue
      const parts = all.filter(at => !skipped.includes(at) && !totals.includes(at))
      const shape = SHAPES.find(each => isMadeOf(rows, parts, index, each))
      if (shape === undefined) continue
      take(rows, nodes, claims, index, parts, shape, 'figures')
      for (const at of [...skipped, ...totals]) {
        const own = parts.slice(totals.includes(at) ? 1 : 0).filter(part => part < at)
        const taken = totals.includes(at) ? 'added' : shape
        if (own.length > 1 && isNearly(rows, own, at, taken, true) && !isAnyOf(rows, own, at))
          take(rows, nodes, claims, at, own, taken, 'words')
      }
      break
    }
  }
  for (const [place, index] of results.entries()) {
    const before = results[place - 1]
    if (before === undefined || !isOpen(rows, nodes, index) || nodes[before]?.parts.length === 0) continue
    const parts = linesBetween(rows, nodes, additive, claims, [before, index])
    const shape = shapeOfCosts(nodes, results, before)
    if (parts.length < 2 || parts[0] !== before || (shape === 'costs' && parts.length > FEW)) continue
    const proven = results.slice(0, place).filter(at => nodes[at]?.evidence === 'figures').length
    if (isNearly(rows, parts, index, shape, proven > 1) && !isAnyOf(rows, parts, index))
      take(rows, nodes, claims, index, parts, shape, 'words')
  }
}

const added = (parts: Node['parts']): Node['parts'] => parts.filter(({ sign }) => sign === 1)

const isOpen = (rows: readonly Row[], nodes: readonly Node[], at: number): boolean =>
  nodes[at]?.parts.length === 0 && nodes[at]?.kind !== 'heading' && !rows[at]?.values.some(({ computed }) => computed)

/** The lines from a result on, with it, that no other line before the next result adds up. */
function linesBetween(
  rows: readonly Row[],
  nodes: readonly Node[],
  additive: readonly boolean[],
  claims: Claims,
  [from, to]: [number, number],
): number[] {
  // The result itself is taken whatever adds it up.
  return [
    ...openLines(rows, nodes, additive, new Map(), [from, Math.max(from, -1) + 1]),
    ...openLines(rows, nodes, additive, claims, [from + 1, to]),
  ]
}

/** One figure of three digits, or several that have as many together, are met by chance seldom. */
export const areTelling = (goals: readonly RowValue[]): boolean => {
  const figures = new Set(goals.map(({ value }) => (value ?? '').replace(/[-.]|^[0.]+|0+$/g, '')))
  return goals.some(({ value }) => isTelling(value ?? '0')) || [...figures].join('').length >= 3
}

const goalsOf = (rows: readonly Row[], index: number) => rows[index]?.values.filter(isFilled) ?? []

const valuesAt = (rows: readonly Row[], parts: readonly number[], column: number): string[] =>
  parts.map(at => figure(rows[at], column)?.value ?? '0')

/** Whether lines make a result in every column. */
function isMadeOf(rows: readonly Row[], parts: readonly number[], index: number, shape: Shape): boolean {
  const goals = goalsOf(rows, index)
  if (parts.length < 2 || !areTelling(goals)) return false
  return goals.every(({ index: column, value }) => {
    const values = valuesAt(rows, parts, column)
    if (shape !== 'away' && !values.slice(1).some(each => each.startsWith('-'))) return false
    return !values.every(isNought) && makes(values, place => signIn(shape, place, values[place] ?? ''), value ?? '0', 0)
  })
}

/** Whether any signs make it: then it is what it should be. */
export function isAnyOf(rows: readonly Row[], parts: readonly number[], index: number): boolean {
  if (parts.length > MOST) return true
  const goals = goalsOf(rows, index)
  return Array.from({ length: 2 ** (parts.length - 1) }, (_, mask) => mask).some(mask =>
    goals.every(({ index: column, value }) =>
      makes(
        valuesAt(rows, parts, column),
        place => (place > 0 && mask & (1 << (place - 1)) ? -1 : 1),
        value ?? '0',
        // Off by no more than rounding is not off.
        parts.length,
      ),
    ),
  )
}

/** What is called so is a result and something more, or less. */
export const OF_PART =
  /\badjust|\bunderlying|\battributable|\bcommon\b|holders?\b|\bcomprehensive|\bnormali[sz]ed|\brecurring|\bpro ?forma|continu(?:ing|ed)\b|\bminorit|\bnon-?controlling|\bexcl|\bincl|\bparent\b|\bgroup share|\bretained\b/i

/**
 * Whether a result is nearly what some lines make: of several columns it is in one at least, else it is defined in another way.
 * @param isBorne whether two results before it are made in this way, or the next one is made without it: then one column that is right tells, however far off the others are
 */
function isNearly(rows: readonly Row[], parts: readonly number[], index: number, shape: Shape, isBorne = false): boolean {
  const goals = goalsOf(rows, index)
  const isMade = ({ index: column, value }: RowValue): boolean => {
    const values = valuesAt(rows, parts, column)
    return makes(values, place => signIn(shape, place, values[place] ?? ''), value ?? '0', 0)
  }
  if (goals.length === 0 || OF_PART.test(rows[index]?.label ?? '')) return false
  const isRight = goals.some(goal => isTelling(goal.value ?? '0', isBorne ? 1 : 3) && isMade(goal))
  if (goals.length > 1 && (isBorne || !isRight)) return isRight
  return goals.every(({ index: column, value }) => {
    const made = valuesAt(rows, parts, column).reduce((so, each, place) => so + signIn(shape, place, each) * Number(each), 0)
    return Math.abs(made - Number(value)) <= Math.max(Math.abs(made), Math.abs(Number(value))) * NEAR
  })
}

/** How the results up to one take their costs. */
function shapeOfCosts(nodes: readonly Node[], results: readonly number[], last: number): Shape {
  const signs = new Set<Sign>()
  for (const at of results) for (const { sign } of at <= last ? (nodes[at]?.parts.slice(1) ?? []) : []) signs.add(sign)
  return signs.size === 1 ? (signs.has(-1) ? 'away' : 'added') : 'costs'
}

function take(
  rows: readonly Row[],
  nodes: Node[],
  claims: Claims,
  index: number,
  parts: readonly number[],
  shape: Shape,
  evidence: 'figures' | 'words',
): void {
  const node = nodes[index]
  const [goal] = goalsOf(rows, index)
  if (!node || !goal) return
  const values = valuesAt(rows, parts, goal.index)
  node.parts = parts.map((at, place) => ({ index: at, sign: signIn(shape, place, values[place] ?? '') }))
  node.evidence = evidence
  claim(claims, index, added(node.parts))
}
