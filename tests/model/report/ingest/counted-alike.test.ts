import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// What a line counts in, by what stands beside, above and over it.
const read = (name: string, ...rows: Given[][]) => understand(typed(grid(name, rows)))
const units = ({ statements }: ReturnType<typeof read>) =>
  statements.flatMap(({ lineItems }) => lineItems.flatMap(({ label, unit, values }) => (values.length > 0 ? [[label, unit]] : [])))
const codes = ({ problems }: ReturnType<typeof read>) => problems.map(({ code, cell }) => `${code} ${cell}`)
const shown = (value: string, format: string): Given => ({ value, format })

describe('lines that a line is broken down by', () => {
  test('count in what it counts', () => {
    const found = read(
      'Salons',
      ['EUR', '2025', '2026'],
      ['Revenue', 900, 990],
      ['Cutting', 600, 640],
      ['Colour', 300, 350],
      ['Gross profit', 500, 520],
      ['Cutting', 310, 320],
      ['Colour', 190, 200],
      ['Number of visits', 700, 800],
      ['Cutting', 520, 570],
      ['Colour', 180, 230],
      ['of which new', 60, 75],
      ['EV/EBITDA', 8.5, 9.1],
      ['Cutting', 10.2, 11.3],
      ['Colour', 7.1, 7.3],
    )
    expect(units(found).map(([, unit]) => unit)).toEqual([
      ...Array<string>(6).fill('currency'),
      ...Array<string>(4).fill('count'),
      ...Array<string>(3).fill('ratio'),
    ])
  })

  test('are money where they say so', () => {
    const found = read(
      'Salons',
      ['EUR', '2025', '2026'],
      ['Number of visits', 700, 800],
      ['Cutting', 520, 570],
      ['Cutting', 310, 320],
      ['Cutting', shown('99', '"€"#,##0'), shown('98', '"€"#,##0')],
    )
    expect(units(found).map(([, unit]) => unit)).toEqual(['count', 'count', 'count', 'currency'])
  })
})

describe('a sum that is called as its parts', () => {
  test('counts what they count, and so do the others of them', () => {
    const found = read(
      'Sales plan',
      ['USD', '2025', '2026'],
      ['New clients', 20, 50],
      ['Existing clients', 40, 60],
      ['Churned', -5, -7],
      ['Total clients', { formula: 'SUM(B2:B4)', value: '55' }, { formula: 'SUM(C2:C4)', value: '103' }],
      ['Revenue', 400, 900],
    )
    expect(units(found)).toEqual([
      ['New clients', 'count'],
      ['Existing clients', 'count'],
      ['Churned', 'count'],
      ['Total clients', 'count'],
      ['Revenue', 'currency'],
    ])
  })
})

describe('what stands in brackets behind a label', () => {
  test('is said of it, also without a heading', () => {
    const found = read(
      'Schedule',
      ['In EUR thousands', null, '2025', '2026'],
      ['Sales volume', '(Units/Day)', 1400, 1430],
      ['Sales price', '(EUR/Unit)', 99, 103],
      ['Revenue', null, 50589, 53761],
    )
    expect(units(found)).toEqual([
      ['Sales volume', 'count'],
      ['Sales price', 'per share'],
      ['Revenue', 'currency'],
    ])
    expect(codes(found)).toContain('mixed-scale A3')
  })
})

describe('headings of operating figures', () => {
  test.each(['Нефинансовые показатели', 'Operative Kennzahlen', 'Indicateurs d’activité'])('are known in other languages: %s', heading => {
    const found = read('Bericht', ['EUR', '2025', '2026'], ['Umsatz', 900, 990], [heading], ['Anna', 20, 30], ['Berta', 40, 50])
    expect(units(found).map(([, unit]) => unit)).toEqual(['currency', 'count', 'count'])
    expect(codes(found)).toContain('row-unit A4')
  })
})

describe('columns that are headed by money', () => {
  test('hold money over names that say nothing', () => {
    const found = read('Markets', [null, '2025 Revenue', '2026 Revenue'], ['Europe', 411, 422], ['Asia', 66, 70], ['Total', 477, 492])
    expect(units(found).map(([, unit]) => unit)).toEqual(['currency', 'currency', 'currency'])
  })

  test('may hold pieces where they are called sales', () => {
    const found = read('Markets', [null, '2025 Sales', '2026 Sales'], ['Europe', 411, 422], ['Asia', 66, 70])
    expect(units(found).map(([, unit]) => unit)).toEqual(['count', 'count'])
  })
})

describe('figures of which nothing says that they are money', () => {
  const cents = (value: string): Given => shown(value, '#,##0.00')
  test('are asked for where all show cents', () => {
    const found = read(
      'Roster',
      [null, 'Jan 2026', 'Feb 2026'],
      ['Baker', cents('50000'), cents('51000')],
      ['Driver', cents('40000'), cents('900')],
    )
    expect(codes(found)).toContain('row-unit A2')
  })

  test('are asked for where almost all show cents, and a few are stored bare', () => {
    const rents = ['652.94', '676.33', '1237.55', '824.3', '910.2', '705.16', '1140.5', '698.75', '733.4'].map(cents)
    const found = read('Sites', [null, 'Jan 2026', 'Feb 2026'], ...rents.map((rent, at): Given[] => [`Site ${at}`, rent, rent]), [
      'Depot',
      300,
    ])
    expect(codes(found)).toContain('row-unit A2')
  })

  test('are counts where they show none, or are small', () => {
    const bare = read('Roster', [null, 'Jan 2026', 'Feb 2026'], ['Baker', 50000, 51000], ['Driver', 40000, 41000])
    const small = read('Roster', [null, 'Jan 2026', 'Feb 2026'], ['Baker', cents('5'), cents('6')], ['Driver', cents('4'), cents('3')])
    expect([...codes(bare), ...codes(small)].filter(code => code.startsWith('row-unit'))).toEqual([])
  })
})

describe('a sheet that is called as a power of ten', () => {
  test('may be called so for another reason: it is asked', () => {
    const found = read('Mio', ['USD', '2025', '2026'], ['Costs', 150000, 160000], ['Income', 190000, 200000])
    expect(found.statements[0]?.unit).toMatchObject({ currency: 'USD', scale: 0 })
    expect(codes(found)).toContain('scale-elsewhere null')
  })

  test('counts in it where it says so', () => {
    const found = read('in millions', ['USD', '2025', '2026'], ['Costs', 150, 160], ['Income', 190, 200])
    expect(found.statements[0]?.unit).toMatchObject({ currency: 'USD', scale: 6 })
  })
})

describe('key figures by other names', () => {
  test('are rates, ratios and prices', () => {
    const found = read(
      'KPI',
      ['EUR m', '2025', '2026'],
      ['Revenue', 400, 410],
      ['Return of assets', 5.31, 5.25],
      ['Коэффициент автономии', 0.73, 0.74],
      ['Avg monthly fee', 60, 65],
    )
    expect(units(found).map(([, unit]) => unit)).toEqual(['currency', 'percent', 'ratio', 'per share'])
    expect(codes(found)).toContain('mixed-scale A5')
  })
})

test('what rates of exchange did to cash is money, and what they are is none', () => {
  const found = read(
    'Cash flow',
    ['EUR m', '2025', '2026'],
    ['Net cash before FX', 647.2, 929.3],
    ['Effect of foreign exchange rates', 11.6, -16.2],
    ['Net change in cash', 658.8, 913.1],
    ['Closing exchange rate', 1.08, 1.12],
  )
  expect(units(found).map(([, unit]) => unit)).toEqual(['currency', 'currency', 'currency', 'per share'])
})
