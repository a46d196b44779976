import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

// Years as columns, under a title that names a month, a quarter or how far the year has gone: they are no whole years.

const INCOME = [
  ['Revenue', 1250, 1190],
  ['Cost of sales', -520, -490],
  ['Gross profit', 730, 700],
] as const
const BALANCE = [
  ['Cash', 100, 90],
  ['Total assets', 100, 90],
  ['Equity', 100, 90],
  ['Total equity and liabilities', 100, 90],
] as const

const read = (title: string, heads: string[], lines: readonly (readonly [string, ...number[]])[] = INCOME, firstMonth = 1) => {
  const rows = lines.map(([label, ...values]) => [label, ...heads.map((_, at) => values[at] ?? 50 + at)])
  const { statements, problems } = understand(typed(grid('Sheet1', [[title], [null, ...heads], ...rows])), {
    today: '2027-02-01',
    fiscalFirstMonth: firstMonth,
  })
  const told = problems.filter(({ code }) => ['part-of-title', 'period-unknown'].includes(code)).map(({ code }) => code)
  return { periods: statements[0]?.columns.map(({ period }) => period), told }
}

test.each([
  ['P&L October 2026', '2026-10', '2025-10'],
  ['P&L Oct-26', '2026-10', '2025-10'],
  ['Oktober', '2026-10', '2025-10'],
  ['Q3 results', 'FY2026-Q3', 'FY2025-Q3'],
  ['Third quarter', 'FY2026-Q3', 'FY2025-Q3'],
  ['First half', 'FY2026-H1', 'FY2025-H1'],
  ['Income statement, nine months', 'FY2026-YTD9', 'FY2025-YTD9'],
  ['Year to date October', 'FY2026-YTD10', 'FY2025-YTD10'],
  ['Year to date October 2026', 'FY2026-YTD10', 'FY2025-YTD10'],
  ['Income statement as at 30 September 2026', 'FY2026-YTD9', 'FY2025-YTD9'],
])('“%s” says which part of 2026 and 2025 stands below, which is told', (title, now, before) => {
  const { periods, told } = read(title, ['2026', '2025'])
  expect(periods).toEqual([now, before])
  expect(told).toEqual(['part-of-title'])
})

test('how far a year to date has gone is asked where no month is named', () => {
  expect(read('P&L YTD', ['2026', '2025'])).toEqual({ periods: [null, null], told: ['period-unknown'] })
})

test.each([
  'P&L October',
  'P&L – Oct',
  'P&L to date',
  'Sales – cumulative',
  'October results',
  'P&L 9M',
  'P&L M10',
  'Half-year report',
  'Monthly report',
  'P&L December 2026',
])('“%s” over years may name a part of them, which is asked', title => {
  expect(read(title, ['2026', '2025'])).toEqual({ periods: ['FY2026', 'FY2025'], told: ['part-of-title'] })
})

test.each([
  'Consolidated income statement',
  'Annual report as at 30 June 2026',
  'Jahresabschluss zum 30.06.2026',
  'Comptes annuels au 30 juin 2026',
  'Y/E 31 March 2026',
  'Accounts for the year ended 31 March 2026',
  'Income statement, 31 December 2026',
  'Mars Inc income statement',
])('“%s” is of whole years', title => {
  const { periods, told } = read(title, ['2026', '2025'])
  expect(periods).toEqual([expect.stringMatching(/^FY2026$|\.\.2026-/), expect.stringMatching(/^FY2025$|\.\.2025-/)])
  expect(told).toEqual([])
})

test('a pack of a month with years behind it and a budget is one of years; the running year among them is asked', () => {
  expect(read('Board report October 2026', ['Actual 2024', 'Actual 2025', 'Budget 2026']).told).toEqual([])
  expect(read('Board report October 2026', ['2022', '2023', '2024', '2025']).told).toEqual([])
  expect(read('Board report October 2026', ['2024', '2025', '2026'])).toEqual({
    periods: ['FY2024', 'FY2025', 'FY2026'],
    told: ['part-of-title'],
  })
})

test('a month with which the fiscal year ends may stand for all of it; October of a year that begins in July lies in the next one', () => {
  expect(read('Accounts 30 June 2026', ['2026', '2025'], INCOME, 7)).toEqual({ periods: ['FY2026', 'FY2025'], told: [] })
  expect(read('P&L October 2026', ['FY27', 'FY26'], INCOME, 7).periods).toEqual(['2026-10', '2025-10'])
  expect(read('P&L October 2026', ['2026', '2025'], INCOME, 7).periods).toEqual(['2026-10', '2025-10'])
})

test('a balance sheet of a quarter is of its last day, and one of a month without a day is asked', () => {
  expect(read('Balance sheet Q3', ['2026', '2025'], BALANCE)).toEqual({ periods: ['2026-09-30', '2025-09-30'], told: ['part-of-title'] })
  expect(read('Balance sheet – October', ['2026', '2025'], BALANCE)).toEqual({
    periods: ['2026-12-31', '2025-12-31'],
    told: ['part-of-title'],
  })
  expect(read('Balance sheet', ['2026', '2025'], BALANCE).told).toEqual([])
})

test('a full year beside the month and the year to date of the title had not ended then, whenever it is read', () => {
  const asked = (heads: string[]): (string | null)[] => {
    const rows = INCOME.map(([label, ...values]) => [label, ...heads.map((_, at) => values[at] ?? 50 + at)])
    const { problems } = understand(typed(grid('Sheet1', [['P&L October 2026'], [null, ...heads], ...rows])), { today: '2027-02-01' })
    return problems.filter(({ code }) => code === 'scenario-unknown').map(({ cell }) => cell)
  }
  expect(asked(['Month', 'YTD', 'FY'])).toEqual(['D2'])
  expect(asked(['Month', 'YTD', 'FY Budget'])).toEqual([])
  expect(asked(['Oct', 'YTD', 'Prior year'])).toEqual([])
})

test('October beside that of the year before is a month to a company whose year ends in December, and asked; to one whose year ends then it is a year', () => {
  const heads = ['Oct 2026', 'Oct 2025']
  const of = (firstMonth: number) => {
    const rows = INCOME.map(([label, ...values]) => [label, ...values])
    const { statements, problems } = understand(typed(grid('Sheet1', [['P&L'], [null, ...heads], ...rows])), {
      fiscalFirstMonth: firstMonth,
    })
    const told = problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code)
    return { periods: statements[0]?.columns.map(({ period }) => period), told }
  }
  expect(of(1)).toEqual({ periods: ['2026-10', '2025-10'], told: ['month-or-year'] })
  expect(of(11)).toEqual({ periods: ['FY2026', 'FY2025'], told: ['month-or-year'] })
})
