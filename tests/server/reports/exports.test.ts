import * as XLSX from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { companyRow } from '#db/queries/company.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { draftedReport, must, openReportHouse, publishedReport, type ReportHouse } from '#tests/support/reports.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'

let house: ReportHouse
beforeEach(async () => {
  house = await openReportHouse()
})
afterEach(() => house.close())

const take = (actor: Actor, reportId: string, more: { sectionId?: string; format?: 'xlsx' | 'csv'; draft?: boolean } = {}) =>
  house.use.exports.report(actor, { reportId, format: 'xlsx', draft: false, ...more })
const allowEverybody = async (employeesMayExport: boolean) => {
  const row = await companyRow(house.hall.store)
  if (!row) throw new Error('there is no company')
  await must(house.use.company.change(house.administrator, { ...row, employeesMayExport }))
}
const exportsInAudit = async () =>
  (await house.hall.store.select().from(house.hall.store.t.audit)).filter(({ verb }) => verb === 'exported report')
/** Everything that stands in the file, also what no sheet shows. */
const textOf = (bytes: Uint8Array): string =>
  Object.values(unzipSync(bytes))
    .map(part => strFromU8(part))
    .join('\n')

it('gives leaders and preparers a published report, and the draft that they may read', async () => {
  const { reportId, statement } = await publishedReport(house)
  for (const actor of [house.leader, house.preparer, house.colleague]) {
    const { file } = await must(take(actor, reportId))
    const book = XLSX.read(file.bytes)
    expect(book.SheetNames).toEqual(['About this file', 'Income statement'])
    await must(take(actor, reportId, { draft: true, format: 'csv' }))
    await must(take(actor, reportId, { sectionId: statement }))
  }
  const { reportId: draft } = await draftedReport(house, 'Not yet', 'b')
  const { file } = await must(take(house.preparer, draft, { draft: true }))
  expect(textOf(file.bytes)).toContain('Draft: seen by leaders and preparers only')
})

it('gives everybody else a published report where the company allows it, and never a draft', async () => {
  const { reportId } = await publishedReport(house)
  const { reportId: draft } = await draftedReport(house, 'Not yet', 'b')
  for (const actor of [house.employee, house.administrator]) {
    expect(await take(actor, reportId)).toMatchObject({ ok: false, fault: { kind: 'not found' } })
    await allowEverybody(true)
    expect(await take(actor, reportId)).toMatchObject({ ok: true })
    for (const hidden of [{ draft: true }, { draft: false }])
      expect(await take(actor, draft, hidden)).toMatchObject({ ok: false, fault: { kind: 'not found' } })
    expect(await take(actor, reportId, { draft: true })).toMatchObject({ ok: false, fault: { kind: 'not found' } })
    await allowEverybody(false)
    expect(await take(actor, reportId)).toMatchObject({ ok: false, fault: { kind: 'not found' } })
  }
  expect(await take({ ...house.employee, pledged: 0 }, reportId)).toMatchObject({ ok: false })
  expect(await take({ kind: 'nobody' }, reportId)).toMatchObject({ ok: false })
})

it('keeps who took which report away and when, shows it to that person, and keeps nothing of a refusal', async () => {
  const { reportId, statement } = await publishedReport(house)
  await take(house.employee, reportId)
  expect(await exportsInAudit()).toEqual([])
  await must(take(house.leader, reportId, { sectionId: statement }))
  expect(await exportsInAudit()).toMatchObject([{ actor: 'leader', subject: reportId, at: house.clock.now() }])
  const { record } = await must(house.use.account.ownRecord(house.leader))
  expect(record.exports).toEqual([{ title: 'Board report Q4 2025', at: house.clock.now() }])
  expect(JSON.stringify(await exportsInAudit())).not.toContain(statement)
})

it('holds no file name, formula of the original, hidden sheet or presenter’s note (Z5)', async () => {
  const bytes = boardWorkbook()
  const { uploadId } = await must(house.use.uploads.receive(house.preparer, { name: 'Quetzal board.xlsx', source: { bytes } }))
  const { version } = (await must(house.use.uploads.show(house.preparer, uploadId))).page
  const { reportId } = await must(
    house.use.uploads.confirm(house.preparer, { uploadId, version, into: { title: 'Third quarter', period: 'FY2026-Q3' } }),
  )
  const { page } = await must(house.use.reports.draft(house.preparer, reportId))
  const sectionId = page.sections[0]?.id ?? ''
  const noted = await must(
    house.use.reports.edit(house.preparer, {
      reportId,
      version: page.report.version,
      edit: { kind: 'write notes', sectionId, notes: 'Zebra: say why.', minutes: 5 },
    }),
  )
  await must(house.use.reports.approve(house.leader, { reportId, version: noted.version }))
  await must(house.use.reports.publish(house.leader, { reportId, version: noted.version, clearance: { kind: 'none' } }))
  await allowEverybody(true)
  const { file } = await must(take(house.employee, reportId))
  const inside = textOf(file.bytes)
  expect(inside).toContain('Operating profit')
  expect(inside).not.toMatch(/Quetzal|Zebra|hidden/)
  // Formulas are those of this sheet, made from the parts of the sums; none is the original's.
  const formulas = [...inside.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula)
  for (const formula of formulas) expect(formula).toMatch(/^(?:[-+]?(?:SUM\([A-Z]+\d+:[A-Z]+\d+\)|[A-Z]+\d+))+$/)
  const { file: csv } = await must(take(house.employee, reportId, { format: 'csv' }))
  expect(Buffer.from(csv.bytes).toString()).not.toMatch(/Quetzal|Zebra|=/)
})

it('says so where there is nothing that a spreadsheet could hold', async () => {
  const { reportId, narrative } = await publishedReport(house)
  expect(await take(house.leader, reportId, { sectionId: narrative })).toMatchObject({ ok: false, fault: { kind: 'conflict' } })
  expect(await take(house.leader, reportId, { sectionId: 'none' })).toMatchObject({ ok: false, fault: { kind: 'conflict' } })
  expect(await exportsInAudit()).toEqual([])
})

it('takes a withdrawn report back from those who do not work on it', async () => {
  const { reportId } = await publishedReport(house)
  await allowEverybody(true)
  await must(house.use.reports.withdraw(house.leader, { reportId, reason: 'A figure was wrong.' }))
  expect(await take(house.employee, reportId)).toMatchObject({ ok: false })
  expect(await take(house.leader, reportId)).toMatchObject({ ok: true })
})
