import { mayReadInventory } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { type InventoryTable, inventoryTables } from '#db/inventory-text.ts'
import { done, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { readerOf } from './reader.ts'

/** What is stored, table by table. */
export async function show(hall: Hall, actor: Actor): Promise<Outcome<{ tables: InventoryTable[] }>> {
  const person = await readerOf(hall.store, actor)
  return person && mayReadInventory(person) ? done({ tables: inventoryTables() }) : NOT_FOUND
}
