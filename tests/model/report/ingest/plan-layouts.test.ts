import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { statusOfWords } from '#app/model/report/plan-status.ts'
import { planOf, problem, sheet, table } from './plans.ts'

const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })
const tree = (read: Understood): [string, number][] => planOf(read).items.map(({ what, level }) => [what, level])
const days = (read: Understood): [string, string | null, string | null][] =>
  planOf(read).items.map(({ what, from, to }) => [what, from, to])

describe('names over several columns', () => {
  test('Title 1, Title 2 and Title 3 are one name each, further in to the right', () => {
    const read = table([
      ['ID', 'Work Item Type', 'Title 1', 'Title 2', 'Title 3', 'Assigned To', 'State'],
      ['101', 'Epic', 'Line', '', '', 'Ann', 'Active'],
      ['102', 'Feature', '', 'Robots', '', 'Ben', 'New'],
      ['103', 'User Story', '', '', 'Order', 'Ben', 'Closed'],
      ['104', 'Feature', '', 'Safety', '', 'Cy', 'Resolved'],
    ])
    expect(tree(read)).toEqual([
      ['Line', 0],
      ['Robots', 1],
      ['Order', 2],
      ['Safety', 1],
    ])
    expect(planOf(read).items[2]?.cell).toBe('E4')
  })

  test('names that stand further in, in columns without a name, are tasks too', () => {
    const read = sheet([
      ['Task', null, null, 'Owner', 'Start', 'End'],
      ['Line', null, null, 'Ann', day('2026-01-05'), day('2026-03-27')],
      [null, 'Robots', null, 'Ben', day('2026-01-05'), day('2026-01-30')],
      [null, null, 'Order', 'Ben', day('2026-01-05'), day('2026-01-16')],
    ])
    expect(tree(read)).toEqual([
      ['Line', 0],
      ['Robots', 1],
      ['Order', 2],
    ])
    expect(problem(read, 'no-name')).toEqual([])
  })

  test('what stands above a name in its own line is kept beside it', () => {
    const read = table([
      ['Level 1', 'Level 2', 'Owner', 'Start', 'Finish'],
      ['Line', 'Robots', 'Ann', '2026-01-05', '2026-01-06'],
      ['Line', 'Safety', 'Ann', '2026-01-05', '2026-01-06'],
    ])
    expect(planOf(read).items.map(({ what, more }) => [what, more.map(({ text }) => text)])).toEqual([
      ['Robots', ['Line']],
      ['Safety', ['Line']],
    ])
  })

  test('a phase that stands once is that of every task below it, and that is told', () => {
    const read = table([
      ['Phase', 'Task', 'Owner', 'Status'],
      ['Design', 'Sketch', 'Ann', 'Done'],
      ['', 'Model', 'Ann', 'Open'],
      ['Build', 'Weld', 'Ben', 'Open'],
    ])
    expect(planOf(read).items.map(({ more }) => more.map(({ cell, text }) => [cell, text]))).toEqual([
      [['A2', 'Design']],
      [['A2', 'Design']],
      [['A4', 'Build']],
    ])
    expect(problem(read, 'carried-down')).toMatchObject([{ severity: 'info', cell: 'A1' }])
  })
})

describe('drawn plans', () => {
  test('marks under days are a start and an end, and that is told', () => {
    const read = sheet([
      ['Line project'],
      ['Task', 'Owner', day('2026-01-05'), day('2026-01-12'), day('2026-01-19')],
      ['Design', 'Ann', 'X', 'X', null],
      ['Build', 'Ben', null, null, 'X'],
      ['Train', 'Cy', 'X', null, 'X'],
      ['Later', 'Cy', null, null, null],
    ])
    expect(days(read)).toEqual([
      ['Design', '2026-01-05', '2026-01-18'],
      ['Build', '2026-01-19', '2026-01-25'],
      ['Train', '2026-01-05', '2026-01-25'],
      ['Later', null, null],
    ])
    expect(problem(read, 'gantt')).toMatchObject([{ severity: 'info', cell: 'C2' }])
    expect(problem(read, 'gantt-gap')).toMatchObject([{ severity: 'warning', cell: 'C5' }])
  })

  test('so are marks under weeks of the year that the title names', () => {
    const read = table([
      ['Bauplan 2026', '', '', '', ''],
      ['', '', '', '', ''],
      ['Vorgang', 'Verantwortlich', 'KW 2', 'KW 3', 'KW 4'],
      ['Entwurf', 'Anna', 'x', 'x', ''],
    ])
    expect(days(read)).toEqual([['Entwurf', '2026-01-05', '2026-01-18']])
  })

  test('weeks without a year have no days: nothing is drawn from them', () => {
    const read = table([
      ['Vorgang', 'Verantwortlich', 'KW 2', 'KW 3', 'KW 4'],
      ['Entwurf', 'Anna', 'x', 'x', ''],
    ])
    expect(read.plans).toEqual([])
    expect(problem(read, 'gantt')).toEqual([])
  })
})

test.each([
  ['Working on it', 'on track'],
  ['Stuck', null],
  ['Blocked', null],
  ['In progress (blocked)', null],
  ['Blockiert', null],
  ['On hold', 'stopped'],
  ['Erledigt', 'done'],
  ['In Bearbeitung', 'on track'],
  ['noch nicht begonnen', 'not started'],
  ['Überfällig', 'late'],
  ['Terminé', 'done'],
  ['En curso', 'on track'],
  ['nicht erledigt', null],
  ['fast fertig', null],
  ['Terminplan offen / läuft', null],
  ['Unblocked', null],
  ['Incomplete', null],
])('the status %s is %s', (text, status) => {
  expect(statusOfWords(text)).toBe(status)
})

