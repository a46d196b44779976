import { expect, test } from 'vitest'
import { periodKey } from '#app/model/period.ts'
import type { Calendar } from '#app/model/report/ingest/time/resolve.ts'
import { joinHeaders, readHeader } from '#app/model/report/ingest/heads/header.ts'
import { resolvePeriod, spacingOf } from '#app/model/report/ingest/time/resolve.ts'

const nothing = readHeader('', null)
const resolve = (texts: string[], calendar: Partial<Calendar> = {}): string | null => {
  const period = resolvePeriod(joinHeaders(texts.map(text => readHeader(text, 'month'))), {
    firstMonth: 1,
    spacing: null,
    type: 'income',
    title: nothing,
    ...calendar,
  })
  return period && periodKey(period)
}

test.each([
  [['12 Months Ended', 'Dec. 31, 2024'], 'FY2024'],
  [['3 Months Ended Sep. 30, 2026'], 'FY2026-Q3'],
  [['Three months ended September 30, 2026'], 'FY2026-Q3'],
  [['13 weeks ended Sep. 28, 2024'], 'FY2024-Q3'],
  [['9 Months Ended', 'Sep. 30, 2026'], 'FY2026-YTD9'],
  [['FY26E'], 'FY2026'],
  [['2024A'], 'FY2024'],
  [['2023/24'], 'FY2024'],
  [['Q3 FY26'], 'FY2026-Q3'],
  [['3Q26'], 'FY2026-Q3'],
  [['2024', 'Q2'], 'FY2024-Q2'],
  [['H1 2025'], 'FY2025-H1'],
  [['Sep 2026'], '2026-09'],
  [['Sep-26 Budget'], '2026-09'],
  [['YTD Sep 2026'], 'FY2026-YTD9'],
  [['01/08/2025 to 10/31/2025'], '2025-01-08..2025-10-31'],
  [['Year 1'], null],
  [['TTM'], null],
  [['Amount'], null],
  [['4 years 8 months'], null],
  [['2025', '4 years 8 months'], 'FY2025'],
])('%j is %s', (texts, key) => {
  expect(resolve(texts)).toBe(key)
})

test('dates that are a year apart are years, a quarter apart quarters', () => {
  const march = ['2015-03-31', '2016-03-31', '2017-03-31']
  expect(resolve(['Mar-16'], { spacing: spacingOf(march), firstMonth: 4 })).toBe('FY2016')
  expect(resolve(['2026-06-30'], { spacing: spacingOf(['2026-03-31', '2026-06-30']) })).toBe('FY2026-Q2')
  expect(spacingOf(['2026-03-31', '2026-06-30', '2026-07-31'])).toBeNull()
})

test('a balance sheet has dates', () => {
  expect(resolve(['Dec. 31, 2024'], { type: 'balance' })).toBe('2024-12-31')
  expect(resolve(['FY2024'], { type: 'balance', firstMonth: 4 })).toBe('2024-03-31')
})

test('a bare month takes its year from the title', () => {
  expect(resolve(['March'], { title: readHeader('Report for 2025', null) })).toBe('2025-03')
  expect(resolve(['November'], { title: readHeader('Twelve months to Jun. 30, 2026', null) })).toBe('2025-11')
})

test('4/5/2024 is asked where nothing tells', () => {
  expect(readHeader('4/5/2024', null)).toMatchObject({ ambiguousDate: true, end: null })
  expect(readHeader('4/5/2024', 'day').end).toBe('2024-05-04')
  expect(readHeader('4/5/2024', 'month').end).toBe('2024-04-05')
})

test.each([
  'Zmiana %',
  'Změna',
  'Förändring',
  'Endring i %',
  'Ændring',
  'Muutos',
  'Değişim',
  'Afwijking',
  'Diferença',
  'Variação',
  'Изменение',
])('“%s” is a difference', text => {
  expect(readHeader(text, null).variance).toBe(true)
})

test.each(['Prix moyen', 'Prix moyen 2026', 'MOMs', 'Momentum'])('“%s” is none', text => {
  expect(readHeader(text, null).variance).toBe(false)
})

test('scenarios and variances', () => {
  const scenario = (text: string): unknown => readHeader(text, null).scenario
  expect(
    ['Actual', 'Budget', '2025E', 'Q3 Forecast', 'Plan 2026', 'Profit and loss projections', '5-Year Financial Plan'].map(scenario),
  ).toEqual(['actual', 'budget', 'forecast', 'forecast', 'budget', 'forecast', 'forecast'])
  expect(['Var. %', 'Variance', 'Change YoY', 'Δ vs. budget'].map(text => readHeader(text, null).variance)).toEqual([
    true,
    true,
    true,
    true,
  ])
})

test.each([
  ['Q4 FY26 F', 'forecast'],
  ['Q4 FY26 A', 'actual'],
  ['Q4 2026 (F)', 'forecast'],
  ['FY26 Q4 F', 'forecast'],
  ['2026 Q4F', 'forecast'],
  ['4Q26 E', 'forecast'],
  ['2H 2026 B', 'budget'],
  ['H1 FY26 A', 'actual'],
  ['Q3F', 'forecast'],
  ['Q3 FY26', null],
])('the letter behind a quarter or half says its scenario, with a blank or without: %s', (text, scenario) => {
  const facts = readHeader(text, null)
  expect(facts.scenario).toBe(scenario)
  expect(facts.quarter ?? facts.half).not.toBeNull()
  expect(facts.year).toBe(/6/.test(text) ? 2026 : null)
})

test('an hour in small letters is no half-year', () => {
  expect(['1h average', '1H average', '1h 2025'].map(text => readHeader(text, null).half)).toEqual([null, 1, 1])
})
