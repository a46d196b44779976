import { expect, test } from 'vitest'
import { withGaps } from '#app/model/report/gaps.ts'

test('a quarter that nobody said has its place between its neighbours', () => {
  expect(withGaps(['FY2025-Q2', 'FY2025-Q3', 'FY2026-Q1'])).toEqual(['FY2025-Q2', 'FY2025-Q3', 'FY2025-Q4', 'FY2026-Q1'])
  expect(withGaps(['2025-11', '2026-01'])).toEqual(['2025-11', '2025-12', '2026-01'])
  expect(withGaps(['FY2024', 'FY2026'])).toEqual(['FY2024', 'FY2025', 'FY2026'])
  expect(withGaps([])).toEqual([])
})

test('what does not lead from one to the other, or is too far apart, stays as it is', () => {
  expect(withGaps(['FY1990-Q1', 'FY2026-Q1'])).toEqual(['FY1990-Q1', 'FY2026-Q1'])
  expect(withGaps(['2025-12-31', '2026-04-15'])).toEqual(['2025-12-31', '2026-04-15'])
})
