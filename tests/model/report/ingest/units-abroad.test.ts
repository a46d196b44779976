import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { unitOfTitles } from '#app/model/report/ingest/units/unit.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const unitsOf = (title: string, lines: Given[][], name = 'Sheet'): string[] => {
  const [statement] = understand(typed(grid(name, [[title], ['', '2025', '2024'], ...lines]))).statements
  return (statement?.lineItems ?? []).map(({ label, unit }) => `${label}: ${unit}`)
}

describe('money in thousands and millions, as other languages write it', () => {
  test.each([
    ['(bin TL)', 'TRY', 3],
    ['em milhões de reais', 'BRL', 6],
    ['em milhares de reais', 'BRL', 3],
    ['milyon TL', 'TRY', 6],
    ['TL (bin)', 'TRY', 3],
    ['Disajikan dalam jutaan rupiah', 'IDR', 6],
    ['(Rp Miliar)', 'IDR', 9],
    ['Rp triliun', 'IDR', 12],
    ['тыс. руб.', 'RUB', 3],
    ['тис. грн', 'UAH', 3],
    ['в тысячах тенге', 'KZT', 3],
    ['w tys. PLN', 'PLN', 3],
    ['w złotych', 'PLN', 0],
    ['v tis. Kč', 'CZK', 3],
    ['mil. EUR', 'EUR', 6],
    ['tis. EUR', 'EUR', 3],
    ['ezer Ft', 'HUF', 3],
    ['eFt', 'HUF', 3],
    ['M Ft', 'HUF', 6],
    ['tuhatta euroa', 'EUR', 3],
    ['milj. €', 'EUR', 6],
    ['1 000 €', 'EUR', 3],
    ['tusen kronor', 'SEK', 3],
    ['tNOK', 'NOK', 3],
    ['NOK mill', 'NOK', 6],
    ['DKK 1.000', 'DKK', 3],
    // Of three countries.
    ['mio. kr.', null, 6],
    ['t.kr.', null, 3],
    ['1.000 kr.', null, 3],
    ['mii lei', 'RON', 3],
    ['milioane lei', 'RON', 6],
    ['хил. лв.', 'BGN', 3],
    ['σε χιλιάδες ευρώ', 'EUR', 3],
    ['εκατ. €', 'EUR', 6],
    ['Đơn vị tính: triệu đồng', 'VND', 6],
    ['Đơn vị: VND', 'VND', 0],
    ['(หน่วย: พันบาท)', 'THB', 3],
    ['بآلاف الريالات', null, 3],
    ['אלפי ש"ח', 'ILS', 3],
    ['em milhares de reais', 'BRL', 3],
    ['em euros', 'EUR', 0],
    ['mil euros', 'EUR', 3],
    ['en millones de COP', 'COP', 6],
    ['millones de pesos', null, 6],
    ['(En miles de dólares)', 'USD', 3],
    ['en K FCFA', null, 3],
    ['KDH', 'MAD', 3],
    ['mille euro', 'EUR', 3],
    ['Management accounts R 000', 'ZAR', 3],
    ['(R’000)', 'ZAR', 3],
    ['(miles MXN)', 'MXN', 3],
    ['CLP millones', 'CLP', 6],
    ['cifras en mdp', 'MXN', 6],
    ['Résultat (k$ CA)', 'CAD', 3],
    ['損益表（新台幣千元）', 'TWD', 3],
    ['新台幣仟元', 'TWD', 3],
    ['單位：千元', null, 3],
    ['单位：万美元', 'USD', 4],
    ['(₩ million)', 'KRW', 6],
    ['tEUR', 'EUR', 3],
    ['K USD', 'USD', 3],
    ['000 TL', 'TRY', 3],
    ['€/1000', 'EUR', 3],
    ['т.р.', 'RUB', 3],
    ['ألف ريال سعودي', 'SAR', 3],
    ['אלפי שקלים', 'ILS', 3],
    ['tr.đ', 'VND', 6],
    ["RM'000", 'MYR', 3],
    ['Rm', 'ZAR', 6],
    ["₦'million", 'NGN', 6],
    ['₦000', 'NGN', 3],
    ['Php millions', 'PHP', 6],
    ["TL '000", 'TRY', 3],
    ['€/mln', 'EUR', 6],
    ['€/migl.', 'EUR', 3],
    ['t.DKK', 'DKK', 3],
    ['u hilj. RSD', 'RSD', 3],
    ["S$'000", 'SGD', 3],
    ['HK$ million', 'HKD', 6],
    ['NZ$m', 'NZD', 6],
    ['NT$ thousand', 'TWD', 3],
    ["KShs '000", 'KES', 3],
    ['AED 000', 'AED', 3],
    ["N'000", 'NGN', 3],
    ["R'000", 'ZAR', 3],
    ['R million', 'ZAR', 6],
    ['NIS in thousands', 'ILS', 3],
    ["RMB'000", 'CNY', 3],
    ['KRW mn', 'KRW', 6],
    ['¥ million', 'JPY', 6],
    ['Rp bn', 'IDR', 9],
    ["PKR in '000", 'PKR', 3],
    ['UGX', 'UGX', 0],
    ['BHD', 'BHD', 0],
    ['Euro', 'EUR', 0],
    ['US dollars', 'USD', 0],
  ])('%s', (text, currency, scale) => {
    const alone = unitOfTitles(['Results', text])
    expect([alone.currency, alone.scale]).toEqual([currency, scale])
    const inBrackets = unitOfTitles([text.startsWith('(') ? `Results ${text}` : `Results (${text})`])
    expect([inBrackets.currency, inBrackets.scale]).toEqual([currency, scale])
  })

  test('a money alone in a line of the title is that of its figures', () => {
    expect(['TL', '(TL)', '(euros)', 'R$'].map(text => unitOfTitles(['Results', text]).currency)).toEqual(['TRY', 'TRY', 'EUR', 'BRL'])
  })

  test.each([
    'Contracts over 5 mln zł',
    'Staff (FTE)',
    'Open space (sq ft)',
    'ALL SEGMENTS',
    'Raw material RM',
    'Ventes Mars',
    'Sent by EFT',
    'MMA (ASX:MRM)',
    'LARKSPUR TRADING SDN BHD',
    'Larkspur Trading Sdn. BHD.',
    'Received in Europe',
  ])('says nothing of the kind: %s', title => {
    expect(unitOfTitles([title])).toMatchObject({ currency: null, scale: 0 })
  })
})

