import { readFileSync } from 'node:fs'
import { Database } from '#db/driver.ts'

// Reads a SQLite file as somebody would who looks for more than the rows: where in the file each row lies.

export interface Place {
  page: number
  /** Of the row's bytes within its page. SQLite fills a page from its end, so an earlier row has a higher one. */
  offset: number
  /** The columns that come first in the row: numbers, texts, or null. */
  values: (string | number | null)[]
}

/** Where the rows of a table without row numbers, or the entries of an index, lie, in the order of their keys. The write-ahead log must be empty. */
export function placesOf(path: string, table: string): Place[] {
  const database = new Database(path, { readonly: true })
  const root = database.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(table) as number
  database.close()
  const bytes = readFileSync(path)
  const size = bytes.readUInt16BE(16) === 1 ? 65_536 : bytes.readUInt16BE(16)
  const places: Place[] = []

  function walk(page: number): void {
    const at = bytes.subarray((page - 1) * size, page * size)
    const header = page === 1 ? 100 : 0
    const leaf = at[header] === 10
    if (!leaf && at[header] !== 2) throw new Error(`page ${page} is none of an index`)
    const first = header + (leaf ? 8 : 12)
    for (let cell = 0; cell < at.readUInt16BE(header + 3); cell++) {
      const offset = at.readUInt16BE(first + 2 * cell)
      if (!leaf) walk(at.readUInt32BE(offset))
      places.push({ page, offset, values: valuesAt(at, offset + (leaf ? 0 : 4)) })
    }
    if (!leaf) walk(at.readUInt32BE(header + 8))
  }
  walk(root)
  return places
}

/** The rows of each page. */
export function byPage(places: readonly Place[]): Place[][] {
  const pages = new Map<number, Place[]>()
  for (const place of places) pages.set(place.page, [...(pages.get(place.page) ?? []), place])
  return [...pages.values()]
}

function valuesAt(page: Buffer, at: number): Place['values'] {
  const number = (from: number): [value: number, next: number] => {
    let value = 0
    for (let i = from; ; i++) {
      const byte = page[i] as number
      value = value * 128 + (byte & 127)
      if (byte < 128) return [value, i + 1]
    }
  }
  const [, start] = number(at)
  const [headerSize, types] = number(start)
  const values: Place['values'] = []
  let data = start + headerSize
  for (let type = types; type < start + headerSize; ) {
    const [kind, next] = number(type)
    type = next
    if (kind === 0) values.push(null)
    else if (kind === 8 || kind === 9) values.push(kind - 8)
    else if (kind < 8) {
      const length = kind === 5 ? 6 : kind > 5 ? 8 : kind
      values.push(page.readUIntBE(data, Math.min(length, 6)))
      data += length
    } else {
      const length = (kind - (kind % 2 ? 13 : 12)) / 2
      values.push(page.toString(kind % 2 ? 'utf8' : 'hex', data, data + length))
      data += length
    }
  }
  return values
}
