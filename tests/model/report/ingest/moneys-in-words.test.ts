import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const read = (line: string) => {
  const { statements, problems } = understand(
    typed(grid('Sheet1', [['Income statement'], [line], ['', '2026', '2025'], ['Revenue', 1200, 1100], ['Costs', -700, -650]])),
  )
  const { currency, scale } = statements[0]?.unit ?? {}
  return { unit: `${currency} ${scale}`, codes: problems.map(({ code }) => code) }
}

describe('the unit of a statement', () => {
  test.each([
    // `kr.` is money of four countries, and how much of it is said all the same.
    ['kr. 1.000', 'null 3'],
    ['(100 million yen)', 'JPY 8'],
    ['KRW 100 million', 'KRW 8'],
    ['Yen in 100 millions', 'JPY 8'],
    ['HK dollars in millions', 'HKD 6'],
    ['millions of Danish kroner', 'DKK 6'],
    ['thousands of Norwegian kroner', 'NOK 3'],
    ['millions of rand', 'ZAR 6'],
    ['millions of Turkish lira', 'TRY 6'],
    ['BRL mil', 'BRL 3'],
  ])('%s is %s', (line, unit) => {
    expect(read(line).unit).toBe(unit)
  })

  test('an amount in the title is none', () => {
    expect(read('Loan of 100 million yen').unit).not.toBe('JPY 8')
  })

  test('mil is asked: thousands in Spanish and Portuguese, millions in English', () => {
    expect(read('USD mil').codes).toContain('scale-elsewhere')
    expect(read('BRL mil').codes).not.toContain('scale-elsewhere')
  })
})
