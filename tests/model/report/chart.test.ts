import { describe, expect, test } from 'vitest'
import { wrongInChart } from '#app/model/report/chart-rules.ts'
import { redact } from '#app/model/report/redact.ts'
import { type Chart, chartSchema, type Section, type Statement } from '#app/model/report/section.ts'
import { partsOf, totalFirst, viewChart } from '#app/model/report/view-chart.ts'
import { inOrderOfTime } from '#app/model/report/chart-order.ts'
import { bridgeSteps, stepsOf } from '#app/model/report/waterfall.ts'
import { line, statement } from '#tests/support/sections.ts'

const cells = (...values: (string | null)[]) =>
  Object.fromEntries(values.map((value, at) => [`c${at + 1}`, { value, text: '', cell: null, flag: null }]))
const section = statement('s', 'Income', [
  line('revenue', 'Revenue', 1, null, { parent: 'profit', values: cells('100', '130') }),
  line('costs', 'Costs', 1, null, { parent: 'profit', values: cells('60', '75') }),
  line('grants', 'Grants', 1, null, { parent: 'profit', values: cells(null, '5') }),
  line('profit', 'Profit', 0, null, {
    kind: 'total',
    values: cells('40', '60'),
    parts: [
      { id: 'revenue', sign: 1 },
      { id: 'costs', sign: -1 },
      { id: 'grants', sign: 1 },
    ],
  }),
])
const income = section.body as Statement
income.columns = ['Q1', 'Q2'].map((label, at) => ({
  id: `c${at + 1}`,
  label,
  period: `FY2026-Q${at + 1}`,
  scenario: 'actual',
  entity: null,
}))
const chart = (change: Partial<Chart>): Chart =>
  chartSchema.parse({
    kind: 'chart',
    form: 'column',
    statementId: 's',
    lineItemIds: ['revenue', 'costs'],
    columnIds: ['c1', 'c2'],
    caption: '',
    ...change,
  })

describe('a bridge between two columns', () => {
  const bridge = (change: Partial<Chart> = {}) =>
    bridgeSteps(viewChart(chart({ form: 'bridge', lineItemIds: ['profit'], ...change }), income).series, 'Other').map(
      ({ label, from, to, shown }) => [label, from, to, shown],
    )

  test('takes the parts and their signs from the tree, and always arrives: what they do not explain is “other”', () => {
    expect(bridge()).toEqual([
      ['Profit', '0', '40', '40'],
      ['Revenue', '40', '70', '30'],
      ['Costs', '70', '55', '-15'],
      // Grants have no figure in the first column: their change is not known, so it is a part of the rest.
      ['Other', '55', '60', '5'],
      ['Profit', '0', '60', '60'],
    ])
  })

  test('a part of a part counts by the signs of both; where the tree does not lead there, a cost is taken away', () => {
    const deep = line('cloud', 'Cloud', 2, null, { parent: 'costs', values: cells('10', '14') })
    const costs = (item: Statement['lineItems'][number]) =>
      item.id === 'costs' ? { ...item, parts: [{ id: 'cloud', sign: 1 as const }] } : item
    const known = { ...income, lineItems: [...income.lineItems.map(costs), deep] }
    const effect = (of: Statement) =>
      bridgeSteps(viewChart(chart({ form: 'bridge', lineItemIds: ['profit', 'cloud'] }), of).series, 'Other').find(
        ({ id }) => id === 'cloud',
      )?.shown
    expect(effect(known)).toBe('-4')
    expect(effect({ ...income, lineItems: [...income.lineItems, { ...deep, good: 'down' }] })).toBe('-4')
    expect(effect({ ...income, lineItems: [...income.lineItems, { ...deep, good: 'up' }] })).toBe('4')
  })

  test('has no “other” where the parts explain all of it', () => {
    const plain = {
      ...income,
      lineItems: income.lineItems.map(item => (item.id === 'profit' ? { ...item, values: cells('40', '55') } : item)),
    }
    const { series } = viewChart(chart({ form: 'bridge', lineItemIds: ['profit', 'revenue', 'costs'] }), plain)
    expect(bridgeSteps(series, 'Other').map(({ label }) => label)).toEqual(['Profit', 'Revenue', 'Costs', 'Profit'])
  })

  test('has the total first, whatever the order in which lines were chosen', () => {
    expect(totalFirst(income, ['revenue', 'costs', 'profit'])).toEqual(['profit', 'revenue', 'costs'])
    expect(partsOf(income, { id: 'profit' })).toEqual(['revenue', 'costs', 'grants'])
  })
})

