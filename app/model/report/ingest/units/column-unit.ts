import type { ImportColumn, ImportProblem } from '../../import.ts'
import type { TableColumn } from '../heads/heads.ts'
import { residueOf } from '../scenarios/entity.ts'
import { currencyIn } from './currencies.ts'
import { speaksOfMoney } from './money-words.ts'
import { saysPercent, showsPercent } from '../rows/row-evidence.ts'
import type { RowUnit } from './row-unit.ts'
import type { Row, RowValue } from '../rows/rows.ts'
import { columnId } from '../rows/rows.ts'
import { spelled } from './spelled-units.ts'
import { shorten } from '../cells/text.ts'
import type { StatementUnit } from './unit.ts'
import { sameMoney, unitOfLabel } from './unit.ts'
import { moneyAlone } from './unit-line.ts'

/** The unit that a column's header states: `Q3 2026 (EUR m)`. */
export function unitOfHead({ texts }: TableColumn): { currency: string | null; scale: number | null; text: string } {
  for (const text of texts) {
    const { currency, scale } = unitOfLabel(text)
    const money = currency ?? currencyIn(spelled(text)) ?? moneyAlone([text])?.currency ?? null
    if (money !== null || scale !== null) return { currency: money, scale, text }
  }
  return { currency: null, scale: null, text: '' }
}

/**
 * A statement has one currency and one scale. A column that states another one would be shown in the wrong one: it stays out of the report
 * until a person says what it is.
 */
export function leaveOtherUnits(
  columns: ImportColumn[],
  heads: TableColumn[],
  rows: readonly Row[],
  stated: StatementUnit,
  sheet: string,
  problems: ImportProblem[],
): void {
  leaveShares(columns, heads)
  leaveShownShares(columns, rows)
  let currency = stated.currency
  let scale = stated.label === '' ? null : stated.scale
  const sized = heads.find((head, at) => columns[at]?.role === 'period' && (unitOfHead(head).scale ?? 0) > 0)
  for (const [at, column] of columns.entries()) {
    const head = heads[at]
    if (column.role !== 'period' || !head) continue
    const own = unitOfHead(head)
    currency ??= own.currency
    scale ??= own.scale
    const otherMoney = own.currency !== null && currency !== null && !sameMoney(own.currency, currency)
    const otherScale = own.scale !== null && own.scale !== scale
    if (!otherMoney && !otherScale) {
      if (sized && own.currency !== null && own.scale === null) tellUnsized(column, sized, sheet, problems)
      continue
    }
    column.role = 'other'
    problems.push({
      severity: 'error',
      code: otherMoney ? 'mixed-currency' : 'mixed-scale',
      sheet,
      cell: column.headerCells.at(-1) ?? null,
      message: `“${shorten(column.label, 60)}” is in another ${otherMoney ? `currency than the rest (${currency})` : 'scale than the rest'}. A statement has one: the column stays out of the report unless you make it a period.`,
    })
  }
}

/** `2026 (CHF)` beside `2025 (TCHF)`: whether its figures are thousands nobody says. */
function tellUnsized({ label, headerCells }: ImportColumn, sized: TableColumn, sheet: string, problems: ImportProblem[]): void {
  problems.push({
    severity: 'warning',
    code: 'mixed-scale',
    sheet,
    cell: headerCells.at(-1) ?? null,
    message: `“${shorten(label, 60)}” names a currency, but not what it counts in, as “${shorten(unitOfHead(sized).text, 60)}” does: both are read in the same unit. Leave it out where it counts in another one.`,
  })
}

/** `% of sales` beside the figures that it is of: no money, and no company called "sales". */
export const SHARE =
  /^(?:in |as )?%|^(?:cum\p{L}*|kum\p{L}*|running|acum\p{L}*|ackum\p{L}*|skum\p{L}*)\.? ?(?:in |en )?%|% ?(?:of|von|vom|der|des|du|de) |[ _](?:pct|perc|percent(?:age)?)\.?$/iu

/** Percentages beside amounts of the same periods stay out; where every column is one, they are what the statement is about. */
function leaveShares(columns: ImportColumn[], heads: TableColumn[]): void {
  const shares = columns.filter(({ role }, at) => role === 'period' && heads[at]?.texts.some(text => SHARE.test(text.trim())))
  if (columns.every(column => column.role !== 'period' || shares.includes(column))) return
  for (const share of shares) share.role = 'other'
}

