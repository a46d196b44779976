import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CUT } from '#app/model/question/life.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { Database } from '#db/driver.ts'
import {
  type Asker,
  crowd,
  employee,
  fetchTokens,
  leader,
  moderator,
  NOON,
  openQuestionHouse,
  type QuestionHouse,
} from '#tests/support/questions.ts'

let folder: string
let house: QuestionHouse
let people: Asker[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 10, moderated: true })
  people = await crowd(house, 8)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const who = (number: number) => people[number] as Asker
const vote = async (number: number, questionId: string, choice: 0 | 1 = 1) => {
  const { answer } = await house.post('/anonymous/votes', { token: who(number).voting, questionId, choice })
  return answer.state === 'refused' ? answer.code : answer.state
}
const seen = async () => {
  const outcome = await house.use.questions.ofRound(employee(1), { roundId: house.roundId })
  if (!outcome.ok) throw new Error('no round')
  return outcome.view
}
const find = async (text: string) => (await seen()).questions.find(question => question.text === text) as QuestionView
/** Pages are told votes as they come; the whole view is looked up at most once a second. */
const votesFor = (text: string) => expect.poll(async () => (await find(text)).votes, { timeout: 3_000 })
const decide = (questionId: string, verb: Parameters<typeof house.use.questions.moderate>[1]['verb'], actor = moderator) => {
  house.clock.to(house.clock.now() + 1_000)
  return house.use.questions.moderate(actor, { questionId, verb })
}

let asked = 0
/** Asks as somebody who has a token left, waits for the batch, and gives the waiting question's id. */
async function pendingQuestion(text: string): Promise<string> {
  const number = asked++
  await house.post('/anonymous/questions', who(number % 8).question(Math.floor(number / 8), text))
  for (const _ of [1, 2, 3]) await house.desk.tick()
  const outcome = await house.use.questions.pending(moderator, { roundId: house.roundId })
  if (!outcome.ok) throw new Error('not a moderator')
  return outcome.pending.find(question => question.text === text)!.id
}
async function openQuestion(text: string): Promise<string> {
  const id = await pendingQuestion(text)
  expect(await decide(id, { kind: 'approve' })).toEqual({ ok: true })
  return id
}

describe('a vote', () => {
  test('counts once a person and question, can be taken back, and is answered when it is on disk', async () => {
    const id = await openQuestion('Why?')
    expect(await Promise.all([vote(0, id), vote(0, id), vote(1, id), vote(2, id)])).toEqual(['stored', 'stored', 'stored', 'stored'])
    await votesFor('Why?').toBe(3)
    expect(await vote(1, id, 0)).toBe('stored')
    expect(await vote(1, id, 0)).toBe('stored')
    await votesFor('Why?').toBe(2)
    await house.kill()
    expect((await find('Why?')).votes).toBe(2)
    expect(await house.use.questions.votes(employee(1), { roundId: house.roundId })).toMatchObject({ votes: { [id]: 2 } })
  })

  test('of one person on two questions has nothing in common to see', async () => {
    const [one, two] = [await openQuestion('One?'), await openQuestion('Two?')]
    await vote(5, one)
    await vote(5, two)
    const rows = await house.store.select().from(house.store.t.votes)
    const mine = rows.filter(row => row.questionId === one || row.questionId === two)
    expect(mine).toHaveLength(2)
    expect(mine[0]!.voterHash).not.toBe(mine[1]!.voterHash)
    expect(Object.keys(mine[0]!).sort()).toEqual(['choice', 'questionId', 'voterHash'])
  })

  test('is refused for a question that waits, was declined, merged, removed, is of no round, or does not exist', async () => {
    const waiting = await pendingQuestion('waits')
    expect(await vote(0, waiting)).toBe('question')
    await decide(waiting, { kind: 'decline', reason: 'off topic' })
    expect(await vote(0, waiting)).toBe('question')
    const gone = await openQuestion('gone')
    await decide(gone, { kind: 'remove', reason: 'legal' })
    expect(await vote(0, gone)).toBe('question')
    expect(await vote(0, 'nothing')).toBe('question')
  })

  test('that changes nothing is stored and told to nobody, however often it is repeated', async () => {
    const [id, other] = [await openQuestion('Again and again?'), await openQuestion('Only once?')]
    const told = (questionId: string) => ({ kind: 'votes changed', roundId: house.roundId, questionIds: [questionId] })
    await vote(0, id)
    await expect.poll(() => house.news).toContainEqual(told(id))
    house.news.length = 0
    for (let time = 0; time < 40; time++) expect(await vote(0, id)).toBe('stored')
    expect(await vote(1, id, 0)).toBe('stored')
    await vote(1, other)
    await expect.poll(() => house.news).toContainEqual(told(other))
    expect(house.news).toEqual([told(other)])
  })

  test('can be changed sixty times a minute by one person; then the last is to be sent again, and others are not held up', async () => {
    house.clock.to(house.clock.now() + 60_000)
    const id = await openQuestion('On or off?')
    house.clock.to(house.clock.now() + 60_000)
    for (let time = 0; time < 60; time++) expect(await vote(6, id, time % 2 === 0 ? 1 : 0)).toBe('stored')
    const once = { token: who(6).voting, questionId: id, choice: 1 }
    expect(await house.post('/anonymous/votes', once)).toMatchObject({ status: 429, answer: { code: 'too many changes' } })
    expect(await vote(7, id)).toBe('stored')
    house.clock.to(house.clock.now() + 60_000)
    expect(await vote(6, id)).toBe('stored')
    await votesFor('On or off?').toBe(2)
  })

  test('leaves no order in the write-ahead log beyond a tick, also when somebody was reading then', async () => {
    const id = await openQuestion('In which order?')
    const log = () => statSync(join(folder, 'candor.db-wal')).size
    await vote(0, id)
    expect(log()).toBeGreaterThan(0)
    await house.desk.tick()
    expect(log()).toBe(0)
    await vote(1, id)
    const backup = new Database(join(folder, 'candor.db'), { readonly: true })
    backup.exec('begin; select count(*) from votes')
    await house.desk.tick()
    expect(log()).toBeGreaterThan(0)
    backup.exec('commit')
    backup.close()
    await house.desk.tick()
    expect(log()).toBe(0)
    // Votes on other questions may be told with it.
    await expect.poll(() => house.news.some(news => news.kind === 'votes changed' && news.questionIds.includes(id))).toBe(true)
  })

  test('is told to live clients, not each by itself', async () => {
    const [earlier, id] = [await openQuestion('Told before?'), await openQuestion('Told?')]
    // Tallies that others still wait for are told with this one.
    await vote(0, earlier)
    await expect
      .poll(() => house.news)
      .toContainEqual(expect.objectContaining({ kind: 'votes changed', questionIds: expect.arrayContaining([earlier]) }))
    house.news.length = 0
    await Promise.all([vote(0, id), vote(1, id), vote(2, id), vote(3, id)])
    await expect.poll(() => house.news).toEqual([{ kind: 'votes changed', roundId: house.roundId, questionIds: [id] }])
  })
})

