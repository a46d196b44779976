import type { Row } from './rows.ts'
import { adds, figure } from './sums.ts'
import { isFilled } from './totals.ts'
import type { Node } from './tree.ts'

/** So far off is a wrong sum; what is further off is something else of the same name. */
const NEAR = 0.2

/**
 * `Current assets`, its lines, and `Current assets` again with the sum: a line that is called like the heading above it, which its figures confirm,
 * exactly or nearly.
 * @param additive whether a row counts money or things, so that it can be part of a sum at all
 */
export function byNamedSections(rows: Row[], nodes: Node[], additive: readonly boolean[]): void {
  let heading = -1
  for (const [index, row] of rows.entries()) {
    const node = nodes[index]
    if (node?.kind === 'heading') heading = index
    const name = plain(row.label)
    if (
      !node ||
      heading < 0 ||
      heading === index ||
      node.parts.length > 0 ||
      !additive[index] ||
      name !== plain(rows[heading]?.label ?? '')
    )
      continue
    const parts = rows.flatMap((_, at) => (at > heading && at < index && additive[at] ? [at] : []))
    const goals = row.values.filter(isFilled)
    const isPlain = parts.length > 1 && parts.every(at => nodes[at]?.parts.length === 0)
    if (!isPlain || name === '' || goals.length === 0 || row.values.some(({ computed }) => computed)) continue
    const exact = goals.every(goal => adds(rows, parts, goal.index, goal.value ?? '0', true))
    // Of several columns one at least is right, else it is something else of the same name.
    const isTold = goals.length === 1 || goals.some(goal => adds(rows, parts, goal.index, goal.value ?? '0', false))
    if (!exact && !isTold) continue
    if (!exact && !goals.every(goal => isNear(rows, parts, goal.index, Number(goal.value)))) continue
    node.parts = parts.map(at => ({ index: at, sign: 1 as const }))
    node.evidence = exact ? 'figures' : 'words'
  }
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function isNear(rows: readonly Row[], parts: readonly number[], column: number, stated: number): boolean {
  const sum = parts.reduce((so, at) => so + Number(figure(rows[at], column)?.value ?? 0), 0)
  return Math.abs(sum - stated) <= Math.abs(stated) * NEAR
}
