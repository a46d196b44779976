import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

const read = (...rows: Given[][]) => understand(typed(grid('Sheet1', rows)))
type Found = ReturnType<typeof read>
const columnsOf = ({ statements }: Found) => statements[0]?.columns.map(({ label, headerCells }) => [label, headerCells])
const linesOf = ({ statements }: Found): unknown[][] =>
  (statements[0]?.lineItems ?? []).map(({ label, values }) => [label, ...values.map(({ value, cell }) => `${value} ${cell}`)])

describe('signs in cells of their own', () => {
  test('below lengths of time that stand over the signs, too', () => {
    const found = read(
      ['Income statement'],
      ['', 'Three Months Ended', '', '', '', 'Nine Months Ended', '', '', ''],
      ['', 'December 31,', '', '', '', 'December 31,', '', '', ''],
      ['', '2017', '', '2016', '', '2017', '', '2016', ''],
      ['Revenue', '$', 1_200, '$', 1_100, '$', 3_600, '$', 3_300],
      ['Cost of sales', '$', -700, '$', -650, '$', -2_100, '$', -1_950],
      ['Gross profit', '$', 500, '$', 450, '$', 1_500, '$', 1_350],
    )
    expect(found.statements[0]?.columns.map(({ period, headerCells }) => [period, headerCells])).toEqual([
      ['FY2018-Q3', ['B2', 'B3', 'B4']],
      ['FY2017-Q3', ['B2', 'B3', 'D4']],
      ['FY2018-YTD9', ['F2', 'F3', 'F4']],
      ['FY2017-YTD9', ['F2', 'F3', 'H4']],
    ])
    expect(found.problems).toEqual([])
  })

  const filing: Given[][] = [
    ['Income statement', '', '', '', '', '', ''],
    ['', '2025', '', '', '2024', '', ''],
    ['Revenue', '$', 1_500, '', '$', 1_200, ''],
    ['Cost of sales', '', '(900', ')', '', '(800', ')'],
    ['Gross profit', '$', 600, '', '$', 400, ''],
  ]

  test('belong to the figures beside them, and what heads the sign heads the figure', () => {
    const found = read(...filing)
    expect(linesOf(found)).toEqual([
      ['Revenue', '1500 C3', '1200 F3'],
      ['Cost of sales', '-900 C4', '-800 F4'],
      ['Gross profit', '600 C5', '400 F5'],
    ])
    expect(columnsOf(found)).toEqual([
      ['2025', ['B2']],
      ['2024', ['E2']],
    ])
    expect(found.statements[0]?.unit.currency).toBe('USD')
    expect(found.statements[0]?.checks.map(({ holds }) => holds)).toEqual([true, true])
    expect(found.problems.map(({ code }) => code)).toEqual(['number-as-text'])
  })

  test('in a file of texts, with the head over each of its cells', () => {
    const found = understand(
      texts('Sheet1', [
        ['', '2025', '2025', '2025', '2024', '2024', '2024'],
        ['Revenue', '$', '1,500.0', '', '$', '1,200.5', ''],
        ['Cost of sales', '', '(900.0', ')', '', '(800.0', ')'],
        ['Gross profit', '$', '600.0', '', '$', '400.5', ''],
      ]),
    )
    expect(linesOf(found)).toEqual([
      ['Revenue', '1500.0 C2', '1200.5 F2'],
      ['Cost of sales', '-900.0 C3', '-800.0 F3'],
      ['Gross profit', '600.0 C4', '400.5 F4'],
    ])
    expect(columnsOf(found)?.map(([label]) => label)).toEqual(['2025', '2024'])
  })

  test('a percent sign makes a percentage of the number before it, and a bracket closes a loss in percent', () => {
    const found = read(
      ['', '2025', '', '2024', ''],
      ['Revenue', 1_500, '', 1_200, ''],
      ['Gross margin', 40.5, '%', 33.3, '%'],
      ['Growth', 25, '%', '(4.5', ')%'],
    )
    expect(found.statements[0]?.lineItems.map(({ label, unit, values }) => [label, unit, ...values.map(({ value }) => value)])).toEqual([
      ['Revenue', 'currency', '1500', '1200'],
      ['Gross margin', 'percent', '40.5', '33.3'],
      ['Growth', 'percent', '25', '-4.5'],
    ])
  })

  test('a column with a name of its own, or of several units, stays one', () => {
    const named = read(
      ['Item', 'Currency', '2025', '2024'],
      ['Revenue', 'EUR', 1_500, 1_200],
      ['Cost of sales', 'EUR', -900, -800],
      ['Gross profit', 'EUR', 600, 400],
    )
    expect(linesOf(named)[0]).toEqual(['Revenue', '1500 C2', '1200 D2'])
    expect(named.statements[0]?.unit.currency).toBe('EUR')
    const mixed = read(
      ['Item', '', '2025', '2024'],
      ['Revenue', '€', 1_500, 1_200],
      ['Gross margin', '%', 40, 33],
      ['Units sold', 'pcs', 12, 11],
    )
    expect(mixed.statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'percent', 'count'])
  })

  test.each<[string, Given[][]]>([
    ['the name of a line', [['Exchange rates'], [], ['', '2025'], ['USD', 1.08], ['GBP', 0.85]]],
    [
      'the unit of a line, behind its figures',
      [
        ['', '2025', '2024', ''],
        ['Margin', 40, 38, '%'],
        ['Growth', 5, 4, '%'],
      ],
    ],
    [
      'one of several units',
      [
        ['', '2025', '2024', ''],
        ['Revenue', 1_200, 1_100, 'EUR'],
        ['Margin', 40, 38, '%'],
      ],
    ],
  ])('%s is no sign of a figure', (_, rows) => {
    const marks = rows.flat().filter(cell => typeof cell === 'string' && /^(?:USD|GBP|EUR|%)$/.test(cell))
    const { statements, tables } = read(...rows)
    const said = [
      ...statements.flatMap(({ lineItems }) => lineItems.flatMap(({ label, values }) => [label, ...values.map(({ text }) => text)])),
      ...tables.flatMap(one => one.rows.flatMap(({ cells }) => cells)),
    ]
    expect(marks.filter(mark => said.some(text => text?.split(' ').includes(String(mark))))).toEqual(marks)
  })

  test('a column of several currencies names the lines that have no other name', () => {
    const { statements } = read(['', '', '2025', '2024'], ['Cash', 'USD', 1_200, 1_100], ['', 'EUR', 300, 200])
    expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Cash', 'EUR'])
  })

  test.each<[string, Given[][]]>([
    [
      'codes that name lines',
      [
        ['', '2024', '2025'],
        ['USD', 1.08, 1.12],
        ['GBP', 0.85, 0.86],
      ],
    ],
    [
      'signs behind their figures',
      [
        ['', '2024', '', '2025', ''],
        ['Revenue', 1_000, '€', 1_200, '€'],
        ['Cost', -600, '€', -700, '€'],
        ['Profit', 400, '€', 500, '€'],
      ],
    ],
    [
      'one unit of a line in percent',
      [
        ['', 'Q1 2025', 'Q2 2025', ''],
        ['Revenue', 150, 120, 'EUR'],
        ['Churn rate', 1.5, 1.2, '%'],
      ],
    ],
  ])('%s leave every figure and label where it is', (_, rows) => {
    const { statements } = read(...rows)
    const lines = statements[0]?.lineItems ?? []
    expect(lines.map(({ label }) => label)).toEqual(rows.slice(1).map(([label]) => label))
    expect(lines.map(({ values }) => values.flatMap(({ value }) => (value === null ? [] : [Number(value)])))).toEqual(
      rows.slice(1).map(row => row.filter(cell => typeof cell === 'number')),
    )
  })

  test('a dash in dollars is nothing, and no text', () => {
    const found = read(
      ['', '2025', '', '2024', ''],
      ['Revenue', '$', 1_500, '$', 1_200],
      ['Other income', '$', '—', '$', 10],
      ['Total', '$', 1_500, '$', 1_210],
    )
    expect(found.statements[0]?.lineItems[1]?.values.map(({ value }) => value)).toEqual([null, '10'])
    expect(found.problems.map(({ code }) => code)).toEqual([])
  })

  test('signs that come by turns in a long column take no time to speak of', () => {
    const rows = Array.from({ length: 30_000 }, (_, at): Given[] => [at % 2 ? ')' : '$', 2_024 + at, at])
    const begun = process.cpuUsage().user
    read(['', '2025', '2024'], ...rows)
    expect((process.cpuUsage().user - begun) / 1e6).toBeLessThan(15)
  })
})
