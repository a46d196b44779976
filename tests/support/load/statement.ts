import type { LineItem, Statement } from '#app/model/report/section.ts'

export const LINES = 300
export const COLUMNS = 8

/** Four quarters, each actual and budget; groups of nine lines with their sum. Rows are `l0`, `l1` …, or begin with another letter. */
export function largeStatement(letter = 'l'): Statement {
  const columns: Statement['columns'] = Array.from({ length: COLUMNS }, (_, at) => {
    const scenario = at % 2 ? 'budget' : 'actual'
    const quarter = Math.floor(at / 2) + 1
    return { id: `c${at}`, label: `Q${quarter} FY2026 ${scenario}`, period: `FY2026-Q${quarter}`, scenario, entity: null }
  })
  const lineItems = Array.from({ length: LINES }, (_, at): LineItem => {
    const isSum = at % 10 === 0
    const value = (column: number) => String((isSum ? 90_000 : 10_000) + ((at * 7_919 + column * 104_729) % 9_973))
    return {
      id: `${letter}${at}`,
      seriesId: null,
      label: isSum ? `Group ${at / 10 + 1}` : `Line item number ${at} of the plan`,
      level: isSum ? 0 : 1,
      parent: isSum ? null : `${letter}${at - (at % 10)}`,
      kind: isSum ? 'subtotal' : 'item',
      unit: 'currency',
      good: at % 3 ? 'up' : 'down',
      note: at % 5 ? '' : 'What it is, in plain words, for somebody without an MBA.',
      squadId: null,
      labelCell: `A${at + 5}`,
      values: Object.fromEntries(
        columns.map(({ id }, column) => [
          id,
          { value: value(column), text: value(column), cell: `${'BCDEFGHI'[column]}${at + 5}`, flag: null },
        ]),
      ),
    }
  })
  return {
    kind: 'statement',
    statement: 'income',
    unit: { currency: 'EUR', scale: 3, label: 'EUR thousands' },
    columns,
    comparison: { column: 'c6', against: 'c7' },
    lineItems,
    checks: [],
    source: null,
    reveal: 'whole',
  }
}
