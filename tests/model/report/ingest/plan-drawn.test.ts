import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import type { UnderstandOptions, Understood } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { planOf, problem, sheet } from './plans.ts'

const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })
const days = (read: Understood): [string, string | null, string | null][] =>
  planOf(read).items.map(({ what, from, to }) => [what, from, to])

/** A sheet with colours: for each row the colours of its columns, from the given column on; a dot is none. */
const coloured = (rows: Given[][], first: number, colours: Record<number, string>, options: UnderstandOptions = {}): Understood =>
  sheet(
    rows,
    grid => {
      grid.fills = { count: 0, rows: new Map() }
      for (const [row, letters] of Object.entries(colours))
        grid.fills.rows.set(
          Number(row),
          new Map([...letters].flatMap((letter, at) => (letter === '.' ? [] : [[first + at, letter] as const]))),
        )
    },
    options,
  )

describe('plans that are drawn by colour', () => {
  const WEEKS = [day('2026-01-05'), day('2026-01-12'), day('2026-01-19'), day('2026-01-26')]

  test('coloured cells under weeks are a start and an end, and that is told', () => {
    const read = coloured(
      [
        ['Task', 'Owner', ...WEEKS],
        ['Design', 'Ann'],
        ['Build', 'Ben'],
        ['Train', 'Cy'],
        ['Later', 'Cy'],
      ],
      2,
      { 1: 'bb..', 2: '..b.', 3: 'b..b' },
    )
    expect(days(read)).toEqual([
      ['Design', '2026-01-05', '2026-01-18'],
      ['Build', '2026-01-19', '2026-01-25'],
      ['Train', '2026-01-05', '2026-02-01'],
      ['Later', null, null],
    ])
    expect(problem(read, 'gantt')).toMatchObject([{ severity: 'info', cell: 'C1' }])
    expect(problem(read, 'gantt-gap')).toMatchObject([{ cell: 'C4' }])
  })

  test('lines coloured from end to end are headings, columns coloured from top to bottom are background', () => {
    const read = coloured(
      [['Task', 'Owner', ...WEEKS], ['Prepare'], ['Design', 'Ann'], ['Order', 'Ann'], ['Make'], ['Weld', 'Ben'], ['Paint', 'Ben']],
      2,
      { 1: 'hhhh', 2: 'bg..', 3: '.b..', 4: 'hhhh', 5: '.gb.', 6: '.g.c' },
    )
    expect(planOf(read).items.map(({ what, level, from, to }) => [what, level, from, to])).toEqual([
      ['Prepare', 0, null, null],
      ['Design', 1, '2026-01-05', '2026-01-18'],
      ['Order', 1, '2026-01-12', '2026-01-18'],
      ['Make', 0, null, null],
      ['Weld', 1, '2026-01-12', '2026-01-25'],
      ['Paint', 1, '2026-01-12', '2026-02-01'],
    ])
    expect(problem(read, 'gantt-bands')).toMatchObject([{ severity: 'info', cell: 'C2' }])
    // Several colours may mean something that is not read.
    expect(problem(read, 'gantt')).toMatchObject([{ severity: 'warning' }])
    const shaded = coloured(
      [
        ['Task', 'Owner', ...WEEKS],
        ['Design', 'Ann'],
        ['Order', 'Ann'],
        ['Weld', 'Ben'],
        ['Paint', 'Ben'],
      ],
      2,
      { 1: 'b.g.', 2: '.bg.', 3: '..g.', 4: '..gb' },
    )
    expect(days(shaded).map(([, from]) => from)).toEqual(['2026-01-05', '2026-01-12', null, '2026-01-26'])
  })

  test('a calendar of first and last days over a row of weeks is one header, also where nothing stands over the tasks', () => {
    const read = coloured(
      [
        [null, '28.12.2026-3.1.2027', '4.1.2027-10.1.2027', '11.1.2027-17.1.2027'],
        ['Begin: 28.12.2026', 'WEEK 1', 'WEEK 2', 'WEEK 3'],
        ['Design'],
        ['Build'],
      ],
      1,
      { 2: 'bb.', 3: '..b' },
    )
    expect(days(read)).toEqual([
      ['Design', '2026-12-28', '2027-01-10'],
      ['Build', '2027-01-11', '2027-01-17'],
    ])
  })

  test('coloured cells of an empty table of months without tasks are no plan', () => {
    const read = coloured([['', 'Jan 2026', 'Feb 2026', 'Mar 2026'], ['Revenue'], ['Costs'], ['Profit']], 1, {
      1: 'b..',
      2: '.b.',
    })
    expect(read.plans).toEqual([])
  })

  test('coloured cells that no day stands over are told: nothing says on which days the tasks are', () => {
    const read = coloured(
      [
        ['Task', 'Owner', 'Start', 'End', 'Phase one', 'Phase two', 'Phase three'],
        ['Design', 'Ann'],
        ['Build', 'Ben'],
      ],
      4,
      { 1: 'bb.', 2: '..b' },
    )
    expect(days(read)).toEqual([
      ['Design', null, null],
      ['Build', null, null],
    ])
    expect(problem(read, 'drawn-without-days')).toMatchObject([{ severity: 'warning', cell: 'E2' }])
  })

  test('under KW and its numbers are weeks, of the year that is said; until then it is asked', () => {
    const rows = [
      ['', '', 'Oktober', 'Oktober', 'Oktober', 'November'],
      ['Phasen', 'KW', 42, 43, 44, 45],
      ['Entwurf', '16 Tage'],
      ['Bau', '2 Tage'],
      ['Probe', '1 Tag'],
    ]
    const drawn = { 2: 'bb..', 3: '..b.', 4: '...b' }
    const asked = coloured(rows, 2, drawn)
    expect([asked.statements, asked.plans]).toEqual([[], []])
    expect(problem(asked, 'drawn-without-year')).toHaveLength(1)
    expect(days(coloured(rows, 2, drawn, { year: 2026 }))).toEqual([
      ['Entwurf', '2026-10-12', '2026-10-25'],
      ['Bau', '2026-10-26', '2026-11-01'],
      ['Probe', '2026-11-02', '2026-11-08'],
    ])
  })

  test('beside tasks with who and how far, numbered weeks are no figures of theirs', () => {
    const read = coloured(
      [
        ['NR.', 'Aufgabe', 'Fortschritt in %', 'Bearbeitet von:', 'KW', 49, 50, 51, 1, 2, 3, 4],
        ['1', 'Entwurf', '40%', 'Ann', ''],
        ['2', 'Bau', '0%', 'Ben', ''],
      ],
      5,
      { 1: 'bb.....', 2: '..bb...' },
    )
    expect(planOf(read).items).toMatchObject([
      { what: 'Entwurf', squad: 'Ann', progress: '40' },
      { what: 'Bau', squad: 'Ben' },
    ])
    expect(problem(read, 'drawn-without-days')).toHaveLength(1)
  })
})
