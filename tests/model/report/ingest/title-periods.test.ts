import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => understand(typed(grid('Sheet', rows)))
const periods = (...titles: string[]): (string | null)[] =>
  (read(...titles.map(title => [title]), ['', 2026, 2025], ['Gifts', 12, 11], ['Grants', 12, 11]).statements[0]?.columns ?? []).map(
    ({ period }) => period,
  )

describe('years under a title', () => {
  test.each([
    ['For the nine months ended 30 September 2026', 'FY2026-YTD9'],
    ['For the nine months ended 30 September', 'FY2026-YTD9'],
    ['Six months ended June 30', 'FY2026-H1'],
    ['Three months ended September 30, 2026 (unaudited)', 'FY2026-Q3'],
    ['1. Januar bis 30. September 2026', 'FY2026-YTD9'],
    ['Semestre clos le 30 juin 2026', 'FY2026-H1'],
    ['For the year ended 31 March', 'FY2026'],
  ])('“%s” are no whole years unless it says so', (title, first) => {
    expect(periods('Sales', title)).toEqual([first, first.replace('2026', '2025')])
  })

  test.each(['As at 30 June', 'Balance sheet as at 30 June 2026', 'Bilanz zum 30. Juni'])('“%s” are the day of each year', title => {
    expect(periods('Balance sheet', title)).toEqual(['2026-06-30', '2025-06-30'])
  })

  test('is called by what stands above when', () => {
    expect(
      read(['Statement of activities'], ['For the year ended 31 March 2026'], ['', 2026], ['Gifts', 1], ['Grants', 2]).statements[0]?.title,
    ).toBe('Statement of activities')
  })
})

describe('a year to date under a title of a whole year', () => {
  const under = (title: string, ...heads: Given[]) =>
    read([title], ['', ...heads], ['Gifts', ...heads.map((_, at) => 12 + at)], ['Grants', ...heads.map((_, at) => 21 + at)])
  const periodsOf = ({ statements }: ReturnType<typeof read>) => statements[0]?.columns.map(({ period }) => period)

  test.each(['Activities Oct 2025 to Sep 2026', 'For the year ending September 30, 2026'])(
    '“%s” does not say how far it has gone',
    title => {
      const given = under(title, 'YTD Actual', 'Annual Budget')
      expect(periodsOf(given)).toEqual([null, 'FY2026'])
      expect(given.problems.map(({ code, cell }) => `${code} ${cell}`)).toContain('period-unknown B2')
    },
  )

  test('begins with its first month, as far as the month beside it', () => {
    expect(periodsOf(under('Activities Oct 2025 to Sep 2026', 'Mar 2026', 'YTD Actual', 'YTD Budget'))).toEqual([
      '2026-03',
      'FY2026-H1',
      'FY2026-H1',
    ])
  })

  test('is that of a title of fewer months where these begin before the year, and goes on behind a quarter', () => {
    const half = '2025-10-01..2026-03-31'
    expect(periodsOf(under('Activities Oct 2025 to Mar 2026', 'YTD Actual', 'YTD Budget'))).toEqual([half, half])
    expect(periodsOf(under('Activities Jul 2026 to Sep 2026', 'Actual', 'YTD Actual'))).toEqual(['FY2026-Q3', 'FY2026-YTD9'])
  })
})

describe('an annual report', () => {
  const rows: Given[][] = [
    ['', '', '2026', '2025', 'Change', '%'],
    ['', 'Note', '£', '£', '£', ''],
    ['Gross profit', 1, 400, 300, 100, 0.333],
    ['Salaries', 2, 150, 100, 50, 0.5],
    ['Rent', 3, 50, 40, 10, 0.25],
    ['Total costs', '', 200, 140, 60, 0.429],
    ['Operating profit', '', 200, 160, 40, 0.25],
  ]
  const { statements, problems } = read(...rows)

  test('has its currency below the years beside the numbers of the notes, which are no figures', () => {
    expect(statements[0]?.unit.currency).toBe('GBP')
    expect(statements[0]?.columns.map(({ role }) => role)).toEqual(['other', 'period', 'period', 'variance', 'variance'])
  })

  test('has an operating profit of the gross profit and the total of its costs', () => {
    expect(statements[0]?.lineItems.at(-1)?.parts).toEqual([
      { item: 0, sign: 1 },
      { item: 3, sign: -1 },
    ])
  })

  test('has percentages beside its differences, which add up to nothing', () => {
    expect(statements[0]?.columns.at(-1)?.variance).toMatchObject({ as: 'relative' })
    expect(problems.map(({ code }) => code)).toEqual(['column-left-out'])
  })
})

