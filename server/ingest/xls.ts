import type { CellObject, WorkSheet } from '@e965/xlsx'
import type { Cell, Grid, Merge, Workbook } from '#app/model/report/ingest/cells/grid.ts'
import { emptyGrid } from '#app/model/report/ingest/cells/grid.ts'
import { type Biff, type BiffSheet, readLayout, surveyBiff } from './biff.ts'
import type { IngestLimits } from './limits.ts'
import { Ole } from './ole.ts'
import type { Progress } from './parts.ts'
import { damaged, Refusal, WHAT_IS_READ } from './refusal.ts'
import { addFill, centredAcross, lookOf, numberCell } from './sheet.ts'
import { plainStyle, type Style } from './styles.ts'
import { keptFormula, unescapeText } from './text.ts'
import { passwordProtected } from './zip.ts'

/**
 * Reads an .xls of Excel 5 and later: the container and the frame of each record by ourselves, texts and formulas by SheetJS, which sees the
 * workbook's own stream only, and only after it was walked through once. Cached values; nothing is evaluated. A number in such a file is
 * a binary float; its value is the shortest spelling of it.
 */
export async function readXls(
  bytes: Uint8Array,
  limits: IngestLimits,
  { hidden, progress }: { hidden: boolean; progress: Progress },
): Promise<Workbook> {
  const stream = workbookStream(bytes)
  const biff = surveyBiff(stream, limits)
  progress('reading', 0, 1)
  // Half of the reader's start-up time: loaded where it is needed.
  const { read, set_cptable } = await import('@e965/xlsx')
  if (!biff.unicode) set_cptable(await import('@e965/xlsx/dist/cpexcel'))
  let decoded: ReturnType<typeof read>
  try {
    decoded = read(stream, { type: 'buffer', dense: true, cellFormula: true, cellText: false, cellHTML: false })
  } catch {
    throw damaged('its contents cannot be read')
  }
  if (decoded.SheetNames.length !== biff.sheets.length || new Set(decoded.SheetNames).size !== biff.sheets.length)
    throw damaged('the list of its sheets is broken')
  const grids = decoded.SheetNames.map((name, index) =>
    gridOf(name, biff.sheets[index] as BiffSheet, decoded.Sheets[name], { biff, stream, hidden }),
  )
  if (grids.length === 0) throw new Refusal('no-data', 'The workbook has no sheets. Choose another file.')
  return { cells: 'typed', grids, problems: [] }
}

/** The stream that holds the workbook, and a sentence for containers that hold something else. */
function workbookStream(bytes: Uint8Array): Uint8Array {
  const ole = new Ole(bytes)
  if (ole.top.has('encryptedpackage') || ole.top.has('encryptioninfo')) throw passwordProtected()
  const entry = ['workbook', 'book'].map(name => ole.top.get(name)).find(found => found && !found.folder)
  if (entry) return ole.stream(entry)
  if (ole.top.has('worddocument')) throw new Refusal('other-format', `This is a Word document. Candor needs a workbook: ${WHAT_IS_READ}.`)
  if (ole.top.has('powerpoint document'))
    throw new Refusal('other-format', `This is a PowerPoint presentation. Candor needs the workbook behind it: ${WHAT_IS_READ}.`)
  throw new Refusal('not-a-workbook', `This is an old Office file without a workbook in it. Candor reads ${WHAT_IS_READ}.`)
}

function gridOf(
  name: string,
  sheet: BiffSheet,
  decoded: WorkSheet | undefined,
  { biff, stream, hidden }: { biff: Biff; stream: Uint8Array; hidden: boolean },
): Grid {
  const grid: Grid = { ...emptyGrid(name), visibility: sheet.visibility }
  if (sheet.kind === 'chart') return { ...grid, skipped: 'A sheet with a chart only.' }
  if (sheet.kind === 'macro') return { ...grid, skipped: 'A sheet with macros or a dialog only.' }
  if (sheet.visibility !== 'visible' && !hidden) return { ...grid, skipped: 'Hidden in the workbook, so left out.' }
  const rows = (decoded?.['!data'] ?? []) as (CellObject | undefined)[][]
  let across: Merge | undefined
  readLayout(stream, sheet, grid, (row, column, number, empty) => {
    const style = biff.styles[number] ?? plainStyle()
    const found = rows[row]?.[column]
    // The library handed nothing over for a cell that is there: a figure that is missing must be seen to be missing.
    const cell: Cell | undefined = empty ? undefined : found ? cellOf(found, style, biff.epoch1904) : { ...lookOf(style), kind: 'uncached' }
    across = style.across ? centredAcross(grid, across, row, column, cell !== undefined) : undefined
    if (!cell) {
      if (style.fill !== undefined) addFill(grid, row, column, style.fill)
      return
    }
    if (found?.f) cell.formula = keptFormula(found.f)
    const cells = grid.rows[row] ?? []
    grid.rows[row] = cells
    cells[column] = cell
  })
  return grid
}

const ERRORS: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
}

function cellOf({ t, v }: CellObject, style: Style, epoch1904: boolean): Cell | undefined {
  const look = lookOf(style)
  switch (t) {
    case 'n':
      return Number.isFinite(v) ? numberCell(String(v), style, look, { epoch1904 }) : { ...look, kind: 'error', value: '#NUM!' }
    case 'b':
      return { ...look, kind: 'boolean', value: v ? 'TRUE' : 'FALSE' }
    case 'e':
      return { ...look, kind: 'error', value: typeof v === 'number' ? (ERRORS[v] ?? '#VALUE!') : String(v) }
    case 's':
      return typeof v !== 'string' || v === '' ? undefined : { ...look, kind: 'text', value: unescapeText(v) }
    default:
      return { ...look, kind: 'uncached' }
  }
}
