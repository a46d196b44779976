import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const asked = (...heads: string[]) => {
  const rows = [['Management report September 2025'], ['EUR k', ...heads], ['Revenue', 100, 110, 120], ['Costs', -60, -66, -70]]
  return understand(typed(grid('Data', rows))).problems.flatMap(({ code, cell, cells }) =>
    code === 'part-of-title' ? [cells ?? cell] : [],
  )
}

test('a forecast under the title of a month, without actuals of it, may be of the year', () => {
  expect(asked('Forecast', 'Budget', 'Prior year')).toEqual([['B2', 'C2']])
  expect(asked('FY Forecast', 'FY Budget', 'Prior year')).toEqual([])
})

test('beside actuals it is of their month', () => expect(asked('Actual', 'Forecast', 'Budget')).toEqual([]))
