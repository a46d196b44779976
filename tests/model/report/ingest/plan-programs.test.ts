import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { planOf, problem, sheet, table } from './plans.ts'

/** What each item waits for, by name. */
const waits = (read: Understood): [string, (string | null)[]][] => {
  const { items } = planOf(read)
  return items.map(({ what, waitsFor = [] }) => [what, waitsFor.map(at => (at === null ? null : (items[at]?.what ?? null)))])
}
const parents = (read: Understood): [string, string | null][] => {
  const { items } = planOf(read)
  return items.map(({ what, parent }) => [what, parent === null ? null : (items[parent]?.what ?? null)])
}

describe('dependencies', () => {
  test('what an item blocks waits for it, and is told once where both sides say it', () => {
    const read = table([
      ['Issue key', 'Summary', 'Status', 'Inward issue link (Blocks)', 'Outward issue link (Blocks)', 'Outward issue link (Blocks)'],
      ['P-1', 'Order', 'Done', '', 'P-2', 'P-3'],
      ['P-2', 'Install', 'To Do', 'P-1', '', ''],
      ['P-3', 'Train', 'To Do', '', 'P-9', ''],
    ])
    expect(waits(read)).toEqual([
      ['Order', []],
      ['Install', ['Order']],
      ['Train', ['Order']],
    ])
    expect(planOf(read).items[2]?.dependsOn).toEqual(['P-1'])
    expect(problem(read, 'unknown-dependency')).toMatchObject([{ cell: 'E4' }])
  })

  test('successors are the other way round', () => {
    const read = table([
      ['ID', 'Task', 'Start', 'Finish', 'Successors'],
      ['1', 'Design', '2026-01-05', '2026-01-16', '2,3'],
      ['2', 'Build', '2026-01-19', '2026-01-30', ''],
      ['3', 'Buy', '2026-01-19', '2026-01-30', ''],
    ])
    expect(waits(read)).toEqual([
      ['Design', []],
      ['Build', ['Design']],
      ['Buy', ['Design']],
    ])
  })

  test('a predecessor is a number of the tasks, not of the structure, where both could be meant; and that is told', () => {
    const read = table([
      ['ID', 'WBS', 'Task Name', 'Start', 'Finish', 'Predecessors'],
      ['1', '1', 'Groundwork', '2026-01-05', '2026-01-16', ''],
      ['2', '1.1', 'Dig', '2026-01-05', '2026-01-09', ''],
      ['3', '2', 'Frame', '2026-01-19', '2026-01-30', ''],
      ['4', '2.1', 'Weld', '2026-01-19', '2026-01-30', '2'],
    ])
    expect(waits(read)[3]).toEqual(['Weld', ['Dig']])
    expect(parents(read)[3]).toEqual(['Weld', 'Frame'])
    expect(problem(read, 'dependency-ids')).toMatchObject([{ severity: 'warning', cell: 'F5' }])
  })

  test('where predecessors are numbers of the structure, they are read so', () => {
    const read = table([
      ['No.', 'WBS', 'Task Name', 'Start', 'Finish', 'Predecessors'],
      ['1', '1', 'Groundwork', '2026-01-05', '2026-01-16', ''],
      ['2', '1.1', 'Dig', '2026-01-05', '2026-01-09', ''],
      ['3', '2', 'Frame', '2026-01-19', '2026-01-30', '1.1'],
      ['4', '3', 'Weld', '2026-01-19', '2026-01-30', '2'],
    ])
    expect(waits(read).slice(2)).toEqual([
      ['Frame', ['Dig']],
      ['Weld', ['Frame']],
    ])
    expect(problem(read, 'dependency-ids')).toEqual([])
  })

  test('a circle is pointed out, and so is a task that waits for itself', () => {
    const read = table([
      ['ID', 'Task', 'Start', 'Finish', 'Depends on'],
      ['1', 'Dig', '2026-01-05', '2026-01-16', '1'],
      ['2', 'Pour', '2026-01-19', '2026-01-30', '4'],
      ['3', 'Cure', '2026-01-19', '2026-01-30', '2'],
      ['4', 'Frame', '2026-01-19', '2026-01-30', '3'],
    ])
    expect(problem(read, 'circular-dependency')).toMatchObject([{ severity: 'warning', cell: 'E3' }])
    expect(problem(read, 'unknown-dependency')).toMatchObject([{ cell: 'E2', message: expect.stringContaining('itself') as string }])
  })

  test('a lag may stand apart from its link; 1-3 may be a range and is not read as the first', () => {
    const read = table([
      ['ID', 'Task', 'Start', 'Finish', 'Predecessors'],
      ['1', 'Dig', '2026-01-05', '2026-01-16', ''],
      ['2', 'Pour', '2026-01-19', '2026-01-30', '1 FS + 5d'],
      ['3', 'Cure', '2026-01-19', '2026-01-30', '1-2'],
    ])
    expect(waits(read).slice(1)).toEqual([
      ['Pour', ['Dig']],
      ['Cure', [null]],
    ])
    expect(problem(read, 'unknown-dependency')).toMatchObject([{ cell: 'E4' }])
  })

  test('numbers without ids are lines of the table, and that is told', () => {
    const read = table([
      ['Task Name', 'Start', 'Finish', 'Predecessors'],
      ['Dig', '2026-01-05', '2026-01-16', ''],
      ['Pour', '2026-01-19', '2026-01-30', '1FS'],
    ])
    expect(waits(read)[1]).toEqual(['Pour', ['Dig']])
    expect(problem(read, 'dependency-lines')).toMatchObject([{ severity: 'warning', cell: 'D3' }])
  })

  test('a name with an address behind it is that name, and what says that there is none names nobody', () => {
    const read = table([
      ['Name', 'Assign', 'Status', 'Parent item', 'Blocked by'],
      ['Line', 'Ann', 'Not started', 'null', 'None'],
      ['Build', 'Ben', 'Not started', 'Line (https://example.org/Line-1)', 'Line (https://example.org/Line-1)'],
    ])
    expect(waits(read)).toEqual([
      ['Line', []],
      ['Build', ['Line']],
    ])
    expect(parents(read)[1]).toEqual(['Build', 'Line'])
    expect(read.problems.map(({ code }) => code)).toEqual([])
  })
})

