import type { ImportColumn, ImportProblem } from '../import.ts'
import type { TableColumn } from './heads.ts'
import { currencyIn } from './number.ts'
import { showsPercent } from './row-unit.ts'
import type { Row, RowValue } from './rows.ts'
import { columnId } from './rows.ts'
import { shorten } from './text.ts'
import type { StatementUnit } from './unit.ts'
import { sameMoney, unitOfLabel } from './unit.ts'

/** The unit that a column's header states: `Q3 2026 (EUR m)`. */
function unitOfHead({ texts }: TableColumn): { currency: string | null; scale: number | null; text: string } {
  for (const text of texts) {
    const { currency, scale } = unitOfLabel(text)
    const money = currency ?? currencyIn(text)
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
  for (const [at, column] of columns.entries()) {
    const head = heads[at]
    if (column.role !== 'period' || !head) continue
    const own = unitOfHead(head)
    currency ??= own.currency
    scale ??= own.scale
    const otherMoney = own.currency !== null && currency !== null && !sameMoney(own.currency, currency)
    const otherScale = own.scale !== null && own.scale !== scale
    if (!otherMoney && !otherScale) continue
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

/** `% of sales` beside the figures that it is of: no money, and no company called "sales". */
const SHARE = /^(?:in |as )?%|% ?(?:of|von|vom|der|des|du|de) |[ _](?:pct|perc|percent(?:age)?)\.?$/i

/** Percentages beside amounts of the same periods stay out; where every column is one, they are what the statement is about. */
function leaveShares(columns: ImportColumn[], heads: TableColumn[]): void {
  const shares = columns.filter(({ role }, at) => role === 'period' && heads[at]?.texts.some(text => SHARE.test(text.trim())))
  if (columns.every(column => column.role !== 'period' || shares.includes(column))) return
  for (const share of shares) share.role = 'other'
}

/** A column that shows a percentage beside an amount in each of its lines is of shares, whatever it is called. */
function leaveShownShares(columns: ImportColumn[], rows: readonly Row[]): void {
  const periods = new Set(columns.flatMap(({ id, role }) => (role === 'period' ? [id] : [])))
  const isShare = (id: string): boolean => {
    let [lines, amounts] = [0, 0]
    for (const { values } of rows) {
      const own = values.find(({ column, value }) => column === id && value !== null && value !== '0')
      if (!own) continue
      const others = values.filter(other => other !== own && other.value !== null && periods.has(other.column) && !isPercentage(other))
      if (!isPercentage(own) || others.length === 0) return false
      lines++
      // Fractions beside percentages may be percentages without their sign.
      if (others.some(({ value }) => Math.abs(Number(value)) > 1.5)) amounts++
    }
    return lines > 1 && amounts * 2 > lines
  }
  const shares = columns.filter(({ id, role }) => role === 'period' && isShare(id))
  for (const share of shares) share.role = 'other'
}

const isPercentage = (value: RowValue): boolean => value.percent || showsPercent(value)

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
