import type { ImportProblem } from '../../import.ts'
import { residueOf } from './entity.ts'
import { namesTime } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { shorten } from '../cells/text.ts'

/** `Budget`, `Forecast`: a scenario and nothing else. */
const isBare = ({ facts, texts }: TableColumn): boolean =>
  facts.scenario !== null && !facts.variance && !facts.relative && !namesTime(facts) && residueOf(texts) === ''

const isTimed = ({ facts }: TableColumn): boolean => !facts.variance && facts.relation === null && namesTime(facts)

/**
 * `Sep-26 | Budget | YTD | Budget`: a scenario that comes again is each time of what stands before it. `Annual budget | Forecast`: a forecast
 * beside the budget of a year is of that year, which is said.
 */
export function scenariosBeside(columns: readonly TableColumn[], sheet: string, problems: ImportProblem[]): TableColumn[] {
  let before: TableColumn | null = null
  /** By scenario: what stands before each heading that says nothing else. */
  const places = new Map<string | null, Set<TableColumn | null>>()
  const timed = columns.map(column => {
    if (isTimed(column)) before = column
    if (!isBare(column)) return null
    const { scenario } = column.facts
    places.set(scenario, (places.get(scenario) ?? new Set()).add(before))
    return before
  })
  const comesAgain = (at: number): boolean => (places.get(columns[at]?.facts.scenario ?? null)?.size ?? 0) > 1
  return columns.map((column, at) => {
    const from = timed[at]
    if (!from) return column
    const isBesideYear =
      columns[at - 1] === from && from.facts.months === 12 && from.facts.end === null && (from.facts.scenario ?? 'actual') !== 'actual'
    const isOfYear = isBesideYear && from.facts.scenario !== column.facts.scenario
    if (!comesAgain(at) && !isOfYear) return column
    if (!comesAgain(at))
      problems.push({
        severity: 'warning',
        code: 'period-beside',
        sheet,
        cell: column.headerCells.at(-1) ?? null,
        message: `“${shorten(column.label, 60)}” names no period: it is read as of the same year as “${shorten(from.label, 60)}” beside it. Choose its period if that is wrong.`,
      })
    return { ...column, facts: { ...from.facts, scenario: column.facts.scenario } }
  })
}