test('lines called plan and actual under columns of one scenario are pointed out', () => {
  const read = sheet([
    ['', '', 'Jan 2026', 'Feb 2026'],
    ['Revenue', 'Plan', 100, 110],
    ['', 'Actual', 98, 105],
    ['Cost', 'Actual', 9, 12],
  ])
  expect(read.statements).toHaveLength(1)
  expect(problem(read, 'scenario-in-rows')).toMatchObject([{ severity: 'warning' }])
})

describe('a list in which nothing is called a task', () => {
  const head = ['Project', 'Owner', 'Approved', 'Start', 'Finish', '% complete', 'Status']
  const projects = (second: string) =>
    sheet([
      head,
      ['Data centre', 'Ann', '1200', day('2026-02-01'), day('2026-12-15'), '80%', 'Amber'],
      [second, 'Ben', '300', day('2026-01-10'), day('2026-08-31'), '100%', 'Done'],
    ])

  test('is a plan of its projects, with what was spent beside them', () => {
    expect(days(projects('Office'))).toEqual([
      ['Data centre', '2026-02-01', '2026-12-15'],
      ['Office', '2026-01-10', '2026-08-31'],
    ])
  })

  test('is none where one project stands beside several records', () => {
    expect(projects('Data centre').plans).toEqual([])
  })

  test('is a plan of its key results, each in its objective', () => {
    const read = sheet([
      ['Objective', 'Key result', 'Owner', 'Due', 'Status'],
      ['Grow', 'Thirty million', 'Ann', day('2026-12-31'), 'On track'],
      ['Grow', 'Ten new countries', 'Ben', day('2026-12-31'), 'At risk'],
    ])
    expect(days(read)).toEqual([
      ['Thirty million', null, '2026-12-31'],
      ['Ten new countries', null, '2026-12-31'],
    ])
  })
})

describe('what stands beside and below the tasks', () => {
  test.each([1, 2, 3, 4, 5])('an empty column before the %dth name parts no plan', at => {
    const rows = [
      ['ID', 'Task', 'Start', 'End', '% done', 'Status'],
      ['1', 'Site', '2026-01-05', '2026-01-16', '100', 'Done'],
      ['2', 'Line', '2026-01-19', '2026-02-16', '20', 'In progress'],
      ['3', 'Trial', '2026-02-19', '2026-03-16', '', 'Not started'],
    ]
    const read = table(rows.map(row => row.toSpliced(at, 0, '')))
    expect(days(read)).toEqual([
      ['Site', '2026-01-05', '2026-01-16'],
      ['Line', '2026-01-19', '2026-02-16'],
      ['Trial', '2026-02-19', '2026-03-16'],
    ])
    expect(planOf(read).items.map(({ ref, progress, status }) => [ref, progress, status])).toEqual([
      ['1', '100', 'Done'],
      ['2', '20', 'In progress'],
      ['3', null, 'Not started'],
    ])
  })

  test('what words of a status mean stays beside a plan', () => {
    const read = table([
      ['Task', 'Start', 'End', 'Owner', '', 'Status', 'Colour'],
      ['Site', '2026-01-05', '2026-01-16', 'Ann', '', 'Done', 'blue'],
      ['Line', '2026-01-19', '2026-02-16', 'Ben', '', 'Late', 'red'],
      ['Trial', '2026-02-19', '2026-03-16', 'Cem', '', '', ''],
      ['Close', '2026-02-19', '2026-03-16', 'Cem', '', '', ''],
      ['Party', '2026-02-19', '2026-03-16', 'Cem', '', '', ''],
    ])
    expect(planOf(read).items.map(({ status }) => status)).toEqual(['', '', '', '', ''])
  })

  test('a table of risks below is no part of the plan', () => {
    const read = table([
      ['No.', 'Task', 'Start', 'End', 'Owner', 'Hours'],
      ['1', 'Site', '2026-01-05', '2026-01-16', 'Ann', '12'],
      ['2', 'Line', '2026-01-19', '2026-02-16', 'Ben', '30'],
      ['3', 'Close', 'TBD', 'TBD', 'Ben', ''],
      ['', 'Party', '', '', 'Ben', ''],
      [],
      ['Risks'],
      ['No.', 'Risk', 'Impact', 'Likelihood', 'Owner', 'Score'],
      ['1', 'Press comes late', 'High', 'Low', 'Ann', '6'],
      ['2', 'Floor cracks', 'Low', 'Low', 'Ann', '2'],
    ])
    expect(days(read)).toEqual([
      ['Site', '2026-01-05', '2026-01-16'],
      ['Line', '2026-01-19', '2026-02-16'],
      ['Close', null, null],
      ['Party', null, null],
    ])
    expect(read.tables.map(({ title, rows }) => [title, rows.length])).toEqual([['Risks', 2]])
  })

  test('tasks behind an empty line stay tasks', () => {
    const read = table([
      ['No.', 'Task', 'Start', 'End', 'Owner', 'Hours'],
      ['1', 'Site', '2026-01-05', '2026-01-16', 'Ann', '12'],
      ['2', 'Line', '2026-01-19', '2026-02-16', 'Ben', '30'],
      [],
      ['', 'Party', 'to be said', '', 'Ben', ''],
      ['4', 'Close', '2026-01-19', '2026-02-16', 'Ben', '3'],
    ])
    expect(days(read).map(([what]) => what)).toEqual(['Site', 'Line', 'Party', 'Close'])
  })
})
