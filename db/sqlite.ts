import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { type Connection, Database } from './driver.ts'
import { StoreBusyError, StoreFullError, StoreRefusedError } from './errors.ts'
import { gatherer } from './gather.ts'
import { insistOn } from './insist.ts'
import { dropCopies, lock, migrateSqlite } from './migrate.ts'
import { openStirrer } from './stir.ts'
import { tables } from './tables.sqlite.ts'
import { turns } from './turns.ts'
import type { Alarm, Reader, Store, Tx } from './types.ts'

/** How long a writer waits for another process before it gives up, in milliseconds. */
const PATIENCE = 5_000

/** Rows of a large table that are stirred at the end, when nobody waits for an answer; while people wait, fewer at a time. */
const STIRRED_AT_CLOSE = 100_000

/**
 * Opens (and creates, and migrates) a SQLite file: one connection that only reads, one that writes behind a queue.
 * @throws StoreRefusedError when the file is damaged, is newer than the program, or a migration failed
 */
export async function openSqlite(path: string, alarm?: Alarm, watchful = true): Promise<Store> {
  mkdirSync(dirname(path), { recursive: true })
  const writing = await madeReady(path)
  const reading = connect(path, CACHE_KB.reading)
  reading.pragma('query_only = 1')
  const store = sqliteStore(path, reading, writing, watchful, alarm)
  // What a killed server left in the write-ahead log is emptied before anybody is served, and what a reader hinders now is owed.
  await store.checkpoint()
  return store
}

/** Looks through the file and brings it up to date, while nobody else does: a first start makes the file, too. */
async function madeReady(path: string): Promise<Connection> {
  const release = lock(`${path}-migrating`)
  try {
    const connection = sound(path)
    try {
      await migrateSqlite(connection, path)
    } catch (error) {
      connection.close()
      throw error
    }
    return connection
  } finally {
    release()
  }
}

/** Page caches in KB: what is read again and again should be there, what is written once need not; the system caches the file as well. */
const CACHE_KB = { reading: 16_384, writing: 4_096 }

function connect(path: string, cacheKb: number): Connection {
  const connection = new Database(path)
  connection.pragma('journal_mode = WAL')
  // What was acknowledged to a person must survive a power cut.
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = 1')
  // A deleted question or value leaves no bytes behind.
  connection.pragma('secure_delete = 1')
  // A longer wait would block the event loop; PATIENCE is spent asleep instead.
  connection.pragma('busy_timeout = 50')
  connection.pragma(`cache_size = -${cacheKb}`)
  return connection
}

/**
 * Connects and looks whether the file is whole: a flipped bit must not come to light in the middle of a meeting. Measured: a second for
 * 475 MB (900,000 rows, 300 of them of half a megabyte).
 */
function sound(path: string): Connection {
  let verdict: string
  try {
    const connection = connect(path, CACHE_KB.writing)
    verdict = String(connection.pragma('quick_check(1)', { simple: true }))
    if (verdict === 'ok') return connection
    connection.close()
  } catch (error) {
    if (isBusy(error)) throw new StoreBusyError(`Another program holds the database ${path}. End it, then try again.`, { cause: error })
    verdict = (error as Error).message
  }
  throw new StoreRefusedError(`The database ${path} is damaged (${verdict}). Restore a backup: npm run restore -- FILE`)
}

function sqliteStore(path: string, reading: Connection, writing: Connection, watchful: boolean, alarm?: Alarm): Store {
  const readerDb = drizzle(reading)
  const tx = facade(drizzle(writing)) as Tx

  async function begin() {
    const giveUp = performance.now() + PATIENCE
    for (;;) {
      try {
        writing.exec('BEGIN IMMEDIATE')
        return
      } catch (error) {
        if (!isBusy(error)) throw error
        if (performance.now() > giveUp) throw new StoreBusyError('Another process is writing to the database. Try again.')
        await pause(25)
      }
    }
  }

  async function run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    await begin()
    try {
      const result = await work(tx)
      writing.exec('COMMIT')
      return result
    } catch (error) {
      if (writing.inTransaction) writing.exec('ROLLBACK')
      throw (error as { code?: string }).code === 'SQLITE_FULL'
        ? new StoreFullError('The disk is full; nothing was saved.', { cause: error })
        : error
    }
  }

  const { transact, alone, idle } = turns(run, watchful)
  const stirrer = openStirrer(writing)

  /** Moves the write-ahead log into the file and truncates it; false where another process reads just now. */
  function emptied(): boolean {
    if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return true
    const truncated = () => (writing.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }])[0].busy === 0
    if (!truncated()) return false
    // The log's index, in memory that is a file, still lists the pages in the order in which they were written, until a first page comes.
    writing.pragma('user_version = 0')
    return truncated()
  }

  let copies = false
  const emptying = insistOn(async () => {
    if (stirrer.owes) await alone(() => stirrer.stir())
    const gone = await alone(emptied)
    if (copies) dropCopies(path)
    copies = false
    return gone
  }, alarm)

  return {
    ...facade(readerDb),
    transact,
    gather: gatherer(transact, async (_, work) => {
      writing.exec('SAVEPOINT act')
      try {
        await work()
      } catch (error) {
        writing.exec('ROLLBACK TO act')
        throw error
      } finally {
        writing.exec('RELEASE act')
      }
    }),
    checkpoint: emptying.attempt,
    forget() {
      copies = true
      return emptying.attempt()
    },
    async close() {
      emptying.end()
      if (stirrer.owes) await alone(() => stirrer.stir(STIRRED_AT_CLOSE)).catch(() => {})
      await emptying.attempt()
      await idle()
      reading.close()
      writing.close()
    },
  }
}

const facade = (db: BetterSQLite3Database): Reader & Pick<BetterSQLite3Database, 'insert' | 'update' | 'delete'> => ({
  t: tables,
  select: db.select.bind(db) as Tx['select'],
  selectDistinct: db.selectDistinct.bind(db) as Tx['selectDistinct'],
  $with: db.$with,
  with: db.with.bind(db) as Tx['with'],
  insert: db.insert.bind(db),
  update: db.update.bind(db),
  delete: db.delete.bind(db),
})

const isBusy = (error: unknown) => String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
