import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]): Understood => understand(typed(grid('Accounts', rows)), { today: '2026-11-29' })
const shape = ({ statements }: Understood) =>
  statements.map(({ type, columns }) => [type, ...columns.map(({ period, scenario }) => `${period} ${scenario}`)].join(', '))
const told = ({ problems }: Understood): string[] =>
  problems.filter(({ severity }) => severity !== 'info').map(({ code, cell }) => `${code} ${cell}`)

const position = (latest: number, before: number): Given[][] => [
  ['Cash', latest, before],
  ['Receivables', latest / 2, before / 2],
  ['Total assets', latest * 1.5, before * 1.5],
  ['Net assets', latest * 1.5, before * 1.5],
]
const activity = (latest: number, before: number): Given[][] => [
  ['Tuition fees', latest, before],
  ['Salaries', latest / 2, before / 2],
  ['Net increase for the year', latest / 2, before / 2],
]
const years: Given[] = ['£', '2026', '2025']

describe('a balance sheet as at a day that is not the last of its month', () => {
  test('has that day over the year that it lies in, and asks about the one before', () => {
    const odd = read(['Balance sheet as at 27 March 2026'], years, ...position(100, 80))
    expect(shape(odd)).toEqual(['balance, 2026-03-27 actual, 2025-03-27 actual'])
    expect(told(odd)).toEqual(['day-or-period B2'])
    const spelled = read(['Statement of Financial Position'], ['As of March 30, 2026 and 2025'], years, ...position(100, 80))
    expect(shape(spelled)).toEqual(['balance, 2026-03-30 actual, 2025-03-30 actual'])
  })

  test('is that of the month that a title names alone, where the year of a column has not ended by then', () => {
    const march = read(['Balance sheet March 2026'], years, ...position(100, 80))
    expect(shape(march)).toEqual(['balance, 2026-03-31 actual, 2025-03-31 actual'])
    expect(told(march)).toEqual(['day-or-period B2'])
    const december = read(['Balance sheet December 2026'], years, ...position(100, 80))
    expect(december.problems.map(({ code }) => code)).not.toContain('day-or-period')
    const ended = read(['Balance sheet March 2026'], ['£', '2025', '2024'], ...position(100, 80))
    expect(shape(ended)).toEqual(['balance, 2025-12-31 actual, 2024-12-31 actual'])
  })

  test('needs no question where it is the last, and is not asked of a day on which it was printed', () => {
    const last = read(['Balance sheet as at 31 March 2026'], years, ...position(100, 80))
    expect(shape(last)).toEqual(['balance, 2026-03-31 actual, 2025-03-31 actual'])
    expect(told(last)).toEqual([])
  })
})

test('the year before the day of a balance sheet may be its end where the company’s year ends elsewhere', () => {
  const rows: Given[][] = [['Balance sheet as at 30 September 2025'], ['£', '2025', '2024'], ...position(100, 80)]
  const asked = (fiscalFirstMonth: number) => told(understand(typed(grid('Accounts', rows)), { today: '2026-11-29', fiscalFirstMonth }))
  expect(asked(1)).toEqual(['day-or-period C2'])
  expect(asked(10)).toEqual([])
})

describe('statements of activities', () => {
  test('are what a college or charity calls its income statement', () => {
    const titles = ['Statement of Activities', 'Statement of Financial Performance', 'Income and Expenditure Account']
    for (const title of [...titles, 'Statement of Revenues and Expenses'])
      expect(shape(read([title], ['For the year ended 30 June 2026'], years, ...activity(100, 80))), title).toEqual([
        'income, FY2026 actual, FY2025 actual',
      ])
  })

  test('below a balance sheet are of their year, also where lines stand between their title and the header that comes again', () => {
    const both = read(
      ['Statement of Financial Position'],
      ['As of June 30, 2026 and 2025'],
      years,
      ...position(100, 80),
      [],
      ['Statement of Financial Activity'],
      ['For the twelve months ended June 30, 2026 and 2025'],
      years,
      ...activity(300, 200),
    )
    expect(shape(both)).toEqual(['balance, 2026-06-30 actual, 2025-06-30 actual', 'income, FY2026 actual, FY2025 actual'])
    expect(both.statements[1]?.lineItems.map(({ label }) => label)).toEqual(['Tuition fees', 'Salaries', 'Net increase for the year'])
  })
})

test('a year that is named by the later of its two first is that of the later one', () => {
  const budget = read(['Statement of Activities'], ['£', 'Budget 2026/2025', 'Actual 2025'], ...activity(100, 80))
  expect(shape(budget)).toEqual(['income, FY2026 budget, FY2025 actual'])
})
