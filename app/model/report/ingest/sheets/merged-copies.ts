import { type Cell, type Grid, isBlank } from '../cells/grid.ts'

/**
 * The sheet without what some programs write into every cell of a merged area: only the first is shown. Areas of one column are left as they
 * are: a name that stands beside each of its lines is what a list needs.
 */
export function withoutMergedCopies(grid: Grid): Grid {
  let rows: Grid['rows'] | undefined
  for (const { top, left, bottom, right } of grid.merges) {
    const first = grid.rows[top]?.[left]
    if (right === left || !first || isBlank(first)) continue
    for (let row = top; row <= Math.min(bottom, grid.rows.length - 1); row++) {
      const cells = grid.rows[row]
      const last = Math.min(right, (cells?.length ?? 0) - 1)
      for (let column = row === top ? left + 1 : left; column <= last; column++) {
        const cell: Cell | undefined = cells?.[column]
        if (!cell || cell.kind !== first.kind || !('value' in cell && 'value' in first && cell.value === first.value)) continue
        rows ??= grid.rows.map(one => one && [...one])
        delete rows[row]?.[column]
      }
    }
  }
  return rows ? { ...grid, rows } : grid
}
