import { afterAll, beforeAll, expect, it } from 'vitest'
import { reportsOf, statementOf } from '#tests/support/over-time.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
let reports: ReturnType<typeof reportsOf>
beforeAll(async () => {
  house = await openReportHouse()
  reports = reportsOf(house)
})
afterAll(() => house.close())

const quarter = (period: string, lines: Record<string, string>) =>
  statementOf(Object.fromEntries(Object.entries(lines).map(([label, value]) => [label, { [period]: value }])))

it('a line that nothing goes on from is named, goes on under a new name where a person says so, and that is remembered', async () => {
  const { use, preparer } = house
  const q1 = await reports.published('Q1', 'FY2026-Q1', quarter('FY2026-Q1', { Turnover: '40', 'Licence income': '12', Energy: '7' }))
  // Neither the name nor a figure in common tells that licences are called otherwise.
  const q2 = await reports.drafted('Q2', 'FY2026-Q2', quarter('FY2026-Q2', { Turnover: '44', 'Platform plans': '13', Trucks: '3' }))
  const earlier = async (reportId: string) => (await must(use.reports.earlier(preparer, reportId))).page
  const before = await earlier(q2.reportId)
  expect(before.lines).toEqual([])
  expect(before.ended.map(({ label, lines }) => [label, lines.map(line => line.label)])).toEqual([
    ['Licence income', ['Platform plans', 'Trucks']],
    ['Energy', ['Platform plans', 'Trucks']],
  ])

  const [licences, energy] = before.ended
  const plans = licences?.lines[0]?.id ?? ''
  const decide = (choices: { lineItemId: string; series: string }[]) =>
    use.reports.decideLines(preparer, { reportId: q2.reportId, version: before.report.version, choices })
  const one = { lineItemId: plans, series: licences?.seriesId ?? '' }
  expect(await decide([one, { lineItemId: plans, series: energy?.seriesId ?? '' }])).toMatchObject({ fault: { kind: 'invalid' } })
  await must(decide([one]))
  expect((await earlier(q2.reportId)).ended.map(({ label }) => label)).toEqual(['Energy'])
  await reports.publish(q2)
  expect(await reports.seriesOf(q2.reportId, 'Platform plans')).toBe(await reports.seriesOf(q1.reportId, 'Licence income'))

  const q3 = await reports.drafted('Q3', 'FY2026-Q3', quarter('FY2026-Q3', { Turnover: '45', 'Platform plans': '15' }))
  expect((await earlier(q3.reportId)).ended.map(({ label, lines }) => [label, lines])).toEqual([['Trucks', []]])
})

it('of a report that has no line in common with the one before, nothing is said to end', async () => {
  const other = await reports.drafted('Stores', 'FY2027-Q1', quarter('FY2027-Q1', { Openings: '4' }))
  expect((await must(house.use.reports.earlier(house.preparer, other.reportId))).page.ended).toEqual([])
})
