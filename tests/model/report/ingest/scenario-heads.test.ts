import { describe, expect, test } from 'vitest'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

describe('a scenario that is written together with its year', () => {
  test.each([
    ['Act25', 'actual', 2025],
    ['Bud 26', 'budget', 2026],
    ['Bud.26', 'budget', 2026],
    ['FC2026', 'forecast', 2026],
    ['LE26', 'forecast', 2026],
    ['Soll25', 'budget', 2025],
    ['A2025', 'actual', 2025],
    ['B2026', 'budget', 2026],
    ['PL2025', 'budget', 2025],
    ['BGT25', 'budget', 2025],
  ])('%s', (text, scenario, year) => {
    expect(readHeader(text, null)).toMatchObject({ scenario, year })
  })

  test.each(['F2025', 'B25', 'Actual 12', 'Plan 7', 'BU25', 'Plan B2025'])('%s is none', text => {
    const { scenario, year } = readHeader(text, null)
    expect(scenario !== null && year !== null).toBe(false)
  })

  test('names a sheet as well', () => {
    const of = (name: string) =>
      understand(
        typed(
          grid(name, [
            ['Profit and loss, EUR'],
            [null, 'Jan', 'Feb'],
            ['Revenue', 1250, 1275],
            ['Costs', -820, -830],
            ['Profit', 430, 445],
          ]),
        ),
      ).statements[0]?.columns.map(({ period, scenario }) => `${period} ${scenario}`)
    expect(of('Bud26')).toEqual(['2026-01 budget', '2026-02 budget'])
    expect(of('Act25')).toEqual(['2025-01 actual', '2025-02 actual'])
  })
})

test.each([
  ['Reforecast 2025', 'forecast'],
  ['Run-rate 2025', 'forecast'],
  ['Annualised 2025', 'forecast'],
  ['Obj 2025', 'budget'],
  ['Goal 2025', 'budget'],
  ['Orç. 2025', 'budget'],
  ['Resultat', 'actual'],
  ['Baseline', 'budget'],
])('%s is a %s', (text, scenario) => {
  expect(readHeader(text, null).scenario).toBe(scenario)
})

const read = (...heads: string[]) => {
  const figures = (from: number, step: number) => heads.map((_, at) => from + at * step)
  const { statements, problems } = understand(
    typed(
      grid('P&L', [
        ['Profit and loss, EUR, September 2025'],
        [null, ...heads],
        ['Revenue', ...figures(1250, 17)],
        ['Costs', ...figures(-820, -5)],
        ['Profit', ...figures(430, 12)],
      ]),
    ),
  )
  return {
    columns: statements[0]?.columns.map(({ period, scenario, role, entity }) =>
      [period ?? role, scenario, entity].filter(Boolean).join(' '),
    ),
    told: problems.flatMap(({ severity, code, message }) => (code === 'prior-period' ? [`${severity} ${message}`] : [])),
  }
}

describe('heads that mean something beside others', () => {
  test('PL and BU are plan and budget beside AC, FC or PY, and nothing alone', () => {
    expect(read('AC', 'PL', 'ΔPL').columns).toEqual(['2025-09 actual', '2025-09 budget', 'variance actual'])
    expect(read('AC', 'BU', 'FC').columns).toEqual(['2025-09 actual', '2025-09 budget', '2025-09 forecast'])
    expect(read('PL', 'Shops').columns).toEqual(['2025-09 actual PL', '2025-09 actual Shops'])
  })

  test('Prior beside Current is the year before, which is asked', () => {
    const { columns, told } = read('Current', 'Prior')
    expect(columns).toEqual(['2025-09 actual', '2024-09 actual'])
    expect(told).toEqual(['warning “Prior” is read as Sep 2024, actual, the year before. Say so where it is the month or quarter before.'])
  })

  test('what comes in and goes out between an opening and a closing balance stays', () => {
    expect(read('Opening', 'Additions', 'Disposals', 'Closing').columns).toEqual([
      '2025-09 actual Opening',
      '2025-09 actual Additions',
      '2025-09 actual Disposals',
      '2025-09 actual Closing',
    ])
  })
})

