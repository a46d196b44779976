// Writes docs/data-inventory.md from the schema's own descriptions.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inventoryMarkdown } from '#db/inventory-text.ts'

writeFileSync(join(import.meta.dirname, '../docs/data-inventory.md'), inventoryMarkdown())
