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
