import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rescale } from '#app/model/format.ts'
import { add } from '#app/model/money.ts'
import { compareSections } from '#app/model/report/changes.ts'
import { compareStatements } from '#app/model/report/compare.ts'
import { REMOVED } from '#app/model/report/removed.ts'
import type { Column, LineItem, Section, Statement } from '#app/model/report/section.ts'
import { type SideBySide, sideBySide, type TwoReports } from '#app/model/report/side-by-side.ts'
import { variance } from '#app/model/report/variance.ts'
import { line } from '#tests/support/sections.ts'
import { anyStatement, asFresh } from '#tests/support/statements.ts'

const REPORTS: TwoReports = {
  before: { reportId: 'q2', period: 'FY2026-Q2' },
  after: { reportId: 'q3', period: 'FY2026-Q3' },
  firstMonth: 1,
  squad: () => undefined,
}

type Told = [label: string, figures: (string | null)[], more?: Partial<LineItem>]
/** A column is a period, or what differs from an actual of the whole. */
function told(prefix: string, columns: (string | Partial<Column>)[], lines: Told[], more: Partial<Statement> = {}): Statement {
  return {
    ...{
      kind: 'statement',
      statement: 'income',
      unit: { currency: 'EUR', scale: 3, label: '' },
      checks: [],
      source: null,
      reveal: 'whole',
    },
    columns: columns.map((column, at) => ({
      ...{ id: `${prefix}${at}`, label: `Column ${at}`, period: null, scenario: 'actual', entity: null },
      ...(typeof column === 'string' ? { period: column } : column),
    })),
    comparison: { column: `${prefix}0`, against: `${prefix}1` },
    lineItems: lines.map(([label, figures, rest]) =>
      line(`${prefix}-${label}`, label, 0, null, {
        values: Object.fromEntries(
          figures.flatMap((value, at) => (value === null ? [] : [[`${prefix}${at}`, { value, text: '', cell: 'B2', flag: null }]])),
        ),
        ...rest,
      }),
    ),
    ...more,
  }
}

const beside = (before: Statement, after: Statement, reports = REPORTS) =>
  sideBySide(before, after, compareStatements(before, after).lines, reports)

/** `Revenue: 90 → 100`, with what was told before where that is another. */
function rows(found: SideBySide | null): string[] {
  if (found?.kind !== 'figures') return [String(found?.kind ?? null)]
  const { view } = found
  const [was, is] = [view.comparison?.against ?? '', view.comparison?.column ?? '']
  return view.lineItems.map(({ label, values }) => {
    const say = (id: string) => values[id]?.value ?? values[id]?.text ?? ''
    const restated = values[was]?.restated
    return `${label}: ${say(was)}${restated ? ` (was ${restated.was})` : ''} → ${say(is)}`
  })
}

