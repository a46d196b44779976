import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyForm } from '#app/model/people/forms.ts'
import { tokenOf } from '#app/model/report/live-figure.ts'
import type { SectionView } from '#app/model/report/views.ts'
import { draftSections } from '#db/queries/reports.ts'
import { companyRow } from '#db/queries/company.ts'
import { presentedOf } from '#server/use/meetings/presented.ts'
import { draftedReport, must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
beforeAll(async () => {
  house = await openReportHouse()
})
afterAll(() => house.close())

const none = { kind: 'none' } as const
const figure = (prefix: string) =>
  tokenOf({ lineItemId: `${prefix}-revenue`, columnId: `${prefix}-actual`, format: 'spoken', against: null }, 'Revenue')
const letter = (sections: readonly SectionView[]) => sections.flatMap(({ body }) => (body.kind === 'narrative' ? [body.html.trim()] : []))

/** Published, with a letter that shows the revenue. */
async function published(prefix: string) {
  const { use, leader } = house
  const made = await draftedReport(house, `Report ${prefix}`, prefix)
  const { reportId } = made
  const body = { kind: 'narrative', markdown: `Revenue was ${figure(prefix)}.` }
  const { version } = await must(
    use.reports.edit(leader, { reportId, version: made.version, edit: { kind: 'write section', sectionId: made.narrative, body } }),
  )
  await must(use.reports.approve(leader, { reportId, version }))
  await must(use.reports.publish(leader, { reportId, version, clearance: none }))
  return { ...made, version }
}
const read = async (reportId: string) => {
  const { page } = await must(house.use.reports.read(house.employee, reportId))
  if (page.kind !== 'report') throw new Error('withdrawn')
  return page.report.sections
}

describe('a live figure in a text', () => {
  it('is resolved for readers, for the writer and for a meeting', async () => {
    const { reportId, narrative } = await published('one')
    const said = '<p>Revenue was USD\u00a048.2 million.</p>'
    expect(letter(await read(reportId))).toEqual([said])
    const preview = await must(house.use.reports.markdown(house.preparer, { reportId, sectionId: narrative }))
    expect(preview.html.trim()).toBe(said)
    expect(letter(await presentedOf(house.hall, await draftSections(house.hall.store, reportId)))).toEqual([said])
    expect(await house.use.reports.markdown(house.employee, { reportId, sectionId: narrative })).toMatchObject({ ok: false })
  })

  it('says that it is removed once its line is removed for good, in what is published, too', async () => {
    const { reportId, statement } = await published('two')
    const target = { what: 'line item', sectionId: statement, lineItemId: 'two-revenue' } as const
    await must(house.use.reports.removeForGood(house.leader, { reportId, target, reason: 'Wrong.' }))
    expect(letter(await read(reportId))).toEqual(['<p>Revenue was [figure removed].</p>'])
  })

  it('keeps its statement from being withheld beneath it', async () => {
    const { reportId, statement, version, chart } = await published('three')
    const gone = await must(house.use.reports.edit(house.leader, { reportId, version, edit: { kind: 'remove section', sectionId: chart } }))
    const edit = { kind: 'withhold section', sectionId: statement, title: 'Withheld', reason: 'legal', lookAgainOn: '2027-01-01' }
    expect(await house.use.reports.edit(house.leader, { reportId, version: gone.version, edit })).toMatchObject({
      fault: { kind: 'invalid', fields: { '': expect.stringContaining('“What happened”') } },
    })
  })
})

describe('the threshold of the company', () => {
  const company = async () => (await companyRow(house.hall.store))!
  const settle = async (fields: Record<string, string>) => {
    const { version, name, accent, currency, timeZone, locale, fiscalYearStart, negatives } = await company()
    const plain = {
      version,
      name,
      accent,
      currency,
      timeZone,
      locale,
      fiscalYearStart,
      negatives,
      wrongdoingChannel: 'Here',
      mailDomains: '',
    }
    return house.use.company.change(house.administrator, companyForm.parse({ ...plain, ...fields }))
  }
  const material = async (reportId: string) =>
    (await read(reportId)).flatMap(({ body }) =>
      body.kind === 'statement' ? body.lineItems.filter(line => line.material).map(line => line.label) : [],
    )

  it('is kept, and changes which lines readers see as unexplained', async () => {
    const { reportId } = await published('four')
    expect(await material(reportId)).toEqual([])
    await must(settle({ materialityPercent: '5', materialityAmount: '100000' }))
    expect((await company()).materiality).toEqual({ percent: '5', amount: '100000' })
    expect(await material(reportId)).toEqual(['Cloud cost'])
    await must(settle({ materialityPercent: '', materialityAmount: '1000000' }))
    expect((await company()).materiality).toEqual({ percent: '0', amount: '1000000' })
    expect(await material(reportId)).toEqual(['Revenue', 'Cloud cost'])
  })

  it('stays as it was under a form that does not have it, and goes when both are left empty', async () => {
    await must(settle({ materialityPercent: '5', materialityAmount: '100000' }))
    await must(settle({}))
    expect((await company()).materiality).toEqual({ percent: '5', amount: '100000' })
    await must(settle({ materialityPercent: '', materialityAmount: '' }))
    expect((await company()).materiality).toBeNull()
  })

  it.each(['-1', '5%', '1,000', '1e3', '5000'])('does not take %s as a share', text => {
    expect(companyForm.shape.materialityPercent.safeParse(text).success).toBe(false)
  })
})
