import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Database } from '#db/driver.ts'
import { openSqlite } from '#db/sqlite.ts'
import { placesOf } from '#tests/support/pages.ts'
import { tooMany } from './attack/chance.ts'
import { type Evidence, gather } from './attack/evidence.ts'
import { type Deed, guesses } from './attack/guess.ts'
import { type Company, type Person, play, type Played } from './attack/round.ts'

// N1 and N3: whoever has the database with its pages, the write-ahead log, all backups, the log, the metrics and the memory of the server
// cannot tell who asked and who voted better than by drawing lots among those who hold tokens. With a planted leak the same script can.

let company: Company
let evidence: Evidence
beforeAll(async () => {
  company = await play()
  evidence = await gather(company)
}, 180_000)

const SIZES = [5, 20, 200]
const roundsOf = (size: number) => company.rounds.filter(({ people }) => people.length === size)

interface Score {
  by: string
  hits: number
  tries: number
}

/** Hits of every way of guessing, over all rounds of a size. */
function scores(size: number, what: 'question' | 'vote', by = evidence): Score[] {
  const sums = new Map<string, Score>()
  for (const round of roundsOf(size)) {
    const { deeds, done } = deedsOf(round, what, by)
    for (const { by: way, named } of guesses(by, deeds, round.people, what)) {
      const sum = sums.get(way) ?? { by: way, hits: 0, tries: 0 }
      sum.tries += deeds.length
      for (const [number, suspect] of named.entries()) if (suspect === done[number]) sum.hits++
      sums.set(way, sum)
    }
  }
  return [...sums.values()]
}

/** What was done without a name in a round, and, for the score alone, by whom. */
function deedsOf(round: Played, what: 'question' | 'vote', { tables }: Evidence): { deeds: Deed[]; done: (Person | undefined)[] } {
  const rows = tables.find(({ name }) => name === (what === 'question' ? 'questions' : 'votes'))?.rows ?? []
  const own = rows.filter(row => (what === 'question' ? round.asker.has(row.text as string) : round.voter.has(row.voter_hash as string)))
  const marks = (row: Record<string, unknown>) =>
    what === 'question' ? [row.id, row.text, row.token_hash, row.receipt_hash] : [row.voter_hash]
  return {
    deeds: own.map(row => ({ row, marks: marks(row) as string[] })),
    done: own.map(row => (what === 'question' ? round.asker.get(row.text as string) : round.voter.get(row.voter_hash as string))),
  }
}

/** One run in so many may have more hits by luck alone: rare enough for a suite that runs often, and far below what a leak gives. */
const LUCK = 1_000_000
/** More hits than luck has, with so many ways of guessing tried. */
const bound = (all: readonly Score[], size: number) => tooMany(all[0]?.tries ?? 0, 1 / size, LUCK * all.length)
const best = (all: readonly Score[]) => all.reduce((most, score) => (score.hits > most.hits ? score : most))

test('the rounds were played: everything is stored, and the write-ahead log is empty', () => {
  expect(company.rounds.map(({ people }) => people.length).sort((a, b) => a - b)).toEqual([5, 5, 5, 5, 20, 20, 200])
  for (const size of SIZES)
    expect(roundsOf(size).reduce((sum, round) => sum + deedsOf(round, 'question', evidence).deeds.length, 0)).toBe(
      roundsOf(size).reduce((sum, { asker }) => sum + asker.size, 0),
    )
  const batches = new Map<string, number>()
  for (const { round_id, batch } of evidence.tables.find(({ name }) => name === 'questions')?.rows ?? [])
    batches.set(`${String(round_id)} ${Number(batch)}`, (batches.get(`${String(round_id)} ${Number(batch)}`) ?? 0) + 1)
  // Also the hardest: batches of one.
  expect(new Set(batches.values())).toContain(1)
  expect(evidence.bytes.find(({ name }) => name === 'candor.db-wal')?.bytes).toHaveLength(0)
  expect(company.log.length).toBeGreaterThan(10_000)
  expect(company.heap.length).toBeGreaterThan(1_000_000)
})

test('no log line, backup row, or string in memory holds a person and a question together', () => {
  const people = company.rounds.flatMap(round => round.people)
  const questions = company.rounds.flatMap(({ asker }) => [...asker.keys()])
  for (const text of questions) expect(company.log.includes(text)).toBe(false)
  for (const { name, rows } of evidence.tables)
    for (const row of rows) {
      const said = JSON.stringify(row)
      if (questions.some(text => said.includes(text)))
        expect(
          people.filter(({ id, email }) => said.includes(id) || said.includes(email)),
          name,
        ).toEqual([])
    }
  const strings = (JSON.parse(company.heap) as { strings: string[] }).strings
  expect(strings.filter(each => people.some(({ id }) => each.includes(id))).length).toBeGreaterThan(0)
  for (const each of strings.filter(string => questions.some(text => string.includes(text))))
    expect(people.filter(({ id, email, name }) => each.includes(id) || each.includes(email) || each.includes(name))).toEqual([])
})

