import { describe, expect, test } from 'vitest'
import type { UnderstandOptions, Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

// 2001 | 2002 | 2003 may head the columns of a table, or be the headcount of a line in it.

const read = (rows: Given[][], options: UnderstandOptions = {}): Understood => understand(typed(grid('Sheet', rows)), options)
const linesOf = ({ statements }: Understood): string[][] =>
  statements.map(({ lineItems }) => lineItems.map(({ label, values }) => [label, ...values.map(({ value }) => value)].join(' ')))
const periodsOf = ({ statements }: Understood): (string | null)[][] => statements.map(({ columns }) => columns.map(({ period }) => period))
const asked = ({ problems }: Understood): string[] =>
  problems.filter(({ code }) => code === 'years-or-figures').map(({ sheet, cell, message }) => `${sheet}!${cell} ${message}`)
const settled = (understood: Understood): Understood => {
  expect(asked(understood)).toEqual([])
  return understood
}

describe('figures of a line that look like years', () => {
  const headcount: Given[] = ['Headcount', 2001, 2002, 2003]
  test.each<[string, Given[][]]>([
    ['right below the header', [['', 'FY2024', 'FY2025', 'FY2026'], headcount, ['Revenue', 500, 600, 700]]],
    ['between other lines', [['', 2024, 2025, 2026], ['Revenue', 500, 600, 700], headcount, ['Costs', 50, 60, 70]]],
    ['last of all', [['', 2024, 2025, 2026], ['Revenue', 500, 600, 700], headcount]],
    ['below quarters', [['', 'Q1 2026', 'Q2 2026', 'Q3 2026'], ['Revenue', 500, 600, 700], headcount]],
  ])('%s stay a line', (_, rows) => {
    const understood = settled(read(rows))
    expect(understood.statements).toHaveLength(1)
    expect(linesOf(understood)[0]).toContain('Headcount 2001 2002 2003')
    expect(linesOf(understood)[0]).toHaveLength(rows.length - 1)
  })

  test('written with a thousands separator, or added up, they are no years whatever their name', () => {
    const shown = [1998, 1999, 2000].map((value): Given => ({ value: String(value), format: '#,##0' }))
    const summed = [1998, 1999, 2000].map((value, at): Given => ({ value: String(value), formula: `SUM(${'BCD'[at]}2:${'BCD'[at]}2)` }))
    for (const row of [shown, summed])
      expect(
        linesOf(
          settled(
            read([
              ['', 2024, 2025, 2026],
              ['Revenue', 500, 600, 700],
              ['', ...row],
            ]),
          ),
        ),
      ).toEqual([['Revenue 500 600 700', ' 1998 1999 2000']])
  })

  test('a single one beside a word for money is asked, and a round amount is a figure', () => {
    const round = read([['Deal'], ['Last twelve months'], ['Revenue', 2000], ['COGS', 900], ['Other costs', 500], ['EBITDA', 600]])
    expect(asked(round)).toEqual([expect.stringMatching(/^Sheet!B3 “Revenue”: numbers such as 2000 .* figures of a line/)])
    expect(linesOf(round)).toEqual([['Revenue 2000', 'COGS 900', 'Other costs 500', 'EBITDA 600']])
    const headed = read([['Results'], ['Revenue', 2024], ['Product A', 300], ['Product B', 200], ['Services', 100]])
    expect(asked(headed)).toEqual([expect.stringMatching(/^Sheet!B2 .* years that head columns/)])
    expect(periodsOf(headed)).toEqual([['FY2024']])
  })

  test('a single one that a title names heads its column, also where it is shown with a separator', () => {
    const year: Given = { value: '2026', format: '#,##0' }
    const understood = settled(
      read([
        ['Income statement 2026', 'BUDGET'],
        ['Operating income', year],
        ['Sales', 5_000],
        ['Total', 5_000],
      ]),
    )
    expect(linesOf(understood)).toEqual([['Sales 5000', 'Total 5000']])
    expect(
      linesOf(
        read([
          ['Report 2026', 'BUDGET'],
          ['Employees', year],
          ['Sales', 5_000],
          ['Costs', 4_000],
        ]),
      )[0],
    ).toContain('Employees 2026')
  })

  test('in a file of texts a single one is a figure too', () => {
    const understood = understand(
      texts('t', [
        ['Line', 'FY2026'],
        ['Headcount', '2001'],
        ['Revenue', '500'],
      ]),
    )
    expect(periodsOf(understood)).toEqual([['FY2026']])
    expect(linesOf(understood)).toEqual([['Headcount 2001', 'Revenue 500']])
  })
})

describe('years over columns', () => {
  test.each<[string, Given[][], (string | null)[][]]>([
    [
      'under scenarios, one year for both',
      [
        ['', 'Actual', 'Budget'],
        ['', 2025, 2025],
        ['Revenue', 5, 6],
      ],
      [['FY2025', 'FY2025']],
    ],
    [
      'five years apart',
      [
        ['', 2020, 2025, 2030],
        ['Revenue', 5, 6, 7],
        ['Costs', 3, 4, 5],
      ],
      [['FY2020', 'FY2025', 'FY2030']],
    ],
    [
      'a single number',
      [
        ['', 2025],
        ['Revenue', 500],
        ['Costs', 60],
      ],
      [['FY2025']],
    ],
    [
      'below “Year ended December 31,”',
      [
        ['', 'Year ended December 31,'],
        ['', 2025, 2024],
        ['Revenue', 5, 6],
      ],
      [['FY2025', 'FY2024']],
    ],
    [
      'the same years again',
      [
        ['', 2025, 2024],
        ['Cash', 5, 6],
        ['Liabilities', 2025, 2024],
        ['Loans', 3, 4],
      ],
      [['FY2025', 'FY2024']],
    ],
  ])('%s', (_, rows, periods) => {
    expect(periodsOf(settled(read(rows)))).toEqual(periods)
  })
})

describe('where nothing tells', () => {
  const rows: Given[][] = [['', 2025, 2024], ['Revenue', 500, 600], [], ['Outlook', 2026, 2027], ['Revenue', 700, 800]]
  test('it is asked with its cell, and settled by who knows', () => {
    expect(asked(read(rows))).toEqual([expect.stringMatching(/^Sheet!B4 “Outlook”: numbers such as 2026 may be years or figures\./)])
    const figures = settled(read(rows, { years: 'figures' }))
    expect(linesOf(figures)).toEqual([['Revenue 500 600', 'Outlook 2026 2027', 'Revenue 700 800']])
    const headings = settled(read(rows, { years: 'headings' }))
    expect(periodsOf(headings)).toEqual([
      ['FY2025', 'FY2024'],
      ['FY2026', 'FY2027'],
    ])
  })

  test('a headcount over headcounts may be the name of the table', () => {
    expect(
      asked(
        read([
          ['Headcount', 2024, 2025],
          ['Sales', 10, 12],
          ['Support', 8, 9],
        ]),
      ),
    ).toHaveLength(1)
  })
})

test('a sum of 2000 is no year, though a word like plan stands beside it', () => {
  const sum = (row: number, value: string): Given => ({ value, formula: `SUM(B${row}:C${row})` })
  const read = understand(
    typed(
      grid('Budget by task', [
        ['Work package', 'Staff', 'Venue', 'Total direct costs'],
        ['Test the prototype', 1000, 500, sum(2, '1500')],
        ['Approve the launch plan', 2000, null, sum(3, '2000')],
        ['Launch', 5000, 700, sum(4, '5700')],
      ]),
    ),
  )
  expect(linesOf(read)).toEqual([['Test the prototype 1000 500 1500', 'Approve the launch plan 2000 2000', 'Launch 5000 700 5700']])
})

test('years before 1990 head a table like any others', () => {
  const found = settled(
    read([
      ['Country Name', 'Country Code', 1960, 1961, 1962, 1963],
      ['Aruba', 'ABW', 11092.7, 11576.7, 12713.5, 12178.1],
      ['Angola', 'AGO', 550.1, 454.7, 1180.8, 1151.4],
    ]),
  )
  expect(periodsOf(found)).toEqual([['FY1960', 'FY1961', 'FY1962', 'FY1963']])
  const gaps = read([
    ['Price of timber', 1989, 1999, 2004, 2005],
    ['Oak', 132.2, 127.3, 103.1, 112.5],
    ['Beech', 39.8, 37.2, 28.6, 31.6],
  ])
  expect(periodsOf(gaps)).toEqual([['FY1989', 'FY1999', 'FY2004', 'FY2005']])
  const two = read([
    ['Adj. EBITDA, guided', 2023, 1988],
    ['Adj. EBITDA, expected', 2101, 2002],
    ['Net debt', 410, 395],
  ])
  expect(linesOf(two)[0]).toContain('Adj. EBITDA, guided 2023 1988')
})
