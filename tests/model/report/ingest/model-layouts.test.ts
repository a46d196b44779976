import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Sheets that hold a whole model: lists beside schedules, tables with headers of their own further down, key figures that are added up.

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Model', rows)))
  return {
    statements: statements.map(({ columns, lineItems }) => ({
      columns: columns.map(({ label, period }) => period ?? label),
      lines: lineItems.flatMap(({ label, unit, values }) =>
        values.length > 0 ? [`${label} ${unit} ${values.map(({ value }) => value).join(' ')}`] : [],
      ),
    })),
    problems: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}

describe('a list beside the lines of a schedule', () => {
  const below: Given[][] = [
    [],
    ['Loan', 2023, 2024, 2025, 2026, 2027, 2028],
    ['Opening', 900, 800, 700, 600, 500, 400],
    ['Repaid', -100, -100, -100, -100, -100, -100],
  ]

  test('names none of them, also where tables below are wider', () => {
    const { statements } = read(
      ['Inputs', '', '', 'Drivers', 2026, 2027, 2028],
      ['Share price', 11.5, '', 'Sales growth', 0.03, 0.03, 0.04],
      ['', '', '', 'Material ratio', 0.38, 0.37, 0.37],
      ['Tax rate', 0.3, '', 'Rent', 7000, 7000, 7500],
      ['Days in a year', 365, '', 'Days of stock', 80, 80, 80],
      ['', '', '', 'Investment ratio', 0.08, 0.08, 0.08],
      ...below,
    )
    const lines = statements.flatMap(statement => statement.lines)
    expect(lines).toContainEqual(expect.stringMatching(/^Sales growth .* 0\.03 0\.03 0\.04$/))
    expect(lines).toContainEqual(expect.stringMatching(/^Rent .* 7000 7000 7500$/))
    expect(lines.some(line => /^(?:Share price|Tax rate) .* 0\.03|7000/.test(line) && !line.startsWith('Rent'))).toBe(false)
  })

  test('is none where numbers of accounts stand between two columns of names', () => {
    const { statements } = read(
      ['Group', 'Account', '', 'Name', 2026, 2027],
      ['Sales', 4000, '', 'Domestic', 100, 110],
      ['Sales', 4010, '', 'Export', 50, 60],
      ['Sales', 4020, '', 'Services', 10, 20],
      ['', '', '', 'Total', 160, 190],
      ['', '', '', 'Of which new', 16, 19],
      ...below,
    )
    expect(statements).toHaveLength(2)
    expect(statements[0]?.lines).toHaveLength(5)
  })
})

describe('a table below others with a header of words', () => {
  const years: Given[][] = [
    ['Balance sheet', 2023, 2024, 2025, 2026],
    ['Cash', 10, 20, 30, 40],
    ['Receivables', 5, 6, 7, 8],
    ['Total assets', 15, 26, 37, 48],
    [],
  ]

  test('is not of the years above, also where its header has two rows, and a section stands above its first line', () => {
    const { statements, problems } = read(
      ...years,
      ['Opening balance sheet'],
      [],
      ['Pro forma'],
      ['Step'],
      ['', 'Seller', 'Financing', 'Financing', 'Combined'],
      ['', '', 'Debt', 'Fees'],
      ['Assets'],
      ['Cash', 40, 100, -5, 135],
      ['Receivables', 8, 0, 0, 8],
    )
    expect(statements[0]?.columns).toEqual(['2023-12-31', '2024-12-31', '2025-12-31', '2026-12-31'])
    expect(statements[1]?.columns).toEqual(['Seller', 'Financing Debt', 'Financing Fees', 'Combined'])
    expect(problems).toContainEqual(expect.stringMatching(/^period-unknown B10/))
  })
})

test('names in a column of other figures, and figures behind them under a period, are said to be another table', () => {
  const { problems } = read(
    ['Financing', 'Interest', 'Year 1', 'Year 2'],
    ['Loan', 0.05, 100, 110],
    ['Bond', 0.07, 50, 55],
    ['Sources and uses'],
    ['Loan raised', 'Price of the shares', 900],
    ['Bond raised', 'Fees', 20],
    ['Equity', 'Reserve', 30],
  )
  expect(problems).toContain('other-table B5')
})

test('days that are added up are days, whatever the statement counts in', () => {
  const { statements, problems } = read(
    ['Working capital in $ million', 2024, 2025],
    ['Receivables', 1440, 1700],
    ['Sales', 25_500, 31_700],
    ['Collection period (365/receivables turnover)', { value: '20.5', formula: 'B2/B3*365' }, { value: '19.5', formula: 'C2/C3*365' }],
    ['Inventory period (365/inventory turnover)', 90, 83],
    ['Cash cycle', { value: '110.5', formula: 'B4+B5' }, { value: '102.5', formula: 'C4+C5' }],
  )
  expect(statements[0]?.lines.at(-1)).toBe('Cash cycle ratio 110.5 102.5')
  expect(problems.filter(problem => problem.startsWith('does-not-foot'))).toEqual([])
})

describe('a label that names a year', () => {
  const yearOfLabel = (...rows: Given[][]): string[] => read(...rows).problems.filter(problem => problem.startsWith('year-of-label'))

  test('is asked where its only figure stands under another', () => {
    const head: Given[][] = [
      ['Key figures', 'FY2026', 'FY2027'],
      ['Revenue', 100, 110],
      ['Costs', 60, 65],
    ]
    expect(yearOfLabel(...head, ['FY2029E revenue', 140], ['FY30 revenue', 150])).toEqual(['year-of-label A4'])
  })

  test('is not where they agree, where it has figures of several years, or is held against', () => {
    expect(
      yearOfLabel(
        ['Key figures', 'FY2026', 'FY2027'],
        ['Revenue', 100, 110],
        ['FY2026 guidance', 105],
        ['FY2020 programme', 3, 4],
        ['Growth vs FY2025', 0.1],
      ),
    ).toEqual([])
  })
})

test('the two sides of a balance sheet are apart, also where a title and key figures stand in a column before their names', () => {
  const { statements } = read(
    ['Q2 2026'],
    ['', 'Current assets', 552, 'Current liabilities', 450],
    ['', 'Cash', 93, '', ''],
    ['', 'Other current', 459, 'Long-term debt', 101],
    ['', 'Plant', 180, 'Other', 27],
    ['', 'Goodwill', 111, 'Equity', 265],
    ['', 'Total', 843, 'Total', 843],
    [],
    ['Working capital', 102],
    ['Debt ratio', 0.68],
    ['Shares', 116],
  )
  const lines = statements.flatMap(statement => statement.lines)
  expect(lines).toContainEqual(expect.stringMatching(/^Current liabilities currency 450$/))
  expect(lines.some(line => /^Equity .*111|^Current liabilities .*552/.test(line))).toBe(false)
})
