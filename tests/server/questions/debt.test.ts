import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '#app/model/people/roles.ts'
import type { AboutInput } from '#app/model/question/wire.ts'
import { tokenOf } from '#app/model/report/live-figure.ts'
import { type Desk, openDesk } from '#server/questions/desk.ts'
import { reportsOf, statementOf } from '#tests/support/over-time.ts'
import { type Asker, fetchTokens, keysOf } from '#tests/support/questions.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

const DAY = 86_400_000
let house: ReportHouse
let desk: Desk
let first: { reportId: string; sectionIds: string[] }
let roundId: string
let askers: Asker[]
beforeAll(async () => {
  house = await openReportHouse()
  const { use, leader, preparer, colleague, administrator, employee, clock, hall } = house
  first = await reportsOf(house).published('First quarter', 'FY2026-Q1', statementOf({ Cloud: { 'FY2026-Q1': '4.5' } }, null, 'a'))
  const planned = { reportId: first.reportId, opensAt: clock.now(), closesAt: clock.now() + DAY, moderated: false, minCrowd: 5 }
  roundId = (await must(use.rounds.plan(leader, planned))).id
  const keys = await keysOf({ use, roundId })
  const people = [leader, preparer, colleague, administrator, employee]
  askers = await Promise.all(people.map(actor => fetchTokens({ use, roundId, keys }, actor)))
  desk = openDesk(hall)
})
afterAll(async () => {
  await desk.close()
  await house.close()
})

let asked = 0
async function ask(text: string, about: AboutInput | null = null): Promise<string> {
  const number = asked++
  const answer = await desk.ask({ ...(askers[number % 5] as Asker).question(Math.floor(number / 5), text), about })
  if (answer.state === 'refused') throw new Error(answer.message)
  for (const _ of [1, 2, 3]) await desk.tick()
  return (await rows()).find(row => row.text === text)!.id
}
const rows = () => house.hall.store.select().from(house.hall.store.t.questions)
const view = async (id: string) =>
  (await must(house.use.questions.ofRound(house.employee, { roundId }))).view.questions.find(question => question.id === id)!
const day = (days: number) => new Date(house.clock.now() + days * DAY).toISOString().slice(0, 10)
const promise = (questionId: string, days: number, id = 'leader', actor: PersonActor = house.leader) =>
  house.use.promises.make(actor, { questionId, owner: { kind: 'person', id }, dueOn: day(days) })
const answer = async (questionId: string, text = 'So.') =>
  expect(await house.use.questions.answer(house.leader, { questionId, text })).toEqual({ ok: true })
const owed = async () => (await must(house.use.debt.all(house.employee))).page

describe('a promise', () => {
  test('is a leader’s to make, of an open question, for a leader or a squad and a day to come', async () => {
    const id = await ask('When is it quiet?')
    expect(await promise(id, 3, 'leader', house.employee)).toEqual({ ok: false, fault: { kind: 'forbidden' } })
    expect(await promise('nothing', 3)).toMatchObject({ fault: { kind: 'not found' } })
    expect(await promise(id, 3, 'employee')).toMatchObject({ fault: { fields: { owner: expect.any(String) } } })
    expect(await promise(id, -1)).toMatchObject({ fault: { fields: { dueOn: 'Choose today or a later day.' } } })
    expect(await promise(id, 800)).toMatchObject({ fault: { fields: { dueOn: 'Choose a day within two years.' } } })
    await answer(id)
    expect(await promise(id, 3)).toMatchObject({ fault: { kind: 'conflict' } })
  })

  test('that is moved or handed on stays readable, and one that is kept says when it came', async () => {
    const id = await ask('Who owns Hall 2?')
    const { squadId } = await must(house.use.squads.named(house.preparer, { name: 'Platform' }))
    expect(await promise(id, 3)).toEqual({ ok: true })
    house.clock.to(house.clock.now() + 1_000)
    expect(await promise(id, 3)).toEqual({ ok: true })
    const squad = { questionId: id, owner: { kind: 'squad', id: squadId }, dueOn: day(9) } as const
    expect(await house.use.promises.make(house.leader, squad)).toEqual({ ok: true })
    expect((await view(id)).after?.promises).toMatchObject([
      { owner: { kind: 'person', name: 'Lena Lead' }, dueOn: day(3), by: 'Lena Lead', moved: true, keptAt: null },
      { owner: { kind: 'squad', name: 'Platform' }, dueOn: day(9), moved: false, keptAt: null },
    ])
    expect((await owed()).open.find(one => one.id === id)).toMatchObject({ promises: [{ moved: true }, { moved: false }] })
    const squads = await must(house.use.debt.ofOwner(house.employee, { kind: 'squad', id: squadId }))
    expect(squads).toMatchObject({ name: 'Platform', page: { open: [{ id }], debt: { open: 1 } } })
    await answer(id)
    expect((await owed()).open.some(one => one.id === id)).toBe(false)
    expect((await owed()).kept[0]).toMatchObject({ id, promises: [{}, { keptAt: house.clock.now() }] })
    expect((await must(house.use.reports.home(house.employee))).home.owed.kept[0]?.id).toBe(id)
  })

  test('is seen on its owner’s page; nobody has one who leads nothing and has promised nothing', async () => {
    const id = await ask('And Hall 3?')
    await promise(id, 5)
    const page = await must(house.use.debt.ofOwner(house.employee, { kind: 'person', id: 'leader' }))
    expect(page).toMatchObject({ name: 'Lena Lead', page: { open: [{ id }] } })
    for (const owner of ['employee', 'nobody'])
      expect(await house.use.debt.ofOwner(house.employee, { kind: 'person', id: owner })).toMatchObject({ fault: { kind: 'not found' } })
    expect(await house.use.debt.all({ ...house.employee, pledged: null })).toMatchObject({ fault: { kind: 'not found' } })
    expect(await house.use.promises.owners(house.employee)).toMatchObject({ fault: { kind: 'not found' } })
    await answer(id)
  })
})

