import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const asked = (...heads: string[]): string[] => askedBelow('', ...heads)
const askedBelow = (title: string, ...heads: string[]): string[] =>
  understand(
    typed(
      grid('Income', [
        ...(title === '' ? [] : [[title]]),
        ['', ...heads],
        ['Revenue', ...heads.map((_, at) => 100 + at)],
        ['Costs', ...heads.map((_, at) => 40 + at * 3)],
      ]),
    ),
    {},
  ).problems.flatMap(({ code, cell, message }) => (code === 'goes-back' ? `${cell} ${message}` : []))

test('a month whose year stays behind while the months go on is asked about', () => {
  expect(asked('Aug 2024', 'Nov 2024', 'Feb 2024', 'May 2024', 'Aug 2025', 'Nov 2025', 'Feb 2025', 'May 2025')).toEqual([
    expect.stringMatching(/^D1 “Feb 2024” stands behind “Nov 2024” and lies before it/),
  ])
  expect(asked('Nov 2024', 'Dec 2024', 'Jan 2024', 'Feb 2024', 'Mar 2024')).toHaveLength(1)
})

test('years that go back as a whole, or months told from the last one on, are no slip', () => {
  expect(asked('Q1 2025', 'Q2 2025', 'Q3 2025', 'Q4 2025', 'Q1 2024', 'Q2 2024', 'Q3 2024', 'Q4 2024')).toEqual([])
  expect(asked('Dec 2024', 'Nov 2024', 'Oct 2024', 'Sep 2024', 'Aug 2024')).toEqual([])
  expect(asked('Oct 2024', 'Nov 2024', 'Dec 2024', 'Jan 2025', 'Feb 2025')).toEqual([])
})

test('months without a year that go on behind that of the report, and are read as of the year before, are asked about', () => {
  expect(askedBelow('Report March 2026', 'Mar', 'Jun', 'Sep', 'Dec')).toEqual([
    expect.stringMatching(/^C2 “Jun” stands behind “Mar” and lies before it/),
  ])
  expect(askedBelow('Report March 2026', 'Jun', 'Sep', 'Dec', 'Mar')).toEqual([])
  expect(askedBelow('Report March 2026', 'Mar', 'Feb', 'Jan')).toEqual([])
  // What a balance is held against.
  expect(askedBelow('Report March 2026', 'Mar', 'Dec')).toEqual([])
})
