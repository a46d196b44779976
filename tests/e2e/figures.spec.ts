import XLSX from '@e965/xlsx'
import type { Page } from '@playwright/test'
import type { LineItem } from '#app/model/report/section.ts'
import type { TestHall } from '#tests/support/hall.ts'
import { must } from '#tests/support/meetings.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'
import type { Cast } from './company.ts'
import { expect, test } from './fixtures.ts'

/** A draft of the board's workbook with an empty text. */
async function draft({ use }: TestHall, cast: Cast): Promise<{ reportId: string }> {
  const paula = cast['Paula Preparer']
  const { uploadId } = await must(use.uploads.receive(paula, { name: 'Board Q3.xlsx', source: { bytes: boardWorkbook() } }))
  const { version } = (await must(use.uploads.show(paula, uploadId))).page
  return must(use.uploads.confirm(paula, { uploadId, version, into: { title: 'Board report', period: 'FY2026-Q3' } }))
}

/** The same workbook with higher wages, and what follows from them. */
function restated(): Buffer {
  const book = XLSX.read(boardWorkbook(), { cellFormula: true })
  const sheet = book.Sheets['Income statement'] ?? {}
  for (const [cell, value] of Object.entries({ B8: -21_500, B11: -32_570, B12: 14_990 })) Object.assign(sheet[cell] as object, { v: value })
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

const choices = (page: Page) => page.getByRole('listbox', { name: 'Lines of the report' })

test('a figure that is chosen with @ stands in the text as readers see it, and follows its line when that is restated', async ({
  found,
}) => {
  const company = await found(draft)
  const { reportId } = company.things
  const page = await company.visit('Paula Preparer')
  await page.goto(`/reports/${reportId}/edit/add/narrative`)
  await page.getByLabel('Title of the section').fill('Where we stand')
  const text = page.getByLabel('Text', { exact: true })
  await text.click()
  await page.keyboard.type('We earned @operating pro')
  await expect(choices(page).getByRole('option').first()).toContainText('Operating profit')
  // Line, column and form are narrowed by what is typed; the arrow keys go through what is offered.
  await page.keyboard.type('fit exact')
  await expect(choices(page).getByRole('option').first()).toContainText('15,090')
  await expect(choices(page).getByRole('option', { selected: true })).toContainText('Actual')
  await page.keyboard.press('ArrowDown')
  await expect(choices(page).getByRole('option', { selected: true })).toContainText('Budget')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(choices(page)).toHaveCount(0)
  await expect(text).toHaveValue(/^We earned @\[Operating profit, Q3 FY2026 Actual\]\(line \S+ \S+ exact\) $/)
  await page.keyboard.type(', before tax. An @ alone')
  await expect(text).toHaveValue(/exact\), before tax/)
  await page.keyboard.press('Escape')
  await page.keyboard.type(' is a text.')
  await page.getByRole('button', { name: 'Add it' }).click()
  await expect(page).toHaveURL(new RegExp(`/reports/${reportId}/edit$`))

  await page.goto(`/reports/${reportId}?draft`)
  await expect(page.getByText(/We earned EUR\s15,090, before tax\. An @ alone is a text\./)).toBeVisible()

  // The workbook comes once more, with another profit.
  const sent = await page.request.post(`/uploads?name=Board%20Q3.xlsx&report=${reportId}`, {
    data: restated(),
    headers: { origin: company.url, 'content-type': 'application/octet-stream' },
  })
  const { uploadId } = JSON.parse((await sent.text()).trim().split('\n').at(-1) ?? '') as { uploadId: string }
  await page.goto(`/uploads/${uploadId}`)
  await page.getByRole('button', { name: 'Apply to the report' }).click()
  await expect(page).toHaveURL(new RegExp(`/reports/${reportId}/edit`))
  await page.goto(`/reports/${reportId}?draft`)
  await expect(page.getByText(/We earned EUR\s14,990, before tax/)).toBeVisible()
})

test('the next quarter’s report takes over the charts of the one before, drawn of its own figures', async ({ found, complaints }) => {
  const company = await found(async ({ use }, cast) => {
    const { reportId } = await draft({ use } as TestHall, cast)
    const [lena, paula] = [cast['Lena Leader'], cast['Paula Preparer']]
    const { page } = await must(use.reports.draft(paula, reportId))
    const statement = page.sections.find(({ body }) => body.kind === 'statement')
    if (statement?.body.kind !== 'statement') throw new Error('no statement came in')
    const revenue = statement.body.lineItems.find(({ label }) => label === 'Revenue') ?? statement.body.lineItems[0]
    const columnId = statement.body.comparison?.column ?? ''
    const body = {
      kind: 'chart',
      form: 'column',
      statementId: statement.id,
      lineItemIds: [revenue?.id],
      columnIds: [columnId],
      caption: 'Old.',
    }
    const edit = { kind: 'add section', title: 'Revenue in Q3 FY2026', body }
    const { version } = await must(use.reports.edit(paula, { reportId, version: page.report.version, edit }))
    await must(use.reports.approve(lena, { reportId, version }))
    await must(use.reports.publish(lena, { reportId, version, clearance: { kind: 'none' }, reason: '' }))
    const next = await must(use.reports.create(paula, { title: 'Next report', period: 'FY2026-Q4' }))
    // The same lines a quarter later.
    const moved = { ...statement.body, columns: statement.body.columns.map(column => ({ ...column, period: later(column.period) })) }
    const added = { kind: 'add section', title: statement.title, body: { ...moved, source: null, lineItems: again(moved.lineItems) } }
    await must(use.reports.edit(paula, { reportId: next.reportId, version: 1, edit: added }))
    return next
  })
  const { reportId } = company.things
  const page = await company.visit('Paula Preparer')
  await page.goto(`/reports/${reportId}/edit`)
  await page.getByRole('link', { name: 'Take over from “Board report”' }).click()
  const chart = page.getByRole('checkbox', { name: /Revenue in Q4 FY2026/ })
  await expect(chart).toBeChecked()
  await expect(chart).toHaveAccessibleDescription(/^Lines: .+\. Columns: .+\.$/)
  await chart.uncheck()
  await page.getByRole('button', { name: 'Take over what is ticked' }).click()
  await expect(page.getByText('Choose what to take over.').first()).toBeVisible()
  expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
  await chart.check()
  await page.getByRole('button', { name: 'Take over what is ticked' }).click()
  await expect(page.getByRole('link', { name: /Revenue in Q4 FY2026/ })).toBeVisible()
  await page.goto(`/reports/${reportId}?draft`)
  await expect(page.getByRole('heading', { name: 'Revenue in Q4 FY2026' })).toBeVisible()
  await expect(page.getByText('Old.')).toHaveCount(0)
})

const later = (period: string | null): string | null => period?.replace('Q3', 'Q4') ?? null

/** Lines of another statement have ids of their own. */
const again = (lines: readonly LineItem[]): LineItem[] =>
  lines.map(({ parts, parent, ...line }) => ({
    ...line,
    id: `${line.id}x`,
    parent: parent && `${parent}x`,
    ...(parts && { parts: parts.map(part => ({ ...part, id: `${part.id}x` })) }),
  }))
