import { describe, expect, test } from 'vitest'
import { correct } from '#app/model/report/ingest/settling/correct.ts'
import { corrections } from '#app/model/report/ingest/settling/corrections.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

/** An income statement of two lines and their sum. */
const sheet = (name: string, revenue: number, costs: number, title = 'Income statement') =>
  grid(name, [
    [title],
    ['', 'Q1 2026 Actual', 'Q1 2026 Budget'],
    ['Revenue', revenue, revenue * 2],
    ['Costs', -costs, -costs],
    ['Net income', revenue - costs, revenue * 2 - costs],
  ])
const read = (...sheets: ReturnType<typeof sheet>[]): Understood => understand(typed(...sheets))
const entitiesOf = ({ statements }: Understood) =>
  statements.map(({ sheet, columns }) => [sheet, ...new Set(columns.map(({ entity }) => entity))])
const told = ({ problems }: Understood, code: string) =>
  problems.filter(problem => problem.code === code).map(({ sheet, cell, message }) => `${sheet}!${cell} ${message}`)

describe('one sheet for each company', () => {
  const group = read(sheet('Germany', 100, 60), sheet('France', 80, 50), sheet('Group', 180, 110))

  test('gives its statement the company of its name, the whole none, and says so with a cell', () => {
    expect(entitiesOf(group)).toEqual([
      ['Germany', 'Germany'],
      ['France', 'France'],
      ['Group', null],
    ])
    expect(group.statements.map(({ title }) => title)).toEqual([
      'Income statement: Germany',
      'Income statement: France',
      'Income statement',
    ])
    expect(told(group, 'entity-of-sheet')).toEqual([
      expect.stringMatching(/^Germany!B2 3 sheets hold the same lines and columns\..*“Germany”, “France” and of all together/),
    ])
    expect(told(group, 'same-statement')).toEqual([])
  })

  test('is found in names that share words for what stands on the sheet', () => {
    expect(entitiesOf(read(sheet('P&L - Germany', 100, 60), sheet('P&L - Consolidated', 150, 110)))).toEqual([
      ['P&L - Germany', 'Germany'],
      ['P&L - Consolidated', null],
    ])
  })

  test('the sheet of all is checked against the sum of the others, figure by figure, across sheets', () => {
    const [, , whole] = group.statements
    const across = whole?.checks.filter(({ parts }) => parts.some(({ sheet }) => sheet === 'France'))
    expect(across?.map(({ label, cell, holds }) => [label, cell, holds])).toContainEqual(['Revenue', 'B3', true])
    const wrong = sheet('Group', 180, 110)
    wrong.rows[3] = ['Costs', -111, -110].map(value =>
      typeof value === 'string' ? { kind: 'text', value } : { kind: 'number', value: String(value), raw: String(value) },
    )
    const off = read(sheet('Germany', 100, 60), sheet('France', 80, 50), wrong)
    expect(told(off, 'does-not-foot')).toContainEqual(expect.stringMatching(/^Group!B4 Costs .*-111 against -110/))
  })

  test('a whole that is no sum is not called wrong: that it was not checked is said', () => {
    const eliminated = read(sheet('Germany', 100, 60), sheet('France', 80, 50), sheet('Group', 150, 85))
    expect(told(eliminated, 'does-not-foot')).toEqual([])
    expect(told(eliminated, 'entities-no-sum')).toEqual([expect.stringMatching(/^Group!B3 .*Revenue is 150, they add up to 180/)])
  })

  test('can be changed in the preview, for all columns of a statement', () => {
    const given = { version: 1 as const, file: { name: 'a.xlsx', sha256: '0'.repeat(64) }, ...group }
    const { import: after } = correct(given, corrections.parse({ statements: [{ statement: 0, entity: 'Germany North' }] }))
    expect(after.statements[0]?.columns.map(({ entity }) => entity)).toEqual(['Germany North', 'Germany North'])
    expect(after.problems.map(({ code }) => code)).not.toContain('entity-of-sheet')
    const { import: none } = correct(given, corrections.parse({ statements: [{ statement: 0, entity: null }] }))
    expect(none.problems.map(({ code }) => code)).toContain('same-statement')
  })
})

describe('sheets that are no companies', () => {
  test('that say the same and are called nothing are asked about', () => {
    const twice = read(sheet('Sheet1', 100, 60), sheet('Sheet2', 80, 50))
    expect(entitiesOf(twice)).toEqual([
      ['Sheet1', null],
      ['Sheet2', null],
    ])
    expect(told(twice, 'same-statement')).toEqual([expect.stringMatching(/^Sheet2!B2 .*Say which company or scenario each of them is of/)])
  })

  test('with the same figures are one statement shown twice', () => {
    expect(told(read(sheet('Overview', 100, 60), sheet('Germany', 100, 60)), 'same-statement')).toEqual([
      expect.stringMatching(/and so are the figures\. Leave one of them out\.$/),
    ])
  })

  test('with other lines or other columns stay as they are', () => {
    const budget = grid('Spain', [
      ['', 'Q1 2026 Actual', 'Q1 2026 Budget'],
      ['Stores', 3, 4],
      ['Orders', 40, 50],
    ])
    const mixed = understand(typed(sheet('Germany', 100, 60), budget))
    expect(entitiesOf(mixed).map(([, entity]) => entity)).toEqual([null, null])
    expect(mixed.problems.map(({ code }) => code)).not.toContain('same-statement')
  })
})

test('a year of a plan and a sheet of quarters are no companies, and figures shown twice are those of one', () => {
  expect(told(read(sheet('P&L YR 1', 100, 60), sheet('P&L YR 2', 80, 50)), 'entity-of-sheet')).toEqual([])
  const quarters = grid('All data', [
    ['Income statement'],
    ['', 'Q1 2026 Actual', 'Q1 2026 Budget'],
    ['Revenue', 100, 200],
    ['Costs', -60, -60],
    ['Net income', 40, 140],
    ['Margin', 0.4, 0.7],
  ])
  expect(told(understand(typed(sheet('Acme', 100, 60), quarters)), 'entity-of-sheet')).toEqual([])
})
