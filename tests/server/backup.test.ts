import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { create } from 'tar'
import { describe, expect, it } from 'vitest'
import { Database } from '#db/driver.ts'
import { openStore } from '#db/index.ts'
import { BackupError, backup, restore } from '#server/backup.ts'
import { inTemporaryFolder } from '#tests/support/stores.ts'

const NOW = new Date('2026-10-05T09:00:00Z')
const place = (folder: string) => ({ dataDir: join(folder, 'data'), databaseUrl: `file:${join(folder, 'data/candor.db')}` })

/** A running store with one squad and one picture. */
async function running(folder: string) {
  const at = place(folder)
  const store = await openStore(at.databaseUrl)
  mkdirSync(join(at.dataDir, 'files'), { recursive: true })
  writeFileSync(join(at.dataDir, 'files', 'picture1'), 'bytes of a picture')
  await store.transact(async tx => {
    await tx.insert(store.t.people).values({
      id: 'p',
      name: 'P',
      email: 'p@example.com',
      staffNumber: null,
      passwordHash: null,
      roles: [],
      pledgedVersion: null,
      createdAt: 1,
      disabledAt: null,
    })
    await tx.insert(store.t.files).values({
      id: 'picture1',
      purpose: 'picture',
      name: 'a.png',
      contentType: 'image/png',
      size: 18,
      sha256: 'x',
      createdBy: 'p',
      createdAt: 1,
      removedAt: null,
    })
    await tx.insert(store.t.squads).values({ id: 'before', name: 'before the backup', createdAt: 1 })
  })
  return { at, store }
}

