import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDecimal, isNegative, negate } from '#app/model/money.ts'
import { moneyOfFormat } from '#app/model/report/ingest/units/format-money.ts'
import { currencyIn } from '#app/model/report/ingest/units/currencies.ts'
import { parseNumber, tellsMark } from '#app/model/report/ingest/cells/number.ts'

const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,14})$/)
const fraction = fc.stringMatching(/^\d{1,6}$/)
const amount = fc.tuple(digits, fc.option(fraction), fc.boolean()).map(([whole, part, minus]) => {
  const value = part === null ? whole : `${whole}.${part}`
  return minus && /[1-9]/.test(value) ? `-${value}` : value
})

const inThrees = (whole: string, mark: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/g, mark)
const indian = (whole: string): string =>
  whole.length <= 3 ? whole : `${whole.slice(0, -3).replace(/\B(?=(\d{2})+(?!\d))/g, ',')},${whole.slice(-3)}`
type Write = (whole: string, part: string | undefined) => string
const CUSTOMS: [name: string, mark: '.' | ',', write: Write][] = [
  ['English', '.', (whole, part) => inThrees(whole, ',') + (part ? `.${part}` : '')],
  ['Indian', '.', (whole, part) => indian(whole) + (part ? `.${part}` : '')],
  ['German', ',', (whole, part) => inThrees(whole, '.') + (part ? `,${part}` : '')],
  ['Swiss', '.', (whole, part) => inThrees(whole, '’') + (part ? `.${part}` : '')],
  ['French', ',', (whole, part) => inThrees(whole, '\u202f') + (part ? `,${part}` : '')],
  ['bare', '.', (whole, part) => whole + (part ? `.${part}` : '')],
]
const SIGNS: [name: string, write: (text: string) => string][] = [
  ['minus before', text => `-${text}`],
  ['minus after', text => `${text}-`],
  ['brackets', text => `(${text})`],
  ['a real minus', text => `−${text}`],
  ['dollars in brackets', text => `$ (${text})`],
]