describe('a statement of two reports', () => {
  test('has each report’s figures for its own period, in the terms of the later one, with lines that came and went in their place', () => {
    const before = told(
      'a',
      ['FY2026-Q2', 'FY2025-Q2'],
      [
        ['Revenue', ['4.2', '4']],
        ['Grants', ['0.3', null]],
        ['Margin', ['0.26', '0.25'], { unit: 'percent', whole: 1 }],
      ],
      { unit: { currency: 'EUR', scale: 6, label: '' } },
    )
    const after = told(
      'b',
      ['FY2026-Q3', 'FY2025-Q3'],
      [
        ['Revenue', ['5100', '4700']],
        ['Restructuring', ['-125', null]],
        ['Margin', ['28', '27'], { unit: 'percent', whole: 100 }],
      ],
    )
    const found = beside(before, after)
    expect(rows(found)).toEqual(['Revenue: 4200 → 5100', 'Grants: 0.3 → no line', 'Restructuring: no line → -125', 'Margin: 26 → 28'])
    if (found?.kind !== 'figures') throw new Error('no figures')
    expect(found.view.columns.map(({ label }) => label)).toEqual(['Q2 FY2026', 'Q3 FY2026'])
    // A line that went is still in millions.
    expect(found.view.lineItems[1]).toMatchObject({ scale: 6 })
  })

  test('loses no line and no figure, whatever is in it', () => {
    fc.assert(
      fc.property(anyStatement, fc.array(fc.nat(11), { maxLength: 4 }), fc.constantFrom(0, 3, 6), (statement, gone, scale) => {
        const out = new Set(gone.map(at => `l${at}`))
        const [first] = statement.columns
        const one = (period: string) => statement.columns.slice(0, 1).map(column => ({ ...column, period }))
        const before: Statement = { ...statement, columns: one('FY2026-Q2') }
        const after = asFresh({
          ...statement,
          columns: one('FY2026-Q3'),
          unit: { ...statement.unit, scale },
          lineItems: statement.lineItems
            .filter(({ id }) => !out.has(id))
            .map(item => ({ ...item, parent: item.parent && out.has(item.parent) ? null : item.parent })),
        })
        const found = beside(before, after)
        if (found?.kind !== 'figures') throw new Error('no figures')
        const { view } = found
        expect(view.lineItems.map(({ label }) => label).sort()).toEqual(before.lineItems.map(({ label }) => label).sort())
        for (const item of before.lineItems) {
          const row = view.lineItems.find(({ label }) => label === item.label)
          const value = item.values[first?.id ?? '']?.value
          const shown = row?.values[view.comparison?.against ?? '']?.value
          const plain = (figure: string | null | undefined, from: number) => figure && add(rescale(figure, from, 0), '0')
          expect(plain(shown, row?.scale ?? scale)).toBe(plain(value, statement.unit.scale))
        }
      }),
    )
  })

  test('says an earlier figure as the later report does, and what it was', () => {
    const before = told(
      'a',
      ['FY2026-Q2'],
      [
        ['Revenue', ['90']],
        ['Rent', ['10']],
        ['Travel', ['3']],
      ],
    )
    const after = told(
      'b',
      ['FY2026-Q3', 'FY2026-Q2'],
      [
        ['Revenue', ['100', '88']],
        ['Rent', ['11', '10']],
        ['Travel', ['4', null]],
      ],
      {
        restatements: [{ lineItemId: 'b-Revenue', columnId: 'b1', why: 'One contract was counted twice.' }],
      },
    )
    const found = beside(before, after)
    expect(rows(found)).toEqual(['Revenue: 88 (was 90) → 100', 'Rent: 10 → 11', 'Travel: 3 → 4'])
    expect(found).toMatchObject({
      view: { lineItems: [{ values: { 'was b0': { restated: { why: 'One contract was counted twice.', reportId: 'q2' } } } }, {}, {}] },
    })
  })

  test('never holds a year against a quarter: it looks for a quarter in either report, and says so where there is none', () => {
    const quarter = told('a', ['FY2026-Q3', 'FY2026-YTD9'], [['Revenue', ['30', '80']]])
    expect(rows(beside(quarter, told('b', ['FY2026', 'FY2026-Q4'], [['Revenue', ['120', '40']]])))).toEqual(['Revenue: 30 → 40'])
    expect(rows(beside(quarter, told('b', ['FY2026'], [['Revenue', ['120']]])))).toEqual(['lengths'])
    const days = (from: string, to: string) => told('c', [`${from}..${to}`], [['Revenue', ['1']]])
    // Thirteen weeks and fourteen.
    expect(rows(beside(days('2026-01-04', '2026-04-04'), days('2026-04-05', '2026-07-11')))).toEqual(['Revenue: 1 → 1'])
  })

  test('of the same period in both has nothing to put beside', () => {
    expect(beside(told('a', ['FY2025'], [['Revenue', ['1']]]), told('b', ['FY2025'], [['Revenue', ['2']]]))).toBeNull()
    expect(beside(told('a', [{ scenario: 'budget' }], [['Revenue', ['1']]]), told('b', ['FY2025'], [['Revenue', ['2']]]))).toBeNull()
  })

  test('does not hold costs with a minus against costs without', () => {
    const costs = (prefix: string, period: string, value: string) =>
      told(
        prefix,
        [period],
        [
          ['Revenue', ['9']],
          ['Rent', [value], { good: 'down' }],
        ],
      )
    expect(rows(beside(costs('a', 'FY2026-Q2', '10'), costs('b', 'FY2026-Q3', '-11')))).toEqual(['signs'])
    const found = beside(costs('a', 'FY2026-Q2', '-10'), costs('b', 'FY2026-Q3', '-11'))
    expect(rows(found)).toEqual(['Revenue: 9 → 9', 'Rent: -10 → -11'])
    expect(variance('-11', '-10', { unit: 'currency', good: 'down' })).toMatchObject({ meaning: 'unfavourable' })
  })

  test('has no figure where a line counts in something else, or was removed for good', () => {
    const before = told(
      'a',
      ['FY2026-Q2'],
      [
        ['Revenue', ['90']],
        ['Staff', ['5'], { unit: 'count' }],
        ['Pay', ['7']],
      ],
    )
    const after = told(
      'b',
      ['FY2026-Q3', 'FY2026-Q2'],
      [
        ['Revenue', ['100', null], { currency: 'USD' }],
        ['Staff', ['6', null]],
        ['Pay', ['8', null]],
      ],
    )
    ;(after.lineItems[2] as LineItem).values['b1'] = { value: null, text: REMOVED, cell: null, flag: null }
    expect(rows(beside(before, after))).toEqual(['Revenue: n.m. → 100', 'Staff: n.m. → 6', `Pay: ${REMOVED} → 8`])
  })

  test('has the segments that both tell', () => {
    const segments = (prefix: string, period: string) =>
      told(prefix, [period, { period, entity: 'Pumps' }, { period, entity: prefix }], [['Revenue', ['9', '5', '4']]])
    const found = beside(segments('a', 'FY2026-Q2'), segments('b', 'FY2026-Q3'))
    expect(found?.kind === 'figures' && found.view.columns.map(({ label, entity }) => [label, entity])).toEqual([
      ['Q2 FY2026', null],
      ['Q3 FY2026', null],
      ['Q2 FY2026', 'Pumps'],
      ['Q3 FY2026', 'Pumps'],
    ])
  })
})

