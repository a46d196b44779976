import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, texts, typed } from './grids.ts'

// Heads of plans by which a whole plan, its days or its links were left aside without a word.

const first = (...heads: string[]): unknown => {
  const rows = [1, 2, 3].map(at =>
    heads.map((head, column) =>
      column === 0 ? String(at) : column === 1 ? `Part ${'XYZ'[at - 1]}` : head === 'Wer' ? 'Ann' : `2026-0${column}-1${at}`,
    ),
  )
  const item = understand(texts('Overview', [heads, ...rows])).plans[0]?.items[0]
  return item && [item.what, item.from, item.to]
}

describe('planned days beside actual ones', () => {
  test.each([
    ['Start (Plan)', 'Ende (Plan)', 'Start (Ist)', 'Ende (Ist)'],
    ['Start (planned)', 'End (planned)', 'Start (actual)', 'End (actual)'],
    ['Début prévu', 'Fin prévue', 'Début réel', 'Fin réelle'],
  ])('%s, %s', (...heads) => {
    expect(first('ID', 'Aufgabe', ...heads)).toEqual(['Part X', '2026-02-11', '2026-03-11'])
  })

  test.each([
    ['Meilenstein', 'Termin Soll', 'Termin Ist'],
    ['Meilenstein', 'Solltermin', 'Isttermin'],
    ['Jalon', 'Date prévue', 'Date réelle'],
    ['Hito', 'Fecha prevista', 'Fecha real'],
    ['Mijlpaal', 'Gepland', 'Werkelijk'],
  ])('%s, %s', (...heads) => {
    expect(first('ID', ...heads, 'Wer')).toEqual(['Part X', null, '2026-02-11'])
  })
})

describe('a plan of phases', () => {
  test.each([['Étape'], ['Phase'], ['Fase'], ['Etap'], ['Schritt']])('%s', what => {
    expect(first('ID', what, 'Start', 'Ende', 'Wer')).toEqual(['Part X', '2026-02-11', '2026-03-11'])
  })

  test('is named by its tasks where it has both', () => {
    expect(first('ID', 'Aufgabe', 'Start', 'Ende', 'Phase')).toEqual(['Part X', '2026-02-11', '2026-03-11'])
  })
})

test('Föregående is what a task waits for', () => {
  const rows = [
    ['ID', 'Aktivitet', 'Startdatum', 'Slutdatum', 'Föregående'],
    ['1', 'Rita', '2026-01-01', '2026-01-10', ''],
    ['2', 'Bygga', '2026-01-11', '2026-01-20', '1'],
  ]
  expect(understand(texts('Plan', rows)).plans[0]?.items.map(({ dependsOn }) => dependsOn)).toEqual([[], ['1']])
})

describe('what stands behind a name over a column', () => {
  test.each([
    ['Task *', 'Start *', 'End *'],
    ['Task*', 'Start (yyyy-mm-dd)', 'End (yyyy-mm-dd) *'],
    ['* Task', 'Start Date [MM/DD/YYYY]', 'End Date [MM/DD/YYYY]'],
    ['Aufgabe', 'Beginn (TT.MM.JJJJ)', 'Ende TT.MM.JJJJ'],
    ['Tâche', 'Début (jj/mm/aaaa)', 'Fin (jj/mm/aaaa)'],
  ])('%s, %s', (...heads) => {
    expect(first('ID', ...heads)).toEqual(['Part X', '2026-02-11', '2026-03-11'])
  })
})

test('complete in % is how far a task has come', () => {
  const { plans } = understand(
    typed(
      grid('Tasks', [
        ['Task', 'Start', 'Finish', 'Complete in %'],
        ['Automate the report', '2026-07-19', '2026-07-31', 75],
        ['Clean up folders', '2026-07-10', '2026-07-25', 70],
      ]),
    ),
  )
  expect(plans[0]?.items.map(({ progress }) => progress)).toEqual(['75', '70'])
})