describe('structure', () => {
  test('lines with nothing but a name head the tasks below them where the first line is one, and that is told', () => {
    const read = table([
      ['WBS', 'Task', 'Start', 'Finish', '% Complete'],
      ['', 'Phase one', '', '', ''],
      ['1.1', 'Dig', '2026-01-05', '2026-01-16', '100%'],
      ['', 'Phase two', '', '', ''],
      ['2.1', 'Steel', '2026-02-02', '2026-02-13', '0%'],
      ['', 'Total', '2026-01-05', '2026-02-13', '50%'],
    ])
    expect(parents(read)).toEqual([
      ['Phase one', null],
      ['Dig', 'Phase one'],
      ['Phase two', null],
      ['Steel', 'Phase two'],
    ])
    expect(problem(read, 'headings')).toMatchObject([{ cell: 'B2' }])
    expect(problem(read, 'total-row')).toMatchObject([{ cell: 'B6' }])
  })

  test('one task without details does not head the others', () => {
    const read = table([
      ['Task', 'Owner', 'Due'],
      ['Dig', 'Ann', '2026-01-05'],
      ['Later', '', ''],
      ['Pour', 'Ben', '2026-01-09'],
    ])
    expect(parents(read).map(([, parent]) => parent)).toEqual([null, null, null])
  })

  test('of two lines of names the lower one is the header, and a code that tasks share is not their id', () => {
    const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })
    const read = sheet([
      ['task_code', 'wbs_id', 'task_name', 'start_date', 'end_date', 'status_code'],
      ['Activity ID', 'WBS Code', 'Activity Name', 'Start', 'Finish', 'Activity Status'],
      ['A10', 'P.1', 'Dig', day('2026-01-05'), day('2026-01-09'), 'Completed'],
      ['A20', 'P.1', 'Pour', day('2026-01-12'), day('2026-01-16'), 'Not Started'],
      ['A30', 'P.1', 'Cure', day('2026-01-19'), day('2026-01-23'), 'Not Started'],
    ])
    expect(planOf(read).items.map(({ ref, what, status }) => [ref, what, status])).toEqual([
      ['A10', 'Dig', 'Completed'],
      ['A20', 'Pour', 'Not Started'],
      ['A30', 'Cure', 'Not Started'],
    ])
    expect(problem(read, 'double-id')).toEqual([])
  })

  test('names in German are those of a plan, and its links too', () => {
    const read = table([
      ['Nr.', 'PSP-Code', 'Vorgangsname', 'Anfang', 'Ende', 'Vorgänger', '% Abgeschlossen'],
      ['1', '1', 'Ausbau', 'Mo 05.01.26', 'Fr 27.03.26', '', '50%'],
      ['2', '1.1', 'Bauarbeiten', 'Mo 05.01.26', 'Fr 30.01.26', '', '100%'],
      ['3', '1.2', 'Montage', 'Mi 04.02.26', 'Di 10.02.26', '2EA+2 Tage', '0%'],
    ])
    expect(waits(read)[2]).toEqual(['Montage', ['Bauarbeiten']])
    expect(planOf(read).items[2]).toMatchObject({ ref: '1.2', parent: 0, from: '2026-02-04', to: '2026-02-10', progress: '0' })
    expect(read.problems).toEqual([])
  })

  test('milestones with a single day are a plan, and total float is no money', () => {
    const read = table([
      ['Milestone', 'Baseline date', 'Forecast date', 'RAG', 'Owner'],
      ['Permit', '2026-01-05', '2026-01-09', 'G', 'Ann'],
    ])
    expect(planOf(read).items[0]).toMatchObject({ what: 'Permit', to: '2026-01-09', status: 'G' })
    const floats = table([
      ['Activity ID', 'Activity Name', 'Original Duration', 'Start', 'Finish', 'Total Float'],
      ['A10', 'Dig', '10', '05-Jan-26 A', '13-Mar-26*', '0'],
    ])
    expect(planOf(floats).items[0]).toMatchObject({ from: '2026-01-05', to: '2026-03-13' })
    expect(planOf(floats).items[0]?.more.map(({ label, text }) => [label, text])).toContainEqual(['Finish', '13-Mar-26*'])
  })
})

