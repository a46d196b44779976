import { describe, expect, test } from 'vitest'
import { type Cell, emptyGrid } from '#app/model/report/ingest/cells/grid.ts'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'
import { planOf, problem, sheet, table } from './plans.ts'

const tree = (read: Understood): [string, number, string | null][] => {
  const { items } = planOf(read)
  return items.map(({ what, level, parent }) => [what, level, parent === null ? null : (items[parent]?.what ?? null)])
}

describe('what is a plan', () => {
  test('a narrow plan whose rows of dates look like headers is one plan, not a statement', () => {
    const read = table([
      ['Task', 'Owner', 'Planned Start', 'Planned Finish'],
      ['Kick-off', 'PM', '2026-01-05', '2026-01-07'],
      ['Build', 'DE', '2026-01-08', '2026-03-31'],
    ])
    expect(planOf(read).items).toMatchObject([
      { what: 'Kick-off', squad: 'PM', from: '2026-01-05', to: '2026-01-07' },
      { what: 'Build', from: '2026-01-08', to: '2026-03-31' },
    ])
    expect(read.statements).toEqual([])
  })

  test('a plan with a cost column is still a plan, and the cost is kept', () => {
    const read = table([
      ['Task Name', 'Start', 'Finish', '% Complete', 'Cost'],
      ['Design', '2026-01-05', '2026-02-05', '50', '12000'],
      ['Build', '2026-02-06', '2026-05-05', '0', '48000'],
    ])
    expect(planOf(read).items[1]?.more).toEqual([{ label: 'Cost', cell: 'E3', text: '48000' }])
  })

  test('a list of amounts by date is no plan', () => {
    const read = table([
      ['Item', 'Date', 'Account', 'Amount'],
      ['Rent', '2026-01-05', '6100', '1200'],
      ['Power', '2026-01-09', '6200', '310'],
    ])
    expect(read.plans).toEqual([])
  })
})

