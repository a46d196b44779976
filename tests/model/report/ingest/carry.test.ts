import { describe, expect, test } from 'vitest'
import type { ImportJson } from '#app/model/report/import.ts'
import { carryOver, carryToVersion, nameOfStatement } from '#app/model/report/ingest/settling/carry.ts'
import { correct, named } from '#app/model/report/ingest/settling/correct.ts'
import { type Corrections, corrections } from '#app/model/report/ingest/settling/corrections.ts'
import { piecesOf, place, type Understanding, understandingOf } from '#app/model/report/ingest/understanding.ts'
import { understand, type UnderstandOptions } from '#app/model/report/ingest/understand.ts'
import { grid, type Given, texts, typed } from './grids.ts'

const given = (some: Partial<Corrections>): Corrections => corrections.parse(some)
const whole = (read: ReturnType<typeof understand>): ImportJson => ({ version: 1, file: { name: 'x', sha256: '0'.repeat(64) }, ...read })
const sheet = (name: string, rows: Given[][], hiddenRows: number[] = []) => ({ ...grid(name, rows), hiddenRows: new Set(hiddenRows) })

const rows: Given[][] = [
  ['Income statement', '2025', '2026'],
  ['Revenue', 10, 20],
  ['Grants', 1, 2],
  ['Costs', 5, 6],
]
const book = (options: UnderstandOptions = {}): ImportJson => whole(understand(typed(sheet('A', rows), sheet('B', rows, [2])), options))

describe('corrections of one reading, in another', () => {
  test('a statement is named by its sheet and its top left cell', () => {
    expect(book().statements.map(nameOfStatement)).toEqual(['A!A1', 'B!A1'])
  })

  test('stay where their statement, line, column and cell are', () => {
    const mine = given({
      statements: [{ statement: 1, title: 'Ours', rows: [{ labelCell: 'A4', label: 'All costs' }], values: [{ cell: 'B2', value: '11' }] }],
    })
    const { corrections: kept, dropped } = carryOver(book(), book({ hiddenRows: true }), mine)
    expect(dropped).toEqual([])
    expect(kept.statements).toEqual([{ ...mine.statements[0], at: 'B!A1' }])
  })

  test('are dropped with a sentence where the line is not there any longer', () => {
    const mine = given({ statements: [{ statement: 1, title: 'Ours', rows: [{ labelCell: 'A3', drop: true }] }] })
    const { corrections: kept, dropped } = carryOver(book({ hiddenRows: true }), book(), mine)
    expect(kept.statements).toMatchObject([{ title: 'Ours', rows: [] }])
    expect(dropped).toEqual([expect.stringMatching(/one correction was dropped.*A3/)])
  })

  test('are dropped with a sentence where the whole statement is not there', () => {
    const mine = given({ statements: [{ statement: 1, title: 'Ours' }], leavePlans: [] })
    const { corrections: kept, dropped } = carryOver(book(), whole(understand(typed(sheet('A', rows)))), mine)
    expect(kept.statements).toEqual([])
    expect(dropped).toHaveLength(1)
  })

  test('find their statement by its name when another one came before it', () => {
    const before = whole(understand(typed(sheet('B', rows))))
    const mine = named(before, given({ statements: [{ statement: 0, title: 'Ours' }] }))
    const { corrections: kept } = carryOver(before, book(), mine)
    expect(kept.statements).toMatchObject([{ statement: 1, title: 'Ours', at: 'B!A1' }])
    // The name counts, whatever the place says.
    const { import: corrected } = correct(book(), { ...kept, statements: kept.statements.map(one => ({ ...one, statement: 0 })) })
    expect(corrected.statements.map(({ title }) => title)).toEqual([expect.not.stringMatching('Ours'), 'Ours'])
  })
})

describe('what a person says of a plan', () => {
  const plan = whole(
    understand(
      texts('plan', [
        ['ID', 'Task', 'Owner', 'Status', 'Progress'],
        ['1', 'One', 'A', '1', '1'],
        ['2', 'Two', 'A', '0', '0'],
      ]),
    ),
  )
  test('settles statuses and what progress counts in, and takes away the questions', () => {
    expect(plan.problems.map(({ code }) => code).sort()).toEqual(['progress-scale', 'unknown-status', 'unknown-status'])
    const { import: settled } = correct(plan, given({ plans: [{ plan: 0, whole: 1, statuses: [{ text: '1', means: 'done' }] }] }))
    expect(settled.plans[0]?.items).toMatchObject([{ statusMeans: 'done', progress: '100' }, { progress: '0' }])
    expect(settled.problems.map(({ code, cell }) => [code, cell])).toEqual([['unknown-status', 'D3']])
  })

  test('moves quantities that nobody called planned or actual', () => {
    const read = whole(
      understand(
        texts('volumes', [
          ['plant_id', 'material_id', 'quantity'],
          ['P1', 'S1', '4.5'],
        ]),
      ),
    )
    const { import: moved } = correct(read, given({ plans: [{ plan: 0, stated: 'actual' }] }))
    expect(moved.plans[0]?.volumes).toMatchObject([{ planned: null, actual: '4.5' }])
    expect(moved.problems).toEqual([])
    expect(correct(read, given({ plans: [{ plan: 0, stated: 'planned' }] })).import.problems).toEqual([])
  })
})

