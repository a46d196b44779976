import Big from 'big.js'
import type { Decimal } from '../../../money.ts'
import type { ImportCheck, ImportProblem, ImportStatement } from '../../import.ts'
import { bridgeChecks } from './bridges.ts'
import { balanceChecks, balancesAcross } from './balance.ts'
import { cashChecks, footingChecks, valuesOf } from './checks.ts'
import { columnChecks } from './entity-sums.ts'
import { ENTITIES_NO_SUM, entityChecks, SAME_STATEMENT, sameStatements } from '../scenarios/entity-sheets.ts'
import { givenChecks } from '../heads/given.ts'
import { ratioChecks } from './ratios.ts'
import { markedChecks, unmarkedLines } from '../rows/note-marks.ts'
import { yearChecks } from './year-sums.ts'

/** Every check within one statement. What needs them all is in `checkAcross`. */
export function checksOf(given: Omit<ImportStatement, 'checks'>): ImportCheck[] {
  const statement = unmarkedLines(given)
  const values = valuesOf(statement)
  const checks = [
    ...footingChecks(statement, values),
    ...balanceChecks(statement, values),
    ...bridgeChecks(statement, values),
    ...ratioChecks(statement, values),
    ...givenChecks(statement, values),
    ...yearChecks(statement, values),
  ]
  return markedChecks(checks, given)
}

/** Checks and problems that several statements have with each other. `firstMonth`: of the year by which their periods are named. */
export function checkAcross(given: ImportStatement[], firstMonth: number): ImportProblem[] {
  // Their lists of checks are those of the statements that are given.
  const statements = given.map(unmarkedLines)
  const { checks, problems } = entityChecks(statements)
  const found = [...balancesAcross(statements, firstMonth), ...cashChecks(statements, firstMonth), ...checks]
  for (const { statement, check } of found) statement.checks.push(check)
  const across = statements.map(statement => ({ statement, ...columnChecks(statement) }))
  for (const { statement, checks } of across) statement.checks.push(...checks)
  return [...across.flatMap(({ problems }) => problems), ...problems, ...sameStatements(statements)]
}

const CODES: Record<ImportCheck['kind'], string> = {
  subtotal: 'does-not-foot',
  balance: 'does-not-balance',
  cash: 'cash-does-not-tie',
  headcount: 'headcount-does-not-close',
  ratio: 'does-not-recompute',
  variance: 'variance-does-not-agree',
  year: 'year-is-not-its-sum',
}

/** The problems that checks make: they go when the checks run again. */
export const CHECK_CODES: readonly string[] = [...Object.values(CODES), SAME_STATEMENT, ENTITIES_NO_SUM]

const EACH = 12

/** What does not hold, as problems: imported as stated, said with both amounts, never repaired. One line over forty columns is not said forty times. */
export function problemsOfChecks(sheet: string, checks: ImportCheck[]): ImportProblem[] {
  const failed = checks.filter(({ holds }) => !holds)
  const seen = new Map<string, number>()
  const problems: ImportProblem[] = []
  for (const { kind, cell, label, stated, computed, difference } of failed) {
    const line = `${kind} ${label}`
    const number = (seen.get(line) ?? 0) + 1
    seen.set(line, number)
    const code = CODES[kind]
    if (number <= EACH)
      problems.push({ severity: 'warning', code, sheet, cell, message: sentence(kind, label, stated, computed, difference) })
    else if (number === EACH + 1) {
      const more = failed.filter(other => other.kind === kind && other.label === label).length - EACH
      problems.push({
        severity: 'warning',
        code,
        sheet,
        cell,
        message: `${label || 'This total'}: the same in ${more} more column${more === 1 ? '' : 's'}.`,
      })
    }
  }
  return problems
}

function sentence(kind: ImportCheck['kind'], label: string, stated: Decimal, computed: Decimal, difference: Decimal): string {
  // As many decimals as the difference needs to be seen in.
  const places = new Big(difference).abs().lt(0.01) ? 1 - new Big(difference).e : 0
  const amounts = `${shown(stated, places)} against ${shown(computed, places)}, a difference of ${shown(difference, places)}`
  if (kind === 'balance') return `The balance sheet does not balance: ${label || 'total assets'} is ${amounts}. It was imported as stated.`
  if (kind === 'cash') return `${label} differs from the balance sheet's cash: ${amounts}. It was imported as stated.`
  if (kind === 'headcount')
    return `${label} is not what the opening figure, joiners and leavers give: ${amounts}. It was imported as stated.`
  if (kind === 'ratio')
    return `${label} is not what its lines give: ${amounts}. It may be defined in another way; it was imported as stated.`
  if (kind === 'variance') return `The stated difference of “${label}” is not that of its columns: ${amounts}. It was imported as stated.`
  if (kind === 'year') return `“${label}” is not the sum of the shorter periods beside it: ${amounts}. It was imported as stated.`
  return `${label || 'This total'} is not what its parts add up to: ${amounts}. It was imported as stated.`
}

/** At most two decimals (more where they are all there is, or where more `places` are asked for), grouped: for reading, not for computing. */
function shown(value: Decimal, places: number): string {
  const exact = new Big(value)
  const [whole = '', fraction] = exact
    .round(Math.max(exact.abs().lt(1) ? 4 : 2, places))
    .toFixed()
    .split('.')
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (fraction ? `.${fraction}` : '')
}
