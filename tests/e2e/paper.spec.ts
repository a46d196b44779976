import { deepStatement } from '#tests/bench/reader-statement.ts'
import type { TestHall } from '#tests/support/hall.ts'
import { must } from '#tests/support/reports.ts'
import type { Cast } from './company.ts'
import { expect, test } from './fixtures.ts'

/** Pixels between the margins of A4. */
const PAPER = 672

async function published({ use }: TestHall, cast: Cast): Promise<string[]> {
  const leader = cast['Lena Leader']
  const reports: string[] = []
  for (const [lines, period] of [
    [12, 'FY2026-Q2'],
    [200, 'FY2026-Q3'],
  ] as const) {
    const { reportId } = await must(use.reports.create(leader, { title: `The plan in ${lines} lines`, period }))
    const edit = { kind: 'add section', title: 'All departments', body: deepStatement(lines, 14) }
    const added = await must(use.reports.edit(leader, { reportId, version: 1, edit }))
    await must(use.reports.approve(leader, { reportId, version: added.version }))
    await must(use.reports.publish(leader, { reportId, version: added.version, clearance: { kind: 'none' } }))
    reports.push(reportId)
  }
  return reports
}

test('of a statement with many columns nothing is cut off on paper', async ({ found }) => {
  const company = await found(published)
  const page = await company.visit('Eva Employee', { viewport: { width: PAPER, height: 1000 } })
  for (const report of company.things) {
    await page.emulateMedia({ media: 'screen' })
    await page.goto(`/reports/${report}`)
    await expect(async () => {
      await page.getByText('All columns').click()
      await expect(page.locator('.statement[data-mode="all"]')).toHaveCount(1, { timeout: 1_000 })
    }).toPass()
    // As a browser does: the event comes while the page still looks as on the screen.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
    const right = () => page.locator('.statement table').evaluate(table => Math.floor(table.getBoundingClientRect().right))
    expect(await right()).toBeLessThanOrEqual(PAPER)
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect(await right()).toBeGreaterThan(PAPER)
  }
})
