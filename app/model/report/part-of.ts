import type { LineItem } from './section.ts'

type Line = Pick<LineItem, 'id' | 'parent' | 'parts'>

/** Whether a line is a part of another one, however deep: by what sums add, and by the lines above. */
export function partOf(lineItems: readonly Line[]): (line: string, of: string) => boolean {
  const byId = new Map(lineItems.map(item => [item.id, item]))
  const below = new Map<string, Set<string>>()
  const put = (part: string, of: string) => below.set(of, (below.get(of) ?? new Set()).add(part))
  for (const { id, parent, parts } of lineItems) {
    if (parent !== null) put(id, parent)
    for (const part of parts ?? []) if (byId.has(part.id)) put(part.id, id)
  }
  const known = new Map<string, Set<string>>()
  const within = (of: string): Set<string> => {
    const made = known.get(of)
    if (made) return made
    const all = new Set<string>()
    const open = [of]
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const part of below.get(at) ?? [])
        if (part !== of && !all.has(part)) {
          all.add(part)
          open.push(part)
        }
    known.set(of, all)
    return all
  }
  return (line, of) => within(of).has(line)
}
