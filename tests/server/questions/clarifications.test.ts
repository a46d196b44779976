import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QuestionView } from '#app/model/question/views.ts'
import { type Asker, crowd, employee, leader, moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'

let folder: string
let house: QuestionHouse
let people: Asker[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 8, moderated: true })
  people = await crowd(house, 8)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const ticks = async () => {
  for (const _ of [1, 2, 3]) await house.desk.tick()
}
const send = async (path: string, body: unknown) => {
  const { answer } = await house.post(`/anonymous/${path}`, body)
  return answer.state === 'refused' ? answer.code : answer.state
}
interface Own {
  id: string
  secret: string
}
let asked = 0
async function open(text: string): Promise<Own> {
  const number = asked++
  const [who, index] = [people[number % 8] as Asker, Math.floor(number / 8)]
  await house.post('/anonymous/questions', who.question(index, text))
  await ticks()
  const { pending } = await must(house.use.questions.pending(moderator, { roundId: house.roundId }))
  const id = pending.find(question => question.text === text)!.id
  await decide(id, { kind: 'approve' })
  return { id, secret: who.secret(index) }
}
const decide = async (questionId: string, verb: Parameters<typeof house.use.questions.moderate>[1]['verb']) =>
  expect(await house.use.questions.moderate(moderator, { questionId, verb })).toEqual({ ok: true })
const clarify = ({ id, secret }: Own, place: number, text: string) => send('clarifications', { questionId: id, secret, place, text })
const waiting = async () => (await must(house.use.clarifications.pending(moderator, { roundId: house.roundId }))).pending
const question = async (id: string): Promise<QuestionView> =>
  (await must(house.use.questions.ofRound(employee(1), { roundId: house.roundId }))).view.questions.find(one => one.id === id)!
const record = async (id: string) =>
  (await must(house.use.questions.record(employee(1), { roundId: house.roundId }))).record.filter(line => line.questionId === id)

