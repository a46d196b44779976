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
