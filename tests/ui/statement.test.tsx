import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import type { StatementView } from '#app/model/report/views.ts'
import { findRows, firstChoice, layOut } from '#app/ui/statement/layout.ts'
import { latestActual, markOf } from '#app/ui/scenario.ts'
import { rowName, sentenceOf } from '#app/ui/statement/sentence.ts'
import { statementTools } from '#app/ui/statement/tools/index.tsx'
import { ToolsContext } from '#app/ui/statement/tools.ts'
import { StatementTable, type StatementTableProps } from '#app/ui/statement/statement-table.tsx'
import { lineItem, statementView } from '#tests/support/statement.ts'

const cloud = lineItem({
  id: 'cloud',
  label: 'Cloud cost',
  good: 'down',
  level: 1,
  parent: 'costs',
  note: 'Two clusters ran for nine weeks.',
  squad: 'Cloud',
  values: { actual: '4200', budget: '3400', before: '2950' },
})
const costs = lineItem({ id: 'costs', label: 'Costs', kind: 'heading', values: { actual: '0', budget: '0' } })
const grants = lineItem({ id: 'grants', label: 'Grants', values: { actual: '—', budget: '0' } })
const total = lineItem({ id: 'total', label: 'Result', kind: 'total', sumOf: ['Cloud cost'], values: { actual: '-1637', budget: '10' } })
const view = statementView([costs, cloud, grants, total])

const laid = (of: StatementView = view, change = {}) => layOut(of, { ...firstChoice(of, DEFAULT_FORMATS), ...change }, DEFAULT_FORMATS)

test('a variance that the file gives in percent is a percentage in a row of money, and nothing is looked at by it', () => {
  const [first, second] = view.columns
  const given = {
    ...(first as (typeof view.columns)[number]),
    id: 'given',
    label: 'Var %',
    variance: { of: first?.id ?? '', against: second?.id ?? '', as: 'relative' as const },
  }
  const lineItems = view.lineItems.map(item => ({ ...item, values: { ...item.values, given: { value: '0.05', text: '', cell: 'D7' } } }))
  const shown = laid({ ...view, columns: [given, ...view.columns], comparison: null, lineItems }, { mode: 'all' })
  const at = shown.columns.findIndex(({ key }) => key === 'value:given')
  const texts = shown.rows
    .filter(({ item }) => item.kind !== 'heading')
    .map(({ cells }) => `${cells[at]?.text.whole}${cells[at]?.text.rest}`)
  expect(new Set(texts)).toEqual(new Set(['5.0%']))
  expect(firstChoice({ ...view, columns: [given, ...view.columns], comparison: null, lineItems }, DEFAULT_FORMATS).column).not.toBe('given')
})
test('a column says whose it is where its label does not', () => {
  const columns = view.columns.map((column, at) => ({ ...column, label: at === 0 ? 'Q3 Europe' : 'Q3', entity: 'Europe' }))
  const shown = laid({ ...view, columns, comparison: null }, { mode: 'all' })
  expect(shown.columns.map(({ under }) => under).slice(0, 2)).toEqual([
    expect.not.stringContaining('Europe'),
    expect.stringContaining('Europe'),
  ])
})
const texts = (of: StatementView, id: string, change = {}) =>
  laid(of, change)
    .rows.find(row => row.item.id === id)
    ?.cells.map(({ text }) => text.whole + text.rest)
const html = (props: Partial<StatementTableProps> = {}) =>
  renderToStaticMarkup(
    <ToolsContext.Provider value={statementTools}>
      <StatementTable title="Income" view={view} {...props} />
    </ToolsContext.Provider>,
  )

test('a line that is in another currency than its statement says its own, seen and heard', () => {
  const dollars = statementView([
    lineItem({ id: 'x', label: 'Sales in the US', values: { actual: '110500' } }),
    lineItem({ id: 'e', label: 'Sales in Europe', currency: 'EUR', values: { actual: '90' } }),
  ])
  const page = renderToStaticMarkup(<StatementTable title="Income" view={dollars} />)
  expect(page).toContain('Sales in Europe<span class="own-currency">EUR</span>')
  expect(page).toContain('aria-label="Sales in Europe, EUR 90 thousand"')
  expect(page.match(/own-currency/g)).toHaveLength(1)
  // A bar beside those of dollars would compare them.
  const two = ['x', 'e'].map((id, at) => lineItem({ id, ...(at && { currency: 'EUR' }), values: { actual: '9', budget: '8' } }))
  expect(laid(statementView(two)).rows.map(({ cells }) => cells.some(({ bar }) => bar !== null))).toEqual([true, false])
})

