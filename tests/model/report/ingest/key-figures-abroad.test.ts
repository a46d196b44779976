import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (title: string, lines: Given[][]) => {
  const { statements } = understand(typed(grid('Sheet', [[title], [null, 'FY2024', 'FY2025'], ...lines])))
  return statements.flatMap(({ lineItems }) => lineItems.map(({ label, unit, whole }) => `${label}: ${unit}${whole ?? ''}`))
}

test.each([
  ['Nyckeltal, tkr', 'Sålda enheter|Övertidstimmar|Butiker|Kassadagar', 'Sjukfrånvaro|Beläggningsgrad|Kapacitetsutnyttjande'],
  ['Nøkkeltall, NOK 1000', 'Nye kunder|Fraværsskader|Gjestedøgn', 'Sykefravær|Leveringspresisjon|Egenkapitalandel'],
  ['Nøgletal, TDKK', 'Solgte styk|Arbejdsulykker|Abonnenter', 'Sygefravær|Leveringssikkerhed|Soliditetsgrad'],
  ['Tunnusluvut, 1 000 €', 'Asiakkaat|Tuotetut tonnit|Tapaturmat|Kävijät', 'Sairauspoissaolot|Käyttöaste|Toimitusvarmuus'],
  ['Kerncijfers, x € 1.000', 'Gewerkte uren|Klachten|Bezoekers|Debiteurendagen', 'Verzuim|Leverbetrouwbaarheid|Solvabiliteit'],
  ['Kluczowe wskaźniki, tys. PLN', 'Etaty|Sprzedane sztuki|Nadgodziny|Noclegi', 'Absencja|Terminowość dostaw|Wykorzystanie mocy'],
  ['Klíčové ukazatele, tis. Kč', 'Úvazky|Odpracované hodiny|Návštěvníci', 'Nemocnost|Zmetkovitost|Obsazenost'],
  ['Fő mutatók, ezer Ft', 'Ügyfelek|Ledolgozott órák|Balesetek száma', 'Hiányzás|Selejtarány|Kapacitáskihasználtság'],
  ['Indicatori cheie, mii lei', 'Clienți noi|Ore lucrate|Zile stoc', 'Absenteism|Rata rebuturilor|Cotă de piață'],
  ['Göstergeler, bin TL', 'Müşteriler|Ziyaretçi Sayısı|Satılan Adet', 'Devamsızlık|Doluluk Oranı|Pazar Payı'],
  ['Показатели, тыс. руб.', 'Новые клиенты|Сверхурочные часы|Магазины', 'Текучесть кадров|Загрузка мощностей|Брак'],
  ['Δείκτες, χιλ. €', 'Πελάτες|Ώρες εργασίας|Καταστήματα', 'Πληρότητα|Μερίδιο αγοράς'],
  ['Indicadores, R$ mil', 'Unidades vendidas|Horas extras|Assinantes', 'Absenteísmo|Refugo|Margem bruta'],
  ['主要指標（百万円）', '店舗数|生産量（トン）|残業時間', '稼働率|市場シェア'],
  ['关键指标 单位：万元', '门店数|销量（台）|加班小时', '市场份额|产能利用率'],
  ['주요 지표 (단위: 백만원)', '고객수|판매대수|근무시간', '가동률|시장점유율'],
])('key figures of %s are no money', (title, counts, rates) => {
  const lines: Given[][] = [...counts.split('|').map(label => [label, 1240, 1310]), ...rates.split('|').map(label => [label, 14.8, 15.2])]
  expect(read(title, lines)).toEqual([
    ...counts.split('|').map(label => `${label}: count`),
    ...rates.split('|').map(label => `${label}: percent100`),
  ])
})

test('clients of a balance sheet and paid hours of an income statement stay money', () => {
  expect(
    read('Bilan, k€', [
      ['Stocks', 310, 320],
      ['Clients', 1240, 1310],
      ['Total actif', 1550, 1630],
    ]),
  ).toContain('Clients: currency')
  expect(
    read('Gewinn- und Verlustrechnung, TEUR', [
      ['Umsatzerlöse', 9000, 9100],
      ['Löhne', 3000, 3100],
      ['Überstunden', 410, 420],
    ]),
  ).toContain('Überstunden: currency')
})
