import { describe, expect, test } from 'vitest'
import type { ImportJson } from '#app/model/report/import.ts'
import { type Answering, answersTo } from '#app/model/report/ingest/settling/answers.ts'
import type { Given } from './grids.ts'
import { apply, codes, one, read } from './settling.ts'

const lines: Given[][] = [
  ['Revenue', 10, 11, 12, 13],
  ['Costs', 4, 5, 6, 7],
]
const answers = (given: ImportJson, code: string, firstMonth = 1): Answering[] => answersTo(one(given, code), given.statements, firstMonth)
/** The corrections that an answer means. */
const saying = ({ columns }: Answering) => ({
  statements: columns.map(({ at, column }) => ({ statement: at, columns: [column] })),
})
const periods = ({ statements }: ImportJson, at = 0): (string | null)[] => statements[at]?.columns.map(({ period }) => period) ?? []

describe('a question about several columns', () => {
  const model = [['Income statement', '2024A', '2025A', '2026E', '2027E'], ...lines]
  const summary = [['Summary', '2024', '2025', '2026', '2027'], ...lines]

  test('names all of them, and goes with the last answer', () => {
    const given = read({ Model: model, Summary: summary })
    expect(one(given, 'scenario-differs')).toMatchObject({ sheet: 'Summary', cell: 'D1', cells: ['D1', 'E1'] })
    const half = { statement: 1, columns: [{ id: 'D', scenario: 'forecast' }] }
    expect(codes(apply(given, { statements: [half] }))).toContain('scenario-differs')
    const both = { ...half, columns: [...half.columns, { id: 'E', ignore: true }] }
    expect(codes(apply(given, { statements: [both] }))).not.toContain('scenario-differs')
    // That they are actuals after all is an answer, too.
    const actual = { statement: 1, columns: ['D', 'E'].map(id => ({ id, scenario: 'actual' })) }
    expect(codes(apply(given, { statements: [actual] }))).not.toContain('scenario-differs')
  })

  test('is answered with one word for all of them', () => {
    const given = read({ Model: model, Summary: summary })
    const [, , forecast] = answers(given, 'scenario-differs')
    expect(forecast?.answer).toEqual({ is: 'scenario', scenario: 'forecast' })
    const after = apply(given, saying(forecast as Answering))
    expect(codes(after)).not.toContain('scenario-differs')
    expect(after.statements[1]?.columns.map(({ scenario }) => scenario)).toEqual(['actual', 'actual', 'forecast', 'forecast'])
  })

  test('of the scenario that a title or a place gave them is answered likewise', () => {
    const titled = read({ Budget: [['Income statement, budget', '2025', '2026'], ...lines.map(row => row.slice(0, 3))] })
    expect(codes(titled)).toContain('scenario-of-title')
    const [actual] = answers(titled, 'scenario-of-title')
    expect(codes(apply(titled, saying(actual as Answering)))).not.toContain('scenario-of-title')
    const placed = read({ Model: [['Income statement', '2024', '2025E', '2026', '2027'], ...lines] })
    const [, , forecast] = answers(placed, 'scenario-of-place')
    expect(codes(apply(placed, saying(forecast as Answering)))).not.toContain('scenario-of-place')
  })

  test('of their periods is answered by what else they may be', () => {
    const years = read(
      { Costs: [['EUR', 'Sep 2025', 'Sep 2026'], ...lines.map(row => row.slice(0, 3))] },
      { fiscalFirstMonth: 10, fileFirstMonth: 10 },
    )
    const [asYears, asMonths] = answers(years, 'month-or-year', 10)
    expect(periods(apply(years, saying(asYears as Answering)))).toEqual(periods(years))
    expect(codes(apply(years, saying(asYears as Answering)))).toEqual([])
    expect(periods(apply(years, saying(asMonths as Answering)))).toEqual(['2025-09', '2026-09'])
    expect(codes(apply(years, saying(asMonths as Answering)))).toEqual([])

    const halves = read({ Costs: [['EUR', 'Jun 2025', 'Dec 2025'], ...lines.map(row => row.slice(0, 3))] })
    const [asHalves, asEnds] = answers(halves, 'month-or-year')
    expect(asHalves).toMatchObject({ answer: { is: 'periods' } })
    expect(periods(apply(halves, saying(asHalves as Answering)))).toEqual(['FY2025-H1', 'FY2025-H2'])
    expect(periods(apply(halves, saying(asEnds as Answering)))).toEqual(['2025-06', '2025-12'])

    const days = read({ Costs: [['EUR', '2026-01-01', '2026-02-01', '2026-03-01'], ...lines.map(row => row.slice(0, 4))] })
    const [ends] = answers(days, 'first-days')
    expect(periods(days)).toEqual(['2026-01', '2026-02', '2026-03'])
    expect(periods(apply(days, saying(ends as Answering)))).toEqual(['2025-12', '2026-01', '2026-02'])
    expect(codes(apply(days, saying(ends as Answering)))).toEqual([])

    const stock = read({ Figures: [['EUR', '2025-06-30', '2025-12-31'], ...lines.map(row => row.slice(0, 3))] })
    const [asPeriods, asDays] = answers(stock, 'day-or-period')
    expect(periods(apply(stock, saying(asPeriods as Answering)))).toEqual(['FY2025-H1', 'FY2025-H2'])
    expect(codes(apply(stock, saying(asPeriods as Answering)))).toEqual([])
    expect(periods(apply(stock, saying(asDays as Answering)))).toEqual(['2025-06-30', '2025-12-31'])

    // What is read as days is no time up to them, and days it is already.
    const atDay = [
      ['Balance sheet as at 30 September 2025'],
      ['EUR', '2025', '2024'],
      ['Cash', 1, 2],
      ['Total assets', 1, 2],
      ['Equity', 1, 2],
    ]
    const balance = read({ Balance: atDay }, { fiscalFirstMonth: 1 })
    expect(codes(balance)).toEqual(['day-or-period'])
    expect(answers(balance, 'day-or-period')).toEqual([])

    const quarters = read({ Costs: [['EUR', 'Jan 2026', 'Apr 2026', 'Jul 2026'], ...lines.map(row => row.slice(0, 4))] })
    const [begin] = answers(quarters, 'quarter-months')
    expect(periods(apply(quarters, saying(begin as Answering)))).toEqual(['FY2026-Q1', 'FY2026-Q2', 'FY2026-Q3'])
    expect(codes(apply(quarters, saying(begin as Answering)))).toEqual([])
  })

  test('is gone where the columns are left out, and so is what was told of their figures', () => {
    const given = read({
      Costs: [
        ['EUR', 'FY2025', 'FY2026'],
        ['Rent', 1, { kind: 'error', value: '#REF!' }],
        ['Wages', 2, 3],
      ],
    })
    expect(codes(given)).toEqual(['error-value'])
    expect(codes(apply(given, { statements: [{ statement: 0, columns: [{ id: 'C', ignore: true }] }] }))).toEqual([])
    expect(codes(apply(given, { statements: [{ statement: 0, rows: [{ labelCell: 'A2', drop: true }] }] }))).toEqual([])
    expect(codes(apply(given, { statements: [{ statement: 0, rows: [{ labelCell: 'A3', drop: true }] }] }))).toEqual(['error-value'])
  })
})

