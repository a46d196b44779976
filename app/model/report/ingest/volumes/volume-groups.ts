import { visibleCells } from '../cells/figure.ts'
import type { Cell } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import type { Say } from '../plans/plan-values.ts'
import type { Table } from '../sheets/table.ts'
import { shorten } from '../cells/text.ts'
import type { VolumeColumns } from './volume-columns.ts'
import { countedIn, type Side, sideOfTitle } from './volume-words.ts'

/** The header that a row stands under, where it repeats further down. */
const headOver = ({ headerRows, repeats }: Pick<Table, 'headerRows' | 'repeats'>, row: number): number =>
  Math.max(...[headerRows.at(-1) ?? 0, ...repeats].filter(head => head < row))

/**
 * What the rows under each header are about, where one header repeats: the line right above it (`Plant Linz`), or what stands in its corner.
 * By the header's row; nothing where the headers do not all say something, and different things.
 */
export function groupNames(
  table: Pick<Table, 'grid' | 'headerRows' | 'repeats' | 'labelColumns' | 'left' | 'right'>,
): Map<number, { text: string; row: number }> {
  const { grid, headerRows, repeats, left, right } = table
  const all = [...headerRows, ...repeats].sort((a, b) => a - b)
  // Of a header of two rows the last one stands over the figures.
  const heads = all.filter(row => !all.includes(row + 1))
  const above = (head: number): { text: string; row: number } => {
    let row = head
    while (all.includes(row)) row--
    const cells = visibleCells(grid, row, left, right)
    const [only] = cells
    return { text: cells.length === 1 && only?.cell.kind === 'text' ? cellText(only.cell) : '', row }
  }
  const corner = (row: number): { text: string; row: number } => ({ text: cellText(grid.rows[row]?.[table.labelColumns[0] ?? -1]), row })
  for (const read of [above, corner]) {
    const found = heads.map(head => [head, read(head)] as const)
    const texts = found.map(([, { text }]) => text)
    if (repeats.length > 0 && texts.every(text => text !== '') && new Set(texts).size === texts.length) return new Map(found)
  }
  return new Map()
}

/** `Production – Plan` over one part and `Production – Actual` over the next: of which side the rows under each header are; nothing where all are of one. */
export function groupSides(groups: ReadonlyMap<number, { text: string }>): Map<number, Side> {
  const sides = new Map(
    [...groups].flatMap(([head, { text }]) => {
      const side = sideOfTitle(text)
      return side === null ? [] : [[head, side] as const]
    }),
  )
  return sides.size === groups.size && new Set(sides.values()).size > 1 ? sides : new Map()
}

export interface NamedRow {
  row: number
  /** What the line above its header says, where the parts of the table differ by that. */
  side: Side | null
  /** What its cells of products say; nothing where they are empty. */
  what: string[]
  cell: string
  /** Where its unit stands: with the product, where that stands once for several rows. */
  unitRow: number
}

/**
 * What each row is about. A name stands once for the rows below it where a column says what each of them is, or where a name further to the
 * right goes on.
 */
export function namedRows(table: Table, columns: VolumeColumns, say: Say): NamedRow[] {
  const { grid } = table
  const groups = groupNames(table)
  const sides = groupSides(groups)
  const above: (string | undefined)[] = []
  let unitRow = 0
  let told = false
  return columns.rows.map(row => {
    const own = columns.made.map(({ index }) => cellText(grid.rows[row]?.[index] ?? mergedFrom(table, row, index)))
    const first = own.findIndex(text => text !== '')
    const goesOn = first > 0 || (first < 0 && columns.kind !== null && !isBlank(grid.rows[row]?.[columns.kind]))
    const until = first < 0 ? own.length : first
    const what = own.map((text, at) => (goesOn && at < until ? (above[at] ?? '') : text))
    if (first >= 0 || !goesOn) unitRow = row
    if (goesOn && first > 0 && what[0] !== own[0] && !told) {
      told = true
      const label = shorten(columns.made[0]?.label ?? '', 40)
      say(
        'info',
        'carried-down',
        cellName(row, columns.made[0]?.index ?? 0),
        `An empty cell under “${label}” was read as the name above it.`,
      )
    }
    if (!isBlank(grid.rows[row]?.[columns.quantities[0]?.index ?? -1]) || first >= 0) above.splice(0, above.length, ...what)
    const place = (columns.made[0] ?? columns.times[0])?.index ?? table.left
    const head = headOver(table, row)
    const side = sides.get(head) ?? null
    const text = groups.get(head)?.text ?? ''
    const group = side === null || /\p{L}{3}/u.test(countedIn(text)) ? text : ''
    return {
      row,
      side,
      what: [what.some(text => text !== '') ? group : '', ...what].filter(text => text !== ''),
      cell: cellName(row, place),
      unitRow,
    }
  })
}

/** A name that is merged over several rows counts for each of them. */
export function mergedFrom({ grid }: Table, row: number, column: number): Cell | undefined {
  const merge = grid.merges.find(({ top, left, bottom, right }) => top < row && bottom >= row && left <= column && right >= column)
  return merge && grid.rows[merge.top]?.[merge.left]
}
