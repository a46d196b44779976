import { describe, expect, test } from 'vitest'
import { periodKey } from '#app/model/period.ts'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { resolvePeriod } from '#app/model/report/ingest/time/resolve.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

function periodOf(text: string): string | null {
  const period = resolvePeriod(readHeader(text, null), { firstMonth: 1, spacing: null, type: 'income', title: readHeader('', null) })
  return period && periodKey(period)
}

describe('how data services, fact sheets and results write periods', () => {
  test.each([
    ['FQ3 2025', 'FY2025-Q3'],
    ["FQ3'25", 'FY2025-Q3'],
    ['CQ3 2025', 'FY2025-Q3'],
    ['1.Q 2025', 'FY2025-Q1'],
    ['1Q/25', 'FY2025-Q1'],
    ['25Q1', 'FY2025-Q1'],
    ['Actual 25Q3', 'FY2025-Q3'],
    ['24H2', 'FY2024-H2'],
    ['Q1 F26', 'FY2026-Q1'],
    ['Q3 2024/25', 'FY2025-Q3'],
    ['H1 2024/25', 'FY2025-H1'],
    ['Q3 FY 24/25', 'FY2025-Q3'],
    ['Q1-3 2025', 'FY2025-YTD9'],
    ['9MFY26', 'FY2026-YTD9'],
    ['9M/25', 'FY2025-YTD9'],
    ['2025 9M', 'FY2025-YTD9'],
    ['F2026', 'FY2026'],
    ['YE26', 'FY2026'],
    ['YE Dec-25', 'FY2025'],
    ['2023¹', 'FY2023'],
    ['2023(1)', 'FY2023'],
    ['Mar-26 (Audited)', '2026-03'],
    ['3 Mths to Sep 2025', 'FY2025-Q3'],
    ['3 mos. ended 9/30/2025', 'FY2025-Q3'],
    ['52wks to 28 Dec 25', 'FY2025'],
    ['Half year to Jun-25', 'FY2025-H1'],
    ['Quarter to 30 September 2025', 'FY2025-Q3'],
    ['Sep-24 Qtr', 'FY2024-Q3'],
    ['Budget 2026 01/2026', '2026-01'],
    ['September quarter 2025', 'FY2025-Q3'],
  ])('“%s” is %s', (text, period) => {
    expect(periodOf(text)).toBe(period)
  })

  test('two years that do not follow each other are no year of a quarter', () => {
    expect(periodOf('Q3 2024/27')).not.toBe('FY2027-Q3')
  })

  test('a day between hyphens keeps its day', () => {
    expect(readHeader('15-Sep-25', null).end).toBe('2025-09-15')
  })

  test('a calendar quarter is three months of the calendar in any fiscal year', () => {
    const facts = readHeader('CQ3 2025', null)
    expect([facts.start, facts.end]).toEqual(['2025-07-01', '2025-09-30'])
  })

  test('guidance is a forecast', () => {
    expect(readHeader('2026 Guidance', null).scenario).toBe('forecast')
  })
})

test('the same months of two years do not say when the fiscal year begins', () => {
  const { statements } = understand(
    typed(grid('P&L', [['Profit and loss'], [null, 'Jan - Mar 2026', 'Jan - Mar 2025'], ['Sales', 330, 300], ['Rent', -30, -30]])),
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2026-Q1', 'FY2025-Q1'])
})

test('a figure that is missing (n.a., tbd) heads no column of figures', () => {
  const { statements } = understand(
    typed(
      grid('Balance', [
        ['Fixed assets', 500],
        ['Current assets', 92],
        ['Total assets', 592],
        ['Extraordinary income', 'n.a.'],
        ['Net income', 38],
        ['Cash flow', 94],
      ]),
    ),
  )
  expect(statements.map(({ lineItems }) => lineItems.length)).toEqual([6])
})

test('a remark on the figures above it heads no column, though figures stand below it', () => {
  const { statements } = understand(
    typed(
      grid('Balance', [
        ['Current assets', 500],
        ['Fixed assets', 92],
        ['Total assets', 592],
        ['Liabilities', 300],
        ['Check', 'Does not balance by 0.00'],
        ['Retained earnings', 92],
        ['Paid-in capital', 200],
      ]),
    ),
  )
  expect(statements.map(({ lineItems }) => lineItems.map(({ label }) => label))).toEqual([
    ['Current assets', 'Fixed assets', 'Total assets', 'Liabilities', 'Check', 'Retained earnings', 'Paid-in capital'],
  ])
})
