import type { SectionBody, Statement } from '#app/model/report/section.ts'
import { must, type ReportHouse } from './reports.ts'
import { line } from './sections.ts'

const cell = (value: string) => ({ value, text: '', cell: 'B2', flag: null })

/** Actuals in millions of dollars, by the name of the line and the period. */
export function statementOf(
  lines: Record<string, Record<string, string>>,
  entity: string | null = null,
  prefix = Math.random().toString(36).slice(2),
): Statement {
  const periods = [...new Set(Object.values(lines).flatMap(values => Object.keys(values)))]
  return {
    kind: 'statement',
    statement: 'income',
    unit: { currency: 'USD', scale: 6, label: '' },
    columns: periods.map(period => ({ id: `${prefix}-${period}`, label: period, period, scenario: 'actual', entity })),
    comparison: null,
    lineItems: Object.entries(lines).map(([label, values]) =>
      line(`${prefix}-${label}`, label, 0, null, {
        values: Object.fromEntries(Object.entries(values).map(([period, value]) => [`${prefix}-${period}`, cell(value)])),
      }),
    ),
    checks: [],
    source: null,
    reveal: 'whole',
  }
}

/** Reports of a house, drafted and published with statements. */
export function reportsOf(house: ReportHouse) {
  async function drafted(title: string, period: string, ...bodies: SectionBody[]) {
    const { use, preparer } = house
    const { reportId } = await must(use.reports.create(preparer, { title, period }))
    let version = 1
    const sectionIds: string[] = []
    for (const body of bodies) {
      const added = await must(use.reports.edit(preparer, { reportId, version, edit: { kind: 'add section', title: 'Income', body } }))
      version = added.version
      sectionIds.push(added.sectionId ?? '')
    }
    return { reportId, version, sectionIds }
  }
  async function publish({ reportId }: { reportId: string }, reason = 'Corrected') {
    const { use, leader } = house
    const { version, status } = (await must(use.reports.draft(leader, reportId))).page.report
    if (status !== 'published') await must(use.reports.approve(leader, { reportId, version }))
    await must(use.reports.publish(leader, { reportId, version, clearance: { kind: 'none' }, reason }))
  }
  async function published(title: string, period: string, ...bodies: SectionBody[]) {
    const made = await drafted(title, period, ...bodies)
    await publish(made)
    return made
  }
  async function linesOf(reportId: string) {
    const { page } = await must(house.use.reports.read(house.employee, reportId))
    if (page.kind !== 'report') throw new Error('withdrawn')
    return page.report.sections.flatMap(({ body }) => (body.kind === 'statement' ? body.lineItems : []))
  }
  const seriesOf = async (reportId: string, label: string) => (await linesOf(reportId)).find(item => item.label === label)?.seriesId ?? ''
  return { drafted, publish, published, linesOf, seriesOf }
}

/** With figures of the next quarter, a restated one of the quarter before, and a line more: what changed since has everything to show. */
export function aQuarterLater(statement: Statement): Statement {
  const [actual] = statement.columns
  const [revenue] = statement.lineItems
  if (!actual || !revenue) throw new Error('no statement')
  const later = { ...actual, id: `${actual.id}-later`, label: 'Q1 actual', period: 'FY2026-Q1' }
  const cell = (value: string) => ({ value, text: '', cell: 'D7', flag: null })
  return {
    ...statement,
    columns: [later, ...statement.columns],
    comparison: { column: later.id, against: actual.id },
    lineItems: [
      { ...revenue, id: `${revenue.id}-rent`, label: 'Rent', values: { [later.id]: cell('-810') } },
      ...statement.lineItems.map(item => ({
        ...item,
        values: {
          ...item.values,
          [later.id]: cell(item.kind === 'total' ? '9000' : '3000'),
          ...(item.label === 'Wages' && { [actual.id]: cell('-30100') }),
        },
      })),
    ],
  }
}
