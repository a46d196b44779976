import Big from 'big.js'
import type { Decimal } from '../../../money.ts'
import { decimal } from '../../../money.ts'
import { parsePeriod, periodRange } from '../../../period.ts'
import type { ImportCheck, ImportLineItem, ImportStatement, ImportValue } from '../../import.ts'
import { averageColumns } from './averages.ts'
import { NOTES } from '../heads/column-counts.ts'
import { makes, near } from '../cells/near.ts'
import { inWords } from '../cells/text.ts'
import { unitOfLabel } from '../units/unit.ts'
import { anywhere } from '../cells/plain-twin.ts'

type Column = ImportStatement['columns'][number]
export type Checked = Pick<ImportStatement, 'sheet' | 'unit' | 'columns' | 'lineItems'>

/** The values of every line, by column: a statement of a thousand columns is not searched for each of them. */
export type Values = Map<string, ImportValue>[]

export const valuesOf = ({ lineItems }: Pick<ImportStatement, 'lineItems'>): Values =>
  lineItems.map(({ values }) => new Map(values.map(value => [value.column, value])))

/** The power of ten in which a line's figures are stored. */
export const scaleOfLine = ({ unit, scale }: ImportLineItem, statement: Pick<ImportStatement, 'unit'>): number =>
  unit === 'currency' ? (scale ?? statement.unit.scale) : 0

/** Whether the stated totals of a statement are what their parts add up to, for every column. */
export function footingChecks(statement: Checked, values: Values): ImportCheck[] {
  const checks: ImportCheck[] = []
  const details = statement.columns.filter(({ role }) => role === 'detail').map(({ id }) => id)
  const averages = averageColumns(statement, values)
  const columns = checkedColumns(statement).filter(({ id }) => !averages.has(id))
  for (const [index, total] of statement.lineItems.entries()) {
    if (total.parts.length === 0) continue
    const items = total.parts.flatMap(({ item, sign }) => {
      const part = statement.lineItems[item]
      return part ? [{ part, sign, own: values[item] }] : []
    })
    // Euros and dollars add up to nothing.
    if (items.some(({ part }) => (part.currency ?? null) !== (total.currency ?? null))) continue
    const scale = scaleOfLine(total, statement)
    // A formula's parts are the very figures that it adds. Without one, figures in thousands may each be rounded.
    const rounded = total.evidence !== 'formula' && scale > 0
    const unchecked = new Set(total.unchecked)
    for (const column of columns) {
      const stated = values[index]?.get(column.id)
      if (!stated?.value || unchecked.has(column.id)) continue
      const found = items.flatMap(({ part, sign, own }) => {
        const value = own?.get(column.id) ?? details.map(id => own?.get(id)).find(Boolean)
        return value ? [{ value, sign, shift: scaleOfLine(part, statement) - scale }] : []
      })
      // Without one of its parts a sum cannot be checked: an error or an undecided text is no zero.
      if (found.every(({ value }) => value.value === null) || found.some(({ value }) => value.value === null && value.flag !== 'missing'))
        continue
      const check = sumCheck('subtotal', statement.sheet, total.label, column.id, stated, found, rounded)
      // `Net debt ($m)` that adds up lines whose names say nothing: all count in millions, or none does. That is asked of its name.
      const named = !check.holds && [total, ...items.map(({ part }) => part)].some(({ label }) => unitOfLabel(label).scale !== null)
      if (named && makesAsStored(stated.value, found)) continue
      // Without a formula a total may be rounded where its parts are not.
      checks.push(total.evidence !== 'formula' && isRounding(check.computed, stated.value) ? { ...check, holds: true } : check)
    }
  }
  return checks
}

/** Whether the stored figures add up, whatever each is said to count in. */
function makesAsStored(stated: Decimal, parts: Part[]): boolean {
  const values = parts.map(({ value }) => value.value ?? '0')
  return makes(values, place => parts[place]?.sign ?? 1, stated, 0)
}

