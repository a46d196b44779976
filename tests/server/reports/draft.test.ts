import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftedReport, must, openReportHouse, publishedReport, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
beforeAll(async () => {
  house = await openReportHouse()
})
afterAll(() => house.close())

const MISSING = { ok: false, fault: { kind: 'not found' } }

describe('who finds a draft', () => {
  it('answers employees, administrators and nobody exactly as for an id that does not exist', async () => {
    const { use, employee, administrator } = house
    const { reportId } = await draftedReport(house, 'Secret', 'who')
    for (const actor of [employee, administrator, { kind: 'nobody' } as const]) {
      for (const id of [reportId, 'doesnotexist']) {
        expect(await use.reports.read(actor, id)).toEqual(MISSING)
        expect(await use.reports.draft(actor, id)).toEqual(MISSING)
        expect(await use.reports.preview(actor, id)).toEqual(MISSING)
        expect(await use.reports.revisions(actor, id)).toEqual(MISSING)
        expect(await use.reports.removals(actor, id)).toEqual(MISSING)
        expect(await use.reports.edit(actor, { reportId: id, version: 1, edit: { kind: 'write sentences', sentences: [] } })).toEqual(
          MISSING,
        )
        expect(await use.reports.publish(actor, { reportId: id, version: 1, clearance: { kind: 'none' } })).toEqual(MISSING)
        expect(await use.reports.withdraw(actor, { reportId: id, reason: 'x' })).toEqual(MISSING)
      }
    }
  })

  it('keeps it out of home and archive for readers', async () => {
    const { use, employee, preparer } = house
    await draftedReport(house, 'Unseen title', 'list')
    const forReader = JSON.stringify([await must(use.reports.archive(employee)), await must(use.reports.home(employee))])
    expect(forReader).not.toContain('Unseen title')
    expect(JSON.stringify(await must(use.reports.archive(preparer)))).toContain('Unseen title')
  })

  it('shows nothing to a person who has not given the pledge that stands', async () => {
    const { reportId } = await publishedReport(house, 'Pledged', 'pledge')
    const early = { ...house.employee, pledged: 0 }
    expect(await house.use.reports.read(early, reportId)).toEqual(MISSING)
    expect(await house.use.reports.archive(early)).toEqual(MISSING)
    expect((await house.use.reports.read(house.employee, reportId)).ok).toBe(true)
  })
})

describe('two tabs on one draft', () => {
  it('refuses the second edit, says who changed what, and overwrites nothing', async () => {
    const { use, preparer, colleague } = house
    const { reportId, version, narrative } = await draftedReport(house, 'Two tabs', 'tabs')
    const first = await must(
      use.reports.edit(colleague, { reportId, version, edit: { kind: 'name section', sectionId: narrative, title: 'The quarter' } }),
    )
    const second = await use.reports.edit(preparer, {
      reportId,
      version,
      edit: { kind: 'name section', sectionId: narrative, title: 'My title' },
    })
    expect(second).toEqual({ ok: false, fault: { kind: 'stale', version: version + 1 } })
    const { changes } = await must(use.reports.changesSince(preparer, { reportId, version }))
    expect(changes).toEqual([
      { version: first.version, what: 'name section', section: 'The quarter', by: 'Carla Count', at: house.clock.now() },
    ])
    const { page } = await must(use.reports.draft(preparer, reportId))
    expect(page.sections.find(section => section.id === narrative)?.title).toBe('The quarter')
  })

  it('lets exactly one of two edits at the same moment win', async () => {
    const { use, preparer, colleague } = house
    const { reportId, version } = await draftedReport(house, 'Race', 'race')
    const results = await Promise.all(
      [preparer, colleague].map((actor, at) =>
        use.reports.edit(actor, { reportId, version, edit: { kind: 'name report', title: `Title ${at}`, period: 'FY2025-Q4' } }),
      ),
    )
    expect(results.filter(result => result.ok)).toHaveLength(1)
    expect(results.find(result => !result.ok)).toMatchObject({ fault: { kind: 'stale' } })
  })
})

