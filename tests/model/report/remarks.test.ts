import { expect, test } from 'vitest'
import { sectionOfStatement } from '#app/model/report/draft.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './ingest/grids.ts'

test('a column of units beside the labels is no explanation of the lines', () => {
  const { statements } = understand(
    typed(
      grid('KPIs', [
        ['Key figures', 'Unit', 'FY2025', 'FY2026'],
        ['Order intake', 'EUR k', 8014, 9210],
        ['On-time delivery', '%', { value: '0.938', format: '0.0%' }, { value: '0.914', format: '0.0%' }],
        ['Accidents', 'number', 1, 2],
        ['Stock', 'days', 41, 47],
      ]),
    ),
  )
  const [statement] = statements
  let id = 0
  const section = statement && sectionOfStatement(statement, { fileId: 'f', firstMonth: 1, newId: () => `i${id++}` })
  const lines = section?.body.kind === 'statement' ? section.body.lineItems : []
  expect(lines.map(({ label, note }) => [label, note])).toEqual([
    ['Order intake', ''],
    ['On-time delivery', ''],
    ['Accidents', ''],
    // Nothing else in the report says that these are days.
    ['Stock', 'days'],
  ])
})

test('a title that also says the unit is not written once more as the unit', () => {
  const labels = (title: string): unknown => {
    const { statements } = understand(typed(grid('P&L', [[title], [], ['', 'FY2025', 'FY2026'], ['Revenue', 10, 12], ['Costs', 8, 9]])))
    const section = statements[0] && sectionOfStatement(statements[0], { fileId: 'f', firstMonth: 1, newId: () => crypto.randomUUID() })
    return section?.body.kind === 'statement' && [section.title, section.body.unit]
  }
  expect(labels('Income statement, EUR k')).toEqual(['Income statement, EUR k', { currency: 'EUR', scale: 3, label: '' }])
  expect(labels('in EUR thousands')).toMatchObject([expect.anything(), { label: 'in EUR thousands' }])
})

test('a column under a date is called by its month or its day, not as computers write dates', () => {
  const day = (value: string): Given => ({ kind: 'date', value })
  const { statements } = understand(
    typed(grid('P&L', [['Income statement, EUR k'], ['', day('2026-08-01'), day('2026-09-01')], ['Revenue', 10, 12], ['Costs', 8, 9]])),
  )
  const section = statements[0] && sectionOfStatement(statements[0], { fileId: 'f', firstMonth: 1, newId: () => crypto.randomUUID() })
  expect(section?.body.kind === 'statement' && section.body.columns.map(({ label }) => label)).toEqual(['Aug 2026', 'Sep 2026'])
})
