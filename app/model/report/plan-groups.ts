import type { PlanItem } from './section.ts'

type Grouped = Pick<PlanItem, 'more' | 'parent' | 'level'>

/** Columns that say where an item without a tree belongs, the wider first. */
const COLUMNS = [/\bepic\b(?! name)/i, /^(?:sprint|iteration|release|phase|workstream|component|milestone|category)s?$/i]

/**
 * The further columns that a plan without a tree is read by: epic, then sprint or its like. Empty where the plan has a tree, or where such a
 * column tells nothing apart.
 */
export function groupColumnsOf(items: readonly Grouped[]): string[] {
  if (items.some(({ parent, level }) => parent || level)) return []
  return COLUMNS.flatMap(pattern => {
    const label = items.flatMap(({ more }) => more?.find(entry => pattern.test(entry.label.trim()))?.label ?? [])[0]
    if (label === undefined) return []
    const values = new Set(items.map(item => valueIn(item, label)))
    return values.size >= 2 && values.size * 2 <= items.length ? [label] : []
  })
}

/** What an item says in one of its further columns. */
export const valueIn = ({ more }: Grouped, label: string): string => more?.find(entry => entry.label === label)?.text.trim() ?? ''

/** Items of a group beside each other, in the order in which groups and items come first. */
export function inGroups<I extends Grouped>(items: readonly I[], columns: readonly string[]): I[] {
  const [label, ...rest] = columns
  if (label === undefined) return [...items]
  const groups = new Map<string, I[]>()
  for (const item of items) {
    const value = valueIn(item, label)
    groups.set(value, [...(groups.get(value) ?? []), item])
  }
  return [...groups.values()].flatMap(group => inGroups(group, rest))
}
