import { describe, expect, test } from 'vitest'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

const read = (rows: Given[][]): Understood => understand(typed(grid('Sheet', rows)))
const warned = ({ problems }: Understood): string[] =>
  problems.flatMap(({ code, cell }) => (code === 'scenario-in-rows' ? [cell ?? ''] : []))

describe('lines that are plan and actual', () => {
  test.each([
    ['Korean', '생산계획', '생산실적', '판매계획', '판매실적'],
    ['Japanese', '生産計画', '生産実績', '販売計画', '販売実績'],
    ['Chinese', '生产计划', '实际生产', '销售计划', '实际销售'],
    ['English', 'Output budget', 'Output actual', 'Sales budget', 'Sales actual'],
    ['bare words', '予算', '実績', '売上', '費用'],
  ])('under months, %s: they are told', (_, ...names) => {
    const rows = names.map((name, at) => [name, 900 + at, 910 + at, 940 + at])
    expect(warned(read([[null, 'Jan 2026', 'Feb 2026', 'Mar 2026'], ...rows]))).toEqual(['A2'])
  })

  test.each([
    ['Goods required', 'Goods sold'],
    ['Planned maintenance', 'Actual headcount'],
  ])('%s and %s are two things', (planned, actual) => {
    const statement = read([
      [null, 'Jan 2026', 'Feb 2026', 'Mar 2026'],
      [planned, 20, 21, 22],
      [actual, 18, 17, 16],
    ])
    expect(statement.statements).toHaveLength(1)
    expect(warned(statement)).toEqual([])
  })

  test.each([
    ['제품', '구분', '생산계획', '생산실적'],
    ['製品名', '区分', '生産計画', '生産実績'],
    ['产品', '项目', '计划产量', '实际产量'],
  ])('of products (%s) they are the two sides of its volumes', (product, kind, plan, actual) => {
    const { plans, statements } = read([
      [product, kind, '2026-04', '2026-05'],
      ['HX', plan, 1200, 1300],
      ['HX', actual, 1180, 1310],
      ['HY', plan, 800, 820],
      ['HY', actual, 760, 815],
    ])
    expect(statements).toEqual([])
    expect(plans[0]?.volumes.map(one => [one.what, one.period, one.planned, one.actual])).toEqual([
      ['HX', '2026-04', '1200', '1180'],
      ['HX', '2026-05', '1300', '1310'],
      ['HY', '2026-04', '800', '760'],
      ['HY', '2026-05', '820', '815'],
    ])
  })
})

test('a bridge from what was planned to what came of it is none', () => {
  const bridge = (price: number): Given[][] => [
    ['', 'Sep 2026'],
    ['Profit, budget', 100],
    ['Price', price],
    ['Volume', -8],
    ['Profit, actual', 104],
  ]
  expect(warned(read(bridge(12)))).toEqual([])
  expect(warned(read(bridge(13)))).toEqual(['A2'])
})

describe('a scenario at the end of a label', () => {
  const lines = (...names: string[]): string[] =>
    warned(read([['Management accounts'], [null, 'Jan 2026', 'Feb 2026'], ...names.map((name, at): Given[] => [name, 900 + at, 910 + at])]))

  test.each([
    ['by another word than budget', ['Revenue - Actual', 'Revenue - AOP', 'Costs - Actual', 'Costs - AOP']],
    ['beside the line without one', ['Revenue', 'Revenue budget', 'Revenue last year']],
    ['in front', ['Budgeted overheads', 'Revenue', 'Budget revenue']],
    ['of last year, in several lines', ['Revenue', 'Revenue (PY)', 'Orders', 'Orders (PY)']],
    ['alone, below each line', ['Revenue', 'AOP', 'LE', 'Orders', 'AOP', 'LE']],
  ])('%s: it is told', (_, names) => {
    expect(lines(...names)).toHaveLength(1)
  })

  test.each([
    ['a plan that people pay into', ['Pension', 'Pension plan', 'Salaries']],
    ['tax of last year', ['Income tax', 'Income tax, prior year', 'Net income']],
    ['a budget alone', ['Budget', 'Drawn', 'Left']],
    ['what is left of it', ['Revenue', 'Variance to budget', 'Achievement']],
  ])('%s is none', (_, names) => {
    expect(lines(...names)).toEqual([])
  })
})
