import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (title: string, ...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet1', [[title], [], ...rows])))
  return {
    type: statements[0]?.type,
    periods: statements[0]?.columns.map(({ label, period }) => `${label}: ${period}`),
    codes: problems.map(({ code }) => code).filter(code => code !== 'few-people'),
  }
}

test('what there was on two days, with what changed between, is of these days and not asked', () => {
  const heads = read(
    'Personalstand (Köpfe)',
    ['Bereich', '30.06.2026', 'Eintritte', 'Austritte', '30.09.2026'],
    ['Produktion', 98, 5, -3, 100],
    ['Entwicklung', 32, 2, -1, 33],
    ['Gesamt', 130, 7, -4, 133],
  )
  expect(heads).toEqual({
    type: 'headcount',
    periods: ['30.06.2026: 2026-06-30', 'Eintritte: null', 'Austritte: null', '30.09.2026: 2026-09-30'],
    codes: [],
  })
})

test('leavers as positive figures, years for their ends, and two years in a row', () => {
  const { periods, codes } = read(
    'Machinery, EUR k',
    ['', 'FY2024', 'Additions', 'Disposals', 'FY2025', 'Additions', 'Disposals', 'FY2026'],
    ['Presses', 500, 50, 20, 530, 0, 30, 500],
    ['Ovens', 300, 10, 0, 310, 40, 5, 345],
  )
  expect(periods).toEqual([
    'FY2024: 2024-12-31',
    'Additions: null',
    'Disposals: null',
    'FY2025: 2025-12-31',
    'Additions: null',
    'Disposals: null',
    'FY2026: 2026-12-31',
  ])
  expect(codes).not.toContain('column-left-out')
})

test('figures that do not lead from one to the other stay periods, and that one between is left out is said', () => {
  const { periods, codes } = read(
    'Headcount',
    ['Team', 'Jun 2026', 'Contractors', 'Sep 2026'],
    ['Production', 98, 5, 100],
    ['Sales', 32, 2, 33],
  )
  expect(periods?.filter(text => /-\d\d-\d\d/.test(text))).toEqual([])
  expect(codes).toContain('column-left-out')
})

test('what is left over of two that roll forward to a day is of that day, too', () => {
  const { periods, codes } = read(
    'Machinery, EUR k',
    [
      '',
      'Cost 1 Jan 2026',
      'Additions',
      'Cost 30 Sep 2026',
      'Depreciation 1 Jan 2026',
      'Charge',
      'Depreciation 30 Sep 2026',
      'Book value 30 Sep 2026',
    ],
    ['Presses', 500, 50, 550, 200, 30, 230, 320],
    ['Ovens', 300, 10, 310, 100, 20, 120, 190],
  )
  expect(periods?.at(-1)).toBe('Book value 30 Sep 2026: 2026-09-30')
  expect(codes).not.toContain('period-unknown')
})

test('columns that nothing stands over are no movements, whatever their figures make', () => {
  const { periods } = read('Units', ['', 'FY2025', '', '', 'FY2026'], ['Presses', 10, 2, 1, 11], ['Ovens', 20, 3, 1, 22])
  expect(periods?.filter(text => / FY/.test(text))).toEqual(['FY2025: FY2025', 'FY2026: FY2026'])
})
