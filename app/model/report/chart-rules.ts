import type { Chart, Statement } from './section.ts'

/** What is wrong with a chart beyond lines and columns that are gone; null: nothing. */
export function wrongInChart(body: Chart, { lineItems }: Pick<Statement, 'lineItems'>): { field: string; message: string } | null {
  const units = new Set(body.lineItemIds.flatMap(id => lineItems.find(item => item.id === id)?.unit ?? []))
  const currencies = new Set(body.lineItemIds.map(id => lineItems.find(item => item.id === id)?.currency ?? null))
  if (body.form === 'stacked' && (units.size > 1 || currencies.size > 1))
    return { field: 'form', message: 'Only lines that count in the same unit can be stacked on each other.' }
  if (body.form === 'bridge' && body.columnIds.length !== 2)
    return { field: 'columnIds', message: 'A bridge leads from one column to another: choose two.' }
  const [, ...parts] = body.form === 'bridge' ? body.lineItemIds : []
  const inside = lineItems.find(({ id, parent }) => parts.includes(id) && parent !== null && parts.includes(parent))
  if (inside) return { field: 'lineItemIds', message: `“${inside.label}” is a part of another chosen line: its change would count twice.` }
  if (body.target && body.target.lineItemId !== null && !lineItems.some(({ id }) => id === body.target?.lineItemId))
    return { field: 'target', message: 'The line of the target is no longer in the statement. Choose again.' }
  if (body.target && body.target.lineItemId === null && body.target.value === null)
    return { field: 'target', message: 'Choose the line that is the target, or write a figure.' }
  return null
}
