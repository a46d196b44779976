import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

test.each([
  ['Demonstração do resultado 3T2026 (R$ mil)', ['Realizado', 'Orçado', 'Var.', 'Ano anterior'], 'BRL 3'],
  ['Cuenta de resultados T3 2026 (miles de €)', ['Real', 'Ppto', 'Desv.', 'Año anterior'], 'EUR 3'],
  ['Winst-en-verliesrekening Q3 2026 (x € 1.000)', ['Realisatie', 'Begroting', 'Verschil', 'Vorig jaar'], 'EUR 3'],
  ['Conto economico III trim. 2026 (€/000)', ['Consuntivo', 'Budget', 'Scost.', 'Anno precedente'], 'EUR 3'],
  ['Rachunek zysków i strat III kw. 2026 (tys. PLN)', ['Wykonanie', 'Budżet', 'Odchylenie', 'Rok poprzedni'], 'PLN 3'],
  ['Resultaträkning kv3 2026 (SEK tusen)', ['Utfall', 'Budget', 'Avvikelse', 'Föregående år'], 'SEK 3'],
  ['Отчет о прибылях и убытках Q3 2026 (тыс. руб.)', ['Факт', 'План', 'Отклонение', 'Прошлый год'], 'RUB 3'],
  ['Отчет о прибылях и убытках Q3 2026, млн рублей', ['Факт', 'Бюджет', 'Отклонение', 'Предыдущий год'], 'RUB 6'],
  ['Resultaträkning kv3 2026, tkr', ['Utfall', 'Budget', 'Avvikelse', 'Föregående år'], 'null 3'],
])('%s', (title, heads, unit) => {
  const { statements, problems } = understand(
    typed(grid('Sheet1', [[title], ['', ...heads], ['A', 100, 110, -10, 95], ['B', -60, -65, 5, -55], ['C', 40, 45, -5, 40]])),
  )
  const [statement] = statements
  expect(statement?.type).toBe('income')
  expect(`${statement?.unit.currency} ${statement?.unit.scale}`).toBe(unit)
  expect(statement?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'currency'])
  expect(statement?.columns.map(({ period, scenario, role }) => (role === 'variance' ? role : `${period} ${scenario}`))).toEqual([
    'FY2026-Q3 actual',
    'FY2026-Q3 budget',
    'variance',
    'FY2025-Q3 actual',
  ])
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('products whose names end with a number are percentages under a percent sign', () => {
  const rows: Given[][] = [
    ['Department', 'Hours', 'Cost €k', 'Scrap %'],
    ['Line 3', 1000, 52, 0.021],
    ['X5', 800, 47, 0.018],
  ]
  const { statements } = understand(typed(grid('Sheet1', [['Output Q3 2026'], [], ...rows])))
  expect(statements.map(({ lineItems }) => lineItems.map(({ unit }) => unit))).toEqual([
    ['count', 'count'],
    ['currency', 'currency'],
    ['percent', 'percent'],
  ])
})

test('rubles in the headers, and a column of units that nobody knows, are no counts and no money', () => {
  const { statements } = understand(
    typed(
      grid('Sheet1', [
        ['Показатель', 'Ед.', 'План 2025', 'Факт 2025'],
        ['Выручка', 'тыс. руб.', 100, 90],
        ['Затраты', 'тыс. руб.', -60, -55],
        ['Численность', 'чел.', 60, 55],
      ]),
    ),
  )
  expect(statements[0]?.unit).toMatchObject({ currency: 'RUB', scale: 3 })
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'count'])
  expect(statements[0]?.columns.map(({ scenario }) => scenario)).toEqual(['budget', 'actual'])
  const heads = understand(
    typed(
      grid('Sheet1', [
        ['Показатель', '2024, руб.', '2025, руб.'],
        ['Выручка', 100, 90],
        ['Затраты', -60, -55],
      ]),
    ),
  )
  expect(heads.statements[0]?.unit).toMatchObject({ currency: 'RUB', scale: 0 })
})
