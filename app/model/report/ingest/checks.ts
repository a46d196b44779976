import Big from 'big.js'
import type { Decimal } from '../../money.ts'
import { decimal } from '../../money.ts'
import { parsePeriod, periodRange } from '../../period.ts'
import type { ImportCheck, ImportLineItem, ImportProblem, ImportStatement, ImportValue } from '../import.ts'
import { near } from './sums.ts'

type Column = ImportStatement['columns'][number]

const valueIn = (item: ImportLineItem | undefined, column: string): ImportValue | undefined =>
  item?.values.find(value => value.column === column)

/** Whether the stated totals of a statement are what their parts add up to, for every column. */
export function footingChecks(statement: Pick<ImportStatement, 'sheet' | 'unit' | 'columns' | 'lineItems'>): ImportCheck[] {
  const checks: ImportCheck[] = []
  const details = new Map(statement.columns.filter(({ role }) => role === 'detail').map(column => [column.id, column]))
  for (const total of statement.lineItems) {
    if (total.parts.length === 0) continue
    // A formula's parts are the very figures that it adds. Without one, figures in thousands may each be rounded.
    const rounded = total.evidence !== 'formula' && statement.unit.scale > 0
    for (const column of statement.columns.filter(isChecked)) {
      const stated = valueIn(total, column.id)
      if (!stated?.value || total.unchecked.includes(column.id)) continue
      const found = total.parts.flatMap(({ item, sign }) => {
        const part = statement.lineItems[item]
        const value = valueIn(part, column.id) ?? [...details.keys()].map(id => valueIn(part, id)).find(Boolean)
        return value ? [{ value, sign }] : []
      })
      // Without one of its parts a sum cannot be checked: an error or an undecided text is no zero.
      if (found.length === 0 || found.some(({ value }) => value.value === null && value.flag !== 'missing')) continue
      checks.push(check('subtotal', statement.sheet, total.label, column, stated, found, rounded))
    }
  }
  return checks
}

const isChecked = ({ role }: Column): boolean => role === 'period' || role === 'other'

function check(
  kind: ImportCheck['kind'],
  sheet: string,
  label: string,
  column: Column,
  stated: ImportValue,
  parts: { value: ImportValue; sign: 1 | -1; sheet?: string }[],
  rounded: boolean,
): ImportCheck {
  const computed = parts.reduce(
    (sum, { value, sign }) => (sign === 1 ? sum.plus(value.value ?? 0) : sum.minus(value.value ?? 0)),
    new Big(0),
  )
  const holds = near(computed, stated.value ?? '0', rounded ? parts.length : 0)
  return {
    kind,
    holds,
    cell: stated.cell,
    label,
    column: column.id,
    stated: stated.value ?? '0',
    computed: decimal(computed.toFixed()),
    difference: decimal(new Big(stated.value ?? 0).minus(computed).toFixed()),
    parts: parts.map(({ value, sheet: other }) => ({ sheet: other ?? sheet, cell: value.cell })),
  }
}

const ASSETS = /^total assets?$|^assets,? total$|^sum of assets$/i
const LIABILITIES_AND_EQUITY =
  /\bliabilit(?:y|ies)\b.*(?:\band\b|&|\+).*\b(?:equity|capital|deficit|net assets|funds)\b|\bequity\b.*(?:\band\b|&|\+).*\bliabilit(?:y|ies)\b/i
