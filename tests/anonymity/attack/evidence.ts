import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extract } from 'tar'
import { Database } from '#db/driver.ts'
import { temporaryFolder } from '#tests/support/config.ts'
import { placesOf } from '#tests/support/pages.ts'
import type { Company } from './round.ts'

// What somebody has who took everything: the database with its pages, the write-ahead log and its index, all backups, the log, the metrics
// and the memory of the process. Nothing here knows who did what.

export type Row = Record<string, unknown>
export interface Table {
  name: string
  rows: Row[]
  /** Orders of the rows that the storage gives beside that of the key: by row number, by place in the file, by place in each index. */
  orders: { name: string; rows: Row[] }[]
}
export interface Evidence {
  tables: Table[]
  /** Bytes in which a text may stand earlier or later than another one. */
  bytes: { name: string; bytes: Buffer }[]
  /** Ids of questions in each backup, the earliest first. */
  backups: Set<string>[]
  /** Lines with the address and the moment of a request, where a proxy wrote such: nothing of ours does. */
  access: { at: number; address: string; what: string; bytes: number }[]
}

export async function gather(company: Pick<Company, 'folder' | 'backups' | 'log' | 'metrics' | 'heap'>): Promise<Evidence> {
  const path = join(company.folder, 'candor.db')
  const bytes = ['candor.db', 'candor.db-wal', 'candor.db-shm'].map(name => ({ name, bytes: readFileSync(join(company.folder, name)) }))
  const tables = tablesOf(path)
  const texts = { log: company.log, metrics: company.metrics, memory: telling(company.heap, tables) }
  for (const [name, text] of Object.entries(texts)) bytes.push({ name, bytes: Buffer.from(text) })
  const backups: Set<string>[] = []
  for (const [number, archive] of company.backups.entries()) {
    const folder = await temporaryFolder()
    await extract({ file: archive, cwd: folder })
    const copy = join(folder, 'candor.db')
    bytes.push({ name: `backup ${number}`, bytes: readFileSync(copy) })
    const database = new Database(copy, { readonly: true })
    backups.push(new Set(database.prepare('select id from questions').pluck().all() as string[]))
    database.close()
  }
  return { tables, bytes, backups, access: [] }
}

/** Of the strings in a heap snapshot, in their order, those that hold something which stands in the database. */
function telling(heap: string, tables: readonly Table[]): string {
  const known = new Set<string>()
  for (const { rows } of tables)
    for (const row of rows) for (const value of Object.values(row)) if (typeof value === 'string' && value.length >= 8) known.add(value)
  const words = new Set([...known].map(value => value.slice(0, 8)))
  const { strings } = JSON.parse(heap) as { strings: string[] }
  return strings
    .filter(string => string.split(/[^\w@.-]+/).some(part => part.length >= 8 && (known.has(part) || words.has(part.slice(0, 8)))))
    .join('\n')
}

function tablesOf(path: string): Table[] {
  const database = new Database(path, { readonly: true })
  const made = database.prepare("select name, sql from sqlite_schema where type = 'table' and name not like 'sqlite_%'").all() as {
    name: string
    sql: string
  }[]
  const tables = made.map(({ name, sql }): Table => {
    const without = /WITHOUT ROWID\s*$/i.test(sql)
    if (!without) {
      const rows = database.prepare(`select * from "${name}" order by rowid`).all() as Row[]
      return { name, rows, orders: [{ name: 'rowid', rows }] }
    }
    const rows = database.prepare(`select * from "${name}"`).all() as Row[]
    const indexes = database.prepare("select name from sqlite_schema where type = 'index' and tbl_name = ? and sql is not null").pluck()
    const unique = database.prepare("select name from sqlite_schema where type = 'index' and tbl_name = ? and sql is null").pluck()
    const orders = [name, ...indexes.all(name), ...unique.all(name)].flatMap(tree => orderOf(path, tree as string, rows))
    return { name, rows, orders }
  })
  database.close()
  return tables
}

/** Rows by their place in a tree of the file: page by page, a higher place first, as SQLite fills its pages. */
function orderOf(path: string, tree: string, rows: readonly Row[]): Table['orders'] {
  const places = safely(() => placesOf(path, tree))
  // What identifies a row within the entry of a tree: its text of hex digits or letters that no other row has.
  const byValue = new Map<unknown, Row | null>()
  for (const row of rows)
    for (const value of Object.values(row)) if (typeof value === 'string') byValue.set(value, byValue.has(value) ? null : row)
  const ordered = places
    .toSorted((a, b) => a.page - b.page || b.offset - a.offset)
    .flatMap(({ values }): Row[] => {
      const row = values.map(value => byValue.get(value)).find(each => each)
      return row ? [row] : []
    })
  return ordered.length > 0 ? [{ name: `places in ${tree}`, rows: ordered }] : []
}

/** The own index of a table without row numbers is the table itself, and has no pages of its own. */
function safely<T>(read: () => T[]): T[] {
  try {
    return read()
  } catch {
    return []
  }
}
