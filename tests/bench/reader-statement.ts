import type { LineItem, Statement } from '#app/model/report/section.ts'

const LETTERS = 'BCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * A statement as large as they come: departments of ten groups of nine items each, every sum with its parts and right to the last digit, so
 * that millions leave something over that rounding has to tell. Columns are quarters, each actual and budget.
 */
export function deepStatement(lines: number, columns: number): Statement {
  const shown: Statement['columns'] = Array.from({ length: columns }, (_, at) => {
    const scenario = at % 2 ? 'budget' : 'actual'
    const quarter = Math.floor(at / 2)
    const period = `FY${2025 + Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`
    return { id: `c${at}`, label: `${period.slice(-2)} ${period.slice(0, 6)} ${scenario}`, period, scenario, entity: null }
  })
  const lineItems: LineItem[] = []
  const tenths = new Map<string, number[]>()
  const add = (label: string, parent: string | null, level: number, kind: LineItem['kind'], figures: number[]): string => {
    const id = `l${lineItems.length}`
    const row = lineItems.length + 5
    tenths.set(id, figures)
    lineItems.push({
      id,
      seriesId: null,
      label,
      level,
      parent,
      kind,
      unit: 'currency',
      good: row % 3 ? 'up' : 'down',
      note: row % 5 ? '' : 'What it is, in plain words, for somebody without an MBA.',
      squadId: null,
      labelCell: `A${row}`,
      values: {},
    })
    return id
  }
  while (lineItems.length < lines) {
    const at = lineItems.length
    const nothing = () => shown.map(() => 0)
    const department = at % 100 === 0 ? add(`Department ${at / 100 + 1}`, null, 0, 'total', nothing()) : last(lineItems, 0)
    if (lineItems.length >= lines) break
    const group = add(`Group ${Math.floor(at / 10) + 1}`, department, 1, 'subtotal', nothing())
    const room = at % 100 === 0 ? 8 : 9
    for (let item = 0; item < room && lineItems.length < lines; item++) {
      const figures = shown.map((_, column) => 100_000 + ((lineItems.length * 7_919 + column * 104_729) % 99_991))
      add(`Line item number ${lineItems.length} of the plan`, group, 2, 'item', figures)
      for (const sum of [group, department])
        for (const [column, figure] of figures.entries()) (tenths.get(sum) as number[])[column] = (tenths.get(sum)?.[column] ?? 0) + figure
    }
  }
  const parts = new Map<string, { id: string; sign: 1 }[]>()
  for (const { id, parent } of lineItems) if (parent !== null) parts.set(parent, [...(parts.get(parent) ?? []), { id, sign: 1 }])
  return {
    kind: 'statement',
    statement: 'income',
    unit: { currency: 'EUR', scale: 3, label: 'EUR thousands' },
    columns: shown,
    comparison: { column: `c${columns - 2}`, against: `c${columns - 1}` },
    lineItems: lineItems.map((item, row) => ({
      ...item,
      ...(parts.has(item.id) && { parts: parts.get(item.id) }),
      values: Object.fromEntries(
        shown.map(({ id }, column) => {
          const figure = String(tenths.get(item.id)?.[column] ?? 0)
          const value = `${figure.slice(0, -1)}.${figure.slice(-1)}`
          return [id, { value, text: value, cell: `${LETTERS[column]}${row + 5}`, flag: null }]
        }),
      ),
    })),
    checks: [],
    source: null,
    reveal: 'whole',
  }
}

const last = (items: readonly LineItem[], level: number): string => items.findLast(item => item.level === level)?.id ?? ''
