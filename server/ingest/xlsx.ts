import type { Grid, TextBox, Workbook } from '#app/model/report/ingest/cells/grid.ts'
import { emptyGrid } from '#app/model/report/ingest/cells/grid.ts'
import { readBoxes } from './boxes.ts'
import type { IngestLimits } from './limits.ts'
import { countRest, findPart, type Package, resolvePart } from './parts.ts'
import { damaged, Refusal, tooManyCells, tooManySheets, WHAT_IS_READ } from './refusal.ts'
import { readSheet } from './sheet.ts'
import type { Style } from './styles.ts'
import { readStyles } from './styles.ts'
import { narrowed, unescapeText } from './text.ts'
import { attribute, parseXml } from './xml.ts'
import type { ZipEntry } from './zip.ts'
import type { Inflater } from './zip.ts'

/**
 * Reads an .xlsx or .xlsm: cached values only, no formula is evaluated, no macro, comment, link or picture is looked at, hidden sheets
 * only with `hidden`. Of drawings the texts are read. Every part of the file is inflated once and counted, needed or not.
 */
export async function readXlsx(pack: Package, limits: IngestLimits): Promise<Workbook> {
  const { entries, inflater } = pack
  const main = await findMain(entries, inflater)
  const book = await readBook(main, entries, inflater)
  if (book.sheets.length > limits.maxSheets) throw tooManySheets(limits.maxSheets)
  const strings = await readStrings(book.strings, inflater, limits)
  const styles = book.styles ? await readStyles(book.styles.name, inflater.chunks(book.styles)) : []
  const grids: Grid[] = []
  const read = new Set<ZipEntry>([main, book.styles, book.strings, ...book.loose].filter(entry => entry !== undefined))
  const budget = { cells: limits.maxCells }
  for (const [index, sheet] of book.sheets.entries()) {
    pack.progress('reading', index, book.sheets.length)
    grids.push(
      await sheetGrid(sheet, {
        ...book,
        sharedStrings: strings,
        cellStyles: styles,
        entries,
        inflater,
        budget,
        limits,
        hidden: pack.hidden,
        read,
      }),
    )
  }
  await countRest(pack, read)
  if (grids.length === 0) throw new Refusal('no-data', 'The workbook has no sheets. Choose another file.')
  return { cells: 'typed', grids, problems: [] }
}

interface BookSheet {
  name: string
  visibility: Grid['visibility']
  /** Undefined for what is no worksheet. */
  entry: ZipEntry | undefined
  /** The kind of its part; `nothing` where it says that it has none, as Excel writes modules of macros that it could not keep. */
  what: string
}

interface Book {
  sheets: BookSheet[]
  epoch1904: boolean
  strings: ZipEntry | undefined
  styles: ZipEntry | undefined
  /** Parts read on the way. */
  loose: ZipEntry[]
}

/** The workbook part, and a sentence for packages that are something else. */
async function findMain(entries: Map<string, ZipEntry>, inflater: Inflater): Promise<ZipEntry> {
  const types = findPart(entries, '[content_types].xml')
  if (!types) throw damaged('parts that every workbook has are missing')
  let main: string | undefined
  let refused: Refusal | undefined
  await parseXml(types.name, inflater.chunks(types), {
    open(name, attributes) {
      const type = attribute(attributes, 'ContentType') ?? ''
      // Excel says of a binary workbook what it is only where it says what `.bin` is.
      if (name !== 'Override' && !/ms-excel\.sheet\.binary/i.test(type)) return
      if (/spreadsheetml\.(?:sheet|template)\.main\+xml$|ms-excel\.(?:sheet|template)\.macroEnabled\.main\+xml$/i.test(type))
        main = attribute(attributes, 'PartName')
      else if (/ms-excel\.sheet\.binary/i.test(type))
        refused = new Refusal('old-format', 'This is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx and upload that.')
      else if (/ms-excel\.addin/i.test(type)) refused = new Refusal('other-format', 'This is an Excel add-in, not a workbook.')
      else if (/wordprocessingml/i.test(type))
        refused = new Refusal('other-format', `This is a Word document. Candor needs a workbook: ${WHAT_IS_READ}.`)
      else if (/presentationml/i.test(type))
        refused = new Refusal('other-format', `This is a PowerPoint presentation. Candor needs the workbook behind it: ${WHAT_IS_READ}.`)
    },
  })
  if (refused && !main) throw refused
  const roots = findPart(entries, '_rels/.rels')
  if (!roots) throw damaged('parts that every workbook has are missing')
  let root: string | undefined
  await parseXml(roots.name, inflater.chunks(roots), {
    open(name, attributes) {
      if (name === 'Relationship' && attribute(attributes, 'Type')?.endsWith('/officeDocument')) root ??= attribute(attributes, 'Target')
    },
  })
  const entry = findPart(entries, resolvePart('', root ?? ''))
  if (entry) return entry
  throw damaged('parts that every workbook has are missing')
}

