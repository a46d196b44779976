import type { ImportLineItem, ImportProblem, ImportStatement } from '../../import.ts'
import type { Checked, Values } from './checks.ts'
import { headsOf } from '../heads/column-cells.ts'
import { firstOf, quoted } from '../cells/text.ts'

// `ADR` and `Load factor` of the whole company lie between those of its hotels and routes: they are averages, and no sums.

const AVERAGES = 'averages'

/**
 * Columns whose totals, without a formula, all lie between their parts, which have one sign; beside some of these, parts of both signs prove no
 * sum either.
 */
export function averageColumns({ lineItems, columns }: Pick<Checked, 'lineItems' | 'columns'>, values: Values): Set<string> {
  const totals = lineItems.flatMap((item, at) => (item.parts.length >= 2 ? [{ item, at }] : []))
  if (totals.length === 0) return new Set()
  const areAverages = (id: string, ofOneSign: boolean): boolean => {
    const told = totals.map(({ item, at }) => liesBetween(item, at, id, values, ofOneSign))
    return told.includes(true) && !told.includes(false)
  }
  const held = columns.filter(({ role }) => role === 'period' || role === 'other')
  const sure = held.filter(({ id }) => areAverages(id, true))
  return new Set((sure.length < SURE ? sure : held.filter(({ id }) => areAverages(id, false))).map(({ id }) => id))
}

/** So many columns of averages tell what the others are. */
const SURE = 3

/** Null where there is nothing to compare. */
function liesBetween(
  { parts, unchecked, evidence }: ImportLineItem,
  at: number,
  column: string,
  values: Values,
  ofOneSign: boolean,
): boolean | null {
  const own = values[at]?.get(column)
  const stated = Number(own?.value ?? Number.NaN)
  if (unchecked.includes(column)) return null
  const figures = parts.flatMap(({ item, sign }) => {
    const value = values[item]?.get(column)?.value ?? null
    return value === null ? [] : [{ size: Number(value), sign }]
  })
  if (Number.isNaN(stated) || figures.length < 2) return null
  // The file adds it up itself: then it is a sum.
  if (evidence === 'formula' && own?.formula !== undefined) return false
  const sizes = figures.map(({ size }) => size)
  const areAlike = !ofOneSign || sizes.every(size => size > 0) || sizes.every(size => size < 0)
  return areAlike && figures.every(({ sign }) => sign === 1) && stated >= Math.min(...sizes) && stated <= Math.max(...sizes)
}

/** Said once for a statement: a wrong total may look like an average. */
export function tellAverages(statement: ImportStatement, values: Values, problems: ImportProblem[]): void {
  const found = averageColumns(statement, values)
  const columns = statement.columns.filter(({ id, role }) => found.has(id) && role === 'period')
  if (columns.length === 0) return
  const names = columns.map(({ label, id }) => quoted(label || id))
  problems.push({
    severity: 'warning',
    code: AVERAGES,
    sheet: statement.sheet,
    ...headsOf(columns),
    message: `${firstOf(names, 6)}: the totals lie between the figures above them, so they are taken for averages and not checked as sums.`,
  })
}
