import fc from 'fast-check'
import type { Column, LineItem, Statement } from '#app/model/report/section.ts'

/** A statement of lines that are all called otherwise, in a tree of two levels, every figure unlike the others. */
export const anyStatement: fc.Arbitrary<Statement> = fc
  .record({
    lines: fc.integer({ min: 1, max: 12 }),
    columns: fc.integer({ min: 1, max: 4 }),
    tops: fc.integer({ min: 1, max: 3 }),
    scale: fc.constantFrom(0, 3, 6),
    holes: fc.array(fc.nat(47), { maxLength: 6 }),
  })
  .map(({ lines, columns, tops, scale, holes }): Statement => {
    const years: Column[] = Array.from({ length: columns }, (_, at) => ({
      id: `c${at}`,
      label: `FY${2020 + at}`,
      period: `FY${2020 + at}`,
      scenario: 'actual',
      entity: null,
    }))
    const words = ['Revenue', 'Cloud', 'Wages', 'Rent', 'Travel', 'Tax', 'Energy', 'Legal', 'Freight', 'Interest', 'Bonus', 'Marketing']
    const lineItems = Array.from(
      { length: lines },
      (_, at): LineItem => ({
        id: `l${at}`,
        seriesId: null,
        label: words[at] as string,
        level: at < tops ? 0 : 1,
        parent: at < tops ? null : `l${at % tops}`,
        kind: at < tops && lines > tops ? 'total' : 'item',
        unit: 'currency',
        good: 'up',
        note: '',
        squadId: null,
        labelCell: `A${at + 2}`,
        values: Object.fromEntries(
          years.flatMap((column, place) =>
            holes.includes(at * columns + place)
              ? []
              : [[column.id, { value: `${(at + 1) * 1000 + place * 7}.${at + 1}`, text: '', cell: `B${at + 2}`, flag: null }]],
          ),
        ),
      }),
    )
    return {
      kind: 'statement',
      statement: 'income',
      unit: { currency: 'EUR', scale, label: '' },
      columns: years,
      comparison: null,
      lineItems,
      checks: [],
      source: null,
      reveal: 'whole',
    }
  })

/** The same statement as a file would bring it again: every id another. */
export function asFresh(statement: Statement, prefix = 'fresh-'): Statement {
  const named = (id: string) => prefix + id
  return {
    ...statement,
    columns: statement.columns.map(column => ({ ...column, id: named(column.id) })),
    comparison: statement.comparison && { column: named(statement.comparison.column), against: named(statement.comparison.against) },
    lineItems: statement.lineItems.map(item => ({
      ...item,
      id: named(item.id),
      seriesId: null,
      parent: item.parent && named(item.parent),
      values: Object.fromEntries(Object.entries(item.values).map(([column, value]) => [named(column), value])),
      ...(item.parts && { parts: item.parts.map(({ id, sign }) => ({ id: named(id), sign })) }),
    })),
    checks: statement.checks.map(check => ({
      ...check,
      lineItemId: check.lineItemId && named(check.lineItemId),
      columnId: check.columnId && named(check.columnId),
    })),
  }
}
