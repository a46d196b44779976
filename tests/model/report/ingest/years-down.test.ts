import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { sheets, statements, problems } = understand(typed(grid('Sheet1', rows)))
  return {
    kind: sheets[0]?.kind,
    statements: statements.map(({ title, unit, anchor, columns, lineItems }) => ({
      title,
      unit: `${unit.currency} ${unit.scale}`,
      anchor,
      columns: columns.map(({ period, scenario, headerCells }) => `${headerCells.join('+')} ${period} ${scenario}`),
      lines: lineItems.map(
        ({ label, labelCell, values }) => `${labelCell} ${label}: ${values.map(({ cell, value }) => `${cell}=${value}`).join(' ')}`,
      ),
    })),
    problems: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}

describe('years down the side under quarters', () => {
  test('are one line, with the periods of a year in each row, and every figure in its own cell', () => {
    expect(read(['Order intake'], ['EUR m', 'Q1', 'Q2', 'Q3', 'Q4'], [2025, 100, 110, 105, 120], [2026, 115, 118])).toEqual({
      kind: 'statement',
      statements: [
        {
          title: 'Order intake',
          unit: 'EUR 6',
          anchor: 'A2',
          columns: [
            'A3+B2 FY2025-Q1 actual',
            'A3+C2 FY2025-Q2 actual',
            'A3+D2 FY2025-Q3 actual',
            'A3+E2 FY2025-Q4 actual',
            'A4+B2 FY2026-Q1 actual',
            'A4+C2 FY2026-Q2 actual',
          ],
          lines: ['A1 Order intake: B3=100 C3=110 D3=105 E3=120 B4=115 C4=118'],
        },
      ],
      problems: [],
    })
  })

  test('with a total: the year, or the year so far where it is the sum of that', () => {
    const { statements } = read(
      ['Revenue, EUR m', 'Q1', 'Q2', 'Q3', 'Q4', 'Total'],
      ['2025 actual', 100, 110, 105, 120, 435],
      ['2026 budget', 115, 118, 121, 130, 484],
      ['2026 actual', 112, 116, 124, '', 352],
    )
    expect(statements[0]?.columns.filter(column => column.includes('F1'))).toEqual([
      'A2+F1 FY2025 actual',
      'A3+F1 FY2026 budget',
      'A4+F1 FY2026-YTD9 actual',
    ])
    expect(statements[0]?.lines[0]).toMatch(/^A1 Revenue, EUR m: /)
  })

  test('several times on a sheet, and beside other tables, are a statement each', () => {
    const { statements } = read(
      ['Occupancy', 'Jan', 'Feb', 'Mar'],
      [2025, 71, 72, 73],
      [2026, 74, 75, 76],
      [],
      ['Guests', 'Jan', 'Feb', 'Mar'],
      [2025, 710, 720, 730],
      [2026, 740, 750, 760],
      [],
      ['EUR k', 'Q3 2026', 'Q3 2025'],
      ['Revenue', 500, 450],
      ['Costs', -300, -280],
    )
    expect(statements.map(({ columns, lines }) => [columns.length, ...lines.map(line => line.split(':')[0])])).toEqual([
      [6, 'A1 Occupancy'],
      [6, 'A5 Guests'],
      [2, 'A10 Revenue', 'A11 Costs'],
    ])
  })

  test('are no such block where something goes on below or beside them', () => {
    const { statements } = read(['', 'Q1', 'Q2', 'Q3'], [2025, 100, 110, 105], [2026, 115, 118, 121], ['Growth', 15, 7, 15])
    expect(statements.every(({ anchor }) => anchor !== 'A1')).toBe(true)
  })
})

test('a difference between periods of different lengths is told: one of them was not understood', () => {
  const { problems } = read(
    ['P&L, £m', 'FY26 budget', 'Q3 26', 'Var'],
    ['Revenue', 520, 515, -5],
    ['Costs', -465, -463, 2],
    ['Profit', 55, 52, -3],
  )
  expect(problems).toContain('compares-other-lengths C1')
})

test('cases beside each other stay apart under their names', () => {
  const { problems } = understand(
    typed(grid('Cases', [['Cases FY2025, EUR m'], ['', 'Base case', 'Upside'], ['Revenue', 100, 110], ['EBITDA', 20, 25]])),
  )
  expect(problems.find(({ code }) => code === 'entity-columns')).toMatchObject({
    severity: 'info',
    message: expect.stringContaining('stay apart under these names'),
  })
})

test.each([
  [['Jan', 'Feb', 'Mar'], 'FY2026-Q1'],
  [['Jul', 'Aug', 'Sep'], 'FY2026-Q3'],
  [['Q1', 'Q2', 'Q3'], 'FY2026-YTD9'],
])('the total of %s is of these alone, and no whole year', (parts, period) => {
  const { statements } = read(['Sales (€k)', ...parts, 'Total'], [2025, 100, 110, 120, 330], [2026, 105, 115, 130, 350])
  expect(statements[0]?.columns.at(-1)).toContain(period)
})
