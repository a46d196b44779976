import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withVotes } from '#app/live/questions/feed.ts'
import { storedAbout, type Topic } from '#app/model/question/about.ts'
import { receiptHash, receiptSecret } from '#app/model/question/seed.ts'
import { storedRow } from '#app/model/question/stored.ts'
import { readToken, spentHash } from '#app/model/question/spent.ts'
import { type Token } from '#app/model/question/token.ts'
import { NOBODY } from '#app/model/people/roles.ts'
import { browserOf, enough, viewOf } from '#tests/support/asking-browsers.ts'
import { employee, leader, moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must, publishedReport } from '#tests/support/reports.ts'

let folder: string
let house: QuestionHouse
let report: Awaited<ReturnType<typeof publishedReport>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 30 })
  await enough(house)
  report = await publishedReport({ use: house.use, preparer: leader, leader })
  await house.store.transact(async tx => void (await tx.insert(tx.t.squads).values({ id: 'squad', name: 'Night shift', createdAt: 0 })))
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the row beside the box is the row that is stored, cell by cell, and no column is left out', async () => {
  const mine = await browserOf(house, 2)
  house.clock.to(house.clock.now() + 20_000)
  const topic: Topic = { kind: 'line item', sectionId: report.statement, id: 'a-cloud', label: 'Cloud cost' }
  const nonce = 'of the next one'
  const shown = storedRow({
    roundId: house.roundId,
    text: 'What comes?',
    about: storedAbout(topic, report.reportId, topic.label),
    moderated: false,
    token: spentHash(readToken(mine.wallet.asking[0]!) as Token),
    receipt: receiptHash(receiptSecret(mine.wallet.seed, house.roundId, 0, nonce)),
  })
  await mine.outbox.ask('What comes?', { kind: topic.kind, sectionId: topic.sectionId, id: topic.id }, topic.label, nonce)
  await mine.deliverAll()
  const { questions } = house.store.t
  const [row] = (await house.store.select().from(questions)).filter(({ text }) => text === 'What comes?')
  const columns = Object.fromEntries(Object.entries(questions).flatMap(([key, column]) => ('name' in column ? [[key, column.name]] : [])))
  const stored = Object.entries(row ?? {}).map(([key, value]) => [columns[key], value] as const)
  expect(stored.map(([column]) => column).sort()).toEqual(shown.map(({ column }) => column).sort())
  for (const [column, value] of stored) {
    const cell = shown.find(one => one.column === column)!
    if ('value' in cell) expect(typeof value === 'string' ? value : JSON.stringify(value), column).toBe(cell.value)
    else if (cell.later === 'nothing') expect(value, column).toBeNull()
    else expect(value, column).not.toBeNull()
  }
})

test('a round tells the published report’s sections in their order and the squads’ names, to people who have signed in', async () => {
  expect(await must(house.use.rounds.bearings(employee(3), { reportId: report.reportId }))).toMatchObject({
    sections: [report.statement, report.chart, report.narrative],
    squads: ['Night shift'],
  })
  expect(await house.use.rounds.bearings(NOBODY, { reportId: report.reportId })).toMatchObject({ ok: false })
})

test('votes that are told while a page counts along do not fall below what a merged question had', async () => {
  const asker = await browserOf(house, 4)
  const voters = [await browserOf(house, 5), await browserOf(house, 6), await browserOf(house, 7)]
  house.clock.to(house.clock.now() + 20_000)
  const [large, small] = [await asker.askNow('Large?'), await asker.askNow('Small?')]
  for (const voter of voters) {
    await voter.outbox.vote(large, 1)
    await voter.deliverAll()
  }
  await must(house.use.questions.moderate(moderator, { questionId: large, verb: { kind: 'merge', into: small } }))
  const find = (view: Awaited<ReturnType<typeof viewOf>>) => view.questions.find(({ id }) => id === small)
  const before = await viewOf(house)
  expect(find(before)).toMatchObject({ votes: 3, atLeast: true })
  expect(find(withVotes(before, { [small]: 1 }))).toMatchObject({ votes: 3, atLeast: true })
  expect(find(withVotes(before, { [small]: 3 }))).toMatchObject({ votes: 3, atLeast: false })
  expect(find(withVotes(before, { [small]: 4 }))).toMatchObject({ votes: 4, atLeast: false })
})
