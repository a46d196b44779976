import type { Grid } from '#app/model/report/ingest/cells/grid.ts'
import type { IngestLimits } from './limits.ts'
import { windows1252 } from './encoding.ts'
import { damaged, oldExcel, tooManyCells, tooManySheets } from './refusal.ts'
import { MAX_MERGES } from './sheet.ts'
import { type Style, styleOf } from './styles.ts'
import { passwordProtected } from './zip.ts'

/**
 * A walk over the records of an .xls workbook, before the library that decodes them sees it: does each record end inside of the file, is it
 * encrypted, how many sheets and cells does it hold? And what the library does not hand out: the style of each cell with its indent and
 * weight, hidden rows and columns, outline levels.
 */

export interface BiffSheet {
  visibility: Grid['visibility']
  kind: 'worksheet' | 'chart' | 'macro'
  /** Where its records start. */
  at: number
}

export interface Biff {
  /** In the order in which they lie in the file. */
  sheets: BiffSheet[]
  styles: Style[]
  epoch1904: boolean
  /** Whether its texts are in Unicode, as Excel 97 and later write them, or in the code page of the computer that wrote them. */
  unicode: boolean
}

const BEGIN = 0x0809
const END = 0x000a
/** Records of one cell each: formulas, numbers, texts, booleans and errors. */
const CELLS = new Set([0x0006, 0x0206, 0x0406, 0x0203, 0x027e, 0x00fd, 0x0204, 0x00d6, 0x0205])
const NUMBERS = 0x00bd
/** Of cells that have a style only: of one, and of a row of them. */
const BLANK = 0x0201
const BLANKS = 0x00be
/** A what-if table: first and last row, first and last column of its results. */
const WHAT_IF = 0x0236
/** Types of what a BEGIN opens: the list of sheets; a worksheet, a chart, macros of the language before Visual Basic. */
const GLOBALS = 0x0005
const SHEETS = new Set([0x0010, 0x0020, 0x0040])

type Visit = (id: number, data: DataView, depth: number, at: number) => void

/** Calls `visit` for each record from `at` on until what was opened there is closed. */
function walk(stream: Uint8Array, at: number, visit: Visit): number {
  const whole = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  let depth = 0
  for (let next = at; next + 4 <= stream.byteLength; ) {
    const id = whole.getUint16(next, true)
    const length = whole.getUint16(next + 2, true)
    if (next + 4 + length > stream.byteLength) throw damaged('it ends in the middle')
    const data = new DataView(stream.buffer, stream.byteOffset + next + 4, length)
    if (id === BEGIN) depth++
    if (depth === 0) return next
    visit(id, data, depth, next)
    next += 4 + length
    if (id === END && --depth === 0) return next
  }
  if (depth > 0) throw damaged('it ends in the middle')
  return stream.byteLength
}

/** @throws Refusal when the records are broken, encrypted, or more than the limits allow */
export function surveyBiff(stream: Uint8Array, limits: IngestLimits): Biff {
  if (stream.byteLength < 8) throw damaged('its contents are missing')
  const first = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  if (first.getUint16(0, true) !== BEGIN || first.getUint16(6, true) !== GLOBALS) throw oldExcel()
  const listed: BiffSheet[] = []
  // What follows the list, by its place: whether it is a sheet. Some programs keep other things there, which they do not list.
  const found = new Map<number, boolean>()
  const unicode = first.getUint16(4, true) >= 0x0600
  const look = new Look(unicode)
  let cells = 0
  let epoch1904 = false
  const end = walk(stream, 0, (id, data) => {
    if (id === 0x002f) throw passwordProtected()
    if (id === 0x0085) {
      listed.push(sheetOf(data))
      if (listed.length > limits.maxSheets) throw tooManySheets(limits.maxSheets)
    } else if (id === 0x0022 && data.byteLength >= 2) epoch1904 = data.getUint16(0, true) === 1
    else look.take(id, data)
  })
  for (let at = end; at + 8 <= stream.byteLength && first.getUint16(at, true) === BEGIN; ) {
    const [from, before] = [at, cells]
    at = walk(stream, at, (id, data) => {
      if (CELLS.has(id)) cells++
      else if (id === NUMBERS) cells += Math.max(0, (data.byteLength - 6) / 6)
      if (cells > limits.maxCells) throw tooManyCells(limits.maxCells)
    })
    found.set(from, cells > before || SHEETS.has(first.getUint16(from + 6, true)))
  }
  const sheets = listed.filter(({ at }) => at > 0).toSorted((a, b) => a.at - b.at)
  // A sheet that is listed and not there, or there and not listed, would be lost without a word.
  for (const { at } of sheets) if (!found.delete(at)) throw damaged('a sheet is missing')
  if ([...found.values()].includes(true)) throw damaged('it holds a sheet that it does not list')
  return { sheets, styles: look.styles(), epoch1904, unicode }
}

function sheetOf(data: DataView): BiffSheet {
  if (data.byteLength < 6) throw damaged('the list of its sheets is broken')
  const state = data.getUint8(4) & 3
  const kind = data.getUint8(5)
  return {
    at: data.getUint32(0, true),
    visibility: state === 0 ? 'visible' : state === 1 ? 'hidden' : 'very hidden',
    kind: kind === 0 ? 'worksheet' : kind === 2 ? 'chart' : 'macro',
  }
}

