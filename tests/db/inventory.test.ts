import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { getTableName } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { Database } from '#db/driver.ts'
import { openStore } from '#db/index.ts'
import { described } from '#db/inventory.ts'
import { inventoryMarkdown, inventoryTables } from '#db/inventory-text.ts'
import { tables } from '#db/tables.sqlite.ts'
import { inTemporaryFolder } from '#tests/support/stores.ts'

/** The database's own books. */
const BOOKS = /^(sqlite_|__|migrations$|search)/

test('the inventory names every table and column of a database, and no other', () =>
  inTemporaryFolder(async folder => {
    const path = join(folder, 'candor.db')
    await (await openStore(path)).close()
    const file = new Database(path, { readonly: true })
    const names = file.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[]
    const stored = names
      .filter(name => !BOOKS.test(name))
      .map(name => [name, (file.prepare(`select name from pragma_table_info(?)`).pluck().all(name) as string[]).toSorted()])
    file.close()
    const told = inventoryTables().map(({ table, columns }) => [table, columns.map(({ column }) => column).toSorted()])
    expect(told).toEqual(stored.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
  }))

test('every sentence of it says something', () => {
  for (const { table, purpose, retention, columns } of inventoryTables())
    for (const says of [purpose, retention, ...columns.map(column => column.says)]) expect(says, table).toMatch(/^\p{Lu}.*\.$/su)
})

test('a table that points at a person says which column does, and one that is about nobody has none', () => {
  const described_ = new Map(described())
  for (const [name, table] of Object.entries(tables)) {
    const { foreignKeys } = getTableConfig(table as never)
    const pointing = foreignKeys.flatMap(key => {
      const { columns, foreignTable } = key.reference()
      return getTableName(foreignTable) === 'people' ? columns.map(column => column.name) : []
    })
    const { about, persons = [] } = described_.get(name as keyof typeof tables)!
    const known = persons.map(column => (table as unknown as Record<string, { name: string }>)[column]?.name)
    for (const column of pointing) expect(known, `${name}.${column}`).toContain(column)
    if (about === 'nobody') expect(persons, name).toEqual([])
  }
})

test('docs/data-inventory.md is current: `npm run docs:data` writes it', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/data-inventory.md'), 'utf8')).toBe(inventoryMarkdown())
})
