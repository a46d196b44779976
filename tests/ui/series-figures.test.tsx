import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EarlierFigures } from '#app/ui/series/figures.tsx'

test('what an earlier report said otherwise says whether it was the actual or the budget, where a line has both', () => {
  const said = (value: string) => ({
    ...{ value: '1836', reportId: 'r2', reportPeriod: 'FY2027-Q1' },
    was: [{ value, reportId: 'r1', reportPeriod: 'FY2026-Q4', why: '' }],
  })
  const rows = (...scenarios: ('actual' | 'budget')[]): string[] =>
    renderToStaticMarkup(
      <EarlierFigures scenarios={scenarios} figures={{ actual: said('1310'), budget: said('1410') }} write={value => value} />,
    )
      .split('</tr>')
      .flatMap(row => row.replace(/<[^>]*>/g, '') || [])
  expect(rows('actual', 'budget')).toEqual([
    'Actual restated: was 1310 in the report for Q4 FY2026; no reason given',
    'Budget restated: was 1410 in the report for Q4 FY2026; no reason given',
  ])
  expect(rows('actual')).toEqual(['restated: was 1310 in the report for Q4 FY2026; no reason given'])
})
