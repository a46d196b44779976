import { crc32, deflateRawSync } from 'node:zlib'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** A minimal workbook, part by part, so that a test can make any of them wrong. */
export function workbookParts(sheets: Record<string, string>): Record<string, Uint8Array> {
  const names = Object.keys(sheets)
  return {
    '[Content_Types].xml': utf8(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    ),
    '_rels/.rels': utf8(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': utf8(
      `<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': utf8(
      `<Relationships xmlns="${PACKAGE}/relationships">${names.map((_, at) => `<Relationship Id="s${at}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at}.xml"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at}.xml`,
        utf8(`<worksheet xmlns="${SPREADSHEET}"><sheetData>${sheets[name] ?? ''}</sheetData></worksheet>`),
      ]),
    ),
  }
}

/** Rows of cells as sheet data: a number becomes a number cell with exactly that text, `=…` a formula with a stored result. */
export function sheetData(rows: (string | number | { formula: string; value: string } | null)[][]): string {
  return rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells
          .map((cell, column) => {
            const name = `${String.fromCharCode(65 + column)}${row + 1}`
            if (cell === null) return ''
            if (typeof cell === 'number') return `<c r="${name}"><v>${cell}</v></c>`
            if (typeof cell === 'object') return `<c r="${name}"><f>${cell.formula}</f><v>${cell.value}</v></c>`
            return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${cell.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</t></is></c>`
          })
          .join('')}</row>`,
    )
    .join('')
}

const NOTHING = deflateRawSync(new Uint8Array())

/** A zip of parts, written by hand and by zlib: 300 MB of blanks are packed in a second. */
export function zip(parts: Record<string, Uint8Array>): Uint8Array {
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const [name, bytes] of Object.entries(parts)) {
    const packed = bytes.length === 0 ? NOTHING : deflateRawSync(bytes)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(bytes.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, place, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(parts).length, 4)
  end.writeUInt16LE(Object.keys(parts).length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

export const workbook = (sheets: Record<string, string>): Uint8Array => zip(workbookParts(sheets))
