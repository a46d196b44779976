import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

const read = (...rows: Given[][]) => understand(typed(grid('Sheet1', rows)))
const linesOf = ({ statements }: ReturnType<typeof read>): unknown[][] =>
  (statements[0]?.lineItems ?? []).map(({ label, values }) => [label, ...values.map(({ value }) => value)])
const codesOf = ({ problems }: ReturnType<typeof read>): string[] => problems.map(({ code }) => code)

describe('numbers of the columns between the heads and the lines', () => {
  test('in brackets are no line of negative figures', () => {
    const found = read(
      ['Statement of profit and loss', '', '', ''],
      ['Particulars', 'Note', '31 March 2025', '31 March 2024'],
      ['(1)', '(2)', '(3)', '(4)'],
      ['Revenue', 20, 150_000, 120_000],
      ['Cost of materials', 21, 90_000, 80_000],
      ['Gross profit', '', 60_000, 40_000],
    )
    expect(linesOf(found).map(([label]) => label)).toEqual(['Revenue', 'Cost of materials', 'Gross profit'])
    expect(codesOf(found)).toEqual(['column-numbers', 'column-left-out'])
    expect(found.statements[0]?.checks.map(({ holds }) => holds)).toEqual([true, true])
  })

  test.each([
    [
      ['', '(1)', '(2)', '(3)=(2)-(1)'],
      ['', 'A', 'B', 'C = B - A'],
    ],
    [
      [1, 2, 3, 4],
      ['', 'i', 'ii', 'iii'],
    ],
  ] as Given[][][])('as marks, letters, Roman numbers, and with how one is reckoned: %j', (...rows) => {
    for (const marks of rows) {
      const found = read(
        ['Particulars', 'Budget 2025', 'Actual 2025', 'Variance'],
        marks,
        ['Revenue', 150_000, 120_000, -30_000],
        ['Cost of materials', 90_000, 80_000, -10_000],
      )
      expect(linesOf(found)).toEqual([
        ['Revenue', '150000', '120000', '-30000'],
        ['Cost of materials', '90000', '80000', '-10000'],
      ])
      expect(codesOf(found)).toEqual(['column-numbers'])
    }
  })

  test('in front of lines that are numbered themselves', () => {
    const found = read(
      ['Sr.', 'Particulars', 'Note', 'FY26', 'FY25'],
      ['', '(1)', '(2)', '(3)', '(4)'],
      ['I', 'Revenue from operations', 20, 150_000, 120_000],
      ['II', 'Other income', 21, 5000, 4000],
      ['III', 'Total income (I + II)', '', 155_000, 124_000],
    )
    expect(linesOf(found).map(([label]) => label)).toEqual(['Revenue from operations', 'Other income', 'Total income (I + II)'])
    expect(codesOf(found)).toEqual(['column-numbers', 'column-left-out'])
  })

  test('with empty rows around them', () => {
    const found = read(
      ['Particulars', 'Budget 2025', 'Actual 2025'],
      [],
      ['', '(1)', '(2)'],
      [],
      ['Revenue', 150_000, 120_000],
      ['Costs', -90_000, -80_000],
    )
    expect(linesOf(found).map(([label]) => label)).toEqual(['Revenue', 'Costs'])
    expect(codesOf(found)).toEqual(['column-numbers'])
  })

  test('in a form whose codes stand between, which add up to nothing', () => {
    const found = read(
      ['Отчет о финансовых результатах за 2023 год', '', '', ''],
      ['Наименование показателя', 'Код', 'За 2023 г.', 'За 2022 г.'],
      [1, 2, 3, 4],
      ['Выручка', 2110, 150_000, 120_000],
      ['Себестоимость продаж', 2120, -90_000, -80_000],
      ['Валовая прибыль', 2100, 60_000, 40_000],
    )
    expect(linesOf(found)[0]).toEqual(['Выручка', '2110', '150000', '120000'])
    expect(codesOf(found)).toEqual(['column-numbers', 'column-left-out'])
    expect(found.statements[0]?.checks).toHaveLength(2)
  })

  test('with a name of its own it is a line, and below one year for all of them they are its months', () => {
    expect(linesOf(read(['KPI', 2023, 2024, 2025], ['Rank', 1, 2, 3], ['Stores', 12, 14, 19]))).toEqual([
      ['Rank', '1', '2', '3'],
      ['Stores', '12', '14', '19'],
    ])
    for (const years of [
      [2025, 2025, 2025],
      [2025, '', ''],
    ]) {
      const months = read(['EUR', ...years], ['', 1, 2, 3], ['Revenue', 150_000, 120_000, 130_000])
      expect(linesOf(months)).toEqual([['Revenue', '150000', '120000', '130000']])
      expect(months.statements[0]?.columns.map(({ period }) => period)).toEqual([null, null, null])
      expect(codesOf(months)).toEqual(['period-unknown'])
    }
  })
})

