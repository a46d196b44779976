import { describe, expect, it } from 'vitest'
import { broughtReport } from '#app/model/report/brought.ts'
import { broughtInWords } from '#app/model/report/brought-words.ts'
import { sectionsOfBrought } from '#app/model/report/brought-import.ts'
import { type Statement, statementSchema } from '#app/model/report/section.ts'
import { EXAMPLE } from '#server/http/openapi.ts'

type Json = Record<string, unknown>

const counted = () => {
  let count = 0
  return { firstMonth: 1, newId: () => `id-${count++}` }
}
const sections = (report: unknown) => sectionsOfBrought(broughtReport.parse(report), counted())
const bodies = (report: unknown) => sections(report).map(({ body }) => body as Statement)

/** The example with its one statement changed. */
const changed = (change: (statement: Json & { lineItems: Json[]; columns: Json[] }) => void) => {
  const copy = structuredClone(EXAMPLE) as unknown as { statements: [Json & { lineItems: Json[]; columns: Json[] }] }
  change(copy.statements[0])
  return copy
}
const faults = (report: unknown): string[] =>
  (broughtReport.safeParse(report).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
const faultsOf = (change: Parameters<typeof changed>[0]) => faults(changed(change))

describe('line items that a program brings', () => {
  it('become a statement with exact figures, parents, units and the checks of a workbook', () => {
    const [body] = bodies(EXAMPLE)
    expect(body && statementSchema.parse(body)).toEqual(body)
    const [revenue, costs, profit, margin] = body?.lineItems ?? []
    const [actual, budget] = body?.columns.map(({ id }) => id) ?? []
    expect(revenue?.values[actual ?? '']).toMatchObject({ value: '48213.57', cell: null })
    expect(revenue).toMatchObject({ parent: profit?.id, level: 1, good: 'up', labelCell: null, seriesId: null })
    expect(costs).toMatchObject({ parent: profit?.id, good: 'down' })
    expect(margin).toMatchObject({ unit: 'percent', whole: 1, level: 0 })
    expect(margin?.values[budget ?? '']).toMatchObject({ value: null })
    expect(body).toMatchObject({ statement: 'income', unit: { currency: 'EUR', scale: 3 }, source: null })
    expect(body?.comparison).toEqual({ column: actual, against: budget })
    expect(body?.checks.map(({ kind, holds, lineItemId }) => [kind, holds, lineItemId])).toEqual([
      ['foots', true, profit?.id],
      ['foots', true, profit?.id],
    ])
  })

  it('keep digits that a JSON number would lose', () => {
    const figure = '123456789012345678901234567890.10'
    const [body] = bodies(
      changed(({ lineItems }) => void (lineItems[3] = { ...lineItems[3], unit: 'ratio', whole: undefined, values: { actual: figure } })),
    )
    expect(Object.values(body?.lineItems[3]?.values ?? {})[0]?.value).toBe(figure)
  })

  it('have no characters that no screen shows', () => {
    const labelled = (label: string) => faultsOf(({ lineItems }) => void (lineItems[0] = { ...lineItems[0], label }))
    for (const label of ['Sales\u0000', 'Sales \u202e(lato)'])
      expect(labelled(label)).toEqual([
        'statements.0.lineItems.0.label: Leave out control characters and marks that turn the direction of the text.',
      ])
    expect(labelled('Sales\nof goods, مبيعات')).toEqual([])
  })

  it('are taken as stated where they do not add up, and say so', () => {
    const [body] = bodies(
      changed(({ lineItems }) => void (lineItems[2] = { ...lineItems[2], values: { actual: '12139.66', budget: '12000' } })),
    )
    expect(body?.checks.find(({ holds }) => !holds)).toMatchObject({
      kind: 'foots',
      stated: '12139.66',
      computed: '12039.66',
      difference: '100',
    })
  })

  it('without parts are checked against the lines that name the total as their parent', () => {
    const [body] = bodies(
      changed(({ lineItems }) => {
        lineItems[1] = { ...lineItems[1], values: { actual: '-36173.91', budget: '-35000' } }
        lineItems[2] = { ...lineItems[2], parts: undefined }
        lineItems[3] = { ...lineItems[3], parent: 'profit' }
      }),
    )
    expect(body?.checks.map(({ holds }) => holds)).toEqual([true, true])
  })

  it('balance, and end at the cash of the balance sheet', () => {
    const columns = [{ key: 'q', label: '30 Sep 2026', period: '2026-09-30', scenario: 'actual' }]
    const line = (key: string, label: string, value: string, kind = 'item') => ({
      key,
      label,
      kind,
      unit: 'currency',
      values: { q: value },
    })
    const statement = (type: string, lineItems: unknown[]) => ({ title: type, type, currency: 'EUR', scale: 3, columns, lineItems })
    const read = bodies({
      ...EXAMPLE,
      statements: [
        statement('balance', [
          line('cash', 'Cash', '100'),
          line('assets', 'Total assets', '250', 'total'),
          line('liabilities', 'Total liabilities and equity', '240', 'total'),
        ]),
        statement('cash flow', [line('end', 'Cash', '90')]),
      ],
    })
    expect(read.flatMap(({ checks }) => checks.map(({ kind, holds, difference }) => [kind, holds, difference]))).toEqual([
      ['balances', false, '10'],
      ['ties', false, '-10'],
    ])
  })

  it('bring no ids, series, files or anything else that is not asked for', () => {
    for (const field of ['id', 'seriesId', 'squadId', 'labelCell', 'flag'])
      expect(faultsOf(({ lineItems }) => void (lineItems[0] = { ...lineItems[0], [field]: 'x' }))).toEqual([expect.stringContaining(field)])
    for (const field of ['source', 'checks', 'comparison']) expect(faultsOf(statement => void (statement[field] = null))).toHaveLength(1)
  })

  it.each([
    ['a JSON number', 1234.5, 'a JSON number would lose digits'],
    ['grouping', '1,234', 'with digits, a dot and a minus only'],
    ['an exponent', '1e5', 'with digits, a dot and a minus only'],
    ['a plus', '+5', 'with digits, a dot and a minus only'],
    ['a decimal comma', '5,5', 'with digits, a dot and a minus only'],
    ['a zero with a minus', '-0', 'Zero is "0"'],
    ['a boolean', true, 'Write a figure as text'],
    ['an empty text', '', 'with digits, a dot and a minus only'],
  ])('refuse %s as a figure and say what to write', (_, value, message) => {
    expect(faultsOf(({ lineItems }) => void (lineItems[0] = { ...lineItems[0], values: { actual: value } }))).toEqual([
      expect.stringContaining(`statements.0.lineItems.0.values.actual: `),
    ])
    expect(faultsOf(({ lineItems }) => void (lineItems[0] = { ...lineItems[0], values: { actual: value } }))[0]).toContain(message)
  })

  it('refuse what names nothing, itself or two things, each with its place', () => {
    const line = (at: number, change: Json) => faultsOf(({ lineItems }) => void (lineItems[at] = { ...lineItems[at], ...change }))
    expect(line(0, { parent: 'nothing' })[0]).toContain('lineItems.0.parent: There is no line item')
    expect(line(0, { parent: 'costs' })[0]).toContain('lineItems.0.parent: costs is an item')
    expect(line(2, { parent: 'profit' })[0]).toContain('would belong to itself')
    expect(line(0, { key: 'costs' })).toContainEqual(expect.stringContaining('lineItems.1.key: The key costs is there twice'))
    expect(line(0, { values: { forecast: '1' } })[0]).toContain('lineItems.0.values.forecast: There is no column')
    expect(line(2, { parts: [{ line: 'profit', sign: 1 }] })[0]).toContain('parts.0.line: A line is no part of itself')
    expect(line(2, { parts: [{ line: 'x', sign: 1 }] })[0]).toContain('parts.0.line: There is no line item')
    expect(line(0, { parts: [] })[0]).toContain('Only a subtotal or total has parts')
    expect(line(3, { whole: undefined })[0]).toContain('lineItems.3.whole: Say which figure means 100 %')
    expect(line(0, { whole: 1 })[0]).toContain('Only a percentage has this')
    expect(faultsOf(statement => void (statement.currency = null))[0]).toContain('The statement has no currency')
    expect(faultsOf(({ columns }) => void (columns[1] = { ...columns[1], scenario: 'actual' }))[0]).toContain(
      'the same period, scenario and entity as actual',
    )
  })

  it('go round in a circle nowhere', () => {
    const parents = faultsOf(({ lineItems }) => {
      lineItems[0] = { ...lineItems[0], kind: 'subtotal', parent: 'costs' }
      lineItems[1] = { ...lineItems[1], kind: 'subtotal', parent: 'revenue' }
    })
    expect(parents.filter(fault => fault.includes('would belong to itself'))).toHaveLength(2)
  })

  it('may have a column that is called like something that every object has', () => {
    const [body] = bodies(
      changed(statement => {
        statement.columns = [{ key: 'constructor', label: 'Q3', period: null, scenario: 'actual' }]
        statement.lineItems = [{ key: 'toString', label: 'Revenue', kind: 'item', unit: 'currency', values: {} }]
      }),
    )
    expect(body?.lineItems[0]?.values).toEqual({})
  })

  it('say what a field takes and what came, in words of the product', () => {
    const said = (report: unknown) =>
      (broughtReport.safeParse(report, { error: broughtInWords }).error?.issues ?? []).map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      )
    const nothing = [said(null), said({}), said({ title: 1, period: null, statements: [{ columns: [{}], lineItems: [{}, 'x'] }] })].flat()
    expect(nothing.length).toBeGreaterThan(15)
    expect(nothing.join('\n')).not.toMatch(/Invalid|expected|received|undefined|record|array/)
    expect(nothing).toContain('title: “title” takes a text, like "Board report Q3 2026"; here it is a number.')
    const line = (change: Json) => said(changed(({ lineItems }) => void (lineItems[0] = { ...lineItems[0], ...change })))
    expect(line({ parent: null })[0]).toContain('Leave it out where there is none.')
    expect(line({ unit: undefined })[0]).toContain('This is missing: choose one of "currency"')
  })

  it('name a column that is missing once, however many lines have figures in it', () => {
    const gone = faultsOf(({ columns }) => void columns.pop())
    expect(gone).toEqual([
      expect.stringContaining('There is no column with the key budget in this statement: this and 3 more line items name it.'),
    ])
    expect(faultsOf(({ columns }) => void columns.splice(0))).toEqual([expect.stringContaining('A statement needs a column.')])
  })
})
