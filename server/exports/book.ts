import type { Decimal } from '#app/model/money.ts'

// A workbook before it is a file: what stands in which cell and how it looks. Both writers (xlsx.ts, csv.ts) take it.

export interface Look {
  /** Excel's number format. */
  format?: string
  bold?: boolean
  /** Smaller and grey: what is said about the table. */
  quiet?: boolean
  italic?: boolean
  /** Depth of a line. */
  indent?: number
  /** A rule above: of a subtotal, or of a total. */
  rule?: 'thin' | 'strong'
  align?: 'right' | 'wrap'
}

export type Cell = {
  look?: Look
} & (
  | { is: 'text'; text: string }
  /** `formula` in A1 notation without the equals sign; `value` is then what it comes to. */
  | { is: 'number'; value: Decimal; formula?: string }
  /** ISO date. */
  | { is: 'day'; day: string }
)

export interface Sheet {
  /** What its tab is called, as far as a tab can be called so. */
  name: string
  rows: (Cell | null)[][]
  /** Widths of the columns in characters. */
  widths: number[]
  /** How many rows and columns stay when the sheet is scrolled. */
  frozen?: { rows: number; columns: number }
  /** Rows that every printed page repeats, counted from 1. */
  repeat?: { from: number; to: number }
  landscape?: boolean
}

export interface Book {
  title: string
  /** Who made the file. */
  author: string
  /** Milliseconds since the epoch. */
  at: number
  /** At the foot of every printed page. */
  foot: string
  sheets: Sheet[]
}

export const text = (text: string, look?: Look): Cell => ({ is: 'text', text, ...(look && { look }) })
export const number = (value: Decimal, look?: Look, formula?: string): Cell => ({
  is: 'number',
  value,
  ...(look && { look }),
  ...(formula !== undefined && { formula }),
})
export const day = (day: string, look?: Look): Cell => ({ is: 'day', day, ...(look && { look }) })

/** `B7` of a place; both count from 0. */
export function cellName(row: number, column: number): string {
  let letters = ''
  for (let at = column + 1; at > 0; at = Math.floor((at - 1) / 26)) letters = String.fromCharCode(65 + ((at - 1) % 26)) + letters
  return letters + (row + 1)
}
