import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { texts } from './grids.ts'
import { planOf, problem, sheet, table } from './plans.ts'

const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })

describe('what stands over a plan', () => {
  test('names merged over several rows are one header, with the weeks and days beside them', () => {
    const read = sheet(
      [
        ['Task', 'Owner', 'Start', 'End', 'Phase one', null, null],
        [null, null, null, null, 'Week 1', null, null],
        [null, null, null, null, 'M', 'T', 'W'],
        ['Design', 'Ann', day('2026-01-05'), day('2026-01-06')],
        ['Build', 'Ben', day('2026-01-07'), day('2026-01-09')],
      ],
      grid => {
        for (const column of [0, 1, 2, 3]) grid.merges.push({ top: 0, bottom: 2, left: column, right: column })
      },
    )
    expect(planOf(read).items.map(({ what, from }) => [what, from])).toEqual([
      ['Design', '2026-01-05'],
      ['Build', '2026-01-07'],
    ])
    expect(read.problems).toEqual([])
  })

  test.each([
    ['Action', 'Owner', 'Due', 'Status'],
    ['Action', 'Responsable', 'Échéance', 'Statut'],
    ['Acción', 'Responsable', 'Vencimiento', 'Estado'],
    ['Actie', 'Eigenaar', 'Deadline', 'Status'],
  ])('%s | %s | %s | %s heads a plan of action', (...heads) => {
    const read = sheet([
      heads,
      ['Open the warehouse', 'Ann', day('2026-12-15'), 'Open'],
      ['Move the payroll', 'Ben', day('2026-10-31'), 'Done'],
    ])
    expect(planOf(read).items.map(({ what, squad, to }) => [what, squad, to])).toEqual([
      ['Open the warehouse', 'Ann', '2026-12-15'],
      ['Move the payroll', 'Ben', '2026-10-31'],
    ])
  })

  test('a first column that nobody named holds the tasks, before a start and an end', () => {
    const read = sheet([
      [null, 'Start', 'Finish', 'Completion %'],
      ['Design', day('2026-01-05'), day('2026-01-06'), 100],
      ['Build', day('2026-01-07'), day('2026-01-09'), 15],
      [null, null, null, 0],
      [null, null, null, 0],
    ])
    expect(planOf(read).items.map(({ what, from, to, progress }) => [what, from, to, progress])).toEqual([
      ['Design', '2026-01-05', '2026-01-06', '100'],
      ['Build', '2026-01-07', '2026-01-09', '15'],
    ])
    expect(problem(read, 'no-name')).toMatchObject([{ cell: 'A4', message: 'Lines 4 to 5 name no task. They were left out.' }])
  })

  test('numbered tasks under one name over two columns are named by the second, groups by the first', () => {
    const read = sheet([
      ['Actividades', null, 'Fecha de Inicio', 'Fecha Fin'],
      ['Análisis', null, null, null],
      [1, 'Lienzo', day('2026-01-05'), day('2026-01-09')],
      [2, 'Objetivos', day('2026-01-12'), day('2026-01-16')],
    ])
    expect(planOf(read).items.map(({ what, level, to }) => [what, level, to])).toEqual([
      ['Análisis', 0, null],
      ['Lienzo', 1, '2026-01-09'],
      ['Objetivos', 1, '2026-01-16'],
    ])
  })

  test('the title of a story is its name, not the story', () => {
    const read = table([
      ['Epic', 'User Story Title', 'Story', 'Estimate', 'Sprint'],
      ['Care', 'Reminders', 'As an owner I want to be reminded', '5', 'Next'],
    ])
    expect(planOf(read).items.map(({ what, more }) => [what, more.map(({ label }) => label)])).toEqual([
      ['Reminders', ['Epic', 'Story', 'Estimate', 'Sprint']],
    ])
  })

  test('a start that lost the format of a date is the day that it is, and that is told', () => {
    const read = sheet([
      ['Task', 'Owner', 'Start', 'End'],
      ['Design', 'Ann', 46_027, day('2026-01-06')],
    ])
    expect(planOf(read).items[0]?.from).toBe('2026-01-05')
    expect(problem(read, 'date-number')).toMatchObject([{ severity: 'warning', cell: 'C2' }])
  })

  test('a status in percent is the progress', () => {
    const done = (value: string): Cell => ({ kind: 'number', value, raw: value, format: '0%' })
    const read = sheet([
      ['Task', 'Start', 'End', 'Status'],
      ['Design', day('2026-01-05'), day('2026-01-06'), done('1')],
      ['Build', day('2026-01-07'), day('2026-01-09'), done('0.25')],
    ])
    expect(planOf(read).items.map(({ status, progress }) => [status, progress])).toEqual([
      ['', '100'],
      ['', '25'],
    ])
    expect(problem(read, 'unknown-status')).toEqual([])
  })
})

test('smallest orders and safety stocks are no quantities that are made', () => {
  const read = table([
    ['Artikel-Nr.', 'Bezeichnung', 'Einheit', 'Mindestmenge', 'Sicherheitsbestand', 'Lieferzeit'],
    ['0002877', 'Schraube', 'Stück', '42', '7', '14'],
    ['0003011', 'Mutter', 'Stück', '21', '7', '14'],
  ])
  expect(read.plans).toEqual([])
  expect(read.sheets[0]?.kind).toBe('tidy')
})

