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
])('%s and the lines below it are money where no currency is named', (...labels) => {
  expect(unitsOf(...labels)).toEqual(labels.map(() => 'currency'))
})

test('customers who are active and results of a race are no money', () => {
  expect(unitsOf('Clientes ativos', 'Resultado da corrida', 'Расход топлива, л')).not.toContain('currency')
})
