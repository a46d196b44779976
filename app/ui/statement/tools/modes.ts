import { type Formats, NOT_MEANINGFUL, percentSign, decimalParts } from '#app/model/format.ts'
import { compare, type Decimal, isNegative, negate } from '#app/model/money.ts'
import { baseValue, basesOf, type Before, columnBefore, shareOf, usualBase } from '#app/model/report/common-size.ts'
import { periodLabel } from '#app/model/period.ts'
import { valueColumns } from '#app/model/report/value-columns.ts'
import type { Column } from '#app/model/report/section.ts'
import { absoluteParts, costsOf, relativeParts, type Variance, variance } from '#app/model/report/variance.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { words } from '../../words/statement-tools.ts'
import { type Choice, columnsOf, headingOf, type Layout, plainCell, roomOf, type ShownCell, shownRow } from '../layout.ts'

/** The line of which amounts are shares now. */
export const baseOf = (view: StatementView, { base }: Choice): LineItemView | undefined =>
  basesOf(view).find(({ id }) => id === base) ?? usualBase(view)

/** Whether any column has one before it. */
export const grows = (view: StatementView, { fiscalYearStart }: Formats): boolean =>
  view.columns.some(column => {
    const before = columnBefore(column, view.columns, fiscalYearStart)
    return before !== null && 'column' in before
  })

/** Every amount as a share of one line of its column. What is no amount is left empty: a headcount is no share of revenue. */
export function commonSize(view: StatementView, choice: Choice, formats: Formats): Layout {
  const base = baseOf(view, choice)
  return columnsWith(view, shownOf(view, choice), choice, formats, (item, column) => {
    const value = item.values[column.id]?.value
    const isAmount = item.unit === 'currency' && item.kind !== 'heading' && item.currency === undefined
    if (!base || !isAmount || !value) return plainCell('')
    const whole = baseValue(base, item, column.id, view.unit.scale)
    if (whole === null) return plainCell('')
    const share = shareOf(value, whole)
    if (share === null) return plainCell(NOT_MEANINGFUL)
    return { ...plainCell(''), text: decimalParts(share, formats, { places: 1, suffix: percentSign(formats) }) }
  })
}

/**
 * Every figure against that of the period before: in percent, a percentage in points. The first period of all has no growth and no column;
 * one that misses the period before says so, unless it would stand first, where a phone has room for one that says something.
 */
export function growth(view: StatementView, choice: Choice, formats: Formats): Layout {
  const costs = costsOf(view)
  const before = new Map(view.columns.map(column => [column.id, columnBefore(column, view.columns, formats.fiscalYearStart)]))
  const all = shownOf(view, choice)
  const counted = all.filter(({ id }) => before.get(id))
  const first = counted.findIndex(({ id }) => earlierOf(before.get(id)))
  const shown = first < 0 ? all : counted.slice(first)
  const laid = columnsWith(view, shown, choice, formats, (item, column) => {
    const earlier = earlierOf(before.get(column.id))
    const value = item.values[column.id]?.value
    const base = earlier && item.values[earlier.id]?.value
    if (!value || !base || item.kind === 'heading') return plainCell('')
    const found = grown(variance(value, base, item, costs), item, value, base)
    const direction = compare(found.absolute, '0')
    const text = item.unit === 'percent' ? absoluteParts(found, item.unit, formats, 1) : relativeParts(found, formats)
    return {
      text,
      meaning: found.meaning,
      went: text.whole === NOT_MEANINGFUL ? null : wentOf(direction),
      bar: null,
    }
  })
  const columns = laid.columns.map(column => {
    return { ...column, kind: 'relative' as const, under: toldBefore(before.get(column.key.slice('value:'.length))) }
  })
  return { ...laid, columns, ...roomOf(columns, laid.rows) }
}

const earlierOf = (before: Before | undefined): Column | undefined => (before && 'column' in before ? before.column : undefined)
const toldBefore = (before: Before | undefined): string =>
  !before ? words.noneBefore : 'column' in before ? words.against(before.column.label) : words.missingBefore(periodLabel(before.missing))

/**
 * What grows is a size: a cost or a payment that is written below zero and gets larger has grown, though its figure fell. A result below zero
 * that falls has not: it is good when it is more, or a sum, whose sign says what it is. Neither has a score.
 */
function grown(found: Variance, { unit, good, kind }: LineItemView, value: Decimal, base: Decimal): Variance {
  const isSpending = good === 'down' || (good === null && unit === 'currency' && kind === 'item')
  if (unit === 'percent' || !isSpending || !isNegative(value) || !isNegative(base)) return found
  return { ...found, absolute: negate(found.absolute), relative: found.relative && negate(found.relative) }
}

const wentOf = (direction: -1 | 0 | 1): ShownCell['went'] => (direction > 0 ? 'up' : direction < 0 ? 'down' : 'level')

/** Of a variance as in the file there is neither a share nor a growth. */
const shownOf = (view: StatementView, choice: Choice): Column[] => valueColumns(columnsOf(view, choice))

function columnsWith(
  view: StatementView,
  shown: readonly Column[],
  choice: Choice,
  formats: Formats,
  cell: (item: LineItemView, column: Column) => ShownCell,
): Layout {
  const column = view.columns.find(({ id }) => id === choice.column)
  const columns = shown.map(one => headingOf(one, column, formats))
  const rows = view.lineItems.map(item => shownRow(item, () => shown.map(one => cell(item, one))))
  return { columns, rows, column, against: undefined, ...roomOf(columns, rows) }
}
