import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Statutory accounts with their notes and signatures.

const read = (...rows: Given[][]) => understand(typed(grid('Note 6', rows)))

test('who signs below a statement is none of its lines, whatever column they stand in', () => {
  const { statements, problems } = read(
    ['Statement of profit and loss', null, 'Amt in Rs.'],
    [null, 'Year ended March 31, 2026', 'Year ended March 31, 2025'],
    ['Revenue', 900, 800],
    ['Materials', 300, 250],
    ['Staff', 120, 110],
    ['Depreciation', 80, 90],
    ['Total expenses', 500, 450],
    ['Profit', 400, 350],
    [],
    ['As per our report attached', 'For and on behalf of the Board'],
    ['Partner', 'Director', 'Director'],
    ['Place :', 'Place :', 'Place :'],
  )
  expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual([
    'Revenue',
    'Materials',
    'Staff',
    'Depreciation',
    'Total expenses',
    'Profit',
  ])
  expect(statements[0]?.unit.currency).toBe('INR')
  expect(problems.map(({ code }) => code)).not.toContain('text-among-figures')
})

test('words in the last line stay a line where nobody signs', () => {
  const { statements } = read([null, 'FY2025', 'FY2026'], ['Revenue', 900, 800], ['Costs', 500, 450], ['Rating', 'good', 'better'])
  expect(statements[0]?.lineItems.map(({ label }) => label)).toContain('Rating')
})

test('“as at” over the columns of a note is that day, and not asked', () => {
  const { statements, problems } = read(
    ['Note 6 - Inventories'],
    [null, 'As at March 31, 2026', 'As at March 31, 2025'],
    ['Raw materials', 20, 30],
    ['Finished goods', 5, 6],
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['2026-03-31', '2025-03-31'])
  expect(problems.map(({ code }) => code)).not.toContain('day-or-period')
})
