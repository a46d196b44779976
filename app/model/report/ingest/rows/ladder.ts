import { makes } from '../cells/near.ts'
import { isTotalLabel, mayBeResult } from './result-words.ts'
import { isAnyOf, OF_PART } from './results-between.ts'
import { type Claims, claimsOf, openLines } from './open-lines.ts'
import type { Row } from './rows.ts'
import { figure } from './sums.ts'
import { isFilled } from './totals.ts'
import type { Node } from './tree.ts'

// Results of few digits prove nothing each for itself. All of a statement together do: each is the one before and the lines between.

/** So many results make a ladder at least. */
const LEAST = 3
/** So many digits of those that are right are no chance. */
const DIGITS = 5
/** A statement has fewer results than a list has lines that may be some. */
const MOST = 12
const LONGEST = 200
/** A result of so few lines is made of all of them. */
const SHORT = 3

interface Step {
  index: number
  lines: number[]
  isRight: boolean
  /** It is right by what the result before should be, and not by what that says. */
  isByRight: boolean
}

/**
 * Results of one after the other, of which all, or all but one, are the result before and the lines between, either all added or all taken away:
 * then the other one should be.
 */
export function byLadder(rows: Row[], nodes: Node[], additive: readonly boolean[]): void {
  if (rows.length > LONGEST) return
  const results = rows.flatMap(({ label, values }, at) =>
    additive[at] && values.some(isFilled) && mayBeResult(label) && !isTotalLabel(label) && !OF_PART.test(label) ? [at] : [],
  )
  if (results.length < LEAST || results.length > MOST || results.some(at => rows[at]?.values.some(({ computed }) => computed))) return
  const claims = claimsOf(nodes)
  for (const sign of [1, -1] as const) {
    const steps = stepsOf(rows, nodes, additive, claims, results, sign)
    const right = steps.filter(({ isRight }) => isRight)
    const digits = right.reduce((sum, { index }) => sum + digitsOf(rows[index]), 0)
    if (steps.length < LEAST || right.length < steps.length - 1 || digits < DIGITS) continue
    for (const [place, { index, lines, isRight }] of steps.entries()) {
      const node = nodes[index]
      if (!node || node.parts.length > 0) continue
      // Of many lines, which the next result does not speak for, it may leave out some.
      const isBorne = steps[place + 1]?.isByRight || lines.length <= SHORT
      if (!isRight && (!isBorne || isAnyOf(rows, lines, index))) continue
      node.parts = lines.map((at, place) => ({ index: at, sign: place === 0 ? 1 : sign }))
      node.evidence = isRight ? 'figures' : 'words'
    }
    return
  }
}

function stepsOf(
  rows: Row[],
  nodes: readonly Node[],
  additive: readonly boolean[],
  claims: Claims,
  results: readonly number[],
  sign: 1 | -1,
): Step[] {
  const steps: Step[] = []
  /** What results should be, by row and column. */
  const should = new Map<number, Map<number, string>>()
  const valueOf = (at: number, column: number): string => should.get(at)?.get(column) ?? figure(rows[at], column)?.value ?? '0'
  for (const [place, index] of results.entries()) {
    const row = rows[index]
    const before = results[place - 1]
    const lines = [...(before === undefined ? [] : [before]), ...openLines(rows, nodes, additive, claims, [(before ?? -1) + 1, index])]
    if (!row || lines.length < 2) return []
    const signOf = (at: number): 1 | -1 => (at === 0 ? 1 : sign)
    const isMade = (take: (at: number, column: number) => string): boolean =>
      row.values.every(({ index: column, value }) =>
        makes(
          lines.map(at => take(at, column)),
          signOf,
          value ?? '0',
          0,
        ),
      )
    const isByStated = isMade((at, column) => figure(rows[at], column)?.value ?? '0')
    const isByRight = !isByStated && isMade(valueOf)
    const isRight = isByStated || isByRight
    if (!isRight)
      should.set(
        index,
        new Map(
          row.values.map(({ index: column }) => [
            column,
            String(lines.reduce((sum, at, nth) => sum + signOf(nth) * Number(valueOf(at, column)), 0)),
          ]),
        ),
      )
    steps.push({ index, lines, isRight, isByRight })
  }
  return steps
}

const digitsOf = (row: Row | undefined): number =>
  (row?.values ?? []).reduce((sum, { value }) => sum + (value ?? '').replace(/[-.]|^[-0.]+/g, '').length, 0)
