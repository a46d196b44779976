import { expect, test } from 'vitest'
import { spelledMonth } from '#app/model/report/ingest/time/sheet-months.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const month = (name: string, title = 'Profit and loss', more = 0) =>
  grid(name, [[title], ['', 'Actual', 'Budget'], ['Revenue', 100 + more, 95], ['Costs', -60, -55], ['Operating profit', 40 + more, 40]])

const periods = (...args: Parameters<typeof understand>) =>
  understand(...args).statements.flatMap(({ sheet, columns }) =>
    columns.map(({ period, scenario, entity }) => `${sheet} ${period} ${scenario} ${entity}`),
  )

test('a sheet that is called after a month is of it, however the month is written', () => {
  for (const [name, spelled] of Object.entries({
    '01-2026': 'January 2026',
    '2026.03': 'March 2026',
    Mar26: 'March 2026',
    'M04 2026': 'April 2026',
    '03 März': 'März',
    '3 Products': '3 Products',
    'Mar 15': 'Mar 15',
  }))
    expect(spelledMonth(name)).toBe(spelled)
  expect(periods(typed(month('M04 2026')))).toEqual(['M04 2026 2026-04 actual null', 'M04 2026 2026-04 budget null'])
})

test('months without a year are asked once for all sheets, and are no companies', () => {
  const workbook = typed(month('Jan'), month('Feb', undefined, 1), month('Mar', undefined, 2))
  const { problems } = understand(workbook)
  expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['year-of-sheets B2'])
  expect(problems[0]?.message).toContain('“Jan”, “Feb”, “Mar”')
  expect(periods(workbook)[0]).toBe('Jan null actual null')
  expect(periods(workbook, { year: 2026 })).toEqual([
    'Jan 2026-01 actual null',
    'Jan 2026-01 budget null',
    'Feb 2026-02 actual null',
    'Feb 2026-02 budget null',
    'Mar 2026-03 actual null',
    'Mar 2026-03 budget null',
  ])
})

test('the year of the title counts', () => {
  expect(periods(typed(month('Feb', 'Profit and loss 2026'))).at(0)).toBe('Feb 2026-02 actual null')
})
