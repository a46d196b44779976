import { describe, expect, test } from 'vitest'
import { correct, takenStatements } from '#app/model/report/ingest/settling/correct.ts'
import { corrections } from '#app/model/report/ingest/settling/corrections.ts'
import { reviewOf } from '#app/model/report/ingest/settling/review.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { ImportJson, ImportStatement } from '#app/model/report/import.ts'
import { importJson } from '#app/model/report/import.ts'
import { grid, typed } from './grids.ts'

const read: ImportJson = importJson.parse({
  version: 1,
  file: { name: 'costs.xlsx', sha256: '0'.repeat(64) },
  ...understand(
    typed(
      grid('Costs', [
        ['', 'Year 1', 'Year 2'],
        ['Rent', 10, 11],
        ['Wages', 20, 21],
        ['Total costs', { formula: 'SUM(B2:B3)', value: '30' }, { formula: 'SUM(C2:C3)', value: '32' }],
        ['Bonus', 5, 6],
      ]),
    ),
  ),
})
const apply = (correction: object): { statement: ImportStatement; read: ImportJson; faults: string[] } => {
  const { import: after, faults } = correct(read, corrections.parse({ statements: [{ statement: 0, ...correction }] }))
  importJson.parse(after)
  return { statement: after.statements[0] as ImportStatement, read: after, faults: faults.map(({ message }) => message) }
}

