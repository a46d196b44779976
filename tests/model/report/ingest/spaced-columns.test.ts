import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (rows: Given[][], more: Partial<ReturnType<typeof grid>> = {}) => {
  const { statements, tables } = understand(typed({ ...grid('Report', rows), ...more }))
  return {
    tables: tables.length,
    statements: statements.map(({ columns, lineItems }) => ({
      columns: columns.map(({ label, period, scenario, role }) => `${label} ${period ?? '?'} ${role === 'period' ? scenario : role}`),
      lines: lineItems.flatMap(({ label, values }) =>
        values.length > 0 ? [`${label} ${values.map(({ value }) => value).join(' ')}`] : [],
      ),
    })),
  }
}

describe('empty columns', () => {
  test('figures without labels of their own belong to the labels further left, whatever stands over them', () => {
    const { statements } = read([
      ['Sales', '', 'Profit', '', 'Interest', '', 'Tax'],
      [120, '', 30, '', 3, '', 4],
      [],
      ['Metric', '', 'This year (2025)', '', 'Last year (2024)', '', '% change'],
      ['Sales', '', 120, '', 100, '', 0.2],
      ['Costs', '', 90, '', 80, '', 0.125],
      ['Profit', '', 30, '', 20, '', 0.5],
      ['Tax', '', 4, '', 3, '', 1 / 3],
    ])
    const report = statements.at(-1)
    expect(report?.columns).toEqual(['This year (2025) FY2025 actual', 'Last year (2024) FY2024 actual', '% change ? variance'])
    expect(report?.lines[0]).toBe('Sales 120 100 0.2')
  })

  test('a small summary beside a table stays apart', () => {
    const { statements, tables } = read([
      ['Item', 'Amount', '', 'Spent', 'Left'],
      ['Rent', 800, '', 1000, 250],
      ['Power', 120],
      ['Phone', 80],
      ['Food', 300],
    ])
    expect(statements[0]?.lines).toEqual(['Rent 800', 'Power 120', 'Phone 80', 'Food 300'])
    expect(statements.length + tables).toBe(2)
  })

  test('a difference over two columns is one name beside budget and actual', () => {
    const { statements } = read(
      [
        ['', '', '', '', 'Variance'],
        ['', 'Budget', 'Actual', '', '%', 'Value', '', 'Impact'],
        ['Volume', 500, 460, '', -0.08, -40, '', -4],
        ['Revenue', 5250, 4970, '', -0.0533, -280, '', -28],
        ['Costs', 3500, 3560, '', 0.0171, 60, '', -6],
        ['Profit', 1750, 1410, '', -0.1943, -340, '', -34],
      ],
      { merges: [{ top: 0, left: 4, bottom: 0, right: 5 }] },
    )
    expect(statements[0]?.columns).toEqual([
      'Budget ? budget',
      'Actual ? actual',
      'Variance % ? variance',
      'Variance Value ? variance',
      'Impact ? other',
    ])
  })
})

describe('two sides without a column between them', () => {
  test('are a statement each in other languages, too, where a label is a number', () => {
    const { statements } = read([
      ['ATTIVO', '', 'PASSIVO', ''],
      ['Descrizione (A)', 'Totale (A)', 'Descrizione (P)', 'Totale (P)'],
      ['Immobilizzazioni', 900, 'Capitale', 500],
      ['Rimanenze', 100, 'Riserve', 100],
      ['Crediti', 80, 'Debiti', 520],
      ['Cassa', 40, 2024, ''],
      ['', '', 'Ratei', 20],
    ])
    expect(statements.map(({ lines }) => lines)).toEqual([
      ['Immobilizzazioni 900', 'Rimanenze 100', 'Crediti 80', 'Cassa 40'],
      ['Capitale 500', 'Riserve 100', 'Debiti 520', 'Ratei 20'],
    ])
  })

  test('of an account are told by what they are called: costs and income', () => {
    const { statements } = read([
      ['Expenses', 'Amount (Dr)', 'Income', 'Amount (Cr)'],
      ['Purchases', 250, 'Sales', 400],
      ['Wages', 100, 'Closing stock', 60],
      ['Rent', 20, 'Interest received', 2],
    ])
    expect(statements.map(({ lines }) => lines[0])).toEqual(['Purchases 250', 'Sales 400'])
  })
})