describe('moderation', () => {
  test('is for moderators: others see neither the queue nor its length', async () => {
    const id = await pendingQuestion('secret so far')
    for (const actor of [employee(1), leader]) {
      expect(await house.use.questions.pending(actor, { roundId: house.roundId })).toMatchObject({ fault: { kind: 'not found' } })
      expect(await house.use.questions.waiting(actor)).toEqual({})
      expect(await decide(id, { kind: 'approve' }, actor)).toMatchObject({ fault: { kind: 'forbidden' } })
    }
    expect(JSON.stringify(await seen())).not.toContain('secret so far')
    expect(await house.use.questions.waiting(moderator)).toMatchObject({ [house.roundId]: expect.any(Number) })
  })

  test('of two moderators at once: one decides, the other is told', async () => {
    const id = await pendingQuestion('race')
    const both = await Promise.all([decide(id, { kind: 'approve' }), decide(id, { kind: 'decline', reason: 'insult' })])
    expect(both.filter(outcome => outcome.ok)).toHaveLength(1)
    expect(both.find(outcome => !outcome.ok)).toMatchObject({ fault: { kind: 'conflict' } })
  })

  test('leaves a public line for a decline, with its reason, and shows it to the asker alone by the receipt', async () => {
    const id = await pendingQuestion('declined one')
    await decide(id, { kind: 'decline', reason: 'duplicate' })
    const view = await seen()
    expect(view.unshown.find(question => question.id === id)).toMatchObject({ state: 'declined', reason: 'duplicate' })
    expect(JSON.stringify(view)).not.toContain('declined one')
    const record = await house.use.questions.record(employee(1), { roundId: house.roundId })
    expect(record.ok && record.record.find(line => line.questionId === id)).toMatchObject({
      act: { kind: 'declined', reason: 'duplicate' },
      by: 'Person 1',
    })
    expect(JSON.stringify(record)).not.toContain('declined one')
  })

  test('may cut a name and nothing else; the original is kept nowhere', async () => {
    const id = await pendingQuestion('Why did Zebediah leave?')
    expect(await decide(id, { kind: 'edit', text: 'Why did he leave?' })).toMatchObject({ fault: { kind: 'invalid' } })
    expect(await decide(id, { kind: 'edit', text: `Why did ${CUT} leave?` })).toEqual({ ok: true })
    expect((await find(`Why did ${CUT} leave?`)).state).toBe('open')
    for (const table of [house.store.t.questions, house.store.t.moderation])
      expect(JSON.stringify(await house.store.select().from(table))).not.toContain('Zebediah')
  })

  test('takes a removed text out of questions, record and votes', async () => {
    const id = await openQuestion('Ask Zachariah and Ann')
    await vote(0, id)
    await decide(id, { kind: 'edit', text: `Ask Zachariah and ${CUT}` })
    await decide(id, { kind: 'remove', reason: 'names a person' })
    const { t } = house.store
    for (const table of [t.questions, t.moderation])
      expect(JSON.stringify(await house.store.select().from(table))).not.toContain('Zachariah')
    expect((await house.store.select().from(t.votes)).some(row => row.questionId === id)).toBe(false)
    const record = await house.use.questions.record(employee(1), { roundId: house.roundId })
    expect(record.ok && record.record.filter(line => line.questionId === id).map(line => line.act.kind)).toEqual(['edited', 'removed'])
  })

  test('merging moves no votes: the target has at least as many as the larger of the two', async () => {
    const [small, large] = [await openQuestion('small'), await openQuestion('large')]
    await vote(0, small)
    for (const number of [1, 2, 3]) await vote(number, large)
    expect(await decide(large, { kind: 'merge', into: large })).toMatchObject({ fault: { kind: 'invalid' } })
    expect(await decide(large, { kind: 'merge', into: small })).toEqual({ ok: true })
    expect(await find('small')).toMatchObject({ votes: 3, atLeast: true })
    expect(await find('large')).toMatchObject({ state: 'merged', into: small, votes: 3 })
    expect(await vote(1, large)).toBe('question')
    for (const number of [1, 2, 3]) expect(await vote(number, small)).toBe('stored')
    await votesFor('small').toBe(4)
    expect(await find('small')).toMatchObject({ atLeast: false })
  })
})

