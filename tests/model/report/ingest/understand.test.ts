import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { ImportStatement } from '#app/model/report/import.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

const only = (rows: Given[][]): ImportStatement => {
  const [statement, ...more] = understand(typed(grid('Income statement', rows))).statements
  if (!statement || more.length > 0) throw new Error('one statement was expected')
  return statement
}
const parents = ({ lineItems }: ImportStatement): (string | null)[] =>
  lineItems.map(({ parent }) => (parent === null ? null : (lineItems[parent]?.label ?? null)))

describe('the tree', () => {
  /** Groups of items with known figures: what the tree must find again. */
  const groups = fc.array(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 })), { minLength: 2, maxLength: 6 }),
    { minLength: 2, maxLength: 5 },
  )

  test('is found from formulas, whatever the figures', () => {
    fc.assert(
      fc.property(groups, given => {
        const rows: Given[][] = [['', 'FY2024', 'FY2025']]
        const totals: number[] = []
        for (const [group, items] of given.entries()) {
          const first = rows.length + 1
          for (const [item, [a, b]] of items.entries()) rows.push([`Line ${group}.${item}`, a, b])
          const sum = (at: 0 | 1): string => String(items.reduce((total, values) => total + values[at], 0))
          rows.push([
            `Group ${group}`,
            { formula: `SUM(B${first}:B${rows.length})`, value: sum(0) },
            { formula: `SUM(C${first}:C${rows.length})`, value: sum(1) },
          ])
          totals.push(rows.length)
        }
        const all = (at: 0 | 1): string => String(given.flat().reduce((total, values) => total + values[at], 0))
        rows.push([
          'All',
          { formula: totals.map(row => `B${row}`).join('+'), value: all(0) },
          { formula: totals.map(row => `C${row}`).join('+'), value: all(1) },
        ])
        const statement = only(rows)
        const expected = [...given.flatMap((items, group) => [...items.map(() => `Group ${group}`), 'All']), null]
        expect(parents(statement)).toEqual(expected)
        expect(statement.checks).toHaveLength((given.length + 1) * 2)
        expect(statement.checks.every(({ holds }) => holds)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('is found from the figures alone where totals are named so', () => {
    fc.assert(
      fc.property(groups, given => {
        const rows: Given[][] = [['', 'FY2024', 'FY2025']]
        for (const [group, items] of given.entries()) {
          for (const [item, values] of items.entries()) rows.push([`Line ${group}.${item}`, ...values])
          rows.push([`Total group ${group}`, items.reduce((total, [a]) => total + a, 0), items.reduce((total, [, b]) => total + b, 0)])
        }
        expect(parents(only(rows)).slice(0, given[0]?.length)).toEqual(given[0]?.map(() => 'Total group 0'))
      }),
      { numRuns: 60 },
    )
  })

  test('takes a total that its lines make exactly before one that they make within rounding', () => {
    const statement = only([
      ['', 'FY2024', 'FY2025'],
      ['Legal', 1, 1],
      ['Audit', 1, 1],
      ['Board', 1, 1],
      ['Total advice', 3, 3],
    ])
    expect(parents(statement)).toEqual(['Total advice', 'Total advice', 'Total advice', null])
    expect(statement.checks.every(({ holds }) => holds)).toBe(true)
  })

  test('takes no line for a sum by chance that the total counts with its parts', () => {
    const statement = only([
      ['', 'FY2024', 'FY2025'],
      ['Lyon', 3, 2],
      ['Turin', 2, 1],
      ['Ghent', 5, 3],
      ['Porto', 1, 4],
      ['Total sites', 11, 10],
    ])
    expect(parents(statement)).toEqual(['Total sites', 'Total sites', 'Total sites', 'Total sites', null])
    expect(statement.lineItems[2]?.kind).toBe('item')
  })

  test('keeps running results beside what they come from', () => {
    const statement = only([
      ['', 'FY2023', 'FY2024', 'FY2025'],
      ['Revenue', 100, 110, 125],
      ['Cost of sales', 40, 45, 50],
      ['Gross profit', 60, 65, 75],
      ['Selling', 20, 21, 22],
      ['Operating income', 40, 44, 53],
    ])
    expect(statement.lineItems.map(({ kind }) => kind)).toEqual(['item', 'item', 'subtotal', 'item', 'total'])
    expect(parents(statement)).toEqual([null, null, null, null, null])
    expect(statement.lineItems[4]?.parts).toEqual([
      { item: 2, sign: 1 },
      { item: 3, sign: -1 },
    ])
  })

  test('follows indentation and keeps two lines of one name apart', () => {
    const statement = only([
      ['', 'FY2024', 'FY2025'],
      ['Europe', '', ''],
      ['  Licences', 7, 9],
      ['  Services', 3, 4],
      ['America', '', ''],
      ['  Licences', 5, 5],
    ])
    expect(parents(statement)).toEqual([null, 'Europe', 'Europe', null, 'America'])
    expect(statement.lineItems.filter(({ label }) => label === 'Licences').map(({ values }) => values[0]?.cell)).toEqual(['B3', 'B6'])
  })
})

describe('a figure above its details', () => {
  const HEAD = ['', 'FY2023', 'FY2024', 'FY2025']
  const subtotals = (...rows: Parameters<typeof grid>[1]) =>
    understand(typed(grid('Income', [HEAD, ...rows]))).statements.flatMap(({ checks }) =>
      checks.map(({ kind, holds, cell, stated, computed }) => [kind, holds, cell, stated, computed]),
    )

  test('is what the lines that are indented below it add up to, ratios among them left out', () => {
    expect(
      subtotals(
        ['Revenue', 90, 100, 110],
        ['  Licences', 50, 60, 65],
        ['    Europe', 20, 20, 25],
        ['    America', 30, 40, 40],
        ['  Services', 40, 40, 45],
        ['  Growth', { value: '0.1', format: '0%' }, { value: '0.11', format: '0%' }, { value: '0.1', format: '0%' }],
      ),
    ).toEqual(
      [2, 3].flatMap(row =>
        ['B', 'C', 'D'].map((column, at) => {
          const stated = (row === 2 ? ['90', '100', '110'] : ['50', '60', '65'])[at]
          return ['subtotal', true, `${column}${row}`, stated, stated]
        }),
      ),
    )
  })

  test('that one column contradicts is said to be wrong there', () => {
    expect(
      subtotals(['Revenue', 90, 100, 110], ['  Licences', 50, 60, 65], ['  Services', 40, 40, 30]).filter(([, holds]) => holds === false),
    ).toEqual([['subtotal', false, 'D2', '110', '95']])
  })

  test('of which only a part is told adds up to nothing', () => {
    expect(subtotals(['Revenue', 90, 100, 110], ['  Licences', 50, 60, 65], ['  of these: new', 10, 12, 15])).toEqual([])
  })
})

describe('a total that is wrong', () => {
  test('is imported as stated and said with both amounts', () => {
    const read = understand(
      typed(
        grid('Income', [
          ['', 'FY2025'],
          ['Rent', 10],
          ['Wages', 20],
          ['Total costs', { formula: 'SUM(B2:B3)', value: '31' }],
        ]),
      ),
    )
    expect(read.statements[0]?.checks).toEqual([
      expect.objectContaining({
        kind: 'subtotal',
        holds: false,
        cell: 'B4',
        stated: '31',
        computed: '30',
        difference: '1',
        parts: [
          { sheet: 'Income', cell: 'B2' },
          { sheet: 'Income', cell: 'B3' },
        ],
      }),
    ])
    expect(read.problems).toContainEqual(
      expect.objectContaining({ severity: 'warning', code: 'does-not-foot', sheet: 'Income', cell: 'B4' }),
    )
  })

  test('is caught without formulas below its heading too', () => {
    const statement = only([
      ['', 'FY2024', 'FY2025'],
      ['Operating expenses', '', ''],
      ['Rent', 10, 11],
      ['Wages', 20, 21],
      ['Total operating expenses', 30, 99],
    ])
    expect(statement.checks.map(({ cell, holds }) => [cell, holds])).toEqual([
      ['B5', true],
      ['C5', false],
    ])
  })
})

describe('what cannot be decided', () => {
  const ambiguous = texts('Costs', [
    ['Line', 'FY2024', 'FY2025'],
    ['Rent', '1,234', '1,250'],
  ])

  test('is asked with its cell and has no value', () => {
    const read = understand(ambiguous)
    expect(read.statements[0]?.lineItems[0]?.values.map(({ value, flag }) => [value, flag])).toEqual([
      [null, 'ambiguous'],
      [null, 'ambiguous'],
    ])
    expect(read.problems.filter(({ code }) => code === 'ambiguous-number').map(({ severity, cells }) => [severity, cells])).toEqual([
      ['error', ['B2', 'C2']],
    ])
  })

  test('is settled by who knows', () => {
    expect(understand(ambiguous, { decimalMark: '.' }).statements[0]?.lineItems[0]?.values[0]?.value).toBe('1234')
    expect(understand(ambiguous, { decimalMark: ',' }).statements[0]?.lineItems[0]?.values[0]?.value).toBe('1.234')
  })

  test('is never a zero: errors, words and marks have no value', () => {
    const read = understand(
      texts('Costs', [
        ['Line', 'FY2024', 'FY2025'],
        ['Rent', '—', '12.5'],
        ['Wages', '#DIV/0!', '7.25'],
      ]),
    )
    expect(read.statements[0]?.lineItems.map(({ values }) => values.map(({ value, text, flag }) => value ?? `${text} ${flag}`))).toEqual([
      ['— missing', '12.5'],
      ['#DIV/0! unreadable', '7.25'],
    ])
    expect(read.problems).toContainEqual(expect.objectContaining({ code: 'text-among-figures', cell: 'B3' }))
  })
})

describe('columns', () => {
  test('take their quarter from one header row and their year from a merged one above', () => {
    const sheet = grid('Income statement', [
      ['in millions of USD', '2025', '', '2026', ''],
      ['', 'Actual Q1', 'Budget Q1', 'Actual Q1', 'Budget Q1'],
      ['Revenue', 1, 2, 3, 4],
      ['Costs', 1, 1, 1, 1],
    ])
    sheet.merges.push({ top: 0, left: 1, bottom: 0, right: 2 }, { top: 0, left: 3, bottom: 0, right: 4 })
    const [statement] = understand(typed(sheet)).statements
    expect(statement?.columns.map(({ period, scenario }) => `${period} ${scenario}`)).toEqual([
      'FY2025-Q1 actual',
      'FY2025-Q1 budget',
      'FY2026-Q1 actual',
      'FY2026-Q1 budget',
    ])
    expect(statement?.columns[1]?.headerCells).toEqual(['B1', 'C2'])
    expect(statement?.unit).toMatchObject({ currency: 'USD', scale: 6 })
  })

  test('that are hidden, and rows, are left out and told', () => {
    const sheet = grid('Income statement', [
      ['', 'FY2024', 'FY2025'],
      ['Revenue', 1, 2],
      ['Secret', 3, 4],
      ['Costs', 5, 6],
    ])
    sheet.hiddenColumns.add(1)
    sheet.hiddenRows.add(2)
    const read = understand(typed(sheet))
    expect(JSON.stringify(read.statements)).not.toMatch(/Secret|FY2024/)
    expect(read.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['hidden-rows', 'hidden-columns']))
  })
})

test('a title in thousands scales money and nothing else', () => {
  const statement = only([
    ['in thousands of CHF, except per share', 'FY2024', 'FY2025'],
    ['Revenue', 1000, 1200],
    ['Earnings per share', 1.25, 1.5],
    ['Headcount', 12, 14],
    ['Gross margin %', 41.5, 43],
  ])
  expect(statement.unit).toMatchObject({ currency: 'CHF', scale: 3 })
  expect(statement.lineItems.map(({ unit, whole }) => [unit, whole])).toEqual([
    ['currency', null],
    ['per share', null],
    ['count', null],
    ['percent', 100],
  ])
})