test('what is called pro forma may be a projection: said of columns that name no scenario', () => {
  const of = (title: string, head: string) => {
    const { statements, problems } = understand(
      typed(grid('Sheet1', [[title], ['', head], ['Revenue', 1250], ['Costs', 820], ['Profit', 430]])),
      { today: '2027-03-01' },
    )
    return [
      statements[0]?.columns[0]?.scenario,
      problems.filter(({ code }) => code.startsWith('scenario')).map(({ code, cell }) => `${code} ${cell}`),
    ]
  }
  expect(of('5-year pro forma profit and loss', 'Year 1')).toEqual(['actual', ['scenario-unknown B2']])
  expect(of('Pro-forma profit and loss', '2024')).toEqual(['actual', ['scenario-unknown B2']])
  // Once is enough of a year that is not over yet.
  expect(of('Pro forma profit and loss', '2027')).toEqual(['actual', ['scenario-unknown B2']])
  expect(of('Pro forma profit and loss', 'Budget 2024')).toEqual(['budget', []])
  expect(of('Profit and loss', '2024')).toEqual(['actual', []])
})

test('letters over months are their scenarios where a year with a letter stands behind them', () => {
  const { statements, problems } = understand(
    typed(
      grid('Sheet1', [
        ['Rolling forecast 2026'],
        ['', 'A', 'A', 'F', 'F', 'FY26 F', 'FY26 Budget'],
        ['', '31/01/2026', '28/02/2026', '31/03/2026', '30/04/2026'],
        ['Sales', 100, 102, 105, 108, 1300, 1250],
        ['Services', 40, 41, 42, 42, 510, 500],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ period, scenario }) => `${period} ${scenario}`)).toEqual([
    '2026-01 actual',
    '2026-02 actual',
    '2026-03 forecast',
    '2026-04 forecast',
    'FY2026 forecast',
    'FY2026 budget',
  ])
  expect(problems.map(({ code }) => code)).not.toContain('column-left-out')
})

test('quotas and what costs were planned are a budget, and the gap between them and the actual a difference', () => {
  const of = (...heads: string[]) =>
    understand(
      typed(grid('Sheet1', [['March 2026'], ['', ...heads], ['North', 500, 520, 20], ['South', 450, 400, -50]])),
    ).statements[0]?.columns.map(({ role, scenario }) => (role === 'period' ? scenario : role))
  expect(of('Quota', 'Actual', 'Gap to quota')).toEqual(['budget', 'actual', 'variance'])
  expect(of('Quota 2026', 'Quota 2025', 'Gap')).toEqual(['actual', 'actual', 'other'])
  expect(of('Plankosten', 'Istkosten', 'Abw.')).toEqual(['budget', 'actual', 'variance'])
})

test('N is this year and N-1 the one before, also behind what else a column says', () => {
  const of = (...heads: string[]) =>
    understand(
      typed(
        grid('Sheet1', [
          ['Bilan 2026'],
          ['', ...heads],
          ['Stocks', ...heads.map((_, at) => 50 - at)],
          ['Immobilisations', ...heads.map((_, at) => 80 - at)],
        ]),
      ),
    ).statements[0]?.columns.map(({ period, entity }) => [period, entity].filter(Boolean).join(' '))
  expect(of('Exercice N', 'Exercice N-1')).toEqual(['2026-12-31', '2025-12-31'])
  expect(of('Brut', 'Net', 'Net N-1')).toEqual(['2026-12-31 Brut', '2026-12-31 Net', '2025-12-31 Net'])
})

test('a letter behind the full year is its scenario', () => {
  expect(readHeader('Full year F', null)).toMatchObject({ months: 12, scenario: 'forecast' })
})
