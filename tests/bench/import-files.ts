import { workbookParts, zip } from '../server/ingest/zips.ts'

// Workbooks as they come: a few statements with formulas, and, the larger the file, ever more rows of the list that they were made from.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const STATEMENT = { rows: 61, columns: 13 }
const LIST_COLUMNS = 10

/** Numbers that repeat in each run: a workbook must be the same one every time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 0x1_0000_0000
  }
}

const text = (at: string, shown: string): string => `<c r="${at}" t="inlineStr"><is><t>${shown}</t></is></c>`

function statement(roll: () => number): string {
  const head = ['EUR thousands', ...MONTHS.map(month => `${month} 2025`)]
  const rows = [`<row r="1">${head.map((label, column) => text(`${LETTERS[column]}1`, label)).join('')}</row>`]
  let total = Array.from({ length: 12 }, () => 0)
  for (let row = 2; row <= STATEMENT.rows; row++) {
    const isSum = row % 10 === 1
    const values = isSum ? total : total.map(() => Math.round(roll() * 1e7) / 100)
    const cells = values.map((value, index) => {
      const column = LETTERS[index + 1]
      const formula = isSum ? `<f>SUM(${column}${row - 9}:${column}${row - 1})</f>` : ''
      return `<c r="${column}${row}">${formula}<v>${Math.round(value * 100) / 100}</v></c>`
    })
    rows.push(`<row r="${row}">${text(`A${row}`, isSum ? `Total of group ${row}` : `Line item ${row}`)}${cells.join('')}</row>`)
    total = isSum ? total.map(() => 0) : total.map((sum, index) => sum + (values[index] ?? 0))
  }
  return rows.join('')
}

const LIST_HEAD = ['Date', 'Account', 'Customer', 'Region', 'Quantity', 'Price', 'Discount', 'Tax', 'Amount', 'Balance']

function* listRows(count: number, roll: () => number): Generator<(string | number)[]> {
  for (let row = 0; row < count; row++)
    yield [
      45_000 + (row % 365),
      `${4_000 + (row % 200)}`,
      `Customer ${Math.floor(roll() * 5_000)}`,
      ['North', 'South', 'East', 'West'][row % 4] ?? '',
      Math.floor(roll() * 100),
      Math.round(roll() * 100_000) / 100,
      Math.round(roll() * 1_000) / 10_000,
      0.19,
      Math.round(roll() * 1e8) / 100,
      Math.round(roll() * 1e9) / 100,
    ]
}

function list(count: number, roll: () => number): string {
  const rows = [`<row r="1">${LIST_HEAD.map((label, column) => text(`${LETTERS[column]}1`, label)).join('')}</row>`]
  let row = 1
  for (const cells of listRows(count, roll)) {
    row++
    const written = cells.map((value, column) => {
      const at = `${LETTERS[column]}${row}`
      return typeof value === 'string' ? text(at, value) : `<c r="${at}"${column === 0 ? ' s="1"' : ''}><v>${value}</v></c>`
    })
    rows.push(`<row r="${row}">${written.join('')}</row>`)
  }
  return rows.join('')
}

const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font/></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'

/** An .xlsx of about so many cells: eight statements, the rest a list. */
export function benchWorkbook(cells: number): Uint8Array {
  const roll = dice(cells)
  const statements = 8
  const rows = Math.max(0, Math.floor((cells - statements * STATEMENT.rows * STATEMENT.columns) / LIST_COLUMNS) - 1)
  const sheets: Record<string, string> = {}
  for (let at = 1; at <= statements; at++) sheets[`Statement ${at}`] = statement(roll)
  if (rows > 0) sheets.Data = list(rows, roll)
  const parts = workbookParts(sheets)
  const bytes = (name: string, from: string, to: string): Uint8Array =>
    new TextEncoder().encode(new TextDecoder().decode(parts[name]).replace(from, to))
  return zip({
    ...parts,
    'xl/styles.xml': new TextEncoder().encode(STYLES),
    'xl/_rels/workbook.xml.rels': bytes(
      'xl/_rels/workbook.xml.rels',
      '</Relationships>',
      '<Relationship Id="styles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    ),
  })
}

/** The list alone, as a text table. */
export function benchTable(cells: number): Uint8Array {
  const lines = [LIST_HEAD.join(',')]
  for (const row of listRows(Math.round(cells / LIST_COLUMNS), dice(cells))) lines.push(row.join(','))
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}
