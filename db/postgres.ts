import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { StoreRefusedError } from './errors.ts'
import { gatherer } from './gather.ts'
import { knownMigrations, migrationsFolder } from './migrate.ts'
import { tables } from './tables.postgres.ts'
import type { Reader, Store, Tx } from './types.ts'

type Pg = PgDatabase<PgQueryResultHKT>

/** Two processes that start at once: the second waits for the first one's migrations. Any constant would do. */
const MIGRATION_LOCK = 7_236_501

/**
 * Opens (and migrates) a PostgreSQL database.
 * @throws StoreRefusedError when the database is newer than the program or a migration failed
 */
export async function openPostgres(url: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url })
  const db = drizzle(pool)
  const holder = await pool.connect()
  try {
    await holder.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migratePostgres(db, folder => migrate(drizzle(holder), { migrationsFolder: folder }))
  } catch (error) {
    holder.release(true)
    await pool.end()
    throw error
  }
  // The lock ends with this connection; a migration that died cannot leave it behind.
  holder.release(true)
  return postgresStore(db, () => pool.end())
}

/** Brings a PostgreSQL database up to date with the migrator of its driver. */
export async function migratePostgres(db: Pg, apply: (folder: string) => Promise<void>): Promise<void> {
  const folder = migrationsFolder('postgres')
  const newest = knownMigrations(folder).at(-1) ?? 0
  const last = await lastApplied(db)
  if (last > newest)
    throw new StoreRefusedError('The database was made by a newer Candor. Install that version, or restore an older backup.')
  try {
    await apply(folder)
  } catch (error) {
    throw new StoreRefusedError(`The database could not be brought up to date (${(error as Error).message}). Nothing was changed.`, {
      cause: error,
    })
  }
}

async function lastApplied(db: Pg): Promise<number> {
  const made = rowsOf(await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') as name`))
  if (!made[0]?.name) return 0
  return Number(rowsOf(await db.execute(sql`select max(created_at) as at from drizzle.__drizzle_migrations`))[0]?.at ?? 0)
}

const rowsOf = (result: unknown) => (result as { rows: Record<string, unknown>[] }).rows

/** The store over any drizzle PostgreSQL driver: `pg` in production, PGlite in tests. */
export function postgresStore(db: Pg, close: () => Promise<void>): Store {
  const transact: Store['transact'] = work => db.transaction(tx => work(facade(tx)))
  return {
    ...facade(db),
    transact,
    gather: gatherer(transact, async (tx, work) => {
      const inner = (tx as Facade)[DATABASE]
      await inner.execute(sql`savepoint act`)
      try {
        await work()
      } catch (error) {
        await inner.execute(sql`rollback to savepoint act`)
        throw error
      } finally {
        await inner.execute(sql`release savepoint act`)
      }
    }),
    checkpoint: async () => {},
    close,
  }
}

const DATABASE = Symbol('database')
type Facade = Tx & { [DATABASE]: Pg }

/** Queries are typed as SQLite (kit.ts); here is where they meet the other dialect. */
const facade = (db: Pg): Facade =>
  ({
    t: tables,
    select: db.select.bind(db),
    selectDistinct: db.selectDistinct.bind(db),
    $with: db.$with,
    with: db.with.bind(db),
    insert: db.insert.bind(db),
    update: db.update.bind(db),
    delete: db.delete.bind(db),
    [DATABASE]: db,
  }) as unknown as Facade satisfies Reader
