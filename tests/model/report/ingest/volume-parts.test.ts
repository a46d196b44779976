import { describe, expect, test } from 'vitest'
import { sheet, table } from './plans.ts'

describe('what is no quantity that is made', () => {
  test('a list of parts says what one product takes: it is kept as a list', () => {
    const byParent = table([
      ['Level', 'Part Number', 'Description', 'Qty', 'UoM', 'Parent'],
      ['0', 'P-100', 'Pump', '1', 'ea', ''],
      ['1', 'P-110', 'Housing', '1', 'ea', 'P-100'],
      ['2', 'P-111', 'Bolt', '8', 'ea', 'P-110'],
    ])
    const byLevel = table([
      ['Part Number', 'Level 1', 'Level 2', 'Quantity', 'Unit'],
      ['100', 'Chair', '', '1', 'pc'],
      ['110', '', 'Seat', '2', 'm2'],
      ['120', '', 'Leg', '4', 'pc'],
    ])
    for (const { sheets, plans, problems } of [byParent, byLevel]) {
      expect(sheets.map(({ kind }) => kind)).toEqual(['tidy'])
      expect(plans).toEqual([])
      expect(problems).toEqual([])
    }
  })

  test('what came together until then stays beside the quantities of its week', () => {
    const { plans } = table([
      ['Week', 'Planned (units)', 'Achieved (units)', 'Cumulative Planned', 'Cumulative Achieved'],
      ['2026-W02', '300', '290', '300', '290'],
      ['2026-W03', '300', '310', '600', '600'],
    ])
    expect(plans[0]?.volumes.map(({ period, planned, actual, more }) => [period, planned, actual, more.map(({ text }) => text)])).toEqual([
      ['2026-01-05..2026-01-11', '300', '290', ['300', '290']],
      ['2026-01-12..2026-01-18', '300', '310', ['600', '600']],
    ])
  })
})

describe('parts under titles that say planned and done in short', () => {
  test.each([
    ['Production plan', 'Act production'],
    ['Plan production', 'Réel production'],
    ['Plan production', 'Act. production'],
  ])('%s and %s are the two sides of what was made', (planned, actual) => {
    const months = ['Product', 'Jan 2026', 'Feb 2026', 'Mar 2026']
    const { plans, statements } = sheet([
      [planned],
      months,
      ['Cabinet A', 100, 110, 120],
      ['Cabinet B', 10, 11, 12],
      [],
      [actual],
      months,
      ['Cabinet A', 90, 105, 118],
      ['Cabinet B', 9, 10, 13],
    ])
    expect(statements).toEqual([])
    expect(plans.flatMap(({ volumes }) => volumes.map(volume => `${volume.what} ${volume.planned} ${volume.actual}`))).toEqual([
      'Cabinet A 100 90',
      'Cabinet A 110 105',
      'Cabinet A 120 118',
      'Cabinet B 10 9',
      'Cabinet B 11 10',
      'Cabinet B 12 13',
    ])
  })
})
