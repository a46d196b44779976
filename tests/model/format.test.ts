import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DEFAULT_FORMATS,
  decimalParts,
  type Formats,
  fiscalYearEnd,
  formatDay,
  formatDecimal,
  formatValue,
  placesFor,
  rescale,
  spokenValue,
  unitLine,
  unitLineOf,
} from '#app/model/format.ts'

const english = DEFAULT_FORMATS
const minus: Formats = { ...english, negatives: 'minus' }
const german: Formats = { ...minus, locale: 'de-DE' }
const indian: Formats = { ...minus, locale: 'en-IN' }
const spanish: Formats = { ...minus, locale: 'es-ES' }

describe('figures', () => {
  test('negatives stand in parentheses or with a minus, by setting', () => {
    expect(formatDecimal('-1234.5', english)).toBe('(1,234.5)')
    expect(formatDecimal('-1234.5', minus)).toBe('−1,234.5')
  })

  test('a locale groups as it groups', () => {
    expect(formatDecimal('1234567.5', german)).toBe('1.234.567,5')
    expect(formatDecimal('1234567', indian)).toBe('12,34,567')
    expect(formatDecimal('1234', spanish)).toBe('1234')
    expect(formatDecimal('12345', spanish)).toBe('12.345')
  })

  test('a figure beyond the reach of a binary float keeps every digit', () => {
    expect(formatDecimal('9007199254740993.01', english)).toBe('9,007,199,254,740,993.01')
  })

  test('what rounds to zero has no sign', () => {
    expect(formatDecimal('-0.04', english, { places: 1 })).toBe('0.0')
    expect(formatDecimal('-0.0', english, { places: 1 })).toBe('0.0')
    expect(formatDecimal('0.04', english, { places: 1, plus: true })).toBe('0.0')
  })

  test('the two pieces of a figure meet at the decimal mark', () => {
    expect(decimalParts('-12.5', english, { places: 2 })).toEqual({ whole: '(12', rest: '.50)' })
  })

  test('digits survive formatting, whatever the figure', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 999 }), (whole, fraction) => {
        const value = `${whole}.${String(fraction).padStart(3, '0')}`
        const shown = formatDecimal(value, minus).replaceAll(',', '').replace('−', '-')
        expect(shown).toBe(value)
      }),
    )
  })
})

describe('units', () => {
  test('a percentage that is nearly all is not written as all, nor one that is hardly anything as nothing', () => {
    const share = { unit: 'percent', whole: 1 } as const
    expect(formatValue('0.9995', share, english)).toBe('99.95%')
    expect(formatValue('0.9996', { ...share, inPoints: true }, english)).toBe('99.96\u00a0pts')
    expect(spokenValue('0.0004', share, 0, english)).toBe('0.04%')
    expect(formatValue('-0.0004', share, english)).toBe('(0.04%)')
    expect(formatValue('0.99999999999', share, english)).toBe('100.0%')
    expect(['1', '0', '1.0004', '0.9964'].map(value => formatValue(value, share, english))).toEqual(['100.0%', '0.0%', '100.04%', '99.6%'])
    // All figures of a line have as many.
    expect(placesFor(['0.9995', '0.999'], share)).toBe(2)
    expect(placesFor(['0.9945', '0.999'], share)).toBe(1)
  })

  test('small percentages of a line that would look the same have two decimals', () => {
    const margin = { unit: 'percent', whole: 1 } as const
    expect(placesFor(['0.0198', '0.0204'], margin)).toBe(2)
    expect(placesFor(['0.0198', '0.0198', '0.021'], margin)).toBe(1)
    expect(placesFor(['0.4298', '0.4304'], margin)).toBe(1)
  })

  test('a percentage has one decimal, whatever the file calls 100 %', () => {
    expect(formatValue('0.4215', { unit: 'percent', whole: 1 }, english)).toBe('42.2%')
    expect(formatValue('42.15', { unit: 'percent', whole: 100 }, english)).toBe('42.2%')
    expect(formatValue('42.15', { unit: 'percent' }, german)).toBe('42,2\u00a0%')
  })

  test('decimals are as many as the figures have, within what the unit bears', () => {
    expect(placesFor(['1', '2'], 'currency', 3)).toBe(0)
    expect(placesFor(['1.25', '2'], 'currency', 3)).toBe(1)
    expect(placesFor(['0.30000000000000004'], 'currency', 0)).toBe(2)
    expect(placesFor(['1.5'], 'currency', 0)).toBe(2)
    expect(placesFor(['3'], 'per share')).toBe(2)
    expect(placesFor(['412.5', '3'], 'count')).toBe(1)
  })

  test('rescaling is exact in both directions', () => {
    expect(rescale('4200', 3, 6)).toBe('4.2')
    expect(rescale('4.2', 6, 0)).toBe('4200000')
    expect(rescale('-1', 0, 9)).toBe('-0.000000001')
    expect(rescale('-0.0', 0, 3)).toBe('0')
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), (value, from, to) => {
        expect(rescale(rescale(String(value), from, to), to, from)).toBe(String(value))
      }),
    )
  })

  test('the unit line says currency, scale and the end of the fiscal year', () => {
    const july = { ...english, fiscalYearStart: 7 }
    expect(unitLine({ currency: 'USD', scale: 3, label: '' }, july)).toBe('USD thousands, fiscal year ends 30 June')
    expect(unitLine({ currency: 'USD', scale: 3, label: '$ in 000s' }, july)).toBe('$ in 000s, fiscal year ends 30 June')
    expect(unitLine({ currency: 'EUR', scale: 3, label: 'in EUR thousands' }, july)).toBe('EUR thousands, fiscal year ends 30 June')
    expect(unitLine({ currency: 'USD', scale: 3, label: '$ in 000s' }, july, 6)).toBe('USD millions, fiscal year ends 30 June')
    const thousands = { currency: 'EUR', scale: 3, label: 'EUR thousands' }
    const lineOf = (...units: string[]): string =>
      unitLineOf(
        { unit: thousands, lineItems: [{ kind: 'heading', unit: 'currency' }, ...units.map(unit => ({ kind: 'item', unit }))] },
        july,
        3,
      )
    expect(lineOf('count', 'currency')).toBe('EUR thousands, fiscal year ends 30 June')
    expect(lineOf('count', 'percent')).toBe('Fiscal year ends 30 June')
    expect(fiscalYearEnd(english)).toBe('31 December')
    expect(fiscalYearEnd({ ...english, fiscalYearStart: 3 })).toBe('28 February')
  })
})

describe('figures in a sentence', () => {
  const money = { unit: 'currency' } as const

  test('a figure is said in the power in which one says it', () => {
    expect(spokenValue('4200', money, 3, english)).toBe('4.2 million')
    expect(spokenValue('4213', money, 3, english)).toBe('4.2 million')
    expect(spokenValue('1980', money, 3, english)).toBe('1.98 million')
    expect(spokenValue('-310', money, 3, english)).toBe('minus 310 thousand')
    expect(spokenValue('86', { unit: 'count' }, 3, english)).toBe('86')
    expect(spokenValue('12.44', { unit: 'percent' }, 3, english)).toBe('12.4%')
  })

  test('a second figure takes the first one’s power where that leaves something to say', () => {
    expect(spokenValue('800', money, 3, english, '4200')).toBe('0.8')
    expect(spokenValue('30', money, 3, english, '4200')).toBe('30 thousand')
  })
})

test('a day is said in the locale', () => {
  expect(formatDay('2027-03-03', english)).toBe('3 March 2027')
  expect(formatDay('2027-03-03', german)).toBe('3. März 2027')
})
