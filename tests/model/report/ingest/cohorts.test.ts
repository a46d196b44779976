import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { unitOfTitles } from '#app/model/report/ingest/units/unit.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const told = (...rows: Given[][]): (string | null)[] =>
  understand(typed(grid('Sheet', rows)), { today: '2026-11-29', fiscalFirstMonth: 1 }).problems.flatMap(({ code, cell }) =>
    code === 'cohorts' ? cell : [],
  )

test('figures so long after a start are said to be of those who began then, and of no period', () => {
  expect(
    told(['Cohort', 'Month 0', 'Month 1', 'Month 2'], ['Jan 2025', 1, 0.8, 0.7], ['Feb 2025', 1, 0.82, 0.71], ['Mar 2025', 1, 0.79, null]),
  ).toEqual(['B1'])
  expect(
    told(
      ['Cohort', 'Users', 'M1', 'M2', 'M3'],
      ['2025-01', 120, 120, 96, 84],
      ['2025-02', 130, 130, 104, null],
      ['2025-03', 110, 88, null, null],
    ),
  ).toEqual(['C1'])
})

test('lines by number, and months of a year, are no such thing', () => {
  expect(told(['Month', 'Line 1', 'Line 2', 'Line 3'], ['Jan 2025', 5, 6, 7], ['Feb 2025', 5, 6, 8], ['Mar 2025', 4, 6, 9])).toEqual([])
  expect(told(['Year', 'M1', 'M2', 'M3'], ['2023', 5, 6, 7], ['2024', 5, 6, 8], ['2025', 4, 6, 9])).toEqual([])
})

test('Arabic words that are stretched for the eye say what the others say', () => {
  expect(unitOfTitles(['بـالألـف جنـيه'])).toMatchObject({ scale: 3 })
})