describe('days', () => {
  const dated = (from: string): Understood =>
    table([
      ['Task', 'Owner', 'Start', 'Due'],
      ['Build', 'DE', from, ''],
    ])
  test.each(['end of Q2 2026', 'early April 2026', 'after March 2026', 'mid-March', '~2026-02-01'])(
    '%s is not the first day of what it names: it stays open and is told',
    text => {
      expect(planOf(dated(text)).items[0]?.from).toBe(null)
      expect(problem(dated(text), 'unreadable-date')).toMatchObject([{ cell: 'C2' }])
    },
  )

  test.each([
    ['20260105', '2026-01-05'],
    ['2026-W05', '2026-01-26'],
    ['Di., 6.1.2026', '2026-01-06'],
    ['mar 06/01/26', null],
  ])('%s is %s', (text, day) => {
    expect(planOf(dated(text)).items[0]?.from).toBe(day)
  })

  test('Jan 26 may be a day: it is told', () => {
    expect(planOf(dated('Jan 26')).items[0]?.from).toBe('2026-01-01')
    expect(problem(dated('Jan 26'), 'month-or-day')).toMatchObject([{ severity: 'warning', cell: 'C2' }])
    expect(problem(dated('Jan-26'), 'month-or-day')).toEqual([])
  })

  test('both ends in one cell are the first and the last day', () => {
    const read = table([
      ['Name', 'Dates', 'Status', 'Owner'],
      ['Design', 'January 5, 2026 → January 16, 2026', 'Done', 'Ann'],
      ['Sketch', 'January 5, 2026', 'Done', 'Ann'],
      ['Build', 'soon', 'Done', 'Ann'],
    ])
    expect(planOf(read).items.map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-05', '2026-01-16'],
      ['2026-01-05', '2026-01-05'],
      [null, null],
    ])
    expect(problem(read, 'unreadable-date')).toMatchObject([{ cell: 'B4' }])
  })

  test('a time before ten has two digits in a list', () => {
    const read = table([
      ['Code', 'Kind', 'When'],
      ['a', 'x', '1/15/2026 9:00:00 AM'],
      ['b', 'y', '1/16/2026 9:00:00 AM'],
    ])
    expect(read.tables[0]?.rows.map(({ cells }) => cells[2])).toEqual(['2026-01-15T09:00:00', '2026-01-16T09:00:00'])
  })
})

test('a plan is told by what comes before its tasks, whatever they cost, and by the days that a program infers', () => {
  const costed = table([
    ['taskID', 'task', 'predecessorTaskIDs', 'expectedHours', 'expectedCost', 'designer'],
    ['A', 'Describe', '', '30', '4500', ''],
    ['B', 'Draw', 'A', '60', '8500', '1'],
  ])
  expect(waits(costed)).toEqual([
    ['Describe', []],
    ['Draw', ['Describe']],
  ])
  const inferred = table([
    ['Key', 'Summary', 'Status', 'Assignee', 'Start date', 'Inferred start date', 'Due date', 'Inferred due date'],
    ['AB-1', 'Combat', 'To Do', 'Ada', '', '2026-05-06', '', '2026-05-17'],
    ['AB-2', 'Turns', 'Done', 'Bo', '', '2026-05-13', '', '2026-05-15'],
  ])
  expect(planOf(inferred).items[0]).toMatchObject({ from: '2026-05-06', to: '2026-05-17' })
  const must = table([
    ['WBS Number', 'Task Name', 'Must Start by Date', 'Must End by Date', 'Predecessor (Finish-to-Start)'],
    ['1.1', 'Database', '2026-05-06', '2026-05-17', ''],
    ['1.2', 'Catalogue', '2026-05-18', '2026-05-25', '1.1'],
  ])
  expect(planOf(must).items[1]).toMatchObject({ from: '2026-05-18', to: '2026-05-25', waitsFor: [0] })
})
