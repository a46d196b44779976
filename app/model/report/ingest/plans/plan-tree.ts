import { tidyText } from '../cells/grid.ts'

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
  /** Heads the rows below that say nothing else of where they belong. */
  heads?: boolean
}

const key = (name: string): string => name.trim().toLowerCase()

/**
 * Rows by what they are called; of several with one name the nearest above counts, else the first. What a row is called in the place
 * `first` among its names comes before what it is called in any other.
 */
export class Names {
  readonly #rows = new Map<string, number[]>()
  readonly #first = new Map<string, number[]>()

  constructor(rows: readonly { names: string[] }[], first: number | null = null) {
    rows.forEach(({ names }, at) => {
      for (const name of new Set(names.map(key))) if (name !== '') this.#rows.set(name, [...(this.#rows.get(name) ?? []), at])
      const own = key(names[first ?? -1] ?? '')
      if (own !== '') this.#first.set(own, [...(this.#first.get(own) ?? []), at])
    })
  }

  find(name: string, from: number): number | null {
    // Of two tasks with one name it says nothing that one of them is meant: of an id and a name, the id is.
    for (const known of [this.#first, this.#rows]) {
      const rows = (known.get(key(name)) ?? []).filter(at => at !== from)
      const found = rows.findLast(at => at < from) ?? rows[0]
      if (found !== undefined) return found
    }
    // Programs that take ids for figures write 3.0.
    return /^\d+\.0$/.test(name) ? this.find(name.slice(0, -2), from) : null
  }
}

/** `1.2.3`, `A.1`, `2.1.`: ids whose dots are a hierarchy; of others (`AB-7.1`) they are one where the item before the dot is there. */
const DOTTED = /^[a-z]{0,4}\d*(?:\.\d+)+\.?$/i

/** `1.2 Build the frame`, `2) Paint`: the number at the front of a name. */
const NUMBERED = /^\s*([a-z]{0,2}\d+(?:\.\d+)*)[.)]?\s+\S/i

/** Marks in front of names. */
export const MARKS = /^\s*(?:[-–—•·‣▪○◦►»→↳└]+\s+)+/

/** A name without the marks or the number in front of it. */
export const bareName = (name: string, number: string): string =>
  (number !== '' && name.startsWith(number) ? name.slice(number.length).replace(/^[.)]/, '') : name.replace(MARKS, '')).trim()

/** The numbers that names begin with, where hardly one has none, none comes twice and some tell a hierarchy; else none at all. */
export function numbersOf(names: readonly string[]): string[] {
  const numbers = names.map(name => NUMBERED.exec(name)?.[1] ?? '')
  const given = numbers.filter(number => number !== '')
  const isHierarchy =
    given.length * 5 >= names.length * 4 && new Set(given).size === given.length && given.some(number => number.includes('.'))
  return isHierarchy ? numbers : []
}

