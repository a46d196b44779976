import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Sides of a balance sheet, marks in front of titles, and forecasts of other sheets.
const read = (...sheets: [string, Given[][]][]) => understand(typed(...sheets.map(([name, rows]) => grid(name, rows))))

describe('the two sides of a balance sheet without a column between them', () => {
  test.each([
    ['АКТИВЫ', 'ПАССИВЫ'],
    ['Aset', 'Kewajiban'],
    ['자산', '부채'],
  ])('are known in other languages: %s and %s', (assets, liabilities) => {
    const { statements } = read([
      'Лист',
      [
        ['Баланс', 'на 31 июля', 'на 31 августа', null, 'на 31 июля', 'на 31 августа'],
        [assets, 155, 191, liabilities, 155, 191],
        ['Abc', 62, 57, 'Klm', 10, 10],
        ['Def', 22, 29, 'Nop', 103, 131],
        ['Ghi', 71, 105, 'Qrs', 42, 50],
      ],
    ])
    expect(statements.map(({ lineItems }) => lineItems.map(({ label }) => label))).toEqual([
      [assets, 'Abc', 'Def', 'Ghi'],
      [liabilities, 'Klm', 'Nop', 'Qrs'],
    ])
  })
})

describe('a mark in front of a title', () => {
  test('is none', () => {
    const { statements } = read([
      'Model',
      [
        ['x', 'Income statement'],
        [null, 'USD', '2025', '2026'],
        [null, 'Revenue', 400, 410],
        [null, 'Costs', 300, 310],
      ],
    ])
    expect(statements.map(({ title, type }) => [title, type])).toEqual([['Income statement', 'income']])
  })
})

describe('the running year in front of years that lie ahead', () => {
  const plan: [string, Given[][]] = [
    'Forecast',
    [['Financial forecast'], ['EUR', '2026', '2027'], ['Revenue', 400, 410], ['Costs', 300, 310]],
  ]
  const codes = (...sheets: [string, Given[][]][]) =>
    understand(typed(...sheets.map(([name, rows]) => grid(name, rows))), { today: '2026-11-30' }).problems.map(
      ({ code, sheet }) => `${code} ${sheet}`,
    )

  test('is asked where another sheet has forecasts of it alone', () => {
    expect(
      codes(plan, [
        'Value',
        [
          ['EUR', '2026', '2027'],
          ['Cash flow', 90, 95],
          ['Interest', 10, 11],
        ],
      ]),
    ).toContain('scenario-differs Value')
  })

  test('is an actual beside them where nothing goes on from it', () => {
    expect(
      codes(plan, [
        'Results',
        [
          ['EUR', '2025', '2026'],
          ['Revenue', 390, 405],
          ['Costs', 290, 305],
        ],
      ]),
    ).not.toContain('scenario-differs Results')
  })
})
