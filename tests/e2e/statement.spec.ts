import { readFile } from 'node:fs/promises'
import * as XLSX from '@e965/xlsx'
import type { Page } from '@playwright/test'
import { companyForm } from '#app/model/people/forms.ts'
import type { LineItem, Statement } from '#app/model/report/section.ts'
import { companyRow } from '#db/queries/company.ts'
import { must } from '#tests/support/reports.ts'
import type { TestHall } from '#tests/support/hall.ts'
import { type Cast, DESKTOP } from './company.ts'
import { expect, test } from './fixtures.ts'

const line = (
  id: string,
  label: string,
  level: number,
  parent: string | null,
  values: string[],
  more: Partial<LineItem> = {},
): LineItem => ({
  ...{ id, seriesId: null, label, level, parent, kind: 'item', unit: 'currency', good: 'up', note: '', squadId: null, labelCell: null },
  values: Object.fromEntries(values.map((value, at) => [['actual', 'budget', 'before'][at], { value, text: '', cell: null, flag: null }])),
  ...more,
})
const sum = (...ids: string[]): Partial<LineItem> => ({ kind: 'subtotal', parts: ids.map(id => ({ id, sign: 1 as const })) })

/** In thousands, so that millions have something to round. */
const income: Statement = {
  kind: 'statement',
  statement: 'income',
  unit: { currency: 'USD', scale: 3, label: '' },
  columns: [
    { id: 'actual', label: 'Q3 FY2026', period: 'FY2026-Q3', scenario: 'actual', entity: null },
    { id: 'budget', label: 'Q3 FY2026 budget', period: 'FY2026-Q3', scenario: 'budget', entity: null },
    { id: 'before', label: 'Q3 FY2025', period: 'FY2025-Q3', scenario: 'actual', entity: null },
  ],
  comparison: { column: 'actual', against: 'budget' },
  lineItems: [
    line('subscriptions', 'Subscriptions', 2, 'sales', ['3440', '3200', '3000']),
    line('licences', 'Licences', 2, 'sales', ['1440', '1500', '1400']),
    line('services', 'Services', 2, 'sales', ['1440', '1600', '1300']),
    line('sales', 'Sales to customers', 1, 'revenue', ['6320', '6300', '5700'], sum('subscriptions', 'licences', 'services')),
    line('grants', 'Grants', 1, 'revenue', ['80', '80', '60']),
    line('revenue', 'Revenue', 0, 'profit', ['6400', '6380', '5760'], sum('sales', 'grants')),
    line('cloud', 'Cloud cost', 1, 'costs', ['-940', '-700', '-610'], { note: 'We pay two providers while we move.' }),
    line('wages', 'Wages', 1, 'costs', ['-3240', '-3200', '-3000']),
    line('rent', 'Rent', 1, 'costs', ['-180', '-180', '-180']),
    line('costs', 'Operating costs', 0, 'profit', ['-4360', '-4080', '-3790'], sum('cloud', 'wages', 'rent')),
    line('profit', 'Operating profit', 0, null, ['2040', '2300', '1970'], { ...sum('revenue', 'costs'), kind: 'total' }),
  ],
  checks: [],
  source: null,
  reveal: 'whole',
}

async function published({ use, store }: TestHall, cast: Cast): Promise<string> {
  const company = await companyRow(store)
  if (!company) throw new Error('no company is set up')
  const { version, name, accent, currency, timeZone, locale, fiscalYearStart, negatives } = company
  const kept = { version, name, accent, currency, timeZone, locale, fiscalYearStart, negatives, wrongdoingChannel: 'Here', mailDomains: '' }
  const threshold = { materialityPercent: '5', materialityAmount: '100000' }
  await must(use.company.change(cast['Ada Administrator'], companyForm.parse({ ...kept, ...threshold })))
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Third quarter', period: 'FY2026-Q3' }))
  const added = await must(
    use.reports.edit(leader, { reportId, version: 1, edit: { kind: 'add section', title: 'Income statement', body: income } }),
  )
  await must(use.reports.approve(leader, { reportId, version: added.version }))
  await must(use.reports.publish(leader, { reportId, version: added.version, clearance: { kind: 'none' } }))
  return reportId
}

const linesOf = (page: Page) => page.getByRole('combobox', { name: 'Lines', exact: true })