describe.each(SIZES)('among %d people', size => {
  test('the author of a question is guessed no better than by drawing lots', () => {
    const all = scores(size, 'question')
    expect(all.length).toBeGreaterThan(200)
    expect(all[0]?.tries).toBeGreaterThanOrEqual(100)
    expect(best(all).hits, best(all).by).toBeLessThan(bound(all, size))
  })

  test('the voter of a vote is guessed no better than by drawing lots', () => {
    const all = scores(size, 'vote')
    expect(all[0]?.tries).toBeGreaterThanOrEqual(100)
    expect(best(all).hits, best(all).by).toBeLessThan(bound(all, size))
  })

  test('with a column of arrival beside a proxy’s log of pages, the authors are named', () => {
    const arrived = new Map(company.seen.flatMap(({ at, text }) => (text ? [[text, at] as const] : [])))
    const leaky = {
      ...evidence,
      tables: evidence.tables.map(table =>
        table.name === 'questions'
          ? { ...table, rows: table.rows.map(row => ({ ...row, arrived_at: arrived.get(row.text as string) })) }
          : table,
      ),
      access: accessLog(({ what }) => what === 'page'),
    }
    const all = scores(size, 'question', leaky)
    expect(best(all).hits, best(all).by).toBeGreaterThanOrEqual(bound(all, size))
  })

  test('with an access log that holds the requests without names, their addresses and lengths, the authors are named', () => {
    const all = scores(size, 'question', { ...evidence, access: accessLog(({ what }) => what === 'question') })
    expect(best(all).hits, best(all).by).toBeGreaterThanOrEqual(bound(all, size))
  })
})

const accessLog = (logged: (seen: Company['seen'][number]) => boolean): Evidence['access'] =>
  company.seen.filter(logged).map(({ at, person, what, bytes }) => ({ at, address: person.address, what, bytes }))

describe('two votes of one person, cast one after the other', () => {
  /** Of all votes that lie side by side in the file, how many pairs are one person's. */
  function pairs(path: string): { hits: number; tries: number; chance: number } {
    const voter = new Map(company.rounds.flatMap(round => [...round.voter]))
    const rows = placesOf(path, 'votes').sort((a, b) => a.page - b.page || b.offset - a.offset)
    const voters = rows.map(({ values }) => voter.get(values[1] as string))
    let hits = 0
    for (const [at, person] of voters.entries()) if (at > 0 && voters[at - 1] === person) hits++
    const many = new Map<unknown, number>()
    for (const person of voters) many.set(person, (many.get(person) ?? 0) + 1)
    // Neighbours are of one question more often than others, and nobody votes twice for one: chance is this at most.
    const same = [...many.values()].reduce((sum, count) => sum + count * (count - 1), 0)
    return { hits, tries: voters.length - 1, chance: same / (voters.length * (voters.length - 1)) }
  }
  const path = () => join(company.folder, 'candor.db')

  test('do not lie side by side more often than others', () => {
    const { hits, tries, chance } = pairs(path())
    expect(tries).toBeGreaterThan(500)
    expect(hits).toBeLessThan(tooMany(tries, chance, LUCK))
  })

  test('do in the file of a round that has just begun, where votes lie as they came, until the store is opened on it', async () => {
    const leaky = `${path()}.leaky`
    copyFileSync(path(), leaky)
    const database = new Database(leaky)
    database.pragma('synchronous = 0')
    const [small] = roundsOf(20) as [Played]
    // As many as one page of the file holds: with more, votes lie by question first.
    const came = company.seen.flatMap(({ hash }) => (hash && small.voter.has(hash) ? hash : [])).slice(0, 36)
    const rows = new Map(
      (database.prepare('select voter_hash, question_id from votes').raw().all() as [string, string][]).map(([hash, id]) => [hash, id]),
    )
    database.exec('delete from votes')
    const put = database.prepare('insert into votes (question_id, voter_hash, choice) values (?, ?, 1)')
    for (const hash of came) put.run(rows.get(hash), hash)
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
    expect(new Set(placesOf(leaky, 'votes').map(({ page }) => page)).size).toBe(1)
    const told = pairs(leaky)
    expect(told.hits).toBeGreaterThanOrEqual(tooMany(told.tries, told.chance, LUCK))
    await (await openSqlite(leaky)).close()
    const { hits, tries, chance } = pairs(leaky)
    expect(tries).toBe(told.tries)
    expect(hits).toBeLessThan(tooMany(tries, chance, LUCK))
  })
})
