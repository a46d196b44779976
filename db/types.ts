import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Tables } from './schema.ts'

type Lite = BetterSQLite3Database

/** What may be asked. `t` holds the tables of the dialect beneath. */
export type Reader = Pick<Lite, 'select' | 'selectDistinct' | '$with' | 'with'> & { readonly t: Tables }
/** What may be asked and changed, inside one transaction. */
export type Tx = Reader & Pick<Lite, 'insert' | 'update' | 'delete'>

export interface Store extends Reader {
  /**
   * Runs `work` in one write transaction: all of it or nothing. Only database awaits inside; never catch and go on.
   * Transactions follow each other, over all processes: what one has read stands until its commit.
   * @throws StoreBusyError when another process held the database for over 5 s, or the connection to it broke
   * @throws StoreFullError when the disk is full
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Commits many small independent acts in one transaction every 50 ms and answers each after the commit. An act that throws fails
   * alone (each runs under a savepoint).
   */
  gather<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Takes the traces of earlier writes out of the file: rows of anonymous tables are put in the order of their keys, a part at a time, and
   * the write-ahead log is emptied and truncated (SQLite; elsewhere nothing). False: something hinders it, like a backup that reads just
   * now; then it is owed, and done as soon as it can be. Never throws.
   */
  checkpoint(): Promise<boolean>
  /**
   * After something was erased for good: a checkpoint, and copies from before a migration, which still hold it, are deleted (SQLite). True
   * only when it is gone; else the rest is owed.
   */
  forget(): Promise<boolean>
  close(): Promise<void>
}

/** Hears that traces of earlier writes have been in the file for a minute, and the kind of what hinders their end. */
export type Alarm = (hindrance: string) => void
