import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { usualBase } from '#app/model/report/common-size.ts'
import type { Column } from '#app/model/report/section.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { type Choice, firstChoice, isBlank } from '#app/ui/statement/layout.ts'
import { StatementTable } from '#app/ui/statement/statement-table.tsx'
import { copyOf } from '#app/ui/statement/tools/copy.ts'
import { closedBelow, depthOf, foldable, levelsOf, unfolded } from '#app/ui/statement/tools/folds.ts'
import { statementTools } from '#app/ui/statement/tools/index.tsx'
import { layOut } from '#app/ui/statement/tools/rounded.ts'
import { ToolsContext } from '#app/ui/statement/tools.ts'
import { lineItem, statementView } from '#tests/support/statement.ts'

const parts = (...ids: string[]): LineItemView['parts'] => ids.map(id => ({ id, sign: 1 as const }))
const third = (id: string, label: string) =>
  lineItem({ id, label, level: 1, parent: 'revenue', values: { actual: '1400', budget: '1500', before: '1000' } })
const revenue = lineItem({
  ...{ id: 'revenue', label: 'Revenue', kind: 'subtotal', parent: 'profit', parts: parts('a', 'b', 'c') },
  values: { actual: '4200', budget: '4500', before: '3000' },
})
const costs = lineItem({
  id: 'costs',
  label: 'Costs',
  good: 'up',
  parent: 'profit',
  values: { actual: '-3000', budget: '-3000', before: '-2500' },
})
const profit = lineItem({
  ...{ id: 'profit', label: 'Profit', kind: 'total', parts: parts('revenue', 'costs') },
  values: { actual: '1200', budget: '1500', before: '500' },
})
const heads = lineItem({ id: 'heads', label: 'Employees', unit: 'count', values: { actual: '40', budget: '42', before: '38' } })
const margin = lineItem({ id: 'margin', label: 'Margin', unit: 'percent', whole: 1, values: { actual: '0.285', before: '0.166' } })
const view = statementView([third('a', 'Licences'), third('b', 'Services'), third('c', '=Rent()'), revenue, costs, profit, heads, margin])

const laid = (change: Partial<Choice> = {}, of: StatementView = view) =>
  layOut(of, { ...firstChoice(of, DEFAULT_FORMATS), ...change }, DEFAULT_FORMATS)
const texts = (id: string, change: Partial<Choice>, of = view) =>
  laid(change, of)
    .rows.find(({ item, rounding }) => item.id === id && !rounding)
    ?.cells.map(({ text }) => text.whole + text.rest)
const roundings = (change: Partial<Choice>, of = view) =>
  laid(change, of)
    .rows.filter(row => row.rounding && !isBlank(row))
    .map(({ item, cells }) => [item.id, ...cells.map(({ text }) => text.whole + text.rest)])

test('a variance as in the file has neither share nor growth, and stands under no scenario', () => {
  const given: Column = {
    ...{ id: 'given', label: 'Var', period: null, scenario: 'actual', entity: null },
    variance: { of: 'actual', against: 'budget', as: 'absolute' },
  }
  const of = { ...view, columns: [...view.columns, given] }
  const heads = (mode: Choice['mode']) => laid({ mode }, of).columns.map(({ label, under, mark }) => [label, under, mark])
  expect(heads('all').at(-1)).toEqual(['Var', 'as in the file', null])
  expect(heads('common size')).toHaveLength(view.columns.length)
  expect(heads('growth')).toHaveLength(view.columns.length - 1)
})

