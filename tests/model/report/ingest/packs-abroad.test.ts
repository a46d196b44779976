import { describe, expect, test } from 'vitest'
import type { ImportColumn } from '#app/model/report/import.ts'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { typeOfTitle } from '#app/model/report/ingest/sheets/statement-titles.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const told = ({ role, period, scenario, entity }: ImportColumn): string => {
  if (role !== 'period') return role
  const name = { '2026-09': 'month', 'FY2026-YTD9': 'ytd', FY2026: 'year', '2025-09': 'month-1', 'FY2025-YTD9': 'ytd-1', FY2025: 'year-1' }
  return `${name[period as keyof typeof name] ?? period} ${scenario}${entity === null ? '' : ` of ${entity}`}`
}

const read = (title: string, tops: [string, number][], heads: string[]) => {
  const over = tops.flatMap(([text, width]) => [text, ...Array.from({ length: width - 1 }, () => null)])
  const figures = heads.map((_, at) => 100 + at * 7)
  const rows: Given[][] = [
    [title],
    [],
    ...(tops.length > 0 ? [[null, ...over]] : []),
    [null, ...heads],
    ['A', ...figures],
    ['B', ...figures],
  ]
  const sheet = grid('Blad1', rows)
  let left = 1
  for (const [, width] of tops) {
    sheet.merges.push({ top: 2, left, bottom: 2, right: left + width - 1 })
    left += width
  }
  const { statements, problems } = understand(typed(sheet), { today: '2026-10-12' })
  return {
    columns: statements.flatMap(({ columns }) => columns.map(told)),
    errors: problems.filter(({ severity }) => severity === 'error'),
  }
}

const WHOLE = [
  ...['month actual', 'month budget', 'variance', 'month-1 actual'],
  ...['ytd actual', 'ytd budget', 'variance', 'ytd-1 actual'],
  ...['year budget', 'year forecast'],
]

