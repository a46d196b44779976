import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => understand(typed(grid('Sheet1', rows)))

describe('a percentage in the heading of a column', () => {
  test('that is the rate by which an amount is found makes no percentages of the amounts', () => {
    const { statements } = read(
      ['Payroll 2026'],
      ['Department', 'Headcount', 'Total salary', 'Social charges 22%', 'Total cost'],
      ['Sales', 12, 648000, 142560, 790560],
      ['R&D', 30, 1860000, 409200, 2269200],
    )
    expect(statements.map(({ columns, lineItems }) => [lineItems[0]?.unit, ...columns.map(({ label }) => label)])).toEqual([
      ['count', 'Headcount'],
      ['currency', 'Total salary', 'Social charges 22%', 'Total cost'],
    ])
  })

  test('that amounts stand below is asked', () => {
    const { problems } = read(['Budget 2026'], ['Team', 'Charges %', 'Margin %'], ['Sales', 142560, 12], ['Service', 409200, 14])
    expect(problems.some(({ code, cell, severity }) => code === 'percent-scale' && severity === 'error' && cell === 'B3')).toBe(true)
    expect(problems.some(({ severity, cell }) => severity === 'error' && cell === 'C3')).toBe(false)
  })

  test('that is a level which is held makes percentages', () => {
    const { statements } = read(['Service levels 2026'], ['Team', 'SLA 95%'], ['North', 97.5], ['South', 96.4])
    expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['percent', 'percent'])
  })

  test('is of a time where that stands in front of it', () => {
    const { statements } = read(['Margins'], ['Team', 'Q3 2026 %', 'Q2 2026 %'], ['Sales', 14, 12], ['Service', 22, 20])
    expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['percent', 'percent'])
  })

  test('that runs up is a share, and no year to date', () => {
    const { statements } = read(
      ['Top customers FY26', 'Revenue (£k)', '% of total', 'Cumulative %'],
      ['Alpha', 500, 0.25, 0.25],
      ['Beta', 300, 0.15, 0.4],
      ['Other', 1200, 0.6, 1],
    )
    expect(statements[0]?.columns.map(({ role, period }) => [role, role === 'period' ? period : null])).toEqual([
      ['period', 'FY2026'],
      ['other', null],
      ['other', null],
    ])
    expect(statements[0]?.unit).toMatchObject({ currency: 'GBP', scale: 3 })
  })
})

describe('columns of what people cost', () => {
  test('are money, whatever the title says of people', () => {
    const { statements } = read(
      ['Headcount cost 2026'],
      ['Dept', 'Base salary', 'Bonus', 'Pension', 'Total cost'],
      ['Sales', 100, 20, 5, 125],
      ['R&D', 200, 50, 10, 260],
    )
    expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency'])
  })

  test('are counted where the title says how many people there are', () => {
    for (const title of ['Headcount by cost centre 2026', 'Payroll headcount 2026'])
      expect(
        read([title], ['Dept', 'Senior', 'Junior'], ['Sales', 10, 20], ['R&D', 20, 50]).problems.map(({ code }) => code),
      ).not.toContain('row-unit')
  })

  test('are asked where not all of them say so', () => {
    const { problems } = read(['Headcount cost 2026'], ['Dept', 'Senior', 'Junior'], ['Sales', 100, 20], ['R&D', 200, 50])
    expect(problems.some(({ code, cell }) => code === 'row-unit' && cell === 'A3')).toBe(true)
  })

  test('have no whole among them where two are totals', () => {
    const { statements, problems } = read(
      ['Payroll 2026'],
      ['Dept', 'Avg salary', 'Total salary', 'Employer cost', 'Total cost'],
      ['Sales', 54000, 648000, 142560, 790560],
      ['R&D', 62000, 1860000, 409200, 2269200],
    )
    expect(statements[0]?.columns.map(({ entity }) => entity)).toEqual(['Avg salary', 'Total salary', 'Employer cost', 'Total cost'])
    expect(problems.map(({ code }) => code)).not.toContain('same-column')
  })
})

test('what the best customers bring is asked, and what customers there are is counted', () => {
  const asked = (title: string): boolean =>
    read([title, '2026', '2025'], ['Alpha', 500, 400], ['Beta', 300, 200]).problems.some(({ code }) => code === 'row-unit')
  expect([asked('Top customers'), asked('Number of customers')]).toEqual([true, false])
})