describe('cells', () => {
  test('are heard as one figure: no pause at the decimals, a minus for brackets, no arrow', () => {
    const page = html()
    // Of 4,200 against 3,400: +800, +23.5 %.
    expect(page).toContain('aria-label="+23.5%, unfavourable"')
    expect(page).not.toMatch(/class="arrow">/)
    expect(page).toMatch(/class="[^"]*below-zero"[^>]*>\(1,637<span/)
  })

  test('headings carry no zeros, a dash stays a dash, zero is zero, nothing is nothing', () => {
    expect(texts(view, 'costs')?.join('')).toBe('')
    expect(texts(view, 'grants')?.slice(0, 2)).toEqual(['—', '0'])
    expect(texts(statementView([lineItem({ id: 'x', values: { budget: '1' } })]), 'x')?.[0]).toBe('')
  })

  test('a comparison shows both columns, the difference and the change', () => {
    expect(texts(view, 'cloud')?.slice(0, 4)).toEqual(['4,200', '3,400', '+800', '+23.5%'])
    expect(laid().rows[1]?.cells[2]).toMatchObject({ meaning: 'unfavourable', went: 'up' })
  })

  test('another scale moves the decimal mark of money and of nothing else', () => {
    const both = statementView([cloud, lineItem({ id: 'heads', unit: 'count', values: { actual: '412', budget: '418' } })])
    expect(texts(both, 'cloud', { scale: 6 })?.[0]).toBe('4.2')
    expect(texts(both, 'heads', { scale: 6 })?.[0]).toBe('412')
  })

  test('the heading of values ends where all of them end, and at the digits where some have no decimals', () => {
    const endOf = (...values: string[]) =>
      layOut(
        statementView(values.map((value, at) => lineItem({ id: `l${at}`, values: { actual: value } }))),
        { ...firstChoice(view, DEFAULT_FORMATS), mode: 'all', scale: 3 },
        DEFAULT_FORMATS,
      )
    const { ends, rest } = endOf('12.3', '-4.5')
    // The closing bracket hangs behind it.
    expect(ends).toBeGreaterThan(0)
    expect(ends).toBeLessThan(rest.value)
    expect(endOf('12', '-4').ends).toBe(0)
  })

  test('figures that are too wide start in the first larger scale that fits, and money alone decides', () => {
    const starts = (value: string, scale: number, unit: 'currency' | 'count' = 'currency') =>
      firstChoice(
        statementView([lineItem({ id: 'x', unit, values: { actual: value } })], { unit: { currency: 'USD', scale, label: '' } }),
        DEFAULT_FORMATS,
      ).scale
    expect(starts('-1234567', 0)).toBe(0)
    expect(starts('123456.78', 0)).toBe(0)
    expect(starts('1234567.89', 0)).toBe(3)
    expect(starts('123456789012', 0)).toBe(6)
    expect(starts('123456789012', 3)).toBe(9)
    expect(starts('123456789', 5)).toBe(9)
    expect(starts('123456789012', 0, 'count')).toBe(0)
    const wide = statementView([lineItem({ id: 'x', values: { actual: '123456789012', budget: '1000000' } })], {
      unit: { currency: 'USD', scale: 0, label: 'in USD' },
    })
    expect(texts(wide, 'x')?.slice(0, 2)).toEqual(['123,456.8', '1.0'])
    const page = html({ view: wide })
    expect(page).toContain('USD millions, fiscal year ends')
    expect(page).toContain('<option value="6" selected="">millions')
  })

  test('all columns are shown without a comparison', () => {
    expect(texts(view, 'cloud', { mode: 'all' })).toEqual(['4,200', '3,400', '2,950'])
  })

  test('bars share one axis and fit into their cell', () => {
    const bars = laid()
      .rows.flatMap(row => row.cells.map(cell => cell.bar))
      .filter(bar => bar !== null)
    expect(bars.length).toBeGreaterThan(1)
    expect(new Set(bars.map(bar => bar.axis)).size).toBe(1)
    for (const { left, width } of bars) {
      expect(left).toBeGreaterThanOrEqual(-0.001)
      expect(left + width).toBeLessThanOrEqual(100.001)
    }
  })

  test('a month is not marked as earlier than the year to date that ends with it', () => {
    const of = (period: string) => ({ scenario: 'actual' as const, period })
    expect(markOf(of('2026-09'), of('FY2026-YTD9'), 1)).toBe('actual')
    expect(markOf(of('2026-08'), of('FY2026-YTD9'), 1)).toBe('earlier')
    // The same year to date of a company whose year begins in July ends in March.
    expect(markOf(of('2026-08'), of('FY2027-YTD2'), 7)).toBe('actual')
    expect(latestActual([of('FY2026-Q4'), of('2026-09')], 7)?.period).toBe('2026-09')
  })

  test('scenarios have their marks: earlier periods lighter, budget outlined', () => {
    expect(laid(view, { mode: 'all' }).columns.map(column => column.mark)).toEqual(['actual', 'budget', 'earlier'])
  })
})

