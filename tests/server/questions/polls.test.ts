import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PollMove } from '#app/model/meeting/catalogue.ts'
import type { PersonActor } from '#app/model/people/roles.ts'
import { openPollHouse, type PollHouse } from '#tests/support/polls.ts'
import { type Asker, crowd, employee, leader, moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'

let folder: string
let room: PollHouse
let house: QuestionHouse
let meetingId: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  room = await openPollHouse(folder)
  house = room.house
})
beforeEach(async () => {
  meetingId = await room.meet()
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})
const answer: PollHouse['answer'] = (...given) => room.answer(...given)
const LUNCH = { kind: 'single', text: 'What for lunch?', options: ['Soup', 'Salad', 'Bread'] }
const prepare = async (poll: unknown = LUNCH) => (await must(house.use.polls.prepare(leader, { meetingId, poll }))).pollId
const move = (kind: PollMove, pollId: string, actor: PersonActor = leader) =>
  house.use.meetings.move(actor, { meetingId, move: { kind, pollId } })
const opened = async (poll: unknown = LUNCH) => {
  const pollId = await prepare(poll)
  expect(await move('openPoll', pollId)).toMatchObject({ ok: true })
  return pollId
}

describe('an answer', () => {
  test('counts once a person, can be changed while the poll is open, and is on disk when it is answered', async () => {
    const pollId = await opened()
    expect(await Promise.all([0, 1, 2, 3].map(number => answer(number, pollId, [0])))).toEqual(Array(4).fill('stored'))
    for (const choice of [0, 2]) expect(await answer(4, pollId, [choice])).toBe('stored')
    expect(await answer(0, pollId, [1])).toBe('stored')
    await house.kill()
    expect(await room.rows()).toHaveLength(5)
    expect(await move('showPoll', pollId)).toMatchObject({ ok: true })
    const [poll] = (await room.archive()).polls
    expect(poll).toMatchObject({ text: 'What for lunch?', result: { few: false, answered: 5 } })
    const { result } = poll!
    expect(result && !result.few && result.counts.slice(0, 2)).toEqual([3, 1])
  })

  test('to a poll of several choices is one person’s, however many are chosen', async () => {
    const pollId = await opened({ ...LUNCH, kind: 'multiple' })
    for (const number of [0, 1, 2, 3, 4]) expect(await answer(number, pollId, [2, 0, 2])).toBe('stored')
    await move('showPoll', pollId)
    expect((await room.archive()).polls[0]?.result).toEqual({ few: false, answered: 5, counts: [5, 0, 5] })
  })

  test('is stored with nothing that tells who, when or in which order, and two of one person have nothing in common', async () => {
    const first = await opened()
    await answer(3, first, [1])
    await move('closePoll', first)
    const second = await opened({ ...LUNCH, text: 'And tomorrow?' })
    await answer(3, second, [1])
    const stored = await room.rows()
    expect(stored.map(row => Object.keys(row).sort())).toEqual(Array(2).fill(['choices', 'pollId', 'voterHash']))
    expect(stored[0]!.voterHash).not.toBe(stored[1]!.voterHash)
    const everything = JSON.stringify([stored, await room.polls(), house.logged])
    for (const secret of ['person-', (room.people[3] as Asker).voting]) expect(everything).not.toContain(secret)
  })

  test('is refused for what is not open, is none of its choices, or comes with another token', async () => {
    const prepared = await prepare()
    expect(await answer(0, prepared, [0])).toBe('poll')
    expect(await answer(0, 'nothing', [0])).toBe('poll')
    await move('openPoll', prepared)
    expect(await answer(0, prepared, [3])).toBe('choice')
    expect(await answer(0, prepared, [0, 1])).toBe('choice')
    expect(await answer(0, prepared, [])).toBe('form')
    expect(await answer(0, prepared, [8])).toBe('form')
    const asking = await house.post('/anonymous/polls', { token: (room.people[0] as Asker).asking[0], pollId: prepared, choices: [0] })
    expect(asking.answer).toMatchObject({ state: 'refused', code: 'token' })
    await move('closePoll', prepared)
    expect(await house.post('/anonymous/polls', { token: (room.people[0] as Asker).voting, pollId: prepared, choices: [0] })).toMatchObject(
      {
        status: 410,
        answer: { code: 'poll', message: expect.stringMatching(/not open/) },
      },
    )
    expect(await room.rows()).toEqual([])
  })

  test.each([
    ['with a cookie', { cookie: 'a=b' }, 'credentials'],
    ['with a sign-in', { authorization: 'Basic eDp5' }, 'credentials'],
    ['from another site', { origin: 'https://evil.example' }, 'origin'],
  ])('%s is refused unread', async (_, headers, code) => {
    const pollId = await opened()
    const body = { token: (room.people[0] as Asker).voting, pollId, choices: [0] }
    expect((await house.post('/anonymous/polls', body, headers)).answer).toMatchObject({ state: 'refused', code })
    expect(await room.rows()).toEqual([])
  })

  test('waits where too few people hold tokens', async () => {
    const small = mkdtempSync(join(tmpdir(), 'candor-test-'))
    const other = await openQuestionHouse(small, { people: 6 })
    try {
      const four = await crowd(other, 4)
      const refused = await other.post('/anonymous/polls', { token: four[0]!.voting, pollId: 'any', choices: [0] })
      expect(refused.answer).toMatchObject({ state: 'refused', code: 'crowd' })
      await crowd(other, 5)
      const now = await other.post('/anonymous/polls', { token: four[0]!.voting, pollId: 'any', choices: [0] })
      expect(now.answer).toMatchObject({ state: 'refused', code: 'poll' })
    } finally {
      await other.close()
      rmSync(small, { recursive: true, force: true })
    }
  })

  test('that is the same again is stored, told to nobody and written nowhere', async () => {
    const pollId = await opened()
    await answer(0, pollId, [1])
    await expect.poll(() => house.news).toContainEqual({ kind: 'poll answered', meetingId })
    await house.desk.tick()
    house.news.length = 0
    for (let time = 0; time < 10; time++) expect(await answer(0, pollId, [1])).toBe('stored')
    expect(statSync(join(folder, 'candor.db-wal')).size).toBe(0)
    expect(await answer(0, pollId, [2])).toBe('stored')
    await expect.poll(() => house.news).toEqual([{ kind: 'poll answered', meetingId }])
    expect(await room.rows()).toMatchObject([{ choices: [2] }])
  })

  test('can be changed sixty times a minute by one person; then it is to be sent again', async () => {
    const pollId = await opened()
    house.clock.to(house.clock.now() + 60_000)
    for (let time = 0; time < 60; time++) expect(await answer(1, pollId, [time % 2])).toBe('stored')
    expect(await answer(1, pollId, [2])).toBe('too many changes')
    expect(await answer(2, pollId, [2])).toBe('stored')
    house.clock.to(house.clock.now() + 60_000)
    expect(await answer(1, pollId, [2])).toBe('stored')
  })

  test('leaves no order in the write-ahead log beyond a tick', async () => {
    const pollId = await opened()
    const log = () => statSync(join(folder, 'candor.db-wal')).size
    await answer(0, pollId, [0])
    expect(log()).toBeGreaterThan(0)
    await house.desk.tick()
    expect(log()).toBe(0)
    await expect.poll(() => house.news).toContainEqual({ kind: 'poll answered', meetingId })
  })

  test('is told to live clients, not each by itself', async () => {
    const pollId = await opened()
    house.news.length = 0
    await Promise.all([0, 1, 2].map(number => answer(number, pollId, [0])))
    await expect.poll(() => house.news).toEqual([{ kind: 'poll answered', meetingId }])
  })
})

