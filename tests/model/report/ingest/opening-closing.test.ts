import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet1', rows)))
  const [statement] = statements
  return {
    title: statement?.title,
    unit: statement?.unit.scale,
    period: statement?.columns[0]?.period,
    lines: statement?.lineItems.map(({ label, kind }) => `${label}: ${kind}`),
    checks: statement?.checks.map(({ kind, holds, cell }) => `${kind} ${holds} ${cell}`),
    codes: problems.map(({ code }) => code),
  }
}

const debt = (closing: number, title = 'Net debt bridge Q3 2026, €k') =>
  read(
    [title],
    ['Opening net debt', -1200],
    ['EBITDA', 900],
    ['Change in working capital', -150],
    ['Capex', -300],
    ['Closing net debt', closing],
  )

test('a text right above the first figures that says when and in what is the title, and a closing figure is the sum from the opening one', () => {
  expect(debt(-750)).toEqual({
    title: 'Net debt bridge Q3 2026, €k',
    unit: 3,
    period: 'FY2026-Q3',
    lines: ['Opening net debt: item', 'EBITDA: item', 'Change in working capital: item', 'Capex: item', 'Closing net debt: total'],
    checks: ['subtotal true B6'],
    codes: [],
  })
})

test('a closing figure that is nearly where the movements lead is their sum, and does not foot; far from it it is of something else', () => {
  expect(debt(-790)).toMatchObject({ checks: ['subtotal false B6'], codes: ['does-not-foot'] })
  expect(debt(-7510)).toMatchObject({ checks: [], lines: expect.arrayContaining(['Closing net debt: item']) })
})

test('a text above the first figures that says nothing of this heads the lines below it', () => {
  expect(debt(-750, 'Debt').lines?.[0]).toBe('Debt: heading')
})

test('one thing at two times closes what it opens', () => {
  const { lines } = read(['EUR k', 'Effect'], ['EBITDA Q3 25', 800], ['Volume', 120], ['Price', 60], ['Costs', -80], ['EBITDA Q3 26', 900])
  expect(lines?.at(-1)).toBe('EBITDA Q3 26: total')
})

test('one figure that happens to be the sum of its neighbours is no total', () => {
  const { lines } = read(['EUR k', 'Q3 2026'], ['Pumps', 800], ['Valves', 120], ['Filters', 60], ['Services', 980])
  expect(lines?.at(-1)).toBe('Services: item')
})
