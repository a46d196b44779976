import type { LineItem } from './section.ts'
import { partOf } from './part-of.ts'

/** What a line of a waterfall is, beyond its kind. */
export interface Role {
  /**
   * change: a sum that the next level is made of, and whose own parts are not drawn. told: a sum whose parts are drawn already. anew: the
   * first part of a level that has nothing to do with the one before.
   */
  step?: 'change' | 'told' | 'anew'
  /** The direction in which the level is good that a change leads to. */
  towards: LineItem['good']
}

/** The roles of the lines of a waterfall, by id: from the tree of their statement, so that an early step of a meeting has those of the last. */
export function rolesOf(lines: readonly LineItem[], lineItems: readonly LineItem[]): Map<string, Role> {
  const isPart = partOf(lineItems)
  const roles = new Map<string, Role>()
  let before: LineItem | undefined
  let group: LineItem[] = []
  lines.forEach((line, at) => {
    if (line.kind === 'heading') return
    const role = line.kind === 'item' ? undefined : ofSum(line, { before, group, after: lines.slice(at + 1), isPart })
    if (line.kind === 'item' || role === 'change') group.push(line)
    if (role !== 'level') {
      roles.set(line.id, { ...(role && { step: role }), towards: null })
      return
    }
    const [first] = group
    const anew = first && before && !isPart(before.id, line.id) && group.every(({ id }) => isPart(id, line.id))
    for (const { id } of group) roles.set(id, { ...roles.get(id), ...(anew && id === first.id && { step: 'anew' }), towards: line.good })
    roles.set(line.id, { towards: line.good })
    before = line
    group = []
  })
  for (const { id } of group) roles.set(id, { ...roles.get(id), towards: before?.good ?? null })
  return roles
}

interface Around {
  /** The level before it. */
  before: LineItem | undefined
  /** What was drawn since. */
  group: readonly LineItem[]
  after: readonly LineItem[]
  isPart: (line: string, of: string) => boolean
}

function ofSum(line: LineItem, { before, group, after, isPart }: Around): 'level' | 'change' | 'told' {
  if (!before || isPart(before.id, line.id)) return 'level'
  const leads = after.some(({ id, kind }) => kind !== 'item' && kind !== 'heading' && isPart(line.id, id) && isPart(before.id, id))
  if (!leads) return 'level'
  return group.some(({ id }) => isPart(id, line.id)) ? 'told' : 'change'
}
