import type { ImportPlan } from '#app/model/report/import.ts'
import type { Grid } from '#app/model/report/ingest/cells/grid.ts'
import { understand, type UnderstandOptions, type Understood } from '#app/model/report/ingest/understand.ts'
import { grid, type Given, texts, typed } from './grids.ts'

/** A plan from texts. */
export const table = (rows: string[][], options: UnderstandOptions = {}): Understood => understand(texts('plan', rows), options)
/** A plan from typed cells, which `change` may give formats. */
export const sheet = (rows: Given[][], change: (grid: Grid) => void = () => {}, options: UnderstandOptions = {}): Understood => {
  const made = grid('Plan', rows)
  change(made)
  return understand(typed(made), options)
}
export const planOf = ({ plans }: Understood): ImportPlan => {
  if (plans.length !== 1 || !plans[0]) throw new Error(`${plans.length} plans were found`)
  return plans[0]
}
export const problem = ({ problems }: Understood, code: string) => problems.filter(found => found.code === code)
