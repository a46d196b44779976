import { type Cell, cellName, cellText, type Grid, isBlank } from '../cells/grid.ts'
import { shorten } from '../cells/text.ts'
import { writtenBehind } from '../cells/shown-format.ts'
import type { Say } from '../plans/plan-values.ts'
import type { Table } from '../sheets/table.ts'
import { isQuantityUnit } from '../units/quantity-units.ts'
import type { Quantity } from './volume-columns.ts'

// What quantities count in by the number formats of their cells: `#,##0" kg"`.

const unitOf = (cell: Cell | undefined): string => (cell?.format === undefined || isBlank(cell) ? '' : writtenBehind(cell.format))

/** Whether all quantities show a unit, and one in which things are counted. */
export function countsByFormats(quantities: readonly { index: number }[], rows: readonly number[], grid: Grid): boolean {
  const filled = rows.flatMap(row => quantities.map(({ index }) => grid.rows[row]?.[index]).filter(cell => !isBlank(cell)))
  return filled.length > 0 && filled.every(cell => unitOf(cell) !== '') && filled.some(cell => isQuantityUnit(unitOf(cell)))
}

/** What the planned and the actual quantity of a row show that they count in; that they count in two things is said. */
export function shownUnit(row: number, sides: readonly (Quantity | undefined)[], { grid }: Table, { say }: { say: Say }): string {
  const shown = sides.flatMap(side => (side ? [{ index: side.index, unit: unitOf(grid.rows[row]?.[side.index]) }] : []))
  const [first] = shown
  const other = shown.find(({ unit }) => unit !== first?.unit)
  if (first && other)
    say(
      'error',
      'mixed-units',
      cellName(row, other.index),
      `“${shorten(cellText(grid.rows[row]?.[other.index]), 40)}” shows “${other.unit}”, and ${cellName(row, first.index)} “${first.unit}”: planned and actual count in two things. Check them.`,
    )
  return first && !other ? first.unit : ''
}

/** What a cell says, with the unit that its format writes behind it. */
export const textWithUnit = (cell: Cell): string => [cellText(cell), unitOf(cell)].filter(text => text !== '').join(' ')
