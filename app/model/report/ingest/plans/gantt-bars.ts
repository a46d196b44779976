import { type Grid, isBlank } from '../cells/grid.ts'

interface Drawn {
  /** The coloured columns of a row, left to right. */
  bars: Map<number, number[]>
  /** Rows that are coloured from one end to the other, as headings are. */
  bands: number[]
  colours: number
}

/** So many lines must share the colour of a column before it is a background rather than a bar. */
const FEW = 4

/**
 * Bars that are drawn by colour alone: coloured cells without content in a row, under the columns of a calendar. A colour that most lines have
 * in the same column is background (weekends, every other week), one that fills whole rows and nothing less is that of headings.
 */
export function barsOf(grid: Grid, rows: readonly number[], columns: readonly number[]): Drawn {
  const colourAt = (row: number, column: number): string =>
    isBlank(grid.rows[row]?.[column]) ? (grid.fills?.rows.get(row)?.get(column) ?? '') : ''
  const ground = columns.map(column => {
    const counts = new Map<string, number>()
    for (const row of rows) counts.set(colourAt(row, column), (counts.get(colourAt(row, column)) ?? 0) + 1)
    return new Set([...counts].flatMap(([colour, count]) => (count >= FEW && count * 3 > rows.length * 2 ? [colour] : [])))
  })
  const filled = new Map(
    rows.map(row => [
      row,
      columns.flatMap((column, at) => {
        const colour = colourAt(row, column)
        return colour === '' || ground[at]?.has(colour) ? [] : [{ column, colour }]
      }),
    ]),
  )
  const isWhole = (cells: readonly { colour: string }[]): boolean =>
    cells.length === columns.length && new Set(cells.map(({ colour }) => colour)).size === 1
  const partly = new Set([...filled.values()].flatMap(cells => (isWhole(cells) ? [] : cells.map(({ colour }) => colour))))
  const bands = [...filled].flatMap(([row, cells]) => (isWhole(cells) && !partly.has(cells[0]?.colour ?? '') ? [row] : []))
  const bars = new Map<number, number[]>()
  for (const [row, cells] of filled)
    if (cells.length > 0 && !bands.includes(row))
      bars.set(
        row,
        cells.map(({ column }) => column),
      )
  return { bars, bands, colours: partly.size }
}