describe('rounding', () => {
  test('has a row of its own above a sum whose rounded parts miss it, by column', () => {
    // 1.4 + 1.4 + 1.4 in units of a million without decimals would be 1 + 1 + 1; the shown 4.2 has one decimal.
    expect(roundings({ mode: 'all', scale: 3 })).toEqual([])
    const fine = statementView([
      third('a', 'A'),
      ...['b', 'c'].map(id => lineItem({ id, values: { actual: '1440', budget: '1440', before: '1000' } })),
      lineItem({ id: 'sum', kind: 'total', parts: parts('a', 'b', 'c'), values: { actual: '4280', budget: '4380', before: '3000' } }),
    ])
    // 1.4 + 1.4 + 1.4 = 4.2, shown 4.3; 1.5 + 1.4 + 1.4 = 4.3, shown 4.4; 1.0 + 1.0 + 1.0 = 3.0.
    expect(roundings({ mode: 'all', scale: 6 }, fine)).toEqual([['sum', '+0.1', '+0.1', '']])
    const { rows } = laid({ mode: 'all', scale: 6 }, fine)
    expect(rows.map(({ item, rounding }) => item.id + (rounding ? ' rounding' : ''))).toEqual(['a', 'b', 'c', 'sum rounding', 'sum'])
  })

  test('stands in no copy, and not where the lines of its sum are put away', () => {
    const fine = statementView([
      ...['a', 'b', 'c'].map(id => lineItem({ id, label: id, parent: 'sum', values: { actual: '1440' } })),
      lineItem({ id: 'sum', label: 'Sum', kind: 'total', parts: parts('a', 'b', 'c'), values: { actual: '4320' } }),
    ])
    const choice: Choice = { ...firstChoice(fine, DEFAULT_FORMATS), mode: 'all', scale: 6 }
    const layout = layOut(fine, choice, DEFAULT_FORMATS)
    expect(layout.rows).toHaveLength(5)
    expect(unfolded(layout.rows, fine, new Set(['sum'])).map(({ item }) => item.id)).toEqual(['sum'])
    expect(copyOf({ title: 'T', view: fine, layout, rows: layout.rows, choice }, '', DEFAULT_FORMATS).text).toBe(
      [
        'T',
        '',
        '\tQ3 FY2026, Actual\tQ3 FY2026 budget\tQ3 FY2025, Actual',
        ...['a', 'b', 'c'].map(id => `${id}\t1.44\t\t`),
        'Sum\t4.32\t\t',
      ].join('\n'),
    )
  })

  test('a line with a scale of its own is moved from that one', () => {
    const mixed = statementView([lineItem({ id: 'x', label: 'EBITDA (m)', scale: 6, values: { actual: '4.2' } })])
    expect(texts('x', { mode: 'all', scale: 3 }, mixed)?.[0]).toBe('4,200')
  })
})

describe('modes of columns', () => {
  test('common size says every amount as a share of revenue, or of the line that was chosen, and leaves out what is no amount', () => {
    expect(usualBase(view)?.id).toBe('revenue')
    expect(texts('profit', { mode: 'common size' })).toEqual(['28.6%', '33.3%', '16.7%'])
    expect(texts('costs', { mode: 'common size' })?.[0]).toBe('(71.4%)')
    expect(texts('heads', { mode: 'common size' })).toEqual(['', '', ''])
    expect(texts('profit', { mode: 'common size', base: 'profit' })).toEqual(['100.0%', '100.0%', '100.0%'])
    // A share of a loss says nothing.
    const loss = statementView([{ ...profit, values: { ...profit.values, actual: { value: '-1', text: '', cell: null } } }])
    expect(texts('profit', { mode: 'common size' }, loss)?.[0]).toBe('n.m.')
  })

  test('growth holds each column against the period before it; a percentage grows in points', () => {
    expect(texts('revenue', { mode: 'growth' })).toEqual(['+40.0%', '+50.0%'])
    expect(texts('margin', { mode: 'growth' })?.[0]).toBe('+11.9\u00a0pts')
    const young = statementView([lineItem({ id: 'x', values: { actual: '250000', before: '1' } })])
    expect(laid({ mode: 'growth' }, young).rows[0]?.cells[0]).toMatchObject({ text: { whole: 'n.m.' }, went: null })
    expect(laid({ mode: 'growth' }).columns.map(({ under }) => under)).toEqual(['against Q3 FY2025', 'against Q3 FY2025'])
  })

  test('what is written below zero and gets larger has grown; a loss that gets larger has not', () => {
    const below = (good: 'up' | 'down' | null) =>
      statementView([lineItem({ id: 'x', good, values: { actual: '-1100', budget: '-900', before: '-1000' } })])
    expect(texts('x', { mode: 'growth' }, below('down'))).toEqual(['+10.0%', '(10.0%)'])
    expect(texts('x', { mode: 'growth' }, below(null))).toEqual(['+10.0%', '(10.0%)'])
    expect(texts('x', { mode: 'growth' }, below('up'))).toEqual(['(10.0%)', '+10.0%'])
    expect(laid({ mode: 'growth' }, below('down')).rows[0]?.cells[0]).toMatchObject({ went: 'up', meaning: 'unfavourable' })
    // Nobody said whether a net result or a score is good when it is more: its sign says that it fell.
    const other = (more: Partial<Pick<LineItemView, 'kind' | 'unit'>>) =>
      statementView([lineItem({ id: 'x', good: null, values: { actual: '-1100', before: '-1000' }, ...more })])
    expect(texts('x', { mode: 'growth' }, other({ kind: 'total' }))?.[0]).toBe('(10.0%)')
    expect(texts('x', { mode: 'growth' }, other({ unit: 'count' }))?.[0]).toBe('(10.0%)')
  })

  test('growth past a period that is missing is none, and says which', () => {
    const period = (id: string, key: string, label: string): Column => ({ id, label, period: key, scenario: 'actual', entity: null })
    const of = statementView([lineItem({ id: 'x', values: { now: '130', late: '120', early: '100' } })], {
      columns: [period('now', 'FY2025-Q4', 'Q4'), period('late', 'FY2025-Q3', 'Q3'), period('early', 'FY2025-Q1', 'Q1')],
      comparison: null,
    })
    expect(laid({ mode: 'growth' }, of).columns.map(({ under }) => under)).toEqual(['against Q3', 'Q2 FY2025 is not here'])
    expect(texts('x', { mode: 'growth' }, of)).toEqual(['+8.3%', ''])
    // Where it would stand first there is no room for it.
    const oldestFirst = { ...of, columns: of.columns.toReversed() }
    expect(laid({ mode: 'growth' }, oldestFirst).columns.map(({ under }) => under)).toEqual(['against Q3'])
  })

  test('one scenario alone can be looked at', () => {
    expect(laid({ mode: 'all', scenario: 'budget' }).columns.map(({ label }) => label)).toEqual(['Q3 FY2026 budget'])
  })
})

