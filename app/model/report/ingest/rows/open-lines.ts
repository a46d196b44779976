import type { Row } from './rows.ts'
import type { Node } from './tree.ts'

/** The first result that adds up each line, by their indices. */
export type Claims = Map<number, number>

export function claim(claims: Claims, index: number, parts: Node['parts']): void {
  for (const { index: part } of parts) claims.set(part, Math.min(index, claims.get(part) ?? index))
}

export function claimsOf(nodes: readonly Node[]): Claims {
  const claims: Claims = new Map()
  for (const [at, { parts }] of nodes.entries()) claim(claims, at, parts)
  return claims
}

/** The lines with figures from one index up to another that nothing before that other one adds up: between two results only, and not through all rows. */
export function openLines(
  rows: readonly Row[],
  nodes: readonly Node[],
  additive: readonly boolean[],
  claims: Claims,
  [from, to]: readonly [number, number],
): number[] {
  const lines: number[] = []
  for (let at = Math.max(from, 0); at < to; at++)
    if ((rows[at]?.values.length ?? 0) > 0 && nodes[at]?.kind !== 'heading' && additive[at] && (claims.get(at) ?? to) >= to) lines.push(at)
  return lines
}

/** Makes a line the sum of others. */
export function sumsUp(nodes: Node[], index: number, run: readonly number[], evidence: 'figures' | 'words'): void {
  const node = nodes[index]
  if (node) Object.assign(node, { parts: run.map(at => ({ index: at, sign: 1 as const })), evidence })
}
