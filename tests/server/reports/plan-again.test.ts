import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Plan } from '#app/model/report/section.ts'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'

let house: ReportHouse
beforeAll(async () => {
  house = await openReportHouse()
})
afterAll(() => house.close())

const HEAD = 'Issue key,Summary,Status,Assignee,Start date,Due date,Depends on'
const FIRST = [
  HEAD,
  'CAN-1,New billing,In Progress,Mira,2026-01-05,2026-03-31,',
  'CAN-2,Data centre move,To Do,,2026-02-01,2026-06-30,CAN-1',
  'CAN-3,Old portal off,To Do,Jon,2026-04-01,2026-05-31,',
]
/** Billing is done and called otherwise, the move ends later, the portal is gone, something is new. */
const SECOND = [
  HEAD,
  'CAN-1,New billing for all,Done,Mira,2026-01-05,2026-03-31,',
  'CAN-2,Data centre move,To Do,,2026-02-01,2026-09-30,CAN-1',
  'CAN-4,Audit,To Do,Jon,2026-04-01,2026-05-31,CAN-2',
]

async function uploaded(lines: string[], reportId?: string) {
  const { use, preparer } = house
  const bytes = new TextEncoder().encode(lines.join('\n'))
  const { uploadId } = await must(use.uploads.receive(preparer, { name: 'Plan.csv', source: { bytes }, ...(reportId && { reportId }) }))
  return { uploadId, page: (await must(use.uploads.show(preparer, uploadId))).page }
}
async function plansOf(reportId: string) {
  const { page } = await must(house.use.reports.draft(house.preparer, reportId))
  return page.sections.flatMap(section => (section.body.kind === 'plan' ? [{ ...section, body: section.body as Plan }] : []))
}
/** A report of the first version, with what people add to it: a title, a note, an owner where the file names none. */
async function keptReport() {
  const { use, preparer } = house
  const { uploadId, page } = await uploaded(FIRST)
  const made = await must(use.uploads.confirm(preparer, { uploadId, version: page.version, into: { title: 'Q1', period: 'FY2026-Q1' } }))
  const [plan] = await plansOf(made.reportId)
  if (!plan) throw new Error('no plan')
  const items = plan.body.items.map(item => (item.number === 'CAN-2' ? { ...item, note: 'Two lorries.', owner: 'Ada' } : item))
  const named = await must(
    use.reports.edit(preparer, {
      reportId: made.reportId,
      version: made.version,
      edit: { kind: 'name section', sectionId: plan.id, title: 'What we build' },
    }),
  )
  const { version } = await must(
    use.reports.edit(preparer, {
      reportId: made.reportId,
      version: named.version,
      edit: { kind: 'write section', sectionId: plan.id, body: { ...plan.body, items } },
    }),
  )
  return { reportId: made.reportId, version, plan }
}

describe('a new version of a plan, dropped on its report', () => {
  it('is compared by item before it is applied', async () => {
    const { reportId, plan } = await keptReport()
    const { page } = await uploaded(SECOND, reportId)
    expect(page.again).toMatchObject({ planSections: [{ id: plan.id, title: 'What we build' }] })
    expect(page.again?.plans).toEqual([
      {
        at: 0,
        title: expect.any(String),
        target: plan.id,
        proposed: true,
        comparison: {
          added: ['Audit'],
          removed: ['Old portal off'],
          changed: [
            {
              label: 'New billing for all',
              changes: [
                { what: 'label', from: 'New billing', to: 'New billing for all' },
                { what: 'status', from: 'on track', to: 'done' },
              ],
            },
            { label: 'Data centre move', changes: [{ what: 'to', from: '2026-06-30', to: '2026-09-30' }] },
          ],
        },
      },
    ])
  })

  it('takes the plan’s place: items keep their ids, notes and owners, the section its title', async () => {
    const { reportId, version, plan } = await keptReport()
    const { uploadId, page } = await uploaded(SECOND, reportId)
    await must(house.use.uploads.confirm(house.preparer, { uploadId, version: page.version, into: { reportId, version, renew: true } }))
    const [renewed, ...others] = await plansOf(reportId)
    expect(others).toEqual([])
    expect(renewed).toMatchObject({ id: plan.id, title: 'What we build' })
    const idOf = (number: string) => plan.body.items.find(item => item.number === number)?.id
    const audit = renewed?.body.items.find(({ number }) => number === 'CAN-4')
    expect(renewed?.body.items).toMatchObject([
      { id: idOf('CAN-1'), label: 'New billing for all', status: 'done' },
      { id: idOf('CAN-2'), note: 'Two lorries.', owner: 'Ada', to: '2026-09-30', dependsOn: [idOf('CAN-1')] },
      { number: 'CAN-4', dependsOn: [idOf('CAN-2')] },
    ])
    expect(plan.body.items.map(({ id }) => id)).not.toContain(audit?.id)
  })

  it('is a new section where a person says so, and refused in a place that is no plan', async () => {
    const { reportId, version, plan } = await keptReport()
    const { uploadId, page } = await uploaded(SECOND, reportId)
    const { use, preparer } = house
    const say = (replaces: string | null, at: number) =>
      must(use.uploads.correct(preparer, { uploadId, version: at, corrections: { plans: [{ plan: 0, replaces }] } }))
    const astray = await say('nowhere', page.version)
    const into = { reportId, version, renew: true }
    expect(await use.uploads.confirm(preparer, { uploadId, version: astray.version, into })).toMatchObject({
      ok: false,
      fault: { kind: 'invalid', fields: { 'plans.0': expect.stringMatching(/Choose another section/) } },
    })
    const apart = await say(null, astray.version)
    await must(use.uploads.confirm(preparer, { uploadId, version: apart.version, into }))
    expect((await plansOf(reportId)).map(({ id }) => id)).toEqual([plan.id, expect.not.stringMatching(`^${plan.id}$`)])
  })
})
