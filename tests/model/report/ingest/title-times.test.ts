import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const read = (title: string, ...heads: string[]) => {
  const figures = (from: number, step: number) => heads.map((_, at) => from + at * step)
  const { statements, problems } = understand(
    typed(
      grid('Sheet1', [
        [title],
        ['EUR'],
        [null, ...heads],
        ['Revenue', ...figures(1250, 17)],
        ['Costs', ...figures(-820, -5)],
        ['Profit', ...figures(430, 12)],
      ]),
    ),
  )
  return {
    columns: statements[0]?.columns.map(({ period, scenario }) => `${period} ${scenario}`),
    asked: problems.flatMap(({ code, message }) => (code === 'part-of-title' ? [message] : [])),
  }
}

describe('the time of a title', () => {
  test.each([
    'DRAFT, 12 March 2026',
    '15.03.2026',
    'Version 3 (14/04/2026)',
    'P&L, draft of 20 January 2026',
    'Entwurf v0.3 vom 20.01.2026',
  ])('is not the day on which it was written: %s', title => {
    expect(read(title, 'Jan', 'Feb', 'Mar').columns).toEqual(['null actual', 'null actual', 'null actual'])
  })

  test.each(['P&L as of 12 March 2026', '31.03.2026', 'Version 3 (14/04/2026), March 2026', 'Draft 31/03/2026'])(
    'is the day or the month of its figures: %s',
    title => {
      expect(read(title, 'Jan', 'Feb', 'Mar').columns).toEqual(['2026-01 actual', '2026-02 actual', '2026-03 actual'])
    },
  )

  test.each([
    ['P&L 01.01.2025 bis 30.09.2025', 'FY2025-YTD9 actual'],
    ['GuV 1.1.-30.9.2025', 'FY2025-YTD9 actual'],
    ['Compte de résultat du 01/01/2025 au 30/09/2025', 'FY2025-YTD9 actual'],
    ['Conto economico dal 01/01/2025 al 31/12/2025', 'FY2025 actual'],
    ['P&L through September 2025', 'FY2025-YTD9 actual'],
    ['P&L FYE 06/25', '2024-07-01..2025-06-30 actual'],
    ['P&L 9+3 2025', 'FY2025 forecast'],
  ])('%s', (title, expected) => {
    expect(read(title, 'Amount').columns).toEqual([expected])
  })

  test('that names two years over columns that name none is read by one of them, and that is asked', () => {
    expect(read('P&L 2024 vs 2025', 'Actual', 'Budget')).toEqual({
      columns: ['FY2024 actual', 'FY2024 budget'],
      asked: ['“P&L 2024 vs 2025” names 2024 and 2025: “Actual” is read as FY2024. Choose its period where it is another one.'],
    })
    expect(read('P&L for the years ended 31 December 2025 and 2024', 'Amount').asked).toHaveLength(1)
    for (const title of ['P&L 2024/25', 'P&L 2024-2025', 'P&L 2025 in 2020 prices', 'P&L 2025 (v2024)'])
      expect(read(title, 'Amount').asked, title).toEqual([])
    expect(read('P&L 2024 vs 2025', '2024', '2025').asked).toEqual([])
  })

  test.each(['Management accounts March FY26', 'March FY2026 management accounts', 'P&L – March FY2026', 'Board pack, March FY26'])(
    'is the month in front of its fiscal year: %s',
    title => {
      expect(read(title, 'Actual', 'Budget')).toEqual({ columns: ['2026-03 actual', '2026-03 budget'], asked: [] })
    },
  )

  test.each(['Profit and loss, year ended March FY2026', 'P&L April to March FY2026', 'Decisions that may FY26 bring'])(
    'is not a month where the year ends with it, or where it is a word: %s',
    title => {
      expect(read(title, 'Actual', 'Budget').columns).toEqual(['FY2026 actual', 'FY2026 budget'])
    },
  )

  test.each(['P&L FY2026 – March', 'P&L 2026 – May', 'FY2026 P&L - March', 'GuV 2026 – März'])(
    'may be the month that stands behind the year, apart from it: %s',
    title => {
      const { columns, asked } = read(title, 'Actual', 'Budget')
      expect(columns).toEqual(['FY2026 actual', 'FY2026 budget'])
      expect(asked).toHaveLength(1)
    },
  )
})

test('a time that goes on to this day says where it begins, and is asked', () => {
  expect(read('P&L', 'Jan 2026 to date', 'FY2026 Budget').columns).toEqual(['null actual', 'FY2026 budget'])
})

test('Finnish months without “kuu” are months beside their year', () => {
  const found = understand(
    typed(
      grid('Raportti', [
        ['t€', 'tammi 2026', 'kesä 2026', 'marras 2026'],
        ['Liikevaihto', 1200, 1300, 1400],
      ]),
    ),
  )
  expect(found.statements[0]?.columns.map(({ period }) => period)).toEqual(['2026-01', '2026-06', '2026-11'])
})