/** Whether a figure is another one, rounded to the digits that it has. */
function isRounding(exact: Decimal, stated: Decimal): boolean {
  const digits = (value: string): number => /\.(\d+)$/.exec(value)?.[1]?.length ?? 0
  return (
    digits(stated) < digits(exact) &&
    new Big(exact)
      .minus(stated)
      .abs()
      .times(2)
      .lte(new Big(10).pow(-digits(stated)))
  )
}

/** Percentages of lines add up to no percentage of their total, and what has no heading may be of another table. */
const isChecked = ({ role, label }: Column): boolean =>
  role === 'period' ||
  (role === 'other' &&
    label !== '' &&
    !NOTES.test(label.trim()) &&
    !/%|\b(?:pct|percent(?:age)?|attainment|achievement|adherence|fulfil?lment|oee|efficiency|utili[sz]ation|yield|ratio|rate|mix|share|erfüllung(?:sgrad)?|auslastung)\b/i.test(
      inWords(label),
    ))

/**
 * The columns whose totals are checked. Whole numbers between the names and the first period of which no total holds name lines (`Code | 2110`):
 * numbers of accounts, lines and notes add up to nothing.
 */
export function checkedColumns({ columns, lineItems }: Pick<Checked, 'columns' | 'lineItems'>): Checked['columns'] {
  const first = columns.findIndex(({ role }) => role === 'period')
  return columns.filter((column, at) => isChecked(column) && (at >= first || at >= FRONT || !areCodes(column.id, lineItems)))
}

/** So many columns of numbers stand between the names and the first period. */
const FRONT = 4

function areCodes(column: string, lines: Checked['lineItems']): boolean {
  const found = lines.map(({ values }) => values.find(value => value.column === column)?.value ?? null)
  const some = found.filter(value => value !== null)
  // Each line has its own, and those of a second statement may begin anew where they are texts.
  const areTexts = lines.every(({ values }) =>
    values.every(value => value.column !== column || value.value === null || value.flag === 'text-number'),
  )
  if ((!areTexts && new Set(some).size < some.length) || !some.every(value => /^\d+$/.test(value))) return false
  return lines.every(({ parts }, at) => {
    const stated = found[at] ?? null
    if (stated === null || parts.length === 0) return true
    const sum = parts.reduce((total, { item, sign }) => total.plus(new Big(found[item] ?? 0).times(sign)), new Big(0))
    return !sum.eq(stated)
  })
}

export interface Part {
  value: ImportValue
  sign: 1 | -1
  /** How many powers of ten the part is coarser than the stated figure. */
  shift?: number
  sheet?: string
}

/** A stated figure against the sum of its parts. */
export function sumCheck(
  kind: ImportCheck['kind'],
  sheet: string,
  label: string,
  column: string,
  stated: ImportValue,
  parts: Part[],
  rounded: boolean,
): ImportCheck {
  const terms = parts.map(({ value, sign, shift = 0 }) => {
    const term = shift === 0 ? new Big(value.value ?? 0) : new Big(value.value ?? 0).times(new Big(10).pow(shift))
    return sign === 1 ? term : term.times(-1)
  })
  const computed = terms.reduce((sum, term) => sum.plus(term), new Big(0))
  const holds = near(computed, stated.value ?? '0', rounded ? parts.length : 0, terms)
  return checkOf(
    kind,
    holds,
    label,
    column,
    stated,
    computed,
    parts.map(({ value, sheet: other }) => ({ sheet: other ?? sheet, cell: value.cell })),
  )
}

export function checkOf(
  kind: ImportCheck['kind'],
  holds: boolean,
  label: string,
  column: string,
  stated: ImportValue,
  computed: Big,
  parts: ImportCheck['parts'],
): ImportCheck {
  return {
    kind,
    holds,
    cell: stated.cell,
    label,
    column,
    stated: stated.value ?? '0',
    computed: decimal(computed.toFixed()),
    difference: decimal(new Big(stated.value ?? 0).minus(computed).toFixed()),
    parts,
  }
}

const CASH =
  /^(?:cash(?:,? (?:and|&) (?:cash equivalents|short[- ]term investments|bank(?: balances)?))?|cash (?:at|in|and) (?:bank|hand)(?:s? and (?:in|at|on) (?:hand|bank))?|liquide mittel|fl[üu]ssige mittel|zahlungsmittel(?: und zahlungsmittel[äa]quivalente)?|tr[ée]sorerie(?: et [ée]quivalents(?: de tr[ée]sorerie)?)?|efectivo(?: y (?:otros )?(?:activos l[íi]quidos )?equivalentes(?: de efectivo)?)?)$/i
