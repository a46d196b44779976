import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) =>
  understand(typed(grid('Sheet', rows))).statements.map(({ columns, lineItems, checks }) => ({
    columns: columns.map(({ label, entity, headerCells }) => `${label}: ${entity} ${headerCells.join()}`),
    lines: lineItems.map(({ label, unit, values }) => `${label} ${unit} ${values.map(({ cell, value }) => `${cell}=${value}`).join(' ')}`),
    failing: checks.flatMap(({ holds, cell }) => (holds ? [] : [cell])),
  }))

test('companies down the side and lines across are turned: nobody is called EBIT', () => {
  expect(
    read(
      ['Subsidiaries FY2025, € thousands'],
      ['Company', 'Revenue', 'EBIT', 'Employees'],
      ['Acme UK', 100, 20, 12],
      ['Acme DE', 200, 45, 33],
      ['Group', 300, 65, 45],
    ),
  ).toEqual([
    {
      columns: ['Acme UK: Acme UK A3', 'Acme DE: Acme DE A4', 'Group: null A5'],
      lines: ['Revenue currency B3=100 B4=200 B5=300', 'EBIT currency C3=20 C4=45 C5=65', 'Employees count D3=12 D4=33 D5=45'],
      failing: [],
    },
  ])
})

test('where the whole is not the sum of its companies, they stay lines, and the sum is checked', () => {
  const [statement] = read(
    ['Segments FY2025, € m'],
    ['', 'Revenue', 'EBIT'],
    ['Acme UK', 100, 20],
    ['Acme DE', 200, 45],
    ['Acme FR', 50, 5],
    ['Total', 360, 70],
  )
  expect(statement?.failing).toEqual(['B6'])
})
