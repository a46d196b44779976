import { describe, expect, test } from 'vitest'
import { withoutNoteMark } from '#app/model/report/ingest/rows/note-marks.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => understand(typed(grid('Sheet1', rows)))

const KEY_FIGURES: [string, string][] = [
  ['Revenue', 'currency'],
  ['Preferred stock, shares authorized', 'count'],
  ['Weighted average shares', 'count'],
  ['EPS', 'per share'],
  ['Gross margin %', 'percent'],
  ['Headcount', 'count'],
  ['Payables', 'currency'],
  ['Tax rate', 'percent'],
  ['Customers', 'count'],
]

describe('what leads from a label to a footnote', () => {
  test.each(['*', ' **', ' (1)', '(3)', '²', ' ¹', ' [1]', '†', ' 1)', '1)', ' (a)', '(ii)', ' (note 4)', ' – Note 5', '※1', '（注2）'])(
    'changes nothing of what the line counts in, and stays in its label: %s',
    mark => {
      const { statements } = read(
        ['Key figures, $ in millions', 2023, 2024],
        ...KEY_FIGURES.map(([label], at) => [`${label}${mark}`, 12.5 + at, 13.5 + at]),
      )
      expect(statements[0]?.lineItems.map(({ label, unit }) => [label, unit])).toEqual(
        KEY_FIGURES.map(([label, unit]) => [`${label}${mark}`, unit]),
      )
    },
  )

  test('lets a balance sheet be one, and balance', () => {
    const { statements } = read(
      ['EUR', '31.12.2024', '31.12.2025'],
      ['Cash', 40, 50],
      ['Receivables²', 60, 70],
      ['Total assets*', 100, 120],
      ['Payables (1)', 30, 40],
      ['Equity [2]', 70, 80],
      ['Total liabilities and equity*', 100, 120],
    )
    expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['2024-12-31', '2025-12-31'])
    expect(statements[0]?.checks.filter(({ kind }) => kind === 'balance').map(({ holds }) => holds)).toEqual([true, true])
  })

  test('is looked for in a moment, whatever a label ends with', () => {
    const labels = [`${'*'.repeat(60)} Income (net)`, `${'※ '.repeat(60)}x)`, `${' '.repeat(250)})`, '('.repeat(250)]
    const start = performance.now()
    for (const label of labels) withoutNoteMark(label)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('is neither what is reckoned, nor a unit, nor a part of a name', () => {
    for (const label of [
      'Result (1) – (2)',
      'Production [t]',
      'Deposits [m]',
      'Rooms 5*',
      'Senior notes 1',
      'Convertible note 2',
      'Revenue (see 12)',
    ])
      expect(withoutNoteMark(label)).toBe(label)
  })

  test('stays in the names of checks', () => {
    const { statements } = read(['EUR', 2024, 2025], ['Sales', 140, 150], ['Costs', -40, -30], ['Profit (1)', 100, 120])
    expect(statements[0]?.checks.map(({ label }) => label)).toEqual(['Profit (1)', 'Profit (1)'])
  })

  test('is no unit in brackets and no power', () => {
    const { statements } = read(
      ['Key figures', 2023, 2024],
      ['Revenue (€k)', 1250, 1350],
      ['Floor space m²', 12_500, 13_500],
      ['Steel (t)', 12_500, 13_500],
    )
    expect(statements[0]?.lineItems.map(({ unit, scale }) => [unit, scale])).toEqual([
      ['currency', 3],
      ['count', undefined],
      ['count', undefined],
    ])
  })
})
