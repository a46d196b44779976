import { Zip, ZipDeflate, strToU8 } from 'fflate'
import { neutralText } from '#app/model/neutral.ts'
import type { Decimal } from '#app/model/money.ts'
import { type Book, type Cell, cellName, type Sheet } from './book.ts'
import { openLooks } from './looks.ts'

// An .xlsx by hand (docs/decisions/0041-exports-have-their-own-writer.md): a library would take figures as binary floats, and the digits of a
// reported figure are what the file is for.

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const XLSX_TYPE = `${CONTENT}.sheet`
/** So many rows are written before others get their turn. */
const ROWS_AT_ONCE = 250
/** What a cell takes. */
const MOST_CHARACTERS = 32_767
/** What a tab takes. */
const MOST_IN_NAME = 31

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, sign => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&quot;'))

/** A text as the file spells it: what would read as an escape is escaped, and a carriage return too. */
const cellText = (text: string): string =>
  escaped(
    neutralText(text)
      .slice(0, MOST_CHARACTERS)
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      .replaceAll('\r', '_x000D_'),
  )

/**
 * The bytes of a workbook: figures in their exact digits, formulas with what they come to, texts that no spreadsheet takes for a formula.
 * Others get their turn while a large one is written.
 * @throws when the book has no sheet
 */
export async function xlsxOf(book: Book): Promise<Uint8Array> {
  if (book.sheets.length === 0) throw new RangeError('a workbook needs a sheet')
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const part = (name: string) => {
    const entry = new ZipDeflate(name, { level: 6 })
    // Not before 1980, for which a zip has no numbers.
    entry.mtime = Math.max(book.at, Date.UTC(1981, 0, 1))
    zip.add(entry)
    return entry
  }
  const whole = (name: string, xml: string) => part(name).push(strToU8(HEAD + xml), true)

  const looks = openLooks()
  const texts = openTexts()
  const names = sheetNames(book.sheets.map(({ name }) => name))
  whole('[Content_Types].xml', contentTypes(book.sheets.length))
  whole('_rels/.rels', packageLinks())
  whole('docProps/core.xml', properties(book))
  whole('xl/workbook.xml', workbook(book, names))
  whole('xl/_rels/workbook.xml.rels', workbookLinks(book.sheets.length))
  for (const [at, sheet] of book.sheets.entries()) {
    const entry = part(`xl/worksheets/sheet${at + 1}.xml`)
    entry.push(strToU8(HEAD + before(sheet, at === 0)))
    for (let from = 0; from < sheet.rows.length; from += ROWS_AT_ONCE) {
      const rows = sheet.rows.slice(from, from + ROWS_AT_ONCE)
      entry.push(strToU8(rows.map((row, index) => rowXml(row, from + index, looks.of, texts.of)).join('')))
      await new Promise(resolve => setImmediate(resolve))
    }
    entry.push(strToU8(after(sheet, book.foot)), true)
  }
  whole('xl/sharedStrings.xml', texts.xml())
  whole('xl/styles.xml', looks.xml())
  zip.end()
  return Buffer.concat(chunks)
}

function rowXml(row: readonly (Cell | null)[], at: number, look: (cell: Cell) => number, text: (text: string) => number): string {
  const cells = row.map((cell, column) => (cell ? cellXml(cell, cellName(at, column), look(cell), text) : ''))
  return `<row r="${at + 1}">${cells.join('')}</row>`
}

function cellXml(cell: Cell, name: string, look: number, text: (text: string) => number): string {
  const at = `<c r="${name}"${look ? ` s="${look}"` : ''}`
  switch (cell.is) {
    case 'text':
      return `${at} t="s"><v>${text(cell.text)}</v></c>`
    case 'day':
      return `${at}><v>${serialOf(cell.day)}</v></c>`
    case 'number':
      return `${at}>${cell.formula === undefined ? '' : `<f>${escaped(cell.formula)}</f>`}<v>${spelled(cell.value)}</v></c>`
  }
}

/**
 * The digits of a figure. Sixteen or seventeen of them are what a binary float is spelled with, and readers (ours too) take the shortest
 * spelling of that float; where this would be another figure, further zeros say that it is none.
 */
function spelled(value: Decimal): string {
  const digits = value.replace(/[-.]/g, '').replace(/^0+/, '').length
  if (digits < 16 || digits > 17 || String(Number(value)) === value) return value
  return (value.includes('.') ? value : `${value}.`).padEnd(value.length + 4, '0')
}

/** Days since 30 December 1899, as spreadsheets count. */
const serialOf = (iso: string): number => Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)

