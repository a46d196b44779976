import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

const sum = (range: string, value: number): Given => ({ formula: `SUM(${range})`, value: String(value) })
/** Revenue and its lines from row 3 on, and what `between` puts between them and their sum. */
const read = (between: Given[][], ...after: Given[][]) => {
  const at = 5 + between.length
  return understand(
    typed(
      grid('P&L', [
        ['Income statement, EUR thousands'],
        ['', 'Q3 2026', 'Q3 2025'],
        ['Product revenue', 4200, 3600],
        ['Service revenue', 900, 850],
        ...between,
        ['Revenue', sum('B3:B4', 5100), sum('C3:C4', 4450)],
        ['Costs', -3000, -2900],
        ['Profit', sum(`B${at}:B${at + 1}`, 2100), sum(`C${at}:C${at + 1}`, 1550)],
        ...after,
      ]),
    ),
  )
}
const told = (between: Given[][]): string[] =>
  read(between).problems.flatMap(({ severity, code, sheet, cell, message }) =>
    code === 'passed-over' ? [`${severity} ${sheet}!${cell} ${message}`] : [],
  )

test('a line that was inserted right above a sum, whose range ends before it, is told', () => {
  expect(told([['Licence revenue', 300, 200]])).toEqual([
    'warning P&L!A5 “Licence revenue”: right above “Revenue”, whose sum ends before it (SUM(B3:B4)). Was this line added later and not counted? It was imported as stated.',
  ])
  expect(
    told([
      ['Licence revenue', 300, 200],
      ['Rental revenue', 20, 10],
    ]),
  ).toHaveLength(1)
  const { statements } = read([['Licence revenue', 300, 200]])
  expect(statements[0]?.lineItems.find(({ label }) => label === 'Revenue')?.values.map(({ value }) => value)).toEqual(['5100', '4450'])
})

test('what holds a part of the line above, counts in something else or has no figures was passed over on purpose', () => {
  expect(told([])).toEqual([])
  expect(told([['of which abroad', 300, 200]])).toEqual([])
  expect(told([['Growth in %', '12 %', '8 %']])).toEqual([])
  expect(told([['Employees', 44, 41]])).toEqual([])
  expect(told([['New products:', null, null]])).toEqual([])
  expect(
    told([
      [null, null, null],
      ['Licence revenue', 300, 200],
    ]),
  ).toEqual([])
})
