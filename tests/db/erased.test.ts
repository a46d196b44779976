import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { Database } from '#db/driver.ts'
import { insistOn } from '#db/insist.ts'
import { openSqlite } from '#db/sqlite.ts'
import type { Store } from '#db/types.ts'
import { inTemporaryFolder } from '#tests/support/stores.ts'

const NEEDLE = 'a text that must vanish'
const traces = (folder: string) =>
  readdirSync(folder).filter(name => name.startsWith('candor.db') && readFileSync(join(folder, name)).includes(NEEDLE))

const write = (store: Store) =>
  store.transact(async tx => {
    await tx.insert(store.t.squads).values({ id: 'squad', name: NEEDLE, createdAt: 0 })
  })
const erase = (store: Store) =>
  store.transact(async tx => {
    await tx.delete(store.t.squads)
  })

/** As a backup does while it copies. */
function readAt(path: string) {
  const reader = new Database(path, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('select count(*) from squads').get()
  return () => reader.close()
}

test('what was erased while another process reads is gone soon after it has read, though nobody writes again', () =>
  inTemporaryFolder(async folder => {
    const path = join(folder, 'candor.db')
    const store = await openSqlite(path)
    await write(store)
    const ended = readAt(path)
    writeFileSync(`${path}.before-1`, NEEDLE)
    await erase(store)
    expect(await store.forget()).toBe(false)
    expect(traces(folder)).toContain('candor.db-wal')
    expect(existsSync(`${path}.before-1`)).toBe(false)
    ended()
    await expect.poll(() => traces(folder), { timeout: 5_000 }).toEqual([])
    expect(await store.forget()).toBe(true)
    await store.close()
  }))

test('what a killed server had erased, and not yet cleaned, is gone before the next one serves anybody', () =>
  inTemporaryFolder(async folder => {
    const path = join(folder, 'candor.db')
    const store = await openSqlite(path)
    await write(store)
    await erase(store)
    expect(traces(folder)).toEqual(['candor.db-wal'])
    // The first store is as good as dead: it does nothing more.
    const next = await openSqlite(path)
    expect(traces(folder)).toEqual([])
    await next.close()
    await store.close()
  }))

test('an erasure that something hinders is tried again with growing pauses, and after a minute somebody hears why, once', async () => {
  vi.useFakeTimers()
  try {
    const alarms: string[] = []
    const tries: number[] = []
    let free = false
    const began = performance.now()
    const insisting = insistOn(
      async () => {
        tries.push(Math.round(performance.now() - began))
        if (!free) throw Object.assign(new Error('insert … values secret'), { code: 'SQLITE_FULL' })
        return true
      },
      hindrance => alarms.push(hindrance),
    )
    expect(await insisting.attempt()).toBe(false)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(tries.slice(0, 7)).toEqual([0, 250, 750, 1_750, 3_750, 7_750, 12_750])
    expect(alarms).toEqual([])
    await vi.advanceTimersByTimeAsync(120_000)
    expect(alarms).toEqual(['SQLITE_FULL'])
    free = true
    await vi.advanceTimersByTimeAsync(5_000)
    const many = tries.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries).toHaveLength(many)
    insisting.end()
  } finally {
    vi.useRealTimers()
  }
})
