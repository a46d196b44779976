import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rescale } from '#app/model/format.ts'
import { type KnownSeries, pathsOf, proposeSeries } from '#app/model/report/match.ts'
import type { Statement } from '#app/model/report/section.ts'
import { line } from '#tests/support/sections.ts'
import { anyStatement, asFresh } from '#tests/support/statements.ts'

/** The series that earlier reports would know, had they published this statement. */
function knownOf(title: string, statement: Statement): KnownSeries[] {
  const paths = pathsOf([{ title, statement }])
  return statement.lineItems.map(item => ({
    id: `series of ${item.id}`,
    label: item.label,
    path: paths.get(item.id) ?? '',
    aliases: [],
    figures: statement.columns.flatMap(({ id, period, scenario, entity }) => {
      const value = item.values[id]?.value
      return value && period ? [{ period, scenario, entity, unit: item.unit, value: rescale(value, statement.unit.scale, 0) }] : []
    }),
  }))
}
const column = { id: 'c1', label: 'Q1', period: 'FY2026-Q1', scenario: 'actual' as const, entity: null }
const second = { ...column, id: 'c2', period: 'FY2026-Q2', label: 'Q2' }
const statement = (lineItems: Statement['lineItems'], more: Partial<Statement> = {}): Statement => ({
  kind: 'statement',
  statement: 'income',
  unit: { currency: 'EUR', scale: 0, label: '' },
  columns: [column, second],
  comparison: null,
  lineItems,
  checks: [],
  source: null,
  reveal: 'whole',
  ...more,
})
const two = (a: string, b: string) => ({
  values: { c1: { value: a, text: '', cell: null, flag: null }, c2: { value: b, text: '', cell: null, flag: null } },
})
const proposals = (next: Statement, known: KnownSeries[]) =>
  proposeSeries([{ title: 'Income', statement: next }], known).map(({ lineItemId, series, confidence }) => [
    lineItemId,
    series.id,
    confidence,
  ])