const ENDING_CASH = anywhere(
  /^(?:ending|closing) cash\b|^cash\b.*\b(?:end|ending|carried forward|c\/f)\b|\bcash\b.*\bat (?:the )?end of\b|^(?:finanzmittel\p{L}*|liquide mittel|zahlungsmittel\p{L}*)\b.*\bende\b|^tr[ée]sorerie\b.*(?:cl[ôo]ture|\bfin\b)|^efectivo\b.*\bfinal\b/iu,
)
/** What a cash flow counts as cash, or nets with it, and a balance sheet shows elsewhere: then a difference proves nothing. */
const OTHER_CASH = /restricted|pledged|overdraft|discontinued|held for sale|kontokorrent|d[ée]couvert/i

/** Whether cash flow statements end at the cash of the balance sheet of the same date. */
export function cashChecks(statements: ImportStatement[], firstMonth: number): { statement: ImportStatement; check: ImportCheck }[] {
  // A balance sheet in percent of its total holds no cash.
  const isCash = ({ label, values, unit }: ImportLineItem): boolean =>
    CASH.test(label.trim()) && values.length > 0 && unit !== 'percent' && unit !== 'ratio'
  const sheets = statements.filter(({ type, lineItems }) => type === 'balance' && lineItems.some(isCash))
  const balances = [true, false].flatMap(taken => sheets.filter(({ suggested }) => suggested === taken))
  return statements.flatMap(statement => {
    if (statement.type !== 'cash flow') return []
    // Of several companies, the one that the cash flow is of.
    const balance =
      balances.find(({ columns }) => columns.some(other => statement.columns.some(column => sameEnd(column, other, firstMonth)))) ??
      balances[0]
    const held = balance?.lineItems.find(isCash)
    if (!balance || !held) return []
    const named = statement.lineItems
      .filter(({ values }) => values.length > 0)
      .filter(({ label }) => CASH.test(label.trim()) || ENDING_CASH.test(label.trim()))
    const ends =
      named.filter(({ label }) => label.trim().toLowerCase() === held.label.trim().toLowerCase()).at(-1) ??
      named.filter(({ label }) => ENDING_CASH.test(label)).at(-1)
    // Two currencies cannot be compared; two scales can.
    const money = (item: ImportLineItem, { unit }: ImportStatement): string | null => item.currency ?? unit.currency
    if (!ends || (money(ends, statement) ?? '') !== (money(held, balance) ?? money(ends, statement) ?? '')) return []
    const shift = scaleOfLine(held, balance) - scaleOfLine(ends, statement)
    const sameWords = ends.label.trim().toLowerCase() === held.label.trim().toLowerCase()
    const proves = sameWords || ![ends, ...balance.lineItems].some(({ label }) => OTHER_CASH.test(label))
    return statement.columns.flatMap(column => {
      const stated = ends.values.find(value => value.column === column.id)
      const same = balance.columns.find(other => sameEnd(column, other, firstMonth))
      const value = same && held.values.find(other => other.column === same.id)
      if (!stated?.value || !value?.value) return []
      const result = sumCheck(
        'cash',
        statement.sheet,
        ends.label,
        column.id,
        stated,
        [{ value, sign: 1, shift, sheet: balance.sheet }],
        false,
      )
      return result.holds || proves ? [{ statement, check: result }] : []
    })
  })
}

/** Whether two columns say the same scenario at the same moment, of the same entity. */
export function sameEnd(a: Column, b: Column, firstMonth: number): boolean {
  if (a.scenario !== b.scenario || a.entity !== b.entity || a.role !== 'period' || b.role !== 'period') return false
  const x = a.period ? parsePeriod(a.period) : null
  const y = b.period ? parsePeriod(b.period) : null
  if (x && y) return periodRange(x, firstMonth).to === periodRange(y, firstMonth).to
  return !x && !y && a.label !== '' && a.label === b.label
}
