import { expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const read = (months: string[], off = 0): Understood => {
  const line = (label: string, each: number) => [label, ...months.map(() => each), each * months.length + off]
  return understand(
    typed(grid('P&L', [['P&L 2026'], ['', ...months, 'Total'], line('Revenue', 100), line('Costs', -40), line('Profit', 60)])),
  )
}
const last = ({ statements }: Understood): unknown => {
  const { period, scenario, role } = statements[0]?.columns.at(-1) ?? {}
  return [period, scenario, role]
}

test('a total of all months of a year is that year, and said', () => {
  const year = read(MONTHS)
  expect(last(year)).toEqual(['FY2026', 'actual', 'period'])
  expect(year.statements[0]?.checks.filter(({ kind, holds }) => kind === 'year' && holds)).toHaveLength(3)
  expect(year.problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)).toEqual(['info total-column N2'])
})

test('a total of some months is of their time', () => {
  expect(last(read(MONTHS.slice(0, 3)))).toEqual(['FY2026-Q1', 'actual', 'period'])
})

test('a total that is no sum of what is beside it stays out', () => {
  expect(last(read(MONTHS, 5))).toEqual([null, 'actual', 'other'])
})

const columns = (head: string[], ...rows: (string | number)[][]) => {
  const { statements, problems } = understand(typed(grid('P&L', [['P&L, EUR k'], ['', ...head], ...rows])))
  return { periods: statements[0]?.columns.map(({ period }) => period), codes: problems.map(({ code }) => code) }
}

test('a year to date is as long as the quarters before it whose sum it is, and the one of another year goes as far', () => {
  expect(
    columns(['Q1 26', 'Q2 26', 'Q3 26', 'YTD 26', 'YTD 25'], ['Revenue', 100, 110, 120, 330, 300], ['Costs', -80, -85, -90, -255, -240]),
  ).toEqual({
    periods: ['FY2026-Q1', 'FY2026-Q2', 'FY2026-Q3', 'FY2026-YTD9', 'FY2025-YTD9'],
    codes: ['total-column'],
  })
  expect(columns(['Q1 26', 'Q2 26', 'Q3 26', 'YTD 26'], ['Revenue', 100, 110, 120, 331], ['Costs', -80, -85, -90, -256]).codes).toEqual([
    'period-unknown',
  ])
})

test('a year to date beside one quarter goes as far as that', () => {
  expect(columns(['Q3 26', 'Q3 25', 'YTD 26', 'YTD 25'], ['Revenue', 120, 110, 330, 300], ['Costs', -90, -85, -255, -240])).toEqual({
    periods: ['FY2026-Q3', 'FY2025-Q3', 'FY2026-YTD9', 'FY2025-YTD9'],
    codes: [],
  })
})

test('last twelve months are the four quarters before them, and no three', () => {
  expect(
    columns(['Q4 25', 'Q1 26', 'Q2 26', 'Q3 26', 'LTM'], ['Revenue', 10, 11, 12, 13, 46], ['Costs', 5, 6, 7, 8, 26]).periods?.at(-1),
  ).toBe('2025-10-01..2026-09-30')
  expect(columns(['Q1 26', 'Q2 26', 'Q3 26', 'LTM'], ['Revenue', 11, 12, 13, 36], ['Costs', 6, 7, 8, 21])).toMatchObject({
    periods: [expect.anything(), expect.anything(), expect.anything(), null],
    codes: ['period-unknown'],
  })
})
