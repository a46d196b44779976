import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqlite } from '#db/sqlite.ts'
import { Database } from '#db/driver.ts'
import { createBatches, type Held, shuffled } from '#server/questions/batches.ts'

const random = (bytes: number) => new Uint8Array(randomBytes(bytes))
const question = (name: string): Held => ({ kind: 'question', roundId: 'r', tokenHash: name, receiptHash: '', text: name, about: null })

/** Chi-square of how often each of n arrivals came to each of n places; (n − 1)² degrees of freedom. */
function chiSquare(runs: number, n: number, place: (arrivals: number[]) => number[]): number {
  const counts = Array.from({ length: n }, () => Array.from({ length: n }, () => 0))
  const arrivals = [...Array(n).keys()]
  for (let run = 0; run < runs; run++) place(arrivals).forEach((who, at) => (counts[who]![at] = counts[who]![at]! + 1))
  const expected = runs / n
  return counts.flat().reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

// 16 degrees of freedom: 99.999 % of honest shuffles stay below 52.
const LIMIT = 52

test('the order in a batch does not depend on arrival', () => {
  expect(chiSquare(1_000, 5, arrivals => shuffled(arrivals, random))).toBeLessThan(LIMIT)
})

test('an order that leans to arrival would be noticed', () => {
  const leaning = (arrivals: number[]) => (Math.random() < 0.15 ? arrivals : shuffled(arrivals, random))
  expect(chiSquare(1_000, 5, leaning)).toBeGreaterThan(LIMIT)
})

test('a batch is due with five, or when its oldest has waited three ticks; rounds do not mix', () => {
  const batches = createBatches()
  for (const name of ['a', 'b', 'c', 'd']) batches.hold(name, question(name))
  batches.hold('other', { ...question('other'), roundId: 'other' })
  expect(batches.due()).toEqual([])
  batches.hold('e', question('e'))
  const due = batches.due()
  expect(due.map(({ roundId, held }) => [roundId, held.size])).toEqual([['r', 5]])
  batches.drop(due[0]!.held.keys())
  expect(batches.due().map(({ roundId }) => roundId)).toEqual(['other'])
  expect(batches.due().map(({ roundId }) => roundId)).toEqual(['other'])
})

test('verdicts of one person make no question appear by itself: they ride with its batch, or go without it', () => {
  const batches = createBatches()
  const verdict = (name: string): Held => ({ kind: 'verdict', roundId: 'r', questionId: name, voterHash: name, says: 1 })
  batches.hold('question', question('question'))
  for (const name of ['a', 'b', 'c', 'd']) batches.hold(name, verdict(name))
  expect(batches.due()).toEqual([])
  batches.hold('e', verdict('e'))
  const alone = batches.due()
  expect(alone.map(({ held }) => [...held.keys()])).toEqual([['a', 'b', 'c', 'd', 'e']])
  batches.drop(alone[0]!.held.keys())
  batches.hold('f', verdict('f'))
  expect(batches.due().map(({ held }) => [...held.keys()])).toEqual([['question', 'f']])
})

test('what waited three ticks beside a younger question goes without it', () => {
  const batches = createBatches()
  batches.hold('old', { kind: 'withdrawal', roundId: 'r', questionId: 'old' })
  batches.due()
  batches.due()
  batches.hold('young', question('young'))
  expect(batches.due().map(({ held }) => [...held.keys()])).toEqual([['old']])
})

test('the storage keeps no order of arrival: anonymous tables have no row number', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  try {
    const path = join(folder, 'candor.db')
    await (await openSqlite(path)).close()
    const database = new Database(path, { readonly: true })
    const made = database.prepare("select name, sql from sqlite_schema where type = 'table'").all() as { name: string; sql: string }[]
    database.close()
    const without = made.filter(({ sql }) => /\)\s*WITHOUT ROWID\s*$/i.test(sql)).map(({ name }) => name)
    expect(without.sort()).toEqual(['clarifications', 'grants', 'poll_answers', 'questions', 'verdicts', 'votes'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** What named people do about a question or poll: it has its time, and stands in the public record. */
const DONE_BY_NAMED: Record<string, string[]> = {
  answers: ['answered_at'],
  promises: ['due_on', 'made_at', 'reminded_on'],
  moderation: ['at'],
}
/** Until when a poll may be answered is set when it is opened. */
const SET_AHEAD: Record<string, string[]> = { polls: ['closes_at'] }

test('nothing stored about a question or poll tells when somebody asked, voted or answered: no table of them has a time, nor a sample of counts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  try {
    const path = join(folder, 'candor.db')
    await (await openSqlite(path)).close()
    const database = new Database(path, { readonly: true })
    const names = database.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[]
    const columnsOf = (table: string) => database.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[]
    const concerned = names.filter(
      name => ['questions', 'polls', 'grants'].includes(name) || columnsOf(name).some(column => /^(question|poll)_id$/.test(column)),
    )
    expect(concerned).toEqual(
      expect.arrayContaining(['votes', 'verdicts', 'poll_answers', 'clarifications', 'questions', 'polls', 'grants']),
    )
    for (const name of concerned) {
      const times = columnsOf(name).filter(column => /(^|_)(at|on|time|when|sampled|tick|hour|minute|second)$/.test(column))
      expect(times, name).toEqual([...(DONE_BY_NAMED[name] ?? []), ...(SET_AHEAD[name] ?? [])])
    }
    // A table of samples would name its questions or polls, or say what it is.
    expect(names.filter(name => /tall|sample|snapshot|history/i.test(name))).toEqual([])
    database.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
