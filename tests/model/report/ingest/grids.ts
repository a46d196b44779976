import type { Cell, Grid, Workbook } from '#app/model/report/ingest/cells/grid.ts'
import { emptyGrid } from '#app/model/report/ingest/cells/grid.ts'

/** A text, a number as it is stored, a formula with its stored result, or nothing. */
export type Given = string | number | { formula?: string; value: string; format?: string } | Cell | null

export const grid = (name: string, rows: Given[][]): Grid => ({ ...emptyGrid(name), rows: rows.map(cells => cells.map(toCell)) })

export const typed = (...grids: Grid[]): Workbook => ({ cells: 'typed', grids, problems: [] })

export const texts = (name: string, rows: string[][]): Workbook => ({ cells: 'text', grids: [grid(name, rows)], problems: [] })

function toCell(given: Given): Cell | undefined {
  if (given === null || given === '') return undefined
  if (typeof given === 'string') return { kind: 'text', value: given }
  if (typeof given === 'number') return { kind: 'number', value: String(given), raw: String(given) }
  if ('kind' in given) return given
  const { formula, format, value } = given
  return { kind: 'number', value, raw: value, ...(formula !== undefined && { formula }), ...(format !== undefined && { format }) }
}