describe('lines of people and things beside money', () => {
  test.each([
    ['Resultaträkning (Mkr)', 'Nettoomsättning', 'Antal anställda'],
    ['Conto economico (€/000)', 'Ricavi', 'Dipendenti'],
    ['Winst- en verliesrekening (x €1.000)', 'Omzet', 'Aantal fte'],
    ['Rachunek zysków i strat (w tys. zł)', 'Przychody', 'Zatrudnienie'],
    ['Gelir tablosu (bin TL)', 'Hasılat', 'Çalışan sayısı'],
    ['Laporan Laba Rugi (dalam jutaan Rupiah)', 'Pendapatan', 'Jumlah karyawan'],
    ['Demonstração do resultado (R$ mil)', 'Receita líquida', 'Colaboradores'],
    ['Отчет о прибылях и убытках, тыс. руб.', 'Выручка', 'Численность персонала'],
    ['Výkaz zisku a ztráty (v tis. Kč)', 'Tržby', 'Počet zaměstnanců'],
    ['Profit and loss (k€)', 'Revenue', 'Net recurring clients'],
    ['Profit and loss (k€)', 'Revenue', 'Total active members'],
    ['Profit and loss (k€)', 'Revenue', 'Gross adds'],
  ])('%s: %s is money and %s are none', (title, money, people) => {
    expect(
      unitsOf(title, [
        [money, 12_000, 11_000],
        [people, 120, 110],
      ]),
    ).toEqual([`${money}: currency`, `${people}: count`])
  })

  test('what one share earns is no thousand', () => {
    for (const label of ['Lucro por ação (R$)', 'Hisse başına kazanç', 'Laba per saham', 'Прибыль на акцию', 'Zysk na akcję'])
      expect(
        unitsOf('Demonstração do resultado (R$ mil)', [
          ['Receita', 12_000, 11_000],
          [label, 1.25, 1.1],
        ])[1],
      ).toBe(`${label}: per share`)
  })

  test('margins without a percent sign are percentages, which is told', () => {
    const { statements, problems } = understand(
      typed(
        grid('Resultat', [['Resultaträkning (MSEK)'], ['', '2025', '2024'], ['Omsättning', 1200, 1100], ['Rörelsemarginal', 9.6, 9.3]]),
      ),
    )
    expect(statements[0]?.lineItems[1]).toMatchObject({ unit: 'percent', whole: 100 })
    expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toContain('percent-scale B4')
  })

  test('a unit that leaves something out does not name the statement after it', () => {
    const lines: Given[][] = [
      ['Revenue', 1_234.5, 1_100.2],
      ['Net income', 123.4, 99.1],
      ['Employees', 5_400, 5_100],
    ]
    expect(unitsOf('Key figures (in millions, except per share data and headcount)', lines)).toEqual([
      'Revenue: currency',
      'Net income: currency',
      'Employees: count',
    ])
  })

  test('nor does headcount in a title over a profit', () => {
    expect(
      unitsOf('Financial and headcount summary, €m', [
        ['Revenue', 1_234.5, 1_100.2],
        ['EBITDA', 223.4, 199.1],
        ['Headcount', 5_400, 5_100],
      ]),
    ).toEqual(['Revenue: currency', 'EBITDA: currency', 'Headcount: count'])
    // Departments are named after what they do.
    expect(
      unitsOf('Headcount plan', [
        ['Sales', 12, 13],
        ['Revenue operations', 2, 2],
      ]),
    ).toEqual(['Sales: count', 'Revenue operations: count'])
  })

  test('rates that nobody counts in money are percentages beside it, and a margin that may be either is asked', () => {
    const { statements, problems } = understand(
      typed(
        grid('KPIs', [
          ['Key figures ($k)'],
          ['', '2025', '2024'],
          ['New MRR', 10, 12],
          ['Lost MRR', -1, -2],
          ['Net new MRR', 9, 10],
          ['Cost/income', 42.1, 43],
          ['NRR', 108, 109],
          ['Occupancy', 80.5, 77.4],
          ['Gross margin', 78, 79],
        ]),
      ),
    )
    expect(statements[0]?.lineItems.slice(3).map(({ label, unit, whole }) => `${label}: ${unit} ${whole}`)).toEqual([
      'Cost/income: percent 100',
      'NRR: percent 100',
      'Occupancy: percent 100',
      'Gross margin: currency null',
    ])
    expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(expect.arrayContaining(['percent-scale B6', 'row-unit A9']))
    expect(problems.find(({ code }) => code === 'percent-scale')?.cells).toEqual(['B6', 'B7', 'B8'])
  })
})

