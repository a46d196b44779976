import type { Reading } from '../cells/figure.ts'
import { headOf, isFigure, isHead, visibleCells } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import type { HeadRow } from '../heads/heads.ts'
import { tableBelow } from './below-plan.ts'
import { headsPlan, headsTasks, isNamed } from './plan-roles.ts'

/** The header of a plan, where no figures stand above it; again where it repeats. */
export function planHeads(grid: Grid, rows: number[], first: number, right: number, reading: Reading): HeadRow[] {
  const named = (row: number): string[] | null => {
    const cells = withoutCalendar(grid, row, visibleCells(grid, row, first, right), reading)
    const texts = cells.length >= 3 && cells.every(({ cell }) => cell.kind === 'text' && cellText(cell).length <= 80)
    return texts ? cells.map(({ column, cell }) => `${column}:${cellText(cell)}`) : null
  }
  for (const [at, row] of rows.slice(0, 30).entries()) {
    const names = named(row)
    const labels = names?.map(name => name.slice(name.indexOf(':') + 1)) ?? []
    // Three names before a drawn calendar are all that a plan needs: what, from, to.
    const isDrawn = names !== null && names.length < visibleCells(grid, row, first, right).length
    const isHeader =
      headsPlan(labels, isDrawn) || (headsTasks(labels) && !visibleCells(grid, row, first, right).some(({ cell }) => isHead(cell, reading)))
    if (names && isHeader) {
      // A program's own names above, those for people right below: `task_name` over `Activity Name`.
      const below = rows[at + 1]
      const second = below === undefined ? null : named(below)
      if (
        below !== undefined &&
        second &&
        second.join() !== names.join() &&
        headsPlan(second.map(name => name.slice(name.indexOf(':') + 1)))
      )
        return [{ rows: [row, below], columns: visibleCells(grid, below, first, right).map(({ column }) => column), head: 'texts' }]
      // Behind an empty row, `ID` and other names than those of tasks head a table of its own: the people of a plan.
      const begins = (other: number, place: number): boolean =>
        (rows[at + place] ?? 0) < other - 1 && names[0] !== undefined && named(other)?.[0] === names[0]
      const other = tableBelow(grid, rows.slice(at + 1), cells => cells.some(cell => isDay(cell, reading)), first, right)
      const same = rows.slice(at + 1).filter((other, place) => named(other)?.join('|') === names.join('|') || begins(other, place))
      const heads = other === null || same.includes(other) ? same : [...same, other].sort((a, b) => a - b)
      return [row, ...heads].map(found => ({
        rows: [found],
        columns: visibleCells(grid, found, first, right).map(({ column }) => column),
        head: 'texts' as const,
      }))
    }
    const below = rows[at + 1]
    const pair = below === row + 1 ? pairNames(grid, row, below, first, right) : null
    if (below !== undefined && pair) {
      const columns = [row, below].flatMap(own => visibleCells(grid, own, first, right).map(({ column }) => column))
      return [{ rows: [row, below], columns: [...new Set(columns)].sort((a, b) => a - b), head: 'texts' }]
    }
    if (visibleCells(grid, row, first, right).filter(({ cell }) => isFigure(cell, reading)).length >= 2) return []
  }
  return []
}

type Placed = { column: number; cell: Cell }[]

/**
 * What heads the tasks, where a drawn calendar begins to the right of it: days, or weeks numbered from 1. Only where those names stand over
 * real days: else the bars are all that says when the tasks are.
 */
function withoutCalendar(grid: Grid, row: number, cells: Placed, reading: Reading): Placed {
  const from = cells.findIndex(({ cell }) => cell.kind !== 'text' || isDay(cell, reading))
  const names = cells.slice(0, from)
  const calendar = cells.slice(Math.max(from, 0))
  if (from < 3 || calendar.length < 3 || !(calendar.every(({ cell }) => isDay(cell, reading)) || countsUp(calendar))) return cells
  const dated = names.filter(({ column }) => grid.rows.slice(row + 1).some(own => own[column] !== undefined && isDay(own[column], reading)))
  // Names of tasks with who and how far need no days: what is drawn beside them is told.
  return dated.length > 0 || headsTasks(names.map(({ cell }) => cellText(cell))) ? names : cells
}

const isDay = (cell: Cell, reading: Reading): boolean => {
  if (cell.kind === 'date') return true
  const facts = cell.kind === 'text' ? headOf(cell, reading) : null
  return facts !== null && facts.end !== null && !facts.monthOnly
}

/** Weeks or days that are numbered, one more each time: after the last of a month or year, or the week before Christmas, 1 again. `least`: so many may begin with another number. */
export const countsUp = (cells: Placed, least = 7): boolean =>
  cells.every(({ cell }, at) => {
    const before = at === 0 ? null : cells[at - 1]?.cell
    if (cell.kind !== 'number' || !/^[1-9]\d?$/.test(cell.value)) return false
    if (!before) return cell.value === '1' || cells.length >= least
    const last = before.kind === 'number' ? Number(before.value) : 0
    return Number(cell.value) === last + 1 || (cell.value === '1' && ((last >= 28 && last <= 31) || (last >= 51 && last <= 53)))
  })

/**
 * `Planned`, `Actual` over `Start`, `End` each: the names of a plan in two rows, where neither has all of them. By column; null for any
 * other two rows.
 */
export function pairNames(grid: Grid, upper: number, lower: number, first: number, right: number): Map<number, string> | null {
  const all = [upper, lower].map(row => visibleCells(grid, row, first, right))
  // A calendar may be drawn to the right of the names.
  const end = Math.min(...all.flatMap(own => own.flatMap(({ column, cell }) => (cell.kind === 'text' ? [] : [column]))))
  const cells = all.map(own => own.filter(({ column }) => column < end))
  const [over = [], under = []] = cells
  if (over.length < 3 || under.length < 2 || cells.flat().some(({ cell }) => cellText(cell).length > 80)) return null
  const textAt = (row: number, column: number): string => cellText(grid.rows[row]?.[column])
  // Figures and dates below names are what a task says under them, in a file of texts too.
  const isSaid = ({ column }: { column: number }): boolean =>
    /\p{L}{4}/u.test(textAt(upper, column)) && /^[-+]?\d[\d.,:;/ -]*%?$/.test(textAt(lower, column)) && textAt(upper, column + 1) !== ''
  if (under.filter(isSaid).length >= 2) return null
  if (cells.some(own => headsPlan(own.map(({ cell }) => cellText(cell))))) return null
  const names = new Map<number, string>()
  let group = ''
  const columns = [...new Set([...over, ...under].map(({ column }) => column))].sort((a, b) => a - b)
  for (const column of columns) {
    const [above, below] = [textAt(upper, column), textAt(lower, column)]
    if (above !== '' || below === '') group = above
    const both = [group, below].filter(text => text !== '').join(' ')
    names.set(column, [both, above, below].find(text => text !== '' && isNamed(text)) ?? both)
  }
  return headsPlan([...names.values()]) ? names : null
}
