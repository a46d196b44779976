import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

// One time below the other: each table is of the time that stands over it, and not of that of the first.

const lines = (factor: number, columns: number): Given[][] =>
  [1000, -600, 400].map((figure, at) => [
    ['Revenue', 'Cost of sales', 'Gross profit'][at] as string,
    ...Array.from({ length: columns }, (_, column) => figure * factor * (column + 1)),
  ])
const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Report', rows)), { today: '2026-11-29' })
  return {
    statements: statements.map(({ title, columns, lineItems }) => ({
      title,
      columns: columns
        .filter(({ role }) => role === 'period')
        .map(({ period, scenario, entity }) => [period, scenario, entity].filter(Boolean).join(' ')),
      first: lineItems[0]?.values[0]?.value,
    })),
    problems: problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
  }
}
const columnsOf = (...rows: Given[][]): string[][] => read(...rows).statements.map(({ columns }) => columns)

describe('the same lines below each other', () => {
  test('are of the year in the corner of their own header', () => {
    const head = (year: string): Given[] => [year, 'Africa', 'Asia', 'Group']
    const { statements } = read(['EUR thousands'], head('FY2025'), ...lines(1, 3), [], head('FY2024'), ...lines(0.5, 3))
    expect(statements.map(({ columns }) => columns)).toEqual([
      ['FY2025 actual Africa', 'FY2025 actual Asia', 'FY2025 actual'],
      ['FY2024 actual Africa', 'FY2024 actual Asia', 'FY2024 actual'],
    ])
    expect(statements.map(({ first }) => first)).toEqual(['1000', '500'])
  })

  test('are of the year that stands alone over the header, or in a title', () => {
    const quarters: Given[] = ['', 'Q1', 'Q2']
    const expected = [
      ['FY2025-Q1 actual', 'FY2025-Q2 actual'],
      ['FY2024-Q1 actual', 'FY2024-Q2 actual'],
    ]
    for (const title of ['', 'Income statement '])
      expect(columnsOf([`${title}2025`], quarters, ...lines(1, 2), [], [`${title}2024`], quarters, ...lines(2, 2))).toEqual(expected)
  })

  test('are of the month, the year to date and the whole year of the report', () => {
    const block = (title: string, heads: Given[], factor: number): Given[][] => [[title], ['', ...heads], ...lines(factor, 3), []]
    const said = ['Actual', 'Budget', 'Last year']
    const rows = [['Board report September 2025'], [], ...block('Current month', said, 1), ...block('Year to date', said, 9)]
    const { statements, problems } = read(...rows, ...block('Full year', ['Forecast', ...said.slice(1)], 12))
    expect(statements.map(({ columns }) => columns)).toEqual([
      ['2025-09 actual', '2025-09 budget', '2024-09 actual'],
      ['FY2025-YTD9 actual', 'FY2025-YTD9 budget', 'FY2024-YTD9 actual'],
      ['FY2025 forecast', 'FY2025 budget', 'FY2024 actual'],
    ])
    expect(statements.map(({ title }) => title)).toEqual(
      ['Current month', 'Year to date', 'Full year'].map(time => `Board report September 2025: ${time}`),
    )
    expect(problems).toEqual([])
  })

  test('are so in other languages, and under three months and nine', () => {
    const german = (title: string, actual: string): Given[][] => [[title, actual, 'Plan', 'Vorjahr'], ...lines(1, 3), []]
    expect(
      columnsOf(['Ergebnis September 2025'], ...german('Monat', 'Ist'), ...german('Kumuliert', 'Ist'), ...german('Jahr', 'Forecast')),
    ).toEqual([
      ['2025-09 actual', '2025-09 budget', '2024-09 actual'],
      ['FY2025-YTD9 actual', 'FY2025-YTD9 budget', 'FY2024-YTD9 actual'],
      ['FY2025 forecast', 'FY2025 budget', 'FY2024 actual'],
    ])
    const ended = (title: string): Given[][] => [[title], ['', '2025', '2024'], ...lines(1, 2), []]
    expect(columnsOf(...ended('Three months ended 30 September'), ...ended('Nine months ended 30 September'))).toEqual([
      ['FY2025-Q3 actual', 'FY2024-Q3 actual'],
      ['FY2025-YTD9 actual', 'FY2024-YTD9 actual'],
    ])
  })

  test('are asked for their time where nothing says which quarter it is', () => {
    const block = (title: string): Given[][] => [[title, '2025', '2024'], ...lines(1, 2), []]
    const { statements, problems } = read(['Income statement'], ...block('Quarter'), ...block('Year to date'))
    expect(statements.map(({ columns }) => columns)).toEqual([
      ['actual', 'actual'],
      ['actual', 'actual'],
    ])
    expect(problems).toEqual(['period-unknown', 'period-unknown'])
  })

  test('are so under one header, too, where its columns name no year', () => {
    const blocks = (...titles: string[]): Given[][] => titles.flatMap(title => [[title], ...lines(1, 2), []])
    const { statements, problems } = read(['Report'], ['', 'Jan', 'Feb'], ...blocks('2025', '2024'))
    expect(statements.map(({ title, columns }) => `${title}: ${columns.join()}`)).toEqual([
      'Report: 2025: 2025-01 actual,2025-02 actual',
      'Report: 2024: 2024-01 actual,2024-02 actual',
    ])
    expect(problems).toEqual(['several-cases'])
    expect(columnsOf(['Report'], ['', '2025', '2024'], ...blocks('Q1', 'Q2'))).toHaveLength(1)
  })

  test('have the scenario that stands in the corner of their own header', () => {
    const block = (title: string): Given[][] => [[title, 'Q1 2025', 'Q2 2025'], ...lines(1, 2), []]
    expect(columnsOf(['Report'], ...block('Actual'), ...block('Budget'))).toEqual([
      ['FY2025-Q1 actual', 'FY2025-Q2 actual'],
      ['FY2025-Q1 budget', 'FY2025-Q2 budget'],
    ])
  })

  test('stay one table where the header of a page comes again', () => {
    const head: Given[] = ['FY2025', 'Africa', 'Asia']
    expect(columnsOf(head, ...lines(1, 2), [], head, ['Wages', 3, 4], ['Rent', 5, 6])).toHaveLength(1)
  })
})