describe('months under a title that counts them', () => {
  const day = (value: string): Cell => ({ kind: 'date', value, raw: '0', format: 'dd/mm/yyyy' })
  const ends = ['2026-09-30', '2026-10-31', '2026-11-30', '2026-12-31', '2027-01-31'].map(day)
  const rows = (title: string, above: Given[] = []): Given[][] => [
    [title],
    above,
    ['USD k', ...ends],
    ['Revenue', 10, 11, 12, 13, 14],
    ['Costs', -5, -6, -7, -8, -9],
  ]

  test('are a month each, which is told; the last twelve months are twelve', () => {
    const { statements, problems } = read(...rows('12 month rolling forecast'))
    expect(statements[0]?.columns[0]?.period).toBe('2026-09')
    expect(problems.find(({ code }) => code === 'months-shown')?.cell).toBe('B3')
    const last = read(...rows('Last twelve months')).statements[0]
    expect(last?.columns[0]?.period).toBe('2025-10-01..2026-09-30')
  })

  test('are actual and forecast from where an arrow points on', () => {
    const { statements } = read(...rows('Rolling view', ['', '', 'Actuals -->', '', 'Forecast -->']))
    expect(statements[0]?.columns.map(({ scenario }) => scenario)).toEqual(['actual', 'actual', 'actual', 'forecast', 'forecast'])
  })

  test('the year that a heading says to have gone until a month has gone so far', () => {
    const { statements } = read(['', '2025', '2026 (until November)', '2026 (bis Nov)'], ['Sales', 12, 11, 11], ['Costs', 3, 2, 2])
    expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2025', 'FY2026-YTD11', 'FY2026-YTD11'])
  })
})

test('months under a title that names the first and the last of them are a month each, the last one too', () => {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map(month => `${month} 2025`)
  for (const title of ['January - December, 2025', 'January through December 2025', '1 January 2025 to 31 December 2025']) {
    const { statements } = understand(
      typed(
        grid('Sheet1', [
          ['Profit and loss'],
          [title],
          ['', ...months, 'Total'],
          ['Sales', ...months.map((_, at) => 10 + at), 186],
          ['Costs', ...months.map((_, at) => 5 + at), 126],
        ]),
      ),
    )
    expect(statements[0]?.columns.slice(-3).map(({ period }) => period)).toEqual(['2025-11', '2025-12', 'FY2025'])
  }
})

test('what flowed in and out in years is of the years, also under the name of a financial position', () => {
  const { statements } = understand(
    typed(
      grid('Overall Financial Position', [
        ['', 2024, 2025],
        ['Total cash inflows', 73, 75],
        ['Total cash outflows', 60, 76],
        ['Net cash flow', 13, -1],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2024', 'FY2025'])
})

describe('a day out of order under so many months', () => {
  const told = (heads: string[]): string[] =>
    understand(
      typed(
        grid('Interim', [
          ['Income statement for the six months ended 31 August 2026, EUR'],
          ['', ...heads],
          ['Revenue', ...heads.map((_, at) => 100 + at)],
          ['Costs', ...heads.map((_, at) => 60 + at)],
        ]),
      ),
    ).problems.flatMap(({ code, cell }) => (code === 'year-between' ? [`${cell}`] : []))

  test('may end the year between the two, which is told', () => {
    expect(told(['31 Aug 2026', '31 Aug 2025', '28 Feb 2026'])).toEqual(['D2'])
    expect(told(['31 Aug 2026', '28 Feb 2026', '31 Aug 2025', '28 Feb 2025'])).toEqual([])
    expect(told(['31 Aug 2026', '31 Aug 2025'])).toEqual([])
    expect(told(['31 Aug 2026', '31 Aug 2025', 'Year ended 28 Feb 2026'])).toEqual([])
  })
})
