import { describe, expect, test } from 'vitest'
import { planOf, problem, table } from './plans.ts'

const linked = (rows: string[][]) => {
  const read = table(rows)
  return { read, waits: planOf(read).items.map(({ waitsFor }) => waitsFor ?? []) }
}

describe('what a dependency names', () => {
  test('tasks and the ids of those before them are a plan, with hours beside them or nothing', () => {
    const { read, waits } = linked([
      ['taskID', 'task', 'predecessorTaskIDs', 'expectedHours'],
      ['A', 'Describe', '', '4'],
      ['B', 'Market', 'A', '8'],
      ['C', 'Build', 'A, B', '7'],
    ])
    expect(read.sheets[0]?.kind).toBe('plan')
    expect(waits).toEqual([[], [0], [0, 1]])
  })

  test('lines of the table, where the only ids are an outline that has not all of the numbers', () => {
    const rows = [
      ['WBS', 'Task Name', 'Start', 'Finish', 'Predecessors'],
      ['1', 'Factory', '2026-01-05', '2026-03-27', ''],
      ['1.1', 'Design', '2026-01-05', '2026-01-16', ''],
      ['1.2', 'Order', '2026-01-19', '2026-02-11', '2FS+2d'],
      ['2', 'Hall', '2026-02-16', '2026-06-20', '1'],
      ['2.1', 'Frame', '2026-02-16', '2026-02-20', '3,2SS+50%'],
      ['2.2', 'Roof', '2026-02-23', '2026-02-27', '3,5'],
    ]
    const { read, waits } = linked(rows)
    expect(waits).toEqual([[], [], [1], [0], [2, 1], [2, 4]])
    expect(problem(read, 'dependency-lines')).toMatchObject([{ severity: 'warning', cell: 'E4' }])
    expect(planOf(read).links).toMatchObject({ by: 'lines of the table', others: [{ by: 'rows of the sheet' }, { by: 'WBS' }] })
    expect(problem(read, 'mixed-marks')).toEqual([])
  })

  test('numbers that may be the outline or lines are asked', () => {
    const { read, waits } = linked([
      ['WBS', 'Task Name', 'Start', 'Finish', 'Predecessors'],
      ['1', 'Factory', '2026-01-05', '2026-03-27', ''],
      ['1.1', 'Design', '2026-01-05', '2026-01-16', ''],
      ['2', 'Hall', '2026-02-16', '2026-06-20', '1'],
      ['3', 'Close', '2026-06-22', '2026-06-26', '2'],
    ])
    expect(waits).toEqual([[], [], [0], [2]])
    expect(problem(read, 'dependency-ids')).toMatchObject([{ severity: 'warning', cell: 'E4' }])
    expect(planOf(read).links?.others.map(({ by, items }) => [by, items.map(({ waitsFor }) => waitsFor)])).toEqual([
      ['lines of the table', [[], [], [0], [1]]],
    ])
  })

  test('an outline that dependencies name with its dots stays what they mean', () => {
    const { read, waits } = linked([
      ['WBS', 'Task', 'Start', 'End', 'Depends on'],
      ['1', 'Factory', '2026-01-05', '2026-03-27', ''],
      ['1.1', 'Design', '2026-01-05', '2026-01-16', ''],
      ['1.2', 'Order', '2026-01-19', '2026-02-11', '1.1'],
      ['2', 'Hall', '2026-02-16', '2026-06-20', '1'],
    ])
    expect(waits).toEqual([[], [], [1], [0]])
    expect(read.problems).toEqual([])
  })

  test('links as other programs and languages write them', () => {
    const { read, waits } = linked([
      ['ID', 'Task', 'Start', 'End', 'Depends on'],
      ['A10', 'Design', '2026-01-05', '2026-01-16', ''],
      ['A20', 'Order', '2026-01-19', '2026-02-11', 'A10: FS'],
      ['A30', 'Install', '2026-02-16', '2026-02-20', 'A10: SS 5, A20: FS'],
      ['A40', 'Test', '2026-02-23', '2026-02-27', 'A20-FS=P2D;A30'],
      ['A50', 'Train', '2026-02-23', '2026-02-27', "['A30', 'A40']"],
      ['A60', 'Move', '2026-02-23', '2026-02-27', 'A50FD+1,5 jours'],
      ['A70', 'Start', '2026-02-23', '2026-02-27', 'A40 - Test'],
      ['A80', 'Run', '2026-02-23', '2026-02-27', 'A10 | A20 / A30'],
    ])
    expect(waits).toEqual([[], [0], [0, 1], [1, 2], [2, 3], [4], [3], [0, 1, 2]])
    expect(read.problems).toEqual([])
    // What is more than “after that one ends” is told as it stands.
    const told = planOf(read).items.map(({ more }) => more.map(({ text }) => text))
    expect(told).toEqual([[], [], ['A10: SS 5, A20: FS'], ['A20-FS=P2D;A30'], [], ['A50FD+1,5 jours'], [], []])
  })
})

