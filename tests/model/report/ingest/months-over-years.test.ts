import { describe, expect, test } from 'vitest'
import type { UnderstandOptions, Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { monthName } from '#app/model/report/ingest/time/dates.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

/** So many months from one on, by their names. */
const monthsFrom = (first: number, count = 12): string[] => Array.from({ length: count }, (_, at) => monthName(((first + at - 1) % 12) + 1))

function read(title: string, heads: readonly string[], options: UnderstandOptions = {}): Understood {
  const sums = /total|^20|^FY/i.test(heads.at(-1) ?? '') ? 1 : 0
  const line = (label: string, step: number): Given[] => {
    const own = heads.slice(0, heads.length - sums).map((_, at) => 100 + at * step)
    return [label, ...own, ...(sums ? [own.reduce((sum, value) => sum + value, 0)] : [])]
  }
  return understand(typed(grid('Plan', [[title], ['', ...heads], line('Fees', 3), line('Grants', 5), line('Gifts', 1)])), options)
}

const periodsOf = ({ statements }: Understood): (string | null)[] => statements[0]?.columns.map(({ period }) => period) ?? []
const told = ({ problems }: Understood): string[] => problems.map(({ code, cell }) => `${code} ${cell}`)

const JULY_TO_JUNE = [
  ...['07', '08', '09', '10', '11', '12'].map(month => `2026-${month}`),
  ...['01', '02', '03', '04', '05', '06'].map(month => `2027-${month}`),
]

describe('months that go over the end of a year under one year', () => {
  test.each(['Budget 2026-27', 'Budget 2026/27', 'Budget FY2027', 'Fiscal year 2027'])('lie in two of them: %s', title => {
    const found = read(title, [...monthsFrom(7), 'Total'])
    expect(periodsOf(found)).toEqual([...JULY_TO_JUNE, 'FY2027'])
    expect(told(found).filter(one => one.startsWith('months-over-years'))).toEqual([])
  })

  test('are of the year in which they end, which is told, where it is called by no two years', () => {
    const found = read('Budget 2027', [...monthsFrom(7), 'Total'])
    expect(periodsOf(found)).toEqual([...JULY_TO_JUNE, 'FY2027'])
    expect(told(found)).toContain('months-over-years B2')
    expect(told(read('Budget 2027', monthsFrom(7), { fiscalFirstMonth: 7 }))).not.toContain('months-over-years B2')
    // Any other months are no year, whenever the company's begins.
    const rolling = read('Outlook 2027', monthsFrom(10, 6), { fiscalFirstMonth: 10 })
    expect(periodsOf(rolling)).toEqual(['2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03'])
    expect(told(rolling)).toContain('months-over-years B2')
  })

  test('also stand backwards, and once for each scenario', () => {
    expect(periodsOf(read('Results 2025/26', monthsFrom(4).toReversed())).at(0)).toBe('2026-03')
    expect(periodsOf(read('Results 2025/26', monthsFrom(4).toReversed())).at(-1)).toBe('2025-04')
    const twice = read('Results 2025/26', [
      ...monthsFrom(4).map(month => `${month} budget`),
      ...monthsFrom(4).map(month => `${month} actual`),
    ])
    expect(periodsOf(twice).slice(0, 12)).toEqual(periodsOf(twice).slice(12))
    expect(periodsOf(twice)[0]).toBe('2025-04')
    expect(periodsOf(twice)[11]).toBe('2026-03')
  })

  test('are left as they are where they begin with January, or where a year of their own stands over them', () => {
    expect(periodsOf(read('Budget FY2027', monthsFrom(1)))[0]).toBe('2027-01')
    const own = [...monthsFrom(7, 6).map(month => `${month} 2026`), ...monthsFrom(1, 6).map(month => `${month} 2027`)]
    expect(periodsOf(read('Budget FY2027', own))).toEqual(JULY_TO_JUNE)
  })
})

describe('months under a fiscal year', () => {
  test('are placed by where the company’s year begins, also the first few of it', () => {
    const april = { fiscalFirstMonth: 4 }
    expect(periodsOf(read('Actuals FY2026', ['Apr', 'May', 'Jun'], april))).toEqual(['2025-04', '2025-05', '2025-06'])
    expect(periodsOf(read('Actuals 2025/26', ['Jan', 'Feb'], april))).toEqual(['2026-01', '2026-02'])
    // No fiscal year is named: the calendar's.
    expect(periodsOf(read('Actuals 2026', ['Apr', 'May', 'Jun'], april))).toEqual(['2026-04', '2026-05', '2026-06'])
  })
})

test('months over which one fiscal year follows upon another are placed by where it does', () => {
  const own = (...heads: string[]): Given[] => ['', ...heads]
  const years = own('FY26', 'FY26', 'FY26', 'FY27', 'FY27')
  const rows: Given[][] = [years, own('Feb', 'Mar', 'Apr', 'May', 'Jun'), ['Fees', 1, 2, 3, 4, 5], ['Grants', 2, 3, 4, 5, 6]]
  for (const options of [{}, { fiscalFirstMonth: 1 }])
    expect(periodsOf(understand(typed(grid('Plan', rows)), options))).toEqual(['2026-02', '2026-03', '2026-04', '2026-05', '2026-06'])
})

describe('months without any year', () => {
  test('right before a year are of it, which is said', () => {
    const found = read('Budget', [...monthsFrom(7), '2026-27 Total'])
    expect(periodsOf(found)).toEqual([...JULY_TO_JUNE, 'FY2027'])
    expect(told(found)).toContain('year-of-parts B2')
  })

  test('before a year that is another than the company’s are their own, and the year is asked about', () => {
    const found = read('Budget', [...monthsFrom(7), 'FY2027'], { fiscalFirstMonth: 1 })
    expect(periodsOf(found).slice(0, 12)).toEqual(JULY_TO_JUNE)
    expect(told(found)).toContain('fiscal-year B2')
  })
})

test('volumes under a fiscal year lie in the calendar years of their months', () => {
  const heads = [...monthsFrom(10), 'Total']
  const { plans } = understand(
    typed(
      grid('Plan', [
        ['Production plan 2025/26, pieces'],
        ['Product', ...heads],
        ['Pumps', ...heads.map((_, at) => 10 + at)],
        ['Valves', ...heads.map((_, at) => 20 + at)],
      ]),
    ),
  )
  const periods = plans[0]?.volumes.filter(({ what }) => what === 'Pumps').map(({ period }) => period)
  expect(periods?.slice(0, 4)).toEqual(['2025-10', '2025-11', '2025-12', '2026-01'])
})

describe('a year to date that is the sum of the months before it', () => {
  const heads = [...monthsFrom(9, 9), 'YTD Actual', 'YTD Budget', 'Full Year Budget']
  const line = (label: string, step: number): Given[] => [label, ...heads.slice(0, 9).map((_, at) => at * step), 36 * step, 30, 60]
  const rows: Given[][] = [['Accounts to May 2026'], ['', ...heads], line('Fees', 3), line('Grants', 5), line('Gifts', 1)]

  test('begins with the first of them, and so does the year', () => {
    expect(periodsOf(understand(typed(grid('Plan', rows)), {})).slice(8)).toEqual(['2026-05', 'FY2026-YTD9', 'FY2026-YTD9', 'FY2026'])
  })

  test('asks when the year begins where the company’s begins with another month', () => {
    expect(told(understand(typed(grid('Plan', rows)), { fiscalFirstMonth: 1 }))).toContain('fiscal-year K2')
    expect(told(understand(typed(grid('Plan', rows)), { fiscalFirstMonth: 9 }))).not.toContain('fiscal-year K2')
  })
})

test('a quarter that is the sum of the three months before it tells when the year begins', () => {
  const heads = ['Oct', 'Nov', 'Dec', 'Q1', 'Jan', 'Feb', 'Mar', 'Q2', 'YTD']
  const line = (label: string, step: number): Given[] => [
    ...[label, step, step * 2, step * 3, step * 6, step * 4, step * 5, step * 6, step * 15, step * 21],
  ]
  const found = understand(typed(grid('Plan', [['Accounts 2025/26'], ['', ...heads], line('Fees', 3), line('Grants', 5)])), {})
  expect(periodsOf(found)).toEqual([
    '2025-10',
    '2025-11',
    '2025-12',
    'FY2026-Q1',
    '2026-01',
    '2026-02',
    '2026-03',
    'FY2026-Q2',
    'FY2026-H1',
  ])
  expect(
    told(
      understand(typed(grid('Plan', [['Accounts 2025/26'], ['', ...heads], line('Fees', 3), line('Grants', 5)])), { fiscalFirstMonth: 1 }),
    ),
  ).toContain('fiscal-year E2')
})

describe('months under a year that two years name, where nothing says with which it begins', () => {
  test.each([
    ['Budget 2026-27', 'July', '2026-07'],
    ['Results 2026/2027', 'April', '2026-04'],
    ['FY 2026/27', 'September', '2026-09'],
  ])('are of the first of them, which is told: %s over %s', (title, head, period) => {
    const found = read(title, [head])
    expect(periodsOf(found)).toEqual([period])
    expect(told(found)).toContain('months-over-years B2')
  })

  test('stay where the company, the file or the months themselves tell it', () => {
    expect(periodsOf(read('Results 2026/27', ['April', 'May'], { fiscalFirstMonth: 7 }))).toEqual(['2027-04', '2027-05'])
    expect(periodsOf(read('Results 2026/27', ['April', 'May'], { fiscalFirstMonth: 4 }))).toEqual(['2026-04', '2026-05'])
    const late = read('Results 2026/27', ['January', 'February'])
    expect(periodsOf(late)).toEqual(['2027-01', '2027-02'])
    const calendar = read('Results 2026', ['April', 'May'])
    expect(periodsOf(calendar)).toEqual(['2026-04', '2026-05'])
    const all = [late, calendar, read('Results 2026/27', ['April', 'May'], { fiscalFirstMonth: 7 })]
    expect(all.flatMap(told).filter(one => one.startsWith('months-over-years'))).toEqual([])
  })
})