describe('month, year to date and full year', () => {
  test.each([
    ['Resultaträkning september 2026, tkr', 'Månaden|Ackumulerat|Helår', 'Utfall|Budget|Avv.|Fg år', 'Budget|Prognos'],
    ['Resultatrapport september 2026', 'Denne måned|Hittil i år|Hele året', 'Regnskap|Budsjett|Avvik|I fjor', 'Budsjett|Prognose'],
    ['Resultatopgørelse september 2026', 'Måneden|ÅTD|Året', 'Realiseret|Budget|Afv.|Sidste år', 'Budget|Forventet'],
    ['Tuloslaskelma syyskuu 2026', 'Kuukausi|Vuoden alusta|Koko vuosi', 'Toteutunut|Budjetti|Ero|Ed. vuosi', 'Budjetti|Ennuste'],
    ['Resultaat september 2026', 'Maand|YTD|Jaar', 'Werk.|Begr.|Afw.|VJ', 'Begr.|Progn.'],
    ['Wyniki wrzesień 2026', 'Miesiąc|Narastająco|Cały rok', 'Wyk.|Plan|Odch.|Rok ubiegły', 'Plan|Prognoza'],
    ['Výsledovka září 2026', 'Měsíc|Od počátku roku|Rok', 'Skut.|Plán|Rozdíl|Min. rok', 'Plán|Očekávaná skutečnost'],
    ['Eredmény 2026. szeptember', 'Szeptember|Göngyölt|Éves', 'Tény|Terv|Különbség|Bázis', 'Terv|Várható'],
    ['Rezultat septembrie 2026', 'Luna curentă|Cumulat|An întreg', 'Efectiv|Buget|Abatere|An precedent', 'Buget|Prognoză'],
    ['Gelir Tablosu Eylül 2026', 'Bu Ay|Kümülatif|TÜM YIL', 'GERÇ.|Bütçe|Sapma|Geçen Yıl', 'Bütçe|Beklenti'],
    ['БДР за сентябрь 2026 г.', 'Месяц|С начала года|Год', 'Факт|План|Откл.|АППГ', 'План|Ожидаемое'],
    ['Звіт, вересень 2026', 'Місяць|З початку року|Рік', 'Факт|План|Відх.|Минулий рік', 'План|Прогноз'],
    ['Αποτελέσματα Σεπτέμβριος 2026', 'Μήνας|Σωρευτικά|Έτος', 'Πραγμ.|Προϋπ.|ΑΠΟΚΛΙΣΗ|Προηγ. έτος', 'Προϋπ.|Εκτίμηση'],
    ['DRE setembro 2026', 'Mês|Acumulado|Ano', 'Real|Meta|Desvio|AA', 'Orç.|Projeção'],
    ['Resultados setembro 2026', 'Mês|Acumulado|Total ano', 'Real|Orçamento|Desvio|Homólogo', 'Orçamento|Estimativa'],
    ['PyG septiembre 2026', 'Mes|Acumulado|Anual', 'Real|Ppto.|Dif.|Año anterior', 'Ppto.|Cierre estimado'],
    ['Conto economico settembre 2026', 'Mese|Progressivo|Anno', 'Cons.|Bdg|Scost.|A.P.', 'Bdg|Prev.'],
    ['Compte de résultat septembre 2026', 'Mois|Cumul|Année', 'R|B|Écart|N-1', 'B|Atterrissage'],
    ['GuV September 2026', 'Monat|aufgelaufen|Jahr', 'Ist|Soll|Abw.|VJ', 'Soll|HR'],
    ['Laba Rugi September 2026', 'Bulan ini|YTD|Setahun', 'Aktual|Anggaran|Varian|Thn Lalu', 'Anggaran|Proyeksi'],
    ['KQKD tháng 9/2026', 'Tháng này|Lũy kế|Cả năm', 'TH|KH|CL|Cùng kỳ', 'KH|Ước TH'],
    ['קוד ספטמבר 2026', 'החודש|מצטבר|שנתי', 'ביצוע|תקציב|סטייה|אשתקד', 'תקציב|צפי'],
    ['قائمة سبتمبر 2026', 'الشهر|تراكمي|كامل السنة', 'فعلي|موازنة|الفرق|العام السابق', 'موازنة|توقعات'],
    ['Management accounts September 2026', 'Month|YTD|Annual', 'Actual|Budget|Var|Last year', 'Budget|Forecast'],
  ])('%s', (title, tops, four, two) => {
    const [month = '', ytd = '', year = ''] = tops.split('|')
    const heads = [...four.split('|'), ...four.split('|'), ...two.split('|')]
    const { columns, errors } = read(
      title,
      [
        [month, 4],
        [ytd, 4],
        [year, 2],
      ],
      heads,
    )
    expect(columns).toEqual(WHOLE)
    expect(errors).toEqual([])
  })

  test.each([
    ['Resultat september 2026', ['Utfall sep', 'Utfall sep fg år', 'Ack utfall', 'Årsbudget', 'Helårsprognos']],
    ['Resultat, tSEK', ['Utfall 2026-09', 'Utfall 2025-09', 'Ack 2026-09', 'Budget 2026', 'Prognos 2026']],
    ['Výsledovka', ['Skutečnost 9/2026', 'Skutečnost 9/2025', 'Skutečnost 1-9/2026', 'Plán 2026', 'Předpověď 2026']],
    ['Eredmény', ['2026.09 tény', '2025.09 tény', '2026.01-09 tény', '2026 terv', '2026 előrejelzés']],
    ['W&V', ['Realisatie sep-26', 'Realisatie sep-25', 'Realisatie t/m sep-26', 'Begroting 2026', 'Verwachting 2026']],
    ['DRE', ['Real set/26', 'Real set/25', 'Real acum. set/26', 'Orçado 2026', 'Projeção 2026']],
    ['Conto economico', ['Cons. set-26', 'Cons. set-25', 'Cons. prog. set-26', 'Budget 2026', 'Prev. 2026']],
  ])('in one row: %s', (title, heads) => {
    expect(read(title, [], heads).columns).toEqual(['month actual', 'month-1 actual', 'ytd actual', 'year budget', 'year forecast'])
  })
})

test.each([
  ['P&L September 2026', 'Month|YTD|Full year', 'Actual 2026|Budget 2026|Var|Actual 2025', 'Budget 2026|Forecast 2026'],
  ['PyG septiembre 2026', 'Mes actual|Año en curso|Total año', 'Real 2026|Ppto. 2026|Dif.|Real 2025', 'Ppto. 2026|Cierre estimado 2026'],
  ['손익계산서 26년 9월', '당월|1~9월 누계|연간', '실적|목표|증감|전년', '목표|추정'],
  ['損益表 115年9月', '當月|累計|全年', '實際|預算|差異|去年同期', '預算|預估'],
  ['经营分析 2026年9月', '当月|累计|年度', '实际数|预算数|差额|去年同期', '预算数|预计数'],
  ['損益計算書 2026年9月度', '単月|累計|年間', '実績|計画|計画比|前年', '計画|着地見込'],
  ['งบกำไรขาดทุน กันยายน 2569', 'เดือน|สะสม|ทั้งปี', 'จริง|งบประมาณ|ผลต่าง|ปีก่อน', 'งบประมาณ|ประมาณการ'],
])('%s, with years in the heads or other ways of counting them', (title, tops, four, two) => {
  const [month = '', ytd = '', year = ''] = tops.split('|')
  const heads = [...four.split('|'), ...four.split('|'), ...two.split('|')]
  const { columns } = read(
    title,
    [
      [month, 4],
      [ytd, 4],
      [year, 2],
    ],
    heads,
  )
  expect(columns).toEqual(WHOLE)
})

