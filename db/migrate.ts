import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type Connection, Database } from './driver.ts'
import { reasonOf, StoreBusyError, StoreRefusedError } from './errors.ts'

/** How long a copy from before a migration is kept, when nothing is erased earlier: by then the new version has shown itself. */
const COPY_MS = 86_400_000

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
 * Brings a SQLite file up to date, with a copy of the file before. The caller holds the lock.
 * @throws StoreRefusedError for a newer database, or when a migration failed (everything is as it was)
 */
export async function migrateSqlite(connection: Connection, path: string): Promise<void> {
  const folder = migrationsFolder('sqlite')
  const known = knownMigrations(folder)
  const applied = appliedMigrations(connection)
  const newest = known.at(-1) ?? 0
  if (applied.some(when => when > newest))
    throw new StoreRefusedError(`The database ${path} was made by a newer Candor. Install that version, or restore an older backup.`)
  if (applied.at(-1) !== newest) {
    if (applied.length > 0) await connection.backup(`${path}.before-${newest}`)
    try {
      migrate(drizzle(connection), { migrationsFolder: folder })
    } catch (error) {
      throw new StoreRefusedError(
        `The database ${path} could not be brought up to date (${reasonOf(error)}). Nothing was changed. Please report this; the version before still runs.`,
        { cause: error },
      )
    }
  }
  dropCopies(path, Date.now() - COPY_MS)
}

function appliedMigrations(connection: Connection): number[] {
  const made = connection.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get()
  if (!made) return []
  return (connection.prepare('select created_at as at from __drizzle_migrations order by created_at').all() as { at: number }[]).map(row =>
    Number(row.at),
  )
}

/**
 * A lock that the system takes back when the process dies: an exclusive transaction on a file of its own. The file stays: a lock on a
 * deleted one would keep nobody away who makes it anew.
 * @throws StoreBusyError when another process has held it for over 30 s
 */
export function lock(path: string): () => void {
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
  }
}

/** Deletes the copies of a file from before its migrations, or only those last written before a time: they hold what is erased since. */
export function dropCopies(path: string, before = Number.POSITIVE_INFINITY): void {
  for (const name of readdirSync(dirname(path))) {
    const copy = join(dirname(path), name)
    if (name.startsWith(`${basename(path)}.before-`) && statSync(copy).mtimeMs < before) rmSync(copy)
  }
}
