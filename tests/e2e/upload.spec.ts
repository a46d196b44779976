import type { Page } from '@playwright/test'
import { boardWorkbook } from '#tests/support/workbook.ts'
import { DESKTOP, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

/** Chooses the board's workbook on the page for a new report, as somebody without a mouse does, and waits for the preview. */
async function choose(page: Page): Promise<void> {
  await page.goto('/reports/new')
  const file = page.getByLabel('Drop your workbook here')
  await expect(file).toBeVisible()
  await file.setInputFiles({
    name: 'Board Q3.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: boardWorkbook(),
  })
  await expect(page.getByRole('heading', { name: 'What Candor understood' })).toBeVisible()
}
const review = (page: Page, at: number) => page.locator(`#statement-${at}`)
const keep = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Keep these corrections' }).click()
  await expect(page.getByText('Corrections kept.')).toBeVisible()
}
const line = (page: Page, name: string) => review(page, 0).getByRole('button', { name, exact: true })

test('the tree and the columns of a chosen workbook are corrected in the preview, by keyboard, and the sums are checked again', async ({
  found,
}) => {
  const company = await found(async () => null)
  const page = await company.visit('Paula Preparer')
  await choose(page)
  // Who may not download the workbook has its name only.
  await expect(page.getByText('Board Q3.xlsx')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Board Q3.xlsx' })).toHaveCount(0)

  const income = review(page, 0)
  await expect(income.getByText('All 6 sums add up.')).toBeVisible()
  await income.getByText('Show the lines').click()
  // Results that follow from each other stand beside each other, and an opened one says what it is the sum of.
  const indentOf = (label: string) =>
    line(page, label).evaluate(button => getComputedStyle(button.closest('th') ?? button).paddingInlineStart)
  expect(await indentOf('Revenue')).toBe(await indentOf('Operating profit'))
  await line(page, 'Operating profit').press('Enter')
  await expect(income.getByText('It is the sum of “Revenue” + “Operating costs”.')).toBeVisible()
  await page.keyboard.press('Escape')
  await line(page, 'Cloud cost').focus()
  await page.keyboard.press('ArrowDown')
  await expect(line(page, 'Rent')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(income.getByText('Rent: not indented.')).toBeVisible()
  await expect(income.getByText('Sums are checked again when the corrections are kept.')).toBeVisible()
  await keep(page)
  await expect(income.getByText('2 of 6 sums do not add up.')).toBeVisible()
  await page.setViewportSize(PHONE.viewport)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize(DESKTOP.viewport)
  await expect(income.getByText(/Operating costs \(B11\): the file says .*, its lines give/)).toBeVisible()

  await line(page, 'Rent').press('Enter')
  const editor = income.getByRole('group', { name: 'Correct “Rent”' })
  await editor.getByRole('button', { name: 'In' }).click()
  await editor.getByRole('button', { name: 'In' }).click()
  await editor.getByLabel('Label').fill('Rent of all offices')
  await editor.getByLabel('Label').press('Enter')
  await expect(editor).toHaveCount(0)
  await expect(line(page, 'Rent of all offices')).toBeFocused()
  await line(page, 'Services').click()
  await income.getByRole('checkbox', { name: 'Take “Services”' }).uncheck()
  await income.getByLabel('Column C', { exact: true }).fill('Plan')
  await income.getByLabel('Holds: Q3 FY2026 Budget').selectOption('nothing for the report: left out')
  await keep(page)
  await expect(income.getByText('1 of 3 sums do not add up.')).toBeVisible()

  // What was left out can be taken again; its line is still open.
  await income.getByRole('checkbox', { name: 'Take “Services”' }).check()
  await income.getByLabel('Holds: Q3 FY2026 Budget').selectOption('figures of a period')
  await keep(page)
  await expect(income.getByText('All 6 sums add up.')).toBeVisible()
  await page.reload()
  await income.getByText('Show the lines').click()
  await expect(line(page, 'Rent of all offices')).toBeVisible()
  await expect(income.getByRole('columnheader', { name: 'Plan' })).toBeVisible()
})

test('a line that counts in another power of ten and currency than its statement is told so, and stays so', async ({ found }) => {
  const company = await found(async () => null)
  const page = await company.visit('Paula Preparer')
  await choose(page)
  const income = review(page, 0)
  await income.getByText('Show the lines').click()
  await line(page, 'Services').click()
  await income.getByLabel('This line’s figures in').selectOption('millions')
  await income.getByLabel('This line’s currency').fill('us')
  await expect(income.getByText('Three letters, like EUR.')).toBeVisible()
  await income.getByLabel('This line’s currency').fill('usd')
  const row = income.getByRole('row').filter({ has: page.getByRole('button', { name: 'Services', exact: true }) })
  await expect(row.getByText('currency, USD millions')).toBeVisible()
  await keep(page)
  await page.reload()
  await income.getByText('Show the lines').click()
  await expect(row.getByText('currency, USD millions')).toBeVisible()
  await line(page, 'Services').click()
  await income.getByLabel('This line’s figures in').selectOption('as the statement')
  await income.getByLabel('This line’s currency').fill('')
  await keep(page)
  await page.reload()
  await income.getByText('Show the lines').click()
  await expect(row.getByText('currency', { exact: true })).toBeVisible()
})

test('a draft that is refused keeps the corrections, and the next try is no conflict', async ({ found, complaints }) => {
  const company = await found(async () => null)
  const page = await company.visit('Lena Leader', PHONE)
  await choose(page)
  await review(page, 0).getByLabel('Currency').fill('CHF')
  const title = page.getByLabel('Title', { exact: true }).last()
  await title.fill('')
  await page.getByRole('button', { name: 'Make the draft' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(review(page, 0).getByLabel('Currency')).toHaveValue('CHF')
  await expect(page.getByText('Corrections kept.')).toBeVisible()
  expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
  await title.fill('Third quarter')
  await page.getByRole('button', { name: 'Make the draft' }).click()
  // Its button stood far down the page: what was made is seen from its title on.
  await expect(page.getByRole('heading', { name: 'Third quarter', level: 1 })).toBeInViewport()
})

test('a statement that was not proposed shows its lines and checks at once when it is taken', async ({ found }) => {
  const company = await found(async () => null)
  const page = await company.visit('Lena Leader', PHONE)
  await choose(page)
  const take = page.locator('input[name="take.2"]')
  await take.uncheck()
  await keep(page)
  await page.reload()
  await expect(take).not.toBeChecked()
  await take.check()
  const cash = review(page, 2)
  await expect(cash.getByText(/^Its lines and checks are not on this page yet/)).toBeVisible()
  await cash.getByRole('button', { name: 'Keep this choice and show them' }).click()
  await expect(cash.getByText(/adds? up\./)).toBeVisible()
  await cash.getByText('Show the lines').click()
  await expect(cash.getByRole('button', { name: 'Net change in cash', exact: true })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('cells copied in a spreadsheet are pasted on the page, and the preview says that they are as they were displayed', async ({
  found,
}) => {
  const company = await found(async () => null)
  const page = await company.visit('Paula Preparer')
  await page.goto('/reports/new')
  const title = page.getByLabel('Drop your workbook here')
  await expect(title).toBeVisible()
  await page.waitForLoadState('networkidle')
  const paste = (text: string) =>
    page.evaluate(given => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', given)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  await title.focus()
  await paste('only words')
  await expect(page.getByText('What you pasted is no table.')).toBeVisible()
  await paste('EUR thousands\tFY2025\tFY2026\nRevenue\t1,234.5\t2,345.5\nCost\t-1,000.0\t-2,000.0\n')
  await expect(page.getByRole('heading', { name: 'What Candor understood' })).toBeVisible()
  await expect(page.getByText('Pasted table.tsv').first()).toBeVisible()
  await expect(page.getByText(/each figure is as it was displayed/)).toBeVisible()
})
