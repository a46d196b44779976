import { describe, expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { absoluteParts, costsOf, relativeParts, variance } from '#app/model/report/variance.ts'

const income = { unit: 'currency', good: 'up' } as const
const cost = { unit: 'currency', good: 'down' } as const
const text = ({ whole, rest }: { whole: string; rest: string }) => whole + rest

describe('variance', () => {
  test('more income is favourable, more cost is not', () => {
    expect(variance('110', '100', income)).toMatchObject({ absolute: '10', relative: '10', meaning: 'favourable' })
    expect(variance('110', '100', cost)).toMatchObject({ absolute: '10', relative: '10', meaning: 'unfavourable' })
    expect(variance('100', '100', cost).meaning).toBe('neutral')
    expect(variance('110', '100', { unit: 'count', good: null }).meaning).toBe('neutral')
  })

  test('a larger loss is unfavourable', () => {
    expect(variance('-120', '-100', income)).toMatchObject({ absolute: '-20', relative: '-20', meaning: 'unfavourable' })
  })

  test('a cost that a file writes with a minus is still a cost', () => {
    expect(variance('-120', '-100', cost, 'negative').meaning).toBe('unfavourable')
  })

  test('where costs stand without a minus, a negative one is a gain', () => {
    expect(variance('-240', '-100', cost, 'positive').meaning).toBe('favourable')
  })

  test('most of its costs say how a statement writes them, a refund and a given difference do not', () => {
    const line = (good: 'up' | 'down', value: string, unit: 'currency' | 'percent' = 'currency') => ({
      ...{ good, unit },
      values: { a: { value }, given: { value: '900' } },
    })
    const columns = [{ id: 'a' }, { id: 'given', variance: { of: 'a', against: 'a', as: 'absolute' } }]
    expect(costsOf({ columns, lineItems: [line('up', '5'), line('down', '-3')] })).toBe('negative')
    expect(costsOf({ columns, lineItems: [line('down', '-3'), line('down', '-2'), line('down', '3')] })).toBe('negative')
    expect(costsOf({ columns, lineItems: [line('down', '3'), line('down', '2'), line('down', '-3')] })).toBe('positive')
    expect(costsOf({ columns, lineItems: [line('down', '-3'), line('down', '30', 'percent'), line('down', '40', 'percent')] })).toBe(
      'negative',
    )
  })

  test('a percentage or a count below zero is no cost', () => {
    expect(variance('-3', '-2', { unit: 'percent', good: 'down' }).meaning).toBe('favourable')
    expect(variance('-3', '-2', { unit: 'count', good: 'down' }).meaning).toBe('favourable')
  })

  test('a relative change over zero, or across it, is not meaningful', () => {
    expect(text(relativeParts(variance('5', '0', income), DEFAULT_FORMATS))).toBe('n.m.')
    expect(text(relativeParts(variance('5', '-5', income), DEFAULT_FORMATS))).toBe('n.m.')
    expect(text(relativeParts(variance('0', '5', income), DEFAULT_FORMATS))).toBe('(100.0%)')
  })

  test('more than tenfold the base there is no percentage to read, up to there it is', () => {
    const said = (value: string, against: string) => text(relativeParts(variance(value, against, income), DEFAULT_FORMATS))
    expect(said('250000', '1')).toBe('n.m.')
    expect(said('-250000', '-1')).toBe('n.m.')
    expect(said('1101', '100')).toBe('n.m.')
    expect(said('1100', '100')).toBe('+1,000.0%')
    // What decides and compares has the exact share.
    expect(variance('250000', '1', income)).toMatchObject({ absolute: '249999', relative: '24999900' })
  })

  test('a percentage changes in points and has no relative change', () => {
    const margin = { unit: 'percent', good: 'up', whole: 1 } as const
    const found = variance('0.569', '0.5973', margin)
    expect(found).toMatchObject({ absolute: '-2.83', relative: null, notMeaningful: false, meaning: 'unfavourable' })
    expect(text(absoluteParts(found, 'percent', DEFAULT_FORMATS, 1))).toBe('(2.8\u00a0pts)')
    expect(text(relativeParts(found, DEFAULT_FORMATS))).toBe('')
  })

  test('changes carry their sign', () => {
    expect(text(absoluteParts(variance('110', '100', income), 'currency', DEFAULT_FORMATS, 0))).toBe('+10')
    expect(text(relativeParts(variance('110', '100', income), DEFAULT_FORMATS))).toBe('+10.0%')
  })
})
