import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SectionChange } from '#app/model/report/changes.ts'
import { reportsOf, statementOf } from '#tests/support/over-time.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
let reports: ReturnType<typeof reportsOf>
beforeAll(async () => {
  house = await openReportHouse()
  reports = reportsOf(house)
})
afterAll(() => house.close())

const NOT_FOUND = { ok: false, fault: { kind: 'not found' } }

describe('a line over all reports', () => {
  it('has every period once, what was said before, and each report’s note', async () => {
    const { use, employee, preparer } = house
    const one = await reports.drafted('S1', 'FY2026-Q1', statementOf({ Copper: { 'FY2026-Q1': '10' } }))
    const [item] = (await must(use.reports.draft(preparer, one.reportId))).page.sections.flatMap(({ body }) =>
      body.kind === 'statement' ? body.lineItems : [],
    )
    await must(
      use.reports.edit(preparer, {
        reportId: one.reportId,
        version: one.version,
        edit: { kind: 'describe lines', sectionId: one.sectionIds[0], lineItemIds: [item?.id], note: 'The mine opened.' },
      }),
    )
    await reports.publish(one)
    const two = await reports.published('S2', 'FY2026-Q2', statementOf({ Copper: { 'FY2026-Q2': '12', 'FY2026-Q1': '11' } }))
    const id = await reports.seriesOf(two.reportId, 'Copper')
    const { page } = await must(use.series.show(employee, id))
    expect(page).toMatchObject({ label: 'Copper', figures: { unit: 'currency', currency: 'USD', scale: 6, others: 0 } })
    expect(page.figures.groups).toMatchObject([
      {
        months: 3,
        rows: [
          {
            period: 'FY2026-Q1',
            figures: { actual: { value: '11', reportId: two.reportId, was: [{ value: '10', reportId: one.reportId, why: '' }] } },
          },
          { period: 'FY2026-Q2', figures: { actual: { value: '12', was: [] } } },
        ],
      },
    ])
    expect(page.reports.map(({ title, note }) => [title, note])).toEqual([
      ['S2', ''],
      ['S1', 'The mine opened.'],
    ])
    const { findings } = await must(use.reports.search(employee, { query: 'copper' }))
    expect(findings.flatMap(({ places }) => places.flatMap(({ lines }) => lines))).toContainEqual({ label: 'Copper', seriesId: id })
  })

  it('that was never published, is withheld or withdrawn is not found by anybody (Z3)', async () => {
    const { use, employee, leader, preparer } = house
    const made = await reports.published('Z', 'FY2026-Q1', statementOf({ Secret: { 'FY2026-Q1': '10' } }))
    const id = await reports.seriesOf(made.reportId, 'Secret')
    await must(use.series.show(employee, id))
    expect(await use.series.show({ ...employee, pledged: 0 }, id)).toEqual(NOT_FOUND)
    expect(await use.series.show(employee, 'nobody')).toEqual(NOT_FOUND)
    const { version } = (await must(use.reports.draft(leader, made.reportId))).page.report
    await must(
      use.reports.edit(leader, {
        reportId: made.reportId,
        version,
        edit: { kind: 'withhold section', sectionId: made.sectionIds[0], title: 'Withheld', reason: 'legal', lookAgainOn: '2030-01-01' },
      }),
    )
    await reports.publish(made)
    expect(await use.series.show(employee, id)).toEqual(NOT_FOUND)
    // A draft that says the line again makes it no more visible.
    await reports.drafted('Z2', 'FY2026-Q2', statementOf({ Secret: { 'FY2026-Q2': '11' } }))
    for (const actor of [employee, preparer, leader]) expect(await use.series.show(actor, id)).toEqual(NOT_FOUND)
  })
})

describe('what changed', () => {
  it('between two published reports is for readers; between revisions and drafts for those who work on them', async () => {
    const { use, employee, preparer, administrator } = house
    const one = await reports.published('C1', 'FY2024-Q1', statementOf({ Gravel: { 'FY2024-Q1': '10' }, Clay: { 'FY2024-Q1': '1' } }))
    const two = await reports.published(
      'C2',
      'FY2024-Q2',
      statementOf({ Gravel: { 'FY2024-Q2': '12', 'FY2024-Q1': '11' }, Loam: { 'FY2024-Q2': '3' } }),
    )
    const { page } = await must(use.reports.changes(employee, { reportId: two.reportId, comparing: { with: one.reportId } }))
    const [change] = page.found?.sections ?? []
    expect(change).toMatchObject({
      kind: 'changed',
      comparison: { values: [], removed: [{ label: 'Clay' }], added: [{ label: 'Loam' }] },
    })
    const rows = (sections: SectionChange[] = []) =>
      sections.flatMap(one =>
        one.kind === 'changed' && one.beside?.kind === 'figures'
          ? one.beside.view.lineItems.map(({ label, values }) => [label, ...Object.values(values).map(({ value, text }) => value ?? text)])
          : [],
      )
    expect(rows(page.found?.sections)).toEqual([
      ['Gravel', '12', '11'],
      ['Clay', '1', 'no line'],
      ['Loam', '3', 'no line'],
    ])
    expect(JSON.stringify(change)).toContain('"was":"10"')
    // From the earlier to the later one, whichever of them it is asked on; nobody's formulas or files.
    const turned = await must(use.reports.changes(employee, { reportId: one.reportId, comparing: { with: two.reportId } }))
    expect(turned.page.found).toEqual(page.found)
    expect([page.revisions, page.drafts]).toEqual([[], false])
    // By itself it is compared with the report before it.
    const alone = await must(use.reports.changes(employee, { reportId: two.reportId, comparing: null }))
    expect(alone.page.found?.before.reportId).toBe(one.reportId)

    const { version } = (await must(use.reports.draft(preparer, two.reportId))).page.report
    await must(
      use.reports.edit(preparer, {
        reportId: two.reportId,
        version,
        edit: { kind: 'name report', title: 'C2 with a secret name', period: 'FY2024-Q2' },
      }),
    )
    await must(
      use.reports.edit(preparer, {
        reportId: two.reportId,
        version: version + 1,
        edit: { kind: 'add section', title: 'Letter', body: { kind: 'narrative', markdown: 'x' } },
      }),
    )
    expect(
      JSON.stringify(await must(use.reports.changes(employee, { reportId: one.reportId, comparing: { with: two.reportId } }))),
    ).not.toMatch(/secret name|Letter/)
    for (const actor of [employee, administrator])
      expect(await use.reports.changes(actor, { reportId: two.reportId, comparing: { from: 1, to: null } })).toEqual(NOT_FOUND)
    const draft = await must(use.reports.changes(preparer, { reportId: two.reportId, comparing: { from: 1, to: null } }))
    expect(draft.page.found?.sections).toMatchObject([{ kind: 'same' }, { kind: 'added', title: 'Letter' }])
    expect(await use.reports.changes(preparer, { reportId: two.reportId, comparing: { from: 1, to: 9 } })).toEqual(NOT_FOUND)
    const hidden = await reports.drafted('C3', 'FY2024-Q3', statementOf({ Gravel: { 'FY2024-Q3': '10' } }))
    expect(await use.reports.changes(employee, { reportId: two.reportId, comparing: { with: hidden.reportId } })).toEqual(NOT_FOUND)
    expect(await use.reports.changes(employee, { reportId: hidden.reportId, comparing: null })).toEqual(NOT_FOUND)
  })
})
