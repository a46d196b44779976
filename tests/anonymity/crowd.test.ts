import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Asker,
  blindedSet,
  crowd,
  employee,
  fetchTokens,
  leader,
  openQuestionHouse,
  type QuestionHouse,
  seedOf,
} from '#tests/support/questions.ts'

// N7: below the least number of people who hold tokens nobody asks, and nobody lowers it while the round is open. And of tokens: a person
// has one set, whatever is tried.

let folder: string
let house: QuestionHouse
let people: Asker[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder)
  people = await crowd(house, 4)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})
const ask = async () => {
  const { answer } = await house.post('/anonymous/questions', people[0]?.question(0, 'x'))
  return answer.state === 'refused' ? answer.code : answer.state
}
const planned = (minCrowd: number) => ({
  reportId: 'report',
  opensAt: house.clock.now(),
  closesAt: house.clock.now() + 86_400_000,
  moderated: false,
  minCrowd,
})

test('four people who hold tokens are too few, and everybody reads why', async () => {
  expect(await ask()).toBe('crowd')
  const view = await house.use.rounds.view(employee(1), { roundId: house.roundId })
  expect(view).toMatchObject({ ok: true, round: { crowd: { have: 4, need: 5 } } })
})

test('the least number cannot be lowered while the round is open: no verb changes it, and no second round takes its place', async () => {
  expect(await house.use.rounds.plan(leader, planned(4))).toMatchObject({
    fault: { kind: 'invalid', fields: { minCrowd: expect.any(String) } },
  })
  expect(await house.use.rounds.plan(leader, planned(5))).toMatchObject({ fault: { kind: 'conflict' } })
  // Whoever adds a verb says here that it leaves a round's limits alone.
  expect(Object.keys(house.use.rounds).sort()).toEqual([
    'bearings',
    'close',
    'issueTokens',
    'list',
    'ofReport',
    'open',
    'plan',
    'plannable',
    'view',
    'viewOf',
  ])
  expect((await house.store.select().from(house.store.t.rounds))[0]).toMatchObject({ minCrowd: 5, askingTokens: 5 })
})

test('a person who comes with another blinded set is refused, counts once, and is given the first one again', async () => {
  const { roundId, keys } = house
  const other = await house.use.rounds.issueTokens(employee(0), { roundId, ...blindedSet(seedOf('another browser'), keys) })
  expect(other).toMatchObject({ fault: { kind: 'conflict' } })
  const half = blindedSet(seedOf(`browser of ${employee(0).personId}`), keys)
  const mixed = { ...half, voting: blindedSet(seedOf('another browser'), keys).voting }
  expect(await house.use.rounds.issueTokens(employee(0), { roundId, ...mixed })).toMatchObject({ fault: { kind: 'conflict' } })
  expect((await fetchTokens(house, 0)).voting).toBe(people[0]?.voting)
  expect(await ask()).toBe('crowd')
})

test('the fifth person opens asking', async () => {
  await fetchTokens(house, 4)
  expect(await ask()).toBe('held')
})
