import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Chart, Figures, Section, SectionBody, Statement } from '#app/model/report/section.ts'
import { offered } from '#app/model/report/take-over.ts'
import { reportsOf, statementOf } from '#tests/support/over-time.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
let reports: ReturnType<typeof reportsOf>
beforeEach(async () => {
  house = await openReportHouse()
  reports = reportsOf(house)
})
afterEach(() => house.close())

const QUARTERS = { q1: ['FY2025-Q1', 'FY2025-Q4', 'FY2026-Q1'], q2: ['FY2025-Q2', 'FY2026-Q1', 'FY2026-Q2'] } as const

/** Revenue and costs of the quarters of one report. */
function income(periods: readonly string[], prefix: string, labels = ['Revenue', 'Materials', 'Freight']): Statement {
  const lines = labels.map((label, at) => [label, Object.fromEntries(periods.map((period, i) => [period, String(100 * (at + 1) + i)]))])
  return statementOf(Object.fromEntries(lines), null, prefix)
}

/** A published first quarter with a statement and what is made of it. */
async function firstQuarter(...made: (Omit<Chart, 'kind' | 'statementId'> | Figures['figures'])[]) {
  const { use, preparer } = house
  const drafted = await reports.drafted('Q1 FY2026 for the board', 'FY2026-Q1', income(QUARTERS.q1, 'a'))
  const statementId = drafted.sectionIds[0] as string
  let { version } = drafted
  const add = async (title: string, body: SectionBody) => {
    const added = await must(
      use.reports.edit(preparer, { reportId: drafted.reportId, version, edit: { kind: 'add section', title, body } }),
    )
    version = added.version
    return added.sectionId as string
  }
  const ids: string[] = []
  for (const body of made)
    ids.push(
      Array.isArray(body)
        ? await add('Key figures', { kind: 'figures', figures: body.map(figure => ({ ...figure, statementId })) })
        : await add('Revenue in Q1 FY2026', { kind: 'chart', statementId, ...body }),
    )
  await reports.publish(drafted)
  return { reportId: drafted.reportId, statementId, ids }
}

const chart = (lines: string[], periods: string[], rest: Partial<Chart> = {}): Omit<Chart, 'kind' | 'statementId'> => ({
  form: 'column',
  lineItemIds: lines.map(label => `a-${label}`),
  columnIds: periods.map(period => `a-${period}`),
  caption: 'It fell by 3 %.',
  ...rest,
})

async function takeAll(reportId: string) {
  const { page } = await must(house.use.reports.takeOverPage(house.preparer, reportId))
  const input = { reportId, version: page.report.version, from: page.before?.id ?? '', owners: true, directions: true }
  const taken = await must(
    house.use.reports.takeOver(house.preparer, {
      ...input,
      sections: page.sections.flatMap(({ sectionId, wrong }) => (wrong === null ? [sectionId] : [])),
    }),
  )
  const draft = (await must(house.use.reports.draft(house.preparer, reportId))).page
  expect(draft.report.version).toBe(taken.version)
  return { page, draft }
}

