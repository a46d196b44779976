import { describe, expect, test } from 'vitest'
import { remembered, rememberedBy, remembering } from '#app/model/report/ingest/cells/remember.ts'

describe('what a text says', () => {
  test('is read once while a workbook is understood, and forgotten behind it, also where that fails', () => {
    let reads = 0
    const lengthOf = remembered(text => {
      reads++
      return text.length
    })
    expect([lengthOf('Sales'), lengthOf('Sales'), reads]).toEqual([5, 5, 2])
    expect(remembering(() => [lengthOf('Sales'), lengthOf('Sales'), lengthOf('Costs'), reads])).toEqual([5, 5, 5, 4])
    expect(() =>
      remembering(() => {
        lengthOf('Rent')
        throw new Error('damaged')
      }),
    ).toThrow('damaged')
    expect([remembering(() => lengthOf('Sales')), reads]).toEqual([5, 6])
    expect([lengthOf('Sales'), reads]).toEqual([5, 7])
  })

  test('is one thing in each way of reading it, also where it is nothing', () => {
    let reads = 0
    const dayOf = rememberedBy((text: string, order: 'day' | 'month' | null) => {
      reads++
      return order === null ? null : Number(text.split('/')[order === 'day' ? 0 : 1])
    })
    expect(remembering(() => [dayOf('4/5', 'day'), dayOf('4/5', 'month'), dayOf('4/5', null), dayOf('4/5', null), reads])).toEqual([
      4,
      5,
      null,
      null,
      3,
    ])
  })
})
