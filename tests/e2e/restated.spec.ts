import type { TestHall } from '#tests/support/hall.ts'
import { must, type ReportHouse } from '#tests/support/reports.ts'
import { reportsOf, statementOf } from '#tests/support/over-time.ts'
import { type Cast, PHONE } from './company.ts'
import { expect, test } from './fixtures.ts'

const WHY = 'Freight that customers pay is shown within revenue from this year on, as the auditors asked.'

const reportsBy = ({ use }: TestHall, cast: Cast) =>
  reportsOf({
    use,
    preparer: cast['Paula Preparer'],
    leader: cast['Lena Leader'],
    employee: cast['Eva Employee'],
  } as ReportHouse)

/** A quarter, and the draft of the next one that says three of its figures otherwise. */
async function restated(hall: TestHall, cast: Cast) {
  const reports = reportsBy(hall, cast)
  const quarter = (period: string, by: number) => ({
    Revenue: { [period]: String(9000 + by) },
    Freight: { [period]: String(700 + by) },
    Materials: { [period]: String(4000 + by) },
  })
  await reports.published('Second quarter', 'FY2026-Q2', statementOf(quarter('FY2026-Q2', 0)))
  const [now, before] = [quarter('FY2026-Q3', 50), quarter('FY2026-Q2', 10)]
  const both = statementOf({
    Revenue: { ...now.Revenue, ...before.Revenue },
    Freight: { ...now.Freight, ...before.Freight },
    Materials: { ...now.Materials, ...before.Materials },
  })
  const draft = await reports.drafted('Third quarter', 'FY2026-Q3', both)
  return { reports, both, draft }
}

test('one reason stands for all restated figures of a statement', async ({ found }) => {
  const company = await found(async (hall, cast) => (await restated(hall, cast)).draft)
  const page = await company.visit('Paula Preparer')
  await page.goto(`/reports/${company.things.reportId}/edit/earlier`)
  await page.getByLabel('Why Freight, FY2026-Q2 was restated').fill('Counted twice before.')
  await page.getByLabel('One reason for all of them').fill(WHY)
  await page.getByRole('button', { name: 'Keep these reasons' }).click()
  await expect(page.getByText('✓ Saved')).toBeVisible()
  await expect(page.getByLabel('Why Revenue, FY2026-Q2 was restated')).toHaveValue(WHY)
  await expect(page.getByLabel('Why Materials, FY2026-Q2 was restated')).toHaveValue(WHY)
  await expect(page.getByLabel('Why Freight, FY2026-Q2 was restated')).toHaveValue('Counted twice before.')
  await expect(page.getByLabel('One reason for all of them')).toHaveCount(0)
})

test('a reason has room on a phone, on the page of its line', async ({ found }) => {
  const company = await found(async (hall, cast) => {
    const { reports, both, draft } = await restated(hall, cast)
    const { reportId, sectionIds, version } = draft
    const whys = [{ lineItemId: both.lineItems[0]?.id ?? '', columnId: both.columns[1]?.id ?? '', why: WHY }]
    const edit = { kind: 'explain restatements' as const, sectionId: sectionIds[0] ?? '', whys }
    await must(hall.use.reports.edit(cast['Paula Preparer'], { reportId, version, edit }))
    await reports.publish(draft)
    return reports.seriesOf(reportId, 'Revenue')
  })
  const page = await company.visit('Eva Employee', PHONE)
  await page.goto(`/series/${company.things}`)
  const told = page.getByRole('cell', { name: /was 9,000 in the report for Q2 FY2026, because: Freight/ })
  const { height, width } = (await told.boundingBox()) ?? { height: 999, width: 0 }
  expect(width).toBeGreaterThan(250)
  expect(height).toBeLessThan(110)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('a line that nothing goes on from goes on as the new line that a person names', async ({ found }) => {
  const company = await found(async (hall, cast) => {
    const reports = reportsBy(hall, cast)
    const quarter = (period: string, licences: string) => statementOf({ Turnover: { [period]: '90' }, [licences]: { [period]: '12' } })
    await reports.published('Second quarter', 'FY2026-Q2', quarter('FY2026-Q2', 'Licence income'))
    return reports.drafted('Third quarter', 'FY2026-Q3', quarter('FY2026-Q3', 'Platform plans'))
  })
  const page = await company.visit('Paula Preparer')
  await page.goto(`/reports/${company.things.reportId}/edit/earlier`)
  await page.getByLabel('“Licence income” (Income)').selectOption({ label: 'goes on as “Platform plans”' })
  await page.getByRole('button', { name: 'Keep what ends or goes on' }).click()
  await expect(page.getByRole('heading', { name: 'Lines that end' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Same line as before?' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Lines that end' })).toHaveCount(0)
})
