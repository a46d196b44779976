import type { Connection } from './driver.ts'

// Tables without row numbers order their keys, not their bytes: SQLite puts each new row at the free end of its page, so the places of
// rows within a page are the order of their arrival, for whoever reads the file. Stirring writes rows again in the order of their keys.

/** Tables whose order of arrival nobody may learn: both columns of their keys, the second being a hash or a random id. */
const STIRRED = {
  votes: { thing: 'question_id', who: 'voter_hash' },
  verdicts: { thing: 'question_id', who: 'voter_hash' },
  poll_answers: { thing: 'poll_id', who: 'voter_hash' },
  grants: { thing: 'round_id', who: 'person_id' },
} as const
type Name = keyof typeof STIRRED

/** Up to so many rows a table is written anew as a whole: then its pages are the same whatever came first. 1 to 2 µs a row. */
const WHOLE = 30_000
/** Rows beside those that changed, in a larger table: more than two pages hold, so that none keeps some rows as they came between others. */
const MARGIN = 128

type Key = readonly [thing: string, who: string]

/** How far the rows of one thing are rewritten: up to a key, or nothing yet. `again`: rows changed meanwhile. */
interface Sweep {
  upTo: string | null
  again: boolean
}

export interface Stirrer {
  /** Whether rows lie as they came. */
  readonly owes: boolean
  /** Rewrites tables, of one larger than 30,000 rows about `most`, things with few rows first. While no transaction runs; makes its own. */
  stir(most?: number): void
}

/**
 * Watches a writing connection: whatever changes a row of these tables makes its thing (a question, a poll, a round) one to be stirred.
 * What a server before this one left is unknown, so all that there is begins as owed.
 * @param whole up to so many rows a table is written anew as a whole
 */
export function openStirrer(connection: Connection, whole = WHOLE): Stirrer {
  const owed = new Map<Name, Map<string, Sweep>>()
  connection.pragma('temp_store = memory')

  function touch(table: Name, thing: string): void {
    const things = owed.get(table) ?? new Map<string, Sweep>()
    const sweep = things.get(thing)
    if (sweep) sweep.again ||= sweep.upTo !== null
    else things.set(thing, { upTo: null, again: false })
    owed.set(table, things)
  }

  connection.function('candor_touched', (table, thing) => {
    touch(table as Name, thing as string)
    return null
  })
  for (const table of Object.keys(STIRRED) as Name[]) {
    watch(connection, table)
    const things = connection.prepare(`select distinct ${STIRRED[table].thing} from main.${table}`).pluck().all() as string[]
    for (const thing of things) touch(table, thing)
  }

  return {
    get owes() {
      return owed.size > 0
    },
    stir(most = 10_000) {
      // What is taken out is put back in the same transaction; and a whole table is emptied page by page only where nothing refers to rows.
      const referring = connection.pragma('foreign_keys', { simple: true })
      connection.pragma('foreign_keys = 0')
      try {
        for (const [table, things] of owed) {
          const after = connection.transaction(() => rewrite(connection, table, things, { whole, most })).immediate()
          if (after.size > 0) owed.set(table, after)
          else owed.delete(table)
        }
      } finally {
        connection.pragma(`foreign_keys = ${referring ? 1 : 0}`)
      }
    },
  }
}

const EVENTS = { insert: 'new', update: 'new', delete: 'old' }

function watch(connection: Connection, table: Name): void {
  for (const [event, row] of Object.entries(EVENTS))
    connection.exec(
      `create temp trigger stir_${table}_${event} after ${event} on main.${table}
        begin select candor_touched('${table}', ${row}.${STIRRED[table].thing}); end`,
    )
}

/** Gives what is owed afterwards. */
function rewrite(
  connection: Connection,
  table: Name,
  things: ReadonlyMap<string, Sweep>,
  { whole, most }: { whole: number; most: number },
): Map<string, Sweep> {
  for (const event of Object.keys(EVENTS)) connection.exec(`drop trigger temp.stir_${table}_${event}`)
  const many = connection.prepare(`select count(*) from main.${table}`).pluck().get() as number
  let left = new Map<string, Sweep>()
  if (many <= whole) replace(connection, table)
  else {
    const chosen = choose(connection, table, things, most)
    left = chosen.left
    for (const span of chosen.spans) replace(connection, table, span)
  }
  watch(connection, table)
  return left
}

/** Takes rows out, all of them or those from a key to a key, and puts them back in the order of their keys. */
function replace(connection: Connection, table: Name, span?: readonly [Key, Key]): void {
  const key = `(${STIRRED[table].thing}, ${STIRRED[table].who})`
  const [where, keys] = span ? [`where ${key} between (?, ?) and (?, ?)`, span.flat()] : ['', []]
  connection.prepare(`create temp table stirred as select * from main.${table} ${where} order by ${key.slice(1, -1)}`).run(...keys)
  connection.prepare(`delete from main.${table} ${where}`).run(...keys)
  connection.exec(`insert into main.${table} select * from temp.stirred order by rowid; drop table temp.stirred`)
}

/** Of a large table the rows that are rewritten now, with their neighbours, and the things that remain. */
function choose(connection: Connection, table: Name, things: ReadonlyMap<string, Sweep>, most: number) {
  const { thing, who } = STIRRED[table]
  const manyOf = connection.prepare(`select count(*) from ${table} where ${thing} = ? and ${who} > ?`).pluck()
  const lastOf = connection
    .prepare(`select ${who} from ${table} where ${thing} = ? and ${who} > ? order by ${who} limit 1 offset ?`)
    .pluck()
  const keyAt = (compare: '<' | '>', order: 'asc' | 'desc') =>
    connection
      .prepare(
        `select ${thing}, ${who} from ${table} where (${thing}, ${who}) ${compare} (?, ?) order by ${thing} ${order}, ${who} ${order} limit 1 offset ${MARGIN}`,
      )
      .raw()
  const before = keyAt('<', 'desc')
  const beyond = keyAt('>', 'asc')

  const spans: [from: Key, to: Key][] = []
  const left = new Map(things)
  let room = most
  const bySize = [...things].map(([id, sweep]) => ({ id, sweep, many: manyOf.get(id, sweep.upTo ?? '') as number }))
  for (const { id, sweep, many } of bySize.toSorted((a, b) => a.many - b.many)) {
    if (room <= 0) break
    const from = sweep.upTo ?? ''
    const to = many <= room ? LAST : (lastOf.get(id, from, room - 1) as string)
    spans.push([(before.get(id, from) ?? ['', '']) as Key, (beyond.get(id, to) ?? [LAST, LAST]) as Key])
    if (many > room) left.set(id, { ...sweep, upTo: to })
    else if (sweep.again) left.set(id, { upTo: null, again: false })
    else left.delete(id)
    room -= many
  }
  return { spans: joined(spans), left }
}

/** After every id and hash: they are letters, digits and dashes. */
const LAST = '\u{10ffff}'

const isBefore = (a: Key, b: Key): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

/** The spans in order, those that overlap as one: all that was touched on a page is rewritten in one go. */
function joined(spans: readonly [Key, Key][]): [Key, Key][] {
  const out: [Key, Key][] = []
  for (const [from, to] of spans.toSorted(([a], [b]) => (isBefore(a, b) ? -1 : 1))) {
    const last = out.at(-1)
    if (!last || isBefore(last[1], from)) out.push([from, to])
    else if (isBefore(last[1], to)) last[1] = to
  }
  return out
}
