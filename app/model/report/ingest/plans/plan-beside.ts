import type { Grid } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import { headsPlan, headsTasks, isTask } from './plan-roles.ts'

/** The names of a plan stand among the first rows of a sheet. */
const FIRST_ROWS = 30
/** A plan has no more columns that are named. */
const MOST_COLUMNS = 80

/**
 * Whether columns behind an empty one go on a plan: their names and those left of it are the names of one plan, only one side names tasks, none
 * comes twice, and they hold something in most lines of the tasks and in no others.
 */
export function goesOnPlan(grid: Grid, left: readonly number[], right: readonly number[]): boolean {
  if (left.length + right.length > MOST_COLUMNS) return false
  const head = grid.rows.slice(0, FIRST_ROWS).findIndex(cells => {
    const [before, behind] = [left, right].map(columns => namesIn(cells, columns))
    if (!before || !behind || before.length === 0 || behind.length === 0) return false
    const names = [...before, ...behind]
    if (new Set(names.map(name => name.toLowerCase())).size < names.length || (before.some(isTask) && behind.some(isTask))) return false
    return headsPlan(names) || headsTasks(names)
  })
  if (head < 0) return false
  let [both, beside, alone] = [0, 0, 0]
  for (const cells of grid.rows.slice(head + 1)) {
    const [own, other] = [left, right].map(columns => columns.some(column => !isBlank(cells?.[column])))
    if (own && other) both++
    else if (own) beside++
    else if (other) alone++
  }
  return both > 0 && alone === 0 && both >= beside * 2
}

/**
 * Whether columns behind an empty one are a list of their own beside a plan, from its names down and shorter than it: the words that may be
 * said of a task (`Status | Done | Late`) are not those of the first tasks.
 */
export function listsBesidePlan(grid: Grid, left: readonly number[], right: readonly number[]): boolean {
  if (left.length + right.length > MOST_COLUMNS) return false
  const head = grid.rows.slice(0, FIRST_ROWS).findIndex(cells => {
    const [before, behind] = [left, right].map(columns => namesIn(cells, columns))
    return before && behind && behind.length > 0 && headsPlan(before)
  })
  if (head < 0) return false
  const holds = (cells: Grid['rows'][number] | undefined, columns: readonly number[]): boolean =>
    columns.some(column => !isBlank(cells?.[column]))
  const below = grid.rows.slice(head + 1)
  const length = below.findIndex(cells => !holds(cells, right))
  return length >= 2 && !below.slice(length).some(cells => holds(cells, right)) && below.slice(length).some(cells => holds(cells, left))
}

/** The texts of a row in some columns; null where anything else stands there. */
function namesIn(cells: Grid['rows'][number] | undefined, columns: readonly number[]): string[] | null {
  const filled = columns.flatMap(column => (isBlank(cells?.[column]) ? [] : [cells?.[column]]))
  return filled.every(cell => cell?.kind === 'text') ? filled.map(cell => cellText(cell)) : null
}
