import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SectionBody, Statement } from '#app/model/report/section.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'
import { line } from '#tests/support/sections.ts'

let house: ReportHouse
beforeAll(async () => {
  house = await openReportHouse()
})
afterAll(() => house.close())

const NOT_FOUND = { ok: false, fault: { kind: 'not found' } }
const cell = (value: string) => ({ value, text: '', cell: 'B2', flag: null })

type Lines = Record<string, Record<string, string>>
/** Actuals of quarters, by the name of the line; columns are named by their period. */
function statementOf(lines: Lines, entity: string | null = null, prefix = Math.random().toString(36).slice(2)): Statement {
  const periods = [...new Set(Object.values(lines).flatMap(values => Object.keys(values)))]
  return {
    kind: 'statement',
    statement: 'income',
    unit: { currency: 'USD', scale: 6, label: '' },
    columns: periods.map(period => ({ id: `${prefix}-${period}`, label: period, period, scenario: 'actual', entity })),
    comparison: null,
    lineItems: Object.entries(lines).map(([label, values]) =>
      line(`${prefix}-${label}`, label, 0, null, {
        values: Object.fromEntries(Object.entries(values).map(([period, value]) => [`${prefix}-${period}`, cell(value)])),
      }),
    ),
    checks: [],
    source: null,
    reveal: 'whole',
  }
}

async function drafted(title: string, period: string, ...bodies: SectionBody[]) {
  const { use, preparer } = house
  const { reportId } = await must(use.reports.create(preparer, { title, period }))
  let version = 1
  const sectionIds: string[] = []
  for (const body of bodies) {
    const added = await must(use.reports.edit(preparer, { reportId, version, edit: { kind: 'add section', title: 'Income', body } }))
    version = added.version
    sectionIds.push(added.sectionId ?? '')
  }
  return { reportId, version, sectionIds }
}
async function publish({ reportId }: { reportId: string }, reason = 'Corrected') {
  const { use, leader } = house
  const { version, status } = (await must(use.reports.draft(leader, reportId))).page.report
  if (status !== 'published') await must(use.reports.approve(leader, { reportId, version }))
  await must(use.reports.publish(leader, { reportId, version, clearance: { kind: 'none' }, reason }))
}
async function published(title: string, period: string, ...bodies: SectionBody[]) {
  const made = await drafted(title, period, ...bodies)
  await publish(made)
  return made
}
async function linesOf(reportId: string) {
  const { page } = await must(house.use.reports.read(house.employee, reportId))
  if (page.kind !== 'report') throw new Error('withdrawn')
  return page.report.sections.flatMap(({ body }) => (body.kind === 'statement' ? body.lineItems : []))
}
const seriesOf = async (reportId: string, label: string) => (await linesOf(reportId)).find(item => item.label === label)?.seriesId ?? ''

