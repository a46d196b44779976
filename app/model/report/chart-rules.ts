import { partOf } from './part-of.ts'
import type { Chart, Figures, Statement } from './section.ts'
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
  const units = new Set(body.lineItemIds.flatMap(id => lineItems.find(item => item.id === id)?.unit ?? []))
  const currencies = new Set(body.lineItemIds.map(id => lineItems.find(item => item.id === id)?.currency ?? null))
  if (body.form === 'stacked' && (units.size > 1 || currencies.size > 1))
    return { field: 'form', message: 'Only lines that count in the same unit can be stacked on each other.' }
  if (body.form === 'bridge' && body.columnIds.length !== 2)
    return { field: 'columnIds', message: 'A bridge leads from one column to another: choose two.' }
  if (body.form === 'waterfall' && body.columnIds.length !== 1)
    return { field: 'columnIds', message: 'A waterfall is drawn of one column: choose one.' }
  const [, ...parts] = body.form === 'bridge' ? body.lineItemIds : []
  const isPart = partOf(lineItems)
  const inside = lineItems.find(({ id }) => parts.includes(id) && parts.some(other => isPart(id, other)))
  if (inside) return { field: 'lineItemIds', message: `“${inside.label}” is a part of another chosen line: its change would count twice.` }
  if (body.target && body.target.lineItemId !== null && !lineItems.some(({ id }) => id === body.target?.lineItemId))
    return { field: 'target', message: 'The line of the target is no longer in the statement. Choose again.' }
  if (body.target && body.target.lineItemId === null && body.target.value === null)
    return { field: 'target', message: 'Choose the line that is the target, or write a figure.' }
  return null
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