describe('a bridge of a total that is made of totals', () => {
  const deep: Statement = {
    ...income,
    lineItems: [
      line('sales', 'Sales', 2, null, { parent: 'gross', kind: 'subtotal', values: cells('100', '130') }),
      line('wages', 'Wages', 2, null, { parent: 'gross', values: cells('-60', '-75') }),
      line('gross', 'Gross profit', 1, null, { parent: 'ebit', kind: 'subtotal', values: cells('40', '55') }),
      line('rent', 'Rent', 1, null, { parent: 'ebit', values: cells('-10', '-12') }),
      line('ebit', 'EBIT', 0, null, { kind: 'total', values: cells('30', '43') }),
    ],
  }
  test('leads to what holds all of the others, though none of them is directly below it', () => {
    expect(totalFirst(deep, ['sales', 'wages', 'ebit'])).toEqual(['ebit', 'sales', 'wages'])
  })
  test('takes no line beside a sum that holds it, however deep', () => {
    expect(wrongInChart(chart({ form: 'bridge', lineItemIds: ['ebit', 'gross', 'sales'] }), deep)?.field).toBe('lineItemIds')
  })
})

describe('a waterfall', () => {
  const made: Statement = {
    ...income,
    lineItems: [
      line('sales', 'Sales', 2, '100', { parent: 'gross', kind: 'subtotal', good: 'up' }),
      line('material', 'Material', 3, '-40', { parent: 'cost', good: 'up' }),
      line('freight', 'Freight', 3, '-20', { parent: 'cost', good: 'up' }),
      line('cost', 'Cost of sales', 2, '-60', { parent: 'gross', kind: 'subtotal', good: 'up' }),
      line('gross', 'Gross profit', 1, '40', { parent: 'ebit', kind: 'subtotal', good: 'up' }),
      line('wages', 'Wages', 1, '-25', { parent: 'ebit', good: 'up' }),
      line('ebit', 'EBIT', 0, '15', { kind: 'total', good: 'up' }),
      line('stock', 'Stock', 1, '7', { parent: 'assets' }),
      line('cash', 'Cash', 1, '3', { parent: 'assets' }),
      line('assets', 'Assets', 0, '10', { kind: 'total', good: null }),
    ],
  }
  const steps = (...ids: string[]) => {
    const [column = ''] = Object.keys(made.lineItems[0]?.values ?? {})
    const columns = income.columns.slice(0, 1).map(each => ({ ...each, id: column }))
    const body = chart({ form: 'waterfall', lineItemIds: ids, columnIds: [column] })
    return stepsOf(viewChart(body, { ...made, columns }).series, 'Other').map(({ label, from, to, kind, towards }) => [
      label,
      from,
      to,
      kind === 'level' ? 'level' : towards,
    ])
  }
  test('goes down by a sum that is a part of the next level, as by a line', () => {
    expect(steps('sales', 'cost', 'gross', 'wages', 'ebit')).toEqual([
      ['Sales', '0', '100', 'level'],
      ['Cost of sales', '100', '40', 'up'],
      ['Gross profit', '0', '40', 'level'],
      ['Wages', '40', '15', 'up'],
      ['EBIT', '0', '15', 'level'],
    ])
  })
  test('does not count a sum whose parts are drawn', () => {
    expect(steps('sales', 'material', 'freight', 'cost', 'gross').map(([label]) => label)).toEqual([
      'Sales',
      'Material',
      'Freight',
      'Gross profit',
    ])
  })
  test('says what is missing on the way to a level', () => {
    expect(steps('sales', 'material', 'gross', 'ebit')).toEqual([
      ['Sales', '0', '100', 'level'],
      ['Material', '100', '60', 'up'],
      ['Other', '60', '40', 'up'],
      ['Gross profit', '0', '40', 'level'],
      ['EBIT', '0', '15', 'level'],
    ])
  })
  test('begins anew for a level that has nothing to do with the one before', () => {
    expect(steps('ebit', 'stock', 'cash', 'assets')).toEqual([
      ['EBIT', '0', '15', 'level'],
      ['Stock', '0', '7', null],
      ['Cash', '7', '10', null],
      ['Assets', '0', '10', 'level'],
    ])
  })
  test('is drawn of one column', () => {
    expect(wrongInChart(chart({ form: 'waterfall' }), income)?.field).toBe('columnIds')
    expect(viewChart(chart({ form: 'waterfall' }), income).columns).toHaveLength(1)
  })
})

