import { expect, test, vi } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Sheets of shapes that nobody prints. What they cost must grow with what they hold.

const row = (columns: number, cell: (column: number) => string | number): (string | number)[] =>
  Array.from({ length: columns }, (_, column) => cell(column))

/** What this process has worked since, in ms: how busy the machine is besides does not count. */
function spentSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1_000
}

// Where the cost grows with the square of the sheet, they take minutes.
vi.setConfig({ testTimeout: 90_000 })

test('a sheet of 16,384 columns, words beside figures, is read in a moment', () => {
  const wide = (head: string | number): (string | number)[][] => [
    row(16_384, column => (column % 2 ? head : 'Item')),
    ...[1, 2, 3].map(line => row(16_384, column => (column % 2 ? line + column : `${line}.${column}`))),
  ]
  for (const head of ['Amount', 2025]) {
    const begun = process.cpuUsage()
    understand(typed(grid('Wide', wide(head))))
    expect(spentSince(begun)).toBeLessThan(15_000)
  }
})

test('columns that are hidden to the end of the sheet are not asked row by row each', () => {
  const sheet = grid(
    'Long',
    Array.from({ length: 40_000 }, (_, at) => (at === 0 ? ['', 'FY2025'] : [`Line ${at}`, at])),
  )
  for (let column = 2; column < 2_002; column++) sheet.hiddenColumns.add(column)
  sheet.rows[9]?.push(undefined, { kind: 'text', value: 'a secret' })
  const begun = process.cpuUsage()
  const { problems } = understand(typed(sheet))
  expect(spentSince(begun)).toBeLessThan(15_000)
  expect(problems.find(({ code }) => code === 'hidden-columns')?.message).toContain('1 hidden column with content left out: D.')
})

test('periods in 16,384 columns are read in a moment', () => {
  const begun = process.cpuUsage()
  const lines = [1, 2, 3].map(line => row(16_384, column => (column ? line + column : `Line ${line}`)))
  understand(typed(grid('Wide', [row(16_384, column => (column ? 1900 + (column % 200) : '')), ...lines])))
  expect(spentSince(begun)).toBeLessThan(15_000)
})

test('totals that each add up all lines before them, totals too, are read in a moment', () => {
  const lines = Array.from({ length: 40 }, (_, at): Given[] => [
    `Line ${at}`,
    at < 2 ? at + 1 : { formula: Array.from({ length: at }, (_, before) => `B${before + 2}`).join('+'), value: '3' },
  ])
  const begun = process.cpuUsage()
  const { statements } = understand(typed(grid('Income', [['', 'FY2025'], ...lines])))
  expect(spentSince(begun)).toBeLessThan(15_000)
  expect(statements[0]?.lineItems.slice(0, 4).map(({ parent, kind }) => [parent, kind])).toEqual([
    [2, 'item'],
    [2, 'item'],
    [3, 'subtotal'],
    [4, 'subtotal'],
  ])
})

test('texts as long as a cell allows, all of signs of which units are made, are passed by', () => {
  const long = (at: number): string => `${'万 '.repeat(16_000)}${at}`
  const begun = process.cpuUsage()
  understand(
    typed(grid('Long texts', [[long(0)], ['', long(1), 'FY2025'], ...row(20, at => at + 2).map(at => [long(Number(at)), at, at])])),
  )
  expect(spentSince(begun)).toBeLessThan(15_000)
})
