import type { ImportProblem } from '../../import.ts'
import { isCase } from './case-words.ts'
import { headsOf } from '../heads/column-cells.ts'
import { residueOf } from './entity.ts'
import type { TableColumn } from '../heads/heads.ts'
import { firstOf, quoted } from '../cells/text.ts'

/** What tells ranges and choices apart as well, of what is known as much as of what may come. */
const MAY_BE_KNOWN = /^(?:low|mid|medium|high|option|variante?|conservative|aggressive)/i

/** `Upside | Downside` name no scenario, and are no actuals: what may come is a forecast, which is said. */
export function casesAsForecasts(columns: readonly TableColumn[], sheet: string, problems: ImportProblem[]): TableColumn[] {
  const isAhead = ({ facts, texts }: TableColumn): boolean => {
    const name = residueOf(texts)
    return facts.scenario === null && !facts.variance && facts.relation === null && isCase(name) && !MAY_BE_KNOWN.test(name)
  }
  const ahead = columns.filter(isAhead)
  // `Base | Bonus` are what people earn.
  if (ahead.every(({ texts }) => /^base$/i.test(residueOf(texts)))) return [...columns]
  problems.push({
    severity: 'warning',
    code: 'scenario-of-place',
    sheet,
    ...headsOf(ahead),
    message: `${firstOf(ahead.map(({ texts }) => quoted(residueOf(texts))))} tell apart what may come: read as forecasts under these names. Say so where they are actuals or budgets.`,
  })
  return columns.map(column => (ahead.includes(column) ? { ...column, facts: { ...column.facts, scenario: 'forecast' } } : column))
}