describe('a form that is sent twice', () => {
  it('is no conflict with itself, and adds nothing twice', async () => {
    const { use, preparer, colleague } = house
    const { reportId, version, narrative } = await draftedReport(house, 'Twice', 'twice')
    const text = { kind: 'narrative', markdown: 'Said once.' } as const
    const sections = async () => (await must(use.reports.draft(preparer, reportId))).page.sections.length
    let at = version
    for (const edit of [
      { kind: 'name report', title: 'Twice over', period: 'FY2025-Q4' },
      { kind: 'add section', title: 'Once', body: text, after: narrative },
      { kind: 'name section', sectionId: narrative, title: 'The quarter' },
      { kind: 'remove section', sectionId: narrative },
    ] as const) {
      const first = await must(use.reports.edit(preparer, { reportId, version: at, edit }))
      const count = await sections()
      expect(await use.reports.edit(preparer, { reportId, version: at, edit })).toEqual(first)
      expect(await sections()).toBe(count)
      // Of another person, or with anything else in it, it is one.
      expect(await use.reports.edit(colleague, { reportId, version: at, edit })).toMatchObject({ fault: { kind: 'stale' } })
      if ('title' in edit)
        expect(await use.reports.edit(preparer, { reportId, version: at, edit: { ...edit, title: 'Other' } })).toMatchObject({
          fault: { kind: 'stale' },
        })
      at = first.version
    }
  })
})

describe('bad edits', () => {
  it('are refused by field, and extra fields fall off', async () => {
    const { use, preparer } = house
    const { reportId, version, statement } = await draftedReport(house, 'Bad edits', 'bad')
    const refusedOf = async (edit: unknown) => {
      const outcome = await use.reports.edit(preparer, { reportId, version, edit })
      return outcome.ok ? 'worked' : outcome.fault
    }
    expect(await refusedOf({ kind: 'name report', title: ' ', period: 'soon' })).toEqual({
      kind: 'invalid',
      fields: { title: 'Give it a title.', period: 'Choose a period, like Q3 of 2026.' },
    })
    expect(await refusedOf({ kind: 'nonsense' })).toMatchObject({ kind: 'invalid' })
    expect(await refusedOf({ kind: 'remove section', sectionId: statement })).toEqual({
      kind: 'invalid',
      fields: { '': '“Cloud cost” shows lines of this section. Remove that first.' },
    })
    expect(await refusedOf({ kind: 'name section', sectionId: 'gone', title: 'x' })).toEqual({ kind: 'not found' })
    await must(
      use.reports.edit(preparer, {
        reportId,
        version,
        edit: { kind: 'name report', title: 'Better', period: 'FY2025-Q4', status: 'published', version: 99 },
      }),
    )
    const { page } = await must(use.reports.draft(preparer, reportId))
    expect(page.report).toMatchObject({ title: 'Better', status: 'draft', version: version + 1 })
  })

  it('say in plain words what a form lacks, or has too much of', async () => {
    const { use, preparer } = house
    const { reportId, version } = await draftedReport(house, 'Chart', 'none')
    const faultsOf = async (edit: unknown) => {
      const outcome = await use.reports.edit(preparer, { reportId, version, edit })
      return outcome.ok || outcome.fault.kind !== 'invalid' ? null : outcome.fault.fields
    }
    const chart = { kind: 'chart', form: 'column', statementId: 's', lineItemIds: [], columnIds: [], caption: 'x'.repeat(1_001) }
    expect(await faultsOf({ kind: 'add section', title: 'Costs', body: chart })).toEqual({
      'body.lineItemIds': 'Choose at least one line.',
      'body.columnIds': 'Choose at least one column.',
      'body.caption': 'Keep it under 1,000 characters.',
    })
  })

  it('take a picture only from the files of this report', async () => {
    const { use, preparer } = house
    const { reportId, version } = await draftedReport(house, 'Picture', 'pic')
    const body = { kind: 'picture', fileId: 'whatever', alt: 'A hall', caption: '', width: 10, height: 10 }
    const outcome = await use.reports.edit(preparer, { reportId, version, edit: { kind: 'add section', title: 'Hall', body } })
    expect(outcome).toMatchObject({ ok: false, fault: { kind: 'invalid', fields: { picture: 'Choose a picture.' } } })
    const several = await use.reports.edit(preparer, {
      ...{ reportId, version },
      edit: { kind: 'add pictures', pictures: [{ ...body, title: 'Page 1' }] },
    })
    expect(several).toMatchObject({ ok: false, fault: { kind: 'invalid', fields: { picture: 'Choose a picture.' } } })
  })
})