describe('rows', () => {
  const [actual, budget, before] = view.columns

  test('a row says itself: label, figure, variance, meaning', () => {
    expect(rowName(cloud, view, actual, budget, DEFAULT_FORMATS)).toBe('Cloud cost, 4.2 million, 0.8 over budget, unfavourable')
    expect(rowName(cloud, view, actual, before, DEFAULT_FORMATS)).toBe('Cloud cost, 4.2 million, 1.25 over Q3 FY2025, unfavourable')
    expect(rowName(costs, view, actual, budget, DEFAULT_FORMATS)).toBe('Costs')
  })

  test('what the file calls a target or a plan is not called a budget', () => {
    const told = (label: string) => rowName(cloud, view, actual, budget && { ...budget, label }, DEFAULT_FORMATS)
    expect(told('Target FY2026')).toBe('Cloud cost, 4.2 million, 0.8 over target, unfavourable')
    expect(told('Q3 Plan')).toContain('0.8 over plan')
    expect(told('Planet')).toContain('0.8 over budget')
  })

  test('a percentage differs in points', () => {
    const margin = lineItem({ id: 'm', label: 'Margin', unit: 'percent', whole: 1, values: { actual: '0.569', budget: '0.5973' } })
    expect(rowName(margin, view, actual, budget, DEFAULT_FORMATS)).toBe('Margin, 56.9%, 2.8 points under budget, unfavourable')
  })

  test('a cost that is written below zero is never “under budget” when it is over it', () => {
    const told = (value: string, against: string, good: 'up' | null = 'up') =>
      sentenceOf(
        lineItem({ id: 'f', label: 'Freight', good, values: { actual: value, budget: against } }),
        ...([view, actual, budget, DEFAULT_FORMATS] as const),
      )
    expect(told('-651.2', '-540')).toMatch(/^minus .* worse than budget, unfavourable/)
    // A cost that nobody planned is no saving.
    expect(told('-499', '0')).toMatch(/^minus .* worse than budget, unfavourable/)
    expect(told('-288.4', '-450')).toMatch(/^minus .* better than budget, favourable/)
    // Where nobody said what is good, neither is it worse nor better.
    expect(told('-651.2', '-540', null)).toMatch(/^minus .* further below zero than budget$/)
    expect(told('-288.4', '-450', null)).toMatch(/^minus .* nearer to zero than budget$/)
    expect(told('36.7', '-20')).toMatch(/ over budget/)
  })

  test('a search keeps the lines that a found line belongs to, and what is pointed at', () => {
    expect([...findRows(view.lineItems, 'cloud')].sort()).toEqual(['cloud', 'costs'])
    expect([...findRows(view.lineItems, 'cloud', ['total'])].sort()).toEqual(['cloud', 'costs', 'total'])
    expect(findRows(view.lineItems, 'nowhere').size).toBe(0)
  })
})

