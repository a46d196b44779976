import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const read = (change: string, label = 'Gross margin', figures: [string, string] | [number, number] = ['17.6%', '16.1%']) => {
  const { statements, problems } = understand(
    typed(
      grid('Results', [
        ['', 'Q3 2026', 'Q3 2025', 'Change'],
        ['Sales', 100, 90, '11.1%'],
        [label, ...figures, change],
      ]),
    ),
  )
  const value = statements[0]?.lineItems[1]?.values[2]
  return {
    value: value?.value,
    flag: value?.flag,
    told: problems.filter(({ cell, code }) => cell === 'D3' && code !== 'variance-does-not-agree').map(({ message }) => message),
  }
}

test.each([
  ['1.5 pp', '1.5'],
  ['+1,5 p.p.', '1.5'],
  ['1.5 ppt', '1.5'],
  ['-0.5 pts', '-0.5'],
  ['(0.5) pp', '-0.5'],
  ['1.5 %-Pkt.', '1.5'],
  ['150 bps', '1.5'],
  ['(50) bps', '-0.5'],
  ['-7 bp', '-0.07'],
])('%s beside two percentages are points', (text, value) => {
  const found = read(text)
  expect(found.value).toBe(value)
  expect(found.flag).toBe('text-number')
  expect(found.told).toEqual([expect.stringContaining(`It is read as ${value} points of a percentage.`)])
})

test('points of a line that is no percentage, and words beside a number, stay texts that are told', () => {
  const { value, flag, told } = read('up 1.5 pp')
  expect({ value, flag, told }).toEqual({
    value: null,
    flag: 'unreadable',
    told: ['“up 1.5 pp” is no number. The line has no value here.'],
  })
  expect(read('150 bps', 'Costs', [60, 58])).toMatchObject({ value: null, flag: 'unreadable' })
})