/** The item that each row is a part of, by index; a parent that is named and not there is told by `lost`, a circle by `circle`. */
export function parentsOf(
  rows: readonly PlanRow[],
  names: Names,
  lost: (at: number) => void,
  circle: (at: number) => void,
): (number | null)[] {
  const byRef = new Names(rows.map(({ ref }) => ({ names: [ref.replace(/\.$/, '')] })))
  const over = headsOver(rows)
  const hasLevels = rows.some(({ level }) => level !== null)
  const parents: (number | null)[] = []
  const parentOf = (row: PlanRow, at: number): number | null => {
    if (row.parent !== '') {
      const found = names.find(row.parent, at)
      // Programs write 0 where a task is a part of none.
      if (found === null && row.parent !== '0') lost(at)
      return found
    }
    const epic = row.epic === '' ? null : names.find(row.epic, at)
    if (epic !== null) return epic
    for (let above = upOf(row.ref); above !== ''; above = upOf(above)) {
      // Where the first level is 1.0, it holds 1.1.
      const found = byRef.find(above, at) ?? (above.includes('.') ? null : byRef.find(`${above}.0`, at))
      if (found !== null) return found
    }
    if (DOTTED.test(row.ref)) return over[at] ?? null
    const depth = (other: PlanRow | undefined): number => (hasLevels ? (other?.level ?? 0) : (other?.indent ?? 0))
    for (let back = at - 1; back >= 0; back--)
      if (depth(rows[back]) < depth(row)) return isNextPhase(rows[back], row) ? (parents[back] ?? null) : back
    return over[at] ?? null
  }
  for (const [at, row] of rows.entries()) parents.push(parentOf(row, at))
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

const PHASE =
  /^(?:project ?|projekt)?(phase|fase|faza|fáze|etap[ae]?|étape|stage|sprint|milestone|meilenstein|release|iteration|work ?package|WP|AP|lot|этап|фаза)[ -]?(\d{1,2}|[IVX]{1,4})(?![\p{L}\d.])/iu

/** `Phase 2` is no part of `Phase 1`, however far in the template of the sheet set it. */
function isNextPhase(before: PlanRow | undefined, row: PlanRow): boolean {
  const phaseOf = (one: PlanRow | undefined) => one?.names.flatMap(name => [PHASE.exec(name.trim())].filter(found => found !== null))[0]
  const [first, next] = [phaseOf(before), phaseOf(row)]
  return first?.[1]?.toLowerCase() === next?.[1]?.toLowerCase() && first?.[2] !== next?.[2]
}

/** The last row before each that heads others. */
function headsOver(rows: readonly PlanRow[]): (number | null)[] {
  let head: number | null = null
  return rows.map(({ heads }, at) => {
    if (heads) head = at
    return heads ? null : head
  })
}

const upOf = (ref: string): string => {
  const bare = ref.replace(/\.$/, '')
  if (bare.includes('.')) return bare.slice(0, bare.lastIndexOf('.'))
  // `1-2` and `1_2` are parts of 1, where that is there.
  return /^[a-z]{0,4}\d+(?:[-_]\d+)+$/i.test(bare) ? bare.replace(/[-_]\d+$/, '') : ''
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

/** Finish to start, start to start … as programs abbreviate them in English, German, French, Spanish, Portuguese and Dutch. */
const KINDS = 'fs|ss|ff|sf|ea|aa|ee|ae|fd|dd|df|fc|cc|cf|ti|ii|tt|it|eb|bb|be'
/** Finish to start: what a dependency means. */
const PLAIN = /^(?:fs|ea|fd|fc|ti|eb)$/i

/** `2fs`, `12SS+2d`, `3FF-1 day`, `2EA+2 Tage`: the item, how it is linked and by how long. */
const LINK = new RegExp(`^(.+?)\\s*(${KINDS})?\\s*(?:[+-]\\s*\\d+(?:[.,]\\d+)?\\s*(?:\\p{L}{1,9}\\.?|%)?\\??)?$`, 'iu')

/** `A1000: SS 5` and `2-FS=P2D`: how Primavera and GanttProject write the same. */
const MARKED_LINK = /^(.+?)(?:: ?|-)(fs|ss|ff|sf)(?: ?([+-]?\d+(?:\.\d+)?)|=(-?P\w+))?$/i

export interface Dependency {
  /** As the file says it. */
  text: string
  /** Index of the item that is waited for; null where none is called so. */
  item: number | null
  /** Whether the link says more than "after that one ends". */
  plain: boolean
}

/** What stands between several; the comma of `3EA+1,5 Tage` does not. */
const SEVERAL =
  /,(?!(?<=[+-]\s?\d{1,3},)\d+\s?(?:\p{L}|%))|[;\n|]| \/ | and | & | und | et | y | \+ (?!\d+(?:[.,]\d+)? ?(?:e?[dhwmt]|%|std|min))/iu

/** The items that a row waits for: `4,5,6` is a list, unless an item is called just that; so is `['4', '5']`. */
export function dependenciesOf(text: string, at: number, names: Names): Dependency[] {
  const tidy = tidyText(text)
  const given = names.find(tidy, at) === null ? text.trim() : tidy
  const whole = /^\[.*\]$/s.test(given) && names.find(given, at) === null ? given.slice(1, -1) : given
  // Programs write 0 where a task waits for none.
  if (isNothing(whole) || (whole === '0' && names.find(whole, at) === null)) return []
  const parts = names.find(whole, at) === null ? whole.split(SEVERAL) : [whole]
  return parts.flatMap(part => {
    const said = tidyText(whole === given ? part : part.trim().replace(/^(["'])(.*)\1$/, '$2'))
    if (said === '') return []
    const direct = names.find(said, at)
    const range = direct === null ? rangeOf(said, at, names) : []
    if (range.length > 0) return range
    if (direct === null && /^#?\d+(?: +#?\d+)+$/.test(said)) return said.split(/ +/).map(one => dependencyOn(one, at, names))
    const joined = direct === null ? joinedIn(said, at, names) : []
    if (joined.length > 0) return joined
    return [direct === null ? dependencyOn(said, at, names) : { text: said, item: direct, plain: true }]
  })
}

/** `A1–A4`: four tasks, where all of them are there. Plain numbers with a hyphen, as `1-3`, may be one task and days. */
function rangeOf(text: string, at: number, names: Names): Dependency[] {
  const [, before = '', first = '', mark = '', again = '', last = ''] =
    /^(\p{L}{0,4})(\d{1,4}) ?([-–—]) ?(\p{L}{0,4})(\d{1,4})$/u.exec(text) ?? []
  const count = Number(last) - Number(first) + 1
  const isRange = before === '' ? mark !== '-' && again === '' : again === before
  if (mark === '' || !isRange || count < 2 || count > MOST_IN_RANGE) return []
  const called = Array.from({ length: count }, (_, step) => `${before}${String(Number(first) + step).padStart(first.length, '0')}`)
  const found = called.map(name => ({ text: name, item: names.find(name, at), plain: true }))
  return found.every(({ item }) => item !== null) ? found : []
}

const MOST_IN_RANGE = 50

/** `1.1+1.2`, `1.1 1.2`, `4/5`: several tasks, where all of them are there. `4+5` may be one task and days. */
function joinedIn(text: string, at: number, names: Names): Dependency[] {
  const parts = text.split(/ ?[/+] ?| /)
  if (parts.length < 2 || (/^\d+ ?\+ ?\d+$/.test(text) && parts.length === 2)) return []
  const found = parts.map(part => ({ text: part, item: names.find(part.replace(/^#/, ''), at), plain: true }))
  return found.every(({ item }) => item !== null) ? found : []
}

/** What programs and people write where there is nothing. */
export const isNothing = (text: string): boolean => /^(?:|null|none|n\/?a|nil|keine?|[-–—]+|\[\]|\(none\))$/i.test(text.trim())

function dependencyOn(text: string, at: number, names: Names): Dependency {
  const [, marked = '', markedKind = '', lag, wait] = MARKED_LINK.exec(text) ?? []
  const of = names.find(marked, at)
  if (of !== null) return { text, item: of, plain: PLAIN.test(markedKind) && Number(lag ?? 0) === 0 && wait === undefined }
  // `2 - Order parts`: its number and its name.
  const [, number = '', title = ''] = /^(\S+) [-–:] (.+)$/.exec(text) ?? []
  const called = names.find(number, at)
  if (called !== null && called === names.find(title, at)) return { text, item: called, plain: true }
  const [, name = '', kind = 'fs'] = LINK.exec(text) ?? []
  const rest = text.slice(name.length)
  // `1-3` may be three tasks as well as three days.
  const item = /^\s*[+-]\s*\d+(?:[.,]\d+)?$/.test(rest)
    ? null
    : (names.find(name, at) ?? names.find(nameAlone(name), at) ?? names.find(name.replace(/^#/, ''), at))
  return { text, item, plain: item === null || (PLAIN.test(kind) && !/[+-]/.test(rest)) }
}

/** The first item of each circle: what it waits for waits for it. */
export function circlesOf(waits: readonly (readonly (number | null)[])[]): number[] {
  const state: ('open' | 'done' | undefined)[] = []
  const found: number[] = []
  for (const start of waits.keys()) {
    if (state[start]) continue
    // Not by calls within calls: a chain may have thousands of links.
    const path: { at: number; next: number }[] = [{ at: start, next: 0 }]
    state[start] = 'open'
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const item = waits[top.at]?.[top.next++]
      if (item === undefined) {
        state[top.at] = 'done'
        path.pop()
      } else if (item !== null && state[item] === 'open') found.push(item)
      else if (item !== null && !state[item]) {
        state[item] = 'open'
        path.push({ at: item, next: 0 })
      }
    }
  }
  return [...new Set(found)]
}

/** `Design (https://…)`: the name without its address. */
export const nameAlone = (name: string): string => name.replace(/ ?\(https?:\/\/[^()\s]*\)$/, '')

/**
 * Which of a row's names the column means: that under which most of it is found. `twofold`: the first text that means one row by one column
 * of ids and another by another, where both know all of them.
 */
export function meantBy(texts: readonly string[], rows: readonly { names: string[] }[], places: readonly number[]): Meant {
  const said = texts.flatMap((text, at) =>
    isNothing(text) ? [] : text.split(SEVERAL).map(part => ({ part: LINK.exec(part.trim())?.[1] ?? '', at })),
  )
  const known = places.map(place => new Names(rows.map(({ names }) => ({ names: [names[place] ?? ''] }))))
  const counts = known.map(names => said.filter(({ part, at }) => names.find(part, at) !== null).length)
  const most = Math.max(0, ...counts)
  const [best, ...others] = most === 0 ? [] : known.flatMap((names, at) => (counts[at] === most ? [{ names, place: places[at] ?? 0 }] : []))
  if (!best) return { first: null, others: [], twofold: null }
  const twofold = said.find(({ part, at }) => others.some(({ names }) => names.find(part, at) !== best.names.find(part, at)))
  return { first: best.place, others: others.map(({ place }) => place), twofold: twofold ?? null }
}

interface Meant {
  first: number | null
  /** Under which as much of it is found. */
  others: number[]
  twofold: { part: string; at: number } | null
}