/** Collects fonts, number formats and the styles made of them. */
class Look {
  readonly #unicode: boolean
  readonly #codes = new Map<number, string>()
  readonly #bold: boolean[] = []
  readonly #made: { font: number; format: number; indent: number; fill: number; across: boolean }[] = []
  /** Places of the palette that are white, and the colour of the window. */
  #white = new Set([1, 9, 65])
  #page = 1252

  constructor(unicode: boolean) {
    this.#unicode = unicode
  }

  take(id: number, data: DataView): void {
    if (id === 0x0031 && data.byteLength >= 8) {
      // Number 4 does not exist.
      if (this.#bold.length === 4) this.#bold.push(false)
      this.#bold.push(data.getUint16(6, true) >= 600)
    } else if (id === 0x0042 && data.byteLength >= 2) this.#page = data.getUint16(0, true)
    else if (id === 0x0092) this.#white = whiteOf(data)
    else if (id === 0x041e && data.byteLength >= 3) this.#codes.set(data.getUint16(0, true), this.#code(data).slice(0, 400))
    else if (id === 0x00e0 && data.byteLength >= 4)
      this.#made.push({
        font: data.getUint16(0, true),
        format: data.getUint16(2, true),
        indent: this.#unicode && data.byteLength >= 9 ? data.getUint8(8) & 15 : 0,
        fill: fillOf(data, this.#unicode),
        across: data.byteLength >= 7 && (data.getUint8(6) & 7) === 6,
      })
  }

  styles(): Style[] {
    return this.#made.map(({ font, format, indent, fill, across }) => {
      const colour = fill < 0 || this.#white.has(fill) ? '' : `index ${fill}`
      const style = styleOf(format, this.#codes, this.#bold[font] ?? false, indent, colour)
      return across ? { ...style, across } : style
    })
  }

  #code(data: DataView): string {
    const from = (at: number) => new Uint8Array(data.buffer, data.byteOffset + at, data.byteLength - at)
    if (!this.#unicode) return textOf(from(3), this.#page)
    if (data.byteLength < 5) return ''
    // The lower halves of UTF-16 alone are Latin-1.
    return Buffer.from(from(5)).toString(data.getUint8(4) & 1 ? 'utf16le' : 'latin1')
  }
}

/** The place in the palette of the colour of an XF record, -1 where it has none. */
function fillOf(data: DataView, unicode: boolean): number {
  if (data.byteLength < (unicode ? 20 : 12)) return -1
  const pattern = unicode ? data.getUint32(14, true) >>> 26 : data.getUint16(10, true) & 63
  return pattern === 0 ? -1 : data.getUint16(unicode ? 18 : 8, true) & 127
}

/** Which places of a workbook's own palette are white; its first colour has number 8. */
function whiteOf(data: DataView): Set<number> {
  const white = new Set([1, 65])
  for (let at = 2; at + 4 <= data.byteLength; at += 4) if ((data.getUint32(at, true) & 0xffffff) === 0xffffff) white.add(8 + (at - 2) / 4)
  return white
}

/** Code pages of Windows that are not called after their number. */
const PAGES: Record<number, string> = { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 10000: 'macintosh', 32768: 'macintosh' }

/** A text in the code page of the computer that wrote it. */
function textOf(bytes: Uint8Array, page: number): string {
  if (page === 1252) return windows1252(bytes)
  try {
    return new TextDecoder(PAGES[page] ?? `windows-${page}`).decode(bytes)
  } catch {
    return windows1252(bytes)
  }
}

/**
 * Calls `visit` with row, column and style number of each cell of a sheet, `empty` where it holds nothing but its style, and notes on the grid
 * what rows and columns are.
 */
export function readLayout(
  stream: Uint8Array,
  { at }: BiffSheet,
  grid: Grid,
  visit: (row: number, column: number, style: number, empty: boolean) => void,
): void {
  walk(stream, at, (id, data, depth) => {
    // Deeper are charts that lie on the sheet.
    if (depth > 1) return
    const word = (from: number): number => data.getUint16(from, true)
    if (CELLS.has(id) && data.byteLength >= 6) visit(word(0), word(2), word(4), false)
    else if (id === BLANK && data.byteLength >= 6) visit(word(0), word(2), word(4), true)
    else if (id === BLANKS)
      for (let from = 4, column = word(2); from + 4 <= data.byteLength; from += 2, column++) visit(word(0), column, word(from), true)
    else if (id === NUMBERS)
      for (let from = 4, column = word(2); from + 8 <= data.byteLength; from += 6, column++) visit(word(0), column, word(from), false)
    else if (id === 0x0208 && data.byteLength >= 16) {
      if (word(12) & 0x20) grid.hiddenRows.add(word(0))
      if (word(12) & 7) grid.outline.set(word(0), word(12) & 7)
    } else if (id === 0x007d && data.byteLength >= 10) {
      if (word(8) & 1) for (let column = word(0); column <= Math.min(word(2), 255); column++) grid.hiddenColumns.add(column)
    } else if (id === WHAT_IF && data.byteLength >= 6) {
      const whatIf = (grid.whatIf ??= [])
      if (whatIf.length < MAX_MERGES) whatIf.push({ top: word(0), bottom: word(2), left: data.getUint8(4), right: data.getUint8(5) })
    } else if (id === 0x00e5 && data.byteLength >= 2)
      for (let from = 2; from + 8 <= data.byteLength && grid.merges.length < MAX_MERGES; from += 8)
        grid.merges.push({ top: word(from), bottom: word(from + 2), left: word(from + 4), right: word(from + 6) })
  })
}
