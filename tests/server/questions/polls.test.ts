import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Move } from '#app/model/meeting/catalogue.ts'
import type { PersonActor } from '#app/model/people/roles.ts'
import type { PollArchive } from '#app/model/poll/poll.ts'
import { type Asker, crowd, employee, leader, moderator, NOON, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'

const DAY = 86_400_000
let folder: string
let house: QuestionHouse
let people: Asker[]
let meetingId: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 12 })
  people = await crowd(house, 11)
  await house.store.transact(async tx => {
    const section = { id: 's-one', reportId: 'report', position: 0, kind: 'narrative', title: 'One', notes: '', minutes: 5 } as const
    await tx.insert(tx.t.sections).values({ ...section, body: { kind: 'narrative', markdown: 'It went well.', pictures: [] } as never })
    await tx.update(tx.t.reports).set({ status: 'approved', clearance: { kind: 'none' } })
  })
})
beforeEach(async () => {
  meetingId = await liveMeeting()
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A meeting of the round that runs, presented by the leader. */
async function liveMeeting(): Promise<string> {
  const { use } = house
  const planned = { title: 'All hands', reportId: 'report', startsAt: NOON, minutes: 60, hearItUrl: '', captioned: false }
  const made = await must(use.meetings.schedule(leader, { ...planned, presenterIds: [leader.personId], roundId: house.roundId }))
  await must(use.meetings.openLobby(leader, { meetingId: made.meetingId }))
  await must(use.meetings.start(leader, { meetingId: made.meetingId }))
  return made.meetingId
}

const LUNCH = { kind: 'single', text: 'What for lunch?', options: ['Soup', 'Salad', 'Bread'] }
const prepare = async (poll: unknown = LUNCH) => (await must(house.use.polls.prepare(leader, { meetingId, poll }))).pollId
const move = (kind: 'openPoll' | 'closePoll' | 'showPoll', pollId: string, actor: PersonActor = leader) =>
  house.use.meetings.move(actor, { meetingId, move: { kind, pollId } as Move })
const opened = async (poll: unknown = LUNCH) => {
  const pollId = await prepare(poll)
  expect(await move('openPoll', pollId)).toMatchObject({ ok: true })
  return pollId
}
const answer = async (number: number, pollId: string, choices: number[]) => {
  const given = await house.post('/anonymous/polls', { token: (people[number] as Asker).voting, pollId, choices })
  return given.answer.state === 'refused' ? given.answer.code : given.answer.state
}
const archive = async (actor: PersonActor = employee(3)): Promise<PollArchive> =>
  (await must(house.use.polls.ofMeeting(actor, { meetingId }))).archive
const polls = () => house.store.select().from(house.store.t.polls).where(eq(house.store.t.polls.meetingId, meetingId))
/** The answers that are kept of this meeting's polls. */
const rows = async () => {
  const ids = (await polls()).map(({ id }) => id)
  return (await house.store.select().from(house.store.t.pollAnswers)).filter(({ pollId }) => ids.includes(pollId))
}
const withoutRound = () =>
  house.store.transact(tx => tx.update(tx.t.meetings).set({ roundId: null }).where(eq(tx.t.meetings.id, meetingId)))
const end = () => must(house.use.meetings.end(leader, { meetingId, publish: 'nothing' }))

describe('an answer', () => {
  test('counts once a person, can be changed while the poll is open, and is on disk when it is answered', async () => {
    const pollId = await opened()
    expect(await Promise.all([0, 1, 2, 3].map(number => answer(number, pollId, [0])))).toEqual(Array(4).fill('stored'))
    expect(await Promise.all([answer(4, pollId, [0]), answer(4, pollId, [2])])).toEqual(['stored', 'stored'])
    expect(await answer(0, pollId, [1])).toBe('stored')
    await house.kill()
    expect(await rows()).toHaveLength(5)
    expect(await move('showPoll', pollId)).toMatchObject({ ok: true })
    const [poll] = (await archive()).polls
    expect(poll).toMatchObject({ text: 'What for lunch?', result: { few: false, answered: 5 } })
    const { result } = poll!
    expect(result && !result.few && result.counts.slice(0, 2)).toEqual([3, 1])
  })

  test('to a poll of several choices is one person’s, however many are chosen', async () => {
    const pollId = await opened({ ...LUNCH, kind: 'multiple' })
    for (const number of [0, 1, 2, 3, 4]) expect(await answer(number, pollId, [2, 0, 2])).toBe('stored')
    await move('showPoll', pollId)
    expect((await archive()).polls[0]?.result).toEqual({ few: false, answered: 5, counts: [5, 0, 5] })
  })

  test('is stored with nothing that tells who, when or in which order, and two of one person have nothing in common', async () => {
    const first = await opened()
    await answer(3, first, [1])
    await move('closePoll', first)
    const second = await opened({ ...LUNCH, text: 'And tomorrow?' })
    await answer(3, second, [1])
    const stored = await rows()
    expect(stored.map(row => Object.keys(row).sort())).toEqual(Array(2).fill(['choices', 'pollId', 'voterHash']))
    expect(stored[0]!.voterHash).not.toBe(stored[1]!.voterHash)
    const everything = JSON.stringify([stored, await polls(), house.logged])
    for (const secret of ['person-', (people[3] as Asker).voting]) expect(everything).not.toContain(secret)
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
    const asking = await house.post('/anonymous/polls', { token: (people[0] as Asker).asking[0], pollId: prepared, choices: [0] })
    expect(asking.answer).toMatchObject({ state: 'refused', code: 'token' })
    await move('closePoll', prepared)
    expect(await house.post('/anonymous/polls', { token: (people[0] as Asker).voting, pollId: prepared, choices: [0] })).toMatchObject({
      status: 410,
      answer: { code: 'poll', message: expect.stringMatching(/not open/) },
    })
    expect(await rows()).toEqual([])
  })

  test.each([
    ['with a cookie', { cookie: 'a=b' }, 'credentials'],
    ['with a sign-in', { authorization: 'Basic eDp5' }, 'credentials'],
    ['from another site', { origin: 'https://evil.example' }, 'origin'],
  ])('%s is refused unread', async (_, headers, code) => {
    const pollId = await opened()
    const body = { token: (people[0] as Asker).voting, pollId, choices: [0] }
    expect((await house.post('/anonymous/polls', body, headers)).answer).toMatchObject({ state: 'refused', code })
    expect(await rows()).toEqual([])
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
    expect((await archive()).polls).toMatchObject([{ result: { few: true } }])
    expect(await rows()).toEqual([])
    expect((await polls())[0]).toMatchObject({ answered: null, counts: null })
  })

  test('erases the answers that it is made of, also from the write-ahead log', async () => {
    const pollId = await opened()
    for (const number of [0, 1, 2, 3, 4]) await answer(number, pollId, [0])
    const [{ voterHash } = { voterHash: '' }] = await rows()
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
    const views = await Promise.all([employee(2), leader, moderator].map(archive))
    expect(new Set(views.map(view => JSON.stringify(view))).size).toBe(1)
    expect(views[0]!.polls).toEqual([])
    await end()
    expect((await archive()).polls).toEqual([])
    expect(await rows()).toEqual([])
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
    await withoutRound()
    expect(await house.use.polls.prepared(leader, { meetingId })).toMatchObject({ ok: true, roundId: null })
    const refused = await house.use.polls.prepare(leader, { meetingId, poll: LUNCH })
    expect(refused.ok ? {} : refused.fault).toMatchObject({ kind: 'conflict', message: expect.stringMatching(/question round/) })
  })
})

describe('the pulse', () => {
  const pulse = async () => (await archive()).pulse
  const agree = async (number: number, choices: [number, number]) => {
    const [understood, said] = await pulse()
    return [await answer(number, understood!.id, [choices[0]]), await answer(number, said!.id, [choices[1]])]
  }

  test('opens by itself at the end, for a week, and tells nothing below five', async () => {
    expect(await pulse()).toEqual([])
    await end()
    expect((await pulse()).map(({ kind, closesAt, result }) => [kind, closesAt, result])).toEqual([
      ['understood', NOON + 7 * DAY, { few: true }],
      ['said', NOON + 7 * DAY, { few: true }],
    ])
    for (const number of [0, 1, 2, 3]) expect(await agree(number, [4, 3])).toEqual(['stored', 'stored'])
    await house.desk.tick()
    expect((await pulse())[0]!.result).toEqual({ few: true })
    await agree(4, [0, 2])
    await house.desk.tick()
    expect((await pulse()).map(({ result }) => result)).toEqual([
      { few: false, answered: 5, counts: [1, 0, 0, 0, 4] },
      { few: false, answered: 5, counts: [0, 0, 1, 4, 0] },
    ])
  })

  test('does not tell a single answer by how it changes: it is renewed with five more', async () => {
    await end()
    for (const number of [0, 1, 2, 3, 4]) await agree(number, [4, 4])
    await house.desk.tick()
    const before = await pulse()
    for (const number of [5, 6, 7, 8]) {
      await agree(number, [0, 0])
      await house.desk.tick()
      expect(await pulse()).toEqual(before)
    }
    await agree(9, [0, 0])
    await house.desk.tick()
    expect((await pulse())[0]!.result).toEqual({ few: false, answered: 10, counts: [5, 0, 0, 0, 5] })
  })

  test('has a trend that leaders see, and nobody else', async () => {
    await end()
    for (const number of [0, 1, 2, 3, 4]) await agree(number, [4, 0])
    await house.desk.tick()
    expect(await house.use.polls.trend(leader)).toMatchObject({
      ok: true,
      rows: expect.arrayContaining([
        expect.objectContaining({
          meeting: { id: meetingId, title: 'All hands', startedAt: NOON },
          results: { understood: expect.objectContaining({ answered: 5 }), said: expect.objectContaining({ answered: 5 }) },
        }),
      ]),
    })
    for (const actor of [employee(2), moderator]) expect(await house.use.polls.trend(actor)).toMatchObject({ fault: { kind: 'not found' } })
  })

  test('does not begin where nobody holds tokens', async () => {
    await withoutRound()
    await end()
    expect(await pulse()).toEqual([])
  })

  test('is over after its week: counted for good, its answers erased', async () => {
    await end()
    for (const number of [0, 1, 2, 3, 4, 5]) await agree(number, [3, 1])
    house.clock.to(NOON + 7 * DAY)
    expect(await agree(6, [0, 0])).toEqual(['poll', 'poll'])
    await house.desk.tick()
    expect(await pulse()).toMatchObject([
      { closesAt: null, result: { answered: 6, counts: [0, 0, 0, 6, 0] } },
      { closesAt: null, result: { answered: 6, counts: [0, 6, 0, 0, 0] } },
    ])
    expect(await rows()).toEqual([])
  })

  test('dies with the voting key at the latest', async () => {
    house.clock.to(NOON + 29 * DAY)
    await house.desk.tick()
    await end()
    for (const number of [0, 1, 2, 3, 4]) await agree(number, [4, 4])
    house.clock.to(NOON + 31 * DAY)
    await house.desk.tick()
    expect((await house.store.select().from(house.store.t.rounds))[0]).toMatchObject({ state: 'settled', votingPrivateKey: null })
    expect(await pulse()).toMatchObject([{ closesAt: null, result: { answered: 5 } }, { closesAt: null }])
    expect(await rows()).toEqual([])
  })
})
