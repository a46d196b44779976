import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { About, QuestionState } from '#app/model/question/question.ts'
import type { Statement } from '#app/model/report/section.ts'
import type { LinesView } from '#app/model/report/views.ts'
import { draftedReport, incomeStatement, must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
beforeAll(async () => {
  house = await openReportHouse()
})
afterAll(() => house.close())

/** A published report of one quarter, in a scale of its own, with its revenue as a key figure. */
async function quarter(prefix: string, period: string, revenue: string, scale: number) {
  const { use, preparer, leader } = house
  const plain = incomeStatement(prefix)
  const body: Statement = {
    ...plain,
    unit: { ...plain.unit, scale },
    columns: plain.columns.map(column => ({ ...column, period })),
    lineItems: plain.lineItems.map(item =>
      item.label === 'Revenue'
        ? { ...item, values: { ...item.values, [`${prefix}-actual`]: { value: revenue, text: '', cell: 'B7', flag: null } } }
        : item,
    ),
  }
  const { reportId } = await must(use.reports.create(preparer, { title: `Report ${prefix}`, period }))
  const first = await must(
    use.reports.edit(preparer, { reportId, version: 1, edit: { kind: 'add section', title: 'Income statement', body } }),
  )
  const section = first.sectionId as string
  const figure = {
    id: `${prefix}-figure`,
    label: '',
    statementId: section,
    lineItemId: `${prefix}-revenue`,
    columnId: `${prefix}-actual`,
    against: null,
  }
  const { version } = await must(
    use.reports.edit(preparer, {
      reportId,
      version: first.version,
      edit: { kind: 'add section', title: 'Key figures', body: { kind: 'figures', figures: [figure] } },
    }),
  )
  await must(use.reports.approve(leader, { reportId, version }))
  await must(use.reports.publish(leader, { reportId, version, clearance: { kind: 'none' } }))
  return { reportId, section, version }
}

async function linesOf(reportId: string): Promise<LinesView> {
  const { page } = await must(house.use.reports.read(house.employee, reportId))
  if (page.kind !== 'report' || !page.lines) throw new Error('no lines')
  return page.lines
}

async function ask(roundId: string, id: string, about: About, state: QuestionState = 'open') {
  const { store } = house.hall
  const row = { id, roundId, text: `Text of ${id}`, about, batch: 1, tokenHash: `token ${id}`, receiptHash: `receipt ${id}`, state }
  const none = { mergedInto: null, declineReason: null, ownerId: null, dueOn: null, votes: null }
  await store.transact(async tx => {
    await tx.insert(store.t.questions).values({ ...row, ...none })
  })
}

describe('an opened line', () => {
  it('tells its trend over all published reports, in the report’s own scale, and forgets a report that is withdrawn', async () => {
    const earlier = await quarter('t1', 'FY2025-Q2', '40100', 3)
    const here = await quarter('t2', 'FY2025-Q3', '42.5', 6)
    const later = await quarter('t3', 'FY2025-Q4', '43900000', 0)
    const { trends, figures } = await linesOf(here.reportId)
    expect(Object.keys(trends)).toEqual([here.section])
    expect(trends[here.section]?.periods).toEqual(['FY2025-Q2', 'FY2025-Q3', 'FY2025-Q4'])
    expect(trends[here.section]?.values['t2-revenue']).toEqual(['40.1', '42.5', '43.9'])
    // A key figure is drawn up to its own period.
    expect(figures).toEqual({ 't2-figure': ['40.1', '42.5'] })

    await must(house.use.reports.withdraw(house.leader, { reportId: later.reportId, reason: 'wrong file' }))
    expect((await linesOf(here.reportId)).trends[here.section]?.periods).toEqual(['FY2025-Q2', 'FY2025-Q3'])
    await must(house.use.reports.withdraw(house.leader, { reportId: earlier.reportId, reason: 'wrong file' }))
    expect((await linesOf(here.reportId)).trends).toEqual({})
  })

  it('tells the questions that everybody reads about it, with their state and nothing else', async () => {
    const { use, leader, hall, employee } = house
    const { reportId, section } = await quarter('q', 'FY2024-Q3', '1', 3)
    const now = hall.clock.now()
    const { id: round } = await must(
      use.rounds.plan(leader, { reportId, opensAt: now, closesAt: now + 86_400_000, moderated: true, minCrowd: 5 }),
    )
    const line = (lineItemId: string): About => ({ kind: 'line item', reportId, sectionId: section, lineItemId, label: 'Cloud cost' })
    await ask(round, 'q-open', line('q-cloud'))
    await ask(round, 'q-answered', line('q-cloud'), 'answered')
    for (const state of ['pending', 'declined', 'withdrawn', 'merged', 'removed'] as const)
      await ask(round, `q-${state}`, line('q-cloud'), state)
    await ask(round, 'q-gone', line('a-line-that-was-withheld-since'))
    await ask(round, 'q-section', { kind: 'section', reportId, sectionId: section, label: 'Income statement' })
    await ask(round, 'q-gone-section', { kind: 'section', reportId, sectionId: 'a-section-that-was-taken-out', label: 'Secret' })
    await ask(round, 'q-gone-plan', { kind: 'plan item', reportId, sectionId: section, planItemId: 'a-plan-item-since', label: 'Secret' })
    await ask(round, 'q-gone-point', { kind: 'chart point', reportId, sectionId: section, point: 'a-point:since', label: 'Secret' })
    const lines = await linesOf(reportId)
    expect(lines.questions).toEqual({
      'q-cloud': [
        { id: 'q-answered', roundId: round, text: 'Text of q-answered', state: 'answered' },
        { id: 'q-open', roundId: round, text: 'Text of q-open', state: 'open' },
      ],
    })
    const { page } = await must(use.reports.read(employee, reportId))
    // Of what the page does not show (any more) it holds neither ids nor counts.
    expect(page).toHaveProperty('questions', { 'q-cloud': 2, [section]: 1 })
    await must(use.rounds.close(leader, { roundId: round }))
  })

  it('is counted like points of charts and items of plans that the page shows', async () => {
    const { use, preparer, leader, employee, hall } = house
    const { reportId, version, chart } = await draftedReport(house, 'With a plan', 'w')
    const step = { id: 'w-step', number: '1', label: 'Move', owner: '', from: null, to: null, progress: null, confidence: null, note: '' }
    const body = { kind: 'plan' as const, items: [{ ...step, status: 'on track' as const }], volumes: [] }
    const planned = await must(use.reports.edit(preparer, { reportId, version, edit: { kind: 'add section', title: 'Plan', body } }))
    await must(use.reports.approve(leader, { reportId, version: planned.version }))
    await must(use.reports.publish(leader, { reportId, version: planned.version, clearance: { kind: 'none' } }))
    const now = hall.clock.now()
    const { id: round } = await must(
      use.rounds.plan(leader, { reportId, opensAt: now, closesAt: now + 86_400_000, moderated: true, minCrowd: 5 }),
    )
    const plan = planned.sectionId ?? ''
    await ask(round, 'w-item', { kind: 'plan item', reportId, sectionId: plan, planItemId: 'w-step', label: 'Move' })
    await ask(round, 'w-point', { kind: 'chart point', reportId, sectionId: chart, point: 'w-cloud:w-actual', label: 'Cloud cost' })
    const { page } = await must(use.reports.read(employee, reportId))
    expect(page).toHaveProperty('questions', { 'w-step': 1, 'w-cloud:w-actual': 1 })
    await must(use.rounds.close(leader, { roundId: round }))
  })

  it('leads to the round only while asking is open', async () => {
    const { use, leader, hall } = house
    const { reportId } = await quarter('o', 'FY2024-Q2', '1', 3)
    expect((await linesOf(reportId)).asking).toBeNull()
    const now = hall.clock.now()
    const { id } = await must(
      use.rounds.plan(leader, { reportId, opensAt: now, closesAt: now + 86_400_000, moderated: false, minCrowd: 5 }),
    )
    expect((await linesOf(reportId)).asking).toBe(id)
    // Of a report without a round of its own people ask where asking is open.
    const other = await quarter('p', 'FY2024-Q1', '1', 3)
    expect((await linesOf(other.reportId)).asking).toBe(id)
    await must(use.rounds.close(leader, { roundId: id }))
    expect((await linesOf(reportId)).asking).toBeNull()
  })

  it('says nothing of a draft', async () => {
    const { use, preparer } = house
    const { reportId } = await must(use.reports.create(preparer, { title: 'Draft', period: 'FY2026-Q1' }))
    expect((await must(use.reports.read(preparer, reportId))).page).toMatchObject({ lines: null, questions: {} })
  })
})