describe('backup and restore', () => {
  it('brings database and files back as they were, while the server went on', () =>
    inTemporaryFolder(async folder => {
      const { at, store } = await running(folder)
      const file = join(folder, 'backup.tar.gz')
      await backup(at, file, NOW)
      await store.transact(async tx => {
        await tx.insert(store.t.squads).values({ id: 'after', name: 'after the backup', createdAt: 2 })
      })
      await store.close()
      const elsewhere = place(join(folder, 'other'))
      mkdirSync(join(folder, 'other'))
      expect((await restore(elsewhere, file, false, NOW)).aside).toBeNull()
      const restored = await openStore(elsewhere.databaseUrl)
      expect((await restored.select().from(restored.t.squads)).map(squad => squad.id)).toEqual(['before'])
      await restored.close()
      expect(readFileSync(join(elsewhere.dataDir, 'files/picture1'), 'utf8')).toBe('bytes of a picture')
    }))

  it('brings no session back to life, and holds nothing of any', () =>
    inTemporaryFolder(async folder => {
      const { at, store } = await running(folder)
      const row = { id: 'hash of a cookie', personId: 'p', createdAt: 1, seenAt: 1, expiresAt: 9e12 }
      await store.transact(tx => tx.insert(store.t.sessions).values(row))
      const file = join(folder, 'backup.tar.gz')
      await backup(at, file, NOW)
      expect(await store.select().from(store.t.sessions)).toEqual([row])
      await store.close()
      await restore(at, file, true, NOW)
      expect(readFileSync(join(at.dataDir, 'candor.db')).includes(row.id)).toBe(false)
      const restored = await openStore(at.databaseUrl)
      expect(await restored.select().from(restored.t.sessions)).toEqual([])
      expect(await restored.select().from(restored.t.people)).toHaveLength(1)
      await restored.close()
    }))

  it('is of one moment and ends, however much another process writes meanwhile', () =>
    inTemporaryFolder(async folder => {
      const { at, store } = await running(folder)
      // Some thousand pages: a copy in steps would begin again and again.
      await store.transact(async tx => {
        for (let n = 0; n < 1_500; n++)
          await tx.insert(store.t.squads).values({ id: `ballast${n}`, name: `${n}`.padEnd(8_000, 'x'), createdAt: 1 })
      })
      await store.close()
      const writer = fork(join(import.meta.dirname, '../support/write-forever.ts'), [at.databaseUrl], {
        execArgv: ['--import', 'tsx'],
        silent: true,
      })
      const lines = createInterface({ input: writer.stdout! })
      let acknowledged = -1
      lines.on('line', line => (acknowledged = Number(line)))
      try {
        await once(lines, 'line')
        const file = join(folder, 'backup.tar.gz')
        const before = acknowledged
        await backup(at, file, NOW)
        await expect.poll(() => acknowledged).toBeGreaterThan(before)
        const elsewhere = place(join(folder, 'other'))
        mkdirSync(join(folder, 'other'))
        await restore(elsewhere, file, false, NOW)
        const restored = await openStore(elsewhere.databaseUrl)
        const written = (await restored.select().from(restored.t.squads)).flatMap(({ id }) =>
          /^w\d+$/.test(id) ? Number(id.slice(1)) : [],
        )
        await restored.close()
        const last = Math.max(...written)
        // Everything that was acknowledged before it began, and nothing of later without what came before.
        expect(last).toBeGreaterThanOrEqual(before)
        expect(written.sort((a, b) => a - b)).toEqual(Array.from({ length: last + 1 }, (_, at) => at))
        const connection = new Database(join(elsewhere.dataDir, 'candor.db'), { readonly: true })
        expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
        connection.close()
      } finally {
        writer.kill('SIGKILL')
      }
    }))

  it('says which files are missing on the disk, and leaves out in silence only what was removed for good', () =>
    inTemporaryFolder(async folder => {
      const { at, store } = await running(folder)
      await store.transact(async tx => {
        const [row] = await tx.select().from(store.t.files)
        await tx.insert(store.t.files).values({ ...row!, id: 'picture2' })
        await tx.insert(store.t.files).values({ ...row!, id: 'picture3', removedAt: 2 })
      })
      const file = join(folder, 'backup.tar.gz')
      const { missing, entries } = await backup(at, file, NOW)
      expect(missing).toEqual(['picture2'])
      expect(entries.map(({ path }) => path)).toEqual(['candor.db', 'files/picture1'])
      await store.close()
      const { manifest } = await restore(at, file, true, NOW)
      expect(manifest.missing).toEqual(['picture2'])
    }))

  it('overwrites nothing unless told to, and then moves the old data aside', () =>
    inTemporaryFolder(async folder => {
      const { at, store } = await running(folder)
      const file = join(folder, 'backup.tar.gz')
      await backup(at, file, NOW)
      await expect(backup(at, file, NOW)).rejects.toThrow(/exists already/)
      await store.close()
      await expect(restore(at, file, false, NOW)).rejects.toThrow(/--replace/)
      const { aside } = await restore(at, file, true, NOW)
      expect(existsSync(join(aside!, 'candor.db'))).toBe(true)
      expect(readdirSync(at.dataDir).sort()).toEqual(['candor.db', 'files'])
    }))

  it('refuses while a server uses the data', () =>
    inTemporaryFolder(async folder => {
      const { at, store } = await running(folder)
      const file = join(folder, 'backup.tar.gz')
      await backup(at, file, NOW)
      await expect(restore(at, file, true, NOW)).rejects.toThrow(/Stop it first/)
      expect(await store.select().from(store.t.squads)).toHaveLength(1)
      await store.close()
    }))

  it('refuses what is damaged, foreign or not there, and changes nothing', () =>
    inTemporaryFolder(async folder => {
      const { at, store } = await running(folder)
      await backup(at, join(folder, 'good.tar.gz'), NOW)
      await store.close()
      const bytes = readFileSync(join(folder, 'good.tar.gz'))
      const middle = Math.floor(bytes.length / 2)
      bytes.fill(7, middle, middle + 200)
      writeFileSync(join(folder, 'damaged.tar.gz'), bytes)
      writeFileSync(join(folder, 'hello.txt'), 'hello')
      await create({ gzip: true, file: join(folder, 'foreign.tar.gz'), cwd: folder }, ['hello.txt'])
      for (const name of ['damaged.tar.gz', 'hello.txt', 'foreign.tar.gz', 'missing.tar.gz'])
        await expect(restore(at, join(folder, name), true, NOW), name).rejects.toThrow(BackupError)
      expect(existsSync(join(at.dataDir, 'candor.db'))).toBe(true)
      expect(readdirSync(folder).filter(name => name.includes('restor'))).toEqual([])
    }))

  it('says what to do on PostgreSQL', async () => {
    await expect(backup({ databaseUrl: 'postgres://db/candor', dataDir: 'data' }, 'x.tar.gz', NOW)).rejects.toThrow(/pg_dump/)
  })
})