describe('days as programs write them', () => {
  test('with a time, a zone, a day of the week; what they say of the time is kept', () => {
    const read = table([
      ['Task', 'Owner', 'Start', 'Finish'],
      ['A', 'Ann', 'January 5, 2026 8:00 AM', 'Fri Jan 16 2026 09:00:00 GMT+0000 (GMT)'],
      ['B', 'Ann', '2026-01-05T08:00:00', '1/16/2026, 9:00:00 AM GMT+1'],
      ['C', 'Ann', '1/5/2026 12:00:00 AM', '2026-01-16T00:00:00.000Z'],
      ['D', 'Ann', 'lundi 5 janvier 2026', 'Freitag, 16. Januar 2026'],
      ['E', 'Ann', '5 de enero de 2026', 'Fre 16.01.26'],
    ])
    expect(planOf(read).items.map(({ from, to }) => [from, to])).toEqual(Array.from({ length: 5 }, () => ['2026-01-05', '2026-01-16']))
    expect(planOf(read).items.map(({ more }) => more.length)).toEqual([2, 2, 0, 0, 0])
    expect(read.problems).toEqual([])
  })

  test('both ends in the cell of the last day', () => {
    const read = table([
      ['Task name', 'Status', 'Due'],
      ['Design', 'Done', 'January 5, 2026 → January 16, 2026'],
      ['Order', 'Open', 'February 11, 2026'],
    ])
    expect(planOf(read).items.map(({ from, to, more }) => [from, to, more])).toEqual([
      ['2026-01-05', '2026-01-16', []],
      [null, '2026-02-11', []],
    ])
  })

  test('`A1–A3` is all of them, and a plain `1-3` may be days', () => {
    const { read, waits } = linked([
      ['WBS', 'Task', 'Owner', 'Start', 'End', 'Depends on'],
      ['A1', 'Save', 'Ada', '2026-01-05', '2026-01-06', ''],
      ['A2', 'Load', 'Ada', '2026-01-05', '2026-01-06', 'A1'],
      ['A3', 'Lock', 'Bo', '2026-01-05', '2026-01-06', 'A1'],
      ['A4', 'Test', 'Bo', '2026-01-05', '2026-01-06', 'A1–A3'],
      ['B1', 'Merge', 'Bo', '2026-01-05', '2026-01-06', 'A2-A4'],
      ['B2', 'Ship', 'Bo', '2026-01-05', '2026-01-06', 'B1-B7'],
    ])
    expect(waits).toEqual([[], [0], [0], [0, 1, 2], [1, 2, 3], [null]])
    expect(problem(read, 'unknown-dependency')).toMatchObject([{ cell: 'F7' }])
  })

  test.each(['1.1+1.2', '1.1 + 1.2', '1.1 1.2', '1.1/1.2', '1.1\n1.2', '1.2 1.1'])('two tasks in one cell: %j', given => {
    const { read, waits } = linked([
      ['WBS', 'Task Name', 'Start', 'Finish', 'Predecessors'],
      ['1', 'Factory', '2026-01-05', '2026-03-27', '0'],
      ['1.1', 'Design', '2026-01-05', '2026-01-16', ''],
      ['1.2', 'Order', '2026-01-19', '2026-02-11', '1.1FS+2'],
      ['1.3', 'Frame', '2026-02-16', '2026-02-20', given],
    ])
    expect(waits.at(-1)?.toSorted()).toEqual([1, 2])
    expect(waits.slice(0, 3)).toEqual([[], [], [1]])
    expect(problem(read, 'unknown-dependency')).toEqual([])
  })

  test('a task and a number without a unit is not one and a part of another', () => {
    const { read, waits } = linked([
      ['WBS', 'Task Name', 'Start', 'Finish', 'Predecessors'],
      ['1', 'Factory', '2026-01-05', '2026-03-27', ''],
      ['1.1', 'Design', '2026-01-05', '2026-01-16', ''],
      ['1.2', 'Order', '2026-01-19', '2026-02-11', '1.1+1.7'],
    ])
    expect(waits[2]).toEqual([null])
    expect(problem(read, 'unknown-dependency')).toMatchObject([{ cell: 'E4' }])
  })

  test('names below each other in one cell', () => {
    const { waits } = linked([
      ['Task', 'Start', 'Finish', 'Depends on'],
      ['Design', '2026-01-05', '2026-01-16', ''],
      ['Order steel', '2026-01-19', '2026-02-11', 'Design'],
      ['Frame', '2026-02-16', '2026-02-20', 'Order steel\nDesign'],
    ])
    expect(waits).toEqual([[], [0], [1, 0]])
  })
})