describe('what is left as it is', () => {
  const given = read({
    Costs: [
      ['EUR', 'FY2025', 'FY2026'],
      ['Rent', 1, 2],
      ['Wages', 2, 3],
      ['Total', { formula: 'SUM(B2:B3)', value: '4' }, { formula: 'SUM(C2:C3)', value: '5' }],
    ],
  })
  const confirmed = given.problems.map(({ code, sheet, cell, message }) => ({ code, sheet, cell, message }))

  test('is not told again', () => {
    expect(codes(given)).toEqual(['does-not-foot'])
    expect(codes(apply(given, { confirmed }))).toEqual([])
  })

  test('is told again once it says something else', () => {
    const figure = { statement: 0, values: [{ cell: 'B2', value: '7' }] }
    const after = apply(given, { confirmed, statements: [figure] })
    expect(codes(after)).toEqual(['does-not-foot'])
    expect(one(after, 'does-not-foot').message).toContain('4 against 9')
  })
})

describe('figures that the file did not reckon', () => {
  test('are asked until each of them is written down', () => {
    const open = (formula: string) => ({ kind: 'uncached' as const, formula })
    const given = read({
      Costs: [
        ['EUR', 'FY2025', 'FY2026'],
        ['Rent', 1, 2],
        ['Wages', 2, 3],
        ['Sum', open('SUM(B2:B3)'), open('SUM(C2:C3)')],
      ],
    })
    expect(codes(given)).toEqual(['no-stored-result'])
    const [first, second] = [
      { cell: 'B4', value: '3' },
      { cell: 'C4', value: '5' },
    ]
    expect(codes(apply(given, { statements: [{ statement: 0, values: [first] }] }))).toEqual(['no-stored-result'])
    expect(codes(apply(given, { statements: [{ statement: 0, values: [first, second] }] }))).toEqual([])
  })
})

