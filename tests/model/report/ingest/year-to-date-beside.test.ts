import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet1', rows)))
  return {
    periods: statements[0]?.columns.map(({ period, scenario }) => `${period} ${scenario}`),
    told: problems.flatMap(({ code, cell }) => (code === 'period-beside' ? [cell] : [])),
  }
}
const lines: Given[][] = [
  ['Sales', 1200, 1100, 3300, 3200],
  ['Other income', 12, 11, 33, 32],
]

test('a year to date behind a month of two years goes to the later one, which is said', () => {
  expect(read(['Profit and loss', 'Mar 2026', 'Mar 2025', 'YTD', 'Prior YTD'], ...lines)).toEqual({
    periods: ['2026-03 actual', '2025-03 actual', 'FY2026-Q1 actual', 'FY2025-Q1 actual'],
    told: ['D1'],
  })
  expect(read(['Profit and loss', 'Mar 2026', 'Mar 2025', 'YTD actual', 'YTD budget'], ...lines)).toEqual({
    periods: ['2026-03 actual', '2025-03 actual', 'FY2026-Q1 actual', 'FY2026-Q1 budget'],
    told: ['D1'],
  })
})

test('the title says which of them it is', () => {
  expect(
    read(
      ['Profit and loss'],
      ['For the month ended 31 March 2026'],
      ['Account', 'Mar 2026', 'Mar 2025', 'Year to date'],
      ...lines.map(line => line.slice(0, 4)),
    ),
  ).toEqual({
    periods: ['2026-03 actual', '2025-03 actual', 'FY2026-Q1 actual'],
    told: [],
  })
})

test('one behind each month goes to that', () => {
  expect(read(['Profit and loss', 'Mar 2026', 'YTD', 'Mar 2025', 'YTD'], ...lines)).toEqual({
    periods: ['2026-03 actual', 'FY2026-Q1 actual', '2025-03 actual', 'FY2025-Q1 actual'],
    told: [],
  })
})

test.each([
  ['Management accounts March 2026', 'Month', 'YTD', 'Month last year', 'YTD last year'],
  ['Management accounts March 2026', 'Period', 'YTD', 'Period PY', 'YTD PY'],
  ['Management accounts March 2026', 'Month', 'YTD', 'PY', 'YTD PY'],
  ['Resultat mars 2026', 'Perioden', 'Ackumulerat', 'Period fg år', 'Ack. fg år'],
  ['Resultat mars 2026', 'Perioden', 'Hittil i år', 'Perioden i fjor', 'Hittil i fjor'],
])('the month of the year before stands behind a year to date: %s, %s | %s | %s | %s', (title, ...heads) => {
  expect(read([title], ['', ...heads], ...lines).periods).toEqual([
    '2026-03 actual',
    'FY2026-Q1 actual',
    '2025-03 actual',
    'FY2025-Q1 actual',
  ])
})

test.each([
  ['Informe septiembre 2026', 'Real mes', 'Real acumulado', 'Previsión cierre'],
  ['Report settembre 2026', 'Effettivo mese', 'Effettivo progr.', 'Preconsuntivo'],
  ['Bericht September 2026', 'IST Monat', 'IST kum.', 'FC GJ'],
  ['Bericht zum 30.09.2026', 'IST Monat', 'IST kum.', 'Hochrechnung'],
  ['Report as at 30 September 2026', 'Month actual', 'YTD actual', 'EOY forecast'],
])('the month, the year so far, and where it is going to end: %s, %s | %s | %s', (title, ...heads) => {
  expect(read([title], ['', ...heads], ...lines.map(line => line.slice(0, 4))).periods).toEqual([
    '2026-09 actual',
    'FY2026-YTD9 actual',
    'FY2026 forecast',
  ])
})

test('a row of units below what was audited is what all of it counts in', () => {
  const { statements } = understand(
    typed(
      grid('Sheet1', [
        ['', 'Six months ended', '', 'Year ended'],
        ['', '30 June 2026', '30 June 2025', '31 Dec 2025'],
        ['', 'Unaudited', 'Unaudited', 'Audited'],
        ['', '£m', '£m', '£m'],
        ...lines.map(line => line.slice(0, 4)),
      ]),
    ),
  )
  expect(statements[0]?.unit).toMatchObject({ currency: 'GBP', scale: 6 })
})

test('without that month beside it, the year before is that of the year to date', () => {
  expect(
    read(['Management accounts June 2026'], ['', 'FY Budget', 'YTD Actual', 'Prior year period'], ...lines.map(line => line.slice(0, 4)))
      .periods,
  ).toEqual(['FY2026 budget', 'FY2026-H1 actual', 'FY2025-H1 actual'])
})

test.each([
  ['Informe marzo 2026', ['Mes', 'Acumulado', 'Mes anterior', 'Mismo mes año anterior'], ['2026-03', 'FY2026-Q1', '2026-02', '2025-03']],
  ['Report March 2026', ['Month', 'YTD', 'Prior month', 'Same month last year'], ['2026-03', 'FY2026-Q1', '2026-02', '2025-03']],
  ['Rapport maart 2026', ['Werkelijk', 'Werkelijk t/m', 'Begroot t/m'], ['2026-03', 'FY2026-Q1', 'FY2026-Q1']],
  ['Bericht März 2026', ['IST 03/26', 'IST 03/25', 'IST 01-03/26'], ['2026-03', '2025-03', 'FY2026-Q1']],
  ['Report 2026', ['1T', '2T', '1S', 'I sem'], ['FY2026-Q1', 'FY2026-Q2', 'FY2026-H1', 'FY2026-H1']],
])('%s: %j', (title, heads, periods) => {
  const found = read([title], ['', ...heads], ...lines.map(line => line.slice(0, heads.length + 1))).periods
  expect(found?.map(period => period.split(' ')[0])).toEqual(periods)
})

test('so it is in a fiscal year that begins in another month', () => {
  const { statements } = understand(
    typed(grid('Sheet1', [['Management accounts March 2026'], ['', 'Month', 'YTD', 'Month last year', 'YTD last year'], ...lines])),
    { fiscalFirstMonth: 7 },
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['2026-03', 'FY2026-YTD9', '2025-03', 'FY2025-YTD9'])
})