describe('hierarchy', () => {
  test('number cells are ids as their format shows them: 1.10 is not 1.1', () => {
    const read = sheet(
      [
        ['WBS', 'Task', 'Owner', 'Status'],
        [1, 'Groundwork', 'A', 'done'],
        [1.1, 'Survey', 'A', 'done'],
        [1.1, 'Permit', 'A', 'done'],
      ],
      ({ rows }) => {
        for (const row of [2, 3]) Object.assign(rows[row]?.[0] as Cell, { format: row === 2 ? '0.0' : '0.00' })
      },
    )
    expect(planOf(read).items.map(({ ref }) => ref)).toEqual(['1', '1.1', '1.10'])
    expect(problem(read, 'double-id')).toEqual([])
    expect(tree(read)[2]).toEqual(['Permit', 1, 'Groundwork'])
  })

  test('where the format has lost the zero, the second 1.1 is pointed out', () => {
    const read = sheet([
      ['WBS', 'Task', 'Owner', 'Status'],
      [1, 'Groundwork', 'A', 'done'],
      [1.1, 'Survey', 'A', 'done'],
      [1.1, 'Permit', 'A', 'done'],
    ])
    expect(problem(read, 'double-id')).toMatchObject([{ cell: 'A4', message: expect.stringContaining('1.10') as string }])
  })

  test('an id that the spreadsheet made a date is pointed out', () => {
    const read = sheet(
      [
        ['WBS', 'Task', 'Owner', 'Status'],
        [1, 'Groundwork', 'A', 'done'],
        ['', 'Survey', 'A', 'done'],
      ],
      ({ rows }) => {
        const row = rows[2] as Cell[]
        row[0] = { kind: 'date', value: '2026-01-02', raw: '46024' }
      },
    )
    expect(problem(read, 'id-is-a-date')).toMatchObject([{ cell: 'A3' }])
  })

  test('1, 1.1 and 10 are a tree; a level that is skipped goes to the next one above', () => {
    const read = table([
      ['WBS', 'Task', 'Owner', 'Status'],
      ['1', 'One', 'A', 'done'],
      ['1.1', 'One one', 'A', 'done'],
      ['1.2.1', 'Deep', 'A', 'done'],
      ['10', 'Ten', 'A', 'done'],
    ])
    expect(tree(read)).toEqual([
      ['One', 0, null],
      ['One one', 1, 'One'],
      ['Deep', 1, 'One'],
      ['Ten', 0, null],
    ])
  })

  test('without a column of ids, the numbers that names begin with are a tree, and dependencies name them', () => {
    const read = table([
      ['Task', 'Start', 'Finish', 'Predecessors'],
      ['New line', '2026-01-05', '2026-06-30', ''],
      ['1 Foundations', '2026-01-05', '2026-02-05', ''],
      ['1.1 Dig', '2026-01-05', '2026-01-20', ''],
      ['1.2. Pour', '2026-01-21', '2026-02-05', '1.1'],
      ['2 Frame', '2026-02-06', '2026-05-05', '1'],
      ['2.1 Columns', '2026-02-06', '2026-03-05', ''],
    ])
    expect(tree(read)).toEqual([
      ['New line', 0, null],
      ['1 Foundations', 0, null],
      ['1.1 Dig', 1, '1 Foundations'],
      ['1.2. Pour', 1, '1 Foundations'],
      ['2 Frame', 0, null],
      ['2.1 Columns', 1, '2 Frame'],
    ])
    expect(planOf(read).items.map(({ waitsFor }) => waitsFor)).toEqual([undefined, undefined, undefined, [2], [1], undefined])
    // A number that is part of what a thing is called is none.
    const sizes = table([
      ['Task', 'Start', 'Finish'],
      ['1.5 MW turbine', '2026-01-05', '2026-01-20'],
      ['Second turbine', '2026-01-05', '2026-01-20'],
      ['1 mast', '2026-01-05', '2026-01-20'],
    ])
    expect(tree(sizes).map(([, level]) => level)).toEqual([0, 0, 0])
  })

  test('a parent further down is found, one that is not there is said, a circle is broken and said', () => {
    const read = table([
      ['Issue key', 'Summary', 'Parent key', 'Status'],
      ['A-2', 'Story', 'A-1', 'To Do'],
      ['A-1', 'Epic', '', 'To Do'],
      ['A-3', 'Orphan', 'A-9', 'To Do'],
      ['A-4', 'Hen', 'A-5', 'To Do'],
      ['A-5', 'Egg', 'A-4', 'To Do'],
    ])
    expect(tree(read).slice(0, 3)).toEqual([
      ['Story', 1, 'Epic'],
      ['Epic', 0, null],
      ['Orphan', 0, null],
    ])
    expect(problem(read, 'unknown-parent')).toMatchObject([{ cell: 'C4', message: expect.stringContaining('A-9') as string }])
    expect(planOf(read).items[2]?.more).toContainEqual({ label: 'Parent key', cell: 'C4', text: 'A-9' })
    expect(problem(read, 'circular-parent')).toHaveLength(1)
    expect(
      planOf(read)
        .items.map(({ level }) => level)
        .slice(3),
    ).toEqual([0, 1])
  })

  test('Jira’s numeric parent ids and MS Project’s outline levels are read', () => {
    const jira = table([
      ['Issue key', 'Issue id', 'Summary', 'Parent id', 'Status'],
      ['A-1', '10001', 'Epic', '', 'Done'],
      ['A-2', '10002', 'Story', '10001', 'Done'],
    ])
    expect(tree(jira)[1]).toEqual(['Story', 1, 'Epic'])
    const project = table([
      ['ID', 'Outline Level', 'Task Name', 'Start', 'Finish'],
      ['1', '1', 'Phase', '2026-01-05', '2026-03-05'],
      ['2', '2', 'Step', '2026-01-05', '2026-02-05'],
      ['3', '1', 'Next', '2026-03-06', '2026-04-05'],
    ])
    expect(tree(project)).toEqual([
      ['Phase', 0, null],
      ['Step', 1, 'Phase'],
      ['Next', 0, null],
    ])
  })

  test('an Epic Link makes an item a part of the epic that is called so; a story that repeats its epic’s name is no epic', () => {
    const read = table([
      ['Issue key', 'Issue Type', 'Summary', 'Custom field (Epic Name)', 'Custom field (Epic Link)', 'Status'],
      ['A-1', 'Epic', 'Sign in everywhere', 'Login', '', 'Done'],
      ['A-2', 'Story', 'Form', 'Login', 'Login', 'Done'],
      ['A-3', 'Story', 'Reset', 'Login', 'Login', 'Done'],
    ])
    expect(tree(read).map(([, , parent]) => parent)).toEqual([null, 'Sign in everywhere', 'Sign in everywhere'])
  })
})