test('a person says what is 100 % and which direction is good', () => {
  const read = whole(
    understand(
      typed(
        sheet('KPIs', [
          ['Key figures', '2025', '2026'],
          ['Churn %', 3.2, 2.9],
          ['Customers', 100, 120],
        ]),
      ),
    ),
  )
  const { import: settled } = correct(
    read,
    given({ statements: [{ statement: 0, rows: [{ labelCell: 'A2', unit: 'percent', whole: 100, good: 'down' }] }] }),
  )
  expect(settled.statements[0]?.lineItems[0]).toMatchObject({ unit: 'percent', whole: 100, good: 'down' })
})

describe('what comes to the page', () => {
  const put = (understanding: Understanding): Understanding => {
    let made: Understanding | null = null
    for (const piece of piecesOf(understanding)) made = place(JSON.parse(JSON.stringify(piece)) as typeof piece, made)
    if (!made) throw new Error('nothing came')
    return made
  }

  test('is the same when it comes in pieces', () => {
    const many: Given[][] = [
      ['Income statement', '2025', '2026'],
      ...Array.from({ length: 3_000 }, (_, at): Given[] => [`Line ${at}`, at * 10, at * 3]),
    ]
    const read = whole(understand(typed(sheet('A', many), sheet('B', rows))))
    const mine = given({ statements: [{ statement: 0, rows: [{ labelCell: 'A3', drop: true }] }] })
    const direct = understandingOf(read, mine)
    expect([...piecesOf(direct)].length).toBeGreaterThan(5)
    expect(put(direct)).toEqual(JSON.parse(JSON.stringify(direct)))
    expect(direct.reviewed[0]?.lineItems).toHaveLength(3_000)
    expect(direct.import.statements[0]?.lineItems).toHaveLength(2_999)
  })

  test('has no lines of a statement that nobody takes, or that is more than the page holds, unless they are asked for', () => {
    const left = given({ statements: [{ statement: 1, take: false }] })
    const shown = understandingOf(book(), left)
    expect(shown.import.statements.map(({ lineItems }) => lineItems.length)).toEqual([3, 0])
    expect(shown.lines).toEqual([3, 2])
    expect(understandingOf(book(), left, { also: [1] }).import.statements[1]?.lineItems).toHaveLength(2)
    expect(understandingOf(book(), given({}), { most: 6 }).import.statements.map(({ lineItems }) => lineItems.length)).toEqual([3, 0])
  })
})

describe('for a new version of a file', () => {
  const rows = [
    ['Costs, EUR', '2024', '2025', '2025'],
    ['Rent', 4, 5, 6],
    ['Wages', 40, 50, 60],
  ] as const
  const file = (given: readonly (readonly (string | number)[])[]) =>
    whole(
      understand(
        typed(
          sheet(
            'A',
            given.map(row => [...row]),
          ),
        ),
      ),
    )
  const said = corrections.parse({
    statements: [
      {
        statement: 0,
        scale: 3,
        columns: [{ id: 'D', scenario: 'budget' }],
        rows: [{ labelCell: 'A2', label: 'Rents' }],
        values: [{ cell: 'B2', value: '7' }],
      },
    ],
  })

  test('columns and units go on under the same headings, lines and figures do not', () => {
    const later = file([rows[0], ['Energy', 1, 2, 3], rows[1], rows[2]])
    expect(carryToVersion(file(rows), later, said).statements).toEqual([
      { statement: 0, at: 'A!A1', scale: 3, columns: [{ id: 'D', scenario: 'budget' }] },
    ])
  })

  test('nothing goes on under other headings, and no unit where the file says another', () => {
    const moved = file([['Costs, EUR', '2025', '2025', '2026'], rows[1], rows[2]])
    expect(carryToVersion(file(rows), moved, said).statements).toEqual([])
    const dollars = file([['Costs, USD', '2024', '2025', '2025'], rows[1], rows[2]])
    expect(carryToVersion(file(rows), dollars, said).statements[0]).not.toHaveProperty('scale')
  })
})