describe('a result', () => {
  test('of fewer than five tells nothing, and nothing of it is kept', async () => {
    const pollId = await opened()
    for (const number of [0, 1, 2, 3]) await answer(number, pollId, [0])
    await move('showPoll', pollId)
    expect((await room.archive()).polls).toMatchObject([{ result: { few: true } }])
    expect(await room.rows()).toEqual([])
    expect((await room.polls())[0]).toMatchObject({ answered: null, counts: null })
  })

  test('erases the answers that it is made of, also from the write-ahead log', async () => {
    const pollId = await opened()
    for (const number of [0, 1, 2, 3, 4]) await answer(number, pollId, [0])
    const [{ voterHash } = { voterHash: '' }] = await room.rows()
    expect(voterHash).toHaveLength(64)
    await move('showPoll', pollId)
    for (const name of readdirSync(folder).filter(file => file.startsWith('candor.db')))
      expect(readFileSync(join(folder, name)).includes(voterHash), name).toBe(false)
  })

  test('is the same for everybody, and nothing is told of what was not shown', async () => {
    const hidden = await opened({ ...LUNCH, text: 'Never shown?' })
    for (const number of [0, 1, 2, 3, 4]) await answer(number, hidden, [0])
    await move('closePoll', hidden)
    await prepare({ ...LUNCH, text: 'Never opened?' })
    const views = await Promise.all([employee(2), leader, moderator].map(actor => room.archive(actor)))
    expect(new Set(views.map(view => JSON.stringify(view))).size).toBe(1)
    expect(views[0]!.polls).toEqual([])
    await room.end()
    expect((await room.archive()).polls).toEqual([])
    expect(await room.rows()).toEqual([])
  })
})

