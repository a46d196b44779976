import type { Row, RowValue } from './rows.ts'
import { isResultLabel, isTotalLabel } from './result-words.ts'
import { adds } from './sums.ts'
import type { Node } from './tree.ts'

// Small figures (a few people, a few millions) add up to each other by chance. A line that says it is a total, and is one exactly, decides.

const makesExactly = (rows: readonly Row[], run: number[], goals: readonly RowValue[]): boolean =>
  goals.every(({ index, value }) => adds(rows as Row[], run, index, value ?? '0', false))

const isPlain = (rows: readonly Row[], nodes: readonly Node[], index: number): boolean =>
  nodes[index]?.kind === 'item' && nodes[index]?.parts.length === 0 && !isTotalLabel(rows[index]?.label ?? '')

/**
 * The run that a total takes. One that makes it only within rounding is no better than the same run with the plain lines right above it, where
 * these make it exactly.
 * @param additive whether a row can be part of a sum at all
 * @param run the shortest run that makes the total, rounded or not
 */
export function exactRun(
  rows: readonly Row[],
  nodes: readonly Node[],
  additive: readonly boolean[],
  run: number[],
  goals: readonly RowValue[],
): number[] {
  const longer = [...run]
  if (makesExactly(rows, run, goals)) return run
  for (let index = (run[0] ?? 0) - 1; index >= 0 && additive[index] && isPlain(rows, nodes, index); index--) {
    longer.unshift(index)
    if (makesExactly(rows, longer, goals)) return longer
  }
  return run
}

/**
 * Sums above a total that were sums by chance: lines not called so, whose parts and which themselves the total adds up exactly. They become
 * plain lines again.
 * @param additive whether a row can be part of a sum at all
 * @param index the total's row
 * @returns the lines that the total adds up, or null where there was no such chance
 */
export function plainAfterAll(rows: readonly Row[], nodes: readonly Node[], additive: readonly boolean[], index: number): number[] | null {
  const goals = rows[index]?.values.filter(({ value }) => value !== null) ?? []
  const run: number[] = []
  const byChance: Node[] = []
  for (let at = index - 1; at >= 0; at--) {
    const [row, node] = [rows[at], nodes[at]]
    if (!row || !node || !additive[at] || node.kind === 'heading' || isResultLabel(row.label) || isTotalLabel(row.label)) break
    if (node.parts.length > 0 && node.evidence !== 'figures') break
    if (node.parts.length > 0) byChance.push(node)
    run.unshift(at)
    if (run.length < 3 || byChance.length === 0 || !byChance.every(each => each.parts.every(part => part.index >= at))) continue
    if (!makesExactly(rows, run, goals)) continue
    for (const each of byChance) {
      each.parts = []
      each.evidence = null
    }
    return run
  }
  return null
}
