import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '#app/model/people/roles.ts'
import { inPercent } from '#app/model/format.ts'
import { quartersBefore } from '#server/demo/calendar.ts'
import { type Filled, fillDemo } from '#server/demo/fill/index.ts'
import { NAMED, type NamedRole, SIMULATED, SIMULATED_MARK } from '#server/demo/people.ts'
import { openHall } from '#server/house.ts'
import { createLog } from '#server/log.ts'
import { beginSession, identify } from '#server/people/session.ts'
import { type Use, useCases } from '#server/use/index.ts'
import { temporaryFolder, testConfig } from '#tests/support/config.ts'
import { expectSeries, expectTies, Read } from './ties.ts'

const NOW = Date.now()
let folder: string
let filled: Filled
let opened: Awaited<ReturnType<typeof openHall>>
let use: Use
const person = {} as Record<NamedRole, PersonActor>
/** The five published reports, oldest first. */
let reads: Read[]

beforeAll(async () => {
  folder = await temporaryFolder()
  const config = testConfig({ DATA_DIR: folder })
  const log = createLog('silent')
  filled = await fillDemo(config, log, NOW, () => undefined)
  opened = await openHall(config, log)
  use = useCases(opened.hall)
  const everybody = await opened.hall.store.select().from(opened.hall.store.t.people)
  for (const [role, { name }] of Object.entries(NAMED) as [NamedRole, { name: string }][]) {
    const { id = '' } = everybody.find(candidate => candidate.name === name) ?? {}
    const token = await opened.hall.store.transact(tx => beginSession(opened.hall, tx, id))
    const signedIn = await identify(opened.hall, token)
    if (!signedIn) throw new Error(`${name} is not there`)
    person[role] = signedIn.actor
  }
  const archive = await use.reports.archive(person.employee)
  if (!archive.ok) throw new Error('no archive')
  const lines = archive.archive.years.flatMap(({ reports }) => reports).toReversed()
  reads = await Promise.all(
    lines.map(async ({ id }) => {
      const read = await use.reports.read(person.employee, id)
      if (!read.ok || read.page.kind !== 'report') throw new Error(`${id} cannot be read`)
      return new Read(read.page.report)
    }),
  )
}, 180_000)

