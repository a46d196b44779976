import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx'
import type { Decimal } from '#app/model/money.ts'
import type { PlanItem } from '#app/model/report/section.ts'
import { COMPANY_NAME } from '../company.ts'
import type { Format, Row } from './rows.ts'
import { FIRST_ROW, type Sheet } from './sheets.ts'
import type { Volume } from './volumes.ts'

// A workbook as a finance department makes it: title, unit line, two header rows with merged periods, labels indented by spaces, and
// subtotals that are formulas. It goes in through the same upload as everybody's.

const FORMATS: Record<Format, string> = {
  money: '#,##0;(#,##0)',
  count: '#,##0;(#,##0)',
  percent: '0.0%',
  days: '0.0',
  rate: '0.0',
  price: '#,##0',
}

const FIRST_COLUMN = 1
const INDENT = '    '

export interface PlanSheet {
  title: string
  items: (Omit<PlanItem, 'id'> & { from: string; to: string })[]
  volumes: Volume[]
}

/** The bytes of the .xlsx of one quarter. */
export function workbookOf(sheets: Sheet[], plan: PlanSheet): Buffer {
  const book = utils.book_new()
  book.Props = { Title: `${COMPANY_NAME} board report`, Author: 'Finance' }
  for (const sheet of sheets) utils.book_append_sheet(book, statementSheet(sheet), sheet.name)
  utils.book_append_sheet(book, planSheet(plan), 'Production plan')
  utils.book_append_sheet(book, volumeSheet(plan.volumes), 'Volumes')
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

function statementSheet(sheet: Sheet): WorkSheet {
  const cells: WorkSheet = {}
  const put = (row: number, column: number, cell: CellObject) => (cells[utils.encode_cell({ r: row - 1, c: column })] = cell)
  put(1, 0, text(COMPANY_NAME))
  put(2, 0, text(sheet.title))
  put(3, 0, text(sheet.unitLine))
  const merges = headerOf(sheet, put)
  for (const [at, row] of sheet.rows.entries()) {
    const line = FIRST_ROW + at
    put(line, 0, text(INDENT.repeat(row.level) + row.label))
    for (const [index, { figures }] of sheet.columns.entries()) {
      if (!row.of) continue
      const column = FIRST_COLUMN + index
      put(line, column, { ...number(row.of(figures), row.format), ...formulaOf(row, sheet.rows, column) })
    }
  }
  cells['!ref'] = utils.encode_range({ r: 0, c: 0 }, { r: FIRST_ROW + sheet.rows.length - 2, c: sheet.columns.length })
  cells['!merges'] = merges
  cells['!cols'] = [{ wch: 44 }, ...sheet.columns.map(() => ({ wch: 14 }))]
  return cells
}

/** Two header rows; neighbours of the same period share one merged cell. */
function headerOf(sheet: Sheet, put: (row: number, column: number, cell: CellObject) => void) {
  const merges = []
  for (let from = 0; from < sheet.columns.length; ) {
    const period = sheet.columns[from]?.period ?? ''
    let to = from
    while (sheet.columns[to + 1]?.period === period) to++
    put(FIRST_ROW - 2, FIRST_COLUMN + from, text(period))
    if (to > from) merges.push({ s: { r: FIRST_ROW - 3, c: FIRST_COLUMN + from }, e: { r: FIRST_ROW - 3, c: FIRST_COLUMN + to } })
    from = to + 1
  }
  for (const [index, { scenario }] of sheet.columns.entries()) put(FIRST_ROW - 1, FIRST_COLUMN + index, text(scenario))
  return merges
}

function formulaOf(row: Row, rows: Row[], column: number): { f?: string } {
  if (!row.formula) return {}
  const cell = (id: string) => {
    const at = rows.findIndex(candidate => candidate.id === id)
    if (at === -1) throw new RangeError(`${row.label} is computed from ${id}, which is not in its sheet`)
    return utils.encode_cell({ r: FIRST_ROW + at - 1, c: column })
  }
  const { formula } = row
  if ('part' in formula) return { f: `${cell(formula.part)}/${cell(formula.of)}` }
  // Endings are shown as negative numbers: one plus them is one less them.
  if ('oneLess' in formula) return { f: `1+${cell(formula.oneLess)}/${cell(formula.of)}` }
  if ('days' in formula) return { f: `ROUND(${cell(formula.days)}*91/${cell(formula.of)},1)` }
  const parts = formula.sum.map(cell)
  const places = formula.sum.map(id => rows.findIndex(candidate => candidate.id === id))
  const inARow = parts.length > 2 && places.every((place, at) => at === 0 || place === (places[at - 1] as number) + 1)
  const sum = inARow ? `SUM(${parts[0]}:${parts.at(-1)})` : parts.join('+')
  return { f: [sum, ...(formula.less ?? []).map(cell)].join('-') }
}

function planSheet(plan: PlanSheet): WorkSheet {
  const head = ['No.', 'What', 'Squad', 'From', 'To', 'Status', 'Progress', 'Remark']
  const cells = utils.aoa_to_sheet([[COMPANY_NAME], [plan.title], [], head])
  for (const [at, item] of plan.items.entries()) {
    const line = 4 + at
    const put = (column: number, cell: CellObject) => (cells[utils.encode_cell({ r: line, c: column })] = cell)
    put(0, text(item.number))
    put(1, text(item.label))
    put(2, text(item.owner))
    put(3, date(item.from))
    put(4, date(item.to))
    put(5, text(item.status))
    if (item.progress !== null) put(6, { t: 'n', v: item.progress / 100, z: '0%' })
    if (item.note) put(7, text(item.note))
  }
  cells['!ref'] = utils.encode_range({ r: 0, c: 0 }, { r: 3 + plan.items.length, c: head.length - 1 })
  cells['!cols'] = [6, 52, 16, 12, 12, 12, 10, 60].map(wch => ({ wch }))
  return cells
}

function volumeSheet(volumes: Volume[]): WorkSheet {
  const cells = utils.aoa_to_sheet([
    [COMPANY_NAME],
    ['Production volumes, pieces'],
    [],
    ['Product', 'Period', 'Planned quantity', 'Actual quantity'],
  ])
  for (const [at, volume] of volumes.entries()) {
    const put = (column: number, cell: CellObject) => (cells[utils.encode_cell({ r: 4 + at, c: column })] = cell)
    put(0, text(volume.what))
    put(1, text(volume.period))
    put(2, number(volume.planned, 'count'))
    if (volume.actual !== null) put(3, number(volume.actual, 'count'))
  }
  cells['!ref'] = utils.encode_range({ r: 0, c: 0 }, { r: 3 + volumes.length, c: 3 })
  return cells
}

const text = (value: string): CellObject => ({ t: 's', v: value })

/** SheetJS takes numbers only; those of the model have few digits, so that the file spells them exactly as they are. */
const number = (value: Decimal, format: Format): CellObject => ({ t: 'n', v: Number(value), z: FORMATS[format] })

/** A day as spreadsheets count it: days since 30 December 1899. */
const date = (iso: string): CellObject => ({
  t: 'n',
  v: Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000),
  z: 'yyyy-mm-dd',
})
