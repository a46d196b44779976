import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPollHouse, type PollHouse } from '#tests/support/polls.ts'
import { employee, leader, moderator, NOON, type QuestionHouse } from '#tests/support/questions.ts'

const DAY = 86_400_000
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

describe('the pulse', () => {
  const pulse = async () => (await room.archive()).pulse
  const agree = async (number: number, choices: [number, number]) => {
    const [understood, said] = await pulse()
    return [await answer(number, understood!.id, [choices[0]]), await answer(number, said!.id, [choices[1]])]
  }

  test('opens by itself at the end, for a week, and tells nothing below five', async () => {
    expect(await pulse()).toEqual([])
    await room.end()
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
    await room.end()
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
    await room.end()
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
    await room.withoutRound()
    await room.end()
    expect(await pulse()).toEqual([])
  })

  test('is over after its week: counted for good, its answers erased', async () => {
    await room.end()
    for (const number of [0, 1, 2, 3, 4, 5]) await agree(number, [3, 1])
    house.clock.to(NOON + 7 * DAY)
    expect(await agree(6, [0, 0])).toEqual(['poll', 'poll'])
    await house.desk.tick()
    expect(await pulse()).toMatchObject([
      { closesAt: null, result: { answered: 6, counts: [0, 0, 0, 6, 0] } },
      { closesAt: null, result: { answered: 6, counts: [0, 6, 0, 0, 0] } },
    ])
    expect(await room.rows()).toEqual([])
  })

  test('does not tell a late answer at its end either: fewer than five since the last look are erased uncounted', async () => {
    await room.end()
    const [closesAt] = (await pulse()).map(({ closesAt }) => closesAt)
    for (const number of [0, 1, 2, 3, 4]) await agree(number, [4, 4])
    await house.desk.tick()
    const before = (await pulse()).map(({ result }) => result)
    expect(before[0]).toMatchObject({ answered: 5 })
    for (const number of [5, 6, 7, 8]) expect(await agree(number, [0, 0])).toEqual(['stored', 'stored'])
    house.clock.to(closesAt ?? 0)
    await house.desk.tick()
    expect(await pulse()).toMatchObject([{ closesAt: null }, { closesAt: null }])
    expect((await pulse()).map(({ result }) => result)).toEqual(before)
    expect(await room.rows()).toEqual([])
  })

  test('dies with the voting key at the latest', async () => {
    house.clock.to(NOON + 29 * DAY)
    await house.desk.tick()
    await room.end()
    for (const number of [0, 1, 2, 3, 4]) await agree(number, [4, 4])
    house.clock.to(NOON + 31 * DAY)
    await house.desk.tick()
    expect((await house.store.select().from(house.store.t.rounds))[0]).toMatchObject({ state: 'settled', votingPrivateKey: null })
    expect(await pulse()).toMatchObject([{ closesAt: null, result: { answered: 5 } }, { closesAt: null }])
    expect(await room.rows()).toEqual([])
  })
})
