import type { CSSProperties } from 'react'
import type { FigureParts } from '#app/model/format.ts'
import type { Layout, ShownColumn, ShownRow } from './layout.ts'

// A statement of many lines is a table in parts. A browser lays out a table as a whole, so a single mark on one of a thousand lines costs as
// much as all of them; parts of known column widths it lays out by themselves, and only near the window. The styles are statement-long.css.

/** From so many lines on. */
const LONG = 120
/** Lines of a part: about two screens of a phone. */
const PART = 20

export const isLong = (lines: readonly unknown[]): boolean => lines.length > LONG

/**
 * Rows in parts that stay the same whatever is put away or looked for: a line never moves from one to another. What rounding leaves over
 * goes with the line before it.
 */
export function partsOf(rows: readonly ShownRow[]): ShownRow[][] {
  const parts: ShownRow[][] = []
  let lines = PART
  for (const row of rows) {
    if (lines >= PART && !row.rounding) {
      parts.push([])
      lines = 0
    }
    parts.at(-1)?.push(row)
    if (!row.rounding) lines++
  }
  return parts
}

/**
 * Rows that tell how much room figures need without writing all of them: the longest of each column, and some of each unit and number of
 * decimals. Of a short table every row.
 */
export function widest(rows: readonly ShownRow[]): readonly ShownRow[] {
  if (!isLong(rows)) return rows
  const chosen = new Set<ShownRow>()
  const longest = new Map<string, { size: number; row: ShownRow }>()
  const kinds = new Map<string, number>()
  for (const row of rows) {
    if (row.rounding) continue
    let decimals = 0
    for (const [column, { value, text }] of Object.entries(row.item.values)) {
      const figure = value ?? text
      const size = figure.length
      if (size > (longest.get(column)?.size ?? 0)) longest.set(column, { size, row })
      decimals = Math.max(decimals, value === null ? 0 : figure.length - (figure.indexOf('.') + 1 || figure.length))
    }
    const kind = `${row.item.unit} ${decimals}`
    const seen = kinds.get(kind) ?? 0
    kinds.set(kind, seen + 1)
    if (seen < SAMPLE) chosen.add(row)
  }
  for (const { row } of longest.values()) chosen.add(row)
  return [...chosen]
}
const SAMPLE = 24

/** Widths of the columns of a table in parts, as custom properties: for a wide box, for one without pictures, for a phone. */
export function tracksOf({ columns, rows }: Layout, narrow: string): CSSProperties {
  const sample = widest(rows)
  const widths = columns.map((column, at) => widthOf(column, sample, at))
  const all = columns.map((column, at) => ({ column, width: widths[at] as string, first: at === 0 }))
  const line = 'var(--least-line)'
  const lists = {
    wide: all,
    middle: all.filter(({ column }) => column.kind !== 'picture'),
    narrow: all.filter(({ column, first }) => (first || column.key === narrow) && column.kind !== 'picture'),
  }
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, shown]) => [
      [`--tracks-${name}`, [`minmax(${line}, 2fr)`, ...shown.map(({ width }) => `minmax(${width}, 1fr)`)].join(' ')],
      [`--need-${name}`, `calc(${[line, ...shown.map(({ width }) => width)].join(' + ')})`],
    ]),
  ) as CSSProperties
}

function widthOf(column: ShownColumn, rows: readonly ShownRow[], at: number): string {
  if (column.kind === 'picture') return '9rem'
  const figures = Math.max(0, ...rows.map(({ cells }) => figureWidth(cells[at]?.text)))
  const words = Math.max(...column.label.split(/\s/).map(word => word.length * LETTER))
  const unbroken = column.label.length <= UNBROKEN ? column.label.length * LETTER : 0
  // An arrow stands before a change.
  const room = Math.max(figures + (column.kind === 'absolute' ? 1.2 : 0), words)
  return `max(var(--least-${column.kind}), ${ems(room)} + 2 * var(--cell-x), var(--unbroken) * (${ems(unbroken)} + 2 * var(--cell-x)))`
}

/** Of a heading, in ems. */
const LETTER = 0.6
/** Headings of so many letters stand in one line where there is room: statement.css, .col-label. */
export const UNBROKEN = 16
const ems = (width: number): string => `${Math.ceil(width * 10) / 10}em`

/** In ems of bold figures. */
function figureWidth(text: FigureParts | undefined): number {
  let width = 0
  for (const sign of text ? text.whole + text.rest : '')
    width += /\d/.test(sign) ? 0.66 : /[.,'()\s]/.test(sign) ? 0.37 : sign === '%' ? 1 : 0.62
  return width
}