describe('levels', () => {
  test('lines are put away under the line that they belong to, level by level', () => {
    expect([...foldable(view)].sort()).toEqual(['profit', 'revenue'])
    // Revenue and costs are parts of a result and stand beside it.
    expect(depthOf(view)).toBe(2)
    const { rows } = laid({ mode: 'all' })
    const shown = (closed: ReadonlySet<string>) =>
      unfolded(rows, view, closed)
        .filter(row => !row.rounding || !isBlank(row))
        .map(({ item }) => item.id)
    expect(shown(closedBelow(view, 1))).toEqual(['revenue', 'costs', 'profit', 'heads', 'margin'])
    expect(shown(new Set(['profit']))).toEqual(['profit', 'heads', 'margin'])
    expect(levelsOf(view, closedBelow(view, 1))).toBe(1)
    expect([levelsOf(view, new Set()), levelsOf(view, new Set(['profit']))]).toEqual([2, null])
  })

  test('a heading goes with the lines under it, unless it is what puts them away', () => {
    const headed = statementView([
      lineItem({ id: 'over', label: 'Revenue', kind: 'heading', values: {} }),
      lineItem({ id: 'x', label: 'Licences', level: 1, parent: 'all', values: { actual: '1' } }),
      lineItem({ id: 'all', label: 'Total revenue', kind: 'subtotal', values: { actual: '1' } }),
      lineItem({ id: 'own', label: 'People', kind: 'heading', values: {} }),
      lineItem({ id: 'y', label: 'Sales', level: 1, parent: 'own', values: { actual: '2' } }),
    ])
    const { rows } = laid({ mode: 'all' }, headed)
    expect(unfolded(rows, headed, new Set(['all', 'own'])).map(({ item }) => item.id)).toEqual(['all', 'own'])
  })
})

