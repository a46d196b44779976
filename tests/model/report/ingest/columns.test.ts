import { describe, expect, test } from 'vitest'
import { correct } from '#app/model/report/ingest/settling/correct.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { ImportJson, ImportStatement } from '#app/model/report/import.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (rows: Given[][]): Understood => understand(typed(grid('Income statement', rows)))
const columnsOf = (rows: Given[][]): string[] =>
  (read(rows).statements[0]?.columns ?? []).map(({ period, scenario, entity }) => [period, scenario, entity].filter(Boolean).join(' '))
const codes = ({ problems }: Understood, severity?: string): string[] =>
  problems.filter(problem => severity === undefined || problem.severity === severity).map(({ code, cell }) => `${code} ${cell}`)
const asImport = (understood: Understood): ImportJson => ({ version: 1, file: { name: 'a.xlsx', sha256: '0'.repeat(64) }, ...understood })
/** A table below one header row: as many figures a line as there are columns. */
const under = (...heads: string[]): Given[][] => [
  ['Line', ...heads],
  ['Revenue', ...heads.map((_, at) => 100 + at)],
  ['Costs', ...heads.map((_, at) => 40 + at * 3)],
]

describe('scenarios', () => {
  test.each([
    ['Q3 2026 Bud', 'budget'],
    ['Q3 2026 Bdgt', 'budget'],
    ['FY26 Fcst', 'forecast'],
    ['2026 Est.', 'forecast'],
    ['2026 Proj.', 'forecast'],
    ['LE 2026', 'forecast'],
    ['FY26 RF', 'forecast'],
    ['FY26 6+6', 'forecast'],
    ['Ist 2026', 'actual'],
    ['Plan 2026', 'budget'],
    ['Hochrechnung 2026', 'forecast'],
    ['Réalisé 2026', 'actual'],
    ['Prévision 2026', 'forecast'],
    ['Presupuesto 2026', 'budget'],
    ['Real 2026', 'actual'],
  ])('“%s” is a %s', (head, scenario) => {
    const other = scenario === 'actual' ? 'Budget 2027' : 'Actual 2027'
    expect(read(under(head, other)).statements[0]?.columns[0]?.scenario).toBe(scenario)
  })

  test('words that only look like one are none', () => {
    expect(columnsOf(under('Le Mans 2025', 'Real estate 2026'))).toEqual(['FY2025 actual', 'FY2026 actual'])
  })

  test('a pension plan is no budget, and a budget that only the title names is said', () => {
    const titled = (title: string): Understood => read([[title], ...under('FY2025', 'FY2026')])
    expect(titled('Pension and benefit plans').statements[0]?.columns[0]?.scenario).toBe('actual')
    expect(titled('Budget, all countries').statements[0]?.columns[0]?.scenario).toBe('budget')
    expect(codes(titled('Budget, all countries'))).toContain('scenario-of-title B2')
  })

  test('a word that nobody knows beside known scenarios is pointed at', () => {
    const understood = read(under('Q3 2026 Actual', 'Q4 2026 Vision'))
    expect(codes(understood, 'warning')).toEqual(['scenario-of-place C1'])
  })
})

describe('earlier periods', () => {
  test.each(['PY', 'LY', 'Prior year', 'Last year', 'Same period last year', 'Vorjahr', 'N-1', 'Año anterior'])(
    '“%s” is an actual of the year before what it stands beside',
    head => {
      expect(columnsOf(under('Q3 2026 Actual', 'Q3 2026 Budget', head))).toEqual([
        'FY2026-Q3 actual',
        'FY2026-Q3 budget',
        'FY2025-Q3 actual',
      ])
    },
  )

  test('below a period it is the year before that one; with a year of its own it is that year', () => {
    const sheet = grid('Income statement', [
      ['', 'Sep 2026', '', '', 'YTD Sep 2026', '', ''],
      ['', 'Actual', 'Budget', 'PY', 'Actual', 'Budget', 'PY'],
      ['Revenue', 1, 2, 3, 4, 5, 6],
      ['Costs', 1, 1, 2, 2, 3, 3],
    ])
    sheet.merges.push({ top: 0, left: 1, bottom: 0, right: 3 }, { top: 0, left: 4, bottom: 0, right: 6 })
    const statement = understand(typed(sheet)).statements[0]
    expect(statement?.columns.map(({ period, scenario }) => `${period} ${scenario}`)).toEqual([
      '2026-09 actual',
      '2026-09 budget',
      '2025-09 actual',
      'FY2026-YTD9 actual',
      'FY2026-YTD9 budget',
      'FY2025-YTD9 actual',
    ])
    expect(columnsOf(under('Current year 2026', 'Prior year 2025'))).toEqual(['FY2026 actual', 'FY2025 actual'])
  })

  test('a year over “Prior year” that is the one before the current year stays what it is', () => {
    const years: Given[][] = [
      ['', 2025, 2026],
      ['', 'PRIOR YEAR', 'CURRENT YEAR'],
      ['Revenue', 100, 110],
      ['Costs', 40, 44],
    ]
    expect(columnsOf(years)).toEqual(['FY2025 actual', 'FY2026 actual'])
  })

  test('of a budget sheet it is still an actual', () => {
    expect(columnsOf([['Budget 2026'], ...under('2026', 'Prior year')])).toEqual(['FY2026 budget', 'FY2025 actual'])
  })

  test('what runs to a date takes it from the title', () => {
    const titled = [['For the nine months ended 30 September 2026'], ...under('MTD', 'QTD', 'YTD', 'LTM')]
    expect(columnsOf(titled)).toEqual(['2026-09 actual', 'FY2026-Q3 actual', 'FY2026-YTD9 actual', '2025-10-01..2026-09-30 actual'])
    expect(codes(read(under('TTM', 'FY2025')))).toContain('period-unknown B1')
  })
})

