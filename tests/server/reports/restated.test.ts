import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportsOf, statementOf } from '#tests/support/over-time.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
let reports: ReturnType<typeof reportsOf>
beforeAll(async () => {
  house = await openReportHouse()
  reports = reportsOf(house)
})
afterAll(() => house.close())

describe('a restated figure', () => {
  it('is listed before publishing with old and new, asks why, and readers see both and the reason, revision after revision', async () => {
    const { use, preparer, leader } = house
    const q1 = await reports.published('Q1', 'FY2026-Q1', statementOf({ Turnover: { 'FY2026-Q1': '4.1' }, Waste: { 'FY2026-Q1': '2' } }))
    const q2 = await reports.drafted(
      'Q2',
      'FY2026-Q2',
      statementOf({ Turnover: { 'FY2026-Q2': '5', 'FY2026-Q1': '4.2' }, Waste: { 'FY2026-Q2': '1', 'FY2026-Q1': '2' } }),
    )
    const { page } = await must(use.reports.earlier(preparer, q2.reportId))
    expect(page.restated).toMatchObject([
      { label: 'Turnover', column: 'FY2026-Q1', was: '4.1', is: '4.2', reportId: q1.reportId, reportPeriod: 'FY2026-Q1', why: '' },
    ])
    const [restated] = page.restated
    const { lineItemId = '', columnId = '', sectionId = '' } = restated ?? {}
    const why = 'A contract was booked twice.'
    await must(
      use.reports.edit(preparer, {
        reportId: q2.reportId,
        version: q2.version,
        edit: {
          kind: 'explain restatements',
          sectionId,
          whys: [
            { lineItemId, columnId, why },
            { lineItemId: 'nobody', columnId, why: 'x' },
          ],
        },
      }),
    )
    await reports.publish(q2)
    const seen = async () => (await reports.linesOf(q2.reportId)).find(item => item.label === 'Turnover')?.values[columnId]
    expect(await seen()).toEqual({
      value: '4.2',
      text: '',
      cell: 'B2',
      restated: { was: '4.1', reportId: q1.reportId, reportPeriod: 'FY2026-Q1', why },
    })
    expect((await reports.linesOf(q2.reportId)).find(item => item.label === 'Waste')?.values[columnId]).not.toHaveProperty('restated')
    expect((await reports.linesOf(q1.reportId)).flatMap(item => Object.values(item.values)).some(value => value.restated)).toBe(false)

    const { version } = (await must(use.reports.draft(leader, q2.reportId))).page.report
    await must(
      use.reports.edit(leader, { reportId: q2.reportId, version, edit: { kind: 'name section', sectionId, title: 'Income again' } }),
    )
    await reports.publish(q2)
    expect((await seen())?.restated?.why).toBe(why)

    // What was taken back, or removed for good, is no earlier figure any more.
    await must(use.reports.withdraw(leader, { reportId: q1.reportId, reason: 'Wrong' }))
    expect(await seen()).not.toHaveProperty('restated')
  })

  it('is none where another entity, a later report or another draft says otherwise', async () => {
    const { use, preparer } = house
    await reports.published('E1', 'FY2026-Q1', statementOf({ Parcels: { 'FY2026-Q1': '7' } }, 'Europe'))
    const asia = await reports.drafted('E2', 'FY2026-Q2', statementOf({ Parcels: { 'FY2026-Q1': '9' } }, 'Asia'))
    expect((await must(use.reports.earlier(preparer, asia.reportId))).page.restated).toEqual([])
    const before = await reports.drafted('E0', 'FY2025-Q4', statementOf({ Parcels: { 'FY2026-Q1': '8' } }, 'Europe'))
    expect((await must(use.reports.earlier(preparer, before.reportId))).page.restated).toEqual([])
    const after = await reports.drafted('E3', 'FY2026-Q3', statementOf({ Parcels: { 'FY2026-Q1': '8' } }, 'Europe'))
    expect((await must(use.reports.earlier(preparer, after.reportId))).page.restated).toMatchObject([{ was: '7', is: '8' }])
  })
})

