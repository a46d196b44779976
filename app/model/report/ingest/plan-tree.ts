/** One row of a plan with what tells where it belongs. */
export interface PlanRow {
  /** Everything that others may call it by: its ids, its name. */
  names: string[]
  ref: string
  /** What the column of parents says, and that of epics. */
  parent: string
  epic: string
  level: number | null
  indent: number
}

const key = (name: string): string => name.trim().toLowerCase()

/** Rows by what they are called; of several with one name the nearest above counts, else the first. */
export class Names {
  readonly #rows = new Map<string, number[]>()

  constructor(rows: readonly { names: string[] }[]) {
    rows.forEach(({ names }, at) => {
      for (const name of new Set(names.map(key))) if (name !== '') this.#rows.set(name, [...(this.#rows.get(name) ?? []), at])
    })
  }

  find(name: string, from: number): number | null {
    const rows = (this.#rows.get(key(name)) ?? []).filter(at => at !== from)
    return rows.findLast(at => at < from) ?? rows[0] ?? null
  }
}

/** `1.2.3`, `A.1`, `2.1.`: ids whose dots are a hierarchy. */
const DOTTED = /^[a-z]{0,4}\d*(?:\.\d+)+\.?$/i

/** `1.2 Build the frame`, `2) Paint`: the number at the front of a name. */
const NUMBERED = /^\s*([a-z]{0,2}\d+(?:\.\d+)*)[.)]?\s+\S/i

/** The numbers that names begin with, where hardly one has none, none comes twice and some tell a hierarchy; else none at all. */
export function numbersOf(names: readonly string[]): string[] {
  const numbers = names.map(name => NUMBERED.exec(name)?.[1] ?? '')
  const given = numbers.filter(number => number !== '')
  const isHierarchy =
    given.length * 5 >= names.length * 4 && new Set(given).size === given.length && given.some(number => number.includes('.'))
  return isHierarchy ? numbers : []
}

/** The item that each row is a part of, by index; a parent that is named and not there is told by `lost`, a circle by `circle`. */
export function parentsOf(rows: readonly PlanRow[], lost: (at: number) => void, circle: (at: number) => void): (number | null)[] {
  const names = new Names(rows)
  const byRef = new Names(rows.map(({ ref }) => ({ names: [ref.replace(/\.$/, '')] })))
  const hasLevels = rows.some(({ level }) => level !== null)
  const parents = rows.map((row, at): number | null => {
    if (row.parent !== '') {
      const found = names.find(row.parent, at)
      if (found === null) lost(at)
      return found
    }
    const epic = row.epic === '' ? null : names.find(row.epic, at)
    if (epic !== null) return epic
    if (DOTTED.test(row.ref)) {
      for (let above = upOf(row.ref); above !== ''; above = upOf(above)) {
        const found = byRef.find(above, at)
        if (found !== null) return found
      }
      return null
    }
    const depth = (other: PlanRow | undefined): number => (hasLevels ? (other?.level ?? 0) : (other?.indent ?? 0))
    for (let back = at - 1; back >= 0; back--) if (depth(rows[back]) < depth(row)) return back
    return null
  })
  parents.forEach((_, at) => {
    const seen = new Set<number>()
    for (let above: number | null = at; above !== null; above = parents[above] ?? null) {
      if (seen.has(above)) {
        if (above !== at) return
        circle(at)
        parents[at] = null
        return
      }
      seen.add(above)
    }
  })
  return parents
}

const upOf = (ref: string): string => {
  const bare = ref.replace(/\.$/, '')
  return bare.includes('.') ? bare.slice(0, bare.lastIndexOf('.')) : ''
}

/** How deep each row lies. There must be no circle. */
export function levelsOfParents(parents: readonly (number | null)[]): number[] {
  const levels: number[] = []
  const of = (at: number): number => {
    const above = parents[at] ?? null
    return (levels[at] ??= above === null ? 0 : of(above) + 1)
  }
  return parents.map((_, at) => of(at))
}

/** `2fs`, `12SS+2d`, `3FF-1 day`: the item, how it is linked and by how long. Finish to start is what a dependency means. */
const LINK = /^(.+?)\s*(fs|ss|ff|sf)?\s*(?:[+-]\s*\d+(?:[.,]\d+)?\s*(?:e?(?:d|h|w|m|mo|min)(?:ays?|ours?|rs?|eeks?|ks?|onths?)?|%)?\??)?$/i

export interface Dependency {
  /** As the file says it. */
  text: string
  /** Index of the item that is waited for; null where none is called so. */
  item: number | null
  /** Whether the link says more than "after that one ends". */
  plain: boolean
}

/** The items that a row waits for: `4,5,6` is a list, unless an item is called just that. */
export function dependenciesOf(text: string, at: number, names: Names): Dependency[] {
  const whole = text.trim()
  if (whole === '') return []
  const parts = names.find(whole, at) === null ? whole.split(/[,;\n]| and /) : [whole]
  return parts.flatMap(part => {
    const said = part.trim()
    if (said === '') return []
    const direct = names.find(said, at)
    if (direct === null && /^\d+(?: +\d+)+$/.test(said)) return said.split(/ +/).map(one => dependencyOn(one, at, names))
    return [direct === null ? dependencyOn(said, at, names) : { text: said, item: direct, plain: true }]
  })
}

function dependencyOn(text: string, at: number, names: Names): Dependency {
  const [, name = '', kind = 'fs'] = LINK.exec(text) ?? []
  const item = names.find(name, at)
  return { text, item, plain: item === null || (kind.toLowerCase() === 'fs' && !/[+-]/.test(text.slice(name.length))) }
}
