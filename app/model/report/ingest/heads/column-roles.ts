import type { ImportColumn } from '../../import.ts'
import type { Row } from '../rows/rows.ts'
import type { Table } from '../sheets/table.ts'
import { isOfNoTime } from './difference-words.ts'
import { namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'

// What a column is for: by its heading, and by what its cells hold.

/** What stands in the cells of a column: so many in all, so many that mean a figure or none, so many words. */
interface Held {
  cells: number
  figures: number
  words: number
}

/** Counted once for all columns: a long statement is not gone through again for each of them. */
export function heldBy(rows: readonly Row[]): Map<number, Held> {
  const held = new Map<number, Held>()
  for (const { values } of rows)
    for (const { index, value, flag } of values) {
      const own = held.get(index) ?? { cells: 0, figures: 0, words: 0 }
      if (own.cells++ === 0) held.set(index, own)
      if (value !== null || flag === 'missing' || flag === 'ambiguous') own.figures++
      else if (flag === 'unreadable') own.words++
    }
  return held
}

export function roleOf(column: TableColumn, held: Held, head: Table['head'], details: Set<number>): ImportColumn['role'] {
  if (details.has(column.index)) return 'detail'
  if (column.texts.some(isOfNoTime)) return 'other'
  // `Budget status`: nothing but words in it, whatever its heading says.
  if (held.cells > 0 && held.words === held.cells) return 'other'
  if (column.facts.variance) return 'variance'
  if (namesTime(column.facts) || column.facts.relative || column.facts.scenario !== null) return 'period'
  if (head === 'periods') return 'other'
  return held.figures * 2 >= held.cells ? 'period' : 'other'
}