test('an answer that is sent twice is one; one that is taken away with its question leaves no words of it', async () => {
  const id = await ask('Who is Ludmila?')
  await answer(id, 'Ludmila runs Hall 6.')
  await answer(id, 'Ludmila runs Hall 6.')
  expect((await view(id)).answers).toHaveLength(1)
  house.clock.to(house.clock.now() + 120_000)
  await answer(id, 'Ludmila runs Hall 6.')
  expect((await view(id)).answers).toHaveLength(2)
  const verb = { kind: 'remove', reason: 'legal' } as const
  expect(await house.use.questions.moderate({ ...house.leader, roles: ['moderator'] }, { questionId: id, verb })).toEqual({ ok: true })
  const stored = await house.hall.store.select().from(house.hall.store.t.answers)
  expect(stored.filter(one => one.questionId === id).map(({ text }) => text)).toEqual(['', ''])
})

describe('a question that is owed', () => {
  const merge = (from: string, into: string) =>
    house.use.questions.moderate({ ...house.leader, roles: ['moderator'] }, { questionId: from, verb: { kind: 'merge', into } })

  test('is not merged away: the promise stays where it was made, and what is merged into it counts there', async () => {
    const [owes, other] = [await ask('When does Hall 4 open?'), await ask('Hall 4, when?')]
    expect(await promise(owes, 4)).toEqual({ ok: true })
    expect(await merge(owes, other)).toMatchObject({ fault: { kind: 'conflict', message: expect.stringContaining('is owed') } })
    expect((await owed()).open.find(({ id }) => id === owes)).toMatchObject({ promises: [{ dueOn: day(4) }] })
    expect(await merge(other, owes)).toEqual({ ok: true })
    await answer(owes)
  })

  test('because readers took no answer for one stays open for itself', async () => {
    const [back, other] = [await ask('And Hall 5?'), await ask('Hall 5?')]
    const { store } = house.hall
    await store.transact(async tx => void (await tx.update(tx.t.questions).set({ reopened: true }).where(eq(tx.t.questions.id, back))))
    expect(await merge(back, other)).toMatchObject({ fault: { kind: 'conflict' } })
    await answer(back)
    await answer(other)
  })
})

describe('a live figure in an answer', () => {
  const figure = tokenOf({ lineItemId: 'a-Cloud', columnId: 'a-FY2026-Q1', format: 'spoken', against: null }, 'Cloud')

  test('says what the published report says now, and nothing once that is withdrawn', async () => {
    const id = await ask('How much was cloud?')
    await answer(id, `It was ${figure}.`)
    const { question } = await must(house.use.answers.toAnswer(house.leader, { questionId: id }))
    expect(question.statements).toHaveLength(1)
    expect((await view(id)).answers[0]?.html).toContain('It was USD\u00a04.5 million.')
    const other = await reportsOf(house).published('Other', 'FY2025-Q4', statementOf({ Cloud: { 'FY2025-Q4': '3' } }, null, 'z'))
    const planned = {
      reportId: other.reportId,
      opensAt: house.clock.now(),
      closesAt: house.clock.now() + DAY,
      moderated: false,
      minCrowd: 5,
    }
    await must(house.use.rounds.plan(house.leader, planned))
    await must(house.use.reports.withdraw(house.leader, { reportId: first.reportId, reason: 'Wrong.' }))
    house.hall.publish({ kind: 'questions changed', roundId })
    expect((await view(id)).answers[0]?.html).toContain('[figure removed]')
    await must(house.use.reports.approve(house.leader, { reportId: first.reportId, version: await version(first.reportId) }))
    await reportsOf(house).publish(first)
    house.hall.publish({ kind: 'questions changed', roundId })
    expect((await view(id)).answers[0]?.html).toContain('USD\u00a04.5 million')
  })
})
const version = async (reportId: string) => (await must(house.use.reports.draft(house.leader, reportId))).page.report.version

