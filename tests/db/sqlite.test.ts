import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, openSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Database } from '#db/driver.ts'
import { StoreBusyError } from '#db/errors.ts'
import { openStore } from '#db/index.ts'
import { knownMigrations, migrationsFolder } from '#db/migrate.ts'
import { inTemporaryFolder } from '#tests/support/stores.ts'

const support = (name: string) => new URL(`../support/${name}`, import.meta.url).pathname

const filled = async (path: string, rows = 400) => {
  const store = await openStore(path)
  await store.transact(async tx => {
    for (let i = 0; i < rows; i++) await tx.insert(store.t.squads).values({ id: `s${i}`, name: 'x'.repeat(200), createdAt: i })
  })
  await store.checkpoint()
  await store.close()
}

describe('the SQLite file', () => {
  it('keeps anonymous tables without a row id, which would tell the order of arrival', () =>
    inTemporaryFolder(async folder => {
      const path = join(folder, 'candor.db')
      await filled(path, 1)
      const file = new Database(path)
      for (const table of ['questions', 'votes', 'verdicts', 'clarifications', 'grants', 'poll_answers'])
        expect(() => file.prepare(`select rowid from ${table}`).get(), table).toThrow(/no such column: rowid/)
      expect(() => file.prepare('select rowid from squads').get()).not.toThrow()
      file.close()
    }))

  it('acknowledges only what is on the disk, and wipes what was deleted', () =>
    inTemporaryFolder(async folder => {
      const store = await openStore(join(folder, 'candor.db'))
      await store.transact(async tx => {
        await tx.insert(store.t.squads).values({ id: 'wiped', name: 'a text that must vanish', createdAt: 0 })
      })
      await store.checkpoint()
      expect(readFileSync(join(folder, 'candor.db')).includes('a text that must vanish')).toBe(true)
      await store.transact(async tx => {
        await tx.delete(store.t.squads)
      })
      await store.checkpoint()
      expect(readFileSync(join(folder, 'candor.db')).includes('a text that must vanish')).toBe(false)
      await store.close()
    }))

  it('refuses a newer database and leaves it as it is', () =>
    inTemporaryFolder(async folder => {
      const path = join(folder, 'candor.db')
      await filled(path)
      const file = new Database(path)
      file.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run('later', 99_999_999_999_999)
      file.close()
      await expect(openStore(path)).rejects.toThrow(/newer Candor/)
    }))

  it('refuses a damaged file instead of running on it', () =>
    inTemporaryFolder(async folder => {
      const path = join(folder, 'candor.db')
      await filled(path)
      const file = openSync(path, 'r+')
      const noise = Buffer.alloc(3_000, 0xa5)
      for (let page = 4; page * 4096 < statSync(path).size; page += 3) writeSync(file, noise, 0, noise.length, page * 4096 + 8)
      await expect(openStore(path)).rejects.toThrow(/damaged.*restore/i)
    }))

  it('copies the file before it changes the tables, and changes nothing when that fails', () =>
    inTemporaryFolder(async folder => {
      const path = join(folder, 'candor.db')
      await filled(path)
      const file = new Database(path)
      // As if this file were one migration behind, with a table in the way of the missing one.
      const newest = knownMigrations(migrationsFolder('sqlite')).at(-1)
      file.prepare('update __drizzle_migrations set created_at = 1').run()
      file.close()
      copyFileSync(path, `${path}.expected`)
      await expect(openStore(path)).rejects.toThrow(/could not be brought up to date.*already exists/s)
      expect(readdirSync(folder)).toContain(`candor.db.before-${newest}`)
      const after = new Database(path)
      expect(after.prepare('select count(*) as many from squads').get()).toEqual({ many: 400 })
      expect(after.prepare('select created_at as at from __drizzle_migrations').all()[0]).toEqual({ at: 1 })
      after.close()
    }))

  it('keeps the copy from before a migration for a day, and not beyond what was erased', () =>
    inTemporaryFolder(async folder => {
      const path = join(folder, 'candor.db')
      await filled(path, 1)
      const copies = () => readdirSync(folder).filter(name => name.includes('.before-'))
      const hoursAgo = (name: string, hours: number) => {
        writeFileSync(join(folder, name), 'as it was')
        const at = Date.now() / 1_000 - hours * 3_600
        utimesSync(join(folder, name), at, at)
      }
      hoursAgo('candor.db.before-1', 25)
      hoursAgo('candor.db.before-2', 23)
      hoursAgo('other.db.before-1', 25)
      const store = await openStore(path)
      expect(copies()).toEqual(['candor.db.before-2', 'other.db.before-1'])
      await store.checkpoint()
      expect(copies()).toContain('candor.db.before-2')
      await store.forget()
      expect(copies()).toEqual(['other.db.before-1'])
      await store.close()
    }))

  it('is made ready under a lock that stays the same file: whoever waits for it waits for the right one', () =>
    inTemporaryFolder(async folder => {
      const path = join(folder, 'candor.db')
      await filled(path, 1)
      const before = statSync(`${path}-migrating`).ino
      await filled(path, 0)
      expect(statSync(`${path}-migrating`).ino).toBe(before)
    }))

  it('is made once by three processes that start on an empty folder at once', { timeout: 60_000 }, () =>
    inTemporaryFolder(async folder => {
      const path = join(folder, 'candor.db')
      const codes = await Promise.all(
        [1, 2, 3].map(async () => {
          const child = spawn(process.execPath, ['--import', 'tsx', support('open-once.ts'), path], { stdio: 'inherit' })
          return (await once(child, 'close'))[0] as number | null
        }),
      )
      expect(codes).toEqual([0, 0, 0])
      const file = new Database(path)
      const applied = file.prepare('select created_at as at from __drizzle_migrations order by at').all() as { at: number }[]
      expect(applied.map(({ at }) => Number(at))).toEqual(knownMigrations(migrationsFolder('sqlite')))
      file.close()
    }),
  )

  it('waits for another process without blocking the event loop, then says so', { timeout: 30_000 }, () =>
    inTemporaryFolder(async folder => {
      const path = join(folder, 'candor.db')
      const store = await openStore(path)
      const holder = new Database(path)
      holder.exec('BEGIN IMMEDIATE')
      const add = () =>
        store.transact(async tx => {
          await tx.insert(store.t.squads).values({ id: 'late', name: 'late', createdAt: 0 })
        })
      let longest = 0
      let last = performance.now()
      const pulse = setInterval(() => {
        longest = Math.max(longest, performance.now() - last)
        last = performance.now()
      }, 5)
      await expect(add()).rejects.toThrow(StoreBusyError)
      clearInterval(pulse)
      // A wait that blocks would last all of the five seconds; a busy machine pauses a process for a fraction of one by itself.
      expect(longest).toBeLessThan(1_000)
      holder.exec('ROLLBACK')
      await add()
      holder.close()
      await store.close()
    }),
  )

  it('loses no acknowledged write when the process is killed', { timeout: 60_000 }, () =>
    inTemporaryFolder(async folder => {
      const path = join(folder, 'candor.db')
      const child = spawn(process.execPath, ['--import', 'tsx', support('write-forever.ts'), path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let acknowledged = 0
      await new Promise<void>(resolve =>
        child.stdout.on('data', (bytes: Buffer) => {
          acknowledged += bytes.toString().split('\n').length - 1
          if (acknowledged >= 50) resolve()
        }),
      )
      child.kill('SIGKILL')
      await once(child, 'close')
      expect(acknowledged).toBeGreaterThanOrEqual(50)
      const store = await openStore(path)
      const rows = await store.select().from(store.t.squads)
      expect(rows.length).toBeGreaterThanOrEqual(acknowledged)
      await store.close()
    }),
  )
})
