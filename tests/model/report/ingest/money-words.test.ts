import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

/** The units of lines in a file that names no currency. */
const unitsOf = (...labels: string[]): (string | undefined)[] =>
  understand(
    typed(grid('DRE', [['', 2024, 2025], ...labels.map((label, at) => [label, 1_200 + 31 * at, 1_300 + 29 * at])])),
    {},
  ).statements[0]?.lineItems.map(({ unit }) => unit) ?? []

test.each([
  ['Lucro bruto', 'Resultado financeiro', 'Ativo circulante', 'Patrimônio líquido', 'Passivo não circulante'],
  ["Chiffre d'affaires", 'Charges de personnel', "Résultat d'exploitation", 'Capitaux propres', 'Impôt sur les bénéfices'],
  ['Jahresüberschuss', 'Eigenkapital', 'Verbindlichkeiten', 'Betriebsergebnis', 'Ertragsteuern'],
  ['Ricavi', 'Utile netto', 'Imposte', 'Patrimonio netto', 'Costi del personale'],
  ['Przychody netto', 'Koszty operacyjne', 'Zysk brutto', 'Zysk netto'],
  ['Выручка', 'Себестоимость', 'Валовая прибыль', 'Прочие расходы', 'Чистая прибыль'],
  ['Encaissements', 'Décaissements', 'Ventes'],
  ['Einzahlungen', 'Auszahlungen'],
  ['Wpływy', 'Wydatki'],
  ['Inbetalningar', 'Utbetalningar'],
  ['Recebimentos', 'Pagamentos'],
  ['Příjmy', 'Výdaje'],
  ['Receipts from members', 'Payments to suppliers'],
])('%s and the lines below it are money where no currency is named', (...labels) => {
  expect(unitsOf(...labels)).toEqual(labels.map(() => 'currency'))
})

test('customers who are active and results of a race are no money', () => {
  expect(unitsOf('Clientes ativos', 'Resultado da corrida', 'Расход топлива, л')).not.toContain('currency')
})

test('debt to equity is a ratio, also where hyphens join it and a pivot table adds it up', () => {
  const figures = (label: string): (string | number)[] => [label, 0.59, 0.47]
  const { statements } = understand(
    typed(grid('P&L', [['', 2024, 2025], ['Revenue', 900, 1_000], figures('Debt-to-Equity'), figures('Sum of Debt-to-Equity')])),
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'ratio', 'ratio'])
})

test('a line that says its money in words in brackets counts in it', () => {
  const { statements } = understand(
    typed(
      grid('Finanzierung', [
        ['', 2025, 2026],
        ['Darlehen [Euro]', 800_000, 787_079],
        ['Rate (Euro)', 3_200, 3_250],
        ['Laufzeit (Jahre)', 30, 29],
      ]),
    ),
  )
  const [statement] = statements
  expect(statement?.lineItems.map(({ label, unit }) => `${label} ${unit}`)).toEqual([
    'Darlehen [Euro] currency',
    'Rate (Euro) currency',
    'Laufzeit (Jahre) count',
  ])
  expect(statement?.unit.currency).toBe('EUR')
})

test('what a user, an order or a property brings in is money, also where no currency is named', () => {
  const lines = ['Revenue', 'ARPU', 'AOV', 'NOI', 'NPS'].map(label => [label, 45, 46])
  const { statements, problems } = understand(typed(grid('KPIs', [['', 2024, 2025], ...lines])))
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual([...Array.from({ length: 4 }, () => 'currency'), 'count'])
  expect(problems.filter(({ code }) => code === 'row-unit')).toEqual([])
})
