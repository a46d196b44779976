import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type Connection, Database } from './driver.ts'
import { StoreBusyError, StoreRefusedError } from './errors.ts'

/** How many copies from before a migration are kept. */
const COPIES = 3

/** Folder of generated migrations: beside the sources, and beside the bundle in production. */
export function migrationsFolder(dialect: 'sqlite' | 'postgres'): string {
  const here = dirname(new URL(import.meta.url).pathname)
  const near = join(here, 'migrations', dialect)
  return existsSync(near) ? near : join(here, '../../db/migrations', dialect)
}

/** Times of the migrations that this program knows, ascending: drizzle's own mark of which were applied. */
export function knownMigrations(folder: string): number[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as { entries: { when: number }[] }
  return journal.entries.map(entry => entry.when)
}

/**
 * Brings a SQLite file up to date: under a lock that a killed process cannot leave behind, with a copy of the file before.
 * @throws StoreRefusedError for a newer database, or when a migration failed (everything is as it was)
 */
export async function migrateSqlite(connection: Connection, path: string): Promise<void> {
  const folder = migrationsFolder('sqlite')
  const release = lock(`${path}-migrating`)
  try {
    const known = knownMigrations(folder)
    const applied = appliedMigrations(connection)
    const newest = known.at(-1) ?? 0
    if (applied.some(when => when > newest))
      throw new StoreRefusedError(`The database ${path} was made by a newer Candor. Install that version, or restore an older backup.`)
    if (applied.at(-1) === newest) return
    if (applied.length > 0) {
      await connection.backup(`${path}.before-${newest}`)
      dropOldCopies(path)
    }
    try {
      migrate(drizzle(connection), { migrationsFolder: folder })
    } catch (error) {
      throw new StoreRefusedError(
        `The database ${path} could not be brought up to date (${causeOf(error)}). Nothing was changed. Please report this; the version before still runs.`,
        {
          cause: error,
        },
      )
    }
  } finally {
    release()
  }
}

const causeOf = (error: unknown): string => {
  const { cause, message } = error as Error
  return cause instanceof Error ? cause.message : message
}

function appliedMigrations(connection: Connection): number[] {
  const made = connection.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get()
  if (!made) return []
  return (connection.prepare('select created_at as at from __drizzle_migrations order by created_at').all() as { at: number }[]).map(row =>
    Number(row.at),
  )
}

/** A lock that the system takes back when the process dies: an exclusive transaction on a file of its own. */
function lock(path: string): () => void {
  const holder = new Database(path, { timeout: 30_000 })
  try {
    holder.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    holder.close()
    throw new StoreBusyError('Another Candor has been bringing this database up to date for over 30 s. Try again when it is done.', {
      cause: error,
    })
  }
  return () => {
    holder.exec('ROLLBACK')
    holder.close()
    rmSync(path, { force: true })
  }
}

function dropOldCopies(path: string) {
  const prefix = `${basename(path)}.before-`
  const copies = readdirSync(dirname(path))
    .filter(name => name.startsWith(prefix) && !name.endsWith('-journal'))
    .sort()
  for (const name of copies.slice(0, -COPIES)) rmSync(join(dirname(path), name))
}
