import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// How a workshop plans its weeks by hand: days without a year, weeks of a month, three figures under each.

const read = (...rows: Given[][]) => understand(typed(grid('Weeks', rows)))

describe('days from one to another', () => {
  test.each([
    ['3-9 Aug 2026', '2026-08-03', '2026-08-09'],
    ['Aug 3 to 9, 2026', '2026-08-03', '2026-08-09'],
    ['28 Sep - 4 Oct 2026', '2026-09-28', '2026-10-04'],
    ['Dec 29 - Jan 4, 2026', '2025-12-29', '2026-01-04'],
  ])('“%s” begins and ends', (text, start, end) => {
    expect(readHeader(text, null)).toMatchObject({ start, end })
  })

  test.each(['Aug 03 to 09', '03 Aug - 09 Aug', 'Jan 05 - Jan 11', 'Sep 22 to October 1st', 'Feb 2nd week'])(
    '“%s” is no month and no year, and asked',
    text => {
      expect(readHeader(text, null)).toMatchObject({ spans: true, month: null, end: null, year: null })
    },
  )

  test.each([
    ['Oct 24 - Sep 25', '2024-10-01', '2025-09-30'],
    ['June 30 and September 30, 2026', null, '2026-09-30'],
  ])('“%s” stays what it was', (text, start, end) => {
    expect(readHeader(text, null)).toMatchObject({ start, end })
  })
})

test('the first week of a month is no calendar week, and asked', () => {
  const { statements, problems } = read([null, 'Oct W1 2026', 'Oct W2 2026', 'W41 2026'], ['Pots', 10, 11, 12], ['Pans', 4, 5, 6])
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual([null, null, '2026-10-05..2026-10-11'])
  expect(problems.map(({ code }) => code)).toContain('period-unknown')
})

test('the same names under each of the weeks belong to their headings', () => {
  const { statements } = read(
    [null, 'Aug 3-9, 2026', 'Aug 3-9, 2026', 'Aug 3-9, 2026', 'Aug 10-16, 2026', 'Aug 10-16, 2026', 'Aug 10-16, 2026'],
    ['Line', 'Target', 'Revised', 'Achieved', 'Target', 'Revised', 'Achieved'],
    ['Sales of pots', 80, 90, 70, 81, 91, 71],
    ['Sales of pans', 10, 12, 9, 11, 13, 10],
  )
  expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Sales of pots', 'Sales of pans'])
  expect(statements[0]?.columns.map(({ scenario }) => scenario).slice(0, 3)).toEqual(['budget', 'actual', 'actual'])
  expect(statements[0]?.columns[0]?.period).toBe('2026-08-03..2026-08-09')
})

test('a day behind the names of its columns makes no figures of a list', () => {
  const day: Cell = { kind: 'date', value: '2026-12-01', raw: '0' }
  const { sheets } = read(
    ['No', 'Order', 'Product', 'Owner', 'Qty', day],
    [1, 'BN-5', 'Pot', 'Ann', 290, null],
    [2, 'BN-6', 'Pan', 'Ben', 350, 'late'],
    [3, 'BN-7', 'Lid', 'Cal', 120, null],
  )
  expect(sheets[0]?.kind).not.toBe('statement')
})

test('columns that nothing stands over are told together', () => {
  const wide = [101, 203, 307, 401, 509]
  const { problems } = read(['£m', 'FY2024', ...wide.map(() => null), 'FY2025'], ['Revenue', 10, ...wide, 11], ['Costs', 4, ...wide, 5])
  expect(problems.filter(({ code }) => code === 'column-left-out').map(({ message }) => message)).toEqual([
    'Nothing stands over 5 columns from C to G: their 10 cells stay out of the report.',
  ])
})

test('a quantity like a year in the first row of a list without a heading is no year', () => {
  const { statements, tables, plans } = read(
    ['WEEK-27', null, null],
    ['AB12', 2000, 'MTS'],
    ['AC14', 800, 'MTO'],
    ['AD15', 1600, 'MTS'],
    ['AE16', 6000, 'MTS'],
  )
  expect(statements.flatMap(({ columns }) => columns.map(({ period }) => period))).not.toContain('FY2000')
  const kept = JSON.stringify([statements, tables, plans])
  expect(kept).toContain('"2000"')
})
