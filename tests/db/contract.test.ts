import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, like, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store, Tx } from '#db/types.ts'
import { DIALECTS, type Place } from '#tests/support/stores.ts'

const squad = (id: string) => ({ id, name: `Squad ${id}`, createdAt: 1_700_000_000_000 })

describe.each(DIALECTS)('a store on $name', ({ name, place: placeIn }) => {
  let place: Place
  let store: Store
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
    place = await placeIn(folder)
    store = await place.open()
  }, 60_000)
  afterAll(async () => {
    await store.close()
    await place.gone()
    rmSync(folder, { recursive: true, force: true })
  })

  const add = (tx: Tx, id: string) => tx.insert(store.t.squads).values(squad(id))
  const found = async (id: string) => (await store.select().from(store.t.squads).where(eq(store.t.squads.id, id))).length === 1

  it('keeps what a transaction wrote', async () => {
    expect(await store.transact(async tx => (await add(tx, 'kept'), 'answer'))).toBe('answer')
    expect(await found('kept')).toBe(true)
  })

  it('refuses a transaction inside one, which would wait for itself', async () => {
    const work = store.transact(async tx => {
      await add(tx, 'outer')
      await store.transact(async () => {})
    })
    await expect(work).rejects.toThrow('transact inside transact')
    expect(await found('outer')).toBe(false)
    expect(await store.transact(async () => 'goes on')).toBe('goes on')
  })

  it('keeps nothing of a transaction that threw', async () => {
    const work = store.transact(async tx => {
      await add(tx, 'undone')
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await found('undone')).toBe(false)
  })

  it('runs transactions that race one after the other, also those of another store', async () => {
    const another = await place.open()
    await store.transact(async tx => {
      await tx.insert(store.t.squads).values(squad('counter'))
    })
    await Promise.all(
      Array.from({ length: 40 }, (_, number) =>
        (number % 2 ? store : another).transact(async tx => {
          const [row] = await tx.select().from(store.t.squads).where(eq(store.t.squads.id, 'counter'))
          await tx
            .update(store.t.squads)
            .set({ createdAt: row!.createdAt + 1 })
            .where(eq(store.t.squads.id, 'counter'))
        }),
      ),
    )
    const [row] = await store.select().from(store.t.squads).where(eq(store.t.squads.id, 'counter'))
    expect(row!.createdAt).toBe(1_700_000_000_040)
    await another.close()
  })

  it('lets nobody write what a running transaction has looked for and not found', async () => {
    const another = await place.open()
    const addFirst = (from: Store, id: string) =>
      from.transact(async tx => {
        const there = await tx.select().from(store.t.squads).where(like(store.t.squads.id, 'first-%'))
        if (there.length === 0) await add(tx, id)
      })
    await Promise.all(Array.from({ length: 6 }, (_, number) => addFirst(number % 2 ? store : another, `first-${number}`)))
    expect(await store.select().from(store.t.squads).where(like(store.t.squads.id, 'first-%'))).toHaveLength(1)
    await another.close()
  })

  // PGlite has one connection for all.
  it.skipIf(name === 'PGlite')('answers readers while many writers wait', async () => {
    let release = () => {}
    const held = new Promise<void>(resolve => (release = resolve))
    const writers = [
      store.transact(() => held),
      ...Array.from({ length: 20 }, (_, number) => store.transact(tx => add(tx, `waiting-${number}`))),
    ]
    expect(await found('waiting-1')).toBe(false)
    release()
    await Promise.all(writers)
    expect(await found('waiting-1')).toBe(true)
  })

  it('gathers many acts and fails the one that throws, alone', async () => {
    const results = await Promise.allSettled([
      store.gather(async tx => (await add(tx, 'gathered-1'), 1)),
      store.gather(async tx => {
        await add(tx, 'gathered-2')
        throw new Error('not this one')
      }),
      store.gather(async tx => (await add(tx, 'gathered-3'), 3)),
    ])
    expect(results.map(result => (result.status === 'fulfilled' ? result.value : (result.reason as Error).message))).toEqual([
      1,
      'not this one',
      3,
    ])
    expect([await found('gathered-1'), await found('gathered-2'), await found('gathered-3')]).toEqual([true, false, true])
  })

  it('gives back every kind of column as it was stored', async () => {
    const person = {
      id: 'kinds',
      name: 'Žofia Ångström 🧾',
      email: null,
      staffNumber: '007',
      passwordHash: null,
      deviceKey: null,
      roles: ['leader', 'moderator'] as ('leader' | 'moderator')[],
      pledgedVersion: 3,
      createdAt: 4_102_444_800_123,
      disabledAt: null,
    }
    const file = {
      id: 'f',
      purpose: 'picture' as const,
      name: 'a',
      contentType: 'image/png',
      size: 3,
      sha256: 'x',
      createdBy: 'kinds',
      createdAt: 1,
      removedAt: null,
    }
    await store.transact(async tx => {
      await tx.insert(store.t.people).values(person)
      await tx.insert(store.t.files).values(file)
      await tx.insert(store.t.uploads).values({
        id: 'u',
        fileId: 'f',
        state: 'understood',
        understood: Buffer.from([0, 255, 7]),
        corrections: { z: 1, a: [null] },
        version: 1,
        createdBy: 'kinds',
        createdAt: 1,
      })
    })
    expect((await store.select().from(store.t.people).where(eq(store.t.people.id, 'kinds')))[0]).toEqual(person)
    const [upload] = await store.select().from(store.t.uploads)
    expect(Buffer.isBuffer(upload!.understood)).toBe(true)
    expect([...upload!.understood!]).toEqual([0, 255, 7])
    expect(JSON.stringify(upload!.corrections)).toBe('{"z":1,"a":[null]}')
  })

  it('refuses a second row where one is unique', async () => {
    await store.transact(async tx => {
      await add(tx, 'once')
    })
    await expect(
      store.transact(async tx => {
        await add(tx, 'once')
      }),
    ).rejects.toThrow()
  })

  it('answers with rows, joins and counts', async () => {
    const [row] = await store
      .select({ many: sql<number>`count(*)`.mapWith(Number) })
      .from(store.t.files)
      .innerJoin(store.t.people, eq(store.t.people.id, store.t.files.createdBy))
    expect(row).toEqual({ many: 1 })
  })

  it('cannot be written to outside a transaction', () => {
    // @ts-expect-error a store reads; only the tx of transact writes
    expect(store.delete === undefined || typeof store.delete).toBeTruthy()
  })
})