/** A column that shows a percentage beside an amount in each of its lines is of shares, whatever it is called. Each line is looked at once. */
function leaveShownShares(columns: ImportColumn[], rows: readonly Row[]): void {
  const counts = new Map(columns.flatMap(({ id, role }) => (role === 'period' ? [[id, { lines: 0, amounts: 0, isShare: true }]] : [])))
  for (const { values } of rows) {
    const figures = values.filter(({ column, value }) => value !== null && counts.has(column))
    const others = figures.filter(value => !isPercentage(value))
    // Fractions beside percentages may be percentages without their sign.
    const areAmounts = others.some(({ value }) => Math.abs(Number(value)) > 1.5)
    for (const figure of figures) {
      const count = counts.get(figure.column)
      if (!count || figure.value === '0') continue
      if (others.length === 0 || !isPercentage(figure)) count.isShare = false
      count.lines++
      if (areAmounts) count.amounts++
    }
  }
  for (const column of columns) {
    const count = counts.get(column.id)
    if (count?.isShare && count.lines > 1 && count.amounts * 2 > count.lines) column.role = 'other'
  }
}

const isPercentage = (value: RowValue): boolean => saysPercent(value) || showsPercent(value)

/** `Scrap %`, `Gross margin 22%` and `SLA 95%`, but not `Social charges 22%` or `19 % MwSt`, which name the rate by which an amount is found. */
export const saysInPercent = (text: string): boolean => withoutRate(text).includes('%')

const withoutRate = (text: string): string => (RATE_OF.test(text) ? text.replace(A_RATE, ' ') : text)
const RATE_OF =
  /(?<!\p{L})(?:\p{L}*tax(?:es)?|VAT|GST|HST|MwSt|USt|TVA|IVA|BTW|moms|(?:social|employer|service) (?:charges?|security|contributions?)|sozial\p{L}*|lohnneben\p{L}*|pensions?|levy|duty|bonus|commissions?|provision|discount|rabatt|cotisations?|charges sociales|contributi)(?!\p{L})/iu

const A_RATE = /(?<![\p{L}\d])\d{1,3}(?:[.,]\d+)?(?:%| %(?= ?\p{L}))/gu

/** Whether every one of some columns is headed as a percentage: `Scrap %`. */
export const areOfPercent = (heads: TableColumn[], ids: ReadonlySet<string>): boolean => {
  const own = heads.filter(({ index, facts }) => ids.has(columnId(index)) && !facts.variance)
  return own.length > 0 && own.every(({ texts }) => texts.some(saysInPercent))
}

/** What is sold may be counted in pieces, and what is planned in anything. */
const SOLD_OR_PLANNED = /\b(?:sales|sold|budget(?:ed)?|ventas|vendas|verkäufe|ventes|vendite)\b/gi

