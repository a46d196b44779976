import type { ImportColumn, ImportLineItem, ImportStatement } from '../../import.ts'

/**
 * A statement for the preview: as corrected, with the lines and columns that a person left out still in their places, so that they can be
 * taken again.
 */
export function reviewOf(read: ImportStatement, corrected: ImportStatement): ImportStatement {
  const columns = new Map(corrected.columns.map(column => [column.id, column]))
  const lines = new Map(corrected.lineItems.map(item => [item.labelCell, item]))
  const place = new Map(read.lineItems.map(({ labelCell }, index) => [labelCell, index]))
  const out = new Set(read.columns.filter(({ id }) => !columns.has(id)).map(({ id }) => id))
  return {
    ...corrected,
    columns: read.columns.map((column): ImportColumn => columns.get(column.id) ?? column),
    lineItems: read.lineItems.map((item): ImportLineItem => {
      const line = lines.get(item.labelCell)
      if (!line) return item
      const above = line.parent === null ? undefined : corrected.lineItems[line.parent]
      const left = item.values.filter(({ column }) => out.has(column))
      return { ...line, parent: (above && place.get(above.labelCell)) ?? null, values: [...line.values, ...left] }
    }),
  }
}