test('columns of a chart stand in the order of time, what was planned before what became of it, each company by itself', () => {
  const column = (
    id: string,
    period: string | null,
    scenario: 'actual' | 'budget' | 'forecast' = 'actual',
    entity: string | null = null,
  ) => ({
    ...{ id, label: id, period, scenario, entity },
  })
  const columns = [
    column('now', 'FY2026-Q2'),
    column('plan', 'FY2026-Q2', 'budget'),
    column('year before', 'FY2025-Q2'),
    column('before', 'FY2026-Q1'),
    column('target', null, 'budget'),
    column('outlook', 'FY2026-Q3', 'forecast'),
    column('other', 'FY2025-Q2', 'actual', 'UK'),
  ]
  const ids = columns.map(({ id }) => id)
  expect(inOrderOfTime(ids, columns, 1)).toEqual(['year before', 'before', 'plan', 'now', 'outlook', 'target', 'other'])
  expect(inOrderOfTime(['now', 'plan'], columns, 1)).toEqual(['plan', 'now'])
})

describe('what a chart shows', () => {
  test('a line that is kept in another scale stands in the statement’s', () => {
    const millions = {
      ...income,
      lineItems: income.lineItems.map(item => (item.id === 'revenue' ? { ...item, scale: income.unit.scale + 3, currency: 'EUR' } : item)),
    }
    const [revenue] = viewChart(chart({}), millions).series
    expect(revenue?.points.map(({ value }) => value)).toEqual(['100000', '130000'])
    expect(revenue?.label).toBe('Revenue (EUR)')
  })

  test('a target is a line of the statement, or a figure', () => {
    expect(viewChart(chart({ target: { lineItemId: 'profit', value: null, label: '' } }), income).target).toMatchObject({
      label: 'Profit',
      values: ['40', '60'],
    })
    expect(viewChart(chart({ target: { lineItemId: null, value: '90', label: 'Board' } }), income).target).toMatchObject({
      label: 'Board',
      values: ['90', '90'],
    })
    expect(viewChart(chart({ target: { lineItemId: 'gone', value: null, label: '' } }), income).target).toBeUndefined()
  })

  test('of a combined chart the last line is a line, unless others were chosen', () => {
    const lines = (change: Partial<Chart>) =>
      viewChart(chart({ form: 'combined', ...change }), income).series.map(({ asLine }) => asLine ?? false)
    expect(lines({})).toEqual([false, true])
    expect(lines({ asLine: ['revenue'] })).toEqual([true, false])
  })

  test('remarks stand at figures that are there, and go when the figure is removed for good', () => {
    const body = chart({
      notes: [
        { pointId: 'revenue:c2', text: 'Won Acme' },
        { pointId: 'grants:c1', text: 'none' },
      ],
    })
    expect(viewChart(body, income).notes).toEqual([{ pointId: 'revenue:c2', text: 'Won Acme' }])
    const drawn: Section = { id: 'd', title: 'Drawn', notes: '', minutes: 1, body }
    const state = { title: 'R', period: 'FY2026', sentences: [], sections: [section, drawn] }
    const { state: after } = redact(state, { what: 'value', sectionId: 's', lineItemId: 'revenue', columnId: 'c2' })
    expect(JSON.stringify(after)).not.toContain('Won Acme')
    const { state: less } = redact(state, { what: 'text', text: 'Acme' })
    expect(JSON.stringify(less)).not.toContain('Acme')
  })
})

