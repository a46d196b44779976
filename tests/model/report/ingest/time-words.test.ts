import { describe, expect, test } from 'vitest'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { resolvePeriod } from '#app/model/report/ingest/time/resolve.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { inEnglish } from '#app/model/report/ingest/time/time-words.ts'
import { unitOfTitles } from '#app/model/report/ingest/units/unit.ts'
import { periodKey } from '#app/model/period.ts'
import type { StatementType } from '#app/model/report/import.ts'
import { grid, texts, typed } from './grids.ts'

function periodOf(text: string, type: StatementType = 'income'): string | null {
  const period = resolvePeriod(readHeader(text, null), { firstMonth: 1, spacing: null, type, title: readHeader('', null) })
  return period && periodKey(period)
}

describe('words for time', () => {
  test.each([
    ['Januar 2026', '2026-01'],
    ['Jänner 2026', '2026-01'],
    ['janv. 2026', '2026-01'],
    ['enero-26', '2026-01'],
    ['févr. 2026', '2026-02'],
    ['Mär 26', '2026-03'],
    ['mars 2026', '2026-03'],
    ['août 2025', '2025-08'],
    ['Okt 2025', '2025-10'],
    ['déc. 2025', '2025-12'],
    ['dic-25', '2025-12'],
    ['1. Quartal 2026', 'FY2026-Q1'],
    ['Q1/2026', 'FY2026-Q1'],
    ['T1 2026', 'FY2026-Q1'],
    ['1T26', 'FY2026-Q1'],
    ['1er trimestre 2026', 'FY2026-Q1'],
    ['Tercer trimestre 2026', 'FY2026-Q3'],
    ['Third quarter 2026', 'FY2026-Q3'],
    ['2. Halbjahr 2025', 'FY2025-H2'],
    ['H1/2025', 'FY2025-H1'],
    ['S1 2026', 'FY2026-H1'],
    ['2e semestre 2026', 'FY2026-H2'],
    ['kumuliert Sep 2026', 'FY2026-YTD9'],
    ['Cumul sept. 2026', 'FY2026-YTD9'],
    ['Acumulado septiembre 2026', 'FY2026-YTD9'],
    ['9 Monate 2026', 'FY2026-YTD9'],
    ['Geschäftsjahr 2025/26', 'FY2026'],
    ['Quarter 2 2026/27', 'FY2027-Q2'],
    ['Halbjahr 1 2026/27', 'FY2027-H1'],
    ['Forecast outturn 2026', 'FY2026'],
    ['Year-end forecast 2026', 'FY2026'],
    ['GJ 2025', 'FY2025'],
    ['Ejercicio 2025', 'FY2025'],
    ['exercice clos le 31/12/2025', 'FY2025'],
    ['Revenue Sep 2026', '2026-09'],
  ])('“%s” is %s', (text, period) => {
    expect(periodOf(text)).toBe(period)
  })

  test.each([
    ['Stand 31.12.2025', '2025-12-31'],
    ['au 31/12/2025', '2025-12-31'],
    ['au 05/04/2025', '2025-04-05'],
    ['al 31 de diciembre de 2025', '2025-12-31'],
    ['31. Dezember 2025', '2025-12-31'],
  ])('a balance sheet of “%s” is of %s', (text, day) => {
    expect(periodOf(text, 'balance')).toBe(day)
  })

  test('what only sounds like time is none', () => {
    for (const text of ['Amortissements cumulés', 'Accumulated depreciation', 'Tier T1 lines', 'Premier League'])
      expect(periodOf(text)).toBeNull()
    expect(readHeader('Amortissements cumulés', null).toDate).toBeNull()
  })
})

describe('calendar weeks', () => {
  test.each(['KW 12 2026', 'KW12/2026', '12. KW 2026', '2026-W12', 'CW12 2026', 'Week 12 2026', 'Semaine 12 2026', 'Semana 12 2026'])(
    '“%s” is Monday to Sunday',
    text => {
      expect(periodOf(text)).toBe('2026-03-16..2026-03-22')
    },
  )

  test('begin and end where ISO says, and a year without a 53rd has none', () => {
    expect(periodOf('KW 1 2026')).toBe('2025-12-29..2026-01-04')
    expect(periodOf('KW 53 2026')).toBe('2026-12-28..2027-01-03')
    expect(periodOf('KW 53 2025')).toBeNull()
  })

  test('are told with their days; without a year they are asked for', () => {
    const read = (...heads: string[]) =>
      understand(
        typed(
          grid('Sales', [
            ['', ...heads],
            ['Orders', 12, 15],
            ['Revenue', 10, 11],
          ]),
        ),
      ).problems
    expect(read('Week 11 2026', 'Week 12 2026')).toMatchObject([{ severity: 'warning', code: 'calendar-week', cell: 'B1' }])
    expect(read('KW 11', 'KW 12')).toMatchObject([{ severity: 'warning', code: 'year-unknown', cell: 'B1' }])
  })
})

