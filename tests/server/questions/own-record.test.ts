import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventory } from '#db/inventory.ts'
import { type Desk, openDesk } from '#server/questions/desk.ts'
import { reportsOf, statementOf } from '#tests/support/over-time.ts'
import { type Asker, fetchTokens, keysOf } from '#tests/support/questions.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

const DAY = 86_400_000
let house: ReportHouse
let desk: Desk
let roundId: string
let questionId: string
beforeAll(async () => {
  house = await openReportHouse()
  const { use, leader, preparer, colleague, administrator, employee, clock, hall } = house
  const { reportId } = await reportsOf(house).published(
    'First quarter',
    'FY2026-Q1',
    statementOf({ Cloud: { 'FY2026-Q1': '4.5' } }, null, 'a'),
  )
  await must(use.reports.read(employee, reportId))
  const planned = { reportId, opensAt: clock.now(), closesAt: clock.now() + DAY, moderated: true, minCrowd: 5 }
  roundId = (await must(use.rounds.plan(leader, planned))).id
  const keys = await keysOf({ use, roundId })
  const people = [leader, preparer, colleague, administrator, employee]
  const askers: Asker[] = await Promise.all(people.map(actor => fetchTokens({ use, roundId, keys }, actor)))
  desk = openDesk(hall)
  for (const text of ['Why Wumpus?', 'Why Grue?']) await desk.ask({ ...(askers[4] as Asker).question(text.length % 5, text), about: null })
  for (const _ of [1, 2, 3]) await desk.tick()
  const { pending } = await must(use.questions.pending({ ...leader, roles: ['leader', 'moderator'] }, { roundId }))
  questionId = pending.find(({ text }) => text === 'Why Wumpus?')!.id
  const other = pending.find(({ text }) => text === 'Why Grue?')!.id
  const moderates = { ...leader, roles: ['leader' as const, 'moderator' as const] }
  await must(use.questions.moderate(moderates, { questionId, verb: { kind: 'approve' } }))
  await must(use.questions.moderate(moderates, { questionId: other, verb: { kind: 'decline', reason: 'legal' } }))
  const dueOn = new Date(clock.now() + 3 * DAY).toISOString().slice(0, 10)
  await must(use.promises.make(leader, { questionId, owner: { kind: 'person', id: leader.personId }, dueOn }))
  await must(use.questions.answer(leader, { questionId, text: 'Because.' }))
})
afterAll(async () => {
  await desk.close()
  await house.close()
})

test('everybody reads all that is stored of them by name, and no question or vote is among it', async () => {
  const { record } = await must(house.use.account.ownRecord(house.leader))
  expect(record).toMatchObject({
    tokens: [{ roundId, tokens: 6 }],
    answered: [{ questionId, text: 'Why Wumpus?' }],
    promised: [{ text: 'Why Wumpus?', stands: 'kept' }],
    moderated: [{ roundId, act: 'declined' }],
  })
  // Every table with a row that names this person is in the list.
  const tables = ['people', 'rounds', 'grants', 'answers', 'promises', 'moderation', 'audit'] as const
  const purposes = record.tables.map(({ purpose }) => purpose)
  for (const name of tables) expect(purposes, name).toContain(inventory[name].purpose)
  const asker = (await must(house.use.account.ownRecord(house.employee))).record
  expect(asker).toMatchObject({ openings: [{ title: 'First quarter' }], tokens: [{ roundId, tokens: 6 }] })
  expect(JSON.stringify(asker)).not.toMatch(/Wumpus|Grue/)
})

test('whoever has not given the pledge that stands sees that there is something, and no title or text of it', async () => {
  const { record } = await must(house.use.account.ownRecord({ ...house.leader, pledged: null }))
  expect(record).toMatchObject({
    tokens: [{ title: null }],
    answered: [{ text: null }],
    promised: [{ text: null }],
  })
  expect(JSON.stringify(record)).not.toMatch(/Wumpus|First quarter/)
  const reader = (await must(house.use.account.ownRecord({ ...house.employee, pledged: null }))).record
  expect(reader.openings).toMatchObject([{ title: null }])
})
