import { afterAll, beforeAll, expect, it } from 'vitest'
import { NOBODY } from '#app/model/people/roles.ts'
import { draftedReport, must, openReportHouse, publishedReport, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
beforeAll(async () => {
  house = await openReportHouse()
})
afterAll(() => house.close())

const find = async (query: string) => (await must(house.use.reports.search(house.employee, { query }))).findings

it('finds published reports by title, section and line, in any case and order of words', async () => {
  const { reportId, statement, chart } = await publishedReport(house, 'Board report Q4', 'f')
  await draftedReport(house, 'Board report in secret', 'd')
  expect(await find('COST cloud')).toEqual([
    {
      reportId,
      title: 'Board report Q4',
      period: 'FY2025-Q4',
      places: [
        { sectionId: statement, section: 'Income statement', lines: [{ label: 'Cloud cost', seriesId: expect.any(String) }] },
        { sectionId: chart, section: 'Cloud cost', lines: [] },
      ],
    },
  ])
  expect(await find('board report')).toEqual([{ reportId, title: 'Board report Q4', period: 'FY2025-Q4', places: [] }])
  // A % is a letter like any other.
  for (const nothing of ['secret', 'Zanzibar', '48213', '%', '  ']) expect(await find(nothing)).toEqual([])
})

it('finds nothing of what is withheld, edited since or withdrawn, and answers nobody who may not read', async () => {
  const { use, leader, preparer } = house
  const { reportId, version, statement, chart } = await publishedReport(house, 'Other report', 'w')
  const edited = await must(
    use.reports.edit(preparer, { reportId, version, edit: { kind: 'name section', sectionId: statement, title: 'Unpublished name' } }),
  )
  expect(await find('unpublished')).toEqual([])
  const without = await must(
    use.reports.edit(preparer, { reportId, version: edited.version, edit: { kind: 'remove section', sectionId: chart } }),
  )
  const withheld = await must(
    use.reports.edit(preparer, {
      reportId,
      version: without.version,
      edit: { kind: 'withhold section', sectionId: statement, title: 'Withheld', reason: 'legal', lookAgainOn: '2027-01-01' },
    }),
  )
  await must(use.reports.publish(leader, { reportId, version: withheld.version, clearance: { kind: 'none' }, reason: 'Withheld' }))
  expect((await find('wages')).map(found => found.reportId)).not.toContain(reportId)
  await must(use.reports.withdraw(leader, { reportId, reason: 'wrong' }))
  expect(await find('other')).toEqual([])
  expect(await use.reports.search(NOBODY, { query: 'board' })).toMatchObject({ ok: false })
})
