import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPost } from '#server/people/post.ts'
import { openReminders } from '#server/questions/remind.ts'
import type { Hall } from '#server/use/hall.ts'
import { type MailServer, openMailServer } from '#tests/support/mail.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

const DAY = 86_400_000
let house: ReportHouse
let mail: MailServer
let hall: Hall
beforeAll(async () => {
  house = await openReportHouse()
  mail = await openMailServer()
  const config = { ...house.hall.config, mail: { url: mail.url, from: 'candor@acme.example' } }
  hall = { ...house.hall, config, post: openPost({ ...house.hall, config }) }
})
afterAll(async () => {
  await hall.post.close()
  mail.close()
  await house.close()
})

test('one letter for all that somebody owes: a week before, on the day, weekly after; none twice, none without a mail server', async () => {
  const { store } = house.hall
  const { reportId } = await must(house.use.reports.create(house.preparer, { title: 'Third quarter', period: 'FY2026-Q3' }))
  const start = Date.UTC(2026, 2, 2, 12)
  house.clock.to(start)
  const planned = { reportId, opensAt: start, closesAt: start + 20 * DAY, moderated: false, minCrowd: 5 }
  const { id: roundId } = await must(house.use.rounds.plan(house.leader, planned))
  const row = (id: string) => ({
    id,
    roundId,
    text: `Secret text of ${id}`,
    about: null,
    batch: 1,
    tokenHash: id,
    receiptHash: null,
    state: 'open' as const,
  })
  await store.transact(async tx => {
    for (const id of ['one', 'two', 'three']) await tx.insert(store.t.questions).values(row(id))
  })
  const { squadId } = await must(house.use.squads.named(house.preparer, { name: 'Platform' }))
  const day = (days: number) => new Date(start + days * DAY).toISOString().slice(0, 10)
  const owner = { kind: 'person', id: 'leader' } as const
  await must(house.use.promises.make(house.leader, { questionId: 'one', owner, dueOn: day(10) }))
  await must(house.use.promises.make(house.leader, { questionId: 'two', owner: { kind: 'squad', id: squadId }, dueOn: day(10) }))
  await must(house.use.promises.make(house.leader, { questionId: 'three', owner, dueOn: day(100) }))

  const reminders = openReminders(hall)
  const without = openReminders(house.hall)
  expect(house.hall.post.configured).toBe(false)
  const at = async (days: number, letters: number) => {
    house.clock.to(start + days * DAY)
    await without.look()
    await reminders.look()
    await reminders.look()
    await mail.talks(letters)
    expect(mail.letters).toHaveLength(letters)
  }
  await at(2, 0)
  // At night nobody is reminded.
  await at(2.6, 0)
  await at(3, 1)
  expect(mail.letters[0]).toContain('2 answers were promised')
  expect(mail.letters[0]?.replaceAll('=\n', '')).toContain(`/rounds/${roundId}#question-one`)
  expect(mail.letters[0]).not.toContain('Secret text')
  await at(9, 1)
  await at(10, 2)
  expect(mail.letters[1]).toContain('It is due today.')
  await must(house.use.questions.answer(house.leader, { questionId: 'one', text: 'So.' }))
  // The server was off on the seventeenth day.
  await at(19, 3)
  expect(mail.letters[2]).toContain('an answer was promised')
  expect(mail.letters[2]?.replaceAll('=\n', '')).toContain('#question-two')
  await reminders.close()
  await without.close()
})