describe('rows of 1, 2, 3 that are figures', () => {
  const held = ({ statements, tables, plans }: ReturnType<typeof understand>): number =>
    statements.flatMap(({ lineItems }) => lineItems.flatMap(({ values }) => values)).length +
    tables.flatMap(({ rows }) => rows).length +
    plans.flatMap(({ items, volumes }) => [...items, ...volumes]).length

  test.each([
    [
      ['Week', 'Machines sold', 'Machines returned'],
      ['1', '2', '3'],
      ['2', '4', '1'],
      ['3', '5', '2'],
      ['4', '6', '1'],
    ],
    [
      ['No.', 'Priority', 'Weeks', 'Owner'],
      ['1', '2', '3', '4'],
      ['2', '1', '5', '6'],
    ],
    [
      ['Account', 'Debit', 'Credit'],
      ['1', '2', '3'],
    ],
    [
      ['Rating', 'Agency A', 'Agency B'],
      ['A', 'B', 'C'],
    ],
    [
      ['Store', 'Managers', 'Staff'],
      ['11', '5', '6'],
      ['7', '2', '8'],
      ['1', '2', '3'],
      ['9', '4', '4'],
    ],
    [
      ['Headcount', '2024', '2025', '2026'],
      ['Sales', '15', '16', '17'],
      ['Directors on the board of'],
      ['', '1', '2', '3'],
      ['Total', '16', '18', '20'],
    ],
    [['USD k', '2024', '2025'], ['Net loss'], ['', '(1)', '(2)'], ['Revenue', '10', '11']],
  ])('records and lines stay: %j', (...rows) => {
    for (const workbook of [
      texts('Sheet1', rows),
      typed(
        grid(
          'Sheet1',
          rows.map(cells => cells.map(text => (/^\d+$/.test(text) ? Number(text) : text))),
        ),
      ),
    ]) {
      const found = understand(workbook)
      expect(codesOf(found)).not.toContain('column-numbers')
      expect(held(found)).toBeGreaterThan(0)
      expect(JSON.stringify(found)).toContain({ '(1)': '"-2"', A: '"C"' }[rows[1]?.[0] ?? rows[2]?.[1] ?? ''] ?? '"')
    }
  })
})

