import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AppLoadContext } from '@remix-run/node'
import type { PersonActor } from '#app/model/people/roles.ts'
import { loader } from '#app/routes/reports.$id._index.tsx'
import { must, openReportHouse, type ReportHouse } from '#tests/support/reports.ts'
import { boardWorkbook } from '#tests/support/workbook.ts'

let house: ReportHouse
let reportId: string
beforeAll(async () => {
  house = await openReportHouse()
  const { use, preparer, leader } = house
  const source = { bytes: boardWorkbook() }
  const { uploadId } = await must(use.uploads.receive(preparer, { name: 'Quetzal board.xlsx', source }))
  const { page } = await must(use.uploads.show(preparer, uploadId))
  const into = { title: 'Third quarter', period: 'FY2026-Q3' }
  const made = await must(use.uploads.confirm(preparer, { uploadId, version: page.version, into }))
  reportId = made.reportId
  await must(use.reports.approve(leader, { reportId, version: made.version }))
  await must(use.reports.publish(leader, { reportId, version: made.version, clearance: { kind: 'none' } }))
})
afterAll(() => house.close())

/** What the page of a report sends to somebody's browser. */
async function payload(actor: PersonActor): Promise<unknown> {
  const company = { timeZone: 'UTC', adverseFirst: false, materiality: null, pledgeVersion: 1 }
  const context = { actor, company, use: house.use, now: house.clock.now() } as unknown as AppLoadContext
  const answer = await loader({ request: new Request(`http://localhost/reports/${reportId}`), params: { id: reportId }, context })
  return JSON.parse(JSON.stringify((answer as { data: unknown }).data))
}

/** Every key of every object; keys of records, which are ids, count as '*'. */
function keysOf(thing: unknown, found = new Set<string>(), isRecord = false): Set<string> {
  if (Array.isArray(thing)) for (const each of thing) keysOf(each, found)
  else if (thing && typeof thing === 'object')
    for (const [key, value] of Object.entries(thing)) {
      found.add(isRecord ? '*' : key)
      keysOf(value, found, !isRecord && RECORDS.has(key))
    }
  return found
}
const RECORDS = new Set(['values', 'trends', 'formulas', 'sources'])

/** All that an employee's page of a report may hold. A key that is not in here is a decision to be made. */
const ALLOWED = [
  ...[
    'kind',
    'today',
    'adverseFirst',
    'onlyMaterial',
    'works',
    'leads',
    'takes',
    'report',
    'changed',
    'questions',
    'lines',
    'sources',
    'isDraft',
    'publishedOn',
  ],
  ...['rounds', 'id', 'title', 'period', 'status', 'sentences', 'clearance', 'revision', 'number', 'at', 'reason', 'sections', 'removals'],
  ...['body', 'statement', 'unit', 'currency', 'scale', 'label', 'columns', 'scenario', 'entity', 'comparison', 'column', 'against'],
  ...[
    'lineItems',
    'seriesId',
    'level',
    'parent',
    'good',
    'note',
    'squad',
    'sumOf',
    'parts',
    'sign',
    'values',
    '*',
    'value',
    'text',
    'cell',
    'checks',
  ],
  ...['holds', 'lineItemId', 'columnId', 'stated', 'computed', 'difference', 'trends', 'periods', 'figures', 'asking'],
  // What is owed: counts, and questions that everybody reads.
  ...['debt', 'open', 'quarters', 'where', 'carried'],
]

it('shows the file and the formulas of an opened line to leaders and preparers', async () => {
  for (const actor of [house.leader, house.preparer]) {
    const { report, sources } = (await payload(actor)) as {
      report: { sections: { id: string; body: { lineItems: { id: string; label: string }[] } }[] }
      sources: Record<string, { file: string; sheet: string; formulas: Record<string, Record<string, string>> }>
    }
    const section = report.sections[0]!
    const source = sources[section.id]!
    expect(source).toMatchObject({ file: 'Quetzal board.xlsx', sheet: 'Income statement' })
    const formulas = section.body.lineItems.flatMap(({ id }) => Object.values(source.formulas[id] ?? {}))
    expect(formulas).toContainEqual(expect.stringMatching(/^SUM\(B\d+:B\d+\)$/))
  }
})

it('sends an employee neither, nor any other key than those of the list (Z5)', async () => {
  const sent = await payload(house.employee)
  expect([...keysOf(sent)].filter(key => !ALLOWED.includes(key))).toEqual([])
  expect(sent).toMatchObject({ sources: null })
  expect(JSON.stringify(sent)).not.toMatch(/SUM\(|Quetzal|formula|xlsx/)
  // The premise: a leader's page has keys that are not on the list.
  expect([...keysOf(await payload(house.leader))]).toEqual(expect.arrayContaining(['formulas', 'file', 'sheet']))
})
