import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftedReport, incomeStatement, must, openReportHouse, publishedReport, type ReportHouse } from '#tests/support/reports.ts'

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
    const before = await must(use.reports.removals(employee, reportId))
    expect(before.removals).toEqual([])
    const target = { what: 'value', sectionId: statement, lineItemId: 'val-revenue', columnId: 'val-actual' } as const
    // Another report of the same company holds the same figure, in a revision and as a draft: nothing goes before that was told.
    await draftedReport(house, 'Also', 'also')
    const input = { reportId, target, reason: 'A customer’s own figure' }
    expect(await use.reports.removeForGood(leader, input)).toMatchObject({ fault: { fields: { elsewhere: expect.any(String) } } })
    const { places } = await must(use.reports.elsewhere(leader, { reportId, target }))
    expect(places.map(place => [place.report, place.section, place.label])).toContainEqual([
      'Also',
      'Income statement',
      'Revenue, Q4 actual',
    ])
    const told = places.map(({ key }) => key)
    expect(await use.reports.removeForGood(leader, { ...input, elsewhere: { told: told.slice(1), choice: 'remove' } })).toMatchObject({
      fault: { kind: 'invalid' },
    })
    expect(await whereIs('48213.57')).toContain('candor.db')
    await must(use.reports.removeForGood(leader, { ...input, elsewhere: { told, choice: 'remove' } }))
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

  it.each(['remove', 'leave'] as const)('does not let a removed figure come back in the trend (%s elsewhere)', async choice => {
    const { use, leader, employee } = house
    const { reportId, statement } = await publishedReport(house, 'Trend', `trend-${choice}`)
    const later = await laterReport(`later-${choice}`)
    const trendOf = async (id: string) => {
      const { page } = await must(use.reports.read(employee, id))
      if (page.kind !== 'report' || !page.lines) throw new Error('no lines')
      const section = page.report.sections[0]!
      const item = section.body.kind === 'statement' && section.body.lineItems[0]!
      const trend = page.lines.trends[section.id]
      const values = (item && trend?.values[item.id]) || []
      return trend?.periods.flatMap((period, at) => (values[at] ? [`${period} ${values[at]}`] : []))
    }
    expect(await trendOf(reportId)).toEqual(['FY2025-Q3 45000', 'FY2025-Q4 48213.57', 'FY2026-Q1 50000'])
    const target = {
      what: 'value',
      sectionId: statement,
      lineItemId: `trend-${choice}-revenue`,
      columnId: `trend-${choice}-actual`,
    } as const
    const told = (await must(use.reports.elsewhere(leader, { reportId, target }))).places
    expect(told.map(place => place.report)).toContain('Later')
    await must(
      use.reports.removeForGood(leader, {
        reportId,
        target,
        reason: 'Not ours',
        elsewhere: { told: told.map(({ key }) => key), choice },
      }),
    )
    expect(await trendOf(reportId)).toEqual(['FY2025-Q3 45000', 'FY2026-Q1 50000'])
    expect(await trendOf(later)).toEqual(
      choice === 'remove' ? ['FY2025-Q3 45000', 'FY2026-Q1 50000'] : ['FY2025-Q3 45000', 'FY2025-Q4 48213.57', 'FY2026-Q1 50000'],
    )
    // As if it had never been: the next test has a company of its own figures.
    await must(use.reports.withdraw(leader, { reportId: later, reason: 'Done' }))
  })

  it('takes one volume of a production plan, with the workbooks of the report', async () => {
    const { use, leader, preparer, employee } = house
    const { reportId, version } = await draftedReport(house, 'Volumes', 'vol')
    const volumes = [{ id: 'v1', label: 'Cabinets', unit: 'pieces', period: 'FY2025-Q4', planned: '7654321', actual: '6543217' }]
    const added = await must(
      use.reports.edit(preparer, {
        reportId,
        version,
        edit: { kind: 'add section', title: 'Plan', body: { kind: 'plan', items: [], volumes } },
      }),
    )
    await must(use.reports.approve(leader, { reportId, version: added.version }))
    await must(use.reports.publish(leader, { reportId, version: added.version, clearance: { kind: 'none' } }))
    const target = { what: 'volume', sectionId: added.sectionId as string, volumeId: 'v1', side: 'actual' } as const
    await must(use.reports.removeForGood(leader, { reportId, target, reason: 'A customer’s order' }))
    expect(await whereIs('6543217')).toEqual([])
    const { page } = await must(use.reports.read(employee, reportId))
    expect(page).toMatchObject({ report: { removals: [{ what: 'volume' }] } })
    expect(JSON.stringify(page)).toContain('"planned":"7654321","actual":null,"removed":["actual"]')
    expect(await use.reports.removeForGood(leader, { reportId, target, reason: 'Again' })).toMatchObject({ fault: { kind: 'conflict' } })
  })

  it('takes a picture with its twins in other reports, or leaves those whole', async () => {
    const { use, leader, preparer, employee, hall } = house
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#357' } })
      .png()
      .toBuffer()
    const withPicture = async (title: string) => {
      const { reportId, version } = await draftedReport(house, title, title.toLowerCase())
      const { fileId, width, height } = await must(use.files.addPicture(preparer, { reportId, name: 'a.png', bytes }))
      const body = { kind: 'picture', fileId, alt: 'Hall', caption: '', width, height } as const
      const added = await must(use.reports.edit(preparer, { reportId, version, edit: { kind: 'add section', title: 'Hall', body } }))
      await must(use.reports.approve(leader, { reportId, version: added.version }))
      await must(use.reports.publish(leader, { reportId, version: added.version, clearance: { kind: 'none' } }))
      return { reportId, fileId, sectionId: added.sectionId as string }
    }
    const [first, second, third] = [await withPicture('First'), await withPicture('Second'), await withPicture('Third')]
    const isShown = async ({ reportId, fileId }: typeof first) => {
      const { page } = await must(use.reports.read(employee, reportId))
      const shows = page.kind === 'report' && page.report.sections.some(({ body }) => body.kind === 'picture')
      const there = (await use.files.fetchFile(employee, fileId)).ok
      // Never a section whose picture is broken.
      expect(there).toBe(shows)
      expect(await readdir(join(house.folder, 'files'))).toEqual(
        shows ? expect.arrayContaining([fileId]) : expect.not.arrayContaining([fileId]),
      )
      return shows
    }
    const remove = async (of: typeof first, choice: 'remove' | 'leave', expected: string[]) => {
      const target = { what: 'section', sectionId: of.sectionId } as const
      const { places } = await must(use.reports.elsewhere(leader, { reportId: of.reportId, target }))
      expect(places.map(place => place.report).sort()).toEqual(expected)
      const elsewhere = { told: places.map(({ key }) => key), choice }
      await must(use.reports.removeForGood(leader, { reportId: of.reportId, target, reason: 'Faces', elsewhere }))
    }
    expect(await Promise.all([first, second, third].map(isShown))).toEqual([true, true, true])
    await remove(first, 'leave', ['Second', 'Third'])
    expect(await Promise.all([first, second, third].map(isShown))).toEqual([false, true, true])
    await remove(second, 'remove', ['Third'])
    expect(await Promise.all([first, second, third].map(isShown))).toEqual([false, false, false])
    expect((await must(use.reports.read(employee, third.reportId))).page).toMatchObject({
      report: { removals: [{ what: 'section', reason: 'Faces', at: hall.clock.now() }] },
    })
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

/** The next quarter's report, which carries the quarter of the others as an earlier one. */
async function laterReport(prefix: string): Promise<string> {
  const { use, preparer, leader } = house
  const { reportId } = await must(use.reports.create(preparer, { title: 'Later', period: 'FY2026-Q1' }))
  const whole = incomeStatement(prefix)
  const column = (id: string, period: string) => ({ id, label: period, period, scenario: 'actual', entity: null }) as const
  const value = (amount: string) => ({ value: amount, text: '', cell: null, flag: null })
  const body = {
    ...whole,
    columns: [column('q1', 'FY2026-Q1'), column('q4', 'FY2025-Q4'), column('q3', 'FY2025-Q3')],
    comparison: { column: 'q1', against: 'q4' },
    lineItems: whole.lineItems.map((item, at) => ({
      ...item,
      values: at === 0 ? { q1: value('50000'), q4: value('48213.57'), q3: value('45000') } : {},
    })),
    checks: [],
  }
  const { version } = await must(
    use.reports.edit(preparer, { reportId, version: 1, edit: { kind: 'add section', title: 'Income statement', body } }),
  )
  await must(use.reports.approve(leader, { reportId, version }))
  await must(use.reports.publish(leader, { reportId, version, clearance: { kind: 'none' } }))
  return reportId
}
