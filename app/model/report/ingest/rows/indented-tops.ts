import { isNought } from '../cells/near.ts'
import type { Row, RowValue } from './rows.ts'
import { adds, figure } from './sums.ts'
import type { Node } from './tree.ts'

/** So many figures are the sums of what is indented below them before one that is not has to be. */
const LEAST = 2

/**
 * Figures above the lines that are indented below them, where they are their sums in every column: found before anything else, as what the last of
 * those lines is, is also what the others leave. Where all figures with indented lines are such sums but one, which nearly is, that one should be.
 * Both sides of a balance sheet come to the same: total assets are what stands above them, though what is owed below adds up to them too.
 * @param additive whether a row counts money or things, so that it can be part of a sum at all
 */
export function byIndentedTops(rows: Row[], nodes: Node[], additive: readonly boolean[]): void {
  const found = rows.flatMap((row, top) => {
    const below = additive[top] && row.label !== '' && nodes[top]?.parts.length === 0 ? linesBeside(rows, additive, top, 1) : []
    const goals = row.values.filter(({ value }) => value !== null && !isNought(value))
    if (below.length < 2 || goals.length === 0 || row.values.some(({ computed }) => computed)) return []
    const fitting = (lines: number[]): number => goals.filter(({ index, value }) => adds(rows, lines, index, value ?? '0', true)).length
    const fits = fitting(below)
    const above = fits === goals.length ? linesBeside(rows, additive, top, -1) : []
    const closes = above.length > 1 && fitting(above) === goals.length
    return [
      {
        top,
        below,
        above: closes ? above : [],
        holds: fits === goals.length,
        nearly: fits > 0 || (goals.length === 1 && isNear(rows, below, goals[0])),
      },
    ]
  })
  const claimed = new Set<number>()
  const tops = found.filter(({ above, below, holds, nearly }) => {
    // What a top further up adds up is no part of this one; what none does is what this one closes.
    if (!above.every(line => claimed.has(line))) return false
    if (holds || nearly) for (const line of below) claimed.add(line)
    return true
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

/** The lines with figures that stand directly within a row: indented below it (or above, with a step of −1), and within no other such line. */
function linesBeside(rows: Row[], additive: readonly boolean[], top: number, step: 1 | -1): number[] {
  const lines: number[] = []
  const own = rows[top]?.indent ?? 0
  let within = Number.POSITIVE_INFINITY
  for (let at = top + step; at >= 0 && at < rows.length; at += step) {
    const row = rows[at]
    if (!row || (row.label !== '' && row.indent <= own)) break
    if (row.indent > within || row.label === '') continue
    within = row.indent
    if (row.values.length > 0 && additive[at]) lines.push(at)
  }
  return lines
}
