import { isDust } from '#app/model/dust.ts'
import { add, type Decimal, negate, subtract } from '#app/model/money.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { cellName } from './book.ts'

// Sums become formulas where they are sums: a formula that comes to another figure than the report's would change the report.

export type Formulas = (item: LineItemView, column: string) => string | undefined

/** Where a sum's parts stand, and what they come to. `row` is the line's row of the sheet, `columns` the column ids in the sheet's order. */
export function formulasOf(view: StatementView, row: (id: string) => number, columnAt: (id: string) => number): Formulas {
  const lines = new Map(view.lineItems.map(item => [item.id, item]))
  const circular = circularOf(lines)
  const failed = new Set(view.checks.filter(({ holds }) => !holds).map(check => `${check.lineItemId}:${check.columnId}`))
  return (item, column) => {
    const stated = item.values[column]?.value
    if (!stated || !item.parts || circular.has(item.id) || failed.has(`${item.id}:${column}`)) return undefined
    const terms = item.parts.flatMap(({ id, sign }) => {
      const part = lines.get(id)
      const value = part?.values[column]?.value
      return part && value ? [{ part, sign, value, row: row(id) }] : []
    })
    const alike = terms.every(({ part }) => part.unit === item.unit && part.scale === item.scale && part.currency === item.currency)
    // Percentages are no sums, and a total of nothing is no formula.
    if (terms.length === 0 || !alike || item.unit === 'percent' || item.unit === 'ratio') return undefined
    const computed = terms.reduce<Decimal>((sum, { sign, value }) => add(sum, sign === 1 ? value : negate(value)), '0')
    // A spreadsheet reckons in floats itself: what the report's own workbook lost in them it loses again.
    const figures = [stated, ...terms.map(({ value }) => value)]
    return isDust(subtract(computed, stated), figures) ? spelled(terms, columnAt(column)) : undefined
  }
}

/** `SUM(B5:B9)+B12-B13`: neighbours that are added are one range. */
function spelled(terms: readonly { row: number; sign: 1 | -1 }[], column: number): string {
  let formula = ''
  for (let at = 0; at < terms.length; ) {
    const first = terms[at] as (typeof terms)[number]
    let last = at
    while (first.sign === 1 && terms[last + 1]?.sign === 1 && terms[last + 1]?.row === (terms[last]?.row ?? 0) + 1) last++
    const from = cellName(first.row, column)
    const term = last > at ? `SUM(${from}:${cellName(terms[last]?.row ?? 0, column)})` : from
    formula += (first.sign === -1 ? '-' : formula ? '+' : '') + term
    at = last + 1
  }
  return formula
}

/** Lines that are a part of themselves, by however many steps: a spreadsheet would refuse to compute them. */
function circularOf(lines: ReadonlyMap<string, LineItemView>): Set<string> {
  const circular = new Set<string>()
  const settled = new Set<string>()
  const walk = (id: string, above: readonly string[]): void => {
    if (above.includes(id)) for (const each of above.slice(above.indexOf(id))) circular.add(each)
    else if (!settled.has(id)) for (const part of lines.get(id)?.parts ?? []) walk(part.id, [...above, id])
    settled.add(id)
  }
  for (const id of lines.keys()) walk(id, [])
  return circular
}