describe('a German income statement', () => {
  const { statements, problems } = understand(
    texts('GuV', [
      ['Gewinn- und Verlustrechnung in T€', '', '', '', '', ''],
      ['', 'Ist Q1 2026', 'Plan Q1 2026', 'Abw.', 'Abw. %', 'Vorjahr'],
      ['Umsatzerlöse', '1.234,5', '1.200,0', '34,5', '2,9%', '1.100,0'],
      ['Materialaufwand', '-400,0', '-380,0', '-20,0', '-5,3%', '-350,0'],
      ['Summe', '834,5', '820,0', '14,5', '1,8%', '750,0'],
      ['Mitarbeiter', '120', '118', '2', '1,7%', '110'],
    ]),
  )
  const [statement] = statements

  test('has its columns, its unit and its differences', () => {
    expect(statement).toMatchObject({ type: 'income', unit: { currency: 'EUR', scale: 3 } })
    expect(statement?.columns.map(({ period, scenario, role }) => [period, scenario, role])).toEqual([
      ['FY2026-Q1', 'actual', 'period'],
      ['FY2026-Q1', 'budget', 'period'],
      [null, 'actual', 'variance'],
      [null, 'actual', 'variance'],
      ['FY2025-Q1', 'actual', 'period'],
    ])
    expect(statement?.columns.map(({ variance }) => variance?.as)).toEqual([undefined, undefined, 'absolute', 'relative', undefined])
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('adds up, and counts people as people', () => {
    expect(statement?.lineItems[2]).toMatchObject({ label: 'Summe', parts: [{ item: 0 }, { item: 1 }] })
    expect(statement?.lineItems[3]).toMatchObject({ label: 'Mitarbeiter', unit: 'count' })
  })
})

test('words of one language are no words of another: salaries are money, clients owe it', () => {
  const { statements } = understand(
    typed(
      grid('Income', [
        ['', 'FY2025', 'FY2026'],
        ['Revenue', 10, 11],
        ['Wages and salaries', -3, -4],
        ['Créances clients', 5, 6],
        ['Net income', 7, 7],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'currency', 'currency'])
})

test.each([
  ['in TEUR', 'EUR', 3],
  ['Angaben in Mio. EUR', 'EUR', 6],
  ['in Tsd. €', 'EUR', 3],
  ['in 1.000 €', 'EUR', 3],
  ["in 1'000 CHF", 'CHF', 3],
  ['en milliers d’euros', 'EUR', 3],
  ['en miles de euros', 'EUR', 3],
  ['en M€', 'EUR', 6],
  ['Miles Davis', null, 0],
])('“%s” counts in %s × 10^%s', (line, currency, scale) => {
  expect(unitOfTitles([line])).toMatchObject({ currency, scale })
})

test('accents that stand beside their letters, as some programs write them, are the same words', () => {
  for (const text of ['année 2025', 'année complète', '2. trimestre 2025', 'año 2025'])
    expect(inEnglish(text.normalize('NFD'))).toBe(inEnglish(text))
  expect(inEnglish('année 2025')).toBe('FY 2025')
})

test('what was spent so far is of the months so far, and an outturn of the whole year', () => {
  const rows = [
    ['Budget monitoring to 30 September 2026'],
    ['Service (£k)', 'Annual budget', 'Budget to date', 'Actual to date', 'Réalisé à date', 'Forecast outturn'],
    ['Adults', 90000, 45000, 46000, 46000, 93500],
  ]
  const periods = (title: string) =>
    understand(typed(grid('Sheet', [[title], ...rows.slice(1)]))).statements[0]?.columns.map(({ period }) => period)
  expect(periods('Budget monitoring to 30 September 2026')).toEqual(['FY2026', 'FY2026-YTD9', 'FY2026-YTD9', 'FY2026-YTD9', 'FY2026'])
  // How far the year has gone, the sixth of its periods does not say.
  expect(periods('Budget monitoring 2026/27 Period 6')).toEqual(['FY2027', null, null, null, 'FY2027'])
})
