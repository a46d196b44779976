import type { LineItem, Section, Statement } from '#app/model/report/section.ts'
import { must } from '#tests/support/reports.ts'
import type { TestHall } from '#tests/support/hall.ts'
import type { Cast } from './company.ts'
import { expect, test } from './fixtures.ts'

const COLUMNS = ['Q1 FY2025', 'Q2 FY2025', 'Q3 FY2025', 'Q4 FY2025']
/** The second quarter is missing. */
const VALUES = ['1100', null, '3300', '4400']

const orders: LineItem = {
  ...{ id: 'orders', seriesId: null, label: 'Orders', level: 0, parent: null, kind: 'item', unit: 'currency', good: 'up', note: '' },
  ...{ squadId: null, labelCell: null },
  values: Object.fromEntries(VALUES.flatMap((value, at) => (value ? [[`c${at}`, { value, text: '', cell: null, flag: null }]] : []))),
}
const income: Statement = {
  ...{ kind: 'statement', statement: 'income', unit: { currency: 'USD', scale: 3, label: '' }, comparison: null },
  columns: COLUMNS.map((label, at) => ({ id: `c${at}`, label, period: `FY2025-Q${at + 1}`, scenario: 'actual', entity: null })),
  ...{ lineItems: [orders], checks: [], source: null, reveal: 'whole' },
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
  return reportId
}

test('a bar beside a missing one stands over its own period with its own figure', async ({ found }) => {
  const company = await found(drafted)
  const page = await company.visit('Lena Leader')
  await page.goto(`/reports/${company.things}?draft`)
  for (const form of ['column', 'stacked', 'combined']) {
    const chart = page.locator(`figure[data-form="${form}"]`)
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