const LIABILITIES = /^total liabilit(?:y|ies)$/i
const EQUITY = /^total (?:(?:share|stock)(?:holders|owners)['’]? ?|owner['’]?s['’]? ?)?equity$/i

/** Assets against liabilities and equity, for every column that has both. */
export function balanceChecks(statement: Pick<ImportStatement, 'sheet' | 'type' | 'unit' | 'columns' | 'lineItems'>): ImportCheck[] {
  if (statement.type !== 'balance') return []
  const withValues = statement.lineItems.filter(({ values }) => values.length > 0)
  const last = (pattern: RegExp): ImportLineItem | undefined => withValues.filter(({ label }) => pattern.test(label.trim())).at(-1)
  const assets = last(ASSETS)
  const both = last(LIABILITIES_AND_EQUITY)
  const liabilities = last(LIABILITIES)
  const equity = last(EQUITY)
  if (!assets) return []
  return statement.columns.filter(isChecked).flatMap(column => {
    const stated = valueIn(assets, column.id)
    if (!stated?.value) return []
    const other = both ? [both] : liabilities && equity ? [liabilities, equity] : liabilities ? [liabilities] : []
    const parts = other.map(item => valueIn(item, column.id)).filter((value): value is ImportValue => value?.value != null)
    if (parts.length === 0 || parts.length !== other.length) return []
    const result = check(
      'balance',
      statement.sheet,
      assets.label,
      column,
      stated,
      parts.map(value => ({ value, sign: 1 })),
      parts.length > 1 && statement.unit.scale > 0,
    )
    // Total liabilities alone is the other side only where the file uses the words so.
    return !both && !equity && !result.holds ? [] : [result]
  })
}

const CASH = /^cash(?:,? (?:and|&) (?:cash equivalents|short[- ]term investments|bank(?: balances)?))?$/i
const ENDING_CASH = /^(?:ending|closing) cash\b|^cash\b.*\b(?:end of|at end|ending)\b|\bcash\b.*\bat (?:the )?end of\b/i

/** Whether cash flow statements end at the cash of the balance sheet of the same date. */
export function cashChecks(statements: ImportStatement[]): { statement: ImportStatement; check: ImportCheck }[] {
  const balance =
    statements.find(({ type, suggested }) => type === 'balance' && suggested) ?? statements.find(({ type }) => type === 'balance')
  const held = balance?.lineItems.find(({ label, values }) => CASH.test(label.trim()) && values.length > 0)
  if (!balance || !held) return []
  return statements.flatMap(statement => {
    if (statement.type !== 'cash flow') return []
    const named = statement.lineItems
      .filter(({ values }) => values.length > 0)
      .filter(({ label }) => CASH.test(label.trim()) || ENDING_CASH.test(label.trim()))
    const ends =
      named.filter(({ label }) => label.trim().toLowerCase() === held.label.trim().toLowerCase()).at(-1) ??
      named.filter(({ label }) => ENDING_CASH.test(label)).at(-1)
    if (!ends) return []
    return statement.columns.flatMap(column => {
      const stated = valueIn(ends, column.id)
      const same = balance.columns.find(other => sameEnd(column, other))
      const value = same && valueIn(held, same.id)
      if (!stated?.value || !value?.value) return []
      const result = check('cash', statement.sheet, ends.label, column, stated, [{ value, sign: 1, sheet: balance.sheet }], false)
      // Restricted cash is usually in the cash flow's figure and not in the balance sheet's: without the same words, a difference proves nothing.
      return !result.holds && ends.label.trim().toLowerCase() !== held.label.trim().toLowerCase() ? [] : [{ statement, check: result }]
    })
  })
}

function sameEnd(a: Column, b: Column): boolean {
  if (a.scenario !== b.scenario || a.role !== 'period' || b.role !== 'period') return false
  const x = a.period ? parsePeriod(a.period) : null
  const y = b.period ? parsePeriod(b.period) : null
  if (x && y) return periodRange(x).to === periodRange(y).to
  return !x && !y && a.label !== '' && a.label === b.label
}

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
    const code = { subtotal: 'does-not-foot', balance: 'does-not-balance', cash: 'cash-does-not-tie' }[kind]
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
  const amounts = `${shown(stated)} against ${shown(computed)}, a difference of ${shown(difference)}`
  if (kind === 'balance') return `The balance sheet does not balance: ${label || 'total assets'} is ${amounts}. It was imported as stated.`
  if (kind === 'cash') return `${label} differs from the balance sheet's cash: ${amounts}. It was imported as stated.`
  return `${label || 'This total'} is not what its parts add up to: ${amounts}. It was imported as stated.`
}

/** At most two decimals, grouped: for reading, not for computing. */
function shown(value: Decimal): string {
  const [whole = '', fraction] = new Big(value).round(2).toFixed().split('.')
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (fraction ? `.${fraction}` : '')
}

/** The problems that checks make: they go when the checks run again. */
export const CHECK_CODES: readonly string[] = ['does-not-foot', 'does-not-balance', 'cash-does-not-tie']
