import { describe, expect, test } from 'vitest'
import { moneyOfFormat } from '#app/model/report/ingest/units/format-money.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

describe('the currency of a number format', () => {
  test.each([
    // A sign of many countries is that of the one whose language the format is in, by number or by tag.
    ['[$$-409]#,##0', 'USD'],
    ['[$$-1009]#,##0', 'CAD'],
    ['[$$-en-CA]#,##0.00', 'CAD'],
    ['[$$-C09]#,##0', 'AUD'],
    ['[$$-80A]#,##0', 'MXN'],
    ['[$¥-804]#,##0', 'CNY'],
    ['[$¥-ja-JP]#,##0', 'JPY'],
    ['#,##0 [$kr-406]', 'DKK'],
    ['[$kr.-nb-NO] #,##0', 'NOK'],
    // Signs that no sheet of signs lists are money all the same.
    ['[$RM-43E]#,##0', 'MYR'],
    ['[$R-1C09] #,##0', 'ZAR'],
    ['#,##0 [$Ft-40E]', 'HUF'],
    ['[$د.إ-3801] #,##0', 'AED'],
    ['[$Fr.-807] #,##0', 'CHF'],
    // A sign of one currency stays what it is in any language.
    ['[$€-409]#,##0', 'EUR'],
    ['[$USD-407] #,##0', 'USD'],
    ['[$€-x-euro2] #,##0', 'EUR'],
  ])('%s is %s', (format, currency) => {
    expect(moneyOfFormat(format)).toEqual({ isMoney: true, currency, scale: null })
  })

  test.each([
    ['#,##0 "TEUR"', 'EUR', 3],
    ['#,##0\\ "kEUR"', 'EUR', 3],
    ['#,##0 "тыс. руб."', 'RUB', 3],
    ['#,##0.0 "Mio. CHF"', 'CHF', 6],
    ['"Rp" #,##0 "juta"', 'IDR', 6],
  ])('%s is %s in a size', (format, currency, scale) => {
    expect(moneyOfFormat(format)).toMatchObject({ isMoney: true, currency })
    const { statements } = understand(
      typed(
        grid('P&L', [
          ['Income statement', 'FY2024', 'FY2025'],
          ...['Revenue', 'Costs', 'Profit'].map((label, at) => [label, { value: `${90 - at}`, format }, { value: `${95 - at}`, format }]),
        ]),
      ),
    )
    expect(statements[0]?.unit).toMatchObject({ currency, scale })
  })

  test('kroner of no country are money without one; lengths of time, things and languages are none', () => {
    expect(moneyOfFormat('#,##0 "kr"')).toEqual({ isMoney: true, currency: null, scale: null })
    for (const format of ['#,##0', '0.0 "FTE"', '#,##0 "t"', '0" h"', '[$-409]mmm yy', '[$-de-DE]#,##0', '0.0\\x', '0.0%'])
      expect(moneyOfFormat(format).isMoney, format).toBe(false)
  })
})

test('a size behind figures that no word calls money is told once; tonnes are none, and what the format divides by is taken up', () => {
  const told = (format: string): string[] =>
    understand(
      typed(
        grid('Overview', [
          ['Overview', 'FY2024', 'FY2025'],
          ...['Alpha', 'Beta'].map((label, at) => [label, { value: `1${at}.5`, format }, { value: `1${at}.7`, format }]),
        ]),
      ),
    ).problems.flatMap(({ code, cell, message }) => (code === 'row-unit' ? [`${cell} ${message}`] : []))
  expect(told('0.0"m"')).toEqual([
    'A2 Number formats write millions behind the figures of “Alpha”, “Beta”, which are read as plain numbers: as stored, without millions. Say what they count in.',
  ])
  expect(told('0.0 "t"')).toEqual([])
  expect(told('0.0,,"m"')).toEqual([])
})