describe('what is wrong with a chart', () => {
  const mixed = { ...income, lineItems: income.lineItems.map(item => (item.id === 'costs' ? { ...item, unit: 'percent' as const } : item)) }
  test.each([
    ['stacked lines of two units', chart({ form: 'stacked' }), mixed, 'form'],
    ['a bridge over one column', chart({ form: 'bridge', lineItemIds: ['profit'], columnIds: ['c1'] }), income, 'columnIds'],
    ['a target that is gone', chart({ target: { lineItemId: 'gone', value: null, label: '' } }), income, 'target'],
    ['a target without a figure', chart({ target: { lineItemId: null, value: null, label: '' } }), income, 'target'],
  ])('%s', (_, body, of, field) => {
    expect(wrongInChart(body, of)?.field).toBe(field)
  })
  test('a part and its own sum in one bridge', () => {
    const deep = { ...income, lineItems: income.lineItems.map(item => (item.id === 'grants' ? { ...item, parent: 'revenue' } : item)) }
    expect(wrongInChart(chart({ form: 'bridge', lineItemIds: ['profit', 'revenue', 'grants'] }), deep)?.field).toBe('lineItemIds')
  })
  test('a part and its own sum in one stack', () => {
    expect(wrongInChart(chart({ form: 'stacked', lineItemIds: ['profit', 'grants'] }), income)?.field).toBe('lineItemIds')
  })
  test('lines of two units on one axis, or of three on two', () => {
    const said = (form: Chart['form'], of: Statement, ids = ['revenue', 'costs']) =>
      wrongInChart(chart({ form, lineItemIds: ids }), of)?.message
    for (const form of ['column', 'line', 'area'] as const) expect(said(form, mixed)).toMatch(/do not share an axis/)
    expect([said('combined', mixed), said('multiples', mixed)]).toEqual([undefined, undefined])
    const three = { ...mixed, lineItems: mixed.lineItems.map(item => (item.id === 'grants' ? { ...item, unit: 'count' as const } : item)) }
    expect(said('combined', three, ['revenue', 'costs', 'grants'])).toMatch(/two axes/)
    const francs = { ...income, lineItems: income.lineItems.map(item => (item.id === 'costs' ? { ...item, currency: 'CHF' } : item)) }
    expect(said('combined', francs)).toMatch(/several currencies/)
  })
  test('more lines than there are colours', () => {
    const many = { ...income, lineItems: Array.from({ length: 7 }, (_, at) => line(`l${at}`, `Line ${at}`, 0, '1')) }
    const ids = many.lineItems.map(({ id }) => id)
    expect(wrongInChart(chart({ form: 'line', lineItemIds: ids }), many)?.message).toMatch(/told apart/)
    expect(wrongInChart(chart({ form: 'multiples', lineItemIds: ids }), many)).toBeNull()
  })
  test('a target that counts in something else', () => {
    const target = { lineItemId: 'costs', value: null, label: '' }
    expect(wrongInChart(chart({ lineItemIds: ['revenue'], target }), mixed)?.field).toBe('target')
    expect(wrongInChart(chart({ lineItemIds: ['revenue'], target }), income)).toBeNull()
  })
  test('nothing', () => {
    expect(wrongInChart(chart({ form: 'stacked' }), income)).toBeNull()
  })
})