afterAll(async () => {
  await opened?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the demo company as it was filled in', () => {
  test('has published the quarters before the last one, which only those who work on it see', async () => {
    const quarters = quartersBefore(NOW)
    expect(reads.map(({ report }) => report.period)).toEqual(quarters.slice(6, 11).map(({ key }) => key))
    expect((await use.reports.read(person.employee, filled.reportId)).ok).toBe(false)
    const draft = await use.reports.draft(person.finance, filled.reportId)
    expect(draft.ok && draft.page.report).toMatchObject({ status: 'approved', period: quarters[11]?.key })
  })

  test('has reports whose figures foot and tie, in themselves and with each other', async () => {
    expect(reads).toHaveLength(5)
    const draft = await use.reports.preview(person.ceo, filled.reportId)
    if (!draft.ok) throw new Error('no preview')
    const all = [...reads, new Read(draft.report)]
    for (const read of all) expectTies(percentages(read))
    expectSeries(all)
  })

  test('explains lines, names their owners, and says in what direction they are good', () => {
    for (const read of reads) {
      const { lineItems } = read.statement('Income statement')
      expect(lineItems.find(({ label }) => label === 'Materials')).toMatchObject({ squad: 'Supply', good: 'down' })
      expect(lineItems.find(({ label }) => label === 'Total revenue')).toMatchObject({ good: 'up' })
      expect(lineItems.filter(({ note }) => note !== '').length).toBeGreaterThan(8)
    }
  })

  test('has every kind of section, five sentences in each report, and something withheld with a date', () => {
    const kinds = new Set(reads.flatMap(({ report }) => report.sections.map(({ body }) => body.kind)))
    expect([...kinds].sort()).toEqual(['chart', 'figures', 'narrative', 'picture', 'plan', 'statement', 'withheld'])
    for (const { report } of reads) expect(report.sentences.map(({ tone }) => tone)).toEqual(['good', 'good', 'bad', 'bad', 'decision'])
    const withheld = reads.flatMap(({ report }) => report.sections.flatMap(({ body }) => (body.kind === 'withheld' ? [body] : [])))
    expect(withheld).toContainEqual({ kind: 'withheld', reason: 'legal', lookAgainOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
  })

  test('lost money in one quarter, and says so in the first place', () => {
    const bad = reads.filter(read => read.value('Income statement', 'Operating profit').startsWith('-'))
    expect(bad).toHaveLength(1)
    expect(bad[0]?.report.sentences[2]?.text).toMatch(/^We lost €3\.8 million/)
  })

  test('has held two meetings, and one is ready to begin', async () => {
    const { store } = opened.hall
    const meetings = await store.select().from(store.t.meetings)
    expect(meetings.map(({ state }) => state).sort()).toEqual(['ended', 'ended', 'scheduled'])
    for (const meeting of meetings.filter(({ state }) => state === 'ended')) {
      expect(meeting.endedAt).toBeLessThan(NOW)
      expect(meeting.show.shown.length).toBeGreaterThan(10)
    }
    const ready = await use.meetings.readiness(person.ceo, filled.meetingId)
    if (!ready.ok) throw new Error('not ready')
    expect(ready.page.checks.filter(({ ok }) => !ok).map(({ what }) => what)).toEqual(['clearance', 'stage'])
    expect(ready.page.meeting.startsAt).toBeGreaterThan(NOW)
  })

  test('has asked, voted, declined, merged, cut a name and answered in its rounds, without anybody’s name', async () => {
    const rounds = await use.rounds.list(person.employee)
    expect(rounds.map(({ state }) => state)).toEqual(['open', 'settled', 'settled'])
    const views = await Promise.all(
      rounds.map(async ({ id: roundId }) => {
        const found = await use.questions.ofRound(person.employee, { roundId })
        if (!found.ok) throw new Error('no questions')
        return found.view.questions
      }),
    )
    const [running = [], ...past] = views
    expect(running).toHaveLength(6)
    expect(running.every(({ votes }) => votes > 0)).toBe(true)
    const answers = past.flat().flatMap(question => (question.state === 'answered' ? question.answers : []))
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['live', 'written']))
    expect(past.flat().some(({ state }) => state === 'merged')).toBe(true)
    expect(past.flat().some(({ text }) => text.includes('[name removed]'))).toBe(true)
    expect(past.flat().some(({ text }) => text.includes('Markus'))).toBe(false)
    const records = await Promise.all(rounds.slice(1).map(({ id: roundId }) => use.questions.record(person.employee, { roundId })))
    const acts = records.flatMap(record => (record.ok ? record.record.map(({ act }) => act.kind) : []))
    expect(new Set(acts)).toEqual(new Set(['declined', 'merged', 'edited']))
  })

  test('has polled its meetings and taken their pulse, and has a poll ready for the next', async () => {
    const trend = await use.polls.trend(person.ceo)
    if (!trend.ok) throw new Error('no trend')
    expect(trend.rows).toHaveLength(2)
    for (const { meeting, results } of trend.rows) {
      expect(results).toMatchObject({ understood: { few: false, answered: expect.any(Number) }, said: { few: false } })
      const shown = await use.polls.ofMeeting(person.employee, { meetingId: meeting.id })
      expect(shown.ok && shown.archive.polls.map(({ result }) => result?.few)).toEqual([false])
      expect(shown.ok && shown.archive.pulse.every(({ closesAt }) => closesAt === null)).toBe(true)
    }
    const { store } = opened.hall
    expect(await store.select().from(store.t.pollAnswers)).toEqual([])
    const ready = await use.polls.prepared(person.ceo, { meetingId: filled.meetingId })
    expect(ready.ok && ready.polls.map(({ state }) => state)).toEqual(['prepared'])
  })

  test('owes answers: one was kept, one was moved, one is late; a promise is a leader’s to make', async () => {
    const home = await use.reports.home(person.employee)
    if (!home.ok) throw new Error('no home')
    const { open, kept } = home.home.owed
    const today = new Date(NOW).toISOString().slice(0, 10)
    const due = open.map(({ promises }) => promises.at(-1)?.dueOn ?? '')
    expect(due.filter(day => day < today)).toHaveLength(1)
    expect(due.filter(day => day > today)).toHaveLength(2)
    expect(open.map(({ promises }) => promises.length).sort()).toEqual([1, 1, 2])
    expect(new Set(open.map(({ promises }) => promises.at(-1)?.owner.name))).toEqual(new Set([NAMED.operations.name, NAMED.cfo.name]))
    expect(kept.map(({ promises }) => promises.at(-1)?.keptAt)).toEqual([expect.any(Number)])
    const again = { questionId: open[0]?.id ?? '', owner: { kind: 'person', id: person.ceo.personId }, dueOn: today } as const
    expect(await use.promises.make(person.employee, again)).toEqual({ ok: false, fault: { kind: 'forbidden' } })
    expect(await use.promises.make(person.ceo, { ...again, owner: { kind: 'person', id: 'nobody' } })).toMatchObject({
      fault: { kind: 'invalid' },
    })
  })

  test('has judged its answers: confirmed, unconfirmed, and one that was reopened and answered anew', async () => {
    const rounds = (await use.rounds.list(person.employee)).filter(({ state }) => state === 'settled')
    const views = await Promise.all(rounds.map(({ id: roundId }) => use.questions.ofRound(person.employee, { roundId })))
    const answered = views.flatMap(found => (found.ok ? found.view.questions.filter(({ state }) => state === 'answered') : []))
    expect(new Set(answered.map(({ after }) => after?.settled))).toEqual(new Set(['confirmed', 'unconfirmed']))
    const reopened = answered.filter(({ after }) => after?.reopened)
    expect(reopened).toMatchObject([{ after: { settled: 'confirmed', clarifications: [{ state: 'open' }] } }])
    expect(reopened[0]?.answers).toHaveLength(2)
    const { store } = opened.hall
    expect(await store.select().from(store.t.verdicts)).toEqual([])
  })

  test('has 402 people, of whom forty say in their name that they are simulated', async () => {
    const listed = await use.people.list(person.administrator)
    if (!listed.ok) throw new Error('no list')
    expect(listed.people).toHaveLength(402)
    expect(listed.people.filter(({ name }) => name.startsWith(SIMULATED_MARK))).toHaveLength(SIMULATED)
    expect(listed.people.filter(({ state }) => state === 'here')).toHaveLength(SIMULATED + Object.keys(NAMED).length)
  })

  test('did nothing in the future, and published in the order of the quarters', async () => {
    const { store } = opened.hall
    const at = (await store.select({ at: store.t.revisions.createdAt, audience: store.t.revisions.audience }).from(store.t.revisions))
      .filter(({ audience }) => audience === 'everyone')
      .map(revision => revision.at)
    expect(at).toHaveLength(5)
    expect(Math.max(...at)).toBeLessThan(NOW)
    const journal = await store.select({ at: store.t.journal.at }).from(store.t.journal)
    expect(Math.max(...journal.map(entry => entry.at))).toBeLessThan(NOW)
  })
})

/** Percentages as a reader sees them. */
function percentages(read: Read): Read {
  const sections = read.report.sections.map(section => {
    if (section.body.kind !== 'statement') return section
    const lineItems = section.body.lineItems.map(item => {
      const values = Object.entries(item.values).map(([column, cell]) => [
        column,
        item.unit === 'percent' && cell.value !== null ? { ...cell, value: inPercent(cell.value, item.whole) } : cell,
      ])
      return { ...item, values: Object.fromEntries(values) as typeof item.values }
    })
    return { ...section, body: { ...section.body, lineItems } }
  })
  return new Read({ ...read.report, sections })
}
