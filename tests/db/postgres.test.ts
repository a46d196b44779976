import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { StoreBusyError, StoreFullError, StoreRefusedError } from '#db/errors.ts'
import { openStore } from '#db/index.ts'
import { knownMigrations, migrationsFolder } from '#db/migrate.ts'
import { storeFault } from '#db/postgres.ts'
import { freePort } from '#tests/support/ports.ts'
import { POSTGRES, type Place, pglitePlace, postgresPlace } from '#tests/support/stores.ts'

async function inPlace<P extends Place, T>(place: P, use: (place: P) => Promise<T>): Promise<T> {
  try {
    return await use(place)
  } finally {
    await place.gone()
  }
}

function withResolvers() {
  let resolve = () => {}
  const promise = new Promise<void>(settle => (resolve = settle))
  return { promise, resolve }
}

describe('a PostgreSQL database', () => {
  // It takes its time to come up: one for all, emptied after each test.
  let pglite: ReturnType<typeof pglitePlace>
  beforeAll(() => void (pglite = pglitePlace()))
  afterEach(() => pglite.client.exec('drop schema public cascade; create schema public; drop schema if exists drizzle cascade'), 60_000)
  afterAll(() => pglite.gone())

  it('refuses a newer database and leaves it as it is', { timeout: 60_000 }, async () => {
    const { open, client } = pglite
    await (await open()).close()
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)")
    await expect(open()).rejects.toThrow(/newer Candor/)
    const { rows } = await client.query('select count(*)::int as many from drizzle.__drizzle_migrations')
    expect(rows).toEqual([{ many: knownMigrations(migrationsFolder('postgres')).length + 1 }])
  })

  it('changes nothing when a migration fails, says why, and goes on once the cause is gone', { timeout: 60_000 }, async () => {
    const { open, client } = pglite
    // In the way of a table that the last statements of the first migration make.
    await client.exec("create table votes (mine text); insert into votes values ('kept')")
    await expect(open()).rejects.toThrow(/could not be brought up to date \(.*"votes" already exists.*\). Nothing was changed/)
    const { rows } = await client.query("select table_name as name from information_schema.tables where table_schema = 'public'")
    expect(rows).toEqual([{ name: 'votes' }])
    expect((await client.query('select mine from votes')).rows).toEqual([{ mine: 'kept' }])
    await client.exec('drop table votes')
    await (await open()).close()
  })
})

describe('PostgreSQL', () => {
  it('that is not there is said, not tried for ever', async () => {
    await expect(openStore(`postgres://nobody:secret@127.0.0.1:${await freePort()}/candor`)).rejects.toThrow(StoreRefusedError)
    await expect(openStore(`postgres://nobody:secret@127.0.0.1:${await freePort()}/candor`)).rejects.toThrow(/ECONNREFUSED(?!.*secret)/)
  })

  it.each([
    ['a full disk', Object.assign(new Error('could not extend file'), { code: '53100' }), StoreFullError],
    ['a lock held for too long', Object.assign(new Error('canceling statement'), { code: '55P03' }), StoreBusyError],
    ['a server that shuts down', Object.assign(new Error('terminating connection'), { code: '57P01' }), StoreBusyError],
    ['a connection that broke', Object.assign(new Error('read'), { code: 'ECONNRESET' }), StoreBusyError],
    ['a connection that broke without a code', new Error('Connection terminated unexpectedly'), StoreBusyError],
  ])('tells %s by its kind, also from inside of a failed statement', (_what, fault, kind) => {
    expect(storeFault(fault)).toBeInstanceOf(kind)
    expect(storeFault(new Error('Failed query', { cause: fault }))).toBeInstanceOf(kind)
  })

  it('leaves other errors as they are', () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505' })
    expect(storeFault(error)).toBe(error)
  })

  it.runIf(POSTGRES)('goes on after its connections were cut, idle or in the middle of a transaction', async () =>
    inPlace(await postgresPlace(), async ({ open, name, server }) => {
      const store = await open()
      const cut = () => server.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
      const add = (id: string) => store.transact(tx => tx.insert(tx.t.squads).values({ id, name: id, createdAt: 0 }))
      await add('one')
      const torn = store.transact(async tx => {
        await tx.insert(tx.t.squads).values({ id: 'torn', name: 'torn', createdAt: 0 })
        await cut()
        await tx.select().from(tx.t.squads)
      })
      await expect(torn).rejects.toThrow(StoreBusyError)
      // What comes next may still meet a connection that was cut: it is told so, and then served.
      await vi.waitFor(() => add('two'))
      await cut()
      await vi.waitFor(() => add('three'))
      const rows = await vi.waitFor(() => store.select().from(store.t.squads))
      expect(rows.map(({ id }) => id)).toEqual(['one', 'two', 'three'])
      await store.close()
    }),
  )

  it.runIf(POSTGRES)('gives up on a lock that another process holds', { timeout: 15_000 }, async () =>
    inPlace(await postgresPlace(), async ({ open }) => {
      const [store, another] = [await open(), await open()]
      const { promise: held, resolve: release } = withResolvers()
      const { promise: began, resolve: begin } = withResolvers()
      const holding = another.transact(() => {
        begin()
        return held
      })
      await began
      await expect(store.transact(async () => {})).rejects.toThrow(StoreBusyError)
      release()
      await holding
      await store.transact(async () => {})
      await store.close()
      await another.close()
    }),
  )
})
