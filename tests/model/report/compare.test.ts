import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rescale } from '#app/model/format.ts'
import { add } from '#app/model/money.ts'
import { compareStatements, isSame } from '#app/model/report/compare.ts'
import { REMOVED } from '#app/model/report/removed.ts'
import type { LineItem, Statement } from '#app/model/report/section.ts'
import { incomeStatement } from '#tests/support/reports.ts'
import { line } from '#tests/support/sections.ts'
import { anyStatement, asFresh } from '#tests/support/statements.ts'

const withLines = (statement: Statement, how: (items: LineItem[]) => LineItem[]): Statement => ({
  ...statement,
  lineItems: how(statement.lineItems),
})
const places = (statement: Statement) => statement.lineItems.flatMap(item => Object.keys(item.values).map(column => ({ item, column })))

describe('two states of a statement', () => {
  test('that are one file read twice do not differ, whatever their ids', () => {
    fc.assert(
      fc.property(anyStatement, statement => {
        expect(isSame(compareStatements(statement, asFresh(statement)))).toBe(true)
        expect(isSame(compareStatements(statement, statement))).toBe(true)
      }),
    )
  })

  test('differ in exactly the values that were changed, each with its old and new figure and its cell', () => {
    fc.assert(
      fc.property(anyStatement, fc.array(fc.nat(47), { maxLength: 5 }), (statement, chosen) => {
        const all = places(statement)
        const targets = new Set(
          chosen.flatMap(at => (all.length ? [`${all[at % all.length]?.item.id} ${all[at % all.length]?.column}`] : [])),
        )
        const changed = withLines(statement, items =>
          items.map(item => ({
            ...item,
            values: Object.fromEntries(
              Object.entries(item.values).map(([column, value]) => [
                column,
                targets.has(`${item.id} ${column}`) ? { ...value, value: add(value.value ?? '0', '0.01') } : value,
              ]),
            ),
          })),
        )
        const found = compareStatements(statement, asFresh(changed))
        expect(new Set(found.values.map(value => `${value.lineItemId} ${value.columnId}`))).toEqual(
          new Set(
            [...targets].map(target =>
              target
                .split(' ')
                .map(id => `fresh-${id}`)
                .join(' '),
            ),
          ),
        )
        for (const { before, after, restates } of found.values) {
          expect(after?.value).toBe(add(before?.value ?? '0', '0.01'))
          expect(restates).toBe(true)
          expect(after?.cell).toMatch(/^B\d+$/)
        }
        expect([found.added, found.removed, found.renamed, found.columnsAdded, found.columnsRemoved].flat()).toEqual([])
      }),
    )
  })

  test('without some lines or a column name those, and mirrored they are added', () => {
    fc.assert(
      fc.property(anyStatement, fc.array(fc.nat(11), { maxLength: 4 }), fc.boolean(), (statement, gone, column) => {
        const out = new Set(gone.map(at => `l${at}`))
        // A line without its parent hangs under nothing.
        const less = withLines(statement, items =>
          items
            .filter(({ id }) => !out.has(id))
            .map(item => ({ ...item, parent: item.parent && out.has(item.parent) ? null : item.parent })),
        )
        const after = column ? { ...less, columns: less.columns.slice(1) } : less
        const found = compareStatements(statement, asFresh(after))
        const names = statement.lineItems.filter(({ id }) => out.has(id)).map(({ label }) => label)
        expect(found.removed.map(({ label }) => label)).toEqual(names)
        expect(found.columnsRemoved).toHaveLength(column ? 1 : 0)
        expect([found.added, found.values, found.renamed.filter(({ from, label }) => from !== label)].flat()).toEqual([])
        const back = compareStatements(asFresh(after), statement)
        expect(back.added.map(({ label }) => label)).toEqual(names)
        expect(back.columnsAdded).toHaveLength(column ? 1 : 0)
      }),
    )
  })

  test('in another scale say the same', () => {
    fc.assert(
      fc.property(anyStatement, fc.constantFrom(0, 3, 6), (statement, scale) => {
        const other = withLines({ ...statement, unit: { ...statement.unit, scale } }, items =>
          items.map(item => ({
            ...item,
            values: Object.fromEntries(
              Object.entries(item.values).map(([column, value]) => [
                column,
                { ...value, value: value.value && rescale(value.value, statement.unit.scale, scale) },
              ]),
            ),
          })),
        )
        expect(compareStatements(statement, asFresh(other)).values).toEqual([])
      }),
    )
  })

  test('of a variance in percent that the file gives compare percentages, which no scale changes, and of percentages points', () => {
    const cell = (value: string) => ({ value, text: '', cell: null, flag: null })
    const given = (as: 'absolute' | 'relative', revenue: string, margin: string, scale: number): Statement => ({
      ...incomeStatement(),
      unit: { currency: 'USD', scale, label: '' },
      columns: [
        { id: 'a', label: 'Actual', period: 'FY2026', scenario: 'actual', entity: null },
        { id: 'b', label: 'Budget', period: 'FY2026', scenario: 'budget', entity: null },
        { id: 'v', label: 'Variance', period: null, scenario: 'budget', entity: null, variance: { of: 'a', against: 'b', as } },
      ],
      lineItems: [
        line('revenue', 'Revenue', 0, null, { values: { v: cell(revenue) } }),
        line('margin', 'Margin', 0, null, { unit: 'percent', whole: 1, values: { v: cell(margin) } }),
      ],
    })
    const changed = (one: Statement, other: Statement) =>
      compareStatements(one, other).values.map(({ label, unit, whole, inPoints, scale }) => ({ label, unit, whole, inPoints, scale }))
    expect(changed(given('relative', '0.05', '0.01', 3), given('relative', '0.05', '0.01', 6))).toEqual([])
    expect(changed(given('relative', '0.05', '0.01', 3), given('relative', '0.06', '0.01', 3))).toEqual([
      { label: 'Revenue', unit: 'percent', whole: 1, inPoints: undefined, scale: 0 },
    ])
    expect(changed(given('absolute', '5', '0.01', 3), given('absolute', '5', '0.02', 3))).toEqual([
      { label: 'Margin', unit: 'percent', whole: 1, inPoints: true, scale: 0 },
    ])
  })

  test('know a renamed line by its figures and its likeness, and say that it is a guess', () => {
    const before = incomeStatement()
    const after = asFresh(
      withLines(before, items => items.map(item => (item.label === 'Wages' ? { ...item, label: 'Wages and salaries' } : item))),
    )
    expect(compareStatements(before, after)).toMatchObject({
      renamed: [{ from: 'Wages', label: 'Wages and salaries', sure: false }],
      added: [],
      removed: [],
      values: [],
    })
  })

  test('do not take either of two lines that fit as well', () => {
    const before = {
      ...incomeStatement(),
      columns: [{ id: 'c1', label: 'Q1', period: 'FY2026-Q1', scenario: 'actual' as const, entity: null }],
      checks: [],
    }
    const found = compareStatements(
      { ...before, lineItems: [line('a', 'Other operating cost', 0, '5')] },
      { ...before, lineItems: [line('x', 'Other operating cost A', 0, '6'), line('y', 'Other operating cost B', 0, '7')] },
    )
    expect(found.renamed).toEqual([])
    expect(found.removed.map(({ id }) => id)).toEqual(['a'])
    expect(found.added.map(({ id }) => id)).toEqual(['x', 'y'])
  })

  test('tell two lines of one name apart by their figures, and are in doubt where they cannot', () => {
    const base = {
      ...incomeStatement(),
      columns: [{ id: 'c1', label: 'Q1', period: 'FY2026-Q1', scenario: 'actual' as const, entity: null }],
    }
    const others = { ...base, lineItems: [line('a', 'Other', 0, '5'), line('b', 'Other', 0, '9')] }
    const swapped = compareStatements(others, { ...base, lineItems: [line('x', 'Other', 0, '9'), line('y', 'Other', 0, '5')] })
    expect(swapped.lines.map(({ before, after, sure }) => [before, after, sure]).sort()).toEqual([
      ['a', 'y', true],
      ['b', 'x', true],
    ])
    const doubtful = compareStatements(others, { ...base, lineItems: [line('x', 'Other', 0, '7')] })
    expect(doubtful.renamed).toMatchObject([{ id: 'x', sure: false }])
  })

  test('follow what a person decided about a line', () => {
    const before = incomeStatement()
    const after = asFresh(
      withLines(before, items => items.map(item => (item.label === 'Wages' ? { ...item, label: 'Wages and salaries' } : item))),
    )
    const apart = compareStatements(before, after, new Map([['fresh-a-wages', null]]))
    expect([apart.removed, apart.added].map(list => list.map(({ label }) => label))).toEqual([['Wages'], ['Wages and salaries']])
    const joined = compareStatements(before, after, new Map([['fresh-a-wages', 'a-cloud']]))
    expect(joined.renamed).toMatchObject([{ from: 'Cloud cost', label: 'Wages and salaries', sure: true }])
  })

  test('of two quarters have only the period in common that both say, and its other figure is a restatement', () => {
    const column = (id: string, period: string) => ({ id, label: 'Actual', period, scenario: 'actual' as const, entity: null })
    const value = (value: string) => ({ value, text: '', cell: 'B2', flag: null })
    const q1 = { ...incomeStatement(), columns: [column('c1', 'FY2026-Q1')], lineItems: [line('a', 'Cost', 0, '4.1')] }
    const q2 = {
      ...incomeStatement(),
      columns: [column('n', 'FY2026-Q2'), column('o', 'FY2026-Q1')],
      lineItems: [line('b', 'Cost', 0, null, { values: { n: value('5'), o: value('4.2') } })],
    }
    const found = compareStatements(q1, q2)
    expect(found.values).toMatchObject([
      { column: 'Actual', columnId: 'o', before: { value: '4.1' }, after: { value: '4.2' }, restates: true },
    ])
    expect(found.columnsAdded.map(({ id }) => id)).toEqual(['n'])
  })

  test('of two entities are not compared with each other', () => {
    const of = (entity: string) => ({ ...incomeStatement(), columns: incomeStatement().columns.map(column => ({ ...column, entity })) })
    const found = compareStatements(of('Europe'), asFresh(of('Asia')))
    expect(found.values).toEqual([])
    expect([found.columnsAdded.length, found.columnsRemoved.length]).toEqual([2, 2])
  })

  test('name a figure that became none, and one that was none', () => {
    const base = {
      ...incomeStatement(),
      columns: [{ id: 'c1', label: 'Q1', period: 'FY2026-Q1', scenario: 'actual' as const, entity: null }],
    }
    const says = (value: string | null, text: string) => ({
      ...base,
      lineItems: [line('a', 'Cost', 0, null, { values: { c1: { value, text, cell: 'B2', flag: null } } })],
    })
    expect(compareStatements(says('5', ''), says(null, 'n/a')).values).toMatchObject([
      { before: { value: '5' }, after: { value: null, text: 'n/a' }, restates: false },
    ])
    expect(compareStatements(says(null, REMOVED), says('5', '')).values).toMatchObject([
      { before: { text: REMOVED }, after: { value: '5' } },
    ])
    expect(compareStatements({ ...base, lineItems: [line('a', 'Cost', 0, null)] }, says(null, '')).values).toEqual([])
  })
})
