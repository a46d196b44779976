import { createHash } from 'node:crypto'
import type { Evidence, Row } from './evidence.ts'

// Tries to name the author of each question and the voter of each vote: by orders, ids, times, sizes, joins, counts. It has the evidence and
// the list of who holds tokens of a round, which the database gives as well.

/** What is public of a person, and the address that a proxy would know them by. */
export interface Suspect {
  id: string
  name: string
  email: string
  address: string
}
/** Something that somebody did without a name: a question or a vote. */
export interface Deed {
  /** What finds it again in rows and bytes: its id, text, hashes. */
  marks: string[]
  row: Row
}
/** For each deed, by its number, the person who is named. */
export type Guess = { by: string; named: (Suspect | undefined)[] }

export function guesses(evidence: Evidence, deeds: readonly Deed[], suspects: readonly Suspect[], what: string): Guess[] {
  const persons = personOrders(evidence, suspects)
  const orders = deedOrders(evidence, deeds)
  const byOrder = orders.flatMap(order =>
    persons.flatMap(person =>
      [order.deeds, order.deeds.toReversed()].map((ranked, turned): Guess => {
        const named: (Suspect | undefined)[] = deeds.map(() => undefined)
        for (const [rank, deed] of ranked.entries()) named[deed] = person.people[Math.floor((rank * person.people.length) / ranked.length)]
        return { by: `${order.name}${turned ? ' backwards' : ''} × ${person.name}`, named }
      }),
    ),
  )
  return [
    ...byOrder,
    ...byTime(evidence, deeds, suspects),
    ...byAccess(evidence, orders, deeds, suspects, what),
    byJoin(evidence, deeds, suspects),
    ...byNearness(evidence, deeds, suspects),
  ]
}

/** Everything that puts people into an order. */
function personOrders({ tables, bytes }: Evidence, suspects: readonly Suspect[]) {
  const byId = new Map(suspects.map(suspect => [suspect.id, suspect]))
  const found: { name: string; people: Suspect[] }[] = []
  const add = (name: string, ids: readonly unknown[]) => {
    const people = [...new Set(ids)].flatMap(id => byId.get(id as string) ?? [])
    if (people.length > suspects.length / 2) found.push({ name, people })
  }
  for (const { name, rows, orders } of tables) {
    const [first] = rows
    if (!first) continue
    for (const column of Object.keys(first).filter(each => rows.some(row => byId.has(row[each] as string)))) {
      const at = `${name}.${column}`
      add(
        at,
        rows.map(row => row[column]),
      )
      for (const order of orders)
        add(
          `${at} by ${order.name}`,
          order.rows.map(row => row[column]),
        )
      for (const other of Object.keys(first).filter(each => each !== column)) {
        const sorted = rows.toSorted((a, b) => compare(a[other], b[other]))
        add(
          `${at} by ${other}`,
          sorted.map(row => row[column]),
        )
      }
      const many = new Map(suspects.map(({ id }) => [id, rows.filter(row => row[column] === id).length]))
      add(
        `${at} by count`,
        [...many].sort((a, b) => a[1] - b[1]).map(([id]) => id),
      )
    }
  }
  add(
    'length of name',
    suspects.toSorted((a, b) => a.name.length - b.name.length).map(({ id }) => id),
  )
  for (const { name, bytes: where } of bytes)
    for (const mark of ['id', 'name', 'email'] as const) {
      const places = suspects.flatMap(suspect => {
        const at = where.indexOf(suspect[mark])
        return at < 0 ? [] : [{ id: suspect.id, at }]
      })
      add(
        `${mark} in ${name}`,
        places.sort((a, b) => a.at - b.at).map(({ id }) => id),
      )
    }
  return found
}

/** Everything that puts deeds into an order: numbers of them. */
function deedOrders({ tables, bytes, backups }: Evidence, deeds: readonly Deed[]) {
  const found: { name: string; deeds: number[] }[] = []
  const add = (name: string, order: number[]) => {
    if (order.length > deeds.length / 2) found.push({ name, deeds: order })
  }
  const all = [...deeds.keys()]
  const columns = Object.keys(deeds[0]?.row ?? {})
  for (const column of columns)
    add(
      `by ${column}`,
      all.toSorted((a, b) => compare(deeds[a]?.row[column], deeds[b]?.row[column])),
    )
  const text = (deed: number) => String(deeds[deed]?.row.text ?? '').length
  if (columns.includes('text'))
    add(
      'by length',
      all.toSorted((a, b) => text(a) - text(b)),
    )
  const byMark = new Map(deeds.flatMap(({ marks }, number) => marks.map(mark => [mark, number] as const)))
  for (const table of tables)
    for (const order of table.orders) {
      const numbers = order.rows.flatMap(
        row =>
          Object.values(row)
            .map(value => byMark.get(value as string))
            .find(each => each !== undefined) ?? [],
      )
      add(`${table.name} by ${order.name}`, [...new Set(numbers)])
    }
  for (const { name, bytes: where } of bytes) {
    const places = all.flatMap(deed => {
      const at = Math.min(...(deeds[deed]?.marks ?? []).map(mark => where.indexOf(mark)).filter(each => each >= 0))
      return Number.isFinite(at) ? [{ deed, at }] : []
    })
    add(
      `in ${name}`,
      places.sort((a, b) => a.at - b.at).map(({ deed }) => deed),
    )
  }
  const since = (deed: number) => backups.findIndex(backup => deeds[deed]?.marks.some(mark => backup.has(mark)))
  add(
    'by backup',
    all.toSorted((a, b) => since(a) - since(b)),
  )
  return found
}

