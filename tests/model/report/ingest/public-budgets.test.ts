import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const read = (...heads: string[]): Understood => {
  const figures = heads.map((_, at) => 120 + at * 7)
  return understand(
    typed(grid('Sheet1', [['Gemeinde Musterdorf, T€'], ['', ...heads], ['Steuern', ...figures], ['Gebühren', ...figures]])),
    { today: '2026-11-29' },
  )
}
const scenarios = ({ statements }: Understood): string[] => (statements[0]?.columns ?? []).map(({ scenario }) => scenario)
const asked = ({ problems }: Understood): string[] =>
  problems.flatMap(({ code, cell, cells }) => (code === 'scenario-unknown' ? [(cells ?? [cell]).join(' ')] : []))

describe('the columns of a public budget', () => {
  test('that say what has been set aside are its budget', () => {
    expect(scenarios(read('Ansatz 2025', 'Ansatz 2024', 'Ergebnis 2023'))).toEqual(['budget', 'budget', 'actual'])
    expect(scenarios(read('Voranschlag 2025', 'Rechnung 2023'))).toEqual(['budget', 'actual'])
    expect(scenarios(read('Stanziamento 2025', 'Consuntivo 2023'))).toEqual(['budget', 'actual'])
  })

  test('that are called by different words, none of which names a scenario, are asked', () => {
    expect(asked(read('XY 2023', 'ZW 2024', 'ZW 2025'))).toEqual(['B2 C2 D2'])
    expect(asked(read('FY 2024 Approved', 'FY 2025 Granted'))).toEqual(['B2 C2'])
  })

  test('that are called the same, or by what an auditor did, need no question', () => {
    expect(asked(read('Musterdorf 2023', 'Musterdorf 2024', 'Musterdorf 2025'))).toEqual([])
    expect(asked(read('2025 unaudited', '2024 audited'))).toEqual([])
  })
})
