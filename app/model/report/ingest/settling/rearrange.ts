import type { ImportLineItem } from '../../import.ts'

// How lines of a statement find other places in its tree. No validation library: the preview's page counts levels with the same function.

const DEEPEST = 20

/**
 * How deep each line stands: as a person said, else one further in than the line that it belongs to. Lines below a line that was moved
 * move with it.
 */
export function levelsOf(items: readonly Pick<ImportLineItem, 'parent'>[], said: (index: number) => number | undefined): number[] {
  const levels: (number | undefined)[] = []
  const levelAt = (index: number, guard: number): number => {
    const parent = items[index]?.parent
    levels[index] ??=
      said(index) ?? (parent === null || parent === undefined || guard > DEEPEST ? 0 : Math.min(DEEPEST, levelAt(parent, guard + 1) + 1))
    return levels[index]
  }
  return items.map((_, index) => levelAt(index, 0))
}

/**
 * Moves lines to the levels that a person gave them, first line first: `said` has what they gave, by index; `gone` what is left out. A line
 * at a level joins the lines of that level around it. Where there are none, it belongs to the total below that does not know yet what it
 * adds up, else to the line before that stands further out.
 */
export function moveToLevels(items: ImportLineItem[], said: ReadonlyMap<number, number>, gone: ReadonlySet<number>): void {
  const levels = levelsOf(items, index => said.get(index))
  for (const [index, level] of [...said].sort(([a], [b]) => a - b)) {
    const parent = items[index]?.parent ?? null
    if (level === (parent === null ? 0 : (levels[parent] ?? 0) + 1)) continue
    move(items, index, level === 0 ? null : parentAtLevel(items, index, level, { levels, said, gone }))
  }
}

function parentAtLevel(
  items: ImportLineItem[],
  index: number,
  level: number,
  { levels, said, gone }: { levels: number[]; said: ReadonlyMap<number, number>; gone: ReadonlySet<number> },
): number | null {
  const siblings: number[] = []
  /** The first line in a direction that stands further out; lines of the same level on the way are siblings. */
  const edge = (step: 1 | -1): number | undefined => {
    for (let at = index + step; at >= 0 && at < items.length; at += step) {
      if (gone.has(at) || isUnder(items, at, index)) continue
      const here = levels[at] ?? 0
      if (here < level) return at
      // Those below that move as well have not found their place yet.
      if (here === level && !(step === 1 && said.has(at))) siblings.push(at)
    }
    return undefined
  }
  const before = edge(-1)
  const after = edge(1)
  const joined = siblings.flatMap(at => items[at]?.parent ?? []).find(parent => !gone.has(parent) && !isUnder(items, parent, index))
  if (joined !== undefined) return joined
  const total = after === undefined ? undefined : items[after]
  const open = total && sums(total) && total.evidence !== 'formula' && total.evidence !== 'figures'
  return (open ? after : before) ?? null
}

/** Whether a line is `top`, or belongs to it over however many others. */
export function isUnder(items: ImportLineItem[], index: number, top: number): boolean {
  let at: number | null | undefined = index
  for (let guard = 0; at !== null && at !== undefined && guard <= items.length; guard++) {
    if (at === top) return true
    at = items[at]?.parent
  }
  return false
}

/** A line that moves leaves the sum of its old total and joins that of its new one. */
export function move(items: ImportLineItem[], index: number, parent: number | null): void {
  const item = items[index]
  if (!item || item.parent === parent) return
  const before = item.parent === null ? undefined : items[item.parent]
  if (before?.parts.some(({ item: part }) => part === index)) {
    before.parts = before.parts.filter(({ item: part }) => part !== index)
    before.evidence = before.parts.length > 0 ? 'person' : null
  }
  item.parent = parent
  const after = parent === null ? undefined : items[parent]
  if (after && sums(after) && !after.parts.some(({ item: part }) => part === index)) {
    after.parts = [...after.parts, { item: index, sign: 1 }]
    after.evidence = 'person'
  }
}

const sums = ({ kind }: ImportLineItem): boolean => kind === 'total' || kind === 'subtotal'

/** A line becomes another kind; what it adds up follows. */
export function changeKind(items: ImportLineItem[], index: number, kind: ImportLineItem['kind']): void {
  const item = items[index]
  if (!item) return
  item.kind = kind
  // A total that was one before keeps what it adds up; a new one adds up what belongs to it.
  if (sums(item) && item.parts.length > 0) return
  item.parts = sums(item)
    ? items.flatMap((other, at) => (other.parent === index && other.values.length > 0 ? [{ item: at, sign: 1 as const }] : []))
    : []
  item.evidence = item.parts.length > 0 ? 'person' : null
}

/** A new total that no line belongs to ends the heading above it on its level, and adds up what stands under that. */
export function closeHeading(items: ImportLineItem[], index: number): void {
  const item = items[index]
  if (!item || !sums(item) || item.parts.length > 0) return
  const levels = levelsOf(items, () => undefined)
  const own = levels[index] ?? 0
  let head = index - 1
  while (head >= 0 && (levels[head] ?? 0) > own) head--
  if (items[head]?.kind !== 'heading' || levels[head] !== own) return
  item.parts = items.flatMap(({ parent, values }, at) => (parent === head && values.length > 0 ? [{ item: at, sign: 1 as const }] : []))
  item.evidence = item.parts.length > 0 ? 'person' : null
}

/** Lines without some of them: their children go to the next line up, their part in a sum goes with them. */
export function without(items: ImportLineItem[], dropped: ReadonlySet<number>): ImportLineItem[] {
  const kept = items.map((_, index) => index).filter(index => !dropped.has(index))
  const place = new Map(kept.map((index, at) => [index, at]))
  const standing = (index: number | null): number | null => {
    let at = index
    while (at !== null && dropped.has(at)) at = items[at]?.parent ?? null
    return at === null ? null : (place.get(at) ?? null)
  }
  return kept.flatMap(index => {
    const item = items[index]
    if (!item) return []
    const parts = item.parts.flatMap(({ item: part, sign }) => {
      const at = place.get(part)
      return at === undefined ? [] : [{ item: at, sign }]
    })
    return [
      {
        ...item,
        parent: standing(item.parent),
        parts,
        evidence: parts.length === item.parts.length ? item.evidence : parts.length > 0 ? ('person' as const) : null,
      },
    ]
  })
}
