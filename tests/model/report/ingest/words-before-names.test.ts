import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// A department, a region or a kind stands in front of what its lines are called.
const HEAD = ['Department', 'Account', 'Jan 2026', 'Feb 2026', 'Mar 2026']
const lines = (...rows: Given[][]) =>
  understand(typed(grid('Costs', rows))).statements[0]?.lineItems.map(({ label, level }) => `${'> '.repeat(level)}${label}`)

describe('words in front of names', () => {
  test('are departments that are written with a sign, too', () => {
    expect(
      lines(
        HEAD,
        ['Sales', 'Salaries', 120, 121, 125],
        ['Sales', 'Travel', 6, 9, 7],
        ['R&D', 'Salaries', 200, 200, 208],
        ['R&D', 'Licences', 25, 27, 31],
        ['G&A', 'Salaries', 60, 60, 61],
        ['G&A', 'Audit', 5, 5, 12],
      ),
    ).toEqual(['Sales', '> Salaries', '> Travel', 'R&D', '> Salaries', '> Licences', 'G&A', '> Salaries', '> Audit'])
  })

  test('gather the measures of each program, also where the last programs have no name yet', () => {
    const measures = (code: string, name: string | null): Given[][] =>
      ['Gross premium', 'Ceded premium', 'Net premium', 'Net claims'].map((measure, at) => [
        code,
        name,
        measure,
        300 - at * 40,
        310 - at * 40,
      ])
    expect(
      lines(
        ['Program ID', 'Program', 'Metric', 'Jan 2026', 'Feb 2026'],
        ...measures('P001', 'Travel cover'),
        ...measures('P002', 'Pet cover'),
        ...measures('P003', null),
        ...measures('P004', null),
      ),
    ).toEqual([
      'Travel cover',
      ...['> Gross premium', '> Ceded premium', '> Net premium', '> Net claims'],
      'Pet cover',
      ...['> Gross premium', '> Ceded premium', '> Net premium', '> Net claims'],
      ...['Gross premium', 'Ceded premium', 'Net premium', 'Net claims'],
      ...['Gross premium', 'Ceded premium', 'Net premium', 'Net claims'],
    ])
  })
})

describe('numbers among the words in front of names', () => {
  const accounts: [number, string][] = [
    [6100, 'Travel'],
    [6200, 'Training'],
    [6300, 'Rent'],
  ]
  const of = (...before: Given[]): Given[][] => accounts.map(([number, name], at) => [...before, number, name, 12 + at, 13 + at])

  test('of accounts part no department from its lines', () => {
    expect(lines(['Department', 'Account', 'Name', 'Budget 2026', 'Actual 2026'], ...of('Sales'), ...of('IT'))).toEqual([
      ...['Sales', '> Travel', '> Training', '> Rent'],
      ...['IT', '> Travel', '> Training', '> Rent'],
    ])
  })

  test('of cost centres gather lines of the same names', () => {
    expect(lines(['Cost centre', 'Account', 'Name', 'Budget 2026', 'Actual 2026'], ...of(100), ...of(200))).toEqual([
      ...['100', '> Travel', '> Training', '> Rent'],
      ...['200', '> Travel', '> Training', '> Rent'],
    ])
  })

  test('of accounts in front of departments leave these to the names behind them', () => {
    const table = accounts.flatMap(([number, name], at) => ['Sales', 'IT'].map(department => [number, department, name, 12 + at, 13 + at]))
    expect(lines(['Account', 'Department', 'Name', 'Budget 2026', 'Actual 2026'], ...table)).toEqual([
      ...['Sales – Travel', 'IT – Travel', 'Sales – Training', 'IT – Training', 'Sales – Rent', 'IT – Rent'],
    ])
  })
})

describe('numbers of notes and ranks in front of names', () => {
  test.each(['Note', 'Priority'])('%s gathers nothing', head => {
    expect(
      lines(
        [head, 'Line', '2025', '2026'],
        ...[
          [4, 'Property', 50, 55],
          [4, 'Other', 10, 11],
          [5, 'Receivables', 20, 21],
          [5, 'Other', 5, 6],
        ],
      ),
    ).toEqual(['Property', 'Other', 'Receivables', 'Other'])
  })
})

describe('lines above the two sides of a sheet', () => {
  test('are called by what stands to the left, where they have no name of their own', () => {
    const { statements } = understand(
      typed(
        grid('Equity', [
          ['Opening capital', null, null, 100],
          ['Net profit', null, null, 14],
          [null, null, 'Closing capital', 114],
          [],
          ['Balance sheet'],
          ['ASSETS', null, 'EQUITY AND LIABILITIES'],
          ['Cash', 62, 'Payables', 40],
          ['Stock', 92, 'Capital', 114],
          ['Total assets', 154, 'Total', 154],
        ]),
      ),
    )
    const lines = statements.flatMap(({ lineItems }) => lineItems.map(({ label, values }) => [label, values[0]?.value]))
    expect(lines).toContainEqual(['Opening capital', '100'])
    expect(lines).toContainEqual(['Net profit', '14'])
    expect(lines).toContainEqual(['Closing capital', '114'])
  })
})

describe('lines that are called by numbers', () => {
  test('head nothing where one has no figures', () => {
    const { statements } = understand(
      typed(
        grid('Budget', [
          ['Budget'],
          ['SellerID', 'Jan 2026', 'Feb 2026', 'Total'],
          [101, 5.5, 6.5, 12],
          [125, 7.5, 8.5, 16],
          [194, null, null, null],
          [196, 4.5, 3.5, 8],
          [215, 9.5, 2.5, 12],
          ['Total', 27, 21, 48],
        ]),
      ),
    )
    expect(statements[0]?.lineItems.map(({ label, kind }) => [label, kind])).toEqual([
      ...['101', '125', '194', '196', '215'].map(label => [label, 'item']),
      ['Total', 'total'],
    ])
  })
})

describe('a number of products beside what is made', () => {
  const names = (...codes: Given[]) =>
    understand(
      typed(
        grid('Production plan', [
          ['Site', 'SKUs', 'Production plan'],
          ...['Leeds', 'York', 'Hull'].map((site, at): Given[] => [site, codes[at] ?? null, 100 + at]),
        ]),
      ),
    ).plans.flatMap(({ volumes }) => volumes.map(({ what }) => what))

  test('is no part of its name', () => {
    expect(names(5, 9, 23)).toEqual(['Leeds', 'York', 'Hull'])
  })

  test('is one where it is the code of a product', () => {
    expect(names('A-5', 'B-9', 'C-23')).toEqual(['Leeds · A-5', 'York · B-9', 'Hull · C-23'])
  })
})
