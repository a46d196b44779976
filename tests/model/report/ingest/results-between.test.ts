import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

/** The cells of which it is said that they do not foot. */
const wrong = (...rows: Given[][]): (string | null)[] =>
  understand(typed(grid('Sheet1', [['Accounts'], ['EUR thousands'], ...rows]))).problems.flatMap(({ code, cell }) =>
    code === 'does-not-foot' ? [cell] : [],
  )

const income = (figures: { gross?: number; total?: number; net?: number }, sign = 1): Given[][] => [
  ['', '2025'],
  ['Revenue', 3804],
  ['Cost of sales', sign * 1402],
  ['Trading margin', figures.gross ?? 2402],
  ['Salaries', sign * 373],
  ['Rent', sign * 68],
  ['Total overheads', sign * (figures.total ?? 441)],
  ['EBITDA', 1961],
  ['Depreciation', sign * 76],
  ['Operating profit', 1885],
  ['Tax', sign * 66],
  ['Net result', figures.net ?? 1819],
]

describe('in a statement of one column', () => {
  test.each([1, -1])('a wrong result is told by those around it (costs signed %i)', sign => {
    expect(wrong(...income({}, sign))).toEqual([])
    expect(wrong(...income({ gross: 2513 }, sign))).toEqual(['B6'])
    expect(wrong(...income({ net: 1930 }, sign))).toEqual(['B14'])
  })

  test('a result that any signs make is none, and neither is one that is called after a part', () => {
    expect(wrong(...income({ net: 1951 }))).toEqual([])
    const called = income({ net: 1700 }).map(([label, ...rest]): Given[] => [
      label === 'Net result' ? 'Adjusted profit' : (label ?? ''),
      ...rest,
    ])
    expect(wrong(...called)).toEqual([])
  })

  test('a wrong total of costs that are not under a heading is told by the result below it', () => {
    const all = (total: number): Given[][] => [
      ['', '2025'],
      ['Revenue', 2184],
      ['Cost of sales', -1092],
      ['Salaries', -398],
      ['Rent', -79],
      ['Total operating expenses', -total],
      ['Operating profit', 615],
    ]
    expect(wrong(...all(1569))).toEqual([])
    expect(wrong(...all(1680))).toEqual(['B8'])
  })
})

test('a line that is called like the heading above it is the sum of what stands between', () => {
  const assets = (current: number): Given[][] => [
    ['', '2025'],
    ['Assets'],
    ['Equipment, at cost', 2199],
    ['Less: accumulated depreciation', -769],
    ['Equipment, net', 1430],
    ['Total non-current assets', 1430],
    ['Current assets'],
    ['Inventories', 304],
    ['Trade receivables', 393],
    ['Cash', 234],
    ['Current assets', current],
    ['Total assets', 2361],
  ]
  expect(wrong(...assets(931))).toEqual([])
  expect(wrong(...assets(1042))).toContain('B13')
})

test('what is left of cost less depreciation may be wrong in one column', () => {
  const net = (last: number): Given[][] => [
    ['', '2025'],
    ['Property, gross', 2199],
    ['Accumulated depreciation', 769],
    ['Property, net', last],
  ]
  expect(wrong(...net(1430))).toEqual([])
  expect(wrong(...net(1541))).toEqual(['B6'])
})