test('thousands of pesos in Chile are written like millions elsewhere, which is asked', () => {
  const told = (title: string, line: string) =>
    understand(typed(grid('Hoja1', [[title], ['', '2025', '2024'], [line, 100, 90]]))).problems.filter(
      ({ code }) => code === 'scale-elsewhere',
    ).length
  expect(told('Estado de resultados, M$', 'Ventas')).toBe(1)
  expect(told('Income statement, M$', 'Sales')).toBe(0)
  expect(told('Estado de resultados, MM$', 'Ventas')).toBe(0)
})

test('lines in units of goods count them, in a statement of money as well', () => {
  expect(
    unitsOf('Отчёт, тыс. руб.', [
      ['Выручка', 1920.5, 1800.25],
      ['Точка безубыточности', 1200.5, 1180.5],
      ['В единицах товара (в день)', 193.35, 194.56],
    ]),
  ).toEqual(['Выручка: currency', 'Точка безубыточности: currency', 'В единицах товара (в день): count'])
})

test('what a share costs of its cash flow, and one amount of another, are ratios below an income statement', () => {
  expect(
    unitsOf('Income statement, in millions of USD', [
      ['Revenue', 3000.5, 2800.5],
      ['Net income', 1000.5, 980.5],
      ['Price to free cash flow', 11.58, 13.21],
      ['Cash flow to net income', 1.48, 2.74],
      ['Altman Z-score', 3.1, 2.2],
      ['CPI', 1.006, 1.014],
      ['Free cash flow to equity', 800.5, 790.5],
    ]).map(line => line.split(': ')[1]),
  ).toEqual(['currency', 'currency', 'ratio', 'ratio', 'ratio', 'ratio', 'currency'])
})

test.each([
  [['Account', 'Name'], '€', 0],
  [['Code', 'Description'], 'EUR k', 3],
  [['Nr', 'Bezeichnung'], 'TEUR', 3],
  [['No.', 'Particulars'], "£'000", 3],
])('%s beside units below the years heads the labels, and %s is what they count in', (labels, unit, scale) => {
  const { statements, problems } = understand(
    typed(
      grid('Sheet1', [
        ['', '', '2025', '2024'],
        [...labels, unit, unit],
        ['1000', 'Bank', 5000, 4000],
        ['3000', 'Sales', -10000, -9000],
      ]),
    ),
  )
  expect(statements.map(({ unit: of, lineItems }) => [of.scale, lineItems.map(({ label }) => label)])).toEqual([[scale, ['Bank', 'Sales']]])
  expect(statements[0]?.unit.currency).toBe(unit.startsWith('£') ? 'GBP' : 'EUR')
  expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([])
})