describe('dependencies', () => {
  const rows = (last: string): string[][] => [
    ['ID', 'Task Name', 'Predecessors', 'Start', 'Finish'],
    ['4', 'Four', '', '2026-01-05', '2026-02-05'],
    ['5', 'Five', '', '2026-01-05', '2026-02-05'],
    ['6', 'Six', '', '2026-01-05', '2026-02-05'],
    ['7', 'Seven', last, '2026-03-05', '2026-04-05'],
  ]
  test('“4,5,6” is a list', () => {
    expect(planOf(table(rows('4,5,6'))).items[3]).toMatchObject({ dependsOn: ['4', '5', '6'], waitsFor: [0, 1, 2] })
  })

  test('“4fs” names item 4; a lag is kept as it is written', () => {
    expect(planOf(table(rows('4fs'))).items[3]).toMatchObject({ dependsOn: ['4fs'], waitsFor: [0], more: [] })
    const lagged = planOf(table(rows('5SS+2 days;4'))).items[3]
    expect(lagged).toMatchObject({ waitsFor: [1, 0] })
    expect(lagged?.more).toEqual([{ label: 'Predecessors', cell: 'C5', text: '5SS+2 days;4' }])
  })

  test('what names no task stays a text and is pointed out', () => {
    const read = table(rows('4, 12'))
    expect(planOf(read).items[3]).toMatchObject({ dependsOn: ['4', '12'], waitsFor: [0, null] })
    expect(problem(read, 'unknown-dependency')).toMatchObject([{ cell: 'C5', message: expect.stringContaining('12') as string }])
  })

  test('of two columns for predecessors the one that holds something counts', () => {
    const read = table([
      ['ID', 'Task', 'Predecessor', 'Owner', 'Predecessors'],
      ['1', 'One', '', 'A', ''],
      ['2', 'Two', '', 'A', '1fs'],
    ])
    expect(planOf(read).items[1]).toMatchObject({ dependsOn: ['1fs'], waitsFor: [0] })
  })
})

test('every further column is kept with its cell', () => {
  const read = table([
    ['ID', 'Task', 'Owner', 'Start', 'Baseline Start', 'Effort (h)'],
    ['1', 'One', 'A', '2026-01-05', '2026-01-02', '40'],
  ])
  expect(planOf(read).items[0]?.more).toEqual([
    { label: 'Baseline Start', cell: 'E2', text: '2026-01-02' },
    { label: 'Effort (h)', cell: 'F2', text: '40' },
  ])
})

test('hidden rows and columns are read when they are asked for', () => {
  const book = typed({
    ...emptyGrid('Plan'),
    ...grid('Plan', [
      ['ID', 'Task', 'Owner', 'Status', 'Priority'],
      ['1', 'One', 'A', 'done', 'high'],
      ['2', 'Two', 'A', 'done', 'high'],
    ]),
    hiddenRows: new Set([2]),
    hiddenColumns: new Set([2]),
  })
  expect(planOf(understand(book)).items.map(({ what, squad }) => [what, squad])).toEqual([['One', '']])
  const all = understand(book, { hiddenRows: true, hiddenColumns: true })
  expect(planOf(all).items.map(({ what, squad }) => [what, squad])).toEqual([
    ['One', 'A'],
    ['Two', 'A'],
  ])
  expect(problem(all, 'hidden-rows')).toEqual([])
})
