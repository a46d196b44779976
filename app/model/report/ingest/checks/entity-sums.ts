import type { ImportCheck, ImportColumn, ImportProblem, ImportStatement } from '../../import.ts'
import { checkedColumns, sumCheck, type Values, valuesOf } from './checks.ts'
import { ENTITIES_NO_SUM, SUMS } from '../scenarios/entity-sheets.ts'

/** So many lines add up across before one that does not is worth a word. */
const ENOUGH = 2

/**
 * Whether a column of the whole is what the columns of its companies, segments or funds beside it add up to, line by line, where it mostly is;
 * else that it is not is a problem of its own.
 */
export function columnChecks(statement: ImportStatement): { checks: ImportCheck[]; problems: ImportProblem[] } {
  const columns = checkedColumns(statement).filter(({ role }) => role === 'period')
  const checks: ImportCheck[] = []
  const problems: ImportProblem[] = []
  if (!columns.some(({ entity }) => entity !== null)) return { checks, problems }
  const values = valuesOf(statement)
  for (const whole of columns.filter(({ entity }) => entity === null)) {
    const beside = columns.filter(other => other.period === whole.period && other.scenario === whole.scenario)
    const parts = beside.filter(({ entity }) => entity !== null)
    if (parts.length < 2 || beside.length !== parts.length + 1) continue
    const found = sumsAcross(statement, values, whole, parts)
    const holding = found.filter(({ holds }) => holds).length
    const off = found.find(({ holds }) => !holds)
    if (holding >= ENOUGH && holding * 10 >= found.length * SUMS) checks.push(...found)
    else if (off && found.length >= ENOUGH)
      problems.push({
        severity: 'info',
        code: ENTITIES_NO_SUM,
        sheet: statement.sheet,
        cell: off.cell,
        message: `“${whole.label}” is not the sum of the columns beside it: ${off.label} is ${off.stated}, they add up to ${off.computed}. What companies sell each other may be left out; it was not checked.`,
      })
  }
  return { checks, problems }
}

/** Lines of money and of things that are counted, but for those whose figure lies among its parts, as a price or an average does. */
function sumsAcross(statement: ImportStatement, values: Values, whole: ImportColumn, parts: readonly ImportColumn[]): ImportCheck[] {
  return statement.lineItems.flatMap(({ label, unit }, at): ImportCheck[] => {
    const stated = values[at]?.get(whole.id)
    const found = parts.flatMap(({ id }) => values[at]?.get(id) ?? []).filter(({ value }) => value !== null)
    if ((unit !== 'currency' && unit !== 'count') || stated?.value == null || found.length < 2) return []
    const terms = found.map(value => ({ value, sign: 1 as const }))
    const check = sumCheck('subtotal', statement.sheet, label, whole.id, stated, terms, true)
    const numbers = found.map(({ value }) => Number(value))
    const isAmong = Number(stated.value) >= Math.min(...numbers) && Number(stated.value) <= Math.max(...numbers)
    return check.holds || !isAmong ? [check] : []
  })
}
