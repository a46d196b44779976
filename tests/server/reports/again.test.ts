import XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenOf } from '#app/model/report/live-figure.ts'
import type { Section, Statement } from '#app/model/report/section.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
beforeAll(async () => {
  house = await openReportHouse()
})
afterAll(() => house.close())

type Cell = string | number | XLSX.CellObject
const HEAD: Cell[][] = [
  ['Acme Ltd. Income statement', '', ''],
  ['in thousands of US dollars', 'Q4 2025 Actual', 'Q4 2025 Budget'],
]
const FIRST: Cell[][] = [
  ...HEAD,
  ['Revenue', 48213.57, 47000],
  ['Cloud cost', -6173.91, -5000],
  ['Wages', -30000, -30000],
  ['Rent', -700, -700],
  ['Operating profit', { t: 'n', v: 11339.66, f: 'SUM(B3:B6)' }, { t: 'n', v: 11300, f: 'SUM(C3:C6)' }],
]
/** Another revenue, wages under another name, no rent, a new line. */
const SECOND: Cell[][] = [
  ...HEAD,
  ['Revenue', 48300, 47000],
  ['Cloud cost', -6173.91, -5000],
  ['Wages and salaries', -30000, -30000],
  ['Insurance', -55, -50],
  ['Operating profit', { t: 'n', v: 12071.09, f: 'SUM(B3:B6)' }, { t: 'n', v: 11950, f: 'SUM(C3:C6)' }],
]

function workbook(rows: Cell[][]): Uint8Array {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'Income')
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
}

async function uploaded(rows: Cell[][], reportId?: string) {
  const { use, preparer } = house
  const { uploadId } = await must(
    use.uploads.receive(preparer, { name: 'Q4.xlsx', source: { bytes: workbook(rows) }, ...(reportId && { reportId }) }),
  )
  return { uploadId, page: (await must(use.uploads.show(preparer, uploadId))).page }
}
const draftOf = async (reportId: string) => (await must(house.use.reports.draft(house.preparer, reportId))).page
function statementIn(sections: readonly Section[]): { section: Section; body: Statement } {
  const section = sections.find(({ body }) => body.kind === 'statement')
  if (section?.body.kind !== 'statement') throw new Error('no statement')
  return { section, body: section.body }
}
const lineOf = (body: Statement, label: string) => {
  const item = body.lineItems.find(line => line.label === label)
  if (!item) throw new Error(`no ${label}`)
  return item
}

/** A report of the first version, with what people add to it: note, owner, direction, comparison, reveal, a chart, key figures, a title. */
async function keptReport() {
  const { use, preparer } = house
  const { uploadId, page } = await uploaded(FIRST)
  const made = await must(use.uploads.confirm(preparer, { uploadId, version: page.version, into: { title: 'Q4', period: 'FY2025-Q4' } }))
  const { section, body } = statementIn((await draftOf(made.reportId)).sections)
  const { squadId } = await must(use.squads.named(preparer, { name: 'Platform' }))
  let { version } = made
  const edit = async (edit: unknown) => {
    ;({ version } = await must(use.reports.edit(preparer, { reportId: made.reportId, version, edit })))
  }
  const [actual, budget] = body.columns
  const [revenue, rent, wages] = ['Revenue', 'Rent', 'Wages'].map(label => lineOf(body, label))
  await edit({ kind: 'describe lines', sectionId: section.id, lineItemIds: [wages?.id], note: 'Forty people.', squadId, good: 'down' })
  await edit({ kind: 'name section', sectionId: section.id, title: 'How the year ended' })
  await edit({ kind: 'set statement', sectionId: section.id, reveal: 'by line', comparison: { column: budget?.id, against: actual?.id } })
  const chart = {
    kind: 'chart',
    form: 'column',
    statementId: section.id,
    lineItemIds: [rent?.id, revenue?.id],
    columnIds: [actual?.id],
    caption: '',
  }
  await edit({ kind: 'add section', title: 'Rent and revenue', body: chart })
  const figure = { id: 'f', label: '', statementId: section.id, lineItemId: revenue?.id, columnId: actual?.id, against: null }
  const text = `Rent was ${tokenOf({ lineItemId: rent?.id ?? '', columnId: actual?.id ?? '', format: 'spoken', against: null }, 'Rent')}.`
  await edit({ kind: 'describe lines', sectionId: section.id, lineItemIds: [rent?.id], note: 'Two floors.' })
  await edit({ kind: 'add section', title: 'In words', body: { kind: 'narrative', markdown: text } })
  await edit({ kind: 'add section', title: 'Key', body: { kind: 'figures', figures: [figure] } })
  return { reportId: made.reportId, version, section, body, squadId }
}

