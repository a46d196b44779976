import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

// What heads a table, and what only looks like it.

const read = (...rows: Given[][]): Understood => understand(typed(grid('Sheet', rows)))
const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })
const codes = ({ problems }: Understood): string[] => problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)
const lines = ({ statements }: Understood, at = 0): string[] =>
  (statements[at]?.lineItems ?? []).map(({ label, note }) => [label, note].filter(Boolean).join(' | '))

describe('no header is', () => {
  test('a record whose figures look like years, beside its date', () => {
    const found = read(
      ['Year', 'Class', 'Month', 'Paid', 'Net'],
      ...[1500, 2000, 1701, 900, 2000, 1400].map((paid, at): Given[] => [2021, 'Motor', day(`2021-0${at + 1}-28`), paid, paid]),
    )
    expect(found.tables.map(({ kind, rows }) => [kind, rows.length])).toEqual([['tidy', 6]])
  })

  test('a row of a calendar', () => {
    const found = understand(
      texts('calendar', [
        ['date', 'month_name', 'quarter', 'year'],
        ...['January', 'February', 'March', 'April', 'May', 'June'].map((month, at) => [
          `2026-0${at + 1}-01`,
          month,
          at < 3 ? 'Q1' : 'Q2',
          '2026',
        ]),
      ]),
    )
    expect(found.sheets[0]?.kind).toBe('tidy')
    expect(found.tables.map(({ rows }) => rows.length)).toEqual([6])
  })

  test('one heading between lines whose figures go on under the years above', () => {
    const found = read(
      ['Staff costs', '', '', 2024, 2025, 2026],
      ['Directors', '', '', 10, 11, 12],
      ['Staff', '', '', 20, 22, 24],
      ['Role', 'Count', 'Income 2024'],
      ['Clerk', 2, 5, 10, 11, 12],
      ['Driver', 4, 5, 20, 22, 24],
    )
    expect(found.statements).toHaveLength(1)
    expect(found.statements[0]?.columns.filter(({ role }) => role === 'period').map(({ period }) => period)).toEqual([
      'FY2024',
      'FY2025',
      'FY2026',
    ])
    expect(lines(found)).toEqual(['Directors', 'Staff', 'Role', 'Clerk', 'Driver'])
  })
})

describe('the header is', () => {
  test('the fuller row of texts right above the figures, not the title over it', () => {
    const found = read(
      ['Cash forecast', '', 'Form 7'],
      ['Line', 'No.', 'Opening', 'Closing'],
      ['Bank', 1, 500, 600],
      ['Petty cash', 2, 50, 60],
      ['Deposits', 3, 70, 80],
      ['Loans', 4, 90, 95],
    )
    expect(found.statements[0]?.columns.map(({ label }) => label)).toEqual(['Opening', 'Closing'])
  })

  test('that of each pivot table, below each other', () => {
    const found = read(
      ['Row Labels', 'Sum of Budget', 'Sum of Actual'],
      ['Sales', 10, 11],
      ['Support', 20, 21],
      [],
      ['Count of Status', 'Column Labels'],
      ['Row Labels', 'over', 'under'],
      ['Sales', 1, 4],
      ['Support', 2, 5],
    )
    expect(found.statements.map(({ title, columns }) => [title, ...columns.map(({ label }) => label)])).toEqual([
      ['Sheet', 'Sum of Budget', 'Sum of Actual'],
    ])
    expect(found.tables.map(({ columns }) => columns.map(({ label }) => label))).toEqual([['Row Labels', 'over', 'under']])
    expect(codes(found)).not.toContain('warning text-among-figures B5')
  })
})

describe('figures of a line are not', () => {
  test('numbers that only count the lines', () => {
    const found = read(
      ['', '', 2025, 2026],
      ...['Sales', 'Costs', 'Rent', 'Profit'].map((label, at): Given[] => [at + 1, label, 10 * at + 5, 7]),
    )
    expect(lines(found)).toEqual(['Sales | 1', 'Costs | 2', 'Rent | 3', 'Profit | 4'])
    expect(found.statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2025', 'FY2026'])
  })

  test('words, though their heading names a scenario', () => {
    const found = read(['', 'Budget 2026', 'Actual 2026', 'Budget status'], ['Sales', 10, 11, 'over'], ['Rent', 7, 6, 'under'])
    expect(found.statements[0]?.columns.map(({ role }) => role)).toEqual(['period', 'period', 'other'])
    expect(codes(found)).toEqual(['info column-left-out D1'])
  })

  test('words all along a line, which is said once', () => {
    const found = read(['', 2025, 2026, 2027], ['Sales', 10, 11, 12], ['Standard', 'GAAP', 'GAAP', 'GAAP'], ['Rent', 7, 6, 5])
    expect(codes(found)).toEqual(['warning text-among-figures B3'])
    expect(found.problems[0]?.message).toContain('nor is what stands in C3, D3')
  })
})

test('names that a program gave to columns without one hide no header below them', () => {
  const { statements } = understand(
    typed(
      grid('Table 0', [
        ['Column1', 'Column2', 'Column3'],
        ['Profit & loss account (in Rs. Cr.)', 'Mar 22', 'Mar 21'],
        ['', '12 mths', '12 mths'],
        ['Revenue', 11_258.48, 10_901.02],
        ['Expenses', 10_083.62, 9_555.32],
        ['Profit before tax', 1_174.86, 1_345.7],
      ]),
    ),
  )
  expect(statements[0]?.unit).toMatchObject({ currency: 'INR', scale: 7 })
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2022', 'FY2021'])
})

test('months over one row of figures are a name in no column', () => {
  const found = read(['Jan 24', 'Feb 24', 'Mar 24', 'Apr 24'], [469, 842, 440, 300])
  expect(found.statements).toEqual([])
  expect(found.tables[0]?.rows.at(-1)?.cells).toEqual(['469', '842', '440', '300'])
})
