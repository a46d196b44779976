import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { planOf, problem, sheet, table } from './plans.ts'

const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })
const tree = (read: ReturnType<typeof table>) => planOf(read).items.map(({ what, parent }) => [what, parent])

describe('where the tasks of a plan stand', () => {
  test('names under no heading, the further down the further to the right, before a state and a day', () => {
    const read = sheet([
      [null, null, null, 'Status', 'Target date'],
      ['Portal', null, null, null, null],
      [null, 'Courses', null, 'Done', null],
      [null, null, 'Medical', 'Not started', day('2026-07-14')],
      ['Services', null, null, null, null],
      [null, 'Internships', null, 'Not started', day('2026-07-15')],
    ])
    expect(tree(read)).toEqual([
      ['Portal', null],
      ['Courses', 0],
      ['Medical', 1],
      ['Services', null],
      ['Internships', 3],
    ])
    expect(planOf(read).items[2]).toMatchObject({ to: '2026-07-14', status: 'Not started' })
  })

  test('names in two rows: planned and actual over start and end', () => {
    const read = sheet([
      ['Task', 'Planned', null, 'Actual', null, 'Status'],
      [null, 'Start', 'End', 'Start', 'End', null],
      ['Design', day('2026-01-05'), day('2026-01-09'), day('2026-01-06'), day('2026-01-12'), 'Done'],
      ['Order', day('2026-01-12'), day('2026-01-16'), null, null, 'Open'],
    ])
    expect(planOf(read).items).toMatchObject([
      {
        from: '2026-01-05',
        to: '2026-01-09',
        status: 'Done',
        more: [
          { label: 'Actual Start', cell: 'D3' },
          { label: 'Actual End', cell: 'E3' },
        ],
      },
      { from: '2026-01-12', to: '2026-01-16', more: [] },
    ])
    expect(read.problems).toEqual([])
  })

  test('a calendar of numbered days beside real dates is left alone, over the end of a month too', () => {
    const read = sheet([
      [null, null, null, null, 'Jan 2026'],
      ['Task', 'Owner', 'Start', 'End', 29, 30, 31, 1, 2, 3, 4],
      ['Design', 'Ann', day('2026-01-29'), day('2026-01-30')],
      ['Order', 'Bo', day('2026-01-31'), day('2026-02-02')],
    ])
    expect(planOf(read).items.map(({ what, to }) => [what, to])).toEqual([
      ['Design', '2026-01-30'],
      ['Order', '2026-02-02'],
    ])
  })

  test('what stands alone left of the names heads the tasks below, in a column of groups, of ids or without a name', () => {
    const groups = sheet([
      ['Workstream', 'Task', 'Owner', 'Start', 'End'],
      ['Planning', null, null, null, null],
      [null, 'Design', 'Ann', day('2026-01-05'), day('2026-01-09')],
      [null, 'Order', 'Bo', day('2026-01-12'), day('2026-01-16')],
      ['Building', null, null, null, null],
      [null, 'Install', 'Cy', day('2026-02-16'), day('2026-02-20')],
    ])
    expect(tree(groups)).toEqual([
      ['Planning', null],
      ['Design', 0],
      ['Order', 0],
      ['Building', null],
      ['Install', 3],
    ])
    expect(problem(groups, 'headings')).toMatchObject([{ severity: 'info', cell: 'A2' }])
    const ids = sheet([
      ['No.', 'Task', 'Start', 'End', 'Owner'],
      ['Phase 1: Planning', null, null, null, null],
      [1, 'Design', day('2026-01-05'), day('2026-01-09'), 'Ann'],
    ])
    expect(tree(ids)).toEqual([
      ['Phase 1: Planning', null],
      ['Design', 0],
    ])
  })

  test('folders in the column of ids, indented, have their days', () => {
    const read = table([
      ['Activity ID', 'Activity Name', 'Original Duration', 'Start', 'Finish'],
      ['FAC  Factory', '', '33', '05-Jan-26', '20-Feb-26'],
      ['  FAC.DES  Design', '', '10', '05-Jan-26', '16-Jan-26'],
      ['    A1000', 'Drawings', '10', '05-Jan-26', '16-Jan-26'],
      ['  FAC.BUY  Buying', '', '18', '19-Jan-26', '11-Feb-26'],
      ['    A1010', 'Order', '18', '19-Jan-26', '11-Feb-26'],
    ])
    expect(tree(read)).toEqual([
      ['FAC Factory', null],
      ['FAC.DES Design', 0],
      ['Drawings', 1],
      ['FAC.BUY Buying', 0],
      ['Order', 3],
    ])
    expect(planOf(read).items[1]).toMatchObject({ ref: '', from: '2026-01-05', to: '2026-01-16' })
  })

  test('dots are a hierarchy where the item before them is there; 1.0 holds 1.1; ids reckoned by formulas and written as figures', () => {
    const rows = (refs: string[]) => [['ID', 'Task', 'Owner', 'Start'], ...refs.map(ref => [ref, `T${ref}`, 'Ann', '2026-01-05'])]
    const parents = (refs: string[]) => planOf(table(rows(refs))).items.map(({ parent }) => parent)
    expect(parents(['AB-7', 'AB-7.1', 'AB-8', 'v1.x'])).toEqual([null, 0, null, null])
    expect(parents(['1.0', '1.1', '1.2', '2.0', '2.1'])).toEqual([null, 0, 0, null, 3])
    const reckoned = sheet([
      ['WBS', 'Task', 'Start', 'Finish'],
      [1, 'A', day('2026-01-05'), day('2026-01-09')],
      [1.1, 'B', day('2026-01-05'), day('2026-01-09')],
      [{ formula: 'A3+0.1', value: '1.2000000000000002' }, 'C', day('2026-01-05'), day('2026-01-09')],
    ])
    expect(planOf(reckoned).items.map(({ ref, parent }) => [ref, parent])).toEqual([
      ['1', null],
      ['1.1', 0],
      ['1.2', 0],
    ])
    const written = table([
      ['ID', 'Name', 'ParentID', 'Start', 'Finish'],
      ['1', 'A', '0', '2026-01-05', '2026-01-09'],
      ['2', 'B', '1.0', '2026-01-05', '2026-01-09'],
    ])
    expect(planOf(written).items.map(({ parent }) => parent)).toEqual([null, 0])
    expect(written.problems).toEqual([])
  })

  test('people listed below the tasks of a plan under names of their own are no tasks', () => {
    const read = table([
      ['ID', 'Name', 'Begin date', 'End date', 'Predecessors'],
      ['0', 'Design', '2026-01-05', '2026-01-16', ''],
      ['1', 'Order', '2026-01-19', '2026-02-11', '0'],
      [],
      ['ID', 'Name', 'Default role', 'e-mail', 'Phone'],
      ['0', 'Ann', 'Default:0', 'ann@example.org', ''],
    ])
    expect(planOf(read).items.map(({ what }) => what)).toEqual(['Design', 'Order'])
    expect(read.tables).toMatchObject([{ rows: [{ row: 6 }] }])
    expect(read.problems.filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  test('names of columns amid the tasks are none', () => {
    const read = sheet([
      ['Name', 'Subitems', 'Person', 'Status', 'Timeline - Start', 'Timeline - End'],
      ['Design', 'Sketch', 'Ann', 'Done', day('2026-01-05'), day('2026-01-16')],
      ['Subitems', 'Name', 'Owner', 'Status', 'Date', null],
      [null, 'Sketch', 'Ann', 'Done', day('2026-01-08'), null],
      ['Order', null, 'Bo', 'Stuck', day('2026-01-19'), day('2026-02-11')],
    ])
    expect(tree(read)).toEqual([
      ['Design', null],
      ['Order', null],
    ])
    expect(problem(read, 'no-name')).toMatchObject([{ severity: 'warning', message: 'Lines 3 to 4 name no task. They were left out.' }])
  })

  test('an id in a text file that a spreadsheet took for a day is pointed out', () => {
    const rows = ['1', '1.1', '2-Jan', '1.3', '2', '4/1'].map(id => [id, `Task ${id}`, 'Ann', '2026-01-05'])
    const read = table([['ID', 'Task', 'Owner', 'Start'], ...rows])
    expect(problem(read, 'id-is-a-date').map(({ cell }) => cell)).toEqual(['A4', 'A7'])
  })

  test('marks under months are a plan whatever its first column is called', () => {
    const read = sheet([
      ['Project', 'Jan-26', 'Feb-26', 'Mar-26'],
      ['Design', 'X', 'X', null],
      ['Order', null, 'X', 'X'],
    ])
    expect(planOf(read).items.map(({ what, from, to }) => [what, from, to])).toEqual([
      ['Design', '2026-01-01', '2026-02-28'],
      ['Order', '2026-02-01', '2026-03-31'],
    ])
  })
})

describe('when', () => {
  test('a list of quarters is a plan without a figure in it; ranges share their year, two years are two years', () => {
    const read = table([
      ['Initiative', 'Quarter', 'Owner', 'Status'],
      ['Sign-up', 'Q1 2026', 'Growth', 'Done'],
      ['Referrals', 'Q2-Q3 2026', 'Growth', 'Open'],
      ['Portal', 'Jan–Mar 2027', 'Growth', 'Open'],
      ['Trust', '2026-2027', 'Growth', 'Open'],
    ])
    expect(planOf(read).items.map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-01', '2026-03-31'],
      ['2026-04-01', '2026-09-30'],
      ['2027-01-01', '2027-03-31'],
      ['2026-01-01', '2027-12-31'],
    ])
    expect(read.problems).toEqual([])
  })

  test('a time without a year says so, and is read in the year that a person gives', () => {
    const rows = [
      ['ID', 'Task', 'Start', 'End', 'Owner'],
      ['1', 'Design', 'KW 2', '16 Jan', 'Ann'],
    ]
    const open = problem(table(rows), 'unreadable-date')
    expect(open.map(({ message }) => message.slice(0, 23))).toEqual(['“KW 2” names no year. S', '“16 Jan” names no year.'])
    expect(planOf(table(rows, { year: 2026 })).items).toMatchObject([{ from: '2026-01-05', to: '2026-01-16' }])
  })

  test('a start that counts is told once, and kept', () => {
    const read = sheet([
      ['Activity', 'Plan start', 'Plan duration', 'Percent complete'],
      ['Design', 1, 5, { value: '0.25', format: '0%' }],
      ['Order', 3, 4, { value: '0', format: '0%' }],
    ])
    expect(planOf(read).items.map(({ from, more }) => [from, more[0]?.text])).toEqual([
      [null, '1'],
      [null, '3'],
    ])
    expect(planOf(read).openDays).toBeUndefined()
    expect(read.problems.filter(({ severity }) => severity === 'warning')).toMatchObject([{ code: 'counted-days', cell: 'B1' }])
  })

  const days = ['2026-01-05', '2026-01-16', 'Ann']
  const below = [
    ['Site', null],
    ['Survey', 0],
    ['Dig', 0],
    ['Line', null],
    ['Mount', 3],
  ]

  test.each([
    ['beside plain ids', 'N°', 'Réf.', ['1', '1.1', '1.2', '2', '2.1']],
    ['under no name that is known', 'ID', 'Position', ['1', '1.1', '1.2', '2', '2.1']],
    ['with dashes', 'N°', 'Réf.', ['1', '1-1', '1-2', '2', '2-1']],
    ['with lines', 'N°', 'WBS', ['A1', 'A1_1', 'A1_2', 'A2', 'A2_1']],
  ])('ids of a hierarchy %s', (_, id, head, refs) => {
    const read = table([
      [id, head, 'Tâche', 'Début', 'Fin', 'Responsable'],
      ...refs.map((ref, at) => [String(at + 1), ref, below[at]?.[0] as string, ...days]),
    ])
    expect(tree(read)).toEqual(below)
  })

  test('numbers in front of the names beside plain ids, by which others name them', () => {
    const read = table([
      ['ID', 'Task', 'Start', 'End', 'Owner', 'Predecessors'],
      ...['1', '1.1', '1.2', '2', '2.1'].map((number, at) => [
        String(at + 1),
        `${number} ${below[at]?.[0]}`,
        ...days,
        at === 4 ? '1.1, 2' : at === 2 ? 'Survey' : '',
      ]),
    ])
    expect(planOf(read).items.map(({ parent }) => parent)).toEqual([null, 0, 0, null, 3])
    expect(planOf(read).items[4]?.waitsFor).toEqual([1, 3])
    expect(planOf(read).items[2]?.waitsFor).toEqual([1])
  })

  test.each(['- ', '• ', '-- '])('marks in front of what belongs to the line above: %s', mark => {
    const read = table([
      ['ID', 'Task', 'Start', 'End', 'Owner', 'Predecessors'],
      ...below.map(([what, parent], at) => [String(at + 1), `${parent === null ? '' : mark}${what}`, ...days, at === 4 ? 'Survey' : '']),
    ])
    expect(planOf(read).items.map(({ parent }) => parent)).toEqual([null, 0, 0, null, 3])
    expect(planOf(read).items[4]?.waitsFor).toEqual([1])
  })
})

test('a phase is no part of the one before it, where a template sets only the first of them less far in', () => {
  const inward = (value: string, indent: number): Cell => ({ kind: 'text', value, indent })
  const read = sheet([
    ['Task', 'Start', 'End', 'Progress'],
    [inward('Phase 1: Design', 0), null, null, null],
    [inward('Sketches', 2), day('2026-01-05'), day('2026-01-16'), 1],
    [inward('Drawings', 2), day('2026-01-19'), day('2026-01-30'), 0.5],
    [inward('Phase 2: Build', 1), null, null, null],
    [inward('Frame', 2), day('2026-02-02'), day('2026-02-13'), 0],
    [inward('Paint', 2), day('2026-02-16'), day('2026-02-27'), 0],
  ])
  expect(planOf(read).items.map(({ what, parent }) => [what, parent])).toEqual([
    ['Phase 1: Design', null],
    ['Sketches', 0],
    ['Drawings', 0],
    ['Phase 2: Build', null],
    ['Frame', 3],
    ['Paint', 3],
  ])
})