describe('the same line as last time', () => {
  it('is proposed under another name with what speaks for it, decided once, and known the next time', async () => {
    const { use, preparer } = house
    const first = await reports.published(
      'R1',
      'FY2026-Q1',
      statementOf({ 'Staff expense': { 'FY2026-Q1': '31' }, Freight: { 'FY2026-Q1': '3' } }),
    )
    const series = await reports.seriesOf(first.reportId, 'Staff expense')
    const second = await reports.drafted(
      'R2',
      'FY2026-Q2',
      statementOf({ 'Staff expenses and wages': { 'FY2026-Q1': '31', 'FY2026-Q2': '33' } }),
    )
    const { page } = await must(use.reports.earlier(preparer, second.reportId))
    expect(page.lines).toMatchObject([
      { label: 'Staff expenses and wages', series: { id: series }, confidence: 'likely', figures: { same: 1, all: 1 } },
    ])
    const [proposal] = page.lines
    const decide = (choice: string) =>
      use.reports.decideLines(preparer, {
        reportId: second.reportId,
        version: second.version,
        choices: [{ lineItemId: proposal?.lineItemId ?? '', series: choice }],
      })
    expect(await decide('series-from-outside')).toMatchObject({ ok: false, fault: { kind: 'invalid' } })
    await must(decide(series))
    expect((await must(use.reports.earlier(preparer, second.reportId))).page.lines).toEqual([])
    await reports.publish(second)
    expect(await reports.seriesOf(second.reportId, 'Staff expenses and wages')).toBe(series)
    const third = await reports.published('R3', 'FY2026-Q3', statementOf({ 'Staff expenses and wages': { 'FY2026-Q3': '35' } }))
    expect(await reports.seriesOf(third.reportId, 'Staff expenses and wages')).toBe(series)
  })

  it('is proposed by the name that the latest report has for it', async () => {
    const { use, preparer } = house
    const first = await reports.published('L1', 'FY2026-Q1', statementOf({ 'Goods sent': { 'FY2026-Q1': '71' } }))
    const series = await reports.seriesOf(first.reportId, 'Goods sent')
    const second = await reports.drafted('L2', 'FY2026-Q2', statementOf({ 'Goods sent out': { 'FY2026-Q1': '71', 'FY2026-Q2': '73' } }))
    const [line] = (await must(use.reports.earlier(preparer, second.reportId))).page.lines
    const choices = [{ lineItemId: line?.lineItemId ?? '', series }]
    await must(use.reports.decideLines(preparer, { reportId: second.reportId, version: second.version, choices }))
    await reports.publish(second)
    const third = await reports.drafted('L3', 'FY2026-Q3', statementOf({ 'Goods sent out by us': { 'FY2026-Q2': '73' } }))
    expect((await must(use.reports.earlier(preparer, third.reportId))).page.lines).toMatchObject([
      { series: { id: series, label: 'Goods sent', latest: { label: 'Goods sent out', above: null } } },
    ])
  })

  it('is not what somebody said is a new line, even where the name is the same', async () => {
    const { use, preparer } = house
    const first = await reports.published('N1', 'FY2026-Q1', statementOf({ Sundry: { 'FY2026-Q1': '5', 'FY2025-Q4': '6' } }))
    const series = await reports.seriesOf(first.reportId, 'Sundry')
    const second = await reports.drafted('N2', 'FY2026-Q2', statementOf({ Sundry: { 'FY2026-Q1': '50', 'FY2025-Q4': '60' } }))
    const { page } = await must(use.reports.earlier(preparer, second.reportId))
    expect(page.lines).toMatchObject([{ label: 'Sundry', confidence: 'likely', figures: { same: 0, all: 2 } }])
    await must(
      use.reports.decideLines(preparer, {
        reportId: second.reportId,
        version: second.version,
        choices: [{ lineItemId: page.lines[0]?.lineItemId ?? '', series: 'new' }],
      }),
    )
    await reports.publish(second)
    const other = await reports.seriesOf(second.reportId, 'Sundry')
    expect(other).not.toBe(series)
    const third = await reports.published('N3', 'FY2026-Q3', statementOf({ Sundry: { 'FY2026-Q3': '51' } }))
    expect(await reports.seriesOf(third.reportId, 'Sundry')).toBe(other)
  })

  it('is never one for two lines, and an id from outside is not believed', async () => {
    const { use, preparer } = house
    const first = await reports.published('T1', 'FY2026-Q1', statementOf({ Timber: { 'FY2026-Q1': '5' } }))
    const series = await reports.seriesOf(first.reportId, 'Timber')
    const forged = statementOf({ Stone: { 'FY2026-Q2': '5' }, Sand: { 'FY2026-Q2': '8' } })
    const { reportId, version } = await reports.drafted('T2', 'FY2026-Q2', {
      ...forged,
      lineItems: forged.lineItems.map(item => ({ ...item, seriesId: series })),
    })
    const { sections } = (await must(use.reports.draft(preparer, reportId))).page
    const [one, two] = sections[0]?.body.kind === 'statement' ? sections[0].body.lineItems : []
    expect([one?.seriesId, two?.seriesId]).toEqual([null, null])
    const both = [one, two].map(item => ({ lineItemId: item?.id ?? '', series }))
    expect(await use.reports.decideLines(preparer, { reportId, version, choices: both })).toMatchObject({
      ok: false,
      fault: { kind: 'invalid' },
    })
    await reports.publish({ reportId })
    const ids = (await reports.linesOf(reportId)).map(item => item.seriesId)
    expect(new Set([...ids, series]).size).toBe(3)
  })
})

describe('a passage that was removed for good', () => {
  it('goes from the name of the line over all reports and from what was decided about it', async () => {
    const { use, hall, leader, preparer } = house
    const first = await reports.published('P1', 'FY2026-Q1', statementOf({ 'Project Nightjar': { 'FY2026-Q1': '5' } }))
    const second = await reports.drafted('P2', 'FY2026-Q2', statementOf({ 'Project Nightjar and more': { 'FY2026-Q1': '5' } }))
    const [line] = (await must(use.reports.earlier(preparer, second.reportId))).page.lines
    const choices = [{ lineItemId: line?.lineItemId ?? '', series: line?.series.id ?? '' }]
    await must(use.reports.decideLines(preparer, { reportId: second.reportId, version: second.version, choices }))
    const target = { what: 'text', text: 'Nightjar' } as const
    await must(use.reports.removeForGood(leader, { reportId: first.reportId, target, reason: 'Legal' }))
    const { series, seriesAliases } = hall.store.t
    const kept = JSON.stringify([await hall.store.select().from(series), await hall.store.select().from(seriesAliases)])
    expect(kept).not.toMatch(/nightjar/i)
  })
})