const PAY = /(?<!\p{L})(?:salar(?:y|ies)|payroll|wages|gehalt|gehälter|löhne|salaires?|sueldos?|stipendi)(?!\p{L})/iu
/** What an employer pays beside a salary, and what is kept of it. */
const PART_OF_PAY =
  /^(?:annual |monthly |total |employers?['’]? )*(?:bonus(?:es)?|(?:(?:gross|net|base|basic|overtime|holiday|sick) )?pay|commissions?|compensation|benefits?|allowances?|pensions?|(?:social|employer) (?:charges|security|taxes|contributions?)|super(?:annuation)?|NI|NIC|PAYE|(?:income |payroll )?tax(?:es)?|deductions|incentives?|prämien?|boni|sozialabgaben|lohnnebenkosten|zulagen|primes?|cotisations|charges sociales|cotizaciones|contributi)$/i

/**
 * Whether every one of some columns is headed by what is money: `2026 Revenue | 2025 Revenue` over regions or customers, `Base salary | Bonus` over
 * departments.
 */
export const areOfMoney = (heads: TableColumn[], ids: ReadonlySet<string>): boolean => {
  const own = heads.filter(({ index, facts }) => ids.has(columnId(index)) && !facts.variance)
  const said = own.map(({ texts }) => withoutRate(residueOf(texts)).replace(SOLD_OR_PLANNED, ' ').trim())
  const areMoney = said.map(text => speaksOfMoney(text))
  const hasPay = said.some(text => PAY.test(text))
  return areMoney.some(Boolean) && areMoney.every((is, at) => is || (hasPay && PART_OF_PAY.test(said[at] ?? '')))
}

const ALL_PERCENT =
  /^[([](?:in )?(?:%|per ?cent(?:age)?s?|prozent|pourcentages?|porcentajes?|percentuali?)[)\]]|[([](?:in |as |en )?(?:%|per ?cent(?:age)?s?|prozent|pourcentages?|porcentajes?)[)\]]$|^(?:(?:all )?(?:figures|values|amounts|data) )?(?:in|en) (?:%|per ?cent|prozent)$/i

/** `[Percent] Seasonally adjusted`, `Growth rates (%)`: titles over lines of which none names money or is larger than percentages are. */
export const areAllPercent = (titles: readonly string[], rows: readonly Row[]): boolean =>
  titles.some(text => ALL_PERCENT.test(text.trim())) &&
  rows.every(
    ({ label, values }) =>
      unitOfLabel(label).currency === null &&
      values.every(({ value, currency }) => currency === null && Math.abs(Number(value ?? 0)) <= 200),
  )

/** `Common-size balance sheet`, `Vertical analysis`: each line as a share of sales or of all assets. */
const COMMON_SIZE =
  /\bcommon[- ]?sized?\b|\b(?:vertical|percentage) analysis\b|\ban[áa]li[sz]is vertical\b|\banálise vertical\b|\banalyse verticale\b|\banalisi verticale\b|\bas (?:a )?(?:%|per ?cent(?:age)?) of (?:total )?(?:sales|revenues?|assets|net sales)$/i

/** Whether titles say that every figure is a share of the whole, and the figures are like that: fractions, or parts of a line that is 100 throughout. */
export function areCommonSize(titles: readonly string[], rows: readonly Row[]): boolean {
  if (!titles.some(text => COMMON_SIZE.test(text))) return false
  const lines = rows.map(({ values }) => values.flatMap(({ value }) => (value === null ? [] : [Math.abs(Number(value))])))
  const sizes = lines.flat()
  const areShares = (most: number): boolean => sizes.every(size => size <= most)
  return (
    rows.every(({ values }) => values.every(({ currency }) => currency === null)) &&
    ((areShares(1.5) && sizes.some(size => !Number.isInteger(size))) ||
      (areShares(1000) && lines.some(line => line.length > 1 && line.every(size => Math.abs(size - 100) < 0.01))))
  )
}

/**
 * Where all lines are percentages by their title, one of them tells how all are written: 12.5 that 100 is the whole, and a line that is 1 throughout that
 * 1 is. Where neither stands there it is asked of the first line alone.
 */
export function settleWhole(units: readonly RowUnit[], rows: readonly Row[]): void {
  const open = units.flatMap((unit, at) => {
    const values = rows[at]?.values.filter(({ value }) => value !== null) ?? []
    return unit.unit === 'percent' && values.length > 0 && !values.some(value => isPercentage(value)) ? [{ unit, values }] : []
  })
  const sizes = open.flatMap(({ values }) => values.map(({ value }) => Math.abs(Number(value))))
  const isHundred = sizes.some(size => size > 1.5)
  const isSure = isHundred || open.some(({ values }) => values.length > 1 && values.every(({ value }) => Number(value) === 1))
  for (const [at, { unit }] of open.entries()) {
    unit.whole = isHundred ? 100 : 1
    unit.guess = isSure || at > 0 ? null : 'open'
  }
}

/** The unit that the headers of the columns that come in state: by now they agree. */
export function unitOfHeads(heads: TableColumn[], columns: ImportColumn[]): StatementUnit | null {
  const period = new Set(columns.flatMap(({ id, role }) => (role === 'period' ? [id] : [])))
  const found = heads
    .filter(({ index }) => period.has(columnId(index)))
    .map(unitOfHead)
    .find(({ text }) => text !== '')
  if (!found) return null
  return { currency: found.currency, scale: found.scale ?? 0, label: /[([]([^()[\]]+)[)\]]/.exec(found.text)?.[1]?.trim() ?? '' }
}
