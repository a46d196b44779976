import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

const LINES: [string, number][] = [
  ['Revenue', 1000],
  ['Other income', 50],
  ['Total income', 1050],
]

/** What the columns of a pack are read as, and what is asked. */
function read(titles: string[], heads: Given[][], factors?: number[], firstMonth = 1): { columns: string[]; asked: string[] } {
  const width = Math.max(...heads.map(row => row.length)) - 1
  const body = LINES.map(([label, amount]): Given[] => [
    label,
    ...Array.from({ length: width }, (_, at) => amount * (factors?.[at] ?? 10 + at)),
  ])
  const { statements, problems } = understand(typed(grid('P&L', [...titles.map(title => [title]), ...heads, ...body])), {
    today: '2026-11-29',
    fiscalFirstMonth: firstMonth,
  })
  return {
    columns: (statements[0]?.columns ?? []).map(({ role, period, scenario }) => (role === 'period' ? `${period} ${scenario}` : '-')),
    asked: problems.flatMap(({ code, severity }) => (severity === 'info' || code.startsWith('variance') ? [] : code)),
  }
}

describe('heads of a pack', () => {
  test('“Month | Year to date” over the columns are no lines that say what the table shows', () => {
    const heads: Given[][] = [
      ['', 'Month', '', 'Year to date', ''],
      ['', 'Actual', 'Budget', 'Actual', 'Budget'],
    ]
    expect(read(['Income statement', 'Period ended 31 May 2025'], heads)).toEqual({
      columns: ['2025-05 actual', '2025-05 budget', 'FY2025-YTD5 actual', 'FY2025-YTD5 budget'],
      asked: [],
    })
  })

  test('years that go beyond the month of the title are whole years', () => {
    const plan = ['FY2024', 'FY2025', 'FY2026', 'FY2027']
    const scenarios = ['Actual', 'Actual', 'Forecast', 'Budget']
    const whole = { columns: ['FY2024 actual', 'FY2025 actual', 'FY2026 forecast', 'FY2027 budget'], asked: [] }
    expect(read(['Profit and loss', 'Month ended 31 August 2026'], [['', ...plan.map((year, at) => `${year} ${scenarios[at]}`)]])).toEqual(
      whole,
    )
    expect(
      read(
        ['Profit and loss', 'Month ended 31 August 2026'],
        [
          ['', ...plan],
          ['', ...scenarios],
        ],
      ),
    ).toEqual(whole)
  })

  test('a year beside a month and a year to date is whole', () => {
    const heads: Given[][] = [
      ['', 'Month', 'YTD', 'FY2026'],
      ['', 'Actual', 'Actual', 'Forecast'],
    ]
    expect(read(['Month ended 31 August 2026', '£000'], heads).columns).toEqual(['2026-08 actual', 'FY2026-YTD8 actual', 'FY2026 forecast'])
  })

  test('two years under a month’s title are that month of each, which is asked where they are called fiscal', () => {
    const months = ['2026-08 actual', '2025-08 actual']
    expect(read(['Month ended 31 August 2026'], [['', '2026', '2025']])).toEqual({ columns: months, asked: [] })
    expect(read(['Month ended 31 August 2026'], [['', 'FY26', 'FY25']])).toEqual({ columns: months, asked: ['part-of-title'] })
    expect(read(['Nine months ended 30 September 2026'], [['', '2026', '2025']])).toEqual({
      columns: ['FY2026-YTD9 actual', 'FY2025-YTD9 actual'],
      asked: [],
    })
  })

  test.each(['Total', 'Totale', 'Année'])('“%s” of a scenario behind months is of the time that they make up', word => {
    const months = ['Jan-26', 'Feb-26', 'Mar-26', 'Apr-26', 'May-26', 'Jun-26', 'Jul-26', 'Aug-26', 'Sep-26', 'Oct-26', 'Nov-26', 'Dec-26']
    const heads = [
      ['', ...months, word, word],
      ['', ...months.map((_, at) => (at < 2 ? 'Actual' : 'Forecast')), 'Forecast', 'Budget'],
    ]
    const whole = read(['Rolling forecast February 2026'], heads, [...months.map(() => 1), 12, 13])
    expect(whole.columns.slice(-2)).toEqual(['FY2026 forecast', 'FY2026 budget'])
    // What is no sum of them may be of any time.
    const open = read(['Rolling forecast February 2026'], heads, [...months.map(() => 1), 7, 13])
    if (word !== 'Année')
      expect(open).toMatchObject({
        columns: expect.arrayContaining(['null forecast', 'null budget']),
        asked: expect.arrayContaining(['period-unknown']),
      })
  })

  test.each([
    ['Y-T-D', 'Actual', 'Budget', 'Variance', 'Prior year'],
    ['Jaar tot heden', 'Realisatie', 'Begroting', 'Versch.', 'Vorig jaar'],
    ['Ack', 'Utfall', 'Budget', 'Avv', 'FÅ'],
    ['Narastająco', 'Wykonanie', 'Budżet', 'Odch.', 'RP'],
    ['Cumul', 'Réel', 'Budget', 'Écart', 'A-1'],
    ['Kumuliert', 'Ist', 'Plan', 'Differenz', 'VJ'],
  ])('“%s” and the words below it are read', (toDate, act, bud, difference, before) => {
    const heads = [
      ['', toDate, toDate, toDate, toDate],
      ['', act, bud, difference, before],
    ]
    expect(read(['September 2026', 'in EUR'], heads).columns).toEqual([
      'FY2026-YTD9 actual',
      'FY2026-YTD9 budget',
      '-',
      'FY2025-YTD9 actual',
    ])
  })

  test('the prior year in the group of a year is the year before it', () => {
    const heads = [['', 'FY2026 Forecast', 'FY2026 Budget', 'FY2026 Prior year']]
    expect(read(['September 2026'], heads).columns).toEqual(['FY2026 forecast', 'FY2026 budget', 'FY2025 actual'])
  })

  test.each(['Previsione', 'Reprévision'])('“%s” is a forecast', word => {
    expect(read(['2026'], [['', `Jan-26 ${word}`, `Feb-26 ${word}`]]).columns).toEqual(['2026-01 forecast', '2026-02 forecast'])
  })

  test.each(['Management accounts - Cumulative September 2026', 'Segments Y-T-D September 2026', 'Monatsbericht kumuliert September 2026'])(
    'a title may say in its midst that it speaks of the year so far: “%s”',
    title => {
      expect(read([title], [['', 'Actual', 'Budget']]).columns).toEqual(['FY2026-YTD9 actual', 'FY2026-YTD9 budget'])
    },
  )

  test('short names of months count beside English words for scenarios', () => {
    expect(read(['Conto economico'], [['', 'gen 2026 Actual', 'gen 2026 Budget', 'giu-26 Actual']]).columns).toEqual([
      '2026-01 actual',
      '2026-01 budget',
      '2026-06 actual',
    ])
  })

  test('“Q2F” beside the budget of a year is what was expected of that year, which is said', () => {
    const found = read(['September 2026'], [['', 'Sep-26', 'YTD Sep-26', 'FY26 Budget', 'FY26 Q2F']])
    expect(found.columns.slice(-2)).toEqual(['FY2026 budget', 'FY2026 forecast'])
    expect(found.asked).toContain('forecast-of-quarter')
  })

  test('“Atterrissage” over a month is expected of that month', () => {
    const heads = [
      ['', 'Réel', 'Atterrissage', 'Atterrissage'],
      ['', 'avr. 2026', 'mai 2026', 'juin 2026'],
    ]
    expect(read(['Compte de résultat'], heads).columns).toEqual(['2026-04 actual', '2026-05 forecast', '2026-06 forecast'])
  })
})
