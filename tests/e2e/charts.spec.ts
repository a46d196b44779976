import type { Locator } from '@playwright/test'
import type { LineItem, Section, Statement } from '#app/model/report/section.ts'
import { must } from '#tests/support/reports.ts'
import type { TestHall } from '#tests/support/hall.ts'
import type { Cast } from './company.ts'
import { PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

const COLUMNS = ['Q1 FY2025', 'Q2 FY2025', 'Q3 FY2025', 'Q4 FY2025']
/** The second quarter is missing. */
const VALUES = ['1100', null, '3300', '4400']

const orders: LineItem = {
  ...{ id: 'orders', seriesId: null, label: 'Orders', level: 0, parent: null, kind: 'item', unit: 'currency', good: 'up', note: '' },
  ...{ squadId: null, labelCell: null },
  values: Object.fromEntries(VALUES.flatMap((value, at) => (value ? [[`c${at}`, { value, text: '', cell: null, flag: null }]] : []))),
}
/** Below zero, each a tenth. */
const returns: LineItem = {
  ...orders,
  ...{ id: 'returns', label: 'Returns', good: 'down' },
  values: Object.fromEntries(
    VALUES.flatMap((value, at) => (value ? [[`c${at}`, { value: `-${value.slice(0, -1)}`, text: '', cell: null, flag: null }]] : [])),
  ),
}
/** On an axis of its own: in the third quarter as high as the orders' column. */
const margin: LineItem = {
  ...orders,
  ...{ id: 'margin', label: 'Margin', unit: 'percent', whole: 1 },
  values: Object.fromEntries(['0.5', '0.45', '0.21', '0.4'].map((value, at) => [`c${at}`, { value, text: '', cell: null, flag: null }])),
}

const income: Statement = {
  ...{ kind: 'statement', statement: 'income', unit: { currency: 'USD', scale: 3, label: '' }, comparison: null },
  columns: COLUMNS.map((label, at) => ({ id: `c${at}`, label, period: `FY2025-Q${at + 1}`, scenario: 'actual', entity: null })),
  ...{ lineItems: [orders, returns, margin], checks: [], source: null, reveal: 'whole' },
}

async function drafted({ use }: TestHall, cast: Cast): Promise<string> {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Orders', period: 'FY2025-Q4' }))
  const add = (version: number, title: string, body: Section['body']) =>
    must(use.reports.edit(leader, { reportId, version, edit: { kind: 'add section', title, body } }))
  let { version } = await add(1, 'Income statement', income)
  const statementId = (await must(use.reports.draft(leader, reportId))).page.sections[0]?.id ?? ''
  const columnIds = income.columns.map(({ id }) => id)
  for (const form of ['column', 'stacked', 'combined'] as const)
    ({ version } = await add(version, form, { kind: 'chart', form, statementId, lineItemIds: ['orders'], columnIds, caption: '' }))
  const further = { kind: 'chart' as const, statementId, columnIds, caption: '' }
  ;({ version } = await add(version, 'below zero', { ...further, form: 'stacked', lineItemIds: ['returns'] }))
  ;({ version } = await add(version, 'line', { ...further, form: 'line', lineItemIds: ['orders', 'returns'] }))
  ;({ version } = await add(version, 'line below zero', { ...further, form: 'line', lineItemIds: ['returns'] }))
  await add(version, 'line beside columns', { ...further, form: 'combined', lineItemIds: ['orders', 'margin'] })
  return reportId
}

test('a bar beside a missing one stands over its own period with its own figure', async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader')
  await page.goto(`/reports/${company.things}?draft`)
  for (const form of ['column', 'stacked', 'combined']) {
    const chart = page.locator(`figure[data-form="${form}"]`).first()
    await chart.scrollIntoViewIfNeeded()
    await expect(chart.locator('svg text', { hasText: 'Q4 FY2025' })).toBeVisible()
    const middle = async (text: string) => {
      const box = await chart
        .locator('svg text', { hasText: new RegExp(`^${text}$`) })
        .first()
        .boundingBox()
      return Math.round((box?.x ?? 0) + (box?.width ?? 0) / 2)
    }
    for (const [at, value] of VALUES.entries())
      if (value) expect(Math.abs((await middle(`${value[0]},${value.slice(1)}`)) - (await middle(COLUMNS[at] ?? '')))).toBeLessThan(12)
  }
})

test('a stack below zero carries its sum, and on a phone the lines of a chart are named', async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader', PHONE)
  await page.goto(`/reports/${company.things}?draft`)
  const stack = page.locator('figure[data-form="stacked"]').last()
  await stack.scrollIntoViewIfNeeded()
  // Under its bar, which is too narrow on a phone to hold a figure.
  await expect(stack.locator('svg text', { hasText: /^\(440\)$/ })).toHaveCount(1)
  const [lines, below] = [0, 1].map(at => page.locator('figure[data-form="line"]').nth(at)) as [Locator, Locator]
  await lines.scrollIntoViewIfNeeded()
  for (const name of ['Orders', 'Returns']) await expect(lines.locator('.chart-key').getByText(name)).toBeVisible()
  // A figure on its line is read all the same: the line stops before it.
  await expect(below.locator('.point-label').first()).toHaveCSS('paint-order', 'stroke')
  // A line that crosses zero shows where it is.
  await expect(lines.locator('.recharts-reference-line')).toHaveCount(1)
  // And nothing that could be taken for zero stands under lines that are all below it.
  await expect(below.locator('.recharts-reference-line')).toHaveCount(1)
  await expect(below.locator('.recharts-xAxis .recharts-cartesian-axis-line')).toHaveCount(0)
  await expect(lines.locator('.recharts-xAxis .recharts-cartesian-axis-line')).toHaveCount(1)
})

test("a line's figures do not stand on those of the columns", async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader')
  await page.goto(`/reports/${company.things}?draft`)
  const chart = page.locator('figure[data-form="combined"]').last()
  await chart.scrollIntoViewIfNeeded()
  await expect(chart.locator('.point-label', { hasText: '50' })).toBeVisible()
  const boxes = await chart.locator('.point-label').evaluateAll(texts =>
    texts.map(text => {
      const { left, right, top, bottom } = text.getBoundingClientRect()
      return { text: text.textContent, left, right, top, bottom }
    }),
  )
  const meet = boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter(({ left, right, top, bottom }) => left < one.right && right > one.left && top < one.bottom - 2 && bottom > one.top + 2)
      .map(other => `${one.text} and ${other.text}`),
  )
  expect(meet).toEqual([])
  expect(boxes.length).toBeGreaterThan(4)
})

test('a target and a remark of a chart have room for what is typed', async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader')
  await page.goto(`/reports/${company.things}/edit`)
  await page.getByRole('link', { name: 'Edit “column”' }).click()
  await page.getByLabel('Target', { exact: true }).selectOption('typed')
  await page.getByRole('button', { name: 'Add a remark' }).click()
  for (const field of ['Target figure', /^What the target is called/, 'Remark', 'Point']) {
    const box = await page.getByLabel(field, typeof field === 'string' ? { exact: true } : {}).boundingBox()
    expect(box?.width, String(field)).toBeGreaterThan(170)
  }
})
