import type { Reading } from '../cells/figure.ts'
import { eachVisible, isFigure, isHead, isMissingMark } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellName } from '../cells/grid.ts'

/** So many texts of a column can be its heading. */
export const HEADING = 4

export interface ColumnUse {
  texts: number
  /** Marks of missing figures and days are some, too. */
  figures: number
  /** Cells that name periods or scenarios, in rows that have two or more. */
  heads: number
  /** Rows of its first texts. */
  said: number[]
}

/** What the visible cells of a sheet are, from one walk over all of them. */
export interface Survey {
  cells: number
  figures: number
  heads: number
  /** Letters of its longest text. */
  longest: number
  /** Cells of its fullest row. */
  widest: number
  /** Formulas whose results are not stored, by name. */
  unreckoned: string[]
  /** Formulas whose stored result is nought, by place, as long as no other has another result. */
  noughts: { row: number; column: number }[] | null
  columns: Map<number, ColumnUse>
  /** Rows with two or more heads. */
  headed: Set<number>
}

/** Walks over a sheet once: with a million cells each walk counts. */
export function survey(grid: Grid, reading: Reading): Survey {
  const found: Survey = {
    cells: 0,
    figures: 0,
    heads: 0,
    longest: 0,
    widest: 0,
    unreckoned: [],
    noughts: [],
    columns: new Map(),
    headed: new Set(),
  }
  for (let row = 0; row < grid.rows.length; row++) {
    const before = found.cells
    const heads: ColumnUse[] = []
    eachVisible(grid, row, 0, Number.POSITIVE_INFINITY, (cell, column) => {
      found.cells++
      let use = found.columns.get(column)
      if (!use) {
        use = { texts: 0, figures: 0, heads: 0, said: [] }
        found.columns.set(column, use)
      }
      const isOne = isFigure(cell, reading)
      if (isOne || cell.kind === 'date' || isMissingMark(cell, reading)) use.figures++
      else if (++use.texts <= HEADING) use.said.push(row)
      if (cell.kind === 'uncached') found.unreckoned.push(cellName(row, column))
      if (found.noughts && cell.kind === 'number' && cell.formula !== undefined) {
        if (cell.value === '0') found.noughts.push({ row, column })
        else found.noughts = null
      }
      if (isOne || cell.kind === 'boolean' || cell.kind === 'date') found.figures++
      else if (cell.kind === 'text' && cell.value.length > found.longest) found.longest = cell.value.length
      if (isHead(cell, reading)) heads.push(use)
    })
    found.heads += heads.length
    found.widest = Math.max(found.widest, found.cells - before)
    // One alone is a word or a figure that happens to look like one.
    if (heads.length < 2) continue
    found.headed.add(row)
    for (const use of heads) use.heads++
  }
  return found
}