describe('taking over from the report before', () => {
  it('draws the chart again of the new report’s own lines and quarters, and leaves what was said about the old ones', async () => {
    const { ids } = await firstQuarter(
      chart(['Revenue', 'Materials'], ['FY2025-Q1', 'FY2026-Q1'], {
        form: 'combined',
        asLine: ['a-Materials'],
        reveal: 'by point',
        notes: [{ pointId: 'a-Revenue:a-FY2026-Q1', text: 'A strike.' }],
        target: { lineItemId: 'a-Freight', value: null, label: '' },
      }),
    )
    const { reportId } = await reports.drafted('Q2', 'FY2026-Q2', income(QUARTERS.q2, 'b'))
    const { page, draft } = await takeAll(reportId)
    expect(page).toMatchObject({
      before: { title: 'Q1 FY2026 for the board' },
      sections: [
        {
          sectionId: ids[0],
          kind: 'chart',
          title: 'Revenue in Q2 FY2026',
          lines: ['Revenue', 'Materials'],
          columns: [
            { was: 'FY2025-Q1', is: 'FY2025-Q2' },
            { was: 'FY2026-Q1', is: 'FY2026-Q2' },
          ],
          lost: [],
          wrong: null,
          there: false,
        },
      ],
    })
    expect(JSON.stringify(page)).not.toContain('strike')
    expect(draft.sections.map(({ title }) => title)).toEqual(['Income', 'Revenue in Q2 FY2026'])
    expect(draft.sections[1]?.body).toEqual({
      kind: 'chart',
      form: 'combined',
      statementId: draft.sections[0]?.id,
      lineItemIds: ['b-Revenue', 'b-Materials'],
      columnIds: ['b-FY2025-Q2', 'b-FY2026-Q2'],
      caption: '',
      reveal: 'by point',
      asLine: ['b-Materials'],
      target: { lineItemId: 'b-Freight', value: null, label: '' },
    })
    // Once it is there it is said, and not ticked again by the page.
    const again = await must(house.use.reports.takeOverPage(house.preparer, reportId))
    expect(again.page.sections).toMatchObject([{ there: true }])
  })

  it('shows all quarters where the old chart showed all, each key figure against the same one, at the place where it stood', async () => {
    const { ids } = await firstQuarter(chart(['Revenue'], [...QUARTERS.q1], { form: 'line' }), [
      { id: 'f', label: '', statementId: '', lineItemId: 'a-Revenue', columnId: 'a-FY2026-Q1', against: 'a-FY2025-Q1' },
      { id: 'g', label: 'Freight in FY2026-Q1', statementId: '', lineItemId: 'a-Freight', columnId: 'a-FY2026-Q1', against: 'a-FY2025-Q4' },
    ])
    const { use, leader } = house
    // The key figures come behind a text there.
    const first = (await must(use.reports.takeOverPage(leader, (await reports.drafted('x', 'FY2026-Q3')).reportId))).page.before?.id ?? ''
    let { version } = (await must(use.reports.draft(leader, first))).page.report
    const text = { kind: 'add section', title: 'Where we stand', body: { kind: 'narrative', markdown: 'Well.' }, after: null }
    for (const edit of [{ kind: 'move section', sectionId: ids[1], to: 0 }, text])
      ({ version } = await must(use.reports.edit(leader, { reportId: first, version, edit })))
    await reports.publish({ reportId: first })

    const { reportId } = await reports.drafted(
      'Q2',
      'FY2026-Q2',
      income(['FY2025-Q2', 'FY2025-Q3', 'FY2025-Q4', 'FY2026-Q1', 'FY2026-Q2'], 'b'),
    )
    const { version: now } = (await must(use.reports.draft(leader, reportId))).page.report
    await must(use.reports.edit(leader, { reportId, version: now, edit: text }))
    const { draft } = await takeAll(reportId)
    const [, figures, statement, line] = draft.sections
    expect(draft.sections.map(({ body }) => body.kind)).toEqual(['narrative', 'figures', 'statement', 'chart'])
    expect(line?.body).toMatchObject({
      columnIds: ['FY2025-Q2', 'FY2025-Q3', 'FY2025-Q4', 'FY2026-Q1', 'FY2026-Q2'].map(key => `b-${key}`),
    })
    expect(figures?.body).toEqual({
      kind: 'figures',
      figures: [
        { id: 'f', label: '', statementId: statement?.id, lineItemId: 'b-Revenue', columnId: 'b-FY2026-Q2', against: 'b-FY2025-Q2' },
        {
          id: 'g',
          label: 'Freight in FY2026-Q2',
          statementId: statement?.id,
          lineItemId: 'b-Freight',
          columnId: 'b-FY2026-Q2',
          against: 'b-FY2026-Q1',
        },
      ],
    })
  })

  it('takes the latest quarter for the latest, also where the new file begins with it', async () => {
    await firstQuarter(chart(['Revenue'], [...QUARTERS.q1], { form: 'line' }))
    const { reportId } = await reports.drafted('Q2', 'FY2026-Q2', income(QUARTERS.q2.toReversed(), 'b'))
    const { page } = await takeAll(reportId)
    expect(page.sections[0]?.columns).toEqual(QUARTERS.q1.map((was, at) => ({ was, is: QUARTERS.q2[at] })))
    expect(page.sections[0]?.title).toBe('Revenue in Q2 FY2026')
  })

  it('says nothing of a key figure whose line the earlier report had lost itself', () => {
    const sections = (prefix: string, periods: readonly string[]): Section[] => {
      const body = income(periods, prefix)
      const lineItems = body.lineItems.map(item => ({ ...item, seriesId: item.label }))
      return [{ id: prefix, title: 'Income', notes: '', minutes: 3, body: { ...body, lineItems } }]
    }
    const figure = { id: 'f', label: '', statementId: 'a', lineItemId: 'a-Revenue', columnId: 'a-FY2026-Q1', against: null }
    const body: Figures = { kind: 'figures', figures: [figure, { ...figure, id: 'g', lineItemId: 'gone' }] }
    const before = [...sections('a', QUARTERS.q1), { id: 'key', title: 'Key figures', notes: '', minutes: 3, body }]
    const now = { period: 'FY2026-Q2', sections: sections('b', QUARTERS.q2) }
    expect(offered({ period: 'FY2026-Q1', sections: before }, now, 1).sections).toMatchObject([{ lines: ['Revenue'], lost: [] }])
  })

  it('says what the new report does not have, and why a chart cannot come', async () => {
    const { ids } = await firstQuarter(
      chart(['Revenue', 'Freight'], ['FY2026-Q1', 'FY2025-Q4']),
      chart(['Freight'], ['FY2026-Q1']),
      chart(['Revenue'], ['FY2025-Q4', 'FY2026-Q1'], { form: 'bridge' }),
    )
    const { reportId } = await reports.drafted('Q2', 'FY2026-Q2', income(['FY2025-Q2', 'FY2026-Q2'], 'b', ['Revenue', 'Materials']))
    const { page, draft } = await takeAll(reportId)
    expect(page.sections).toMatchObject([
      { sectionId: ids[0], lines: ['Revenue'], lost: ['Freight', 'FY2025-Q4'], wrong: null },
      { sectionId: ids[1], lines: [], lost: ['Freight'], wrong: 'None of its lines goes on in this report.' },
      { sectionId: ids[2], wrong: 'A bridge leads from one column to another: choose two.' },
    ])
    expect(draft.sections).toHaveLength(2)
    expect(draft.sections[1]?.body).toMatchObject({ lineItemIds: ['b-Revenue'], columnIds: ['b-FY2026-Q2'] })
  })

  it('gives lines the squad that answers for them and the direction that was said, never over one that is said here', async () => {
    const { use, preparer } = house
    const { squadId } = await must(use.squads.named(preparer, { name: 'Logistics' }))
    const { squadId: another } = await must(use.squads.named(preparer, { name: 'Sales' }))
    const drafted = await reports.drafted('Q1', 'FY2026-Q1', income(QUARTERS.q1, 'a'))
    const describe = (lineItemIds: string[], change: object, into: { reportId: string; version: number; sectionIds: string[] }) =>
      must(
        use.reports.edit(preparer, {
          reportId: into.reportId,
          version: into.version,
          edit: { kind: 'describe lines', sectionId: into.sectionIds[0], lineItemIds, ...change },
        }),
      )
    const { version } = await describe(['a-Freight', 'a-Revenue'], { squadId, note: 'Old.' }, drafted)
    await describe(['a-Freight'], { good: 'down' }, { ...drafted, version })
    await reports.publish(drafted)
    const next = await reports.drafted('Q2', 'FY2026-Q2', income(QUARTERS.q2, 'b'))
    await describe(['b-Revenue'], { squadId: another }, next)
    const { page, draft } = await takeAll(next.reportId)
    expect(page).toMatchObject({ owners: ['Freight'], directions: ['Freight'] })
    const [section] = draft.sections
    const lines = section?.body.kind === 'statement' ? section.body.lineItems : []
    expect(lines.map(({ label, squadId, good, note }) => [label, squadId, good, note])).toEqual([
      ['Revenue', another, 'up', ''],
      ['Materials', null, 'up', ''],
      ['Freight', squadId, 'down', ''],
    ])
  })

  it('is for those who work on reports, from published reports alone, and never over somebody else’s change', async () => {
    const { use, preparer, employee, leader } = house
    const { reportId, ids } = await firstQuarter(chart(['Revenue'], ['FY2026-Q1']))
    const next = await reports.drafted('Q2', 'FY2026-Q2', income(QUARTERS.q2, 'b'))
    const input = { reportId: next.reportId, version: next.version, from: reportId, sections: ids, owners: false, directions: false }
    expect(await use.reports.takeOverPage(employee, next.reportId)).toMatchObject({ ok: false, fault: { kind: 'not found' } })
    expect(await use.reports.takeOver(employee, input)).toMatchObject({ ok: false, fault: { kind: 'not found' } })
    expect(await use.reports.takeOver(preparer, { ...input, version: next.version - 1 })).toMatchObject({
      ok: false,
      fault: { kind: 'stale' },
    })
    expect(await use.reports.takeOver(preparer, { ...input, sections: [] })).toMatchObject({ ok: false, fault: { kind: 'invalid' } })
    expect(await use.reports.takeOver(preparer, { ...input, from: next.reportId })).toMatchObject({ ok: false, fault: { kind: 'invalid' } })
    await must(use.reports.withdraw(leader, { reportId, reason: 'Wrong' }))
    expect((await must(use.reports.takeOverPage(preparer, next.reportId))).page).toMatchObject({ before: null, sections: [] })
    expect((await must(use.reports.draft(preparer, next.reportId))).page.sections).toHaveLength(1)
  })
})
