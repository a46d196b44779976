import type { PlanItem } from './section.ts'

/** A plan without one of its items: its parts move up to where it was, and nothing waits for it any longer. */
export function withoutItem(items: readonly PlanItem[], at: number): PlanItem[] {
  const gone = items[at]
  if (!gone) return [...items]
  const under = new Set([gone.id])
  return items.flatMap(item => {
    if (item === gone) return []
    const inside = item.parent != null && under.has(item.parent)
    if (inside) under.add(item.id)
    return [
      {
        ...item,
        ...(item.parent === gone.id && { parent: gone.parent ?? null }),
        ...(inside && item.level ? { level: item.level - 1 } : {}),
        ...(item.dependsOn && { dependsOn: item.dependsOn.filter(id => id !== gone.id) }),
      },
    ]
  })
}

/** Place of an item whose parent is not there or is a part of it; −1 where there is none. */
export function itemAstray(items: readonly Pick<PlanItem, 'id' | 'parent'>[]): number {
  const parents = new Map(items.map(({ id, parent }) => [id, parent ?? null]))
  return items.findIndex(({ id }) => {
    const seen = new Set<string>()
    for (let above: string | null = id; above !== null; above = parents.get(above) ?? null) {
      if (seen.has(above) || !parents.has(above)) return true
      seen.add(above)
    }
    return false
  })
}