describe('a correction', () => {
  test('gives a line a power of ten and a currency of its own, takes them away, and checks sums by them', () => {
    const own = apply({ rows: [{ labelCell: 'A2', scale: 3, currency: 'USD' }] })
    expect(own.statement.lineItems[0]).toMatchObject({ scale: 3, currency: 'USD' })
    // Euros and dollars are not added up.
    expect(own.statement.checks).toEqual([])
    const scaled = apply({ rows: [{ labelCell: 'A2', scale: 3 }] })
    expect(scaled.statement.checks.map(({ holds }) => holds)).toEqual([false, false])
    const none = apply({ rows: [{ labelCell: 'A2', scale: null, currency: null }] })
    expect(none.statement.lineItems[0]).not.toHaveProperty('scale')
    expect(none.statement.checks.map(({ holds }) => holds)).toEqual([true, true])
  })

  test('leaves what was given as it was', () => {
    const before = structuredClone(read)
    apply({ title: 'Other', rows: [{ labelCell: 'A2', drop: true }] })
    expect(read).toEqual(before)
  })

  test('names title, unit and periods, and the question about periods is gone', () => {
    expect(read.problems.map(({ code }) => code)).toContain('period-unknown')
    const { statement, read: after } = apply({
      title: 'Costs of the house',
      currency: 'EUR',
      scale: 3,
      columns: [
        { id: 'B', period: 'FY2025', scenario: 'budget' },
        { id: 'C', period: 'FY2026', scenario: 'forecast' },
      ],
    })
    expect(statement).toMatchObject({
      title: 'Costs of the house',
      unit: { currency: 'EUR', scale: 3 },
      columns: [{ period: 'FY2025', scenario: 'budget' }, { period: 'FY2026' }],
    })
    expect(after.problems.map(({ code }) => code)).not.toContain('period-unknown')
  })

  test('to the tree runs the checks again', () => {
    expect(read.statements[0]?.checks.map(({ cell, holds }) => [cell, holds])).toEqual([
      ['B4', true],
      ['C4', true],
    ])
    const { statement, read: after } = apply({ rows: [{ labelCell: 'A5', parent: 'A4' }] })
    expect(statement.lineItems[3]).toMatchObject({ parent: 2, level: 1 })
    expect(statement.checks.map(({ holds, difference }) => [holds, difference])).toEqual([
      [false, '-5'],
      [false, '-6'],
    ])
    expect(after.problems.filter(({ code }) => code === 'does-not-foot')).toHaveLength(2)
  })

  test('of a level finds the line that it belongs to, and the sums are checked again', () => {
    const joined = apply({ rows: [{ labelCell: 'A5', level: 1 }] }).statement
    // No line of that level is around it, and the total before it knows what it adds up: it joins that one.
    expect(joined.lineItems[3]).toMatchObject({ parent: 2, level: 1 })
    expect(joined.checks.map(({ holds }) => holds)).toEqual([false, false])
    const { statement: left, read: after } = apply({ rows: [{ labelCell: 'A3', level: 0 }] })
    expect(left.lineItems.map(({ level, parent }) => [level, parent])).toEqual([
      [1, 2],
      [0, null],
      [0, null],
      [0, null],
    ])
    expect(left.lineItems[2]?.parts).toEqual([{ item: 0, sign: 1 }])
    expect(after.problems.filter(({ code }) => code === 'does-not-foot')).toHaveLength(2)
    // Out and in again is where it was, by the file's own formula.
    expect(apply({ rows: [{ labelCell: 'A3', level: 1 }] }).statement.lineItems).toEqual(read.statements[0]?.lineItems)
  })

  /** A plan whose tree was not understood, as corrected. */
  const corrected = (lines: (string | number | null)[][], rows: object[]): ImportStatement | undefined => {
    const plan = typed(grid('Plan', [['', 'FY2025', 'FY2026'], ...lines]))
    const given = importJson.parse({ ...read, ...understand(plan) })
    return correct(given, corrections.parse({ statements: [{ statement: 0, rows }] })).import.statements[0]
  }
  const tree = (statement: ImportStatement | undefined) => statement?.lineItems.map(({ label, level, parent }) => [label, level, parent])
  const PLAN = [
    ['Product', 10, 11],
    ['Cloud alone', 4, 5],
    ['Service', 5, 6],
    ['Sum of it', 15, 18],
  ]
  // The year that does not add up is said; a line "thereof" is not added twice.
  const SUMS = [
    ['15', true],
    ['17', false],
  ]

  test('of several levels at once builds the tree that they draw, in whatever order they were given', () => {
    const statement = corrected(PLAN, [
      { labelCell: 'A4', level: 1 },
      { labelCell: 'A3', level: 2 },
      { labelCell: 'A5', kind: 'total' },
      { labelCell: 'A2', level: 1 },
    ])
    expect(tree(statement)).toEqual([
      ['Product', 1, 3],
      ['Cloud alone', 2, 0],
      ['Service', 1, 3],
      ['Sum of it', 0, null],
    ])
    expect(statement?.checks.map(({ computed, holds }) => [computed, holds])).toEqual(SUMS)
  })

  test('that makes a total at the end of a heading lets it add up what stands under that', () => {
    const statement = corrected(
      [['Revenue', null, null], ...PLAN],
      [
        { labelCell: 'A6', kind: 'total', level: 0 },
        { labelCell: 'A4', level: 2 },
      ],
    )
    expect(tree(statement)).toEqual([
      ['Revenue', 0, null],
      ['Product', 1, 0],
      ['Cloud alone', 2, 1],
      ['Service', 1, 0],
      ['Sum of it', 0, null],
    ])
    expect(statement?.checks.map(({ computed, holds }) => [computed, holds])).toEqual(SUMS)
  })

  test('of a line that others belong to takes them along', () => {
    const { statement } = apply({
      rows: [
        { labelCell: 'A5', level: 0, kind: 'heading' },
        { labelCell: 'A4', parent: 'A5' },
      ],
    })
    expect(statement.lineItems.map(({ level }) => level)).toEqual([2, 2, 1, 0])
  })

  test('takes a column for what it is after all', () => {
    const role = (column: object) => apply({ columns: [{ id: 'C', ...column }] }).statement.columns[1]
    expect(role({ role: 'variance' })).toMatchObject({ role: 'variance' })
    expect(role({ role: 'period', period: 'FY2026', label: 'Plan 2026', scenario: 'budget' })).toMatchObject({
      role: 'period',
      period: 'FY2026',
      label: 'Plan 2026',
      scenario: 'budget',
    })
  })

  test('drops lines and columns without leaving holes', () => {
    const { statement } = apply({ rows: [{ labelCell: 'A3', drop: true }], columns: [{ id: 'B', ignore: true }] })
    expect(statement.lineItems.map(({ label, parent, parts }) => [label, parent, parts.length])).toEqual([
      ['Rent', 1, 0],
      ['Total costs', null, 1],
      ['Bonus', null, 0],
    ])
    expect(statement.lineItems.flatMap(({ values }) => values.map(({ column }) => column))).toEqual(['C', 'C', 'C'])
  })

  test('shows for review what it left out, where it stood', () => {
    const { statement } = apply({
      rows: [
        { labelCell: 'A3', drop: true },
        { labelCell: 'A2', label: 'Rents' },
      ],
      columns: [{ id: 'B', ignore: true }],
    })
    const review = reviewOf(read.statements[0] as ImportStatement, statement)
    expect(review.lineItems.map(({ label, parent, values }) => [label, parent, values.length])).toEqual([
      ['Rents', 2, 2],
      ['Wages', 2, 2],
      ['Total costs', null, 2],
      ['Bonus', null, 2],
    ])
    expect(review.columns.map(({ id }) => id)).toEqual(['B', 'C'])
    expect(review.checks).toEqual(statement.checks)
  })

  test('makes a total an item and an item a total', () => {
    expect(apply({ rows: [{ labelCell: 'A4', kind: 'item' }] }).statement.checks).toEqual([])
    const { statement } = apply({
      rows: [
        { labelCell: 'A4', kind: 'item', parent: null },
        { labelCell: 'A2', parent: 'A5' },
        { labelCell: 'A5', kind: 'total' },
      ],
    })
    expect(statement.lineItems[3]?.parts).toEqual([{ item: 0, sign: 1 }])
  })

  test('settles a figure and chooses what is taken', () => {
    const { statement, read: after } = apply({ take: false, values: [{ cell: 'B2', value: '12' }] })
    expect(statement.lineItems[0]?.values[0]).toMatchObject({ value: '12', text: '10', flag: null })
    expect(takenStatements(after)).toEqual([])
  })

  test('of what is not there is said', () => {
    expect(
      apply({ rows: [{ labelCell: 'A99', drop: true }], columns: [{ id: 'Z', ignore: true }], values: [{ cell: 'Z9', value: null }] })
        .faults,
    ).toEqual(['There is no value in Z9.', 'There is no column Z.', 'There is no line at A99.'])
    expect(apply({ rows: [{ labelCell: 'A4', parent: 'A2' }] }).faults).toEqual(['Total costs cannot belong to a line that belongs to it.'])
    expect(correct(read, corrections.parse({ statements: [{ statement: 7 }] })).faults).toHaveLength(1)
  })

  test('is checked before it is applied', () => {
    expect(corrections.safeParse({ statements: [{ statement: 0, currency: 'euro' }] }).success).toBe(false)
    expect(corrections.safeParse({ statements: [{ statement: 0, columns: [{ id: 'B', period: 'next year' }] }] }).success).toBe(false)
  })
})
