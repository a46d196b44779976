import { describe, expect, test } from 'vitest'
import type { UnderstandOptions } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const read = (titles: string[], heads: string[], options: UnderstandOptions = {}) => {
  const lines = ['売上高', '売上原価', '利益'].map((label, at) => [label, ...heads.map((_, column) => [100, 60, 40][at] ?? 0 + column)])
  const { statements, problems } = understand(typed(grid('Sheet1', [...titles.map(title => [title]), ['', ...heads], ...lines])), options)
  return { statement: statements[0], problems }
}
const columns = (...heads: string[]): string[] =>
  (read([], heads).statement?.columns ?? []).map(({ role, period, scenario }) => (role === 'period' ? `${period} ${scenario}` : role))

describe('Chinese, Japanese and Korean', () => {
  test('years, quarters, months and days head columns', () => {
    expect(columns('2025年度', '2024年', '2025년')).toEqual(['FY2025 actual', 'FY2024 actual', 'FY2025 actual'])
    expect(columns('2026年第一季度', '2026年第2四半期', '2026년 3분기')).toEqual([
      'FY2026-Q1 actual',
      'FY2026-Q2 actual',
      'FY2026-Q3 actual',
    ])
    expect(columns('2026年上半年', '2026年9月', '2026年10月')).toEqual(['FY2026-H1 actual', '2026-09 actual', '2026-10 actual'])
    expect(read(['2026年'], ['1月', '十二月']).statement?.columns.map(({ period }) => period)).toEqual(['2026-01', '2026-12'])
    const days = read(['貸借対照表'], ['2025年12月31日', '2024年12月31日']).statement
    expect(days?.columns.map(({ period }) => period)).toEqual(['2025-12-31', '2024-12-31'])
  })

  test('so do actuals, budgets and forecasts, and what a file gives as a difference is one', () => {
    expect(columns('2025年度実績', '2026年度予算', '2026年度見込', '増減')).toEqual([
      'FY2025 actual',
      'FY2026 budget',
      'FY2026 forecast',
      'variance',
    ])
    expect(columns('2026年实际', '2026年预算')).toEqual(['FY2026 actual', 'FY2026 budget'])
  })

  test.each([
    ['单位：万元', 'CNY', 4],
    ['（百万円）', 'JPY', 6],
    ['単位：千円', 'JPY', 3],
    ['单位：亿元', 'CNY', 8],
    ['단위: 백만원', 'KRW', 6],
  ])('“%s” is a unit', (title, currency, scale) => {
    expect(read(['損益計算書', title], ['2025年', '2024年']).statement).toMatchObject({ type: 'income', unit: { currency, scale } })
  })

  test('a year that may be called after its beginning is asked', () => {
    const codes = (fiscalFirstMonth: number): string[] =>
      read([], ['2025年度', '2024年度'], { fiscalFirstMonth }).problems.map(({ code, cell }) => `${code} ${cell}`)
    expect(codes(4)).toEqual(['year-by-start B1'])
    expect(codes(1)).toEqual([])
  })

  test('上期 is asked, which is a half here and the period before there', () => {
    expect(read(['2026年'], ['上期', '下期']).problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['period-unknown B2'])
  })
})

test('a Japanese sheet of texts has commas between thousands and △ or ▲ for a minus; elsewhere ▲ is no sign', () => {
  const rows = (label: string): string[][] => [
    [label, '2025', '2026'],
    [label, '12,345', '13,456'],
    [`${label} 2`, '△8,000', '▲9,000'],
    [`${label} 3`, '１，２３４', '－120'],
  ]
  const valuesOf = (label: string): (string | null | undefined)[] =>
    understand(typed(grid('S', rows(label)))).statements.flatMap(({ lineItems }) =>
      lineItems.flatMap(({ values }) => values.map(({ value }) => value)),
    )
  expect(valuesOf('売上高')).toEqual(['12345', '13456', '-8000', '-9000', '1234', '-120'])
  expect(valuesOf('Sales')).toEqual([null, null, null, null, null, '-120'])
})