async function readBook(main: ZipEntry, entries: Map<string, ZipEntry>, inflater: Inflater): Promise<Book> {
  const folder = main.name.includes('/') ? main.name.slice(0, main.name.lastIndexOf('/') + 1) : ''
  const relations = findPart(entries, `${folder}_rels/${main.name.slice(folder.length)}.rels`)
  if (!relations) throw damaged('the list of its sheets is missing')
  const targets = new Map<string, { type: string; entry: ZipEntry | undefined }>()
  await parseXml(relations.name, inflater.chunks(relations), {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const type = (attribute(attributes, 'Type') ?? '').replace(/^.*\//, '')
      const inside = attribute(attributes, 'TargetMode') !== 'External'
      targets.set(attribute(attributes, 'Id') ?? '', {
        type,
        entry: inside ? findPart(entries, resolvePart(folder, attribute(attributes, 'Target') ?? '')) : undefined,
      })
    },
  })
  const book: Book = { sheets: [], epoch1904: false, strings: undefined, styles: undefined, loose: [relations] }
  const types = findPart(entries, '[content_types].xml')
  if (types) book.loose.push(types)
  for (const { type, entry } of targets.values()) {
    if (type === 'sharedStrings') book.strings = entry
    if (type === 'styles') book.styles = entry
  }
  await parseXml(main.name, inflater.chunks(main), {
    open(name, attributes) {
      // Newer programs write a second element of that name among their extensions, which says nothing of dates.
      if (name === 'workbookPr') book.epoch1904 ||= /^(?:1|true|on)$/i.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const id = attributes['r:id'] ?? relationId(attributes)
      const target = targets.get(id ?? '')
      const state = attribute(attributes, 'state')
      book.sheets.push({
        name: attribute(attributes, 'name') ?? '',
        visibility: state === 'veryHidden' ? 'very hidden' : state === 'hidden' ? 'hidden' : 'visible',
        entry: target?.entry,
        what: target?.type ?? (id === '' ? 'nothing' : 'missing'),
      })
    },
  })
  return book
}

/** `r:id` whatever prefix a writer gave to the namespace. */
function relationId(attributes: Readonly<Record<string, string>>): string | undefined {
  for (const key in attributes) if (key.endsWith(':id')) return attributes[key]
  return undefined
}

async function readStrings(entry: ZipEntry | undefined, inflater: Inflater, limits: IngestLimits): Promise<string[]> {
  const strings: string[] = []
  if (!entry) return strings
  let depth = 0
  let phonetic = 0
  let text = ''
  await parseXml(entry.name, inflater.chunks(entry), {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') depth++
      else if (name === 'rPh') phonetic++
    },
    text(chunk) {
      if (depth > 0 && phonetic === 0) text += chunk
    },
    close(name) {
      if (name === 't') depth--
      else if (name === 'rPh') phonetic--
      else if (name === 'si') {
        strings.push(text)
        if (strings.length > limits.maxCells) throw tooManyCells(limits.maxCells)
      }
    },
  })
  return narrowed(strings.map(unescapeText))
}

interface SheetContext extends Book {
  sharedStrings: string[]
  cellStyles: Style[]
  entries: Map<string, ZipEntry>
  inflater: Inflater
  budget: { cells: number }
  limits: IngestLimits
  hidden: boolean
  read: Set<ZipEntry>
}

async function sheetGrid(sheet: BookSheet, context: SheetContext): Promise<Grid> {
  const grid = { ...emptyGrid(sheet.name), visibility: sheet.visibility }
  if (sheet.what === 'chartsheet') return { ...grid, skipped: 'A sheet with a chart only.' }
  if (sheet.what === 'dialogsheet' || /macro/i.test(sheet.what)) return { ...grid, skipped: 'A sheet with macros or a dialog only.' }
  if (sheet.what === 'nothing') return { ...grid, skipped: 'A sheet of which the file holds nothing but the name.' }
  if (!sheet.entry) throw damaged(`its sheet ${JSON.stringify(sheet.name.slice(0, 60))} is missing`)
  if (sheet.visibility !== 'visible' && !context.hidden) return { ...grid, skipped: 'Hidden in the workbook, so left out.' }
  context.read.add(sheet.entry)
  const drawing = await readSheet(sheet.entry.name, context.inflater.chunks(sheet.entry), grid, {
    strings: context.sharedStrings,
    styles: context.cellStyles,
    epoch1904: context.epoch1904,
    take() {
      if (--context.budget.cells < 0) throw tooManyCells(context.limits.maxCells)
    },
  })
  if (drawing) grid.boxes = await drawnTexts(sheet.entry, drawing, context)
  return grid
}

/** The texts of a sheet's drawing. A workbook whose drawing is damaged still has its figures. */
async function drawnTexts(sheet: ZipEntry, id: string, { entries, inflater, read }: SheetContext): Promise<TextBox[]> {
  const folder = sheet.name.slice(0, sheet.name.lastIndexOf('/') + 1)
  const relations = findPart(entries, `${folder}_rels/${sheet.name.slice(folder.length)}.rels`)
  if (!relations || read.has(relations)) return []
  read.add(relations)
  let target: string | undefined
  await parseXml(relations.name, inflater.chunks(relations), {
    open(name, attributes) {
      if (name === 'Relationship' && attribute(attributes, 'Id') === id && attribute(attributes, 'TargetMode') !== 'External')
        target = attribute(attributes, 'Target')
    },
  })
  const part = target === undefined ? undefined : findPart(entries, resolvePart(folder, target))
  if (!part || read.has(part)) return []
  read.add(part)
  try {
    return await readBoxes(part.name, inflater.chunks(part))
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code !== 'damaged') throw fault
    // Counted and looked through with the parts that nobody reads.
    read.delete(part)
    return []
  }
}
