import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import type { Alarm, Store } from './types.ts'

/**
 * Opens the store at `url`: `postgres://…`, or the path of a SQLite file.
 * @throws StoreRefusedError with a sentence for the administrator
 */
export const openStore = (url: string, alarm?: Alarm): Promise<Store> =>
  /^postgres(ql)?:/.test(url) ? openPostgres(url) : openSqlite(url.replace(/^file:/, ''), alarm)
