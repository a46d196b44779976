import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { material, materialLines, markMaterial } from '#app/model/report/materiality.ts'
import { pointsOf } from '#app/model/report/points.ts'
import type { LineItem, Statement } from '#app/model/report/section.ts'
import { incomeStatement } from '#tests/support/reports.ts'

const RULE = { percent: '5', amount: '100000', currency: 'USD' }
const THOUSANDS = { currency: 'USD', scale: 3 }
const money = { unit: 'currency', good: 'up' } as const
const share = (unit: LineItem['unit'], whole?: 1 | 100) => ({ unit, good: 'up' as const, ...(whole ? { whole } : {}) })

const section = (change: (item: LineItem) => Partial<LineItem>, comparison?: Statement['comparison']) => {
  const body = incomeStatement()
  const lineItems = body.lineItems.map(item => ({ ...item, ...change(item) }))
  return {
    id: 's',
    title: 'Income',
    notes: '',
    minutes: 3,
    body: { ...body, lineItems, ...(comparison === undefined ? {} : { comparison }) },
  }
}
const labels = (statement: Statement, rule = RULE) => materialLines(statement, rule).map(({ item }) => item.label)
const unexplained = (change: (item: LineItem) => Partial<LineItem>) =>
  pointsOf({ sentences: [], sections: [section(change)] }, '2026-03-02', RULE, DEFAULT_FORMATS).filter(({ kind }) => kind === 'unexplained')

describe('material', () => {
  it('is a difference of at least the share and at least the amount, both', () => {
    expect(material('1100', '1000', money, THOUSANDS, RULE)).toBe(true)
    expect(material('1099', '1000', money, THOUSANDS, RULE)).toBe(false) // 99 thousand
    expect(material('10100', '10000', money, THOUSANDS, RULE)).toBe(false) // 1 percent
    expect(material('-1100', '-1000', money, THOUSANDS, RULE)).toBe(true)
    expect(material('1.05', '1', money, { currency: 'USD', scale: 6 }, { ...RULE, amount: '50000' })).toBe(true)
  })

  it('counts the share alone for what is no money of the company', () => {
    expect(material('10.5', '10', share('count'), THOUSANDS, RULE)).toBe(true)
    expect(material('10.4', '10', share('count'), THOUSANDS, RULE)).toBe(false)
    expect(material('0.24', '0.26', share('percent', 1), THOUSANDS, RULE)).toBe(true)
    expect(material('0.255', '0.26', share('percent', 1), THOUSANDS, RULE)).toBe(false)
    expect(material('1.1', '1', money, { currency: 'EUR', scale: 0 }, RULE)).toBe(true)
    expect(material('1.1', '1', { ...money, currency: 'EUR' }, THOUSANDS, RULE)).toBe(true)
  })

  it('counts the share as reached where there is none: against nothing, or after a change of sign', () => {
    expect(material('200', '0', money, THOUSANDS, RULE)).toBe(true)
    expect(material('99', '0', money, THOUSANDS, RULE)).toBe(false)
    expect(material('60', '-60', money, THOUSANDS, RULE)).toBe(true)
    expect(material('2', '0', share('percent'), THOUSANDS, RULE)).toBe(true)
  })

  it('takes a line’s own scale', () => {
    expect(material('1.2', '1', { ...money, scale: 6 }, THOUSANDS, RULE)).toBe(true)
    expect(material('1.2', '1', money, THOUSANDS, RULE)).toBe(false)
  })

  it('is never no difference, and grows with the difference', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }), fc.nat(1_000), (base, by, more) => {
        fc.pre(base !== 0)
        const at = (value: number) => material(String(base + Math.sign(base) * value), String(base), money, THOUSANDS, RULE)
        expect(at(0)).toBe(false)
        if (at(by)) expect(at(by + more)).toBe(true)
      }),
    )
  })
})

describe('lines that want an explanation', () => {
  it('are those of the statement’s own comparison, without sums whose lines say it', () => {
    expect(labels(incomeStatement(), { ...RULE, percent: '0', amount: '0' })).toEqual(['Revenue', 'Cloud cost'])
    expect(labels(incomeStatement())).toEqual(['Cloud cost'])
    expect(labels({ ...incomeStatement(), comparison: null })).toEqual([])
    expect(materialLines(incomeStatement(), null)).toEqual([])
  })

  it('are a sum of many small differences, none of which is material by itself', () => {
    const body = incomeStatement()
    const total = { ...body.lineItems[0]!, id: 'total', label: 'All', kind: 'total' as const, parent: null }
    const small = Array.from({ length: 9 }, (_, at) => ({
      ...body.lineItems[0]!,
      ...{ id: `s${at}`, label: `Small ${at}`, parent: 'total' },
      values: {
        'a-actual': { value: '106', text: '', cell: null, flag: null },
        'a-budget': { value: '100', text: '', cell: null, flag: null },
      },
    }))
    const values = {
      'a-actual': { value: '954', text: '', cell: null, flag: null },
      'a-budget': { value: '900', text: '', cell: null, flag: null },
    }
    const rule = { ...RULE, amount: '50000' }
    expect(labels({ ...body, lineItems: [...small, { ...total, values }] }, rule)).toEqual(['All'])
    const [first, ...others] = small
    const large = { ...first!, values: { ...first!.values, 'a-actual': { value: '160', text: '', cell: null, flag: null } } }
    expect(labels({ ...body, lineItems: [large, ...others, { ...total, values }] }, rule)).toEqual(['Small 0'])
  })

  it('are a total, too, where nothing below says what made it', () => {
    const body = section(() => ({ parent: null })).body
    expect(labels({ ...body, lineItems: body.lineItems.map(item => ({ ...item, kind: 'total' })) }, { ...RULE, percent: '20' })).toEqual([
      'Cloud cost',
    ])
  })

  it('are pointed out before publishing until they have both a note and an owner', () => {
    expect(unexplained(() => ({}))).toEqual([{ kind: 'unexplained', title: 'Income', count: 1, lines: ['Cloud cost'] }])
    expect(unexplained(() => ({ note: 'Two providers.' }))).toHaveLength(1)
    expect(unexplained(() => ({ squadId: 'cloud' }))).toHaveLength(1)
    expect(unexplained(() => ({ note: '  ', squadId: 'cloud' }))).toHaveLength(1)
    expect(unexplained(() => ({ note: 'Two providers.', squadId: 'cloud' }))).toEqual([])
  })

  it('say so in their views, and others say nothing', () => {
    const body = incomeStatement()
    const views = body.lineItems.map(({ id }): { id: string; material?: true } => ({ id }))
    expect(markMaterial(views, body, RULE).filter(({ material }) => material)).toEqual([{ id: 'a-cloud', material: true }])
    expect(markMaterial(views, body, null)).toEqual(views)
  })
})
