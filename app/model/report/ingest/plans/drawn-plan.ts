import type { ImportPlan, ImportProblem } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import { firstMonthOf } from '../time/fiscal-year.ts'
import { drawnWithoutYear, readGantt } from './gantt.ts'
import type { Grid } from '../cells/grid.ts'
import { buildPlan } from './plan.ts'
import { isPlan } from './plan-roles.ts'
import { readRoadmap } from './roadmap.ts'
import type { UnderstandOptions } from '../understand.ts'

/** A plan of a sheet on which no table was understood: marks or colours under dates, or words under them. Null: there is none that has days. */
export function drawnPlan(
  grid: Grid,
  reading: Reading,
  options: UnderstandOptions,
  problems: ImportProblem[],
): { plan: ImportPlan; reason: string } | null {
  const firstMonth = firstMonthOf(options)
  const drawn = readGantt(grid, reading, firstMonth)
  if (drawn && isPlan(drawn.list)) {
    problems.push(...drawn.problems)
    return { plan: buildPlan(drawn.list, reading, problems, firstMonth), reason: 'Tasks with marks under dates.' }
  }
  if (drawn) return null
  const roadmap = readRoadmap(grid, reading, firstMonth)
  if (roadmap) {
    problems.push(...roadmap.problems)
    return { plan: roadmap.plan, reason: 'Words under quarters or other times: a roadmap.' }
  }
  const yearless = drawnWithoutYear(grid, reading, firstMonth)
  if (yearless) problems.push(yearless)
  return null
}
