import type { ImportProblem, ImportStatement } from '../../import.ts'
import { quoted } from '../cells/text.ts'
import { beginsTotal } from '../rows/total-words.ts'
import { tellOddSigns } from './odd-sign.ts'
import { tellPassedOver } from './passed-over.ts'

/** So many lines above that count in the same look like the parts of a total. */
const LEAST = 2

/**
 * Lines that are called totals, with other lines of money above them that may be their parts, and of which no sum was found: one of the parts may be missing, or a
 * figure may be wrong. That nothing was checked is said.
 */
function tellUncheckedTotals({ sheet, lineItems, checks }: ImportStatement, problems: ImportProblem[]): void {
  const checked = new Set(checks.map(({ cell }) => cell))
  const open = lineItems.filter((line, at) => {
    const { label, parts, unit, values, level } = line
    const filled = values.filter(({ value }) => value !== null && value !== '0')
    if (parts.length > 0 || filled.length === 0 || !beginsTotal(label) || unit !== 'currency') return false
    if (values.some(({ cell, formula }) => checked.has(cell) || formula !== undefined)) return false
    const columns = new Set(filled.map(({ column }) => column))
    let above = 0
    for (let before = at - 1; before >= 0 && above < LEAST; before--) {
      const other = lineItems[before]
      if (!other || other.values.length === 0 || beginsTotal(other.label)) break
      if (other.unit === unit && other.level >= level && other.values.some(({ column, value }) => value !== null && columns.has(column)))
        above++
    }
    return above >= LEAST
  })
  const [first] = open
  if (!first) return
  const labels = open.slice(0, 4).map(({ label }) => quoted(label))
  problems.push({
    severity: 'warning',
    code: 'unchecked-total',
    sheet,
    cell: first.labelCell,
    cells: open.map(({ labelCell }) => labelCell),
    message: `${labels.join(', ')}${open.length > 4 ? ` and ${open.length - 4} more` : ''}: no lines above make ${open.length === 1 ? 'this total' : 'these totals'}, so ${open.length === 1 ? 'it was' : 'they were'} not checked. A part may be missing, or a figure wrong.`,
  })
}

/** What no check that adds up the parts of totals can find. */
export function tellTotals(statement: ImportStatement, problems: ImportProblem[]): void {
  tellUncheckedTotals(statement, problems)
  tellPassedOver(statement, problems)
  tellOddSigns(statement, problems)
}