test('the state of an address is no status: donors are no tasks', () => {
  const read = table([
    ['Gift ID', 'Date', 'Name', 'Address', 'City', 'State', 'Zip', 'Type', 'Value'],
    ['1', '2026-01-03', 'Ann', '1 Elm St', 'Linz', 'OH', '70601', 'Cash', '10'],
    ['2', '2026-01-04', 'Ben', '2 Elm St', 'Linz', 'OH', '70602', 'Food', '12'],
  ])
  expect(read.plans).toEqual([])
  expect(read.sheets[0]?.kind).toBe('tidy')
})

describe('a calendar drawn to the right of the names', () => {
  const tasks: (string | number | Cell | null)[][] = [
    ['Design'],
    ['Sketch', 'Ann', day('2026-01-05'), day('2026-01-09'), 1],
    ['Review', 'Ben', day('2026-01-12'), day('2026-01-16'), 0.5],
    ['Build'],
    ['Prototype', 'Ben', day('2026-01-19'), day('2026-01-23'), 0],
  ]
  const items = (read: ReturnType<typeof sheet>): unknown[] =>
    planOf(read).items.map(({ what, squad, from, to }) => [what, squad, from, to])
  const expected = [
    ['Design', '', null, null],
    ['Sketch', 'Ann', '2026-01-05', '2026-01-09'],
    ['Review', 'Ben', '2026-01-12', '2026-01-16'],
    ['Build', '', null, null],
    ['Prototype', 'Ben', '2026-01-19', '2026-01-23'],
  ]

  test('with the days of its weeks in the same row is no table of its own', () => {
    const read = sheet([
      ['Website', null],
      ['Days in progress', 12],
      ['Task', 'Project Lead', 'Start Date', 'End Date', 'Progress', day('2026-01-05'), day('2026-01-12'), day('2026-01-19')],
      ...tasks,
    ])
    expect(items(read)).toEqual(expected)
  })

  test('is none where letters name its days, and the template tells in its first column what to do', () => {
    const read = sheet([
      ['Enter the project title in cell B1.', 'Website'],
      ['Cells H2 through J2 contain days. Next instruction is in cell A3.', null, null, null, null, null, null, 'M', 'T', 'W'],
      [
        'This row contains headers for the schedule below.',
        'Milestone Description',
        'Category',
        'Assigned To',
        'Progress',
        'Start',
        'End',
        'M',
        'T',
        'W',
      ],
      [null, 'Sketch', 'Goal', 'Ann', 1, day('2026-01-05'), day('2026-01-09')],
      [null, 'Review', 'Goal', 'Ben', 0.5, day('2026-01-12'), day('2026-01-16')],
    ])
    expect(items(read)).toEqual([expected[1], expected[2]])
  })

  test('with weeks that are numbered over their days is none, either', () => {
    const read = sheet(
      [
        [null, null, null, null, null, 'January'],
        ['Task', 'Project Lead', 'Start Date', 'End Date', 'Progress', 1, 2, 3],
        [null, null, null, null, null, day('2026-01-05'), day('2026-01-12'), day('2026-01-19')],
        ...tasks,
      ],
      grid => {
        for (const column of [0, 1, 2, 3, 4]) grid.merges.push({ top: 1, bottom: 2, left: column, right: column })
      },
    )
    expect(items(read)).toEqual(expected)
  })
})

test('a roadmap of quarters has their days', () => {
  const read = table([
    ['Quarter', 'Milestone', 'Status'],
    ['Q1 2026', 'Beta', 'Complete'],
    ['Q3 2026', 'Launch', 'Planned'],
  ])
  expect(planOf(read).items.map(({ what, from, to }) => [what, from, to])).toEqual([
    ['Beta', '2026-01-01', '2026-03-31'],
    ['Launch', '2026-07-01', '2026-09-30'],
  ])
})

test('subtasks stand to the right of their tasks, though wide cells are merged, and progress in words is a status', () => {
  const rows: (string | Cell | null)[][] = [
    ['Task #', 'Tasks', 'Subtask', 'Task Action', null, 'Resource', 'Progress', 'Start date', 'End date'],
    ['1', 'Plan the project', null, null, null, null, null, null, null],
    ...['1.1', '1.2', '1.3', '1.4', '1.5'].map(number => [
      number,
      null,
      `Draft ${number}`,
      'Write it down',
      null,
      'Internet access',
      'complete',
      day('2026-01-05'),
      day('2026-01-09'),
    ]),
  ]
  const read = sheet(rows, grid => {
    for (const [row] of rows.entries()) grid.merges.push({ top: row, bottom: row, left: 3, right: 4 })
  })
  expect(planOf(read).items.map(({ what, level, status }) => `${level} ${what} ${status}`)).toEqual([
    '0 Plan the project ',
    ...['1.1', '1.2', '1.3', '1.4', '1.5'].map(number => `1 Draft ${number} complete`),
  ])
})

test('the first task of a text file is no second row of names, whatever words it holds', () => {
  const { tables, plans } = understand(
    texts('milestones', [
      ['Milestone', 'Description', 'Status', 'Effort', 'Actual', 'Reported', 'Report', 'Cost'],
      ['MS1', 'Plan', 'Planned', '0', '0', '13/01/26', 'Start', '0'],
      ['MS2', 'Requirements', 'Complete', '0', '0', '14/01/26', 'Deliverable', '0'],
      ['MS3', 'Architecture', 'In progress', '2', '0', '15/01/26', 'Deliverable', '0'],
    ]),
  )
  expect((plans[0]?.items.length ?? 0) + (tables[0]?.rows.length ?? 0)).toBe(3)
})
