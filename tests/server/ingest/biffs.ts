import * as XLSX from '@e965/xlsx'

// Workbooks in the old Excel format, record by record, with what SheetJS does not write: formulas, indents, hidden rows, passwords.

const record = (id: number, data: Uint8Array): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(data.byteLength, 2)
  return Buffer.concat([head, data])
}
const words = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2)
  return bytes
}
const float = (value: number): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes
}
const begin = (type: number): Buffer => record(0x0809, words(0x0600, type, 0, 0, 0, 0, 0, 0))
const end = record(0x000a, Buffer.alloc(0))
const wide = (text: string): Buffer => Buffer.concat([words(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')])

export interface OldCell {
  row: number
  column: number
  /** A number, a text, or nothing but a style. */
  value: number | string | null
  /** Adds up this range of rows of its own column, both ends included. */
  sum?: [from: number, to: number]
  /** Position in `STYLES`. */
  style?: keyof typeof STYLES
}

const STYLES = { plain: 0, bold: 1, indented: 2, date: 3, money: 4, blue: 5, white: 6, across: 7 }

export interface OldSheet {
  name: string
  cells: OldCell[]
  state?: 'hidden' | 'very hidden'
  /** A sheet of the macro language before Visual Basic. */
  macros?: boolean
  hiddenRows?: number[]
  hiddenColumns?: number[]
  outline?: Record<number, number>
  merge?: [top: number, bottom: number, left: number, right: number]
  /** The results of a what-if table. */
  whatIf?: [top: number, bottom: number, left: number, right: number]
}

function cellRecord({ row, column, value, sum, style = 'plain' }: OldCell): Buffer {
  const place = words(row, column, STYLES[style])
  if (sum && typeof value === 'number') {
    // Sum of an area: the area, then the mark that says "sum it".
    const tokens = Buffer.concat([
      Buffer.from([0x25]),
      words(sum[0], sum[1], column | 0xc000, column | 0xc000),
      Buffer.from([0x19, 0x10, 0, 0]),
    ])
    return record(0x0006, Buffer.concat([place, float(value), words(0, 0, 0, tokens.byteLength), tokens]))
  }
  if (value === null) return record(0x0201, place)
  return typeof value === 'number'
    ? record(0x0203, Buffer.concat([place, float(value)]))
    : record(0x0204, Buffer.concat([place, wide(value)]))
}

function sheetRecords({ cells, macros, hiddenRows = [], hiddenColumns = [], outline = {}, merge, whatIf }: OldSheet): Buffer {
  const rows = new Set([...hiddenRows, ...Object.keys(outline).map(Number)])
  return Buffer.concat([
    begin(macros ? 0x0040 : 0x0010),
    ...hiddenColumns.map(column => record(0x007d, words(column, column, 2_560, 0, 1, 0))),
    ...[...rows].map(row => record(0x0208, words(row, 0, 5, 255, 0, 0, (hiddenRows.includes(row) ? 0x20 : 0) | (outline[row] ?? 0), 0))),
    ...cells.map(cellRecord),
    ...(merge ? [record(0x00e5, words(1, ...merge))] : []),
    ...(whatIf
      ? [record(0x0236, Buffer.concat([words(whatIf[0], whatIf[1]), Buffer.from(whatIf.slice(2)), words(0x0c, 2, 0, 2, 1)]))]
      : []),
    end,
  ])
}

/** The stream of a workbook. `password`: with the record that says so. */
export function oldStream(
  sheets: OldSheet[],
  { password = false, moreSheets = 0, unlisted = new Uint8Array() as Uint8Array } = {},
): Buffer {
  const font = (weight: number): Buffer =>
    record(0x0031, Buffer.concat([words(200, 0, 0x7fff, weight, 0, 0), Buffer.from([0, 0]), Buffer.from([1, 1, 65, 0])]))
  const style = (fontIndex: number, format: number, indent: number, { colour = 0, align = 1 } = {}): Buffer =>
    record(
      0x00e0,
      Buffer.concat([
        words(fontIndex, format, 0),
        Buffer.from([0x20 | align, 0, indent, 0]),
        words(0, 0, 0, colour ? 0x0400 : 0, colour | (0x40 << 7)),
      ]),
    )
  const globals = (places: number[]): Buffer =>
    Buffer.concat([
      begin(0x0005),
      ...(password ? [record(0x002f, words(0, 0, 0))] : []),
      font(400),
      font(700),
      record(0x041e, Buffer.concat([words(170), wide('#,##0.00\\ "€"')])),
      style(0, 0, 0),
      style(1, 0, 0),
      style(0, 0, 2),
      style(0, 14, 0),
      style(0, 170, 0),
      style(0, 0, 0, { colour: 12 }),
      style(0, 0, 0, { colour: 9 }),
      style(0, 0, 0, { align: 6 }),
      ...[...sheets, ...Array.from({ length: moreSheets }, (_, index) => ({ name: `More ${index}`, state: undefined, macros: false }))].map(
        ({ name, state, macros }, index) => {
          const place = Buffer.alloc(4)
          place.writeUInt32LE(places[index] ?? 0)
          return record(
            0x0085,
            Buffer.concat([
              place,
              Buffer.from([state === 'hidden' ? 1 : state ? 2 : 0, macros ? 1 : 0, name.length, 1]),
              Buffer.from(name, 'utf16le'),
            ]),
          )
        },
      ),
      end,
    ])
  const bodies = sheets.map(sheetRecords)
  const places: number[] = []
  let at = globals([]).byteLength
  for (const body of bodies) {
    places.push(at)
    at += body.byteLength
  }
  return Buffer.concat([globals(moreSheets ? [...places, ...Array.from({ length: moreSheets }, () => at)] : places), ...bodies, unlisted])
}

/** The list of sheets of Excel 95, without any: one style whose number format is spelled in a code page. */
export const oldFormat = (page: number, code: Uint8Array): Buffer =>
  Buffer.concat([
    record(0x0809, words(0x0500, 0x0005, 0, 0)),
    record(0x0042, words(page)),
    record(0x041e, Buffer.concat([words(170), Buffer.from([code.byteLength]), code])),
    record(0x00e0, Buffer.concat([words(0, 170, 0), Buffer.alloc(10)])),
    end,
  ])

/** What a program keeps behind the sheets, of a type of its own. */
export const keptBehind = (type: number, cells: OldCell[] = []): Buffer => Buffer.concat([begin(type), ...cells.map(cellRecord), end])

/** An OLE container of streams by name. */
export function ole(streams: Record<string, Uint8Array>): Buffer {
  const container = XLSX.CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) XLSX.CFB.utils.cfb_add(container, `/${name}`, content)
  return Buffer.from(XLSX.CFB.write(container, { type: 'buffer' }) as Uint8Array)
}

export const oldWorkbook = (sheets: OldSheet[], options?: Parameters<typeof oldStream>[1]): Buffer =>
  ole({ Workbook: oldStream(sheets, options) })
