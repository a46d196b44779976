import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (name: string, ...comments: Given[]) => {
  const { statements, problems } = understand(
    typed(
      grid('P&L', [
        ['Q3 2026 (GBP k)'],
        ['', 'Actual', 'Budget', name],
        ['Revenue', 100, 110, comments[0] ?? null],
        ['Costs', -60, -65, comments[1] ?? null],
        ['Profit', 40, 45, comments[2] ?? null],
      ]),
    ),
  )
  return { notes: statements[0]?.lineItems.map(({ note }) => note), codes: problems.map(({ code, cell }) => `${code} ${cell}`) }
}

test.each(['Comment', 'Variance commentary', 'Kommentar', 'Commentaires', 'Observaciones'])(
  '%s beside the figures explains the lines',
  name => {
    expect(read(name, 'Late launch', 'Fewer hires')).toEqual({
      notes: ['Late launch', 'Fewer hires', null],
      codes: ['comments-as-notes D2'],
    })
  },
)

test('a column of notes by number, and one of marks, explain nothing', () => {
  expect(read('Note', 5, 6).notes).toEqual([null, null, null])
  expect(read('Notes', '-', 'x').notes).toEqual([null, null, null])
})
