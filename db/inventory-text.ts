import { getTableColumns, getTableName } from 'drizzle-orm'
import { described } from './inventory.ts'
import type { Description } from './inventory/describe.ts'
import { tables } from './tables.sqlite.ts'

/** A table of the inventory, by the names that the database uses. */
export interface InventoryTable extends Pick<Description, 'purpose' | 'retention' | 'about'> {
  table: string
  columns: { column: string; says: string }[]
}

/** The whole inventory as it is read, by name of the table. */
export const inventoryTables = (): InventoryTable[] =>
  described()
    .map(([name, { purpose, retention, about, columns }]) => {
      const table = tables[name]
      const known: Record<string, { name: string }> = getTableColumns(table as never)
      return {
        ...{ table: getTableName(table as never), purpose, retention, about },
        columns: Object.entries(columns).map(([column, says]) => ({ column: known[column]?.name ?? column, says })),
      }
    })
    .toSorted((a, b) => (a.table < b.table ? -1 : 1))

/** The inventory as Markdown, for docs/data-inventory.md. */
export function inventoryMarkdown(): string {
  const parts = inventoryTables().map(({ table, purpose, retention, about, columns }) =>
    [
      `## ${table}`,
      '',
      `${purpose}  `,
      `**Kept:** ${retention}  `,
      `**About:** ${about === 'nobody' ? 'nobody; no column could name a person' : 'a person, by name'}`,
      '',
      '| column | what it holds |',
      '|---|---|',
      ...columns.map(({ column, says }) => `| ${column} | ${says} |`),
      '',
    ].join('\n'),
  )
  return [
    '# What is stored',
    '',
    'Every table and column, its purpose and how long it is kept; for data protection officers and works councils. Written by `npm run docs:data` from the descriptions of the schema (db/inventory); a test holds it to the database.',
    '',
    ...parts,
  ].join('\n')
}
