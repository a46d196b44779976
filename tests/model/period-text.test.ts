import { expect, test } from 'vitest'
import { formatPeriod, parsePeriod } from '#app/model/period.ts'
import { periodOfText } from '#app/model/period-text.ts'

test('a period is read as people type it', () => {
  const read: Record<string, string> = {
    ...{ '2026': 'FY2026', FY26: 'FY2026', 'fy 2026': 'FY2026', 'FY2026-Q3': 'FY2026-Q3', 'fy2026-q3': 'FY2026-Q3' },
    ...{ 'Q1 2026': 'FY2026-Q1', '3Q26': 'FY2026-Q3', 'FY26 Q2': 'FY2026-Q2', '2026-H1': 'FY2026-H1', "H2 '26": 'FY2026-H2' },
    ...{ 'Feb 2026': '2026-02', 'february 2026': '2026-02', 'Sept-26': '2026-09', 'Jan. 2026': '2026-01', '02/2026': '2026-02' },
    ...{ '30 September 2026': '2026-09-30', 'YTD9 FY2026': 'FY2026-YTD9', ' 9  months FY2026 ': 'FY2026-YTD9' },
  }
  expect(Object.fromEntries(Object.keys(read).map(text => [text, periodOfText(text)]))).toEqual(read)
})

test('what is no period, or could be two, is none', () => {
  for (const text of [
    '',
    '26',
    'Q5 2026',
    'H3 2026',
    '13/2026',
    '04/05/2026',
    '30 February 2026',
    'Marble 2026',
    'Fe 26',
    '12 months FY2026',
  ])
    expect([text, periodOfText(text)]).toEqual([text, null])
})

test('what the page shows of a period can be typed', () => {
  for (const key of ['FY2026', 'FY2026-H1', 'FY2026-Q4', 'FY2026-YTD1', 'FY2026-YTD11', '2026-05', '2026-09', '2026-09-30']) {
    const period = parsePeriod(key)
    expect(period && periodOfText(formatPeriod(period))).toBe(key)
  }
})
