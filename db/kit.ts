import {
  customType as pgCustom,
  index as pgIndex,
  pgTable,
  primaryKey as pgPrimaryKey,
  text as pgText,
  integer as pgInteger,
  bigint as pgBigint,
  boolean as pgBoolean,
  uniqueIndex as pgUniqueIndex,
} from 'drizzle-orm/pg-core'
import { blob, customType as liteCustom, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

// One schema for two databases: the few kinds of column that we store, spelled per dialect. Queries are typed as SQLite and run on
// either; the single cast that makes this so is at the foot of this file.

/** Text that holds JSON, the same text on both databases (no jsonb: it would reorder keys). */
const liteJson = <T>(name: string) =>
  liteCustom<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: v => JSON.stringify(v),
    fromDriver: v => JSON.parse(v) as T,
  })(name)
const pgJson = <T>(name: string) =>
  pgCustom<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: v => JSON.stringify(v),
    fromDriver: v => JSON.parse(v) as T,
  })(name)

const pgBytes = pgCustom<{ data: Buffer; driverData: Buffer | Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: v => (Buffer.isBuffer(v) ? v : Buffer.from(v)),
})

export const lite = {
  table: sqliteTable,
  text: (name: string) => text(name),
  /** One of a closed set of words. */
  word: <const W extends readonly [string, ...string[]]>(name: string, words: W) =>
    text(name, { enum: words as unknown as [W[number], ...W[number][]] }),
  count: (name: string) => integer(name),
  /** Milliseconds since the epoch, UTC. */
  instant: (name: string) => integer(name),
  flag: (name: string) => integer(name, { mode: 'boolean' }),
  json: liteJson,
  bytes: (name: string) => blob(name, { mode: 'buffer' }),
  index,
  uniqueIndex,
  primaryKey,
}
export type Kit = typeof lite

export const postgres = {
  table: pgTable,
  text: (name: string) => pgText(name),
  word: (name: string, words: readonly [string, ...string[]]) => pgText(name, { enum: [...words] as [string, ...string[]] }),
  count: (name: string) => pgInteger(name),
  instant: (name: string) => pgBigint(name, { mode: 'number' }),
  flag: (name: string) => pgBoolean(name),
  json: pgJson,
  bytes: (name: string) => pgBytes(name),
  index: pgIndex,
  uniqueIndex: pgUniqueIndex,
  primaryKey: pgPrimaryKey,
} as unknown as Kit
