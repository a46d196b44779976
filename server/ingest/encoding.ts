import type { GridProblem } from '#app/model/report/ingest/cells/grid.ts'
import { utf16Of } from './gate.ts'
import { legacyOf } from './legacy-encoding.ts'

/** The text of a file: UTF-8, UTF-16 of either order with a mark or without, else the old encoding that its letters tell, which is then said. */
export function decode(bytes: Uint8Array, sheet: string, problems: GridProblem[]): string {
  const text = decodeBytes(bytes, sheet, problems)
  if (!text.includes('\0')) return text
  problems.push({
    severity: 'warning',
    code: 'null-bytes',
    sheet,
    cell: null,
    message: 'The file holds NUL characters, which no table needs. They were removed.',
  })
  return text.replaceAll('\0', '')
}

function decodeBytes(bytes: Uint8Array, sheet: string, problems: GridProblem[]): string {
  const wide = utf16Of(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const latin = windows1252(bytes)
    const { encoding, name, unknown } = legacyOf(bytes, latin)
    problems.push({
      severity: unknown ? 'error' : encoding ? 'warning' : 'info',
      code: unknown ? 'unknown-encoding' : 'old-encoding',
      sheet,
      cell: null,
      message: unknown
        ? 'The file is not in UTF-8, and its letters do not tell which other encoding it is in: its words are not readable. Save it as “CSV UTF-8” and upload that.'
        : `The file is not in UTF-8; it was read as ${name}. Check letters with accents and currency signs.`,
    })
    return encoding ? new TextDecoder(encoding).decode(bytes) : latin
  }
}

/** What the bytes 0x80 to 0x9f are in Windows-1252; five of them are nothing. */
const BEYOND_LATIN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/**
 * Text in Windows-1252. Not by TextDecoder: that of Node 20 and 22 takes it for Latin-1, and loses euros, dashes and quotation marks
 * (https://github.com/nodejs/node/issues/56542). The table: https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
export const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, character => BEYOND_LATIN[character.charCodeAt(0) - 0x80] ?? character)
