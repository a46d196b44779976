import type { Page } from '@playwright/test'
import type { Statement } from '#app/model/report/section.ts'
import type { TestHall } from '#tests/support/hall.ts'
import { must, type ReportHouse } from '#tests/support/reports.ts'
import { reportsOf, statementOf } from '#tests/support/over-time.ts'
import { type Cast, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

const good = (statement: Statement): Statement => ({
  ...statement,
  lineItems: statement.lineItems.map(item => ({ ...item, good: item.label === 'Revenue' ? 'up' : 'down' })),
})

/** Two quarters: revenue restated, rent gone, travel new, materials with a note in each. */
async function twoQuarters({ use }: TestHall, cast: Cast) {
  const reports = reportsOf({
    use,
    preparer: cast['Paula Preparer'],
    leader: cast['Lena Leader'],
    employee: cast['Eva Employee'],
  } as ReportHouse)
  const noted = (statement: Statement, note: string): Statement => ({
    ...statement,
    lineItems: statement.lineItems.map(item => (item.label === 'Materials' ? { ...item, note } : item)),
  })
  const q2 = statementOf({ Revenue: { 'FY2026-Q2': '90' }, Materials: { 'FY2026-Q2': '40' }, Rent: { 'FY2026-Q2': '5' } })
  const q3 = statementOf({
    Revenue: { 'FY2026-Q3': '100', 'FY2026-Q2': '88' },
    Materials: { 'FY2026-Q3': '50' },
    Travel: { 'FY2026-Q3': '3' },
  })
  await reports.published('Second quarter', 'FY2026-Q2', noted(good(q2), 'Copper became dearer.'))
  const later = await reports.published('Third quarter', 'FY2026-Q3', noted(good(q3), 'Copper became dearer still.'))
  await must(use.reports.read(cast['Eva Employee'], later.reportId))
  return { reportId: later.reportId }
}

const row = (page: Page, label: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: label }) })

test('an employee sees what changed between two quarters: figures side by side, what was restated, what came and went', async ({
  found,
}) => {
  const company = await found(twoQuarters)
  const page = await company.visit('Eva Employee')
  await page.goto(`/reports/${company.things.reportId}/changes`)
  await expect(page.getByRole('heading', { name: 'What changed', exact: true })).toBeVisible()
  await expect(page.getByRole('columnheader')).toContainText(['Q3 FY2026', 'Q2 FY2026', 'Difference', 'Change'])

  await expect(row(page, 'Revenue').getByRole('cell')).toContainText(['100', '88', '+12', '+13.6%'])
  await expect(row(page, 'Revenue')).toContainText('restated')
  await expect(row(page, 'Revenue')).toContainText('fav.')
  await expect(row(page, 'Materials').getByRole('cell')).toContainText(['50', '40', '+10', '+25.0%'])
  await expect(row(page, 'Materials')).toContainText('unfav.')
  await expect(row(page, 'Rent').getByRole('cell')).toContainText(['no line', '5'])
  await expect(row(page, 'Travel').getByRole('cell')).toContainText(['3', 'no line'])
  await expect(page.getByText(/was 90.* in the report for Q2 FY2026/)).toBeVisible()

  await page.getByRole('button', { name: /^Materials/ }).click()
  await expect(page.getByText('Copper became dearer still.', { exact: true })).toBeVisible()
  await expect(page.getByText('In the report for Q2 FY2026: Copper became dearer.')).toBeVisible()

  await page.getByText('What else is not the same').click()
  await expect(page.getByRole('heading', { name: 'Lines that are gone' })).toBeVisible()
})

test('on a phone two columns at a time stand beside the lines, and the page does not scroll sideways', async ({ found }) => {
  const company = await found(twoQuarters)
  const page = await company.visit('Eva Employee', PHONE)
  await page.goto(`/reports/${company.things.reportId}/changes`)
  await expect(row(page, 'Revenue').getByRole('cell', { name: '+12' })).toBeVisible()
  await page.locator('.narrow-switch').getByText('Q2 FY2026').click()
  await expect(row(page, 'Revenue').getByRole('cell', { name: /88/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('two reports of one name and period are told apart by when they were published', async ({ found }) => {
  const company = await found(async (hall, cast) => {
    const things = await twoQuarters(hall, cast)
    const reports = reportsOf({
      use: hall.use,
      preparer: cast['Paula Preparer'],
      leader: cast['Lena Leader'],
      employee: cast['Eva Employee'],
    } as ReportHouse)
    for (const wages of ['7', '8']) await reports.published('Wages', 'FY2025', statementOf({ Wages: { FY2025: wages } }))
    return things
  })
  const page = await company.visit('Eva Employee')
  await page.goto(`/reports/${company.things.reportId}/changes`)
  const options = await page.getByLabel('Compare with').getByRole('option').allTextContents()
  expect(options).toContain('Second quarter (Q2 FY2026)')
  expect(options.filter(option => /^Wages \(FY2025, published \d.*\d{2}:\d{2}/.test(option))).toHaveLength(2)
})
