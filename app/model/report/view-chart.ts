import { rescale } from '../format.ts'
import { isNegative } from '../money.ts'
import type { Chart, LineItem, Statement } from './section.ts'
import { rolesOf } from './chart-roles.ts'
import { ownCurrency } from './own-currency.ts'
import { partOf } from './part-of.ts'
import type { ChartView } from './views.ts'
import { figuresOf } from './value-columns.ts'

/** What readers see of a chart. Lines and columns that are gone are left away, and notes at figures that are gone with them. */
export function viewChart(body: Chart, statement: Statement | undefined): ChartView {
  const chosen = body.columnIds.flatMap(id => statement?.columns.find(column => column.id === id) ?? [])
  const columns = body.form === 'waterfall' ? chosen.slice(0, 1) : chosen
  const lines = linesOf(body, statement)
  const total = lines[0]
  const roles = body.form === 'waterfall' && statement ? rolesOf(lines, statement.lineItems) : null
  const series = lines.map((line): ChartView['series'][number] => {
    const { id, unit, whole, good, kind } = line
    const sign = statement && body.form === 'bridge' && line !== total ? signIn(total, line, statement) : undefined
    return {
      id,
      label: labelOf(line, statement),
      unit,
      whole,
      good,
      kind,
      points: columns.map(column => ({ id: `${id}:${column.id}`, value: valueOf(line, column.id, statement) })),
      ...(body.form === 'combined' && isLine(body, id) && { asLine: true }),
      ...(sign && { sign }),
      ...roles?.get(id),
    }
  })
  const known = new Set(series.flatMap(({ points }) => points.flatMap(({ id, value }) => (value === null ? [] : [id]))))
  const notes = (body.notes ?? []).filter(({ pointId, text }) => text !== '' && known.has(pointId))
  const target = targetOf(
    body,
    statement,
    columns.map(({ id }) => id),
  )
  return {
    kind: 'chart',
    form: body.form,
    caption: body.caption,
    unit: statement?.unit ?? { currency: null, scale: 0, label: '' },
    columns: columns.map(({ id, label, scenario, period }) => ({ id, label, scenario, period })),
    series,
    ...(notes.length > 0 && { notes: notes.map(({ pointId, text }) => ({ pointId, text })) }),
    ...(target && { target }),
  }
}

/** A bridge of a total alone shows the parts that the tree knows. */
function linesOf(body: Chart, statement: Statement | undefined): LineItem[] {
  const chosen = body.lineItemIds.flatMap(id => statement?.lineItems.find(item => item.id === id) ?? [])
  const [total] = chosen
  if (body.form !== 'bridge' || chosen.length !== 1 || !total || !statement) return chosen
  return [total, ...partsOf(statement, total).flatMap(id => statement.lineItems.find(item => item.id === id) ?? [])]
}

/** What a line is the sum of: its parts, else the lines that belong to it. At most as many as a chart shows; the rest is told as "other". */
export function partsOf({ lineItems }: Pick<Statement, 'lineItems'>, total: Pick<LineItem, 'id' | 'parts'>): string[] {
  const parts =
    total.parts?.map(({ id }) => id) ??
    lineItems.filter(({ parent, kind }) => parent === total.id && kind !== 'heading').map(({ id }) => id)
  return parts.slice(0, 19)
}

/** The lines of a bridge, that one first which the most of the others are parts of. */
export function totalFirst({ lineItems }: Pick<Statement, 'lineItems'>, ids: readonly string[]): string[] {
  const items = ids.flatMap(id => lineItems.find(item => item.id === id) ?? [])
  const isPart = partOf(lineItems)
  const parts = (item: LineItem): number => items.filter(other => isPart(other.id, item.id)).length
  const total = items.reduce<LineItem | undefined>((most, item) => (most && parts(most) >= parts(item) ? most : item), undefined)
  return total ? [total.id, ...ids.filter(id => id !== total.id)] : [...ids]
}

/**
 * How a part counts in a total: by the signs of the tree, level by level; where the tree does not lead there, a cost that is written without a
 * minus is taken away.
 */
function signIn(total: LineItem | undefined, line: LineItem, { lineItems, columns }: Statement): 1 | -1 {
  const seen = new Set<string>()
  const search = (item: LineItem | undefined, sign: 1 | -1): 1 | -1 | null => {
    if (!item || seen.has(item.id)) return null
    seen.add(item.id)
    for (const part of item.parts ?? []) {
      const own = part.sign === sign ? 1 : -1
      if (part.id === line.id) return own
      const deeper = search(
        lineItems.find(({ id }) => id === part.id),
        own,
      )
      if (deeper) return deeper
    }
    return null
  }
  const written = figuresOf(line, columns)
  return search(total, 1) ?? (line.good === 'down' && !written.some(isNegative) ? -1 : 1)
}

/** In a combined chart the lines that were chosen as lines; without a choice the last one. */
function isLine(body: Chart, id: string): boolean {
  const chosen = body.asLine?.filter(line => body.lineItemIds.includes(line)) ?? []
  return chosen.length > 0 ? chosen.includes(id) : body.lineItemIds.length > 1 && body.lineItemIds.at(-1) === id
}

/** In the statement's scale: a line may be kept in another one. */
function valueOf(line: LineItem, columnId: string, statement: Statement | undefined): string | null {
  const value = line.values[columnId]?.value ?? null
  if (value === null || line.unit !== 'currency' || line.scale === undefined || !statement) return value
  return rescale(value, line.scale, statement.unit.scale)
}

function labelOf(line: LineItem, statement: Statement | undefined): string {
  const currency = ownCurrency(line, statement?.unit)
  return currency ? `${line.label} (${currency})` : line.label
}

function targetOf({ target, lineItemIds, form }: Chart, statement: Statement | undefined, columnIds: string[]): ChartView['target'] {
  if (!target || form === 'waterfall' || form === 'bridge' || form === 'stacked') return undefined
  const line = statement?.lineItems.find(({ id }) => id === target.lineItemId)
  // A target that is a line of the statement counts in that line's unit, a typed one in the first line's.
  const kind = line ?? statement?.lineItems.find(({ id }) => id === lineItemIds[0])
  if (!kind || (target.lineItemId !== null && !line)) return undefined
  return {
    label: target.label || (line ? labelOf(line, statement) : ''),
    unit: kind.unit,
    whole: kind.whole,
    values: columnIds.map(id => (line ? valueOf(line, id, statement) : target.value)),
  }
}