describe('two reports', () => {
  const section = (id: string, title: string, body: Section['body']): Section => ({ id, title, notes: '', minutes: 1, body })
  const figures = (prefix: string, labels: string[]): Section =>
    section(`f${prefix}`, 'Key figures', {
      kind: 'figures',
      figures: labels.map(label => ({
        ...{ id: `f${prefix}-${label}`, label: '', statementId: `s${prefix}`, lineItemId: `${prefix}-${label}` },
        ...{ columnId: `${prefix}0`, against: null },
      })),
    })

  test('do not differ in columns that only went on, but in those that one of them has alone', () => {
    const plan = (period: string): Partial<Column> => ({ period, scenario: 'budget' })
    const before = told('a', ['FY2026-Q2', plan('FY2026-Q2'), 'FY2026-H1'], [['Revenue', ['1', '2', '3']]])
    const after = told('b', ['FY2026-Q3', 'FY2025-Q3'], [['Revenue', ['1', '2']]])
    const [change] = compareSections([section('s', 'Income', before)], [section('t', 'Income', after)], REPORTS)
    expect(change).toMatchObject({
      beside: { kind: 'figures' },
      comparison: { columnsAdded: [], columnsRemoved: [{ label: 'Column 1' }, { label: 'Column 2' }] },
    })
  })

  test('have their key figures beside each other, each in its own unit, and none that is of another length', () => {
    const before = told(
      'a',
      ['FY2026-Q2'],
      [
        ['Revenue', ['90']],
        ['Staff', ['5'], { unit: 'count' }],
        ['Orders', ['70']],
      ],
    )
    const after = told(
      'b',
      ['FY2026-Q3'],
      [
        ['Revenue', ['100']],
        ['Staff', ['6'], { unit: 'count' }],
        ['Cash', ['12']],
      ],
    )
    const changes = compareSections(
      [section('sa', 'Income', before), figures('a', ['Revenue', 'Staff', 'Orders'])],
      [section('sb', 'Income', after), figures('b', ['Staff', 'Revenue', 'Cash'])],
      REPORTS,
    )
    const change = changes.find(({ body }) => body === 'figures')
    expect(change?.kind === 'changed' && rows(change.beside ?? null)).toEqual([
      'Staff: 5 → 6',
      'Revenue: 90 → 100',
      'Cash: no line → 12',
      'Orders: 70 → no line',
    ])
    const year = told('b', ['FY2026'], [['Revenue', ['400']]])
    const [, other] = compareSections(
      [section('sa', 'Income', before), figures('a', ['Revenue'])],
      [section('sb', 'Income', year), figures('b', ['Revenue'])],
      REPORTS,
    )
    expect(other?.kind === 'changed' && rows(other.beside ?? null)).toEqual(['Revenue (FY2026): n.m. → 400'])
  })

  test('have key figures as the later report says them now, like the statements that they are of', () => {
    const staff = (prefix: string, periods: string[], numbers: string[]) => [
      section(`s${prefix}`, 'Staff', told(prefix, periods, [['Staff', numbers, { unit: 'count' }]])),
      figures(prefix, ['Staff']),
    ]
    const [, change] = compareSections(staff('a', ['FY2026-Q2'], ['48']), staff('b', ['FY2026-Q3', 'FY2026-Q2'], ['49', '43']), REPORTS)
    expect(change?.kind === 'changed' && rows(change.beside ?? null)).toEqual(['Staff: 43 (was 48) → 49'])
  })

  test('keep apart what was published as a new line, however alike it is', () => {
    const before = [section('s', 'Income', told('a', ['FY2026-Q2'], [['Services “fixed”', ['90'], { seriesId: 'services' }]]))]
    const compared = (seriesId: string) => {
      const after = section('s', 'Income', told('b', ['FY2026-Q3', 'FY2026-Q2'], [['Services fixed', ['61', '59'], { seriesId }]]))
      const [change] = compareSections(before, [after], REPORTS)
      return change?.kind === 'changed' ? rows(change.beside ?? null) : []
    }
    expect(compared('services')).toEqual(['Services fixed: 59 (was 90) → 61'])
    expect(compared('fixed price')).toEqual(['Services “fixed”: 90 → no line', 'Services fixed: 59 → 61'])
  })
})
