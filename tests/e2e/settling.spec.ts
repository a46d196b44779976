import type { Page } from '@playwright/test'
import * as XLSX from '@e965/xlsx'
import { PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

/** A workbook of plain rows, chosen on the page for a new report or on that of a draft. */
async function choose(page: Page, sheets: Record<string, (string | number | null)[][]>, at = '/reports/new'): Promise<void> {
  const book = XLSX.utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name)
  await page.goto(at)
  const file = page.getByLabel('Drop your workbook here')
  await expect(file).toBeVisible()
  await file.setInputFiles({
    name: 'Doubtful.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer,
  })
  await expect(page.getByRole('heading', { name: 'What Candor understood' })).toBeVisible()
}
const lines = (count: number) => [
  ['Revenue', ...[10, 11, 12, 13].slice(0, count)],
  ['Costs', ...[4, 5, 6, 7].slice(0, count)],
]
const answers = (page: Page, place: string) => page.getByRole('group', { name: `Answers: ${place}` })
const keep = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Keep these answers' }).click()
  await expect(page.getByText('Corrections kept.')).toBeVisible()
}

test('one answer settles a question about several columns where it is told, and the report that is proposed follows', async ({ found }) => {
  const company = await found(async () => null)
  const page = await company.visit('Paula Preparer')
  // Years that are over: of one that is not, the place in time is asked as well.
  await choose(page, {
    Model: [['Income statement, EUR', '2020A', '2021A', '2022E', '2023E'], ...lines(4)],
    Summary: [['Summary, EUR', '2020', '2021', '2022', '2023'], ...lines(4)],
  })
  const asked = answers(page, 'Summary!D1')
  await expect(page.getByText(/“2022”, “2023” name no scenario/)).toBeVisible()
  await expect(page.getByLabel('Title', { exact: true }).last()).toHaveValue('Board report FY2023')
  const scenario = page.locator('#statement-1').getByLabel('Scenario: 2023', { exact: true })
  await asked.getByRole('button', { name: 'Show it' }).click()
  await expect(page.locator('#statement-1').getByLabel('Scenario: 2022', { exact: true })).toBeFocused()
  await asked.getByRole('button', { name: 'Forecast' }).focus()
  await page.keyboard.press('Enter')
  await expect(asked.getByRole('button', { name: 'Forecast' })).toHaveAttribute('aria-pressed', 'true')
  await expect(scenario).toHaveValue('forecast')
  await keep(page)
  await expect(page.getByText(/name no scenario/)).toHaveCount(0)
  // The button went with the answer: whoever presses Tab goes on from there, not from the top of the page.
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)
  await expect(scenario).toHaveValue('forecast')
  await expect(page.getByLabel('Title', { exact: true }).last()).toHaveValue('Board report FY2021')
})

test('one answer says of all lines of a question that they are money, and a second press takes it back', async ({ found }) => {
  const company = await found(async () => null)
  const page = await company.visit('Paula Preparer')
  await choose(page, {
    Support: [
      ['', 'FY2024', 'FY2025'],
      ['Individuals', 200, 190],
      ['Foundations', 100, 90],
    ],
  })
  const asked = answers(page, 'Support!A2')
  await expect(page.getByText(/“Individuals”, “Foundations”: no word says whether they are money/)).toBeVisible()
  const [money, count] = [asked.getByRole('button', { name: 'Money', exact: true }), asked.getByRole('button', { name: 'Plain numbers' })]
  await count.click()
  await expect(count).toHaveAttribute('aria-pressed', 'true')
  await money.click()
  await expect(money).toHaveAttribute('aria-pressed', 'true')
  await expect(count).toHaveAttribute('aria-pressed', 'false')
  await money.click()
  await expect(money).toHaveAttribute('aria-pressed', 'false')
  await money.click()
  await keep(page)
  await expect(page.getByText(/no word says whether they are money/)).toHaveCount(0)
  await page.getByText('Show the lines').click()
  for (const line of ['Individuals', 'Foundations'])
    await expect(page.getByRole('row', { name: new RegExp(`^${line}`) }).getByRole('cell', { name: 'currency' })).toBeVisible()
})