test('a statement on its page: levels, modes, rounding, lines on top, addresses, a copy and a file', async ({ found }) => {
  const company = await found(published)
  const page = await company.visit('Lena Leader')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/reports/${company.things}`)
  const row = (label: string) => page.getByRole('row', { name: new RegExp(`^${label}`) })

  await test.step('an explanation is owed for the report’s own comparison alone', async () => {
    await expect(row('Services')).toContainText('no explanation yet')
    await page.getByLabel('with').selectOption('Q3 FY2025')
    await expect(row('Services')).toContainText('1,300')
    await expect(row('Services').getByText('no explanation yet')).toBeHidden()
    await page.getByLabel('with').selectOption('Q3 FY2026 budget')
    await expect(row('Services').getByText('no explanation yet')).toBeVisible()
  })

  await test.step('lines are put away by level, by button and by keyboard', async () => {
    await linesOf(page).selectOption('level 1')
    await expect(row('Wages')).toHaveCount(0)
    await expect(linesOf(page)).toHaveValue('1')
    // Costs are a part of the result and stand beside it.
    await expect(row('Operating costs')).toHaveCount(1)
    await page.getByRole('button', { name: 'Lines of Operating profit' }).click()
    await expect(row('Operating costs')).toHaveCount(0)
    await page.getByRole('button', { name: 'Lines of Operating profit' }).click()
    await expect(row('Operating costs')).toHaveCount(1)
    await expect(row('Wages')).toHaveCount(0)
    const costs = page.getByRole('button', { name: 'Lines of Operating costs' })
    await expect(costs).toHaveAttribute('aria-expanded', 'false')
    await page.getByRole('button', { name: /^Operating costs,/ }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(row('Wages')).toHaveCount(1)
    await expect(costs).toHaveAttribute('aria-expanded', 'true')
    await page.getByRole('button', { name: /^Wages,/ }).focus()
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByRole('button', { name: /^Operating costs,/ })).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await expect(row('Wages')).toHaveCount(0)
    await linesOf(page).selectOption('all')
    await expect(row('Subscriptions')).toHaveCount(1)
  })

  await test.step('in millions a line says what rounding leaves over', async () => {
    await expect(page.locator('tr.rounding')).toHaveCount(0)
    await page.getByLabel('Figures in').selectOption('millions')
    // 3.4 + 1.4 + 1.4 = 6.2, and the sales are 6.3.
    const rounding = page.locator('tr.rounding', { hasText: 'Sales to customers' })
    await expect(rounding).toContainText('+0.1')
    await expect(rounding.locator('xpath=following-sibling::tr[1]')).toContainText('Sales to customers')
  })

  await test.step('common size and growth', async () => {
    await page.getByText('Common size').click()
    await expect(row('Operating profit')).toContainText('31.9%')
    await page.getByLabel('Share of').selectOption('Operating costs')
    await expect(row('Operating profit')).toContainText('n.m.')
    await page.getByText('Growth').click()
    await expect(row('Revenue')).toContainText('+11.1%')
    await page.getByLabel('Scenario').selectOption('Actual')
    await expect(page.getByRole('columnheader', { name: /budget/ })).toHaveCount(0)
    await page.getByText('Comparison', { exact: true }).click()
  })

  await test.step('a line stays on top, and has an address that opens it, also from under a line that is put away', async () => {
    await page.getByRole('button', { name: /^Cloud cost,/ }).click()
    await page.getByRole('button', { name: 'Keep on top' }).click()
    await expect(page.locator('tbody.pinned tr')).toHaveCount(1)
    await page.getByRole('link', { name: 'Link to this line' }).click()
    expect(new URL(page.url()).hash).toBe('#line-cloud')
    const other = await page.context().newPage()
    await other.goto(page.url().replace(/#.*/, '#line-wages'))
    await expect(other.locator('tr[data-linked="wages"]')).toBeInViewport()
    await expect(other.getByRole('button', { name: 'Keep on top' })).toBeVisible()
    await linesOf(other).selectOption('level 1')
    await expect(other.locator('#line-cloud')).toHaveCount(0)
    await other.evaluate(() => {
      location.hash = '#line-cloud'
    })
    await expect(other.locator('tr[data-linked="cloud"]')).toBeInViewport()
    await other.close()
  })

  await test.step('the table goes to the clipboard as text and as HTML', async () => {
    await page.getByRole('button', { name: 'Copy table' }).click()
    await expect(page.getByText('11 lines copied, with all decimals.')).toBeVisible()
    const kinds = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const read = async (type: string) => (await item?.getType(type))?.text()
      return { text: await read('text/plain'), html: await read('text/html') }
    })
    expect(kinds.text).toContain('        Subscriptions\t3.44\t3.2\t0.24\t7.5%')
    expect(kinds.html).toContain('3.44')
  })

  await test.step('the statement and the report are saved as files', async () => {
    await page.locator('.report-section').getByText('Export').click()
    const saving = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Excel workbook (.xlsx)' }).last().click()
    const saved = await saving
    expect(saved.suggestedFilename()).toMatch(/Third quarter, Income statement, confidential\.xlsx$/)
    const book = XLSX.read(await readFile(await saved.path()), { cellFormula: true })
    const formulas = Object.values(book.Sheets['Income statement'] ?? {}).filter(cell => (cell as XLSX.CellObject).f)
    expect(formulas).toHaveLength(12)
  })

  await test.step('an employee has no button for it', async () => {
    const employee = await company.visit('Eva Employee')
    await employee.goto(`/reports/${company.things}`)
    await expect(linesOf(employee)).toBeVisible()
    await expect(employee.getByText('Export')).toHaveCount(0)
  })
})

test('without a script a statement shows all of its lines, and nothing that needs one', async ({ found }) => {
  const company = await found(published)
  const page = await company.visit('Eva Employee', { ...DESKTOP, javaScriptEnabled: false })
  await page.goto(`/reports/${company.things}`)
  await expect(page.getByRole('row', { name: /^Subscriptions/ })).toBeVisible()
  await expect(page.locator('.statement-tools').first()).toBeHidden()
  await expect(page.locator('.fold').first()).toBeHidden()
  await expect(page.getByLabel('with')).toBeHidden()
})