function before({ widths, frozen }: Sheet, first: boolean): string {
  const { rows = 0, columns = 0 } = frozen ?? {}
  const corner = cellName(rows, columns)
  const pane = rows && columns ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight'
  const split = `${columns ? ` xSplit="${columns}"` : ''}${rows ? ` ySplit="${rows}"` : ''}`
  const panes = rows || columns ? `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` : ''
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  return [
    `<worksheet xmlns="${MAIN}"><sheetPr><outlinePr summaryBelow="1"/><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView showGridLines="0"${first ? ' tabSelected="1"' : ''} workbookViewId="0">${panes}</sheetView></sheetViews>`,
    // Without it LibreOffice leaves every row one line high, and cuts notes off that take more.
    '<sheetFormatPr defaultRowHeight="15"/>',
    cols.length ? `<cols>${cols.join('')}</cols>` : '',
    '<sheetData>',
  ].join('')
}

/** What the foot of a page takes, with the codes around it. */
const MOST_IN_FOOT = 220

/** `&` begins a code there, so it stands twice for itself. */
function footText(text: string): string {
  let foot = ''
  for (const sign of text) {
    const spelled = sign === '&' ? '&&' : sign
    if (foot.length + spelled.length > MOST_IN_FOOT) break
    foot += spelled
  }
  return escaped(foot)
}

/** The blank ends the size of the letters: a company's name may begin with a digit. */
const after = ({ landscape }: Sheet, foot: string): string =>
  [
    '</sheetData><pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>&amp;L&amp;8 ${footText(foot)}&amp;R&amp;8 &amp;P / &amp;N</oddFooter></headerFooter></worksheet>`,
  ].join('')

/** Names as tabs can bear them, each once. */
export function sheetNames(wanted: readonly string[]): string[] {
  const used = new Set<string>()
  return wanted.map(name => {
    const bare =
      neutralText(name)
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^['\s]+|['\s]+$/g, '')
        .replace(/\s+/g, ' ')
        .slice(0, MOST_IN_NAME)
        .trim() || 'Sheet'
    // Excel keeps one name for itself.
    const free = (candidate: string) => !used.has(candidate.toLowerCase()) && candidate.toLowerCase() !== 'history'
    let made = bare
    for (let count = 2; !free(made); count++) made = `${bare.slice(0, MOST_IN_NAME - String(count).length - 1).trimEnd()} ${count}`
    used.add(made.toLowerCase())
    return made
  })
}

function openTexts() {
  const places = new Map<string, number>()
  let count = 0
  return {
    of(text: string): number {
      count++
      const place = places.get(text) ?? places.size
      places.set(text, place)
      return place
    },
    xml: () =>
      `<sst xmlns="${MAIN}" count="${count}" uniqueCount="${places.size}">${[...places.keys()]
        .map(text => `<si><t xml:space="preserve">${cellText(text)}</t></si>`)
        .join('')}</sst>`,
  }
}

function contentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', `${CONTENT}.sheet.main+xml`],
    ...Array.from({ length: sheets }, (_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, `${CONTENT}.worksheet+xml`]),
    ['/xl/sharedStrings.xml', `${CONTENT}.sharedStrings+xml`],
    ['/xl/styles.xml', `${CONTENT}.styles+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ]
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`),
    '</Types>',
  ].join('')
}

const links = (to: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${to
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const packageLinks = (): string =>
  links([
    [`${OFFICE}/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ])

const workbookLinks = (sheets: number): string =>
  links([
    ...Array.from({ length: sheets }, (_, at) => [`${OFFICE}/worksheet`, `worksheets/sheet${at + 1}.xml`] as const),
    [`${OFFICE}/sharedStrings`, 'sharedStrings.xml'],
    [`${OFFICE}/styles`, 'styles.xml'],
  ])

function workbook({ sheets }: Book, names: readonly string[]): string {
  const tabs = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const titles = sheets.flatMap(({ repeat }, at) => {
    const quoted = `'${(names[at] as string).replaceAll("'", "''")}'`
    return repeat
      ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escaped(`${quoted}!$${repeat.from}:$${repeat.to}`)}</definedName>`]
      : []
  })
  return [
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${tabs.join('')}</sheets>`,
    titles.length ? `<definedNames>${titles.join('')}</definedNames>` : '',
    '</workbook>',
  ].join('')
}

function properties({ title, author, at }: Book): string {
  const made = new Date(at).toISOString().replace(/\.\d+/, '')
  return [
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(neutralText(title))}</dc:title><dc:creator>${escaped(neutralText(author))}</dc:creator>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created></cp:coreProperties>`,
  ].join('')
}
