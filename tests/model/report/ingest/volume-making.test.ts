import { describe, expect, test } from 'vitest'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import { grid, type Given, typed } from './grids.ts'

const sheet = (rows: Given[][]): Understood => understand(typed(grid('Sheet1', rows)))
const volumesOf = ({ plans }: Understood): unknown[][] =>
  (plans[0]?.volumes ?? []).map(({ what, period, when, planned, actual }) => [what, period ?? when ?? null, planned, actual])
const told = ({ problems }: Understood): [string, string | null][] => problems.map(({ code, cell }) => [code, cell])

describe('production in the corner or the title', () => {
  test.each([
    ['Produktion 2026', 'Plan', 'Ist'],
    ['Production 2026', 'Prévu', 'Réalisé'],
    ['Producción 2026', 'Planificado', 'Real'],
    ['Output 2026', 'Planned', 'Actual'],
  ])('%s over %s and %s: quantities of products in that year, and what they count is asked', (corner, planned, actual) => {
    const volumes = [
      ['Bolts', 'FY2026', '1200', '1180'],
      ['Nuts', 'FY2026', '800', '790'],
    ]
    const rows = [
      ['Bolts', 1200, 1180],
      ['Nuts', 800, 790],
    ]
    const inCorner = sheet([[corner, planned, actual], ...rows])
    expect(volumesOf(inCorner)).toEqual(volumes)
    if (!corner.startsWith('Output')) expect(told(inCorner)).toEqual([['quantity-unknown', 'B1']])
    expect(volumesOf(sheet([[corner], ['', planned, actual], ...rows]))).toEqual(volumes)
  })

  test('with its unit in brackets nothing is asked', () => {
    const read = sheet([
      ['Production 2026 (t)', 'Q1 Prévu', 'Q1 Réalisé'],
      ['Acier', 1200, 1180],
      ['Cuivre', 800, 790],
    ])
    expect(read.plans[0]?.volumes.map(({ what, period, unit }) => [what, period, unit])).toEqual([
      ['Acier', 'FY2026-Q1', 't'],
      ['Cuivre', 'FY2026-Q1', 't'],
    ])
    expect(read.problems).toEqual([])
  })

  test('lines that speak of money stay those of a statement', () => {
    const read = sheet([
      ['Production 2026', 'Plan', 'Actual'],
      ['Revenue', 1200, 1180],
      ['Crew', 800, 790],
    ])
    expect([read.statements.length, read.plans.length]).toEqual([1, 0])
  })
})

describe('periods by their number over planned and actual', () => {
  const lines: Given[][] = [
    ['Bolts', 100, 98, 110, 109],
    ['Nuts', 200, 198, 210, 209],
  ]
  const sides: Given[] = ['Product', 'Planned', 'Actual', 'Planned', 'Actual']
  const expected = (word: string): unknown[][] => [
    ['Bolts', `${word} 1`, '100', '98'],
    ['Bolts', `${word} 2`, '110', '109'],
    ['Nuts', `${word} 1`, '200', '198'],
    ['Nuts', `${word} 2`, '210', '209'],
  ]

  test.each<[string, Given[], string]>([
    ['P1 and P2', ['P1', 'P1', 'P2', 'P2'], 'Period'],
    ['M01 and M02', ['M01', '', 'M02', ''], 'Month'],
    ['1 and 2', [1, null, 2, null], 'Period'],
    ['1, 1, 2 and 2', [1, 1, 2, 2], 'Period'],
  ])('%s keep their numbers, and when they are is asked', (_, heads, word) => {
    const read = sheet([['Production 2026', ...heads], sides, ...lines])
    expect(volumesOf(read)).toEqual(expected(word))
    expect(told(read)).toContainEqual(['period-unknown', 'B1'])
  })

  test('below planned and actual, over each column of them, too', () => {
    const read = sheet([
      ['Production 2026', 'Planned', 'Planned', 'Planned', 'Actual', 'Actual', 'Actual'],
      ['Product', 1, 2, 3, 1, 2, 3],
      ['Bolts', 100, 110, 120, 98, 109, 121],
    ])
    expect(volumesOf(read)).toEqual([
      ['Bolts', 'Period 1', '100', '98'],
      ['Bolts', 'Period 2', '110', '109'],
      ['Bolts', 'Period 3', '120', '121'],
    ])
  })

  test('numbers over one scenario each number these, and are no periods', () => {
    for (const heads of [
      [1, 2, 3],
      ['P1', 'P2', 'P3'],
    ]) {
      const read = sheet([
        ['Income statement 2026', null, null, null],
        ['', ...heads],
        ['', 'Budget', 'Actual', 'Forecast'],
        ['Revenue', 100, 98, 110],
        ['Costs', 60, 70, 80],
      ])
      expect(read.statements[0]?.columns.map(({ period, scenario }) => [period, scenario])).toEqual([
        ['FY2026', 'budget'],
        ['FY2026', 'actual'],
        ['FY2026', 'forecast'],
      ])
    }
  })

  test('over the scenarios of a statement they are asked as well', () => {
    const read = sheet([
      ['Income statement 2026', 1, null, 2, null],
      ['', 'Budget', 'Actual', 'Budget', 'Actual'],
      ['Revenue', 100, 98, 110, 109],
    ])
    expect(read.statements[0]?.columns.map(({ label, period, scenario }) => [label, period, scenario])).toEqual([
      ['Period 1 Budget', null, 'budget'],
      ['Period 1 Actual', null, 'actual'],
      ['Period 2 Budget', null, 'budget'],
      ['Period 2 Actual', null, 'actual'],
    ])
  })
})

test('a column of measures names no products, whatever plant it speaks of', () => {
  const read = sheet([
    ['No', 'Month', 'Company', 'Carline', 'Shift qty', 'OT plant / month'],
    [1, '2026-08', 'SAI T', 'C-HR', 2, -1210.67],
    [2, '2026-08', 'SAI T', 'Prado', 1, -148.93],
    [3, '2026-08', 'SAI T', 'Porte', 1, -471.73],
  ])
  expect(read.plans).toEqual([])
  expect(read.sheets[0]?.kind).toBe('tidy')
})
