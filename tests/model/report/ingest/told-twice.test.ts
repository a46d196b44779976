import { describe, expect, test } from 'vitest'
import { correct } from '#app/model/report/ingest/settling/correct.ts'
import { corrections } from '#app/model/report/ingest/settling/corrections.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const heads = ['', 'Q3 2026', 'Q3 2025']
const income = grid('P&L', [['Income statement, EUR k'], [], heads, ['Revenue', 1234, 1100], ['Costs', -900, -850], ['EBITDA', 334, 250]])
const read = (...figures: Given[][]) => understand(typed(income, grid('KPIs', [['Key figures'], [], heads, ...figures])))
const told = ({ problems }: Pick<ReturnType<typeof understand>, 'problems'>): string[] =>
  problems
    .filter(({ code }) => code === 'told-twice')
    .map(({ severity, sheet, cell, message }) => `${severity} ${sheet}!${cell} ${message}`)

test('a figure of the company that another sheet says differently is told with both cells, once for a line', () => {
  expect(told(read(['Revenue (€m)', 1.2, 1.1], ['EBITDA (€m)', 0.31, 0.26], ['Employees', 100, 98]))).toEqual([
    'warning KPIs!B5 “EBITDA (€m)” (Q3 FY2026, actual) is 0.31 in millions here and 334 in thousands in “Income statement, EUR k” (sheet P&L, B6), and they differ in 1 more column. Find out which of the two is right.',
  ])
})

test('rounding, another sign, another period and a total of anything are no difference', () => {
  expect(told(read(['Revenue (€m)', 1.23, 1.1], ['EBITDA (€m)', 0.33, 0.25], ['Costs (€m)', 0.95, 0.85]))).toEqual([])
})

test('several sheets that each say another revenue are of several companies', () => {
  const other = (name: string, revenue: number) => grid(name, [['Figures, EUR k'], [], heads, ['Revenue', revenue, 500], ['Staff', 10, 9]])
  expect(told(understand(typed(income, other('North', 600), other('South', 634))))).toEqual([])
})

test('the same figure in two sizes is told where one sheet says nothing of its size, whatever kinds they are', () => {
  const sized = grid('Key figures', [['Key figures, USD millions'], [], heads, ['Revenue', 36_012, 34_410], ['Net income', 4_120, 3_960]])
  const bare = grid('P&L', [
    ['Income statement'],
    [],
    heads,
    ['Revenue', 36_012, 34_410],
    ['Costs', -31_892, -30_450],
    ['Net income', 4_120, 3_960],
  ])
  expect(told(understand(typed(sized, bare)))).toEqual([
    'warning P&L!B4 “Revenue” (Q3 FY2026, actual) is 36012 in single units here and 36012 in millions in “Key figures, USD millions” (sheet Key figures, B4), and they differ in 1 more column. Find out which of the two is right.',
    'warning P&L!B6 “Net income” (Q3 FY2026, actual) is 4120 in single units here and 4120 in millions in “Key figures, USD millions” (sheet Key figures, B5), and they differ in 1 more column. Find out which of the two is right.',
  ])
  // Two digits come by chance.
  const few = (name: string, title: string) =>
    grid(name, [[title], [], heads, ['Revenue', 36, 34], ['Costs', -31, -30], ['Net income', 5, 4]])
  expect(told(understand(typed(few('KPIs', 'Income statement, USD millions'), few('P&L', 'Income statement'))))).toEqual([])
})

test('a statement that is left out says nothing any more', () => {
  const { problems, ...understood } = read(['EBITDA (€m)', 0.31, 0.25], ['Employees', 100, 98])
  const file = { version: 1 as const, file: { name: 'a.xlsx', sha256: '0'.repeat(64) }, ...understood, problems }
  expect(told(file)).toHaveLength(1)
  const at = understood.statements.findIndex(({ sheet }) => sheet === 'KPIs')
  expect(told(correct(file, corrections.parse({ statements: [{ statement: at, take: false }] })).import)).toEqual([])
})

test('figures of a statement that stand again where nothing says what they count in are told once, whatever the lines are called', () => {
  const stated = grid('P&L', [
    ['Income statement, USD millions'],
    [],
    heads,
    ['Net operating revenue', 36_012, 34_410],
    ['Cost of goods sold', -31_892, -30_450],
    ['Gross profit', 4_120, 3_960],
  ])
  const chart = (...lines: Given[][]) => told(understand(typed(stated, grid('Profit chart', [['Income statement'], [], heads, ...lines]))))
  expect(chart(['Sales revenue', 36_012, 34_410], ['COGS', 31_892, 30_450], ['Gross earnings', 4_120, 3_960])).toEqual([
    'warning Profit chart!B4 The figures of “Sales revenue”, “COGS”, “Gross earnings” stand in “Income statement, USD millions” (sheet P&L) as well, which counts in millions. Nothing says so here: they are read in single units. Say what they count in.',
  ])
  // One line may be so by chance, and other figures are none of it.
  expect(chart(['Sales revenue', 36_012, 34_410], ['COGS', 3_189, 3_045], ['Gross earnings', 412, 396])).toEqual([])
})

test('what a corner of the first table says of units alone goes for those below it, which say nothing of theirs', () => {
  const sheet = (corner: string) =>
    understand(
      typed(
        grid('Results', [
          ['Income statement'],
          [corner, 'Q3 2026', 'Q3 2025'],
          ['Revenue', 36_012, 34_410],
          ['Costs', -31_892, -30_450],
          ['Gross profit', 4_120, 3_960],
          [],
          [],
          [],
          ['Year', 2025, 2024],
          ['Sales', 141_200, 138_100],
          ['Costs', 121_300, 119_800],
        ]),
      ),
    ).statements.map(({ unit }) => `${unit.currency} ${unit.scale}`)
  expect(sheet('(in US$ millions, except per share amounts)')).toEqual(['USD 6', 'USD 6'])
  expect(sheet('Income statement (US$ millions)')).toEqual(['USD 6', 'null 0'])
})

describe('codes that are stored as text and stay out of the report', () => {
  const lines: Given[][] = [
    ['Domestic sales', '10', 7500, 7000],
    ['Exports', '11', 4200, 4000],
    ['Total revenue', '20', 11700, 11000],
    ['Wages', '10', -4200, -4000],
    ['Rent', '11', -900, -900],
    ['Total costs', '20', -5100, -4900],
  ]
  const read = (codes: (code: Given) => Given) =>
    understand(
      typed(
        grid('P&L', [
          ['', 'Ref TK', 'FY2026', 'FY2025'],
          ...lines.map(([label = '', code = '', ...rest]) => [label, codes(code), ...rest]),
        ]),
      ),
    )

  test('are told once, and are no figures that add up', () => {
    const { problems } = read(code => code)
    expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['column-left-out B1'])
    expect(problems[0]?.message).toContain('as text')
  })

  test('that are numbers say nothing of texts', () => {
    expect(
      read(code => Number(code))
        .problems.map(({ message }) => message)
        .join(' '),
    ).not.toContain('as text')
  })
})
