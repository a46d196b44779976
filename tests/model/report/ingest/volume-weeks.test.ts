import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { texts } from './grids.ts'
import { planOf, problem, sheet, table } from './plans.ts'

describe('weeks of no year', () => {
  test('are asked for their year, over columns and down the side, and are those of it once it is said', () => {
    const across = [
      ['Production plan', '', ''],
      ['Product', 'KW 36', 'KW 37'],
      ['HX-30', '120', '130'],
      ['HX-40', '20', '30'],
    ]
    const read = table(across)
    expect(planOf(read).volumes[1]).toMatchObject({ what: 'HX-30', period: null, when: 'KW 37', planned: '130' })
    expect(problem(read, 'year-unknown')).toMatchObject([{ severity: 'warning', cell: 'B2' }])
    const said = table(across, { year: 2026 })
    expect(planOf(said).volumes[1]).toMatchObject({ period: '2026-09-07..2026-09-13' })
    expect(problem(said, 'year-unknown')).toEqual([])
    const down = table([
      ['Week', 'Product', 'Planned qty', 'Actual qty'],
      ['CW36', 'A', '10', '9'],
      ['CW37', 'A', '12', '13'],
    ])
    expect(problem(down, 'year-unknown')).toMatchObject([{ cell: 'A2' }])
  })

  test('with plan and actual of products are quantities, told as a guess; the two sides are one volume', () => {
    const read = sheet([
      ['Product', 'Week 36 Plan', 'Week 36 Actual', 'Week 37 Plan', 'Week 37 Actual'],
      ['HX-30', 120, 118, 130, 131],
      ['HX-40', 20, 19, 30, 33],
    ])
    expect(planOf(read).volumes).toMatchObject([
      { what: 'HX-30', when: 'Week 36', planned: '120', actual: '118' },
      { what: 'HX-30', when: 'Week 37', planned: '130', actual: '131', cell: 'D2', actualCell: 'E2' },
      { what: 'HX-40', when: 'Week 36' },
      { what: 'HX-40', when: 'Week 37' },
    ])
    expect(problem(read, 'quantity-unknown')).toHaveLength(1)
    const rows = sheet([
      ['Product', '', 'KW36', 'KW37'],
      ['HX', 'Plan', 10, 20],
      ['', 'Ist', 9, 21],
      ['HY', 'Plan', 11, 22],
      ['', 'Ist', 10, 20],
    ])
    expect(planOf(rows).volumes[0]).toMatchObject({ what: 'HX', when: 'KW36', planned: '10', actual: '9' })
  })
})

test('a time that stands over the first of Plan and Actual alone counts for both, and that is said', () => {
  const read = sheet([
    ['', '', 'Jan 2026', '', 'Feb 2026', '', 'Mar 2026'],
    ['Product', 'Unit', 'Plan', 'Actual', 'Plan', 'Actual', 'Plan'],
    ['Bolt', 'pcs', 100, 90, 110, 105, 120],
    ['Nut', 'pcs', 200, 190, 210, 200, 220],
  ])
  expect(planOf(read).volumes).toMatchObject([
    { what: 'Bolt', period: '2026-01', planned: '100', actual: '90' },
    { what: 'Bolt', period: '2026-02', planned: '110', actual: '105', actualCell: 'F3' },
    { what: 'Bolt', period: '2026-03', planned: '120', actual: null },
    { what: 'Nut', period: '2026-01' },
    { what: 'Nut', period: '2026-02' },
    { what: 'Nut', period: '2026-03' },
  ])
  expect(problem(read, 'time-carried')).toMatchObject([{ severity: 'info', cell: 'D2' }])
})

describe('columns that follow from plan and actual', () => {
  const HEAD = ['Plant', 'Month', 'Planned units', 'Produced units', 'Result units', 'Scrap units']
  const rows = (results: string[]) => [
    HEAD,
    ['Linz', '2026-01', '1000', '950', results[0] ?? '', '12'],
    ['Graz', '2026-01', '800', '820', results[1] ?? '', '9'],
    ['Wels', '2026-01', '500', '480', results[2] ?? '', '4'],
  ]
  test.each([
    ['a part of one', ['0.95', '1.025', '0.96']],
    ['percent, rounded', ['95', '103', '96']],
    ['a difference', ['-50', '20', '-20']],
  ])('are known by arithmetic: %s', (_, results) => {
    const read = table(rows(results))
    expect(planOf(read).volumes.map(({ what }) => what)).toEqual([
      'Linz',
      'Linz · Scrap units',
      'Graz',
      'Graz · Scrap units',
      'Wels',
      'Wels · Scrap units',
    ])
    expect(planOf(read).volumes[0]?.more).toContainEqual({ label: 'Result units', cell: 'E2', text: results[0] })
    expect(problem(read, 'follows')).toMatchObject([{ severity: 'info', cell: 'E1' }])
  })

  test('are quantities where one line says otherwise', () => {
    const read = table(rows(['95', '103', '97']))
    expect(planOf(read).volumes.map(({ what }) => what)).toContain('Linz · Result units')
  })
})