describe('the table', () => {
  test('is a table with headers for columns and rows, and names each row for screen readers', () => {
    const page = html()
    expect(page).toContain('<caption class="sr-only">Income</caption>')
    expect(page.match(/<th scope="row"/g)).toHaveLength(4)
    expect(page).toContain('aria-label="Cloud cost, 4.2 million, 0.8 over budget, unfavourable"')
    expect(page).toContain('USD thousands, fiscal year ends 31 December')
  })

  test('good and bad are said by sign, arrow and word, not by colour alone', () => {
    const row = /<tr data-line="cloud".*?<\/tr>/s.exec(html())?.[0] ?? ''
    expect(row).toContain('+800')
    expect(row).toContain('▲')
    expect(row).toContain('unfav.')
  })

  test('the server’s HTML holds an opened line with its note, squad and sums', () => {
    const page = html({ opened: 'cloud', detail: () => <em>Ask about this line</em> })
    expect(page).toContain('Two clusters ran for nine weeks.')
    expect(page).toContain('<dd>Cloud</dd>')
    expect(page).toContain('Ask about this line')
    expect(html({ opened: 'total' })).toContain('Sum of these lines')
  })

  test('what is pointed at is marked; on a follower’s page it says its sentence', () => {
    expect(html({ spotlight: ['cloud'] }).match(/data-spot/g)).toHaveLength(1)
    const follower = html({ spotlight: ['cloud'], size: 'follower' })
    expect(follower).toContain('<tr class="said"><td colSpan="6">4.2 million, 0.8 over budget, unfavourable</td></tr>')
  })

  test('a narrow screen shows the column that is looked at beside the first one', () => {
    const oldestFirst = { ...view, columns: view.columns.toReversed(), comparison: null }
    const page = renderToStaticMarkup(<StatementTable title="Income" view={oldestFirst} />)
    const head = (label: string) => new RegExp(`<th[^>]*class="([^"]*)"[^>]*>(?:<[^>]*>)*${label}<`).exec(page)?.[1]
    expect(head('Q3 FY2026')).not.toContain('col-wide')
    expect(head('Q3 FY2026 budget')).toContain('col-wide')
  })

  test('numbers of questions have a column only where there are any', () => {
    expect(html()).not.toContain('col-questions')
    expect(html({ questions: { cloud: 7 } })).toContain('<td class="col-questions col-wide">7</td>')
  })

  test('checks are told once, and each one that fails in full', () => {
    const check = { kind: 'foots', lineItemId: 'total', columnId: 'actual', stated: '10', computed: '8', difference: '2' } as const
    expect(html({ view: { ...view, checks: [{ ...check, holds: true }] } })).toContain('The one sum in it adds up.')
    expect(html({ view: { ...view, checks: [{ ...check, holds: false }] } })).toContain(
      'Result, Q3 FY2026: the report states 10, its lines give 8 (difference 2).',
    )
    expect(html({ view: { ...view, checks: [{ ...check, kind: 'ties', holds: false }] } })).toContain('the balance sheet says')
  })

  test('nothing of a label becomes markup', () => {
    const evil = statementView([lineItem({ id: 'x', label: '<script>alert(1)</script>', values: { actual: '1', budget: '1' } })])
    expect(html({ view: evil })).not.toContain('<script>')
  })
})

describe('a long statement', () => {
  const many = Array.from({ length: 130 }, (_, at) => lineItem({ id: `l${at}`, label: `Line ${at}`, values: { actual: `${at}000` } }))

  test('is one table in parts on a page, with every line in the HTML and rows that say what they are', () => {
    const shown = html({ view: statementView(many) })
    expect(shown.match(/<tbody /g)).toHaveLength(7)
    for (const { id } of many) expect(shown).toContain(`<tr role="row" data-line="${id}"`)
    expect(shown).toContain('role="rowheader"')
    expect(shown).toContain('--tracks-narrow:')
  })

  test('is an ordinary table on the stage, and so is a short one on a page', () => {
    expect(html({ view: statementView(many), size: 'stage' })).not.toContain('role="row"')
    expect(html({ view: statementView(many.slice(0, 100)) })).not.toContain('role="row"')
  })
})