describe('a line of a new report', () => {
  test('with the path of an earlier one is that line for certain, and no two lines are the same one', () => {
    fc.assert(
      fc.property(anyStatement, before => {
        const found = proposeSeries([{ title: 'Income', statement: asFresh(before) }], knownOf('Income', before))
        expect(found.map(({ lineItemId, series }) => [series.id, lineItemId])).toEqual(
          before.lineItems.map(({ id }) => [`series of ${id}`, `fresh-${id}`]),
        )
        expect(found.every(({ confidence }) => confidence === 'certain')).toBe(true)
      }),
    )
  })

  test('never shares a series, whatever the lines are called', () => {
    const label = fc.constantFrom('Other', 'Other cost', 'Costs', 'Cost of sales', 'Sales', 'Revenue')
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 8 }), fc.array(label, { minLength: 1, maxLength: 8 }), (before, after) => {
        const of = (labels: string[], prefix: string) =>
          statement(labels.map((text, at) => line(`${prefix}${at}`, text, 0, null, two(String(at + 1), String(at + 2)))))
        const found = proposeSeries([{ title: 'Income', statement: of(after, 'n') }], knownOf('Income', of(before, 'o')))
        expect(new Set(found.map(({ series }) => series.id)).size).toBe(found.length)
        expect(new Set(found.map(({ lineItemId }) => lineItemId)).size).toBe(found.length)
      }),
    )
  })

  test('that was renamed and goes on in its figures is likely the same', () => {
    const known = knownOf('Income', statement([line('o', 'Personnel cost', 0, null, two('31', '33'))]))
    expect(proposals(statement([line('n', 'Personnel costs and benefits', 0, null, two('31', '33'))]), known)).toEqual([
      ['n', 'series of o', 'likely'],
    ])
    // Another name whose figures contradict it is no proposal at all.
    expect(proposals(statement([line('n', 'Personnel training', 0, null, two('1', '2'))]), known)).toEqual([])
  })

  test('with a word more and no figure in common is possible; with the same words written otherwise it is likely', () => {
    const known = (label: string) =>
      knownOf('Income', statement([line('o', label, 0, null, two('31', '33'))])).map(series => ({ ...series, figures: [] }))
    const confidence = (was: string, is: string) => proposals(statement([line('n', is, 0, null, two('9', '8'))]), known(was))[0]?.[2]
    expect(confidence('Net profit', 'Profit')).toBe('possible')
    expect(confidence('Personnel cost', 'Total personnel cost')).toBe('possible')
    expect(confidence('Personnel costs', 'Personnel cost:')).toBe('likely')
    // Figures that go on say what the name does not.
    const goesOn = knownOf('Income', statement([line('o', 'Net profit', 0, null, two('9', '8'))]))
    expect(proposals(statement([line('n', 'Profit', 0, null, two('9', '8'))]), goesOn)).toEqual([['n', 'series of o', 'likely']])
  })

  test('of quite another name is proposed for figures in common that are no chance', () => {
    const known = (...figures: [string, string?]) =>
      knownOf('Income', statement([line('o', 'Bank loans', 0, null, two(figures[0], figures[1] ?? ''))]))
    const next = (a: string, b: string) => proposals(statement([line('n', 'Equity', 0, null, two(a, b))]), known(a, b))
    expect(next('5000000', '')).toEqual([])
    expect(next('5312000', '')).toEqual([['n', 'series of o', 'possible']])
    expect(next('5000000', '4000000')).toEqual([['n', 'series of o', 'possible']])
  })

  test('in the place of another whose every figure is far off is not taken for it in silence', () => {
    const known = knownOf('Income', statement([line('o', 'Other', 0, null, two('5', '6'))]))
    expect(proposals(statement([line('n', 'Other', 0, null, two('50', '600'))]), known)).toEqual([['n', 'series of o', 'likely']])
    expect(proposals(statement([line('n', 'Other', 0, null, two('5.2', '6.1'))]), known)).toEqual([['n', 'series of o', 'certain']])
  })

  test('with a twin of the same name is told by its figures, not by its order', () => {
    const known = knownOf('Income', statement([line('o1', 'Other', 0, null, two('5', '6')), line('o2', 'Other', 0, null, two('50', '60'))]))
    const next = statement([line('n1', 'Other', 0, null, two('50', '60')), line('n2', 'Other', 0, null, two('5', '6'))])
    expect(proposals(next, known).sort()).toEqual([
      ['n1', 'series of o2', 'likely'],
      ['n2', 'series of o1', 'likely'],
    ])
    const alone = statement([line('n1', 'Other', 0, '1'), line('n2', 'Other', 0, '2')], { columns: [{ ...column, period: 'FY2030-Q1' }] })
    expect(proposals(alone, known).map(([, , confidence]) => confidence)).toEqual(['possible', 'possible'])
  })

  test('of which somebody decided is that line, before its own path', () => {
    const known = knownOf('Income', statement([line('o1', 'Sales', 0, '5'), line('o2', 'Revenue', 0, '7')])).map(series =>
      series.label === 'Sales' ? { ...series, aliases: ['income / revenue'] } : series,
    )
    expect(proposals(statement([line('n', 'Revenue', 0, '1')]), known)).toEqual([['n', 'series of o1', 'certain']])
  })

  test('that counts in something else, or of another entity, is not continued by figures', () => {
    const known = knownOf('Income', statement([line('o', 'Margin', 0, null, two('5', '6'))]))
    const percent = { ...line('n', 'Margin', 0, null, two('5', '6')), unit: 'percent' as const }
    expect(proposals(statement([percent]), known)).toEqual([['n', 'series of o', 'possible']])
    const asia = statement([line('n', 'Margin before tax', 0, null, two('5', '6'))], {
      columns: [column, second].map(each => ({ ...each, entity: 'Asia' })),
    })
    const [proposal] = proposeSeries([{ title: 'Income', statement: asia }], known)
    expect(proposal?.figures.all ?? 0).toBe(0)
  })

  test('of an income statement is not proposed as one of a balance sheet for its name alone', () => {
    const balance = statement([line('assets', 'Total assets', 0, '900', { kind: 'total' })], { statement: 'balance' })
    const known = knownOf('Balance sheet', balance).map(series => ({ ...series, figures: [] }))
    const costs = [line('costs', 'Total costs', 0, '800', { kind: 'total' })]
    expect(proposals(statement(costs), known)).toEqual([])
    // Among balance sheets it is asked.
    expect(proposals(statement(costs, { statement: 'balance' }), known)).toEqual([['costs', 'series of assets', 'possible']])
  })

  test('at the top of a statement is not proposed as one at the top of another for half of its name', () => {
    const sheet = statement([line('t', 'Total assets', 0, '9', { kind: 'total' }), line('c', 'Cash', 0, '3')], { statement: 'balance' })
    const known = knownOf('Balance sheet', sheet).map(series => ({ ...series, figures: [] }))
    const pay = (label: string) =>
      proposeSeries([{ title: 'Pay', statement: statement([line('s', label, 0, '1', { kind: 'total' })], { statement: 'other' }) }], known)
    expect(pay('Total salaries')).toEqual([])
    expect(pay('Cash')).toMatchObject([{ series: { id: 'series of c' }, confidence: 'possible' }])
  })
})