describe('a restated figure', () => {
  it('is listed before publishing with old and new, asks why, and readers see both and the reason, revision after revision', async () => {
    const { use, preparer, leader } = house
    const q1 = await published('Q1', 'FY2026-Q1', statementOf({ Turnover: { 'FY2026-Q1': '4.1' }, Waste: { 'FY2026-Q1': '2' } }))
    const q2 = await drafted(
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
    await publish(q2)
    const seen = async () => (await linesOf(q2.reportId)).find(item => item.label === 'Turnover')?.values[columnId]
    expect(await seen()).toEqual({
      value: '4.2',
      text: '',
      cell: 'B2',
      restated: { was: '4.1', reportId: q1.reportId, reportPeriod: 'FY2026-Q1', why },
    })
    expect((await linesOf(q2.reportId)).find(item => item.label === 'Waste')?.values[columnId]).not.toHaveProperty('restated')
    expect((await linesOf(q1.reportId)).flatMap(item => Object.values(item.values)).some(value => value.restated)).toBe(false)

    const { version } = (await must(use.reports.draft(leader, q2.reportId))).page.report
    await must(
      use.reports.edit(leader, { reportId: q2.reportId, version, edit: { kind: 'name section', sectionId, title: 'Income again' } }),
    )
    await publish(q2)
    expect((await seen())?.restated?.why).toBe(why)

    // What was taken back, or removed for good, is no earlier figure any more.
    await must(use.reports.withdraw(leader, { reportId: q1.reportId, reason: 'Wrong' }))
    expect(await seen()).not.toHaveProperty('restated')
  })

  it('is none where another entity, a later report or another draft says otherwise', async () => {
    const { use, preparer } = house
    await published('E1', 'FY2026-Q1', statementOf({ Parcels: { 'FY2026-Q1': '7' } }, 'Europe'))
    const asia = await drafted('E2', 'FY2026-Q2', statementOf({ Parcels: { 'FY2026-Q1': '9' } }, 'Asia'))
    expect((await must(use.reports.earlier(preparer, asia.reportId))).page.restated).toEqual([])
    const before = await drafted('E0', 'FY2025-Q4', statementOf({ Parcels: { 'FY2026-Q1': '8' } }, 'Europe'))
    expect((await must(use.reports.earlier(preparer, before.reportId))).page.restated).toEqual([])
    const after = await drafted('E3', 'FY2026-Q3', statementOf({ Parcels: { 'FY2026-Q1': '8' } }, 'Europe'))
    expect((await must(use.reports.earlier(preparer, after.reportId))).page.restated).toMatchObject([{ was: '7', is: '8' }])
  })
})

describe('the same line as last time', () => {
  it('is proposed under another name with what speaks for it, decided once, and known the next time', async () => {
    const { use, preparer } = house
    const first = await published('R1', 'FY2026-Q1', statementOf({ 'Staff expense': { 'FY2026-Q1': '31' }, Freight: { 'FY2026-Q1': '3' } }))
    const series = await seriesOf(first.reportId, 'Staff expense')
    const second = await drafted('R2', 'FY2026-Q2', statementOf({ 'Staff expenses and wages': { 'FY2026-Q1': '31', 'FY2026-Q2': '33' } }))
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
    await publish(second)
    expect(await seriesOf(second.reportId, 'Staff expenses and wages')).toBe(series)
    const third = await published('R3', 'FY2026-Q3', statementOf({ 'Staff expenses and wages': { 'FY2026-Q3': '35' } }))
    expect(await seriesOf(third.reportId, 'Staff expenses and wages')).toBe(series)
  })

  it('is not what somebody said is a new line, even where the name is the same', async () => {
    const { use, preparer } = house
    const first = await published('N1', 'FY2026-Q1', statementOf({ Sundry: { 'FY2026-Q1': '5', 'FY2025-Q4': '6' } }))
    const series = await seriesOf(first.reportId, 'Sundry')
    const second = await drafted('N2', 'FY2026-Q2', statementOf({ Sundry: { 'FY2026-Q1': '50', 'FY2025-Q4': '60' } }))
    const { page } = await must(use.reports.earlier(preparer, second.reportId))
    expect(page.lines).toMatchObject([{ label: 'Sundry', confidence: 'likely', figures: { same: 0, all: 2 } }])
    await must(
      use.reports.decideLines(preparer, {
        reportId: second.reportId,
        version: second.version,
        choices: [{ lineItemId: page.lines[0]?.lineItemId ?? '', series: 'new' }],
      }),
    )
    await publish(second)
    const other = await seriesOf(second.reportId, 'Sundry')
    expect(other).not.toBe(series)
    const third = await published('N3', 'FY2026-Q3', statementOf({ Sundry: { 'FY2026-Q3': '51' } }))
    expect(await seriesOf(third.reportId, 'Sundry')).toBe(other)
  })

  it('is never one for two lines, and an id from outside is not believed', async () => {
    const { use, preparer } = house
    const first = await published('T1', 'FY2026-Q1', statementOf({ Timber: { 'FY2026-Q1': '5' } }))
    const series = await seriesOf(first.reportId, 'Timber')
    const forged = statementOf({ Stone: { 'FY2026-Q2': '5' }, Sand: { 'FY2026-Q2': '8' } })
    const { reportId, version } = await drafted('T2', 'FY2026-Q2', {
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
    await publish({ reportId })
    const ids = (await linesOf(reportId)).map(item => item.seriesId)
    expect(new Set([...ids, series]).size).toBe(3)
  })
})

describe('a line over all reports', () => {
  it('has every period once, what was said before, and each report’s note', async () => {
    const { use, employee, preparer } = house
    const one = await drafted('S1', 'FY2026-Q1', statementOf({ Copper: { 'FY2026-Q1': '10' } }))
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
    await publish(one)
    const two = await published('S2', 'FY2026-Q2', statementOf({ Copper: { 'FY2026-Q2': '12', 'FY2026-Q1': '11' } }))
    const id = await seriesOf(two.reportId, 'Copper')
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
    const made = await published('Z', 'FY2026-Q1', statementOf({ Secret: { 'FY2026-Q1': '10' } }))
    const id = await seriesOf(made.reportId, 'Secret')
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
    await publish(made)
    expect(await use.series.show(employee, id)).toEqual(NOT_FOUND)
    // A draft that says the line again makes it no more visible.
    await drafted('Z2', 'FY2026-Q2', statementOf({ Secret: { 'FY2026-Q2': '11' } }))
    for (const actor of [employee, preparer, leader]) expect(await use.series.show(actor, id)).toEqual(NOT_FOUND)
  })
})

describe('a passage that was removed for good', () => {
  it('goes from the name of the line over all reports and from what was decided about it', async () => {
    const { use, hall, leader, preparer } = house
    const first = await published('P1', 'FY2026-Q1', statementOf({ 'Project Nightjar': { 'FY2026-Q1': '5' } }))
    const second = await drafted('P2', 'FY2026-Q2', statementOf({ 'Project Nightjar and more': { 'FY2026-Q1': '5' } }))
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

describe('what changed', () => {
  it('between two published reports is for readers; between revisions and drafts for those who work on them', async () => {
    const { use, employee, preparer, administrator } = house
    const one = await published('C1', 'FY2024-Q1', statementOf({ Gravel: { 'FY2024-Q1': '10' }, Clay: { 'FY2024-Q1': '1' } }))
    const two = await published(
      'C2',
      'FY2024-Q2',
      statementOf({ Gravel: { 'FY2024-Q2': '12', 'FY2024-Q1': '11' }, Loam: { 'FY2024-Q2': '3' } }),
    )
    const { page } = await must(use.reports.changes(employee, { reportId: two.reportId, comparing: { with: one.reportId } }))
    const [change] = page.found?.sections ?? []
    expect(change).toMatchObject({
      kind: 'changed',
      comparison: {
        values: [{ label: 'Gravel', before: { value: '10' }, after: { value: '11' }, restates: true }],
        removed: [{ label: 'Clay' }],
        added: [{ label: 'Loam' }],
      },
    })
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
    const hidden = await drafted('C3', 'FY2024-Q3', statementOf({ Gravel: { 'FY2024-Q3': '10' } }))
    expect(await use.reports.changes(employee, { reportId: two.reportId, comparing: { with: hidden.reportId } })).toEqual(NOT_FOUND)
    expect(await use.reports.changes(employee, { reportId: hidden.reportId, comparing: null })).toEqual(NOT_FOUND)
  })
})
