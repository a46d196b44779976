import { expect, test } from 'vitest'
import { parseFigure } from '#app/model/report/ingest/cells/magnitude.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet', rows)))
  return {
    lines: statements.flatMap(({ lineItems }) =>
      lineItems.map(({ label, values }) => `${label}: ${values.map(({ value, flag }) => `${value} ${flag}`).join(', ')}`),
    ),
    problems: problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`),
  }
}

test('a text that says its thousands or millions is the figure in full', () => {
  const said = (text: string): unknown => {
    const parsed = parseFigure(text, null)
    return parsed.is === 'number' ? parsed.value : parsed.is
  }
  for (const [text, value] of Object.entries({
    '100k': '100000',
    '€3.4M': '3400000',
    '(3.25)m €': '-3250000',
    '(€1.2M)': '-1200000',
    '12.5 bn': '12500000000',
    '3,4 Mio. €': '3400000',
    '1,2 Tsd.': '1200',
    'US$ 2.5 million': '2500000',
    '-0.1mn': '-100000',
    '1.234k': 'ambiguous',
    '1.2m': 'ambiguous',
    '9M': 'text',
    '5 mm': 'text',
    '5 km': 'text',
    '3M Company': 'text',
  }))
    expect(`${text} ${String(said(text))}`).toBe(`${text} ${value}`)
})

test('in a statement it counts as the statement does, and what was taken is said', () => {
  const { lines, problems } = read(
    ['Income statement, € thousands'],
    ['', 'FY2024', 'FY2025'],
    ['Revenue', 3400, '3.6m'],
    ['Costs', -2400, '(2.5m)'],
    ['Net profit', 1000, 1100],
  )
  expect(lines).toEqual([
    'Revenue: 3400 null, 3600 text-number',
    'Costs: -2400 null, -2500 text-number',
    'Net profit: 1000 null, 1100 null',
  ])
  expect(problems).toEqual(['warning number-as-text C3', 'warning number-as-text C4'])
})

test('metres are asked beside money, and a table of nothing but such texts is a statement', () => {
  const { lines, problems } = read(
    ['Key figures'],
    ['', 'Q2 2026', 'Q3 2026'],
    ['ARR', '€3.4M', '€4.1M'],
    ['Users', '1.2m', '1.4m'],
    ['Revenue', '0.5m', '0.6m'],
  )
  expect(lines).toEqual([
    'ARR: 3400000 text-number, 4100000 text-number',
    'Users: null ambiguous, null ambiguous',
    'Revenue: 500000 text-number, 600000 text-number',
  ])
  expect(problems).toEqual(['warning number-as-text B3', 'error unclear-size B4', 'warning number-as-text B5'])
})

test('in a text table, too, it is said', () => {
  const { problems } = understand(
    texts('t', [
      ['Line', 'Q2 2026', 'Q3 2026'],
      ['Revenue', '€3.4M', '€3.6M'],
      ['Costs', '€1.2M', '€1.4M'],
    ]),
  )
  expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['number-as-text B2', 'number-as-text B3'])
})
