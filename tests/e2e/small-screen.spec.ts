import type { Page } from '@playwright/test'
import { companyForm } from '#app/model/people/forms.ts'
import type { LineItem, SectionBody, Statement } from '#app/model/report/section.ts'
import { companyRow } from '#db/queries/company.ts'
import { must } from '#tests/support/reports.ts'
import type { TestHall } from '#tests/support/hall.ts'
import type { Cast } from './company.ts'
import { expect, test } from './fixtures.ts'

const SMALL = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true } as const
const QUARTERS = Array.from({ length: 9 }, (_, at) => `Q${(at % 4) + 1} FY${2024 + Math.floor(at / 4)}`)

const orders: LineItem = {
  ...{ id: 'orders', seriesId: null, label: 'Orders', level: 0, parent: null, kind: 'item', unit: 'currency', good: 'up', note: '' },
  ...{ squadId: null, labelCell: null },
  values: Object.fromEntries(QUARTERS.map((_, at) => [`c${at}`, { value: String(4400 - at * 10), text: '', cell: null, flag: null }])),
}
/** As German makes them: no blank to break at. */
const long: LineItem = { ...orders, id: 'long', label: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauaufträge' }
const income: Statement = {
  ...{ kind: 'statement', statement: 'income', unit: { currency: 'USD', scale: 3, label: '' } },
  comparison: { column: 'c8', against: 'c7' },
  columns: QUARTERS.map((label, at) => ({
    ...{ id: `c${at}`, label, scenario: 'actual', entity: null },
    period: `FY${label.slice(-4)}-${label.slice(0, 2)}`,
  })),
  ...{ lineItems: [orders, long], checks: [], source: null, reveal: 'whole' },
}
const plan: SectionBody = {
  kind: 'plan',
  items: [
    {
      ...{ id: 'item', number: '1', label: 'Second assembly line', owner: 'Assembly', from: '2026-07-01', to: '2026-12-31' },
      ...{ status: 'at risk', progress: 40, confidence: 'low', note: 'A machine is late.' },
    },
  ],
  volumes: [{ id: 'volume', label: 'Pumps', unit: 'pieces', period: 'Q3', planned: '1200', actual: '1100' }],
}

async function drafted({ use, store }: TestHall, cast: Cast): Promise<{ reportId: string; planId: string }> {
  const company = await companyRow(store)
  if (!company) throw new Error('no company is set up')
  const { version, name, accent, currency, timeZone, locale, fiscalYearStart, negatives } = company
  const kept = { version, name, accent, currency, timeZone, locale, fiscalYearStart, negatives, wrongdoingChannel: 'Here', mailDomains: '' }
  const adverse = { adverseFirst: 'on', materialityPercent: '', materialityAmount: '' }
  await must(use.company.change(cast['Ada Administrator'], companyForm.parse({ ...kept, ...adverse })))
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'Orders', period: 'FY2026-Q1' }))
  const add = (version: number, title: string, body: SectionBody) =>
    must(use.reports.edit(leader, { reportId, version, edit: { kind: 'add section', title, body } }))
  const first = await add(1, 'Income statement', income)
  const statementId = first.sectionId ?? ''
  const columnIds = income.columns.map(({ id }) => id)
  const chart = await add(first.version, 'Orders', {
    ...{ kind: 'chart', form: 'column', statementId, lineItemIds: ['orders'], columnIds, caption: '' },
  })
  return { reportId, planId: (await add(chart.version, 'Plan', plan)).sectionId ?? '' }
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

test('on the smallest phones no page is wider than the screen, names along an axis stay apart, tools are as high as a thumb', async ({
  found,
}) => {
  const company = await found(drafted)
  const { reportId, planId } = company.things
  const page = await company.visit('Lena Leader', SMALL)
  for (const at of ['edit', `edit/sections/${planId}`, 'edit/add/picture', 'edit/add/chart']) {
    await page.goto(`/reports/${reportId}/${at}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await widthOf(page), at).toBeLessThanOrEqual(320)
  }

  await page.goto(`/reports/${reportId}?draft`)
  await expect(page.getByRole('link', { name: /^Donaudampf/ })).toBeVisible()
  const chart = page.locator('figure[data-form="column"]')
  await chart.scrollIntoViewIfNeeded()
  await expect(chart.locator('svg text tspan').first()).toBeVisible()
  expect(await widthOf(page)).toBeLessThanOrEqual(320)
  const names = await chart.locator('[class*="xAxis"] text:has(tspan)').evaluateAll(texts =>
    texts.map(text => {
      const { left, right } = text.getBoundingClientRect()
      return { left, right }
    }),
  )
  expect(names).toHaveLength(QUARTERS.length)
  for (const [at, name] of names.entries()) if (at > 0) expect(name.left).toBeGreaterThan(names[at - 1]?.right ?? 0)

  // What is compared can be chosen here, too.
  await page.getByLabel('with').selectOption('Q1 FY2025')
  await expect(page.getByRole('row', { name: /^Orders/ })).toContainText('(40)')
  expect(await widthOf(page)).toBeLessThanOrEqual(320)

  const tools = page.locator('.statement-tools :is(.toggle, select, button), .chart-table summary')
  for (const box of await Promise.all((await tools.all()).map(tool => tool.boundingBox())))
    if (box) expect(box.height).toBeGreaterThanOrEqual(44)
})
