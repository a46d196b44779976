import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outOfDate } from '#app/model/report/standing.ts'
import { draftedReport, must, openReportHouse, publishedReport, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
beforeAll(async () => {
  house = await openReportHouse()
})
afterAll(() => house.close())

const none = { kind: 'none' } as const

describe('publishing', () => {
  it('is a leader’s, after an approval that an edit takes back', async () => {
    const { use, leader, preparer } = house
    const { reportId, version, narrative } = await draftedReport(house, 'Approval', 'appr')
    expect(await use.reports.publish(leader, { reportId, version, clearance: none })).toMatchObject({ fault: { kind: 'conflict' } })
    expect(await use.reports.approve(preparer, { reportId, version })).toEqual({ ok: false, fault: { kind: 'forbidden' } })
    await must(use.reports.approve(leader, { reportId, version }))
    const edited = await must(
      use.reports.edit(preparer, { reportId, version, edit: { kind: 'name section', sectionId: narrative, title: 'Other' } }),
    )
    expect(await use.reports.publish(leader, { reportId, version: edited.version, clearance: none })).toMatchObject({
      fault: { kind: 'conflict' },
    })
    expect(await use.reports.approve(leader, { reportId, version })).toMatchObject({ fault: { kind: 'stale' } })
    await must(use.reports.approve(leader, { reportId, version: edited.version }))
    expect(await use.reports.publish(preparer, { reportId, version: edited.version, clearance: none })).toEqual({
      ok: false,
      fault: { kind: 'forbidden' },
    })
    await must(use.reports.publish(leader, { reportId, version: edited.version, clearance: none }))
    expect((await use.reports.read(house.employee, reportId)).ok).toBe(true)
  })

  it('needs an answer about inside information, by whom and until when', async () => {
    const { use, leader } = house
    const { reportId, version } = await draftedReport(house, 'Clearance', 'clear')
    await must(use.reports.approve(leader, { reportId, version }))
    const half = { kind: 'cleared', by: '', publicFrom: 'tomorrow' } as never
    expect(await use.reports.publish(leader, { reportId, version, clearance: half })).toMatchObject({ fault: { kind: 'invalid' } })
    await must(use.reports.publish(leader, { reportId, version, clearance: { kind: 'cleared', by: 'Legal', publicFrom: '2026-03-20' } }))
    const { page } = await must(use.reports.read(leader, reportId))
    expect(page).toMatchObject({ kind: 'report', report: { clearance: { kind: 'cleared', by: 'Legal', publicFrom: '2026-03-20' } } })
  })

  it('shows readers the revision, not what is edited since, until the next one says what changed', async () => {
    const { use, leader, preparer, employee } = house
    const { reportId, version, narrative } = await publishedReport(house, 'Revisions', 'rev')
    const edited = await must(
      use.reports.edit(preparer, {
        reportId,
        version,
        edit: { kind: 'write section', sectionId: narrative, body: { kind: 'narrative', markdown: 'Corrected sentence.' } },
      }),
    )
    expect(JSON.stringify(await must(use.reports.read(employee, reportId)))).not.toContain('Corrected sentence')
    expect((await must(use.reports.read(leader, reportId))).page).toMatchObject({ changed: true })
    const next = { reportId, version: edited.version, clearance: none }
    expect(await use.reports.publish(leader, next)).toEqual({
      ok: false,
      fault: { kind: 'invalid', fields: { reason: 'Say what changed: readers see it.' } },
    })
    await must(use.reports.publish(leader, { ...next, reason: 'A sentence was wrong' }))
    expect(JSON.stringify(await must(use.reports.read(employee, reportId)))).toContain('Corrected sentence')
    const { revisions } = await must(use.reports.revisions(employee, reportId))
    expect(revisions.map(({ number, reason, by, current }) => ({ number, reason, by, current }))).toEqual([
      { number: 2, reason: 'A sentence was wrong', by: null, current: true },
      { number: 1, reason: '', by: null, current: false },
    ])
    expect(await use.reports.readRevision(employee, { reportId, number: 1 })).toEqual({ ok: false, fault: { kind: 'not found' } })
    expect(JSON.stringify(await must(use.reports.readRevision(preparer, { reportId, number: 1 })))).toContain('Zanzibar')
  })

  it('gives the same line the same series in the next report, and derives its values', async () => {
    const { use, leader, hall } = house
    const first = await publishedReport(house, 'Series one', 's1')
    const second = await publishedReport(house, 'Series two', 's2')
    const seriesIn = async (reportId: string) => {
      const { page } = await must(use.reports.read(leader, reportId))
      const body = page.kind === 'report' ? page.report.sections[0]?.body : undefined
      return body?.kind === 'statement' ? body.lineItems.map(item => item.seriesId) : []
    }
    const series = await seriesIn(first.reportId)
    expect(new Set(series).size).toBe(4)
    expect(await seriesIn(second.reportId)).toEqual(series)
    const { seriesValues } = hall.store.t
    const rows = (await hall.store.select().from(seriesValues)).filter(row => row.reportId === first.reportId)
    expect(rows).toHaveLength(8)
    expect(rows).toContainEqual({
      seriesId: series[1],
      reportId: first.reportId,
      lineItemId: 's1-cloud',
      columnId: 's1-actual',
      period: 'FY2025-Q4',
      scenario: 'actual',
      unit: 'currency',
      entity: null,
      scale: 3,
      value: '-6173.91',
    })
  })
})

describe('what readers get', () => {
  it('holds no hidden sheet, formula, file name, flag or presenter’s note, and only these fields', async () => {
    const { use, preparer, leader, employee } = house
    const drafted = await draftedReport(house, 'Payload', 'pay')
    const { reportId } = drafted
    const noted = await must(
      use.reports.edit(preparer, {
        reportId,
        version: drafted.version,
        edit: { kind: 'write notes', sectionId: drafted.statement, notes: 'Smile here', minutes: 4 },
      }),
    )
    await must(use.reports.approve(leader, { reportId, version: noted.version }))
    await must(use.reports.publish(leader, { reportId, version: noted.version, clearance: none }))
    const { page } = await must(use.reports.read(employee, reportId))
    const text = JSON.stringify(page)
    for (const hidden of ['Smile here', 'text-number', 'preparer', 'createdBy', 'fileId', '"notes"', '"source"', '"flag"'])
      expect(text).not.toContain(hidden)
    const statement = page.kind === 'report' ? page.report.sections[0]?.body : undefined
    expect(Object.keys(statement ?? {}).sort()).toEqual(['checks', 'columns', 'comparison', 'kind', 'lineItems', 'statement', 'unit'])
    if (statement?.kind !== 'statement') throw new Error('no statement')
    expect(statement.lineItems[3]?.sumOf).toEqual(['Revenue', 'Cloud cost', 'Wages'])
    expect(Object.keys(statement.lineItems[0]?.values['pay-actual'] ?? {}).sort()).toEqual(['cell', 'text', 'value'])
  })

  it('keeps the day of a reader’s first opening and nothing finer', async () => {
    const { use, employee, leader, hall, clock } = house
    const { reportId } = await publishedReport(house, 'Openings', 'open')
    await must(use.reports.read(leader, reportId))
    // 23:30 UTC is the next day in the company's time zone.
    clock.to(Date.UTC(2026, 2, 2, 23, 30))
    await must(use.reports.read(employee, reportId))
    clock.to(Date.UTC(2026, 2, 5, 12))
    await must(use.reports.read(employee, reportId))
    const rows = (await hall.store.select().from(hall.store.t.openings)).filter(row => row.reportId === reportId)
    expect(rows).toEqual([{ personId: 'employee', reportId, day: '2026-03-03' }])
  })
})

describe('withdrawing', () => {
  it('tells who reads it that it was withdrawn and why, and takes its values out of the series', async () => {
    const { use, leader, preparer, employee, hall } = house
    const { reportId } = await publishedReport(house, 'Withdrawn one', 'wd')
    expect(await use.reports.withdraw(preparer, { reportId, reason: 'x' })).toEqual({ ok: false, fault: { kind: 'forbidden' } })
    expect(await use.reports.withdraw(leader, { reportId, reason: '' })).toMatchObject({ fault: { kind: 'invalid' } })
    await must(use.reports.withdraw(leader, { reportId, reason: 'Wrong quarter attached' }))
    expect(await must(use.reports.read(employee, reportId))).toEqual({
      ok: true,
      page: { kind: 'withdrawn', id: reportId, title: 'Withdrawn one', reason: 'Wrong quarter attached', at: house.clock.now() },
    })
    expect(await use.reports.revisions(employee, reportId)).toEqual({ ok: false, fault: { kind: 'not found' } })
    const left = (await hall.store.select().from(hall.store.t.seriesValues)).filter(row => row.reportId === reportId)
    expect(left).toEqual([])
    expect(JSON.stringify(await must(use.reports.archive(employee)))).not.toContain('Withdrawn one')
  })

  it('lets open pages find out that readers have another state now', async () => {
    const { use, leader, employee } = house
    const { reportId } = await publishedReport(house, 'Read meanwhile', 'meanwhile')
    const drafted = await draftedReport(house, 'Not for them', 'standing')
    expect(await use.reports.standing(employee, drafted.reportId)).toEqual({ ok: false, fault: { kind: 'not found' } })
    const shown = { revision: 1, removals: 0 }
    const how = async () => outOfDate(shown, (await must(use.reports.standing(employee, reportId))).standing)
    expect(await how()).toBeUndefined()
    await must(use.reports.removeForGood(leader, { reportId, target: { what: 'text', text: 'Zanzibar' }, reason: 'A name' }))
    expect(await how()).toBe('corrected')
    await must(use.reports.withdraw(leader, { reportId, reason: 'Wrong' }))
    expect(await how()).toBe('withdrawn')
  })

  it('is refused while a meeting presents the report, and says what to do', async () => {
    const { use, leader, hall } = house
    const { reportId } = await publishedReport(house, 'Presented', 'presented')
    const startsAt = house.clock.now() + 60_000
    const plan = { title: 'All hands', reportId, startsAt, minutes: 30, hearItUrl: '', captioned: false, roundId: null }
    const { meetingId } = await must(use.meetings.schedule(leader, { ...plan, presenterIds: [leader.personId] }))
    await must(use.meetings.openLobby(leader, { meetingId }))
    const withdraw = () => use.reports.withdraw(leader, { reportId, reason: 'Too early' })
    const refused = {
      ok: false,
      fault: {
        kind: 'conflict',
        message: '“All hands”: a meeting on this report is under way. End it, or close its lobby; then withdraw the report.',
      },
    }
    expect(await withdraw()).toEqual(refused)
    await must(use.meetings.start(leader, { meetingId }))
    expect(await withdraw()).toEqual(refused)
    await must(use.meetings.end(leader, { meetingId, publish: 'shown' }))
    const [report] = (await hall.store.select().from(hall.store.t.reports)).filter(({ id }) => id === reportId)
    expect(report?.status).toBe('published')
    await must(withdraw())
  })

  it('of an approval is refused, too, while a meeting on it is under way: its end publishes what was approved', async () => {
    const { use, leader, preparer, hall } = house
    const { reportId, version } = await draftedReport(house, 'Approved and opened', 'opened')
    await must(use.reports.approve(leader, { reportId, version }))
    const startsAt = house.clock.now() + 60_000
    const plan = { title: 'All hands', reportId, startsAt, minutes: 30, hearItUrl: '', captioned: false, roundId: null }
    const { meetingId } = await must(use.meetings.schedule(leader, { ...plan, presenterIds: [preparer.personId] }))
    await must(use.meetings.openLobby(preparer, { meetingId, clearance: none }))
    const takeBack = () => use.reports.withdrawApproval(leader, { reportId })
    const refused = {
      ok: false,
      fault: {
        kind: 'conflict',
        message: '“All hands”: a meeting on this report is under way. End it, or close its lobby; then take the approval back.',
      },
    }
    expect(await takeBack()).toEqual(refused)
    await must(use.meetings.start(preparer, { meetingId }))
    expect(await takeBack()).toEqual(refused)
    await must(use.meetings.end(preparer, { meetingId, publish: 'nothing' }))
    await must(takeBack())
    const [report] = (await hall.store.select().from(hall.store.t.reports)).filter(({ id }) => id === reportId)
    expect(report?.status).toBe('draft')
  })

  it('lets it come back after another approval', async () => {
    const { use, leader, employee } = house
    const { reportId, version } = await publishedReport(house, 'Back again', 'back')
    await must(use.reports.withdraw(leader, { reportId, reason: 'Too early' }))
    expect(await use.reports.publish(leader, { reportId, version, clearance: none, reason: 'Now' })).toMatchObject({
      fault: { kind: 'conflict' },
    })
    await must(use.reports.approve(leader, { reportId, version }))
    await must(use.reports.publish(leader, { reportId, version, clearance: none, reason: 'Now it is right' }))
    expect((await must(use.reports.read(employee, reportId))).page.kind).toBe('report')
  })
})
