import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import type { Alarm, Store } from './types.ts'

/**
 * Opens the store at `url`: `postgres://…`, or the path of a SQLite file. `watchful`: see turns.ts.
 * @throws StoreRefusedError with a sentence for the administrator
 */
export const openStore = (url: string, alarm?: Alarm, watchful = true): Promise<Store> =>
  /^postgres(ql)?:/.test(url) ? openPostgres(url, watchful) : openSqlite(url.replace(/^file:/, ''), alarm, watchful)
