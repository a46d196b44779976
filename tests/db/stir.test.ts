import { createHash, randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Database } from '#db/driver.ts'
import { openSqlite } from '#db/sqlite.ts'
import { openStirrer } from '#db/stir.ts'
import { byPage, type Place, placesOf } from '#tests/support/pages.ts'
import { inTemporaryFolder } from '#tests/support/stores.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const thing = (number: number) => hash(`question ${number}`).slice(0, 26)

interface File {
  path: string
  connection: InstanceType<typeof Database>
  /** Moves the write-ahead log into the file. */
  empty(): void
}

/** A migrated file, and a connection that writes without asking whether there are such questions. */
async function openFile(folder: string, name = 'candor.db'): Promise<File> {
  const path = join(folder, name)
  await (await openSqlite(path)).close()
  const connection = new Database(path)
  connection.pragma('journal_mode = WAL')
  connection.pragma('secure_delete = 1')
  connection.pragma('foreign_keys = 0')
  connection.pragma('synchronous = 0')
  return { path, connection, empty: () => connection.pragma('wal_checkpoint(TRUNCATE)') }
}

type Vote = readonly [questionId: string, voterHash: string]

const votesOn = (questions: number, many: number, name = 'voter'): Vote[] =>
  Array.from({ length: many }, (_, voter) => [thing(voter % questions), hash(`${name} ${voter}`)])

/** In an order by chance. */
function mixed(votes: readonly Vote[]): Vote[] {
  const order = [...votes]
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    const moved = order[last] as Vote
    order[last] = order[other] as Vote
    order[other] = moved
  }
  return order
}

/** Puts them in one by one; gives which came when. */
function cast({ connection }: File, order: readonly Vote[]): Map<string, number> {
  const put = connection.prepare('insert into votes (question_id, voter_hash, choice) values (?, ?, 1)')
  for (const vote of order) put.run(...vote)
  return new Map(order.map(([, voter], at) => [voter, at]))
}

/** Of all pairs of a page, the share whose order is right when the higher place is taken for the earlier row. */
function told(places: readonly Place[], arrival: ReadonlyMap<string, number>): number {
  let right = 0
  let pairs = 0
  for (const page of byPage(places)) {
    const known = page.flatMap(({ offset, values }) => {
      const at = arrival.get(values[1] as string)
      return at === undefined ? [] : [{ offset, at }]
    })
    for (const [at, a] of known.entries())
      for (const b of known.slice(at + 1)) {
        pairs++
        if (a.offset > b.offset === a.at < b.at) right++
      }
  }
  return right / pairs
}

/** Places without the numbers of their pages, which say when a page was first needed and nothing of its rows. */
const layout = (path: string) =>
  byPage(placesOf(path, 'votes')).map(page => page.map(({ offset, values }) => `${offset} ${values.join(' ')}`).join('\n'))

describe('rows of an anonymous table', () => {
  test('lie in the file as they came until they are stirred', () =>
    inTemporaryFolder(async folder => {
      const file = await openFile(folder)
      const stirrer = openStirrer(file.connection)
      const arrival = cast(file, votesOn(3, 18))
      file.empty()
      expect(told(placesOf(file.path, 'votes'), arrival)).toBe(1)
      stirrer.stir()
      file.empty()
      expect(told(placesOf(file.path, 'votes'), arrival)).toBeLessThan(0.9)
      file.connection.close()
    }))

  test.each([18, 400, 20_000])('lie at the same places whatever the order of their arrival, %d of them', many =>
    inTemporaryFolder(async folder => {
      const layouts = await Promise.all(
        ['one', 'other'].map(async name => {
          const file = await openFile(folder, name)
          const stirrer = openStirrer(file.connection)
          // In three groups with a tick after each: only the order inside of a group is by chance.
          const votes = votesOn(7, many)
          for (let group = 0; group < 3; group++) {
            cast(file, mixed(votes.slice((group * many) / 3, ((group + 1) * many) / 3)))
            stirrer.stir()
            expect(stirrer.owes).toBe(false)
          }
          file.empty()
          expect(file.connection.pragma('integrity_check', { simple: true })).toBe('ok')
          file.connection.close()
          return layout(file.path)
        }),
      )
      expect(layouts[0]?.join('\n').split('\n')).toHaveLength(3 * Math.floor(many / 3) + (many % 3))
      expect(layouts[0]).toEqual(layouts[1])
    }),
  )

  test('of a large table are stirred where votes came, with their neighbours, and say nothing of the new ones either', () =>
    inTemporaryFolder(async folder => {
      const file = await openFile(folder)
      const stirrer = openStirrer(file.connection, 1_000)
      cast(file, votesOn(40, 20_000))
      while (stirrer.owes) stirrer.stir(5_000)
      const late = cast(
        file,
        votesOn(1, 500, 'late').map(([, voter]) => [thing(7), voter]),
      )
      file.empty()
      const before = file.connection.prepare('select * from votes').all()
      expect(told(placesOf(file.path, 'votes'), late)).toBeGreaterThan(0.53)
      stirrer.stir(5_000)
      expect(stirrer.owes).toBe(false)
      file.empty()
      expect(file.connection.prepare('select * from votes').all()).toEqual(before)
      expect(Math.abs(told(placesOf(file.path, 'votes'), late) - 0.5)).toBeLessThan(0.02)
      file.connection.close()
    }))

  test('that come while a large table is being stirred are stirred after it', () =>
    inTemporaryFolder(async folder => {
      const file = await openFile(folder)
      const stirrer = openStirrer(file.connection, 100)
      cast(file, votesOn(1, 3_000))
      stirrer.stir(1_000)
      cast(file, votesOn(1, 1, 'late'))
      for (let times = 0; times < 3; times++) stirrer.stir(1_000)
      expect(stirrer.owes).toBe(true)
      for (let times = 0; times < 4; times++) stirrer.stir(1_000)
      expect(stirrer.owes).toBe(false)
      file.connection.close()
    }))
})

test('a checkpoint stirs, also what a server before it left behind, and empties the log and its index', () =>
  inTemporaryFolder(async folder => {
    const file = await openFile(folder)
    const arrival = cast(file, votesOn(1, 15))
    file.connection.close()
    expect(told(placesOf(file.path, 'votes'), arrival)).toBe(1)
    const store = await openSqlite(file.path)
    expect(told(placesOf(file.path, 'votes'), arrival)).toBeLessThan(0.9)
    await store.transact(async tx => {
      await tx.insert(store.t.squads).values({ id: 'a', name: 'x'.repeat(30_000), createdAt: 0 })
    })
    expect(pagesListed(file.path).length).toBeGreaterThan(3)
    expect(await store.checkpoint()).toBe(true)
    expect(readFileSync(`${file.path}-wal`)).toHaveLength(0)
    expect(pagesListed(file.path).filter(page => page > 1)).toEqual([])
    await store.close()
  }))

/** The pages that the log's index lists, in the order in which they were written: what is left of it in its file. */
function pagesListed(path: string): number[] {
  const index = readFileSync(`${path}-shm`)
  // A header of 136 bytes, then 4,062 page numbers.
  return Array.from({ length: 4_062 }, (_, at) => index.readUInt32LE(136 + 4 * at)).filter(page => page > 0)
}
