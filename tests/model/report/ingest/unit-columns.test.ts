import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const percent = (value: string): Given => ({ value, format: '0.0%' })

describe('a column of units between labels and figures', () => {
  // An empty column stands before and behind it.
  const { statements, problems } = understand(
    typed(
      grid('Summary', [
        ['', '', '', '', '', 2024, 2025],
        ['Revenue', '', '', '($ MM)', '', 620, 680],
        ['', 'Growth', '', '(%)', '', percent('0.06'), percent('0.09')],
        ['EBITDA', '', '', '($ MM)', '', 51, 47],
        ['', 'Margin', '', '(%)', '', percent('0.08'), percent('0.07')],
      ]),
    ),
  )

  test('takes no label away', () => {
    expect(statements[0]?.lineItems.map(({ label, unit, note }) => `${label}, ${unit}, ${note}`)).toEqual([
      'Revenue, currency, ($ MM)',
      'Growth, percent, (%)',
      'EBITDA, currency, ($ MM)',
      'Margin, percent, (%)',
    ])
  })

  test('says what the statement counts in, where every line has its unit', () => {
    expect(statements[0]?.unit).toMatchObject({ currency: 'USD', scale: 6 })
    expect(statements[0]?.lineItems.every(({ scale }) => scale === undefined)).toBe(true)
    expect(problems).toEqual([])
  })
})

describe('a column of percentages', () => {
  const share = (value: string): Given => ({ value, format: '0.0%' })

  test('beside amounts in each line is of shares and stays out, whatever it is called', () => {
    const { statements, problems } = understand(
      typed(
        grid('Income', [
          ['Income statement', 'FY2025', 'Share'],
          ['Gifts', 600, share('0.6')],
          ['Sales', 400, share('0.4')],
          ['Total', { formula: 'SUM(B2:B3)', value: '1000' }, share('1')],
        ]),
      ),
    )
    expect(statements[0]?.columns.map(({ role }) => role)).toEqual(['period', 'other'])
    expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'currency'])
    expect(problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)).toEqual(['info column-left-out C1'])
  })

  test('beside fractions is asked as before: they may be percentages too', () => {
    const { statements } = understand(
      typed(
        grid('KPIs', [
          ['', 'FY2024', 'FY2025'],
          ['Churn', { value: '0.14' }, share('0.13')],
          ['Return', { value: '0.2' }, share('0.3')],
        ]),
      ),
    )
    expect(statements[0]?.columns.map(({ role }) => role)).toEqual(['period', 'period'])
  })
})

test.each([
  ['RM', 'MYR'],
  ['Rp', 'IDR'],
  ['TL', 'TRY'],
  ['R$', 'BRL'],
  ['zł', 'PLN'],
  ['S$', 'SGD'],
  ['(EUR)', 'EUR'],
])('a money by its sign alone below each year is that of its figures: %s', (sign, currency) => {
  const { statements, problems } = understand(
    typed(
      grid('Sheet1', [
        ['Statement of profit or loss', '', ''],
        ['', '2025', '2024'],
        ['', sign, sign],
        ['Revenue', 1_500, 1_400],
        ['Cost of sales', -900, -800],
        ['Gross profit', 600, 600],
      ]),
    ),
  )
  expect(statements.map(({ unit }) => unit.currency)).toEqual([currency])
  expect(problems).toEqual([])
})
