import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

describe('what number formats write behind figures', () => {
  const written = (value: string, behind: string) => ({ value, format: `#,##0${behind}` })
  const read = understand(
    typed(
      grid('KPIs', [
        ['EUR thousands', '2024', '2025'],
        ['Net sales', 1000, 1200],
        ['Overheads', -100, -120],
        ['Spread over swap', written('120', '" bps"'), written('130', '" bps"')],
        ['Cash tied up', written('45', ' "days"'), written('44', ' "days"')],
        ['Manpower', written('12', '" FTE";-#,##0" FTE"'), written('13', '" FTE";-#,##0" FTE"')],
        ['Gearing', written('2', '"x"'), written('3', '"x"')],
        ['Rent', written('25', '" bps"'), written('26', '')],
      ]),
    ),
  )

  test('is the unit of a line and its remark', () => {
    expect(read.statements[0]?.lineItems.map(({ label, unit, note }) => [label, unit, note])).toEqual([
      ['Net sales', 'currency', null],
      ['Overheads', 'currency', null],
      ['Spread over swap', 'count', 'bps'],
      ['Cash tied up', 'count', 'days'],
      ['Manpower', 'count', 'FTE'],
      ['Gearing', 'ratio', null],
      ['Rent', 'currency', null],
    ])
    expect(read.problems.flatMap(({ message }) => (/Spread|Manpower/.test(message) ? [message] : []))).toEqual([])
  })
})

test('a code of a country that is that of a currency too is no unit among other codes', () => {
  const { statements } = understand(
    typed(
      grid('Data', [
        ['Country', 'Country code', 'Indicator', '2023', '2024'],
        ['North Macedonia', 'MKD', 'Use of energy', 12, 13],
        ['Norway', 'NOR', 'Use of energy', 14, 15],
        ['Oman', 'OMN', 'Use of energy', 16, 17],
      ]),
    ),
  )
  expect(statements[0]?.unit.currency).toBe(null)
})
