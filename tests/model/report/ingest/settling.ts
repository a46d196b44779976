import { expect } from 'vitest'
import type { ImportJson, ImportProblem } from '#app/model/report/import.ts'
import { importJson } from '#app/model/report/import.ts'
import { correct } from '#app/model/report/ingest/settling/correct.ts'
import { corrections } from '#app/model/report/ingest/settling/corrections.ts'
import { understand, type UnderstandOptions } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

/** What is understood of sheets. */
export const read = (sheets: Record<string, Given[][]>, options: UnderstandOptions = {}): ImportJson =>
  importJson.parse({
    version: 1,
    file: { name: 'doubtful.xlsx', sha256: '0'.repeat(64) },
    ...understand(typed(...Object.entries(sheets).map(([name, rows]) => grid(name, rows))), options),
  })
/** The same as corrected, and nothing of the corrections misses. */
export const apply = (given: ImportJson, said: object): ImportJson => {
  const { import: after, faults } = correct(given, corrections.parse(said))
  expect(faults).toEqual([])
  return importJson.parse(after)
}
/** What is asked. */
export const codes = ({ problems }: ImportJson): string[] => problems.flatMap(({ severity, code }) => (severity === 'info' ? [] : [code]))
export const one = ({ problems }: ImportJson, wanted: string): ImportProblem => {
  const found = problems.filter(({ code }) => code === wanted)
  expect(found).toHaveLength(1)
  return found[0] as ImportProblem
}
