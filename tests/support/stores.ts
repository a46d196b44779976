import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import pg from 'pg'
import { openStore } from '#db/index.ts'
import { migratePostgres, postgresStore } from '#db/postgres.ts'
import type { Store } from '#db/types.ts'

/** A folder that is gone after `use`. */
export async function inTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A database of its own, which several stores may be opened on. */
export interface Place {
  open(): Promise<Store>
  /** After the last store was closed. */
  gone(): Promise<void>
}

const sqlitePlace = (folder: string): Place => ({ open: () => openStore(join(folder, 'candor.db')), gone: async () => {} })

/** PostgreSQL inside the test process: one connection, whatever is opened on it. */
export function pglitePlace() {
  const client = new PGlite()
  const db = drizzle(client)
  return {
    client,
    async open() {
      await migratePostgres(db, folder => migrate(db, { migrationsFolder: folder }))
      return postgresStore(
        db,
        work => db.transaction(work),
        async () => {},
      )
    },
    gone: () => client.close(),
  } satisfies Place & { client: PGlite }
}

/** Address of a real PostgreSQL server, with an account that may make databases there; each place is one. */
export const POSTGRES = process.env.TEST_POSTGRES_URL

export async function postgresPlace() {
  const name = `candor_test_${randomBytes(6).toString('hex')}`
  const server = new pg.Client(POSTGRES)
  await server.connect()
  await server.query(`create database ${name}`)
  const url = new URL(POSTGRES as string)
  url.pathname = name
  return {
    name,
    /** A connection beside the stores. */
    server,
    open: () => openStore(url.href),
    async gone() {
      await server.query(`drop database ${name} with (force)`)
      await server.end()
    },
  } satisfies Place & { name: string; server: pg.Client }
}

/** The databases that the contracts hold on; a real PostgreSQL when there is one. */
export const DIALECTS: { name: string; place(folder: string): Promise<Place> }[] = [
  { name: 'SQLite', place: async folder => sqlitePlace(folder) },
  { name: 'PGlite', place: async () => pglitePlace() },
  ...(POSTGRES ? [{ name: 'PostgreSQL', place: postgresPlace }] : []),
]