describe('preparing', () => {
  test('is for presenters and leaders; others see neither texts nor how many there are', async () => {
    const pollId = await prepare()
    expect(await house.use.polls.prepared(leader, { meetingId })).toMatchObject({ ok: true, polls: [{ id: pollId, state: 'prepared' }] })
    for (const actor of [employee(5), moderator]) {
      expect(await house.use.polls.prepared(actor, { meetingId })).toMatchObject({ fault: { kind: 'forbidden' } })
      expect(await house.use.polls.prepare(actor, { meetingId, poll: LUNCH })).toMatchObject({ fault: { kind: 'forbidden' } })
      expect(await house.use.polls.arrange(actor, { meetingId, pollId, verb: { kind: 'remove' } })).toMatchObject({ ok: false })
      expect(await move('openPoll', pollId, actor)).toMatchObject({ ok: false, error: 'forbidden' })
    }
  })

  test.each([
    [{ ...LUNCH, text: ' ' }, 'text'],
    [{ ...LUNCH, options: ['Soup', ' '] }, 'options'],
    [{ ...LUNCH, options: Array.from({ length: 9 }, (_, at) => `Option ${at}`) }, 'options'],
    [{ ...LUNCH, options: ['Soup', 'Soup'] }, 'options'],
    [{ ...LUNCH, kind: 'understood' }, 'kind'],
  ])('says what is wrong by field: %j', async (poll, field) => {
    const refused = await house.use.polls.prepare(leader, { meetingId, poll })
    expect(refused.ok ? {} : refused.fault).toMatchObject({ kind: 'invalid', fields: { [field]: /./ } })
  })

  test('changes, orders and removes what was never opened, and nothing else', async () => {
    const [first, second] = [await prepare(), await prepare({ ...LUNCH, text: 'Second?' })]
    const arrange = (pollId: string, verb: Parameters<typeof house.use.polls.arrange>[1]['verb']) =>
      house.use.polls.arrange(leader, { meetingId, pollId, verb })
    expect(await arrange(second, { kind: 'earlier' })).toEqual({ ok: true })
    const ids = async () => (await must(house.use.polls.prepared(leader, { meetingId }))).polls.map(({ id }) => id)
    expect(await ids()).toEqual([second, first])
    const [{ version } = { version: 0 }] = (await must(house.use.polls.prepared(leader, { meetingId }))).polls
    expect(await arrange(second, { kind: 'change', version, poll: { ...LUNCH, text: 'Changed?' } })).toEqual({ ok: true })
    expect(await arrange(second, { kind: 'change', version, poll: LUNCH })).toMatchObject({ fault: { kind: 'stale' } })
    await move('openPoll', second)
    expect(await arrange(second, { kind: 'change', version: version + 1, poll: LUNCH })).toMatchObject({ fault: { kind: 'conflict' } })
    expect(await arrange(second, { kind: 'remove' })).toMatchObject({ fault: { kind: 'conflict' } })
    expect(await arrange(first, { kind: 'remove' })).toEqual({ ok: true })
    expect(await ids()).toEqual([second])
  })

  test('needs a question round', async () => {
    await room.withoutRound()
    expect(await house.use.polls.prepared(leader, { meetingId })).toMatchObject({ ok: true, roundId: null })
    const refused = await house.use.polls.prepare(leader, { meetingId, poll: LUNCH })
    expect(refused.ok ? {} : refused.fault).toMatchObject({ kind: 'conflict', message: expect.stringMatching(/question round/) })
  })
})