describe('an answer', () => {
  test('in writing is a leader’s, is added to others, and shows who gave it', async () => {
    const id = await openQuestion('Answer me')
    expect(await house.use.questions.answer(employee(1), { questionId: id, text: 'no' })).toMatchObject({ fault: { kind: 'forbidden' } })
    expect(await house.use.questions.answer(leader, { questionId: id, text: '  ' })).toMatchObject({ fault: { kind: 'invalid' } })
    expect(await house.use.questions.answer(leader, { questionId: id, text: 'Because.' })).toEqual({ ok: true })
    house.clock.to(house.clock.now() + 1_000)
    expect(await house.use.questions.answer(leader, { questionId: id, text: 'And also.' })).toEqual({ ok: true })
    const answered = await find('Answer me')
    expect(answered).toMatchObject({ state: 'answered' })
    expect(answered.state === 'answered' && answered.answers.map(({ html, by, kind }) => [html.trim(), by, kind])).toEqual([
      ['<p>Because.</p>', 'Person 0', 'written'],
      ['<p>And also.</p>', 'Person 0', 'written'],
    ])
  })

  test('of very many characters is refused before it is cleaned, though little would be left', async () => {
    const id = await openQuestion('Answer me at length')
    expect(await house.use.questions.answer(leader, { questionId: id, text: `${' '.repeat(131_072)}x` })).toMatchObject({
      fault: { kind: 'invalid', fields: { text: expect.stringContaining('Shorten') } },
    })
    expect(await house.use.questions.answer(leader, { questionId: id, text: `${' '.repeat(20_000)}x` })).toEqual({ ok: true })
  })

  test('is refused where the question is not open', async () => {
    const id = await pendingQuestion('too early')
    expect(await house.use.questions.answer(leader, { questionId: id, text: 'x' })).toMatchObject({ fault: { kind: 'conflict' } })
  })
})

test('what everybody gets is the same for everybody', async () => {
  const views = await Promise.all(
    [employee(1), employee(7), leader, moderator].map(actor => house.use.questions.ofRound(actor, { roundId: house.roundId })),
  )
  expect(new Set(views.map(view => JSON.stringify(view))).size).toBe(1)
})

test('when the round settles, counts stay; votes, receipts and keys are erased', async () => {
  const before = await seen()
  house.clock.to(NOON + 86_400_000)
  await house.desk.tick()
  house.clock.to(NOON + 31 * 86_400_000)
  await house.desk.tick()
  const { t } = house.store
  expect(await house.store.select().from(t.votes)).toEqual([])
  expect((await house.store.select().from(t.questions)).every(row => row.votes !== null)).toBe(true)
  // Who asked what waits for a moderator to this day hears of it by the receipt.
  expect((await house.store.select().from(t.questions)).filter(row => row.receiptHash !== null).map(({ state }) => state)).toEqual([
    'pending',
    'pending',
  ])
  expect((await house.store.select().from(t.rounds))[0]).toMatchObject({ state: 'settled', askingPrivateKey: null, votingPrivateKey: null })
  const settled = await seen()
  expect(settled.questions.map(({ id, votes }) => [id, votes])).toEqual(before.questions.map(({ id, votes }) => [id, votes]))
  // What became of the others stands without a receipt: the browser that asked knows the id, and reads the reason as before.
  const fate = ({ unshown }: typeof before) => unshown.map(({ receipt: _, ...rest }) => rest)
  expect(fate(settled)).toEqual(fate(before))
  expect(settled.unshown).toContainEqual(expect.objectContaining({ state: 'declined', receipt: null }))
  await expect(fetchTokens(house, 9)).rejects.toThrow('not open')
})
