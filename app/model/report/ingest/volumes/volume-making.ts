import { cellText } from '../cells/grid.ts'
import { cornersOf } from '../heads/table-titles.ts'
import { readScenario } from '../scenarios/scenario-words.ts'
import type { Table } from '../sheets/table.ts'
import { withoutQuantityUnit } from '../units/quantity-units.ts'
import { MAKING, MONEY } from './volume-words.ts'

// `Production 2026 | Plan | Ist` over products: what is made stands in the corner or the title, and no word says that lines are products.

/** A year, a quarter or a half, and what stands between words. */
const TIME = /(?<![\p{L}\p{N}])(?:(?:19|20)\d\d(?:[/-]\d{2,4})?|[QHST][1-4]|FY ?\d{2,4})(?![\p{L}\p{N}])|[-–—:,|()[\]]/giu

/** What was made, as titles call it. */
const OUTPUT = /^(?:\p{L}+ )?(?:output|ausbringung|fertigung|fabrication|fabricaci[óo]n|manufacturing)$/iu

/** A time by its number alone, as it is written out before tables are read. */
export const NUMBERED = /(?<![\p{L}\p{N}])(?:period|month|year) (?:[1-9]|[1-4]\d|5[0-3])(?![\p{L}\p{N}])/iu

/** Whether a text is a word for production, and beside it at most a time, a scenario and a unit: `Producción 2026 (t)`. */
export function namesMaking(text: string): boolean {
  if (text.length > 60) return false
  const bare = withoutQuantityUnit(text).replace(TIME, ' ')
  const name = readScenario(bare)
    .rest.replace(/[\s/&]+/g, ' ')
    .trim()
  return MAKING.test(name) || OUTPUT.test(name)
}

/**
 * The column of what is made where none is called so: the first one, below the name of making or below nothing while the title has it, or while the
 * figures show in what they are counted. Lines that speak of money are those of a statement.
 */
export function madeBelow(table: Table, rows: readonly number[], titles: readonly string[], counts: boolean): number | null {
  const [first] = table.labelColumns
  if (first === undefined) return null
  const corners = cornersOf(table)
  const isCalled = corners.some(namesMaking) || (corners.length === 0 && (counts || titles.some(namesMaking)))
  const lines = rows.map(row => cellText(table.grid.rows[row]?.[first]))
  return isCalled && lines.some(text => text !== '') && !lines.some(text => MONEY.test(text)) ? first : null
}
