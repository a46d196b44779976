import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

test.each([
  ['Anlagevermögen', 'Umlaufvermögen', 'Bilanzsumme', 'Eigenkapital', 'Fremdkapital', 'Bilanzsumme'],
  ['Activo no corriente', 'Activo corriente', 'Total activo', 'Patrimonio neto', 'Pasivo corriente', 'Total patrimonio neto y pasivo'],
  ['Immobilizzazioni', 'Crediti', 'Totale attivo', 'Patrimonio netto', 'Debiti', 'Totale patrimonio netto e passivo'],
  ['Ativo circulante', 'Imobilizado', 'Total do ativo', 'Passivo circulante', 'Capital', 'Total do passivo e patrimônio líquido'],
  ['Vaste activa', 'Vlottende activa', 'Totaal activa', 'Eigen vermogen', 'Schulden', 'Totaal passiva'],
  ['Anläggningstillgångar', 'Omsättningstillgångar', 'Summa tillgångar', 'Eget kapital', 'Skulder', 'Summa eget kapital och skulder'],
  ['Anlægsaktiver', 'Omsætningsaktiver', 'Aktiver i alt', 'Egenkapital', 'Gæld', 'Passiver i alt'],
  ['Anleggsmidler', 'Omløpsmidler', 'Sum eiendeler', 'Egenkapital', 'Gjeld', 'Sum egenkapital og gjeld'],
  ['Aktywa trwałe', 'Aktywa obrotowe', 'Aktywa razem', 'Kapitał własny', 'Zobowiązania', 'Pasywa razem'],
  ['Dlouhodobá aktiva', 'Oběžná aktiva', 'Aktiva celkem', 'Vlastní kapitál', 'Závazky', 'Pasiva celkem'],
  ['Dönen varlıklar', 'Duran varlıklar', 'Toplam varlıklar', 'Özkaynaklar', 'Yükümlülükler', 'Toplam kaynaklar'],
  ['Befektetett eszközök', 'Forgóeszközök', 'Eszközök összesen', 'Saját tőke', 'Kötelezettségek', 'Források összesen'],
])('“%s … %s” is a balance sheet by its lines, and its month-ends are days', (...labels) => {
  const [one, other] = [
    [60, 24, 84, 50, 34, 84],
    [64, 26, 90, 54, 36, 90],
  ]
  const { statements } = understand(
    typed(
      grid('Sheet1', [
        ['EUR k', '2025-07-31', '2025-08-31'],
        ...labels.map((label, at) => [label, one?.[at] ?? null, other?.[at] ?? null]),
      ]),
    ),
  )
  expect(statements.map(({ type, columns }) => [type, ...columns.map(({ period }) => period)])).toEqual([
    ['balance', '2025-07-31', '2025-08-31'],
  ])
})

test('forecast months below “Atterrissage” are months, and so are Spanish months behind a scenario', () => {
  const periods = (...rows: string[][]) =>
    understand(typed(grid('P&L', [...rows, ['Revenue', 1, 2], ['Costs', 1, 2]]))).statements[0]?.columns.map(({ period }) => period)
  expect(periods(['k€', 'juin 2025', 'juillet 2025'], ['', 'Réalisé', 'Atterrissage'])).toEqual(['2025-06', '2025-07'])
  expect(periods(['k€', 'Real - enero de 2025', 'Previsión - febrero de 2025'])).toEqual(['2025-01', '2025-02'])
})
