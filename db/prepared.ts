import type { Reader } from './types.ts'

/** What a drizzle select gives when it is prepared; `execute` is the one verb that both dialects have. */
interface Preparable<T> {
  prepare(): { execute(values?: Record<string, unknown>): T | Promise<T> }
}

/**
 * A query that is asked thousands of times a second: building its text takes many times as long as running it, so that is done once for
 * each connection (or transaction, on PostgreSQL). Its values are `sql.placeholder`s.
 */
export function prepared<V extends Record<string, unknown>, T>(
  build: (db: Reader) => Preparable<T>,
): (db: Reader, values: V) => Promise<T> {
  const known = new WeakMap<Reader, ReturnType<Preparable<T>['prepare']>>()
  return async (db, values) => {
    let query = known.get(db)
    if (!query) known.set(db, (query = build(db).prepare()))
    return query.execute(values)
  }
}
