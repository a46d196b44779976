import type { ImportProblem } from '../../import.ts'
import { cellName } from '../cells/grid.ts'
import type { Row } from '../rows/rows.ts'
import type { Table } from '../sheets/table.ts'
import { someCells } from '../cells/text.ts'

/** So many figures at least head lines below each other. */
const LEAST = 2

/** So many lines with names at least make a statement of the rest. */
const NAMED = 3

/**
 * A table of what would be (`8 % | 9 % | 10 %` down the side, growth across) below the lines of a statement: its figures are of no period,
 * and its lines have no names. They stay out, and that is said.
 */
export function withoutWhatIfs(rows: Row[], table: Table, problems: ImportProblem[]): Row[] {
  const heads = rows.map(row => headOf(row, table))
  if (heads.filter(head => head !== null).length < LEAST) return rows
  if (rows.filter(({ label, values }, at) => heads[at] === null && label !== '' && values.length > 0).length < NAMED) return rows
  const out = new Set<number>()
  for (let from = 0; from < rows.length; from++) {
    let to = from
    while (to + 1 < rows.length && goesOn(heads, from, to + 1)) to++
    if (to - from + 1 < LEAST || heads[from] === null) continue
    for (let at = from; at <= to; at++) out.add(at)
    // What stands across, with the figure that it all is about in the corner.
    const corner = rows[from - 1]
    if (corner && corner.values.length > 1 && (corner.label === '' || heads[from - 1] !== null || isAxis(corner))) out.add(from - 1)
    from = to
  }
  const left = rows.filter((_, at) => out.has(at)).flatMap(({ values }) => values.map(({ cell }) => cell))
  const [first, ...more] = left
  if (first === undefined) return rows
  problems.push({
    severity: 'warning',
    code: 'what-if',
    sheet: table.grid.name,
    cell: first,
    cells: left,
    message: `Figures head the lines here, as in a table of what would be under other assumptions. Its figures are of no period and stay out: ${first}${more.length > 0 ? ` and ${someCells(more)}` : ''}.`,
  })
  return rows.filter((_, at) => !out.has(at))
}

/** The figure that heads a line in place of a name: a share, a multiple, a number with decimals. Whole numbers may be codes. */
function headOf({ row, labelCell, values }: Row, { grid, labelColumns }: Table): number | null {
  const column = labelColumns.find(index => cellName(row, index) === labelCell)
  const cell = column === undefined ? undefined : grid.rows[row]?.[column]
  if (cell?.kind !== 'number' || values.length < LEAST) return null
  const isCode = Number.isInteger(Number(cell.value)) && !/[%x]/i.test(cell.format ?? '')
  return isCode ? null : Number(cell.value)
}

/** `Multiple \\ margin | 18 % | 20 % | 22 %`: what counts on evenly over such lines heads their columns. */
function isAxis({ values }: Row): boolean {
  const steps = values.map(({ value }) => (value === null ? null : Number(value)))
  return steps.length > 2 && steps.every((_, at) => at === 0 || goesOn(steps, 0, at))
}

/** Whether heads go on from one line to the next as they began. */
function goesOn(heads: readonly (number | null)[], from: number, to: number): boolean {
  const [first, second, before, own] = [heads[from], heads[from + 1], heads[to - 1], heads[to]]
  if (first == null || second == null || before == null || own == null || first === second) return false
  return Math.abs(own - before - (second - first)) <= Math.abs(second - first) * 1e-3
}