describe('a year that a person says', () => {
  const rows = (...heads: string[]): Given[][] => [['Income statement', ...heads], ...lines.map(row => row.slice(0, heads.length + 1))]

  test('is that of months without one, and of those behind a December the next', () => {
    const without = read({ PL: rows('Nov', 'Dec', 'Jan') })
    expect(one(without, 'year-unknown')).toMatchObject({ cell: 'B1', cells: ['B1', 'C1', 'D1'] })
    const said = read({ PL: rows('Nov', 'Dec', 'Jan') }, { year: 2026 })
    expect(periods(said)).toEqual(['2026-11', '2026-12', '2027-01'])
    expect(codes(said)).toEqual([])
    // A title that names one counts more.
    expect(periods(read({ PL: [['2024'], ...rows('Nov', 'Dec')] }, { year: 2026 }))).toEqual(['2024-11', '2024-12'])
    // A column that names no time gets none.
    expect(periods(read({ PL: rows('This one', 'That one') }, { year: 2026 }))).toEqual([null, null])
  })

  test('is that of quantities, of days in a plan and of a drawn one', () => {
    const volumes = [['Production plan, units'], ['Product', 'Jan', 'Feb'], ['Pump', 10, 20], ['Valve', 11, 21]]
    expect(codes(read({ Production: volumes }))).toEqual(['year-unknown'])
    const placed = read({ Production: volumes }, { year: 2026 })
    expect(codes(placed)).toEqual([])
    expect(placed.plans[0]?.volumes.map(({ period }) => period)).toEqual(['2026-01', '2026-02', '2026-01', '2026-02'])

    const tasks = [
      ['Task', 'Owner', 'Start', 'End', 'Status'],
      ['Design', 'Ann', '5 Jan', '16.1.', 'Done'],
      ['Build', 'Bo', '19 Jan', 'Mar', 'Open'],
    ]
    expect(read({ Plan: tasks }, { year: 2026, dayOrder: 'day' }).plans[0]?.items.map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-05', '2026-01-16'],
      ['2026-01-19', '2026-03-31'],
    ])

    const drawn = [
      ['Task', 'Owner', 'Nov', 'Dec', 'Jan'],
      ['Design', 'Ann', 'x', 'x', ''],
      ['Build', 'Bo', '', 'x', 'x'],
      ['Test', 'Cy', '', '', 'x'],
    ]
    const asked = read({ Plan: drawn })
    expect(asked.plans).toEqual([])
    expect(one(asked, 'drawn-without-year')).toMatchObject({ severity: 'warning', sheet: 'Plan', cell: 'C1' })
    const found = read({ Plan: drawn }, { year: 2026 })
    expect(codes(found)).toEqual([])
    expect(found.plans[0]?.items.map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-01', '2026-12-31'],
      ['2026-12-01', '2027-01-31'],
      ['2027-01-01', '2027-01-31'],
    ])
  })
})
