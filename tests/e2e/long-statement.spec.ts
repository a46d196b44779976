import { deepStatement } from '#tests/bench/reader-statement.ts'
import type { TestHall } from '#tests/support/hall.ts'
import { must } from '#tests/support/reports.ts'
import { type Cast, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

/** A published statement of 600 lines and six columns: a thousand would only take longer. */
async function published({ use }: TestHall, cast: Cast): Promise<string> {
  const leader = cast['Lena Leader']
  const { reportId } = await must(use.reports.create(leader, { title: 'The plan', period: 'FY2026-Q3' }))
  const edit = { kind: 'add section', title: 'All departments', body: deepStatement(600, 6) }
  const added = await must(use.reports.edit(leader, { reportId, version: 1, edit }))
  await must(use.reports.approve(leader, { reportId, version: added.version }))
  await must(use.reports.publish(leader, { reportId, version: added.version, clearance: { kind: 'none' } }))
  return reportId
}

test('a statement of six hundred lines is read like a short one: found by text and address, folded, wide and on a phone', async ({
  found,
}) => {
  const company = await found(published)
  const page = await company.visit('Emil Employee')
  await page.goto(`/reports/${company.things}`)
  const row = (label: string) => page.getByRole('row', { name: new RegExp(`^${label}\\b`) })
  const shown = () => page.locator('table[data-long] tbody tr:visible')

  await test.step('all of it is in the page, and the head stays above what is scrolled to', async () => {
    await expect(page.locator('table[data-long]')).toBeVisible()
    expect(await page.getByText('Line item number 555 of the plan').count()).toBe(1)
    await page.getByText('Line item number 555 of the plan').scrollIntoViewIfNeeded()
    const head = page.locator('table[data-long] thead')
    await expect(head).toBeInViewport()
    const [top, line] = await Promise.all([head.boundingBox(), page.getByText('Line item number 555 of the plan').boundingBox()])
    expect(line!.y).toBeGreaterThanOrEqual(top!.y + top!.height - 1)
  })

  await test.step('an address leads to its line, with its note open', async () => {
    const other = await page.context().newPage()
    await other.goto(`/reports/${company.things}#line-l480`)
    await expect(other.locator('tr[data-linked="l480"]')).toBeInViewport()
    await other.close()
  })

  await test.step('lines are put away by level and come back', async () => {
    await page.getByRole('combobox', { name: 'Lines', exact: true }).selectOption('level 1')
    await expect.poll(() => shown().count()).toBeLessThan(20)
    await expect(row('Department 6')).toBeVisible()
    await page.getByRole('combobox', { name: 'Lines', exact: true }).selectOption('all')
    await expect.poll(() => shown().count()).toBeGreaterThan(500)
  })

  await test.step('figures stand under the heads of their columns', async () => {
    const heads = await page.locator('table[data-long] thead th').evaluateAll(all => all.map(one => one.getBoundingClientRect().right))
    const cells = await row('Department 3')
      .locator('th, td')
      .evaluateAll(all => all.map(one => one.getBoundingClientRect().right))
    expect(cells.length).toBeGreaterThan(2)
    for (const [at, right] of cells.entries()) expect(Math.abs(right - (heads[at] ?? 0))).toBeLessThan(2)
  })

  await test.step('on a phone nothing is cut off, and the page does not move sideways', async () => {
    const phone = await company.visit('Eva Employee', PHONE)
    await phone.goto(`/reports/${company.things}`)
    await expect(phone.locator('table[data-long]')).toBeVisible()
    await phone.getByText('Line item number 333 of the plan').scrollIntoViewIfNeeded()
    await expect(phone.getByText('Line item number 333 of the plan')).toBeInViewport()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
