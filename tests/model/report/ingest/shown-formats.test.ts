import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const shown = (value: string, format: string): Given => ({ value, format })
const read = (format: string, ...values: string[]) => {
  const { statements, problems } = understand(
    typed(
      grid('P&L', [
        ['', '2025', '2026'],
        ['Revenue', 900, 1_000],
        ['Line', ...values.map(value => shown(value, format))],
      ]),
    ),
  )
  const line = statements[0]?.lineItems[1]
  return {
    unit: line?.unit,
    whole: line?.whole ?? null,
    currency: statements[0]?.unit.currency,
    problems: problems.map(({ code }) => code),
  }
}

describe('signs of a number format', () => {
  test('that only take room are not shown: neither a percent sign nor a currency', () => {
    expect(read('_([$$]#,##0_)_%;\\([$$]#,##0\\)_%;_("–"_)_%;_(@_)_%', '116.5', '67.4')).toMatchObject({
      unit: 'currency',
      currency: 'USD',
    })
    expect(read('_(#,##0.0%_);\\(#,##0.0%\\);_("–"_)_%', '0.12', '0.15')).toMatchObject({ unit: 'percent', whole: 1 })
    expect(read('_-* #,##0.00\\ _€_-;-* #,##0.00\\ _€_-', '116.5', '67.4').currency).toBeNull()
    expect(read('_-* #,##0.00\\ €_-', '116.5', '67.4').currency).toBe('EUR')
  })

  test('that make ten thousand percent and more of a figure are asked; a change by some hundreds is none', () => {
    expect(read('0.0%', '-149392.7', '-12000.5')).toMatchObject({ unit: 'percent', problems: ['percent-scale'] })
    expect(read('0.0%', '7.5', '0.9')).toMatchObject({ unit: 'percent', problems: [] })
  })

  test('a percent sign that is written behind a figure makes no hundredths of it', () => {
    expect(read('0.0"%"', '12.5', '14.1')).toMatchObject({ unit: 'percent', whole: 100, problems: [] })
    expect(read('0.0\\%', '12.5', '14.1')).toMatchObject({ unit: 'percent', whole: 100, problems: [] })
    expect(read('0.0%', '0.125', '0.141')).toMatchObject({ unit: 'percent', whole: 1, problems: [] })
  })
})

test('“# of …” and what a base of customers is are counted, whatever the statement is of', () => {
  const { statements } = understand(
    typed(
      grid('Income statement', [
        ['USD', '2025', '2026'],
        ['Revenue', 900, 1_000],
        ['# of orders', 73.7, 50.2],
        ['Customers (# active)', 12, 14],
        ['Recurring client base', 16.1, 11],
        ['Marketing leads/month', 500, 520],
        ['Lead costs', 50, 52],
        ['Fund #A costs', 5, 6],
        ['Net income', 90, 100],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual([
    'currency',
    'count',
    'count',
    'count',
    'count',
    'currency',
    'currency',
    'currency',
  ])
})

test('a label that ends in percent is in percent, however large; growth of earnings per share too; prices by earnings are multiples', () => {
  const { statements } = understand(
    typed(
      grid('Income ratios', [
        ['', '2025', '2026'],
        ['Revenue (₹)', 900, 1_000],
        ['Net profit growth (%)', -509.92, 2_639.11],
        ['EPS growth (%)', -375, 2_640.27],
        ['EPS (₹)', 2.1, 2.4],
        ['Price / Earnings', 18.2, 32.02],
        ['Cash conversion cycle', 8.04, 38.24],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit, whole }) => [unit, whole ?? null])).toEqual([
    ['currency', null],
    ['percent', 100],
    ['percent', 100],
    ['per share', null],
    ['ratio', null],
    ['count', null],
  ])
})