describe('what stands beside months down the side', () => {
  const months: Given[][] = [
    ['Jan 2025', 100, 60, 40],
    ['Feb 2025', 110, 70, 40],
    ['Mar 2025', 120, 80, 40],
    ['Apr 2025', 130, 80, 50],
  ]
  const revenue = ['Revenue', '100', '110', '120', '130']

  test('numbers of the rows in front are no lines and do not make a list of it', () => {
    const found = read(['No.', 'Month', 'Revenue', 'Costs', 'Profit'], ...months.map((cells, at) => [at + 1, ...cells]))
    expect(linesOf(found).map(([label]) => label)).toEqual(['Revenue', 'Costs', 'Profit'])
    expect(linesOf(found)[0]).toEqual(revenue)
    expect(codesOf(found)).toEqual([])
  })

  test('a last column of remarks is left out, and told', () => {
    const found = read(
      ['Month', 'Revenue', 'Costs', 'Profit', 'Comment'],
      ...months.map((cells, at) => [...cells, at === 1 ? 'Fire sale' : '']),
    )
    expect(linesOf(found)[0]).toEqual(revenue)
    expect(found.problems).toMatchObject([{ code: 'left-out', cell: 'E1' }])
  })

  test('a last column of figures is one, whatever it is called, also in a file of texts alone', () => {
    const { statements } = understand(
      texts('Sheet1', [
        ['Month', 'Buses', 'Drivers'],
        ['Jan 2026', '10', '12'],
        ['Feb 2026', '11', '13'],
        ['Mar 2026', '12', '15'],
      ]),
    )
    expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Buses', 'Drivers'])
  })

  test('sentences below are no periods', () => {
    const found = read(
      ['Month', 'Revenue', 'Costs', 'Profit'],
      ...months,
      [],
      ['Source: ledger'],
      ['(1) Restated for IFRS 16'],
      ['31/12/2025'],
    )
    expect(linesOf(found)[0]).toEqual(revenue)
    expect(found.statements[0]?.columns).toHaveLength(4)
    expect(codesOf(found)).toEqual(['left-out'])
  })
})

describe('a statement without heads', () => {
  const lines: Given[][] = [['REVENUE'], ['School fees', 480_000], ['Lessons', 2630], ['TOTAL REVENUE', 482_630]]

  test('is of the time that its title says, behind a gap and below when it was printed', () => {
    const { statements } = read(
      ['Acme Holdings'],
      ['Printed 12/11/2025 10:30'],
      [],
      ['Acme school'],
      ['Income statement 1 Aug 2025 to 31 Oct 2025'],
      [],
      ...lines,
    )
    expect(statements[0]?.columns.map(({ label, period }) => [label, period])).toEqual([['', '2025-08-01..2025-10-31']])
    expect(statements[0]?.lineItems.map(({ label, kind }) => [label, kind])).toEqual([
      ['REVENUE', 'heading'],
      ['School fees', 'item'],
      ['Lessons', 'item'],
      ['TOTAL REVENUE', 'total'],
    ])
  })

  test('is not of the time that one of its headings says', () => {
    const { statements } = read(
      ['Acme Ltd'],
      [],
      ['Income'],
      ['Grants 2025'],
      ['Grant A', 100],
      ['Grant B', 50],
      ['Grants 2024'],
      ['Grant A', 80],
      ['Grant B', 40],
    )
    expect(statements[0]?.columns.map(({ period }) => period)).toEqual([null])
    expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(expect.arrayContaining(['Income', 'Grants 2025', 'Grants 2024']))
  })

  test('keeps what its title says behind a day', () => {
    const { statements } = read(['Updated 12.11.2026 forecast 2026'], ['USD k', 2026, 2027], ['Revenue', 1200, 1300])
    expect(statements[0]?.columns.map(({ scenario }) => scenario)).toEqual(['forecast', 'forecast'])
  })

  test('stays one where the number of a page stands among its names', () => {
    const { statements } = read(['Income statement 2025'], ...lines, [2], ['EXPENSES'], ['Bank charges', 121], ['TOTAL EXPENSES', 121])
    expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(expect.arrayContaining(['School fees', 'TOTAL EXPENSES']))
  })
})

test('shares and changes beside the years are no names that make lines of them', () => {
  const found = read(
    ['Demonstração do Resultado', 2025, 'AV%', 2024, 'AV%', 'AH%'],
    ['Receita líquida', 1000, '100%', 900, '100%', '11.1%'],
    ['Custo', -600, '-60%', -560, '-62.2%', '7.1%'],
    ['Lucro bruto', 400, '40%', 340, '37.8%', '17.6%'],
  )
  expect(linesOf(found).map(([label]) => label)).toEqual(['Receita líquida', 'Custo', 'Lucro bruto'])
  expect(found.statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2025', null, 'FY2024', null, null])
})
