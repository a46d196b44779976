import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

/** What the second of two columns is read as, beside a whole year. */
const readBeside = (year: string, heading: string) => {
  const { statements, problems } = understand(
    typed(
      grid('P&L', [
        ['Income statement (EUR k)', year, heading],
        ['Revenue', 500, 540],
        ['Costs', -300, -320],
        ['EBITDA', 200, 220],
      ]),
    ),
    { today: '2026-11-29' },
  )
  return { periods: statements[0]?.columns.map(({ period }) => period), codes: problems.map(({ code }) => code) }
}

test.each([
  'Rolling 12 months Sep 2025',
  'Rolling 12M Sep-25',
  '12-month rolling to Sep 2025',
  'Rolling twelve months September 2025',
  'Moving annual total Sep 25',
  'Previous 12 months to Sep 2025',
  '12 mois glissants septembre 2025',
  'Cumul 12 mois glissants 09/2025',
  'Ultimi dodici mesi settembre 2025',
  '12 últimos meses sep 2025',
  '12 meses móviles sep 2025',
  '12 Monate rollierend 09/2025',
  'Laatste 12 maanden sep 2025',
  'Senaste 12 månaderna sep 2025',
  'rullerende 12 måneder sep 2025',
])('“%s” is the last twelve months, and no fiscal year that ends then', heading => {
  expect(readBeside('FY 2024', heading).periods).toEqual(['FY2024', '2024-10-01..2025-09-30'])
})

test.each([
  ['Primo semestre', 'FY2025-H1'],
  ['Secondo semestre', 'FY2025-H2'],
  ['Primo trimestre', 'FY2025-Q1'],
  ['Terzo trimestre', 'FY2025-Q3'],
  ['Quarto trimestre', 'FY2025-Q4'],
  ['Primeiro trimestre de', 'FY2025-Q1'],
  ['Terceiro trimestre de', 'FY2025-Q3'],
  ['Primeiro semestre', 'FY2025-H1'],
  ['1-9', 'FY2025-YTD9'],
  ['01.-09.', 'FY2025-YTD9'],
  ['YTD09', 'FY2025-YTD9'],
  ['YTD-09', 'FY2025-YTD9'],
  ['1.-9.', 'FY2025-YTD9'],
  ['3. Qu.', 'FY2025-Q3'],
])('“%s 2025” is %s', (part, period) => {
  expect(readBeside('2024', `${part}${part === '01.-09.' ? '' : ' '}2025`).periods?.[1]).toBe(period)
})

test.each(['Kolmas quarter 2025', 'Interim 2025', 'Half year 2025', 'Spring 2025', 'Quatrième-bis trimestre 2025'])(
  '“%s”, whose number nobody understands, is no whole year: it is asked',
  heading => {
    const { periods, codes } = readBeside('2024', heading)
    expect(periods?.[1]).toBeNull()
    expect(codes).toContain('period-unknown')
  },
)

test('a title of quarters and halves leaves its year to the columns', () => {
  const { statements } = understand(
    typed(grid('P&L', [['Interim report 2025'], ['Income statement (EUR k)', 'Q1', 'Q2'], ['Revenue', 500, 540], ['Costs', -300, -320]])),
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2025-Q1', 'FY2025-Q2'])
})

test.each(['F/cast', 'LBE', 'YEE', 'Pre-closing'])('“%s 2026” is a forecast', word => {
  const { statements } = understand(
    typed(
      grid('P&L', [
        ['Income statement (EUR k)', 'Actual 2025', `${word} 2026`],
        ['Revenue', 500, 540],
        ['Costs', -300, -320],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ scenario }) => scenario)).toEqual(['actual', 'forecast'])
})

test('the last day of a month that is shown as its month may be that month as well as the year that ends with it', () => {
  const day = (iso: string): Given => ({ kind: 'date', value: iso, format: 'mmm-yy' })
  const { problems } = understand(
    typed(
      grid('P&L', [
        ['Income statement (EUR k)', day('2025-06-30'), day('2024-06-30')],
        ['Revenue', 500, 540],
        ['Costs', -300, -320],
      ]),
    ),
  )
  expect(problems.map(({ code }) => code)).toContain('month-or-year')
})

test.each(['€', '$'])('%s alone over a table is what its figures count in', sign => {
  const { statements } = understand(
    typed(grid('Sheet1', [['Cash flow statement'], [sign], [], ['', '2025', '2024'], ['Net change in cash', 500, 540]])),
  )
  expect(statements[0]?.unit.currency).toBe(sign === '€' ? 'EUR' : 'USD')
})

test('YTD09 of a year that begins in July is its first nine months', () => {
  const { statements } = understand(
    typed(
      grid('P&L', [
        ['Fiscal year July 2024 - June 2025'],
        ['EUR k', 'YTD09 2025', 'YTD09 FY24'],
        ['Revenue', 500, 540],
        ['Costs', -300, -320],
      ]),
    ),
    { fiscalFirstMonth: 7 },
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2025-YTD9', 'FY2024-YTD9'])
})

test('a half-year below its year is no year, and quarters below “by quarter” are quarters', () => {
  const halves = understand(
    typed(
      grid('P&L', [
        ['EUR', '2025', '', '2024', ''],
        ['', 'Half-year', 'Full year', 'Half-year', 'Full year'],
        ['Revenue', 1, 2, 3, 4],
        ['Costs', 1, 2, 3, 4],
      ]),
    ),
  )
  expect(halves.statements[0]?.columns.map(({ period }) => period)).toEqual([null, 'FY2025', null, 'FY2024'])
  expect(halves.problems.map(({ code }) => code)).toContain('period-unknown')
  const quarters = understand(
    typed(
      grid('P&L', [
        ['EUR', '2025 by quarter', '', '', ''],
        ['', 'Q1', 'Q2', 'Q3', 'Q4'],
        ['Revenue', 1, 2, 3, 4],
        ['Costs', 1, 2, 3, 4],
      ]),
    ),
  )
  expect(quarters.statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2025-Q1', 'FY2025-Q2', 'FY2025-Q3', 'FY2025-Q4'])
})

test('a sign in front of the name of a sheet leaves it its name', () => {
  const { statements } = understand(
    typed(
      grid('Sheet1', [
        ['£', 'Balance sheet'],
        ['', '2024', '2025'],
        ['Cash', 100, 110],
        ['Receivables', 60, 61],
      ]),
    ),
  )
  expect(statements[0]).toMatchObject({ type: 'balance', unit: { currency: 'GBP' } })
})
