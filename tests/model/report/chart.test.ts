import { describe, expect, test } from 'vitest'
import { wrongInChart } from '#app/model/report/chart-rules.ts'
import { redact } from '#app/model/report/redact.ts'
import { type Chart, chartSchema, type Section, type Statement } from '#app/model/report/section.ts'
import { partsOf, totalFirst, viewChart } from '#app/model/report/view-chart.ts'
import { bridgeSteps } from '#app/model/report/waterfall.ts'
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
  test('nothing', () => {
    expect(wrongInChart(chart({ form: 'stacked' }), income)).toBeNull()
  })
})
