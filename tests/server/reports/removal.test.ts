import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must, openReportHouse, publishedReport, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
beforeAll(async () => {
  house = await openReportHouse()
})
afterAll(() => house.close())

/** Names of all files of the data folder that hold these bytes. */
async function whereIs(text: string): Promise<string[]> {
  const entries = await readdir(house.folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter(entry => entry.isFile())) {
    if ((await readFile(join(entry.parentPath, entry.name))).includes(text)) found.push(entry.name)
  }
  return found
}

describe('removal for good', () => {
  it('is a leader’s, with a reason', async () => {
    const { use, preparer, employee, leader } = house
    const { reportId, statement } = await publishedReport(house, 'Whose', 'whose')
    const target = { what: 'section', sectionId: statement } as const
    expect(await use.reports.removeForGood(employee, { reportId, target, reason: 'x' })).toEqual({
      ok: false,
      fault: { kind: 'not found' },
    })
    expect(await use.reports.removeForGood(preparer, { reportId, target, reason: 'x' })).toEqual({
      ok: false,
      fault: { kind: 'forbidden' },
    })
    expect(await use.reports.removeForGood(leader, { reportId, target, reason: ' ' })).toMatchObject({
      fault: { kind: 'invalid', fields: { reason: expect.any(String) } },
    })
  })

  it('leaves no byte of a value in database, log or files, and readers see that and why', async () => {
    const { use, leader, employee } = house
    const { reportId, statement } = await publishedReport(house, 'Value', 'val')
    // The premise: the value is there in draft, revision and series.
    await house.hall.store.checkpoint()
    expect(await whereIs('48213.57')).toEqual(['candor.db'])
    // Another report of the same company must not hold the value, or this test would prove nothing.
    const target = { what: 'value', sectionId: statement, lineItemId: 'val-revenue', columnId: 'val-actual' } as const
    const before = await must(use.reports.removals(employee, reportId))
    expect(before.removals).toEqual([])
    for (const other of await otherReports(reportId))
      await must(use.reports.removeForGood(leader, { reportId: other, target: { what: 'report' }, reason: 'Clearing up' }))
    await must(use.reports.removeForGood(leader, { reportId, target, reason: 'A customer’s own figure' }))
    expect(await whereIs('48213.57')).toEqual([])
    const { page } = await must(use.reports.read(employee, reportId))
    if (page.kind !== 'report') throw new Error('withdrawn')
    expect(page.report.removals).toEqual([{ what: 'value', reason: 'A customer’s own figure', at: house.clock.now() }])
    const body = page.report.sections[0]?.body
    if (body?.kind !== 'statement') throw new Error('no statement')
    expect(body.lineItems[0]?.values['val-actual']).toEqual({ value: null, text: '[removed]', cell: 'B7' })
    // The total's check would have told it.
    expect(body.checks).toEqual([])
  })

  it('takes a passage out of narrative, title, sentences and reasons, in every revision', async () => {
    const { use, leader, preparer } = house
    const drafted = await publishedReport(house, 'About Ouagadougou', 'txt')
    const { reportId, narrative } = drafted
    const written = { kind: 'narrative', markdown: 'The **Ouagadougou** office opened.' }
    const { version } = await must(
      use.reports.edit(preparer, {
        reportId,
        version: drafted.version,
        edit: { kind: 'write section', sectionId: narrative, body: written },
      }),
    )
    const edited = await must(
      use.reports.edit(preparer, {
        reportId,
        version,
        edit: { kind: 'write sentences', sentences: [{ tone: 'good', text: 'OUAGADOUGOU opened.' }] },
      }),
    )
    await must(
      use.reports.publish(leader, { reportId, version: edited.version, clearance: { kind: 'none' }, reason: 'Ouagadougou was missing' }),
    )
    await must(use.reports.removeForGood(leader, { reportId, target: { what: 'text', text: 'ouagadougou' }, reason: 'Not public' }))
    for (const spelling of ['Ouagadougou', 'OUAGADOUGOU', 'ouagadougou']) expect(await whereIs(spelling)).toEqual([])
    const { report } = await must(use.reports.readRevision(leader, { reportId, number: 1 }))
    expect(report.title).toBe('About [removed]')
    expect((await must(use.reports.read(house.employee, reportId))).page).toMatchObject({
      report: { title: 'About [removed]', sentences: [{ text: '[removed] opened.' }] },
    })
  })

  it('takes a line item with its series, and keeps charts standing', async () => {
    const { use, leader, employee, hall } = house
    const { reportId, statement } = await publishedReport(house, 'Line', 'line')
    await must(
      use.reports.removeForGood(leader, {
        reportId,
        target: { what: 'line item', sectionId: statement, lineItemId: 'line-cloud' },
        reason: 'Contract',
      }),
    )
    const { page } = await must(use.reports.read(employee, reportId))
    if (page.kind !== 'report') throw new Error('withdrawn')
    const body = page.report.sections[0]?.body
    expect(body?.kind === 'statement' && body.lineItems.map(item => item.label)).toEqual(['Revenue', 'Wages', 'Operating profit'])
    expect(page.report.sections[1]?.body).toMatchObject({ kind: 'chart', series: [] })
    const rows = await hall.store.select().from(hall.store.t.seriesValues)
    expect(rows.filter(row => row.reportId === reportId && row.lineItemId === 'line-cloud')).toEqual([])
  })

  it('says when there is nothing to remove', async () => {
    const { reportId } = await publishedReport(house, 'Nothing', 'noth')
    const outcome = await house.use.reports.removeForGood(house.leader, {
      reportId,
      target: { what: 'text', text: 'never written' },
      reason: 'x',
    })
    expect(outcome).toMatchObject({ ok: false, fault: { kind: 'conflict' } })
    expect((await must(house.use.reports.removals(house.leader, reportId))).removals).toEqual([])
  })

  it('takes a whole report, which then counts as withdrawn', async () => {
    const { use, leader, employee } = house
    const { reportId } = await publishedReport(house, 'Quetzal', 'whole')
    await must(use.reports.removeForGood(leader, { reportId, target: { what: 'report' }, reason: 'Sold' }))
    expect(await whereIs('Quetzal')).toEqual([])
    expect((await must(use.reports.read(employee, reportId))).page).toMatchObject({ kind: 'withdrawn', title: '[removed]' })
  })
})

async function otherReports(mine: string): Promise<string[]> {
  const { reports } = house.hall.store.t
  return (await house.hall.store.select({ id: reports.id }).from(reports)).map(row => row.id).filter(id => id !== mine)
}