describe('columns that say the same', () => {
  const twice = under('Q3 2026', 'Q3 2026 restated')

  test('are asked, with the cell of the second', () => {
    expect(codes(read(twice), 'error')).toEqual(['same-column C1'])
  })

  test('are settled by a scenario, an entity or by leaving one out', () => {
    const settled = (column: object): string[] => {
      const { import: corrected } = correct(asImport(read(twice)), {
        statements: [{ statement: 0, columns: [{ id: 'C', ...column }] }],
        plans: [],
        leavePlans: [],
      })
      return corrected.problems.map(({ code }) => code)
    }
    for (const answer of [{ scenario: 'forecast' }, { entity: 'Europe' }, { period: 'FY2025-Q3' }, { ignore: true }, { role: 'other' }])
      expect([answer, settled(answer)]).toEqual([answer, []])
    expect(settled({ label: 'Another name' })).toEqual(['same-column'])
  })
})

describe('entities', () => {
  test('are found in a merged row over the periods', () => {
    const sheet = grid('Segments', [
      ['USD in millions', '', '', '', ''],
      ['', 'Europe', '', 'Asia', ''],
      ['', 'Q2 2026', 'Q3 2026', 'Q2 2026', 'Q3 2026'],
      ['Revenue', 1, 2, 3, 4],
      ['Costs', 1, 1, 1, 1],
    ])
    sheet.merges.push({ top: 1, left: 1, bottom: 1, right: 2 }, { top: 1, left: 3, bottom: 1, right: 4 })
    const understood = understand(typed(sheet))
    expect(understood.statements[0]?.columns.map(({ period, entity }) => `${period} ${entity}`)).toEqual([
      'FY2026-Q2 Europe',
      'FY2026-Q3 Europe',
      'FY2026-Q2 Asia',
      'FY2026-Q3 Asia',
    ])
    expect(understood.statements[0]?.unit).toMatchObject({ currency: 'USD', scale: 6 })
    expect(codes(understood, 'info')).toContain('entity-columns B2')
    sheet.merges = []
    expect(understand(typed(sheet)).statements[0]?.columns[1]?.entity).toBe('Europe')
  })

  test('are found below the period and in one header, and the total is the whole company', () => {
    const below = read([
      ['', 'Q3 2026', 'Q3 2026', 'Q3 2026'],
      ['', 'Europe', 'Asia', 'Group'],
      ['Revenue', 1, 2, 3],
      ['Costs', 1, 1, 2],
    ])
    expect(below.statements[0]?.columns.map(({ entity }) => entity)).toEqual(['Europe', 'Asia', null])
    expect(columnsOf(under('Europe Q3 2026', 'Asia Q3 2026', 'Total Q3 2026'))).toEqual([
      'FY2026-Q3 actual Europe',
      'FY2026-Q3 actual Asia',
      'FY2026-Q3 actual',
    ])
  })

  test('are not guessed where the name may be a scenario, a measure or a version', () => {
    for (const heads of [
      ['Q3 2026 Actual', 'Q3 2026 Landing'],
      ['Q3 2026 Price', 'Q3 2026 Volume'],
    ]) {
      const understood = read(under(...heads))
      if (heads[1] === 'Q3 2026 Landing') expect(codes(understood, 'error')).toEqual(['same-column C1'])
      expect(understood.statements[0]?.columns.map(({ entity }) => entity)).toEqual([null, null])
    }
  })
})

