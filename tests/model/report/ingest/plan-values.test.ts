import { describe, expect, test } from 'vitest'
import type { Cell, Grid } from '#app/model/report/ingest/cells/grid.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { planOf, problem, sheet, table } from './plans.ts'

describe('dates', () => {
  const dated = (from: string, to: string): Understood =>
    table([
      ['Task', 'Owner', 'Start', 'Due'],
      ['Build', 'DE', from, to],
    ])
  test.each([
    ['12/Mar/24 9:14 AM', '2024-03-12'],
    ['12/Mar/24 9:14 PM', '2024-03-12'],
    ['5 Jan 2026', '2026-01-05'],
    ['Jan 5, 2026', '2026-01-05'],
    ['2026-01-05T09:00:00Z', '2026-01-05'],
    ['31/01/2026', '2026-01-31'],
    ['Mon 31.01.26', '2026-01-31'],
    ['2026年1月5日', '2026-01-05'],
    ['2026. 01. 05.', '2026-01-05'],
    ['2026년 1월 5일', '2026-01-05'],
  ])('%s is %s', (text, date) => {
    expect(planOf(dated(text, '')).items[0]?.from).toBe(date)
  })

  test('a time of day is kept beside the date', () => {
    expect(planOf(dated('12/Mar/24 9:14 AM', '')).items[0]?.more).toEqual([{ label: 'Start', cell: 'C2', text: '12/Mar/24 9:14 AM' }])
  })

  test('a month or quarter runs from its first day to its last', () => {
    expect(planOf(dated('Mar 2026', 'Q2 2026')).items[0]).toMatchObject({ from: '2026-03-01', to: '2026-06-30' })
  })

  test('day or month first is asked, and settled by an answer for all', () => {
    const rows = [
      ['Task', 'Owner', 'Start', 'Due'],
      ['Build', 'DE', '4/5/2026', '6/7/2026'],
    ]
    const read = table(rows)
    expect(planOf(read).items[0]).toMatchObject({ from: null, to: null })
    expect(problem(read, 'ambiguous-date').map(({ cell }) => cell)).toEqual(['C2', 'D2'])
    expect(planOf(table(rows, { dayOrder: 'day' })).items[0]).toMatchObject({ from: '2026-05-04', to: '2026-07-06' })
  })

  test('what is no date is said and kept, and so is an end before the beginning', () => {
    const read = dated('soon', '2026-01-05')
    expect(problem(read, 'unreadable-date')).toMatchObject([{ cell: 'C2' }])
    expect(planOf(read).items[0]?.more).toEqual([{ label: 'Start', cell: 'C2', text: 'soon' }])
    expect(problem(dated('2026-02-05', '2026-01-05'), 'ends-before-it-begins')).toMatchObject([{ cell: 'D2' }])
  })
})

describe('status and progress', () => {
  const progress = (values: Given[], change?: (grid: Grid) => void): Understood =>
    sheet([['Task', 'Owner', 'Progress'], ...values.map((value, at): Given[] => [`Task ${at}`, 'A', value])], change)
  const done = (read: Understood) => planOf(read).items.map(({ progress }) => progress)

  test('parts of one are percent times a hundred, and that is said', () => {
    const read = progress([0, 0.4, 1])
    expect(done(read)).toEqual(['0', '40', '100'])
    expect(problem(read, 'progress-scale')).toMatchObject([{ severity: 'info' }])
  })

  test('figures over one are percent', () => {
    expect(done(progress([0, 40, 100]))).toEqual(['0', '40', '100'])
  })

  test('only 0 and 1, or 0.5 beside 40, is asked and never guessed', () => {
    const only = progress([0, 1])
    expect(done(only)).toEqual(['0', null])
    expect(problem(only, 'progress-scale')).toMatchObject([{ severity: 'warning', cell: 'C3' }])
    const mixed = progress([0.5, 40])
    expect(done(mixed)).toEqual([null, '40'])
    expect(problem(mixed, 'progress-scale')).toMatchObject([{ severity: 'warning', cell: 'C2' }])
  })

  test('a percent format says it', () => {
    const read = progress([1, 0.5], ({ rows }) => {
      for (const row of rows.slice(1)) Object.assign(row[2] as Cell, { format: '0%' })
    })
    expect(done(read)).toEqual(['100', '50'])
    expect(problem(read, 'progress-scale')).toEqual([])
  })

  test('progress beyond 100 is pointed out', () => {
    expect(problem(progress([120, 40]), 'progress-range')).toMatchObject([{ cell: 'C2' }])
  })

  test('codes and words for a status that nobody knows are asked, each once', () => {
    const read = table([
      ['ID', 'Task', 'Owner', 'Status'],
      ['1', 'One', 'A', '1'],
      ['2', 'Two', 'A', '0'],
      ['3', 'Three', 'A', '1'],
      ['4', 'Four', 'A', 'Nearly done'],
      ['5', 'Five', 'A', 'In Progress'],
    ])
    expect(problem(read, 'unknown-status').map(({ cell, message }) => [cell, message.slice(0, 20)])).toEqual([
      ['D2', '“1” is no status tha'],
      ['D3', '“0” is no status tha'],
      ['D5', '“Nearly done” is no '],
    ])
  })
})
