import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

/** Under a title: headings and their lines; each column as `period scenario`, and what is asked or told of which cell. */
const read = (title: string, heads: string[], lines: Given[][]) => {
  const rows: Given[][] = [[title], ['', ...heads], ...['Revenue', 'Costs', 'Profit'].map((name, at) => [name, ...(lines[at] ?? [])])]
  const { statements, problems } = understand(typed(grid('P&L', rows)), { today: '2026-11-29' })
  return {
    columns: statements[0]?.columns
      .filter(({ role }) => role === 'period')
      .map(({ period, scenario, entity }) => [period, scenario, entity].filter(part => part !== null).join(' ')),
    problems: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}
const same = (count: number): number[][] => [900, -700, 200].map(value => Array.from({ length: count }, (_, at) => value * (at + 1)))

test.each([
  ['Erfolgsrechnung September 2025, TEUR', ['Monat Ist', 'Monat Budget', 'Jahr Erwartung', 'Jahr Budget']],
  ['Resultatenrekening september 2025, € duizend', ['Maand Realisatie', 'Maand Begroting', 'Jaar Prognose', 'Jaar Begroting']],
  ['Compte de résultat septembre 2025, K€', ['Mois Réel', 'Mois Budget', 'Prévision année', 'Budget année']],
  ['Cuenta de resultados septiembre 2025, miles €', ['Mes Real', 'Mes Presupuesto', 'Año Previsión', 'Año Presupuesto']],
  ['Rachunek wyników wrzesień 2025, tys. zł', ['Miesiąc Wykonanie', 'Miesiąc Budżet', 'Rok Prognoza', 'Rok Budżet']],
  ['Gelir tablosu Eylül 2025, bin TL', ['Ay Fiili', 'Ay Bütçe', 'Yıl Tahmin', 'Yıl Bütçe']],
])('the year beside what is planned is the whole of it, and no company: %s', (title, heads) => {
  expect(read(title, heads, same(4))).toEqual({
    columns: ['2025-09 actual', '2025-09 budget', 'FY2025 forecast', 'FY2025 budget'],
    problems: [],
  })
})

test('an actual year in the report of a month may be the year so far: it is asked; in that of the year it is the year', () => {
  expect(read('Erfolgsrechnung September 2025, TEUR', ['Monat Ist', 'Monat Soll', 'Jahr Ist', 'Jahr Soll'], same(4))).toEqual({
    columns: ['2025-09 actual', '2025-09 budget', 'FY2025 actual', 'FY2025 budget'],
    problems: ['period-beside D2'],
  })
  expect(read('Profit and loss 2025, EUR thousands', ['Year Actual', 'Year Budget'], same(2))).toEqual({
    columns: ['FY2025 actual', 'FY2025 budget'],
    problems: [],
  })
  expect(read('Profit and loss December 2025, EUR thousands', ['Year Actual', 'Year Budget'], same(2)).problems).toEqual([])
})

test('"año actual" is this year', () => {
  expect(read('Cuenta de resultados 2025, miles €', ['Año actual', 'Año anterior'], same(2)).columns).toEqual([
    'FY2025 actual',
    'FY2024 actual',
  ])
})

test('a full year behind its quarters is of their year where it is their sum, and so is what is planned for it', () => {
  const heads = ['Q1 2025', 'Q2 2025', 'Q3 2025', 'Q4 2025', 'Full Year', 'Budget FY']
  const line = (...parts: number[]): number[] => [...parts, parts.reduce((sum, part) => sum + part), 1000]
  const quarters = [1, 2, 3, 4].map(quarter => `FY2025-Q${quarter} actual`)
  expect(read('Profit and loss, EUR thousands', heads, [line(1, 2, 3, 4), line(-1, -1, -2, -2), line(0, 1, 1, 2)])).toEqual({
    columns: [...quarters, 'FY2025 actual', 'FY2025 budget'],
    problems: ['total-column F2'],
  })
  const other = read(
    'Profit and loss, EUR thousands',
    heads,
    [line(1, 2, 3, 4), line(-1, -1, -2, -2), line(0, 1, 1, 2)].map(row => row.with(4, 99)),
  )
  expect(other).toEqual({ columns: [...quarters, 'actual', 'budget'], problems: ['period-unknown F2'] })
})

test('a column behind an empty one belongs to the lines, however few they are, where a commentary follows it', () => {
  const heads = ['Q1 2025', 'Q2 2025', 'Q3 2025', 'Q4 2025', '', 'FY', 'Commentary']
  const lines: Given[][] = [
    [100, 200, 300, 400, '', 1000, 'A good year'],
    [-50, -60, -70, -80, '', -260, 'Energy'],
    [50, 140, 230, 320, '', 740, ''],
  ]
  expect(read('Profit and loss, EUR thousands', heads, lines).columns).toEqual([
    ...[1, 2, 3, 4].map(quarter => `FY2025-Q${quarter} actual`),
    'FY2025 actual',
  ])
})

test('what is since a time is not of that time: it is asked', () => {
  const { columns, problems } = read('Group P&L, EUR thousands', ['Since Q1 2024', 'Q2 2025', 'seit März 2024'], same(3))
  expect(columns).toEqual(['actual', 'FY2025-Q2 actual', 'actual'])
  expect(problems).toContain('period-unknown B2')
})

test('"na 2023" behind 2023 is no company', () => {
  const { columns, problems } = read('Leningen, € duizend', ['2022', '2023', 'na 2023'], same(3))
  expect(columns).toEqual(['FY2022 actual', 'FY2023 actual', 'FY2023 actual'])
  expect(problems).toContain('same-column D2')
})
