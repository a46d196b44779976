import type { ImportProblem } from '../../import.ts'
import type { Cell, Grid, Merge } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { quoted } from '../cells/text.ts'

/** How LibreOffice, and Excel in XML, write each result of such a table. */
const RESULT = /^(?:MULTIPLE\.OPERATIONS|TABLE)\(/i

/**
 * The sheet without its what-if tables (sensitivities): a result again and again under other assumptions, which stand above and beside it.
 * Their figures are of no period and no line, though lines and columns of statements run through them. The file itself says where they are;
 * that they stay out is said.
 */
export function withoutWhatIfTables(grid: Grid, problems: ImportProblem[]): Grid {
  const told = apart([...(grid.whatIf ?? []), ...byFormula(grid)])
  if (told.length === 0) return grid
  const tables = apart([...told, ...twins(grid, told)])
  const rows = grid.rows.slice()
  const take = (row: number, column: number): void => {
    if (isBlank(rows[row]?.[column])) return
    if (rows[row] === grid.rows[row]) rows[row] = [...(grid.rows[row] ?? [])]
    ;(rows[row] as (Cell | undefined)[])[column] = undefined
  }
  for (const results of tables) {
    const whole = withHeads(results)
    const named = titlesOf(grid, whole)
    const { top, left, bottom, right } = whole
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++)
      for (let column = left; column <= Math.min(right, lastColumn(grid, row)); column++) take(row, column)
    for (const { row, column } of named) take(row, column)
    const called = [...new Set(named.map(({ row, column }) => quoted(cellText(grid.rows[row]?.[column]))))].join(', ')
    problems.push({
      severity: 'info',
      code: 'what-if',
      sheet: grid.name,
      cell: cellName(top, left),
      message: `${cellName(top, left)}:${cellName(bottom, right)} is a what-if table${called && ` (${called})`}: what a result would be under other assumptions. Its figures are of no period, so it was left out.`,
    })
  }
  return { ...grid, rows, whatIf: tables }
}

/** So many at most: no sheet that a person made has more. */
const MOST = 200

/** Those that lie apart, as all do that a program has written: each cell is then looked at once. */
function apart(tables: readonly Merge[]): Merge[] {
  const found: Merge[] = []
  for (const table of tables.slice(0, MOST)) if (!found.some(other => overlap(other, table))) found.push(table)
  return found
}

const overlap = (a: Merge, b: Merge): boolean => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right

const lastColumn = (grid: Grid, row: number): number => (grid.rows[row]?.length ?? 0) - 1

/** So many assumptions in one order are no chance. */
const AXIS = 3

/**
 * Tables beside and below those that the file tells of, with the same assumptions on their left and others above: what is reckoned from
 * the results (per share, as a premium) is written with plain formulas.
 */
function twins(grid: Grid, told: readonly Merge[]): Merge[] {
  const axes = new Map<string, string[]>()
  for (const { top, left, bottom } of told) {
    const axis = bottom - top < MOST ? axisAt(grid, top, left - 1, bottom - top + 1) : null
    if (axis && axis.length >= AXIS && goesOneWay(axis)) axes.set(axis[0] ?? '', axis)
  }
  const found: Merge[] = []
  if (axes.size === 0) return found
  grid.rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      const axis = cell?.kind === 'number' && found.length < MOST ? axes.get(cell.value) : undefined
      if (!axis || axisAt(grid, row, column, axis.length)?.join() !== axis.join()) return
      // A column of a statement may begin with the same years, and goes on.
      if (grid.rows[row + axis.length]?.[column]?.kind === 'number') return
      const heads: string[] = []
      for (let next = column + 1; heads.length < MOST; next++) {
        const head = grid.rows[row - 1]?.[next]
        if (head?.kind !== 'number') break
        heads.push(head.value)
      }
      if (heads.length < 2 || !goesOneWay(heads)) return
      found.push({ top: row, left: column + 1, bottom: row + axis.length - 1, right: column + heads.length })
    }),
  )
  return found
}

/** Assumptions only rise, or only fall. */
const goesOneWay = (axis: readonly string[]): boolean =>
  new Set(axis.slice(1).map((value, at) => Math.sign(Number(value) - Number(axis[at])))).size === 1 && axis[0] !== axis[1]

/** So many numbers below each other. Null: there are not so many. */
function axisAt({ rows }: Grid, top: number, column: number, count: number): string[] | null {
  const axis = []
  for (let row = top; row < top + count; row++) {
    const cell = rows[row]?.[column]
    if (cell?.kind !== 'number') return null
    axis.push(cell.value)
  }
  return axis
}

/** With the assumptions above and on the left, and what it is all about in the corner. */
const withHeads = ({ top, left, bottom, right }: Merge): Merge => ({
  top: Math.max(0, top - 1),
  left: Math.max(0, left - 1),
  bottom,
  right,
})

/** So many texts at most name a table. */
const NAMES = 2

/** The title right above it, or above an empty row, and a name on its left that names no line. */
function titlesOf(grid: Grid, { top, left, bottom, right }: Merge): { row: number; column: number }[] {
  const filled = (row: number): number[] => {
    const found = []
    for (let column = left; column <= Math.min(right, lastColumn(grid, row)); column++)
      if (!isBlank(grid.rows[row]?.[column])) found.push(column)
    return found
  }
  const isText = (row: number, column: number): boolean => grid.rows[row]?.[column]?.kind === 'text'
  const above = [top - 1, top - 2].find(row => filled(row).length > 0) ?? -1
  const over = filled(above)
  const titles = over.length <= NAMES && over.every(column => isText(above, column)) ? over.map(column => ({ row: above, column })) : []
  const beside = []
  for (let row = top; row <= Math.min(bottom, grid.rows.length - 1) && left > 0; row++)
    if (!isBlank(grid.rows[row]?.[left - 1])) beside.push(row)
  const [side] = beside
  // With figures of its own behind the table it names a line.
  const namesLine = side !== undefined && grid.rows[side]?.some((cell, column) => column > right && !isBlank(cell))
  if (side !== undefined && beside.length === 1 && !namesLine && isText(side, left - 1)) titles.push({ row: side, column: left - 1 })
  return titles
}

/** Rectangles of cells whose formulas are such results. */
function byFormula({ rows }: Grid): Merge[] {
  const found: Merge[] = []
  const keyOf = ({ left, right }: Merge): string => `${left}:${right}`
  let open = new Map<string, Merge>()
  for (let row = 0; row < rows.length; row++) {
    const own: Merge[] = []
    rows[row]?.forEach((cell, column) => {
      if (cell?.formula === undefined || !RESULT.test(cell.formula)) return
      const last = own.at(-1)
      if (last?.right === column - 1) last.right = column
      else own.push({ top: row, left: column, bottom: row, right: column })
    })
    const goesOn = own.map(run => {
      const above = open.get(keyOf(run))
      if (above) above.bottom = row
      else found.push(run)
      return above ?? run
    })
    open = new Map(goesOn.map(run => [keyOf(run), run]))
  }
  return found
}
