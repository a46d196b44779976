import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const block = (title: string, factor: number): Given[][] => [
  [title],
  ['Revenue', 100 * factor, 110 * factor],
  ['Costs', 60, 66],
  ['EBITDA', 100 * factor - 60, 110 * factor - 66],
  [],
]
const years: Given[] = ['', 2027, 2028]
const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Model', rows)))
  return {
    statements: statements.map(({ title, columns, lineItems }) => ({
      title,
      scenario: columns[0]?.scenario,
      lines: lineItems.map(({ label, values }) => `${label} ${values[0]?.value}`),
    })),
    problems: problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`),
  }
}

describe('the same lines below each other', () => {
  const cases = [block('Base case', 1), block('Best case', 2), block('Worst case', 0.9)]

  test('of several cases under one header are a statement each, and that is said', () => {
    const { statements, problems } = read(['Group, EUR k'], [], years, ...cases.flat())
    expect(statements.map(({ title }) => title)).toEqual(['Group, EUR k: Base case', 'Group, EUR k: Best case', 'Group, EUR k: Worst case'])
    expect(statements[1]?.lines).toEqual(['Revenue 200', 'Costs 60', 'EBITDA 140'])
    expect(problems).toEqual(['warning several-cases A4'])
  })

  test('of several cases whose header stands again over each', () => {
    const under = (title: string, factor: number): Given[][] => [[title], years, ...block('', factor).slice(1)]
    const { statements, problems } = read(...under('Scenario 1', 1), ...under('Scenario 2', 2), ...under('Scenario 3', 3))
    expect(statements.map(({ title }) => title)).toEqual(['Scenario 1', 'Scenario 2', 'Scenario 3'])
    expect(problems).toEqual(['warning several-cases A1'])
    const corner = (title: string, factor: number): Given[][] => [[title, 2027, 2028], ...block('', factor).slice(1)]
    expect(read(...corner('Base', 1), ...corner('Stress', 2)).statements.map(({ title }) => title)).toEqual(['Base', 'Stress'])
  })

  test('of several scenarios have each its own; the difference of them stays out', () => {
    const { statements, problems } = read(['Opex'], years, ...[block('Actual', 1), block('Budget', 2), block('Variance', 3)].flat())
    expect(statements.map(({ title, scenario }) => `${title} ${scenario}`)).toEqual(['Opex: Actual actual', 'Opex: Budget budget'])
    expect(problems).toContain('warning several-cases A3')
    expect(problems).toContain('warning left-out B14')
  })

  test('of regions stay the parts of one statement, and numbered plants keep their headings', () => {
    expect(read(years, ...block('Europe', 1), ...block('Asia', 2)).statements).toHaveLength(1)
    const plant = (title: string): Given[][] => [[title], years, ['Tonnes', 1, 2], ['Scrap', 3, 4]]
    const [one] = read(...plant('Plant 1'), ...plant('Plant 2')).statements
    expect(one?.lines.some(line => line.startsWith('Plant 2'))).toBe(true)
  })

  test('of cases that stand beside each of their lines', () => {
    const { statements, problems } = read(
      ['Scenario', 'Line', 2027, 2028],
      ['Base', 'Revenue', 100, 110],
      ['Base', 'Costs', -60, -66],
      ['Best', 'Revenue', 120, 140],
      ['Best', 'Costs', -62, -70],
    )
    expect(statements.map(({ title, lines }) => `${title}: ${lines.join(', ')}`)).toEqual([
      'Base: Revenue 100, Costs -60',
      'Best: Revenue 120, Costs -62',
    ])
    expect(problems.filter(problem => !problem.startsWith('info'))).toEqual(['warning several-cases A2'])
  })

  test('a case named between other lines cuts nothing', () => {
    expect(read(years, ['Revenue', 1, 2], ['Base case'], ['Volume', 3, 4], ['Worst case'], ['Price', 5, 6]).statements).toHaveLength(1)
  })
})

test('sheets called after cases are no companies', () => {
  const sheets = ['Base', 'Best', 'Worst'].map((name, at) => grid(name, [years, ...block('', at + 1).slice(1)]))
  const { statements, problems } = understand(typed(...sheets))
  expect(statements.flatMap(({ columns }) => columns.map(({ entity }) => entity))).toEqual(Array(6).fill(null))
  expect(problems.map(({ code }) => code)).toEqual(['same-statement', 'same-statement'])
})

test('the scenario of a line beside its name, which is written once for all of them, makes a statement for each scenario', () => {
  const { statements, problems } = read(
    ['Metric', 'Type', 'Jul 2026', 'Aug 2026'],
    ['Revenue', 'Actual', 100, 110],
    ['', 'Budget', 105, 105],
    ['EBITDA', 'Actual', 20, 22],
    ['', 'Budget', 21, 21],
  )
  expect(statements).toEqual([
    { title: expect.stringContaining('Actual'), scenario: 'actual', lines: ['Revenue 100', 'EBITDA 20'] },
    { title: expect.stringContaining('Budget'), scenario: 'budget', lines: ['Revenue 105', 'EBITDA 21'] },
  ])
  expect(problems).toContain('warning several-cases B2')
})

test('rows that end before the names beside the lines begin are read all the same', () => {
  const { statements } = read(['', '', 'Metric', 2026], ['Group'], ['', '', 'Revenue', 100], ['', '', 'Costs', 60])
  expect(statements[0]?.lines).toContain('Revenue 100')
})

test.each([
  ['Plan production', 'Act production', 'budget'],
  ['Production prévue', 'Production réelle', 'budget'],
  ['Budget P&L', 'Actual P&L', 'budget'],
  ['Sales AOP', 'Sales last year', 'budget'],
])('%s and %s over the same lines are two statements, in the scenario that their headings name', (one, other, scenario) => {
  const lines = (factor: number): Given[][] => ['Line 1', 'Line 2'].map(name => [name, 10 * factor, 11 * factor])
  const { statements, problems } = understand(
    typed(grid('Sheet', [['Works 2026'], ['', 'Jan', 'Feb'], [one], ...lines(2), [other], ...lines(3)])),
  )
  expect(statements.map(({ columns }) => columns.map(column => column.scenario))).toEqual([
    [scenario, scenario],
    ['actual', 'actual'],
  ])
  expect(problems.map(({ code }) => code)).toContain('several-cases')
})

test('Planned and unplanned maintenance are parts of one statement', () => {
  const { statements } = understand(
    typed(
      grid('Sheet', [
        ['Works 2026'],
        ['', 'Jan', 'Feb'],
        ['Planned maintenance'],
        ['Line 1', 10, 11],
        ['Line 2', 12, 13],
        ['Unplanned maintenance'],
        ['Line 1', 20, 21],
        ['Line 2', 22, 23],
      ]),
    ),
  )
  expect(statements).toHaveLength(1)
})
