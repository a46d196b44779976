import { partOf } from './part-of.ts'
import type { Chart, Figures, LineItem, Statement } from './section.ts'
import { hasVariance, NO_VARIANCE } from './value-columns.ts'

/** What is wrong with a chart; null: nothing. */
export function wrongInChart(
  body: Chart,
  { lineItems, columns }: Pick<Statement, 'lineItems' | 'columns'>,
): { field: string; message: string } | null {
  if (!hasAll(lineItems, body.lineItemIds))
    return { field: 'lineItemIds', message: 'A chosen line is no longer in the statement. Choose again.' }
  if (!hasAll(columns, body.columnIds))
    return { field: 'columnIds', message: 'A chosen column is no longer in the statement. Choose again.' }
  if (hasVariance(columns, body.columnIds)) return { field: 'columnIds', message: NO_VARIANCE }
  const lines = body.lineItemIds.flatMap(id => lineItems.find(item => item.id === id) ?? [])
  const shared = wrongOnOneAxis(body.form, lines)
  if (shared) return { field: 'form', message: shared }
  if (body.form === 'bridge' && body.columnIds.length !== 2)
    return { field: 'columnIds', message: 'A bridge leads from one column to another: choose two.' }
  if (body.form === 'waterfall' && body.columnIds.length !== 1)
    return { field: 'columnIds', message: 'A waterfall is drawn of one column: choose one.' }
  const [, ...bridged] = body.form === 'bridge' ? body.lineItemIds : []
  const parts = body.form === 'stacked' ? body.lineItemIds : bridged
  const isPart = partOf(lineItems)
  const inside = lineItems.find(({ id }) => parts.includes(id) && parts.some(other => isPart(id, other)))
  if (inside) return { field: 'lineItemIds', message: `“${inside.label}” is a part of another chosen line: it would count twice.` }
  if (body.target && body.target.lineItemId !== null && !lineItems.some(({ id }) => id === body.target?.lineItemId))
    return { field: 'target', message: 'The line of the target is no longer in the statement. Choose again.' }
  const target = lineItems.find(({ id }) => id === body.target?.lineItemId)
  if (target && (target.unit !== lines[0]?.unit || target.currency !== lines[0].currency))
    return { field: 'target', message: `“${target.label}” counts in something else than the first line: it is no target for it.` }
  if (body.target && body.target.lineItemId === null && body.target.value === null)
    return { field: 'target', message: 'Choose the line that is the target, or write a figure.' }
  return null
}

/** Colours that can be told apart. */
const MOST_COLOURS = 6
/** Forms whose lines stand in one picture, told apart by colour. */
const TOGETHER = new Set<Chart['form']>(['column', 'line', 'area', 'stacked', 'combined'])

/** On one axis 40 people, 43 % and 40 million would be one height; a combined chart has two axes. */
function wrongOnOneAxis(form: Chart['form'], lines: readonly Pick<LineItem, 'unit' | 'currency'>[]): string | null {
  if (!TOGETHER.has(form)) return null
  const units = new Set(lines.map(({ unit }) => unit))
  const currencies = new Set(lines.flatMap(({ unit, currency }) => (unit === 'currency' || unit === 'per share' ? (currency ?? '') : [])))
  if (form === 'stacked' && (units.size > 1 || currencies.size > 1))
    return 'Only lines that count in the same unit can be stacked on each other.'
  if (form === 'combined' && units.size > 2) return 'There are two axes: choose lines of at most two units, or small multiples.'
  if (currencies.size > 1) return 'Lines of several currencies do not share an axis. Choose small multiples.'
  if (form !== 'combined' && units.size > 1)
    return 'Lines that count in different units do not share an axis. Choose columns and line, or small multiples.'
  return lines.length > MOST_COLOURS
    ? `More than ${MOST_COLOURS} lines cannot be told apart by their colours. Choose fewer, or small multiples.`
    : null
}

/** The first of the key figures whose line or column is gone, or is no figure; null: none. */
export function lostFigure(
  { figures }: Figures,
  statementOf: (sectionId: string) => Statement | null,
): { field: string; message: string } | null {
  for (const [at, { statementId, lineItemId, columnId, against }] of figures.entries()) {
    const statement = statementOf(statementId)
    const columns = against ? [columnId, against] : [columnId]
    if (!statement || !hasAll(statement.lineItems, [lineItemId]) || !hasAll(statement.columns, columns))
      return { field: `figures.${at}`, message: 'This line or column is no longer in the report. Choose again.' }
    if (hasVariance(statement.columns, columns)) return { field: `figures.${at}`, message: NO_VARIANCE }
  }
  return null
}

function hasAll(things: { id: string }[], ids: string[]): boolean {
  const known = new Set(things.map(thing => thing.id))
  return ids.every(id => known.has(id))
}