describe('copying', () => {
  const choice: Choice = { ...firstChoice(view, DEFAULT_FORMATS), mode: 'comparison' }
  const layout = layOut(view, choice, DEFAULT_FORMATS)
  const copied = copyOf({ title: '+Income', view, layout, rows: layout.rows, choice }, 'USD thousands', DEFAULT_FORMATS)

  test('gives figures as figures, with all decimals, and no text that a spreadsheet would run', () => {
    const lines = copied.text.split('\n').map(line => line.split('\t'))
    expect(lines[0]).toEqual([`'+Income`])
    expect(lines[5]).toEqual([`    '=Rent()`, '1400', '1500', '-100', '-6.7%'])
    expect(lines.find(([label]) => label === 'Costs')).toEqual(['Costs', '-3000', '-3000', '0', '0.0%'])
    expect(copied.html).toContain('x:num="-100"')
    expect(copied.html).toContain('x:num="-0.067"')
    expect(copied.html).toContain(`'=Rent()</td>`)
    expect(copied.html).not.toMatch(/>\s*[=+@]/)
    expect(copied.lines).toBe(8)
  })

  test('says of a line in another currency which it is', () => {
    const mixed = statementView([lineItem({ id: 'x', label: 'Sales in Europe', currency: 'EUR', values: { actual: '90', budget: '80' } })])
    const layout = layOut(mixed, choice, DEFAULT_FORMATS)
    const { text } = copyOf({ title: 'T', view: mixed, layout, rows: layout.rows, choice }, 'USD thousands', DEFAULT_FORMATS)
    expect(text).toContain('Sales in Europe (EUR)\t90')
  })

  test('says of what lies between two percentages that it is points', () => {
    const shares = statementView([
      lineItem({ id: 'x', label: 'Margin', unit: 'percent', whole: 1, values: { actual: '0.495', budget: '0.51' } }),
    ])
    const layout = layOut(shares, choice, DEFAULT_FORMATS)
    const { text, html } = copyOf({ title: 'T', view: shares, layout, rows: layout.rows, choice }, '', DEFAULT_FORMATS)
    expect(text.split('\n').at(-1)?.split('\t').slice(0, 4)).toEqual(['Margin', '49.5%', '51%', '-1.5 pts'])
    // A figure for Excel all the same.
    expect(html).toContain(`x:num="-1.5" style='mso-number-format:"0\\.0#####\\0022\u00a0pts\\0022"'>-1.5 pts</td>`)
  })

  test('leaves the tail of a binary float behind, in every scale', () => {
    const tailed = statementView([lineItem({ id: 'x', label: 'Sales', values: { actual: '1921.2000000000003', budget: '0.1' } })])
    for (const [scale, sales, less] of [
      [3, '1921.2', '1921.1'],
      [0, '1921200', '1921100'],
    ] as const) {
      const shown: Choice = { ...firstChoice(tailed, DEFAULT_FORMATS), mode: 'comparison', scale }
      const layout = layOut(tailed, shown, DEFAULT_FORMATS)
      const { text } = copyOf({ title: 'T', view: tailed, layout, rows: layout.rows, choice: shown }, '', DEFAULT_FORMATS)
      expect(text.split('\n').at(-1)?.split('\t').slice(0, 4)).toEqual(['Sales', sales, scale ? '0.1' : '100', less])
    }
  })

  test('a variance as in the file is a percentage, or points of percentages, in every scale', () => {
    const at = { period: null, scenario: 'actual' as const, entity: null }
    const between = { of: 'actual', against: 'before' }
    const given = statementView(
      [
        lineItem({ id: 'x', label: 'Sales', values: { actual: '4200', before: '3000', change: '1200', percent: '0.4' } }),
        lineItem({ id: 'm', label: 'Margin', unit: 'percent', whole: 1, values: { actual: '0.49', before: '0.5', change: '-0.01' } }),
      ],
      {
        columns: [
          ...view.columns,
          { id: 'change', label: 'Var', ...at, variance: { ...between, as: 'absolute' } },
          { id: 'percent', label: 'Var %', ...at, variance: { ...between, as: 'relative', whole: 1 } },
        ],
      },
    )
    const choice: Choice = { ...firstChoice(given, DEFAULT_FORMATS), mode: 'all', scale: 6 }
    const layout = layOut(given, choice, DEFAULT_FORMATS)
    const cells = layout.rows.map(row => row.cells.slice(-2).map(({ text }) => text.whole + text.rest))
    expect(cells).toEqual([
      ['1.2', '40.0%'],
      ['(1.0\u00a0pts)', ''],
    ])
    const { text } = copyOf({ title: '', view: given, layout, rows: layout.rows, choice }, '', DEFAULT_FORMATS)
    expect(
      text
        .split('\n')
        .slice(3)
        .map(line => line.split('\t').slice(-2)),
    ).toEqual([
      ['1.2', '40%'],
      ['-1 pts', ''],
    ])
  })

  test('nothing of a label becomes markup or another cell', () => {
    const evil = statementView([lineItem({ id: 'x', label: '<b>a\tb\nc', values: { actual: '1', budget: '1' } })])
    const own = { ...firstChoice(evil, DEFAULT_FORMATS) }
    const made = copyOf(
      { title: '', view: evil, layout: layOut(evil, own, DEFAULT_FORMATS), rows: layOut(evil, own, DEFAULT_FORMATS).rows, choice: own },
      '',
      DEFAULT_FORMATS,
    )
    expect(made.html).toContain('&lt;b&gt;a b c')
    expect(made.text.split('\n')).toHaveLength(4)
    expect(made.text.split('\n')[3]?.split('\t')[0]).toBe('<b>a b c')
  })
})

describe('the page', () => {
  const html = (tools: boolean) =>
    renderToStaticMarkup(
      <ToolsContext.Provider value={tools ? statementTools : null}>
        <StatementTable title="Income" view={view} opened="revenue" />
      </ToolsContext.Provider>,
    )

  test('has an address for every line, and buttons that put lines away and say whether they are', () => {
    const page = html(true)
    expect(page).toContain('<tr data-line="revenue" id="line-revenue"')
    expect(page).toContain('aria-expanded="true" aria-label="Lines of Revenue"')
    expect(page).toContain('href="#line-revenue"')
    expect(page).toContain('Common size')
  })

  test('has none of it where nothing gives it: the follow page', () => {
    const page = html(false)
    for (const tool of ['line-revenue', 'class="fold"', 'Common size', 'Copy table', 'statement-tools']) expect(page).not.toContain(tool)
  })
})
