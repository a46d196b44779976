import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toBase64url } from '#app/model/base64url.ts'
import { readToken } from '#app/model/question/spent.ts'
import { type Token } from '#app/model/question/token.ts'
import { NOBODY } from '#app/model/people/roles.ts'
import { must } from '#tests/support/reports.ts'
import {
  blindedSet,
  crowd,
  employee,
  fetchTokens,
  leader,
  NOON,
  openQuestionHouse,
  type QuestionHouse,
  seedOf,
} from '#tests/support/questions.ts'

let folder: string
let house: QuestionHouse
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 20 })
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const issue = (number: number, set: { asking: string[]; voting: string[] }) =>
  house.use.rounds.issueTokens(employee(number), { roundId: house.roundId, ...set })
const grants = () => house.store.select().from(house.store.t.grants)

describe('tokens', () => {
  test('are signed again for the identical set, because an answer can get lost', async () => {
    const set = blindedSet(seedOf('lost'), house.keys)
    const first = await issue(10, set)
    expect(first).toMatchObject({ ok: true, tickIn: 20_000 })
    expect(await issue(10, set)).toEqual(first)
    expect((await grants()).filter(grant => grant.personId === 'person-10')).toHaveLength(1)
  })

  test('are refused for another set of the same person', async () => {
    expect((await issue(11, blindedSet(seedOf('one'), house.keys))).ok).toBe(true)
    expect(await issue(11, blindedSet(seedOf('two'), house.keys))).toMatchObject({ ok: false, fault: { kind: 'conflict' } })
  })

  test('of two sets sent at the same moment are signed for one', async () => {
    const both = await Promise.all(['left', 'right'].map(name => issue(12, blindedSet(seedOf(name), house.keys))))
    expect(both.filter(outcome => outcome.ok)).toHaveLength(1)
  })

  test('are signed so often and no more by one person, whose patience comes back', async () => {
    const set = blindedSet(seedOf('again and again'), house.keys)
    for (let time = 0; time < 20; time++) expect((await issue(15, set)).ok).toBe(true)
    expect(await issue(15, set)).toMatchObject({
      ok: false,
      fault: { kind: 'conflict', message: expect.stringContaining('Wait a minute') },
    })
    expect((await issue(16, blindedSet(seedOf('somebody else'), house.keys))).ok).toBe(true)
    house.clock.to(house.clock.now() + 60_000)
    expect((await issue(15, set)).ok).toBe(true)
    house.clock.to(NOON)
  })

  test('leave of their issuing a count and the hash of what was blinded, and no time', async () => {
    const [grant] = await grants()
    expect(Object.keys(grant!).sort()).toEqual(['blindedHash', 'personId', 'roundId', 'tokens'])
    expect(grant).toMatchObject({ tokens: 6, blindedHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('have one size and one key id for everybody, leaders too', async () => {
    const askers = await crowd(house)
    const tokens = askers.flatMap(asker => asker.asking)
    expect(new Set(tokens.map(token => token.length)).size).toBe(1)
    expect(new Set(tokens.map(token => toBase64url((readToken(token) as Token).keyId))).size).toBe(1)
    expect(new Set(tokens).size).toBe(25)
  })

  test('are not given for an invalid set, and the person is not left with it', async () => {
    const good = blindedSet(seedOf('thirteen'), house.keys)
    const bad = [toBase64url(new Uint8Array(256)), toBase64url(new Uint8Array(256).fill(255)), 'A'.repeat(341), '!'.repeat(342)]
    for (const element of bad)
      expect(await issue(13, { ...good, voting: [element] })).toMatchObject({ ok: false, fault: { kind: 'invalid' } })
    expect(await issue(13, { ...good, asking: good.asking.slice(1) })).toMatchObject({ ok: false, fault: { kind: 'invalid' } })
    expect((await issue(13, good)).ok).toBe(true)
  })

  test('are for people who gave the pledge, in a round that there is', async () => {
    const set = blindedSet(seedOf('x'), house.keys)
    const roundId = house.roundId
    expect(await house.use.rounds.issueTokens(NOBODY, { roundId, ...set })).toMatchObject({ fault: { kind: 'not found' } })
    expect(await house.use.rounds.issueTokens({ ...employee(14), pledged: null }, { roundId, ...set })).toMatchObject({
      fault: { kind: 'not found' },
    })
    expect(await house.use.rounds.issueTokens(employee(14), { roundId: 'other', ...set })).toMatchObject({ fault: { kind: 'not found' } })
  })
})

describe('a round', () => {
  test('shows one key to everybody', async () => {
    const views = await Promise.all(
      [leader, employee(1), employee(19)].map(actor => house.use.rounds.view(actor, { roundId: house.roundId })),
    )
    expect(new Set(views.map(seen => JSON.stringify(seen.ok && seen.round.keys))).size).toBe(1)
  })

  test('says of its crowd only whether there are enough', async () => {
    await crowd(house, 9)
    const seen = await house.use.rounds.view(leader, { roundId: house.roundId })
    expect(seen.ok && seen.round.crowd).toEqual({ have: 5, need: 5 })
  })

  test('is planned by leaders and moderators, one at a time, for at least five people', async () => {
    const input = { reportId: 'report', opensAt: NOON + 1, closesAt: NOON + 2, moderated: false, minCrowd: 5 }
    expect(await house.use.rounds.plan(employee(1), input)).toMatchObject({ fault: { kind: 'forbidden' } })
    expect(await house.use.rounds.plan(leader, input)).toMatchObject({ fault: { kind: 'conflict' } })
    expect(await house.use.rounds.plan(leader, { ...input, minCrowd: 4 })).toMatchObject({
      fault: { fields: { minCrowd: expect.any(String) } },
    })
    expect(await house.use.rounds.plan(leader, { ...input, closesAt: NOON })).toMatchObject({
      fault: { fields: { closesAt: expect.any(String) } },
    })
    expect(await house.use.rounds.plan(leader, { ...input, reportId: 'none' })).toMatchObject({ fault: { kind: 'not found' } })
  })
})

test('a planned round opens at the tick after its time, with its keys, and a clock that is set back closes nothing', async () => {
  const other = mkdtempSync(join(tmpdir(), 'candor-test-'))
  const planned = await openQuestionHouse(other)
  try {
    await planned.use.rounds.close(leader, { roundId: planned.roundId })
    // Everybody reads that it was closed before its time, by whom and when.
    const { closed } = await must(planned.use.questions.record(employee(1), { roundId: planned.roundId }))
    expect(closed).toEqual({ by: expect.any(String), at: planned.clock.now() })
    const outcome = await planned.use.rounds.plan(leader, {
      reportId: 'report',
      opensAt: NOON + 60_000,
      closesAt: NOON + 120_000,
      moderated: true,
      minCrowd: 5,
    })
    if (!outcome.ok) throw new Error('not planned')
    const look = async () => {
      const seen = await planned.use.rounds.view(leader, { roundId: outcome.id })
      return seen.ok && [seen.round.state, seen.round.keys !== null]
    }
    await planned.desk.tick()
    expect(await look()).toEqual(['planned', false])
    planned.clock.to(NOON + 60_000)
    await planned.desk.tick()
    expect(await look()).toEqual(['open', true])
    planned.clock.to(NOON)
    await planned.desk.tick()
    expect(await look()).toEqual(['open', true])
    planned.roundId = outcome.id
  } finally {
    await planned.close()
    rmSync(other, { recursive: true, force: true })
  }
})

test('tokens of a person are fetched once and serve five questions and every vote', async () => {
  const asker = await fetchTokens(house, 18)
  expect(asker.asking).toHaveLength(5)
  expect(asker.voting).toHaveLength(asker.asking[0]!.length)
})
