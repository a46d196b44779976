import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
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

/** PostgreSQL inside the test process: one connection. */
export async function openPglite(): Promise<Store> {
  const client = new PGlite()
  const db = drizzle(client)
  await migratePostgres(db, folder => migrate(db, { migrationsFolder: folder }))
  return postgresStore(db, () => client.close())
}

/** The databases that the contract holds on; a real PostgreSQL when TEST_POSTGRES_URL names an empty one. */
export const DIALECTS: { name: string; open(folder: string): Promise<Store> }[] = [
  { name: 'SQLite', open: folder => openStore(join(folder, 'candor.db')) },
  { name: 'PGlite', open: openPglite },
  ...(process.env.TEST_POSTGRES_URL ? [{ name: 'PostgreSQL', open: () => openStore(process.env.TEST_POSTGRES_URL as string) }] : []),
]