test('every answer to how the file is to be read can be read in full on a wide screen', async ({ found }) => {
  const company = await found(async () => null)
  const page = await company.visit('Paula Preparer')
  await choose(page, {
    Costs: [
      ['Costs, EUR', 'FY2024', 'FY2025'],
      ['Rent', 1000, 900],
      ['Wages', 400, 500],
    ],
  })
  await page.getByText('Read the file in another way').click()
  for (const choice of await page.locator('#reading select').all()) {
    await expect(choice).toBeVisible()
    expect((await choice.boundingBox())?.width).toBeGreaterThan(230)
  }
})

test('what is left as it is, is not asked again until somebody wants it', async ({ found }) => {
  const company = await found(async () => null)
  const page = await company.visit('Paula Preparer', PHONE)
  await choose(page, {
    Costs: [
      ['Costs, EUR', 'FY2024', 'FY2025'],
      ...Array.from({ length: 5 }, (_, at) => [`Line ${at}`, String(1000 + at), at]),
      ['Other', '1,234', 5],
    ],
  })
  await expect(page.getByText('1 unclear, 5 warnings')).toBeVisible()
  await page.getByText('and 4 more like it').click()
  await page.getByRole('button', { name: 'Leave all 5 as they are' }).click()
  await keep(page)
  await expect(page.getByText('1 unclear', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByText('1 unclear', { exact: true })).toBeVisible()

  // The way to the figure opens the lines.
  await answers(page, 'Costs!B7').getByRole('button', { name: 'Show it' }).click()
  const figure = page.getByLabel('The figure of “Other” in B7; empty: there is none')
  await expect(figure).toBeFocused()
  await figure.fill('1234')
  await keep(page)
  await expect(page.getByText('Nothing doubtful was found')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await page.getByText('Left as they are (5)').click()
  await page.getByRole('button', { name: 'Ask again' }).first().click()
  await keep(page)
  await expect(page.getByText('1 warning', { exact: true })).toBeVisible()
})

test('months without a year are given one for the whole file, and what is planned and actual is said beside it', async ({ found }) => {
  const company = await found(async () => null)
  const page = await company.visit('Lena Leader')
  const product = (name: string) => [
    [name, 'Plan', 10, 20],
    [name, 'Actual', 11, 19],
    [name, 'Stock', 5, 6],
  ]
  await choose(page, { Production: [['Production, units'], ['Product', 'Measure', 'Nov', 'Dec'], ...product('Pump'), ...product('Valve')] })
  await page.getByRole('button', { name: 'Say how to read the file' }).click()
  const year = page.getByLabel('Months, weeks and days without a year are in')
  await expect(year).toBeFocused()
  await year.fill('2026')
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(page.getByText('The file was read again.')).toBeVisible()
  await expect(page.getByText('1 warning', { exact: true })).toBeVisible()
  await answers(page, 'Production!B5').getByRole('button', { name: 'Actual' }).click()
  await keep(page)
  await expect(page.getByText(/is planned or actual/)).toHaveCount(0)
  await page.getByLabel('Title', { exact: true }).last().fill('Production')
  await page.getByRole('button', { name: 'Make the draft' }).click()
  await expect(page.getByRole('heading', { name: 'Production', level: 1 })).toBeVisible()
})

test('what was settled is not asked again of a new version of the file, and the page says so', async ({ found }) => {
  const company = await found(async () => null)
  const page = await company.visit('Paula Preparer')
  await choose(page, { Model: [['Income statement, EUR', '2024', '2025', '2025'], ...lines(3)] })
  await page.locator('#statement-0').getByLabel('Scenario: 2025', { exact: true }).last().selectOption('budget')
  await page.getByRole('button', { name: 'Keep these corrections' }).click()
  await expect(page.getByText('Corrections kept.')).toBeVisible()
  await page.getByRole('button', { name: 'Make the draft' }).click()
  await expect(page).toHaveURL(/\/edit$/)

  const report = page.url()
  await choose(page, { Model: [['Income statement, EUR', '2024', '2025', '2025'], ['Grants', 1, 2, 3], ...lines(3)] }, report)
  await expect(page.getByText('What was settled about the file before counts here, too')).toBeVisible()
  await expect(page.locator('#statement-0').getByLabel('Scenario: 2025', { exact: true }).last()).toHaveValue('budget')
  await expect(page.getByText(/both say FY2025/)).toHaveCount(0)
  await expect(page.getByText('New columns')).toHaveCount(0)
})
