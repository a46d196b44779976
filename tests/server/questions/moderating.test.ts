import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asker, crowd, employee, leader, moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'

let folder: string
let house: QuestionHouse
let people: Asker[]
const other = { ...moderator, personId: 'person-2' }
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 8, moderated: true })
  people = await crowd(house, 8)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

let asked = 0
async function waiting(...texts: string[]): Promise<string[]> {
  for (const text of texts) {
    const number = asked++
    await house.post('/anonymous/questions', (people[number % 8] as Asker).question(Math.floor(number / 8), text))
  }
  for (const _ of [1, 2, 3]) await house.desk.tick()
  const { pending } = await must(house.use.questions.pending(moderator, { roundId: house.roundId }))
  return texts.map(text => pending.find(question => question.text === text)!.id)
}
type Bulk = Parameters<typeof house.use.questions.moderateMany>[1]['verb']
const many = (questionIds: string[], verb: Bulk, actor = moderator) =>
  house.use.questions.moderateMany(actor, { roundId: house.roundId, questionIds, verb })
const states = async (ids: string[]) => {
  const rows = await house.store.select().from(house.store.t.questions)
  return ids.map(id => rows.find(row => row.id === id)?.state)
}
const record = async (ids: string[]) =>
  (await must(house.use.questions.record(employee(1), { roundId: house.roundId }))).record.filter(line => ids.includes(line.questionId))

test('many are let pass, declined or merged at once, each with its own line in the record', async () => {
  const ids = await waiting('One?', 'Two?', 'Three?', 'Four?', 'Five?', 'Six?')
  expect(await many(ids.slice(0, 2), { kind: 'approve' })).toEqual({ ok: true, decided: 2, faults: {} })
  expect(await many(ids.slice(2, 4), { kind: 'decline', reason: 'insult' })).toEqual({ ok: true, decided: 2, faults: {} })
  // Its own target among the chosen stays what it is.
  expect(await many([...ids.slice(4), ids[0]!], { kind: 'merge', into: ids[0]! })).toEqual({ ok: true, decided: 2, faults: {} })
  expect(await states(ids)).toEqual(['open', 'open', 'declined', 'declined', 'merged', 'merged'])
  expect((await record(ids)).map(({ questionId, act }) => `${ids.indexOf(questionId)} ${act.kind}`).toSorted()).toEqual([
    '2 declined',
    '3 declined',
    '4 merged',
    '5 merged',
  ])
})

test('where somebody was faster with one of many, that one says so and the others are decided', async () => {
  const ids = await waiting('First?', 'Second?', 'Third?')
  expect(await house.use.questions.moderate(other, { questionId: ids[1]!, verb: { kind: 'approve' } })).toEqual({ ok: true })
  const outcome = await many([...ids, 'nothing'], { kind: 'decline', reason: 'legal' })
  expect(outcome).toMatchObject({
    ok: true,
    decided: 2,
    faults: { [ids[1]!]: expect.stringMatching(/^Somebody else/), nothing: expect.any(String) },
  })
  expect(await states(ids)).toEqual(['declined', 'open', 'declined'])
  expect(await many([ids[1]!], { kind: 'merge', into: ids[0]! })).toMatchObject({
    decided: 0,
    faults: { [ids[1]!]: expect.stringMatching(/open question/) },
  })
})

test('two moderators who decide on the same questions at the same moment leave one line for each', async () => {
  const ids = await waiting('Race one?', 'Race two?', 'Race three?')
  const both = await Promise.all([
    many(ids, { kind: 'decline', reason: 'duplicate' }),
    many(ids.toReversed(), { kind: 'decline', reason: 'off topic' }, other),
  ])
  expect(both.map(outcome => (outcome.ok ? outcome.decided : -1)).reduce((sum, one) => sum + one, 0)).toBe(3)
  expect((await record(ids)).map(({ questionId }) => questionId).toSorted()).toEqual(ids.toSorted())
})

test('only moderators decide on many, and only in the round that they are in', async () => {
  const [id] = await waiting('Whose?')
  for (const actor of [employee(3), leader])
    expect(await many([id!], { kind: 'approve' }, actor)).toMatchObject({ fault: { kind: 'forbidden' } })
  const elsewhere = { roundId: 'another', questionIds: [id!], verb: { kind: 'approve' } as const }
  expect(await house.use.questions.moderateMany(moderator, elsewhere)).toMatchObject({ decided: 0 })
  expect(await states([id!])).toEqual(['pending'])
})

test('a moderator learns what the others have open, until they leave, and that something has changed', async () => {
  const [id] = await waiting('Open with whom?')
  const look = async (actor: typeof moderator, open: string | null) =>
    (await must(house.use.questions.moderators(actor, { roundId: house.roundId, open }))).standing
  const before = await look(other, null)
  expect(before.others).toEqual([])
  expect((await look(moderator, id!)).others).toEqual([])
  expect((await look(other, null)).others).toEqual([{ questionId: id, name: 'Person 1' }])
  expect((await look(other, null)).changes).toBe(before.changes)
  await house.use.questions.moderate(moderator, { questionId: id!, verb: { kind: 'approve' } })
  expect((await look(other, null)).changes).toBe(before.changes + 1)
  house.clock.to(house.clock.now() + 7_000)
  expect((await look(other, null)).others).toEqual([])
  expect(await house.use.questions.moderators(leader, { roundId: house.roundId, open: null })).toMatchObject({
    fault: { kind: 'not found' },
  })
})

test('the counts say what became of all that was asked', async () => {
  const { view } = await must(house.use.questions.ofRound(employee(1), { roundId: house.roundId }))
  expect(view.counts).toEqual({ open: 4, declined: 7, merged: 2, pending: 1 })
})