describe('a Chinese report', () => {
  test('of a third quarter or a half began with the year', () => {
    expect(columns('2025年三季报', '2025年中报', '2025年一季报', '2024年年报')).toEqual([
      'FY2025-YTD9 actual',
      'FY2025-H1 actual',
      'FY2025-Q1 actual',
      'FY2024 actual',
    ])
  })

  test('tells by how a label ends what it counts, and its figures may carry the sign of the money', () => {
    const { statements } = understand(
      typed(
        grid('Sheet1', [
          ['', '2025年', '2024年'],
          ['营业收入', '328309145.50元', '245865633.00元'],
          ['营业收入(亿元)增长率', 8.98, 8.24],
          ['毛利率', 22.06, 22.33],
          ['流动比率', 1.24, 1.31],
          ['每股收益', '0.78元', '0.85元'],
          ['员工人数', 1_200, 1_100],
        ]),
      ),
    )
    expect(statements[0]?.unit.currency).toBe('CNY')
    expect(statements[0]?.lineItems.map(({ unit, whole, values: [first] }) => [unit, whole ?? null, first?.value])).toEqual([
      ['currency', null, '328309145.50'],
      ['percent', 100, '8.98'],
      ['percent', 100, '22.06'],
      ['ratio', null, '1.24'],
      ['per share', null, '0.78'],
      ['count', null, '1200'],
    ])
  })

  test('has the yuan where its number formats are those of China', () => {
    const yuan = (value: string) => ({ value, format: '[$¥-804]#,##0.00' })
    const { statements } = understand(
      typed(
        grid('P&L', [
          ['', '2025', '2026'],
          ['Revenue', yuan('900'), yuan('1000')],
          ['Costs', yuan('3'), yuan('4')],
        ]),
      ),
    )
    expect(statements[0]?.unit.currency).toBe('CNY')
  })
})

test('a name of one Chinese letter is one, behind the number of its line', () => {
  const { statements } = understand(
    typed(
      grid('产品', [
        ['序号', '项目', '2025年', '2026年'],
        [1, '苯', 293, 301],
        [2, '甲苯', 780, 790],
        [3, '盐', 75, 71],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(['苯', '甲苯', '盐'])
})

test('業績 alone beside a budget is what happened', () => {
  const { statement } = read(['2026年5月'], ['予算', '業績'])
  expect(statement?.columns.map(({ period, scenario }) => `${period} ${scenario}`)).toEqual(['2026-05 budget', '2026-05 actual'])
})

test.each(['行次', 'Line no.'])('%s below the heading of a month numbers the lines, also where some of them are left out', head => {
  const form = grid('利润表', [
    ['利润表'],
    ['项目', '2026年9月', null],
    [null, head, '9月测算'],
    ['一、营业收入', 1, 1000],
    ['减：营业成本', 2, 600],
    ['税金及附加', 17, 20],
    ['销售费用', 19, 80],
    ['二、营业利润', 27, 300],
  ])
  form.merges.push({ top: 1, left: 1, bottom: 1, right: 2 })
  const { statements } = understand(typed(form))
  expect(statements[0]?.columns.map(({ id, period, entity }) => [id, period, entity])).toEqual([['C', '2026-09', null]])
  expect(statements[0]?.lineItems.map(({ label }) => label)).toContain('税金及附加')
})

test.each([
  ['数量', '单价', '金额'],
  ['数量', '単価', '金額'],
  ['수량', '단가', '금액'],
])('%s beside %s and %s counts in another thing: a statement of its own', (quantity, price, amount) => {
  const { statements, problems } = understand(
    typed(
      grid('产品', [
        ['', quantity, price, amount],
        ['苯', 120, 5.5, 660],
        ['甲苯', 80, 9.1, 728],
        ['盐', 40, 3.2, 128],
      ]),
    ),
  )
  const units = statements.map(({ columns, lineItems }) => [columns.map(({ label }) => label), new Set(lineItems.map(({ unit }) => unit))])
  expect(units).toEqual([
    [[quantity], new Set(['count'])],
    [[price, amount], new Set(['currency'])],
  ])
  expect(problems.map(({ code }) => code)).toContain('measures-apart')
})