describe('a number text', () => {
  test.each(CUSTOMS)('written the %s way is read back exactly', (_, mark, write) => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...SIGNS), fc.constantFrom('', ' €', '%'), (value, [, sign], after) => {
        const [whole = '', part] = (isNegative(value) ? negate(value) : value).split('.')
        const text = isNegative(value) ? sign(write(whole, part)) : write(whole, part) + after
        const zero = /^0(\.0+)?$/.test(value)
        expect([text, parseNumber(text, mark)]).toMatchObject([text, { is: 'number', value: zero ? '0' : value }])
      }),
    )
  })

  test('with two readings is asked, never guessed', () => {
    expect(parseNumber('1,234', null)).toEqual({ is: 'ambiguous', readings: ['1234', '1.234'] })
    expect(parseNumber('(1.234)', null)).toEqual({ is: 'ambiguous', readings: ['-1.234', '-1234'] })
    expect(parseNumber('1,234', '.')).toMatchObject({ value: '1234' })
    expect(parseNumber('1,234', ',')).toMatchObject({ value: '1.234' })
  })

  test('with one reading needs no help', () => {
    for (const [text, value] of [
      ['1,08,646', '108646'],
      ['1,234.5', '1234.5'],
      ['1.234,5', '1234.5'],
      ['1 234', '1234'],
      ['0,5', '0.5'],
      ['200.000.000', '200000000'],
      ['-124', '-124'],
    ])
      expect(parseNumber(text ?? '', null)).toMatchObject({ is: 'number', value })
  })

  test('tells its decimal mark only where it has one reading', () => {
    expect(['01.2026', '12,2026', '50.68', '1,08,646', '1,7', '200.000.000', '94,648', 'Q3', '12/31/2024'].map(tellsMark)).toEqual([
      null,
      null,
      '.',
      '.',
      ',',
      ',',
      null,
      null,
      null,
    ])
  })

  test('for nothing is nothing, and words are words: never zero', () => {
    for (const text of ['-', '—', '–', 'n/a', 'N.A.', 'NM', 'n.m.', '...']) expect(parseNumber(text, '.')).toEqual({ is: 'missing' })
    for (const text of ['', ' ', 'Q3', '12/31/2024', '3.1.1/2', '1,2,3', '12-34', '(5', 'UC-001', '1.2.3', '#DIV/0!', '=1+1'])
      expect(parseNumber(text, '.').is).toBe('text')
  })

  test('as a power of ten is that number, unless a spreadsheet cut its digits away', () => {
    const read = (text: string): unknown => {
      const found = parseNumber(text, null)
      return found.is === 'number' ? found.value : found.is
    }
    expect(['5.82e-11', '-1.5E-3', '1,25E+2', '7e+0'].map(read)).toEqual(['0.0000000000582', '-0.0015', '125', '7'])
    expect(['1.23E+11', '12E3', '1e5', '1.5e-400'].map(read)).toEqual(['text', 'text', 'text', 'text'])
  })

  test('keeps what it says beside the number', () => {
    expect(parseNumber('26%', null)).toMatchObject({ value: '26', percent: true })
    expect(parseNumber('27.2x', null)).toMatchObject({ value: '27.2', multiple: true })
    expect(parseNumber('Rs. 1,08,646.50', null)).toMatchObject({ value: '108646.50', currency: 'INR' })
    expect(parseNumber('12.5 [1]', null)).toMatchObject({ value: '12.5', footnote: '[1]' })
  })

  test('is written with other digits, signs and moneys', () => {
    const read = (text: string): unknown => {
      const found = parseNumber(text, '.')
      return found.is === 'number' ? [found.value, found.currency] : found.is
    }
    expect(['١٢٣٤٫٥', '۱۲۳', '१२३', '๑๒๓', '▲1,234', '(1,234)', '5.2×'].map(read)).toEqual([
      ['1234.5', null],
      ['123', null],
      ['123', null],
      ['123', null],
      ['-1234', null],
      ['-1234', null],
      ['5.2', null],
    ])
    expect(['1 234.5 грн', '1,234 руб.', '1,234 TL', 'S$ 1,234', '₱1,234', 'Rp 1,234', 'KSh 1,234', '1,234 lei'].map(read)).toEqual([
      ['1234.5', 'UAH'],
      ['1234', 'RUB'],
      ['1234', 'TRY'],
      ['1234', 'SGD'],
      ['1234', 'PHP'],
      ['1234', 'IDR'],
      ['1234', 'KES'],
      ['1234', 'RON'],
    ])
    // Crowns are money of four countries; feet are none.
    expect(['1,234 kr.', '12 Ft'].map(read)).toEqual([['1234', null], 'text'])
    expect(['k.A.', 'n.v.', 's.o.', 'n.d.', './.', 'TBA', '#NV', 'н/д'].map(read)).toEqual(Array.from({ length: 8 }, () => 'missing'))
  })

  test('of any kind gives a decimal or none', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('.' as const, ',' as const, null), (text, mark) => {
        const parsed = parseNumber(text, mark)
        if (parsed.is === 'number') expect(isDecimal(parsed.value)).toBe(true)
      }),
    )
  })
})

test('currencies are found in number formats and titles', () => {
  expect(currencyIn('[$€-407] #,##0.00')).toBe('EUR')
  expect(currencyIn('_-[$$-409]* #,##0.00_ ;_-@_ ')).toBe('USD')
  expect(currencyIn('"$"#,##0_);[Red]\\("$"#,##0\\)')).toBe('USD')
  expect(currencyIn('#,##0.0_);\\(#,##0.0\\)')).toBeNull()
  expect(currencyIn('[$-409]mmm\\-yy;@')).toBeNull()
  expect(currencyIn('in thousands of Swiss francs')).toBe('CHF')
  expect(['[$kr-41D] #,##0', '#,##0 [$kr.-406]', '[$kr-414] #,##0', '"kr" #,##0'].map(format => moneyOfFormat(format).currency)).toEqual([
    'SEK',
    'DKK',
    'NOK',
    null,
  ])
})