describe('an addition by the asker', () => {
  test('rides a batch, waits for a moderator, and then stands beside the question', async () => {
    const own = await open('How many?')
    expect(await clarify(own, 1, 'I mean in Hall 2.')).toBe('held')
    expect(await waiting()).toEqual([])
    await ticks()
    expect(await clarify(own, 1, 'I mean in Hall 2.')).toBe('stored')
    expect(await waiting()).toMatchObject([{ questionId: own.id, place: 1, question: 'How many?', text: 'I mean in Hall 2.' }])
    expect(JSON.stringify(await question(own.id))).not.toContain('Hall 2')
    expect(await house.use.questions.waiting(moderator)).toEqual({ [house.roundId]: 1 })
    const approve = { questionId: own.id, place: 1, verb: { kind: 'approve' } } as const
    expect(await house.use.clarifications.moderate(employee(1), approve)).toMatchObject({ fault: { kind: 'forbidden' } })
    expect(await house.use.clarifications.moderate(moderator, approve)).toEqual({ ok: true })
    expect(await house.use.clarifications.moderate(moderator, approve)).toMatchObject({ fault: { kind: 'conflict' } })
    expect((await question(own.id)).after).toEqual({ clarifications: [{ place: 1, state: 'open', text: 'I mean in Hall 2.' }] })
  })

  test('is kept once however often it is sent; another text in its place is refused, and a stranger’s is', async () => {
    const own = await open('Once?')
    expect(await Promise.all([clarify(own, 1, 'once'), clarify(own, 1, 'once')])).toEqual(['held', 'held'])
    expect(await clarify(own, 1, 'another')).toBe('place')
    await ticks()
    expect(await clarify(own, 1, 'another')).toBe('place')
    expect(await clarify({ ...own, secret: people[7]!.secret(4) }, 2, 'not mine')).toBe('receipt')
    expect(await clarify(own, 2, ' ')).toBe('text')
    expect(await clarify(own, 2, 'x'.repeat(601))).toBe('text')
    expect(await clarify(own, 4, 'a fourth')).toBe('form')
    expect((await house.store.select().from(house.store.t.clarifications)).filter(row => row.questionId === own.id)).toHaveLength(1)
  })

  test('that is declined or removed is gone from the database and its log, and the record says that there was one', async () => {
    const own = await open('Declined?')
    await clarify(own, 1, 'Ask Zephyrine')
    await clarify(own, 2, 'or Zoroaster')
    await ticks()
    const verb = { kind: 'decline', reason: 'names a person' } as const
    expect(await house.use.clarifications.moderate(moderator, { questionId: own.id, place: 1, verb })).toEqual({ ok: true })
    house.clock.to(house.clock.now() + 1_000)
    expect(await house.use.clarifications.moderate(moderator, { questionId: own.id, place: 2, verb: { kind: 'approve' } })).toEqual({
      ok: true,
    })
    const remove = { kind: 'remove', reason: 'legal' } as const
    expect(await house.use.clarifications.moderate(moderator, { questionId: own.id, place: 2, verb: remove })).toEqual({ ok: true })
    for (const file of ['candor.db', 'candor.db-wal'])
      for (const text of ['Zephyrine', 'Zoroaster']) expect(readFileSync(join(folder, file)).includes(text)).toBe(false)
    expect((await record(own.id)).map(({ act, by }) => [act, by])).toEqual([
      [{ kind: 'clarification declined', reason: 'names a person' }, 'Person 1'],
      [{ kind: 'clarification removed', reason: 'legal' }, 'Person 1'],
    ])
    expect(await clarify(own, 1, 'Ask Zephyrine')).toBe('stored')
    expect((await question(own.id)).after?.clarifications).toEqual([
      { place: 1, state: 'declined' },
      { place: 2, state: 'removed' },
    ])
  })

  test('goes with the question when that is removed or withdrawn', async () => {
    const [removed, withdrawn] = [await open('removed'), await open('withdrawn')]
    await clarify(removed, 1, 'Xanthippe')
    await clarify(withdrawn, 1, 'Xenophon')
    await ticks()
    await decide(removed.id, { kind: 'remove', reason: 'legal' })
    expect(await send('withdrawals', { questionId: withdrawn.id, secret: withdrawn.secret })).toBe('held')
    await ticks()
    expect(JSON.stringify(await house.store.select().from(house.store.t.clarifications))).not.toMatch(/Xanthippe|Xenophon/)
    expect(await clarify(withdrawn, 2, 'more')).toBe('question')
  })
})

test('the asker says whether that was an answer, can think better of it, and counts as no verdict', async () => {
  const own = await open('Answered?')
  const doubt = (says: string, secret = own.secret) => send('doubts', { questionId: own.id, secret, says })
  expect(await doubt('not answered')).toBe('question')
  await house.use.questions.answer(leader, { questionId: own.id, text: 'Perhaps.' })
  expect(await doubt('not answered', people[7]!.secret(4))).toBe('receipt')
  expect(await doubt('not answered')).toBe('held')
  await ticks()
  expect(await doubt('not answered')).toBe('stored')
  expect((await question(own.id)).after).toEqual({ askerSays: 'not answered' })
  expect(await house.store.select().from(house.store.t.verdicts)).toEqual([])
  expect(await doubt('answered')).toBe('held')
  await ticks()
  expect((await question(own.id)).after).toEqual({ askerSays: 'answered' })
})

test('the asker takes a merged question out again; the record says so, with nobody’s moment but the moderator’s', async () => {
  const [own, target] = [await open('What of Hall 1?'), await open('What of the halls?')]
  const split = (secret = own.secret) => send('splits', { questionId: own.id, secret })
  expect(await split()).toBe('stored')
  await decide(own.id, { kind: 'merge', into: target.id })
  const merged = (await record(own.id))[0]!
  house.clock.to(house.clock.now() + 3_600_000)
  expect(await split(people[7]!.secret(4))).toBe('receipt')
  expect(await split()).toBe('held')
  await ticks()
  expect(await split()).toBe('stored')
  expect((await question(own.id)).state).toBe('open')
  expect(await record(own.id)).toMatchObject([
    { act: { kind: 'merged', into: target.id }, at: merged.at },
    { act: { kind: 'split', by: 'asker' }, by: 'Person 1', at: merged.at + 1 },
  ])
})