describe('what is made', () => {
  test('is a quantity by the name of its making, recommended or not, and by shifts', () => {
    const made = table([
      ['SKU', 'Stock', 'Recommended_production'],
      ['A', '18', '200'],
      ['B', '42', '120'],
    ])
    expect(planOf(made).volumes).toMatchObject([{ what: 'A', planned: '200', more: [{ label: 'Stock', text: '18' }] }, { what: 'B' }])
    const shifts = table([
      ['date', 'shift', 'line', 'target', 'actual'],
      ['2026-01-05', 'early', 'L1', '100', '95'],
      ['2026-01-05', 'late', 'L1', '90', '92'],
    ])
    expect(planOf(shifts).volumes[0]).toMatchObject({ what: 'L1', period: '2026-01-05', planned: '100', actual: '95' })
  })

  test.each([
    ['Italian', ['Prodotto', 'Mese', 'Quantità pianificata', 'Quantità effettiva']],
    ['Portuguese', ['Produto', 'Mês', 'Quantidade planejada', 'Quantidade realizada']],
    ['Polish', ['Produkt', 'Miesiąc', 'Ilość planowana', 'Ilość wykonana']],
    ['Turkish', ['Ürün', 'Ay', 'Planlanan miktar', 'Gerçekleşen miktar']],
    ['Japanese', ['製品名', '年月', '計画数量', '実績数量']],
    ['Dutch', ['Product', 'Maand', 'Gepland aantal', 'Werkelijk aantal']],
  ])('in %s', (_, head) => {
    const read = table([head, ['A', '2026-01', '10', '9'], ['B', '2026-01', '20', '21']])
    expect(planOf(read).volumes[0]).toMatchObject({ what: 'A', period: '2026-01', planned: '10', actual: '9' })
  })
})

describe('days, years and sides of quantities', () => {
  test('`Data` over days is their day; quantities beside defects and downtime were made, and that is said', () => {
    const rows = [
      ['Data', 'Machine', 'Production', 'Defect', 'Downtime'],
      ['2026-08-19', 'M3', '155', '1', '37'],
      ['2026-08-20', 'M4', '63', '5', '17'],
    ]
    const read = understand(texts('Hall 1', rows))
    expect(planOf(read).stated).toBe('actual')
    expect(planOf(read).volumes[0]).toMatchObject({ what: 'M3', period: '2026-08-19', planned: null, actual: '155' })
    expect(problem(read, 'planned-or-actual')).toMatchObject([{ severity: 'warning', cell: 'C1' }])
  })

  test('a year under that name is one, however long ago', () => {
    const read = table([
      ['Product', 'Planned qty', 'Year'],
      ['Red', '100', '1970'],
      ['White', '200', '1971'],
    ])
    expect(planOf(read).volumes.map(({ period }) => period)).toEqual(['FY1970', 'FY1971'])
  })

  test.each([
    ['Russian', ['Изделие', 'Месяц', 'Плановый объем', 'Фактический объем']],
    ['Chinese', ['产品名称', '月份', '计划产量', '实际产量']],
    ['Korean', ['제품명', '월', '계획수량', '실적수량']],
    ['Vietnamese', ['Sản phẩm', 'Tháng', 'Sản lượng kế hoạch', 'Sản lượng thực tế']],
  ])('%s', (_, head) => {
    const read = table([head, ['A1', '2026-01', '100', '90'], ['B1', '2026-01', '110', '112']])
    expect(planOf(read).volumes[0]).toMatchObject({ what: 'A1', period: '2026-01', planned: '100', actual: '90' })
    expect(problem(read, 'planned-or-actual')).toEqual([])
  })

  test('what is on hand is there', () => {
    const read = table([
      ['plant_id', 'material_id', 'quantity_on_hand', 'minimum_stock_level'],
      ['P1', 'S1', '45', '20'],
      ['P2', 'S2', '12', '10'],
    ])
    expect(planOf(read).volumes[0]).toMatchObject({ planned: null, actual: '45' })
  })
})