describe('a question about a line', () => {
  test('is carried on its series to the next report, with its age, until it is answered', async () => {
    const about = { kind: 'line item', sectionId: first.sectionIds[0]!, id: 'a-Cloud' } as const
    const id = await ask('Why does cloud cost so much?', about)
    const row = (await rows()).find(one => one.id === id)!
    const seriesId = await reportsOf(house).seriesOf(first.reportId, 'Cloud')
    expect(row.seriesId).toBe(seriesId)
    house.clock.to(house.clock.now() + 2 * DAY)
    await desk.tick()
    const third = await reportsOf(house).published('Third quarter', 'FY2026-Q3', statementOf({ Cloud: { 'FY2026-Q3': '5' } }, null, 'c'))
    const lines = async (reportId: string) => {
      const { page } = await must(house.use.reports.read(house.employee, reportId))
      if (page.kind !== 'report' || !page.lines) throw new Error('no lines')
      return page.lines
    }
    expect((await lines(third.reportId)).carried).toEqual({
      'c-Cloud': [{ id, roundId, text: 'Why does cloud cost so much?', state: 'open', quarters: 2 }],
    })
    expect((await lines(third.reportId)).debt).toEqual({ open: 1, quarters: 2 })
    expect(await lines(first.reportId)).toMatchObject({ carried: {}, debt: { open: 1, quarters: 0 } })
    expect((await must(house.use.series.show(house.employee, seriesId))).page.debt).toEqual({ open: 1, quarters: 2 })
    expect((await owed()).open).toMatchObject([{ id, about: 'Cloud', quarters: 2, promises: [] }])
    await answer(id)
    expect((await lines(third.reportId)).debt).toEqual({ open: 0, quarters: 0 })
    expect((await lines(third.reportId)).carried).toEqual({})
  })

  test('that was asked before its report was public learns its series when that is published', async () => {
    const made = await reportsOf(house).drafted('Fourth quarter', 'FY2026-Q4', statementOf({ Cloud: { 'FY2026-Q4': '6' } }, null, 'd'))
    const about = {
      kind: 'line item' as const,
      reportId: made.reportId,
      sectionId: made.sectionIds[0]!,
      lineItemId: 'd-Cloud',
      label: 'Cloud',
    }
    const { store } = house.hall
    const row = { id: 'early', roundId, text: 'Early?', about, batch: 9, tokenHash: 'early', receiptHash: null, state: 'open' as const }
    await store.transact(async tx => void (await tx.insert(store.t.questions).values(row)))
    await reportsOf(house).publish(made)
    expect((await rows()).find(one => one.id === 'early')?.seriesId).toBe(await reportsOf(house).seriesOf(made.reportId, 'Cloud'))
    await answer('early')
  })
})

test('what was said in a meeting is written down beside the moment, once, by who said it; others add an answer', async () => {
  const { store } = house.hall
  const row = {
    id: 'said',
    roundId,
    text: 'Said?',
    about: null,
    batch: 9,
    tokenHash: 'said',
    receiptHash: null,
    state: 'answered' as const,
  }
  const live = {
    id: 'live',
    questionId: 'said',
    kind: 'live' as const,
    text: '',
    meetingId: 'meeting',
    seq: 7,
    answeredBy: 'leader',
    answeredAt: 1,
  }
  await store.transact(async tx => {
    await tx.insert(store.t.questions).values(row)
    await tx.insert(store.t.answers).values(live)
  })
  const toAnswer = await must(house.use.answers.toAnswer(house.leader, { questionId: 'said' }))
  expect(toAnswer.question).toMatchObject({ live: { id: 'live' }, answers: [{ live: { meetingId: 'meeting', seq: 7 }, html: '' }] })
  const writeDown = (actor: PersonActor, text: string) => house.use.answers.writeDown(actor, { answerId: 'live', text })
  expect(await writeDown(house.employee, 'x')).toMatchObject({ fault: { kind: 'forbidden' } })
  expect(await writeDown({ ...house.leader, personId: 'preparer' }, 'x')).toMatchObject({ fault: { kind: 'conflict' } })
  expect(await writeDown(house.leader, ' ')).toMatchObject({ fault: { kind: 'invalid' } })
  expect(await writeDown(house.leader, 'I said **yes**.')).toEqual({ ok: true })
  expect(await writeDown(house.leader, 'I said no.')).toMatchObject({ fault: { kind: 'conflict' } })
  expect((await view('said')).answers).toMatchObject([{ kind: 'live', html: expect.stringContaining('<strong>yes</strong>') }])
})