describe('a column of another unit', () => {
  test('stays out until a person says what it is', () => {
    const understood = read(under('FY2026 (USD m)', 'FY2026 (EUR m)', 'FY2025 (USD m)'))
    const statement = understood.statements[0] as ImportStatement
    expect(statement.unit).toMatchObject({ currency: 'USD', scale: 6 })
    expect(statement.columns.map(({ role }) => role)).toEqual(['period', 'other', 'period'])
    expect(codes(understood, 'error')).toEqual(['mixed-currency C1'])
  })

  test('gives the statement its unit where all columns have it', () => {
    expect(read(under('FY2026 (k€)', 'FY2025 (k€)')).statements[0]?.unit).toMatchObject({ currency: 'EUR', scale: 3 })
  })
})

test('numbers of months below years are a part of the header, no line', () => {
  const { statements } = read([
    ['', 'Year 1', 'Year 1', 'Year 1', 'Year 2'],
    ['Month', 1, 2, 3, 4],
    ['Revenue', 100, 110, 120, 130],
    ['Costs', 40, 44, 48, 50],
  ])
  expect(statements[0]?.columns.map(({ label }) => label)).toEqual(['Year 1 Month 1', 'Year 1 Month 2', 'Year 1 Month 3', 'Year 2 Month 4'])
  expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Revenue', 'Costs'])
})

describe('headers', () => {
  const day = (value: string): Given => ({ kind: 'date', value, raw: '0' })

  test('days three weeks apart are no months: which periods they are is asked', () => {
    const rows: Given[][] = [
      ['', day('2026-03-19'), day('2026-04-09')],
      ['Points', 60, 55],
      ['Value', 16, 10],
    ]
    expect(columnsOf(rows)).toEqual(['actual', 'actual'])
    expect(codes(read(rows), 'warning')).toContain('period-unknown B1')
  })

  test('the last row of a header that stands again over each part is that header', () => {
    const parts = read([
      ['', 2025, 2026],
      ['', 'PRIOR YEAR', 'CURRENT YEAR'],
      ['Current assets', 'Year 1', 'Year 2'],
      ['Cash', 10, 12],
      ['Stock', 5, 6],
      ['Total current assets', { value: '15', formula: 'SUM(B4:B5)' }, { value: '18', formula: 'SUM(C4:C5)' }],
      [],
      ['Fixed assets', 'Year 1', 'Year 2'],
      ['Plant', 70, 75],
      ['Land', 20, 20],
    ])
    expect(parts.statements).toHaveLength(1)
    expect(parts.statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2025', 'FY2026'])
    expect(parts.statements[0]?.lineItems.map(({ label, kind }) => [label, kind]).slice(-3)).toEqual([
      ['Fixed assets', 'heading'],
      ['Plant', 'item'],
      ['Land', 'item'],
    ])
  })

  test('under another year the same last row is another table', () => {
    const rows: Given[][] = [
      ['', 2025, 2025],
      ['', 'North', 'South'],
      ['', 'Actual', 'Budget'],
      ['Revenue', 10, 12],
      ['Costs', 5, 6],
      ['Year 2026'],
      ['', 'Actual', 'Budget'],
      ['Revenue', 11, 13],
      ['Costs', 6, 7],
    ]
    expect(read(rows).statements).toHaveLength(2)
  })
})

test('columns without a heading that a difference compares line by line are no details of each other', () => {
  const found = read([
    ['Year', 0, 1, 2],
    ['Net working capital', -16, -18, -19],
    ['Change', null, { value: '-2', formula: 'C2-B2' }, { value: '-1', formula: 'D2-C2' }],
    ['Free cash flow', 5, 6, 7],
  ])
  expect(found.statements[0]?.columns.map(({ role }) => role)).toEqual(['period', 'period', 'period'])
})

test('beside the year to date that ends with it a month is a month, a year apart or not', () => {
  const periods = (head: string[]): (string | null)[] =>
    read([
      ['', ...head],
      ['Revenue', ...head.map((_, at) => 10 + at)],
      ['Costs', ...head.map((_, at) => 5 + at)],
    ]).statements[0]?.columns.map(({ period }) => period) ?? []
  expect(periods(['Sep 2026', 'YTD Sep 2026', 'Sep 2025', 'YTD Sep 2025'])).toEqual(['2026-09', 'FY2026-YTD9', '2025-09', 'FY2025-YTD9'])
  expect(periods(['Sep/2026', 'Jan/2026 - Sep/2026', 'Vorjahr Sep/2025'])).toEqual(['2026-09', 'FY2026-YTD9', '2025-09'])
  expect(periods(['Sep 2026', 'Sep 2025'])).toEqual(['FY2026', 'FY2025'])
})
