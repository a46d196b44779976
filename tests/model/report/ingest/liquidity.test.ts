import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet1', rows)), { today: '2026-11-29' })
  return { statement: statements[0], problems }
}

test.each([
  ['13-veckors likviditetsprognos', 'forecast'],
  ['Liquiditätsvorschau', 'forecast'],
  ['Liquiditeitsprognose', 'forecast'],
  ['Prévision de trésorerie', 'forecast'],
  ['Prognoza płynności', 'forecast'],
  ['Maksuvalmiusennuste', 'forecast'],
  ['Previziune lichiditate', 'forecast'],
  ['Прогноз ликвидности', 'forecast'],
  ['Likviditetsbudget', 'budget'],
  ['Plan de trésorerie', 'budget'],
  ['Likviditási terv', 'budget'],
  ['Omzetbegroting', 'budget'],
  ['Tulosbudjetti', 'budget'],
])('%s is of money and a %s, which is said', (title, scenario) => {
  const { statement, problems } = read([title], ['', 'Jan 2025', 'Feb 2025'], ['Aaaa', 110, 120], ['Bbbb', 50, 51], ['Cccc', 61, 72])
  expect(statement?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'currency'])
  expect(statement?.columns.map(column => column.scenario)).toEqual([scenario, scenario])
  expect(problems.map(({ code }) => code)).toContain('scenario-of-title')
})

test.each([
  ['Kassavirtalaskelma', 'cash flow'],
  ['Flussi di cassa', 'cash flow'],
  ['Przepływy pieniężne', 'cash flow'],
  ['Fluxuri de numerar', 'cash flow'],
  ['BWA', 'income'],
  ['Balanço', 'balance'],
])('%s is a statement: %s', (title, type) => {
  expect(read([title], ['', '2025', '2024'], ['Aaaa', 110, 120], ['Bbbb', 50, 51]).statement?.type).toBe(type)
})

test('the numbers of weeks over their days are no title and no figures', () => {
  const { statement, problems } = read(
    ['13-week cash forecast, EUR thousands'],
    ['Week', 1, 2, 3],
    ['w/c', '03/11/2025', '10/11/2025', '17/11/2025'],
    ['Opening cash', 110, 120, 130],
    ['Receipts', 50, 51, 52],
    ['Closing cash', 160, 171, 182],
  )
  expect(statement?.title).toBe('13-week cash forecast, EUR thousands')
  expect(statement?.columns.map(({ period }) => period)).toEqual([
    '2025-11-03..2025-11-09',
    '2025-11-10..2025-11-16',
    '2025-11-17..2025-11-23',
  ])
  expect(problems.filter(({ code }) => code === 'left-out')).toEqual([])
})
