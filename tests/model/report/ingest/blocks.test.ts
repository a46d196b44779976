import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Model', rows)))
  return {
    statements: statements.map(({ columns, lineItems }) => ({
      columns: columns.map(({ label, id, period }) => period ?? (label || id)),
      lines: lineItems.flatMap(({ label, values }) =>
        values.length > 0 ? [`${label} ${values.map(({ value }) => value).join(' ')}`] : [],
      ),
    })),
    problems: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}

describe('tables on one sheet', () => {
  test('lines above the first years are tables of their own, also beside each other', () => {
    const { statements, problems } = read(
      ['Sources and uses', '', '', 'Valuation', ''],
      ['Equity', 400, '', 'EBITDA', 100],
      ['Debt', 600, '', 'Multiple', 8],
      ['Total', 1000, '', 'Value', 800],
      [],
      ['Loan schedule', '2026', '2027', '2028'],
      ['Opening', 600, 500, 400],
      ['Repaid', -100, -100, -100],
      ['Closing', 500, 400, 300],
    )
    expect(statements.map(({ lines }) => lines[0])).toEqual(['Equity 400', 'EBITDA 100', 'Opening 600 500 400'])
    expect(statements[2]?.columns).toEqual(['FY2026', 'FY2027', 'FY2028'])
    expect(problems.filter(problem => problem.startsWith('left-out'))).toEqual([])
  })

  test('what a sheet says of itself above its header is no table', () => {
    const { statements } = read(['Version', 3], ['Rate', 1.1], [], ['', '2025', '2026'], ['Sales', 1, 2], ['Costs', 3, 4])
    expect(statements).toHaveLength(1)
  })

  test('words over other figures, behind an empty row, begin another table', () => {
    const { statements, problems } = read(
      ['', '2025', '2026', '2027'],
      ['Sales', 10, 20, 30],
      ['Costs', 5, 6, 7],
      [],
      ['Loans'],
      ['Lender', 'Amount', 'Rate'],
      ['Bank A', 1000, 0.05],
      ['Bank B', 2000, 0.04],
    )
    expect(statements.map(({ columns }) => columns)).toEqual([
      ['FY2025', 'FY2026', 'FY2027'],
      ['Amount', 'Rate'],
    ])
    expect(problems).toEqual(['entity-columns B6', 'period-unknown B6'])
  })

  test('units, and words between lines, begin none', () => {
    expect(read(['', '2025', '2026'], ['Sales', 10, 20], [], ['', 'EUR', 'USD'], ['Price', 5, 6], ['Cost', 1, 2]).statements).toHaveLength(
      1,
    )
    expect(read(['', '2025', '2026'], ['Sales', 10, 20], ['', 'audited', 'draft'], ['Price', 5, 6]).statements).toHaveLength(1)
  })

  test('beside and below each other are called by what stands over their labels, which names the unit of one alone', () => {
    const { statements } = understand(
      typed(
        grid('Board', [
          ['Key figures'],
          [],
          ['Finance (EUR k)', 'Oct 2026', 'Budget', '', 'People', 'Oct 2026', 'Sep 2026'],
          ['Revenue', 500, 520, '', 'FTE', 120, 118],
          ['EBITDA', 50, 60, '', 'Open roles', 12, 11],
          [],
          ['Customers', 'Oct 2026', 'Sep 2026'],
          ['NPS', 45, 44],
          ['Active', 1_200, 1_150],
        ]),
      ),
    )
    expect(statements.map(({ title, unit }) => `${title} ${unit.currency}`)).toEqual(['Key figures EUR', 'Customers null', 'People null'])
  })
})

test('Dutch budgets, thousands and statements are understood', () => {
  const { statements } = understand(
    typed(grid('Blad1', [['Winst- en verliesrekening'], ['x € 1.000', '2025', 'Begroting 2025'], ['Omzet', 1, 2], ['Kosten', 3, 4]])),
  )
  expect(statements[0]).toMatchObject({ type: 'income', unit: { currency: 'EUR', scale: 3 } })
  expect(statements[0]?.columns.map(({ scenario }) => scenario)).toEqual(['actual', 'budget'])
})
