import type { Cell } from '../cells/grid.ts'

/**
 * Whether a column that is called by a word for products may name them: `SKUs | 5` says how many there are, and a number of a part is whole and
 * never below zero (`OT plant / month | -1210.67`).
 */
export function mayNameProducts(label: string, cells: readonly (Cell | undefined)[]): boolean {
  if (/^skus$/i.test(label.trim()) && cells.every(cell => cell?.kind !== 'text')) return false
  return !cells.some(cell => cell?.kind === 'number' && /^-|\.\d*[1-9]/.test(cell.value))
}