/** A number of a deed that is a moment names whoever was seen last before it. */
function byTime({ access }: Evidence, deeds: readonly Deed[], suspects: readonly Suspect[]): Guess[] {
  const byAddress = new Map(suspects.map(suspect => [suspect.address, suspect]))
  const pages = access.filter(({ address, what }) => what === 'page' && byAddress.has(address)).sort((a, b) => a.at - b.at)
  if (pages.length === 0) return []
  return Object.keys(deeds[0]?.row ?? {})
    .filter(column => deeds.every(({ row }) => typeof row[column] === 'number'))
    .map(column => ({
      by: `pages before ${column}`,
      named: deeds.map(({ row }) => byAddress.get(pages.findLast(({ at }) => at <= (row[column] as number))?.address ?? '')),
    }))
}

/** Where a proxy wrote down the requests themselves, they come in the order of what was written; or their lengths go with those of the texts. */
function byAccess(
  { access }: Evidence,
  orders: readonly { name: string; deeds: number[] }[],
  deeds: readonly Deed[],
  suspects: readonly Suspect[],
  what: string,
): Guess[] {
  const byAddress = new Map(suspects.map(suspect => [suspect.address, suspect]))
  const posts = access.filter(line => line.what === what && byAddress.has(line.address))
  if (posts.length === 0) return []
  const lines = { time: posts.toSorted((a, b) => a.at - b.at), size: posts.toSorted((a, b) => a.bytes - b.bytes) }
  return orders.map(order => {
    const ranked = order.name === 'by length' ? lines.size : lines.time
    const named: (Suspect | undefined)[] = deeds.map(() => undefined)
    for (const [rank, deed] of order.deeds.entries())
      named[deed] = byAddress.get(ranked[Math.floor((rank * ranked.length) / deeds.length)]?.address ?? '')
    return { by: `access log × ${order.name}`, named }
  })
}

/** Equal values of any two columns, also of hashes of what is known of a person, lead from a deed to a person. */
function byJoin({ tables }: Evidence, deeds: readonly Deed[], suspects: readonly Suspect[]): Guess {
  const byValue = new Map<unknown, Row[]>()
  const rows = tables.flatMap(table => table.rows)
  for (const row of rows) for (const value of valuesOf(row)) byValue.set(value, [...(byValue.get(value) ?? []), row])
  const byPerson = new Map<unknown, Suspect>()
  // A value that two people share names neither.
  for (const suspect of suspects)
    for (const value of [
      suspect.id,
      suspect.name,
      suspect.email,
      ...rows.filter(row => Object.values(row).includes(suspect.id)).flatMap(valuesOf),
    ])
      for (const form of typeof value === 'string'
        ? [value, sha256(value), sha256(`candor spent\0${value}`), sha256(`candor receipt\0${value}`)]
        : [value])
        byPerson.set(form, byPerson.has(form) && byPerson.get(form) !== suspect ? NOBODY : suspect)
  const named = deeds.map(({ row, marks }) => {
    const seen = new Set<unknown>([...valuesOf(row), ...marks])
    for (let hops = 0; hops < 2; hops++)
      for (const value of [...seen]) {
        const person = byPerson.get(value)
        if (person && person !== NOBODY) return person
        const linked = byValue.get(value) ?? []
        // What very many rows share, like the round, leads to everybody.
        if (linked.length <= 8) for (const other of linked) for (const each of valuesOf(other)) seen.add(each)
      }
    return undefined
  })
  return { by: 'joins', named }
}

const NOBODY: Suspect = { id: '', name: '', email: '', address: '' }

/** In logs, metrics and memory: the person whose name, id or address stands nearest. */
function byNearness({ bytes }: Evidence, deeds: readonly Deed[], suspects: readonly Suspect[]): Guess[] {
  return bytes.map(({ name, bytes: where }) => {
    const people = suspects
      .flatMap(suspect => [suspect.id, suspect.name, suspect.email].flatMap(mark => allOf(where, mark).map(at => ({ at, suspect }))))
      .sort((a, b) => a.at - b.at)
    const nearest = (at: number) => {
      const after = people.findIndex(person => person.at > at)
      const around = after < 0 ? [people.at(-1)] : [people[after - 1], people[after]]
      return around.flatMap(each => each ?? []).toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]?.suspect
    }
    const named = deeds.map(({ marks }) => {
      const at = marks.map(mark => where.indexOf(mark)).find(each => each >= 0)
      return at === undefined ? undefined : nearest(at)
    })
    return { by: `nearest in ${name}`, named }
  })
}

function allOf(where: Buffer, mark: string, most = 50): number[] {
  const places: number[] = []
  for (let at = where.indexOf(mark); at >= 0 && places.length < most; at = where.indexOf(mark, at + 1)) places.push(at)
  return places
}

/** What could be equal by more than chance. */
const valuesOf = (row: Row): unknown[] =>
  Object.values(row).filter(value => (typeof value === 'string' && value.length >= 8) || (typeof value === 'number' && value > 1e6))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const compare = (a: unknown, b: unknown): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
