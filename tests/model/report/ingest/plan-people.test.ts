import { describe, expect, test } from 'vitest'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { type Given, grid, typed } from './grids.ts'

const read = (rows: Given[][]): Understood => understand(typed(grid('Sheet', rows)))
const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })

describe('people', () => {
  test.each([
    ['Job', 'Team'],
    ['Position', 'Department'],
    ['Role', 'Team'],
  ])('a list of names with %s, %s and the day on which each began is no plan', (job, team) => {
    const people = read([
      ['Name', job, team, 'Start date', 'End date'],
      ['Ida Falk', 'Fitter', 'Plant 1', day('2023-05-02'), day('2026-01-31')],
      ['Ole Brand', 'Buyer', 'Purchasing', day('2024-09-01'), null],
      ['Una Stern', 'Clerk', 'Finance', day('2021-02-15'), null],
    ])
    expect(people.plans).toEqual([])
    expect(people.sheets[0]?.kind).toBe('tidy')
  })

  test('tasks of people in roles stay a plan', () => {
    const tasks = read([
      ['Task', 'Name', 'Role', 'Start date', 'End date'],
      ['Order steel', 'Ole Brand', 'Buyer', day('2026-05-02'), day('2026-05-31')],
      ['Weld frame', 'Ida Falk', 'Fitter', day('2026-06-01'), day('2026-06-20')],
    ])
    expect(tasks.plans[0]?.items.map(({ what }) => what)).toEqual(['Order steel', 'Weld frame'])
  })
})

test('formulas without stored results are told once, and not each again as a day or a status that is not understood', () => {
  const empty: Cell = { kind: 'uncached', formula: '=IF(E2=1,"Done","")' }
  const plan = read([
    ['Task', 'Start', 'Finish', 'Status'],
    ['Order steel', day('2026-05-02'), empty, empty],
    ['Weld frame', day('2026-06-01'), day('2026-06-20'), 'Open'],
  ])
  expect(plan.plans[0]?.items).toHaveLength(2)
  expect(plan.problems.map(({ code }) => code)).toEqual(['no-stored-result'])
  expect(plan.problems[0]?.message).toContain('Open the workbook in Excel, save it')
})
