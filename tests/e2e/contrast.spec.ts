import type { LineItem, Statement } from '#app/model/report/section.ts'
import { must } from '#tests/support/reports.ts'
import type { TestHall } from '#tests/support/hall.ts'
import type { Cast } from './company.ts'
import { expect, test } from './fixtures.ts'

const line: LineItem = {
  ...{ id: 'sales', seriesId: null, label: 'Sales', level: 0, parent: null, kind: 'item', unit: 'currency', good: 'up', note: '' },
  ...{ squadId: null, labelCell: null },
  values: {
    actual: { value: '80', text: '', cell: null, flag: null },
    budget: { value: '100', text: '', cell: null, flag: null },
  },
}
const income: Statement = {
  ...{ kind: 'statement', statement: 'income', unit: { currency: 'USD', scale: 3, label: '' } },
  columns: [
    { id: 'actual', label: 'Actual', period: 'FY2026-Q3', scenario: 'actual', entity: null },
    { id: 'budget', label: 'Budget', period: 'FY2026-Q3', scenario: 'budget', entity: null },
  ],
  comparison: { column: 'actual', against: 'budget' },
  ...{ lineItems: [line], checks: [], source: null, reveal: 'whole' },
}

async function drafted({ use }: TestHall, cast: Cast): Promise<string> {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Third quarter', period: 'FY2026-Q3' }))
  await must(use.reports.edit(leader, { reportId, version: 1, edit: { kind: 'add section', title: 'Income', body: income } }))
  return reportId
}

test('in colours that a person chose for all pages, bars and choices are still seen', async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader')
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`/reports/${company.things}?draft`)
  const colour = (selector: string, pseudo?: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, of) => getComputedStyle(element, of).backgroundColor, pseudo)
  const paper = await colour('body')
  const chosen = '.statement-tools .toggle input:checked + span'
  await expect(page.locator(chosen).first()).toBeVisible()
  for (const drawn of ['.statement .bar i', chosen]) expect(await colour(drawn), drawn).not.toBe(paper)
  expect(await colour('.statement thead th[data-mark="actual"]', '::after')).not.toBe(paper)
})

test('the frame around a cell stands inside of it, where no other covers it', async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader')
  await page.goto(`/reports/${company.things}?draft`)
  await page.locator('.statement-box').focus()
  await page.keyboard.press('ArrowDown')
  const head = page.locator('.statement tbody th').first()
  await expect(head.getByRole('button').first()).toBeFocused()
  const offset = (element: Element): number => Number.parseFloat(getComputedStyle(element).outlineOffset)
  expect(await page.locator(':focus').evaluate(offset)).toBeLessThan(0)
  // A line without a button is focused itself.
  const ofCell = await head.evaluate(cell => {
    cell.tabIndex = -1
    cell.focus()
    return Number.parseFloat(getComputedStyle(cell).outlineOffset)
  })
  expect(ofCell).toBeLessThan(0)
})

test('enlarged fourfold the head of a table does not stay over the few lines that are seen', async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader', { viewport: { width: 320, height: 256 } })
  await page.goto(`/reports/${company.things}?draft`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(
    await page
      .locator('.statement thead th')
      .first()
      .evaluate(head => getComputedStyle(head).top),
  ).toBe('auto')
})

test('a form that is pressed twice is sent once', async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader')
  await page.goto(`/reports/${company.things}/edit`)
  const sent: number[] = []
  page.on('response', answer => {
    if (answer.request().method() === 'POST' && answer.url().includes('/edit')) sent.push(answer.status())
  })
  const title = page.getByLabel('Title').first()
  await title.fill('The third quarter')
  await page.locator('form').filter({ has: title }).getByRole('button').first().dblclick()
  await expect(page.getByText('✓ Saved')).toBeVisible()
  expect(sent).toEqual([200])
})