describe('a new version of a file, dropped on its report', () => {
  it('is compared by cell before it is applied, and says which chart, text and note lose a line', async () => {
    const { reportId, section } = await keptReport()
    const { page } = await uploaded(SECOND, reportId)
    expect(page.again).toMatchObject({ reportId, title: 'Q4', sections: [{ id: section.id, title: 'How the year ended' }], untouched: [] })
    const [statement] = page.again?.statements ?? []
    expect(statement).toMatchObject({ target: section.id, proposed: true, removed: [{ label: 'Rent' }] })
    const { comparison, losses } = statement ?? {}
    expect(
      comparison?.values.map(({ label, column, before, after }) => [label, column, before?.cell, before?.value, after?.cell, after?.value]),
    ).toEqual([
      ['Revenue', 'Q4 2025 Actual', 'B3', '48213.57', 'B3', '48300'],
      ['Operating profit', 'Q4 2025 Actual', 'B7', '11339.66', 'B7', '12071.09'],
      ['Operating profit', 'Q4 2025 Budget', 'C7', '11300', 'C7', '11950'],
    ])
    expect(comparison?.added.map(({ label, cell }) => [label, cell])).toEqual([['Insurance', 'A6']])
    expect(comparison?.renamed).toMatchObject([{ from: 'Wages', label: 'Wages and salaries', cell: 'A5', sure: false }])
    expect(losses).toMatchObject([
      { kind: 'chart', title: 'Rent and revenue', labels: ['Rent'] },
      { kind: 'narrative', title: 'In words', labels: ['Rent'] },
      { kind: 'line', title: 'Rent', labels: ['Two floors.'] },
    ])
  })

  it('takes the section’s place with its figures, and everything that people added stays', async () => {
    const { use, preparer } = house
    const { reportId, version, section, body: before, squadId } = await keptReport()
    const { uploadId, page } = await uploaded(SECOND, reportId)
    await must(use.uploads.confirm(preparer, { uploadId, version: page.version, into: { reportId, version, renew: true } }))
    const { sections } = await draftOf(reportId)
    expect(sections.map(({ title }) => title)).toEqual(['How the year ended', 'Rent and revenue', 'In words', 'Key'])
    const { section: renewed, body } = statementIn(sections)
    expect(renewed.id).toBe(section.id)
    expect(body.columns.map(({ id }) => id)).toEqual(before.columns.map(({ id }) => id))
    expect(body).toMatchObject({ reveal: 'by line', comparison: { column: before.columns[1]?.id, against: before.columns[0]?.id } })
    const wages = lineOf(body, 'Wages and salaries')
    expect(wages).toMatchObject({ id: lineOf(before, 'Wages').id, note: 'Forty people.', squadId, good: 'down' })
    const revenue = lineOf(body, 'Revenue')
    expect(revenue.id).toBe(lineOf(before, 'Revenue').id)
    expect(revenue.values[body.columns[0]?.id ?? '']?.value).toBe('48300')
    expect(body.checks.every(({ lineItemId }) => body.lineItems.some(({ id }) => id === lineItemId))).toBe(true)
    expect(body.source?.fileId).not.toBe(before.source?.fileId)
    // The same file once more differs in nothing.
    const again = await uploaded(SECOND, reportId)
    const [same] = again.page.again?.statements ?? []
    expect(same?.comparison).toMatchObject({ values: [], added: [], removed: [], renamed: [], columnsAdded: [], columnsRemoved: [] })
  })

  it('goes where a person says: a new section, another line, and nowhere twice', async () => {
    const { use, preparer } = house
    const { reportId, version, section, body: before } = await keptReport()
    const { uploadId, page } = await uploaded(SECOND, reportId)
    const rows = [
      { labelCell: 'A5', sameAs: null },
      { labelCell: 'A6', sameAs: lineOf(before, 'Rent').id },
    ]
    const kept = await must(
      use.uploads.correct(preparer, { uploadId, version: page.version, corrections: { statements: [{ statement: 0, rows }] } }),
    )
    const [shown] = (await must(use.uploads.show(preparer, uploadId))).page.again?.statements ?? []
    expect(shown?.comparison?.removed.map(({ label }) => label)).toEqual(['Wages'])
    expect(shown?.losses).toMatchObject([{ kind: 'line', title: 'Wages', labels: ['Forty people.'] }])
    expect(shown?.comparison?.renamed).toMatchObject([{ from: 'Rent', label: 'Insurance', sure: true }])

    const gone = await must(
      use.uploads.correct(preparer, {
        uploadId,
        version: kept.version,
        corrections: { statements: [{ statement: 0, replaces: 'nowhere' }] },
      }),
    )
    expect(
      await use.uploads.confirm(preparer, { uploadId, version: gone.version, into: { reportId, version, renew: true } }),
    ).toMatchObject({
      ok: false,
      fault: { kind: 'invalid', fields: { 'statements.0': expect.stringContaining('Choose another section') } },
    })
    const apart = await must(
      use.uploads.correct(preparer, { uploadId, version: gone.version, corrections: { statements: [{ statement: 0, replaces: null }] } }),
    )
    await must(use.uploads.confirm(preparer, { uploadId, version: apart.version, into: { reportId, version, renew: true } }))
    const { sections } = await draftOf(reportId)
    expect(sections).toHaveLength(5)
    expect(sections.find(({ id }) => id === section.id)?.body).toEqual((await draftOf(reportId)).sections[0]?.body)
    expect(lineOf(statementIn(sections).body, 'Rent').id).toBe(lineOf(before, 'Rent').id)
  })

  it('does not bring back what was removed for good, nor the sums that would tell it', async () => {
    const { use, preparer, leader } = house
    const { reportId, section, body: before } = await keptReport()
    const target = {
      what: 'value',
      sectionId: section.id,
      lineItemId: lineOf(before, 'Cloud cost').id,
      columnId: before.columns[0]?.id ?? '',
    } as const
    await must(use.reports.removeForGood(leader, { reportId, target, reason: 'Contract' }))
    const { version } = (await draftOf(reportId)).report
    const { uploadId, page } = await uploaded(SECOND, reportId)
    await must(use.uploads.confirm(preparer, { uploadId, version: page.version, into: { reportId, version, renew: true } }))
    const { body } = statementIn((await draftOf(reportId)).sections)
    expect(JSON.stringify(body)).not.toContain('6173.91')
    expect(body.checks.some(({ columnId }) => columnId === before.columns[0]?.id)).toBe(false)
    expect(lineOf(body, 'Revenue').values[before.columns[0]?.id ?? '']?.value).toBe('48300')
  })

  it('is added at the end where nobody compared it, as a program does', async () => {
    const { use, preparer } = house
    const { reportId, version } = await keptReport()
    const { uploadId, page } = await uploaded(SECOND)
    expect(page.again).toBeNull()
    await must(use.uploads.confirm(preparer, { uploadId, version: page.version, into: { reportId, version } }))
    expect((await draftOf(reportId)).sections).toHaveLength(5)
  })

  it('proposes in the preview which lines go on, and keeps what was chosen there', async () => {
    const { use, preparer, leader, employee } = house
    const first = await uploaded(FIRST)
    const made = await must(
      use.uploads.confirm(preparer, {
        uploadId: first.uploadId,
        version: first.page.version,
        into: { title: 'Before', period: 'FY2025-Q4' },
      }),
    )
    await must(use.reports.approve(leader, made))
    await must(use.reports.publish(leader, { ...made, clearance: { kind: 'none' } }))
    const next = await uploaded(SECOND)
    expect(next.page.lines).toMatchObject([{ at: 0, labelCell: 'A5', label: 'Wages and salaries', confidence: 'likely', chosen: null }])
    const [line] = next.page.lines
    const rows = [{ labelCell: 'A5', series: line?.series.id }]
    const kept = await must(
      use.uploads.correct(preparer, {
        uploadId: next.uploadId,
        version: next.page.version,
        corrections: { statements: [{ statement: 0, rows }] },
      }),
    )
    expect((await must(use.uploads.show(preparer, next.uploadId))).page.lines).toMatchObject([{ chosen: line?.series.id }])
    const after = await must(
      use.uploads.confirm(preparer, { uploadId: next.uploadId, version: kept.version, into: { title: 'After', period: 'FY2026-Q1' } }),
    )
    expect(lineOf(statementIn((await draftOf(after.reportId)).sections).body, 'Wages and salaries').seriesId).toBe(line?.series.id)
    // A draft shows nothing of itself on the line's page.
    const { page } = await must(use.series.show(employee, line?.series.id ?? ''))
    expect(page.reports.map(({ label }) => label)).toEqual(['Wages'])
  })
})
