import { isNought } from '../cells/near.ts'
import type { Row, RowValue } from './rows.ts'
import { adds, figure } from './sums.ts'
import type { Node } from './tree.ts'

/** So many figures are the sums of what is indented below them before one that is not has to be. */
const LEAST = 2

/**
 * Figures above the lines that are indented below them, where they are their sums in every column: found before anything else, as what the last of
 * those lines is, is also what the others leave. Where all figures with indented lines are such sums but one, which nearly is, that one should be.
 * @param additive whether a row counts money or things, so that it can be part of a sum at all
 */
export function byIndentedTops(rows: Row[], nodes: Node[], additive: readonly boolean[]): void {
  const tops = rows.flatMap((row, top) => {
    const below = additive[top] && row.label !== '' && nodes[top]?.parts.length === 0 ? linesBelow(rows, additive, top) : []
    const goals = row.values.filter(({ value }) => value !== null && !isNought(value))
    if (below.length < 2 || goals.length === 0 || row.values.some(({ computed }) => computed)) return []
    const fits = goals.filter(({ index, value }) => adds(rows, below, index, value ?? '0', true)).length
    return [{ top, below, holds: fits === goals.length, nearly: fits > 0 || (goals.length === 1 && isNear(rows, below, goals[0])) }]
  })
  const wrong = tops.filter(({ holds }) => !holds)
  const should = wrong.length === 1 && wrong.every(({ nearly }) => nearly) && tops.length > LEAST
  for (const { top, below, holds } of tops) {
    const node = nodes[top]
    if (!node || !(holds || should)) continue
    node.parts = below.map(index => ({ index, sign: 1 as const }))
    node.evidence = 'figures'
  }
}

/** So far off is a wrong sum; what is further off may be the sum of more. */
const NEAR = 0.2

function isNear(rows: Row[], below: readonly number[], goal: RowValue | undefined): boolean {
  const stated = Number(goal?.value ?? 0)
  const sum = below.reduce((so, at) => so + Number(figure(rows[at], goal?.index ?? 0)?.value ?? 0), 0)
  return Math.abs(sum - stated) <= Math.abs(stated) * NEAR
}

/** The lines with figures that stand directly within a row: indented below it, and within no other such line. */
function linesBelow(rows: Row[], additive: readonly boolean[], top: number): number[] {
  const lines: number[] = []
  const own = rows[top]?.indent ?? 0
  let within = Number.POSITIVE_INFINITY
  for (let at = top + 1; at < rows.length; at++) {
    const row = rows[at]
    if (!row || (row.label !== '' && row.indent <= own)) break
    if (row.indent > within || row.label === '') continue
    within = row.indent
    if (row.values.length > 0 && additive[at]) lines.push(at)
  }
  return lines
}
