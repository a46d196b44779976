import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { UnderstandOptions } from '#app/model/report/ingest/understand.ts'
import type { ImportJson } from '#app/model/report/import.ts'
import { importJson } from '#app/model/report/import.ts'
import { readBytes as readShipped } from '#server/ingest/bytes.ts'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'

/** What the reading process does, in this process: fast enough to try every sample. The result must obey the schema. */
export const readBytes = async (
  bytes: Uint8Array,
  name: string,
  options: UnderstandOptions & { hidden?: boolean } = {},
): Promise<ImportJson> => importJson.parse(await readShipped(bytes, { name, limits: DEFAULT_LIMITS, options }, () => {}))

export const readPath = (path: string, options?: UnderstandOptions & { hidden?: boolean }): Promise<ImportJson> =>
  readBytes(readFileSync(path), basename(path), options)

/** What was imported from a cell: a decimal, else the text that stands there; undefined when nothing was. */
export function importedAt({ statements, tables, plans }: ImportJson, sheet: string, cell: string): string | undefined {
  for (const statement of statements.filter(other => other.sheet === sheet))
    for (const { values } of statement.lineItems) {
      const found = values.find(value => value.cell === cell)
      if (found) return found.value ?? found.text
    }
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  for (const table of tables.filter(other => other.sheet === sheet)) {
    const column = table.columns.findIndex(other => other.cell.replace(/\d+/, '') === letters)
    const cells = table.rows.find(other => other.row === Number(row))?.cells
    if (column >= 0 && cells) return cells[column] ?? undefined
  }
  for (const plan of plans.filter(other => other.sheet === sheet))
    for (const item of plan.items) {
      const found = item.more.find(value => value.cell === cell)
      if (found) return found.text
    }
  return undefined
}
