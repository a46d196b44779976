import type { GridProblem } from '#app/model/report/ingest/grid.ts'
import { utf16Of } from './gate.ts'

/** The text of a file: UTF-8, UTF-16 of either order with a mark or without, else Windows-1252, which is then said. */
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
    problems.push({
      severity: 'info',
      code: 'old-encoding',
      sheet,
      cell: null,
      message: 'The file is not in UTF-8; it was read as Windows-1252. Check letters with accents and currency signs.',
    })
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