test('a month beside nine months of its year is one, and no year that ends with it', () => {
  const heads = ['Факт сен 2026', 'Факт сен 2025', 'Факт 9 мес. 2026', 'Бюджет 2026', 'Прогноз 2026']
  expect(read('ОПиУ', [], heads).columns).toEqual(['month actual', 'month-1 actual', 'ytd actual', 'year budget', 'year forecast'])
})

test('what may come is no actual', () => {
  expect(read('P&L FY2025', [], ['Actual', 'Upside', 'Downside']).columns).toEqual([
    'year-1 actual',
    'year-1 forecast of Upside',
    'year-1 forecast of Downside',
  ])
  expect(read('Pay 2025', [], ['Base', 'Bonus']).columns).toEqual(['year-1 actual of Base', 'year-1 actual of Bonus'])
})

test('words of other languages are headings only beside nothing else', () => {
  const of = (text: string) => {
    const { scenario, relation, variance, months, toDate } = readHeader(text, null)
    return [scenario, relation, variance, months, toDate].filter(Boolean)
  }
  expect(of('Regnskap og lønn')).toEqual([])
  expect(of('Real Madrid')).toEqual([])
  expect(of('Ero Oy')).toEqual([])
  expect(of('Regnskap sep')).toEqual(['actual'])
  expect(read('Cloud companies 2026', [], ['Meta', 'Apple']).columns).toEqual(
    ['Meta', 'Apple'].map(name => expect.stringContaining(`actual of ${name}`)),
  )
})

test('a business year of two digits is one', () => {
  expect(readHeader('GJ25 Ist', null)).toMatchObject({ year: 2025, scenario: 'actual' })
  expect(readHeader('Plan GJ26', null)).toMatchObject({ year: 2026, scenario: 'budget' })
})

test('months from one to another by their numbers are no day', () => {
  expect(readHeader('Wyk. 01-09.2026', null)).toMatchObject({ start: '2026-01-01', end: '2026-09-30' })
  expect(readHeader('Ist 01.09.2026', null)).not.toMatchObject({ start: '2026-01-01' })
})

test.each(['30-09-2026', '30. 9. 2026', '2026.09.30', '2026. 09. 30.', '2026. szeptember 30.'])('the day %s is one', text => {
  expect(readHeader(text, null)).toMatchObject({ end: '2026-09-30', ambiguousDate: false })
})

test('which of two numbers is the day stays a question', () => {
  expect(readHeader('Balans 01-09-2026', null)).toMatchObject({ end: null, ambiguousDate: true })
})

test.each([
  ['资产负债表 2026年9月30日 单位：万元', '期末余额', '年初余额'],
  ['Bảng cân đối kế toán 30/09/2026 (triệu đồng)', 'Số cuối kỳ', 'Số đầu năm'],
])('%s: what was at the start of the year is no company at its end', (title, closing, opening) => {
  const rows: Given[][] = [[title], [], [null, closing, opening], ['A', 310, 300], ['B', 120, 110]]
  const { statements } = understand(typed(grid('Sheet', rows)))
  expect(statements[0]?.columns.map(({ period, entity }) => [period, entity])).toEqual([
    [null, null],
    [null, null],
  ])
})

test('26 that is shown as 26E is a forecast of 2026', () => {
  const year = (value: string, letter: string) => ({ value, format: `00"${letter}"` })
  const { statements } = understand(
    typed(
      grid('P&L', [
        ['Income statement, USD thousands'],
        [null, year('25', 'A'), year('26', 'E')],
        ['Revenue', 310, 330],
        ['Profit', 12, 11],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(told)).toEqual(['year-1 actual', 'year forecast'])
})

test('the total beside segments is the whole company in other languages, too', () => {
  expect(read('Försäljning september 2026, tkr', [], ['Norden', 'Europa', 'Totalt']).columns).toEqual([
    'month actual of Norden',
    'month actual of Europa',
    'month actual',
  ])
})

test.each([
  ['Bilans uspeha u hiljadama RSD', 'income'],
  ['Bilanca uspjeha', 'income'],
  ['Bilans stanja', 'balance'],
  ['Izkaz poslovnega izida', 'income'],
  ['Kasumiaruanne', 'income'],
  ['Pelno (nuostolių) ataskaita', 'income'],
  ['Peļņas vai zaudējumu aprēķins', 'income'],
])('“%s” is the title of a statement: %s', (title, type) => {
  expect(typeOfTitle(title)).toBe(type)
})
