import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { reasonOf, StoreBusyError, StoreFullError, StoreRefusedError } from './errors.ts'
import { gatherer } from './gather.ts'
import { knownMigrations, migrationsFolder } from './migrate.ts'
import { tables } from './tables.postgres.ts'
import { turns } from './turns.ts'
import type { Reader, Store, Tx } from './types.ts'

type Pg = PgDatabase<PgQueryResultHKT>

/** Two processes that start at once: the second waits for the first one's migrations. Any constant would do. */
const MIGRATION_LOCK = 7_236_501
/** Held by every write transaction until its end, over all processes: docs/decisions/0012-two-databases-one-schema.md. */
const WRITE_LOCK = 7_236_502

/** How long a writer waits for another process before it gives up, and a start for another one's migrations, in milliseconds. */
const PATIENCE = 5_000
const MIGRATION_PATIENCE = 30_000
/** How long somebody waits for a connection. */
const CONNECT_PATIENCE = 10_000

/**
 * Opens (and migrates) a PostgreSQL database.
 * @throws StoreRefusedError when the database is newer than the program or a migration failed
 */
export async function openPostgres(url: string, watchful = true): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, lock_timeout: PATIENCE, connectionTimeoutMillis: CONNECT_PATIENCE })
  // A connection that breaks must not end the process: who uses it hears of it, and the next one is made anew.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const db = drizzle(pool)
  try {
    await madeReady(db, await connected(pool))
  } catch (error) {
    await pool.end()
    throw error
  }
  async function transaction<T>(work: (tx: Pg) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    try {
      return await drizzle(client).transaction(work)
    } finally {
      client.release()
    }
  }
  return postgresStore(db, transaction, () => pool.end(), watchful)
}

const connected = (pool: pg.Pool): Promise<pg.PoolClient> =>
  pool.connect().catch(error => {
    throw new StoreRefusedError(`The database of DATABASE_URL cannot be reached (${(error as Error).message || codeOf(error)}).`, {
      cause: error,
    })
  })

async function madeReady(db: Pg, holder: pg.PoolClient): Promise<void> {
  try {
    await holder.query(`set lock_timeout = ${MIGRATION_PATIENCE}`)
    await holder.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migratePostgres(db, folder => migrate(drizzle(holder), { migrationsFolder: folder }))
  } catch (error) {
    throw codeOf(error) === LOCK_NOT_AVAILABLE
      ? new StoreBusyError('Another Candor has been bringing this database up to date for over 30 s. Try again when it is done.', {
          cause: error,
        })
      : error
  } finally {
    // The lock ends with this connection; a migration that died cannot leave it behind.
    holder.release(true)
  }
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
    throw new StoreRefusedError(
      `The database could not be brought up to date (${reasonOf(error)}). Nothing was changed. Please report this; the version before still runs.`,
      { cause: error },
    )
  }
}

async function lastApplied(db: Pg): Promise<number> {
  const made = rowsOf(await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') as name`))
  if (!made[0]?.name) return 0
  return Number(rowsOf(await db.execute(sql`select max(created_at) as at from drizzle.__drizzle_migrations`))[0]?.at ?? 0)
}

const rowsOf = (result: unknown) => (result as { rows: Record<string, unknown>[] }).rows

function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  return typeof code === 'string' ? code : cause ? codeOf(cause) : ''
}

const LOCK_NOT_AVAILABLE = '55P03'
const DISK_FULL = '53100'
/** The server ended the connection, does not take one, or is not there. */
const BROKEN = /^(08...|57P0.|53300|ECONN.*|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/
/** The driver's own words where it gives no code. */
const BROKEN_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** A fault of the database itself in the words of this folder; any other error stays what it is. */
export function storeFault(error: unknown): unknown {
  const code = codeOf(error)
  if (code === LOCK_NOT_AVAILABLE) return new StoreBusyError('Another process is writing to the database. Try again.', { cause: error })
  if (code === DISK_FULL) return new StoreFullError('The disk of the database is full; nothing was saved.', { cause: error })
  if (BROKEN.test(code) || (error instanceof Error && BROKEN_WORDS.test(reasonOf(error))))
    return new StoreBusyError('The connection to the database broke. Look whether your change arrived, then try again.', { cause: error })
  return error
}

/**
 * The store over any drizzle PostgreSQL driver: `pg` in production, PGlite in tests.
 * @param transaction begins, runs and ends one transaction
 */
export function postgresStore(
  db: Pg,
  transaction: <T>(work: (tx: Pg) => Promise<T>) => Promise<T>,
  close: () => Promise<void>,
  watchful = true,
): Store {
  // One of this process at a time waits for the lock: the other connections stay free for readers.
  const { transact, idle } = turns(async work => {
    try {
      return await transaction(async tx => {
        await tx.execute(sql`select pg_advisory_xact_lock(${WRITE_LOCK})`)
        return work(facade(tx))
      })
    } catch (error) {
      throw storeFault(error)
    }
  }, watchful)
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
    checkpoint: async () => true,
    forget: async () => true,
    async close() {
      await idle()
      await close()
    },
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
