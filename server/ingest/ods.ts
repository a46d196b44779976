import type { Workbook } from '#app/model/report/ingest/cells/grid.ts'
import type { IngestLimits } from './limits.ts'
import { OdsStyles } from './ods-styles.ts'
import { OdsTables } from './ods-tables.ts'
import { countRest, findPart, type Package } from './parts.ts'
import { damaged, Refusal, WHAT_IS_READ } from './refusal.ts'
import { parseXml } from './xml.ts'
import { type Inflater, passwordProtected, type ZipEntry } from './zip.ts'

/** Whether a package is an OpenDocument file, by its parts. */
export const isOpenDocument = (entries: Map<string, ZipEntry>): boolean =>
  !findPart(entries, '[content_types].xml') && ['mimetype', 'content.xml'].some(part => findPart(entries, part) !== undefined)

/**
 * Reads an OpenDocument spreadsheet: cached values only, no formula is evaluated, no macro, comment, link or picture is looked at, hidden
 * sheets only when asked for. Every part of the file is inflated once and counted.
 */
export async function readOds(pack: Package, limits: IngestLimits): Promise<Workbook> {
  const { entries, inflater, progress } = pack
  const read = new Set<ZipEntry>()
  const take = (name: string): ZipEntry | undefined => {
    const entry = findPart(entries, name)
    if (entry) read.add(entry)
    return entry
  }
  const manifest = take('META-INF/manifest.xml')
  if (manifest && (await textOf(manifest, inflater)).includes('encryption-data')) throw passwordProtected()
  const mimetype = take('mimetype')
  const type = mimetype ? (await textOf(mimetype, inflater)).trim() : ''
  if (/opendocument\.text/.test(type)) throw other('a text document')
  if (/opendocument\.presentation/.test(type)) throw other('a presentation')
  if (/opendocument\.(?:graphics|image|chart|formula|database)/.test(type)) throw other('a drawing or another kind of document')
  if (type === 'application/epub+zip') throw other('a book')
  const content = take('content.xml')
  if (!content) throw damaged('its contents are missing')

  const shared = new OdsStyles()
  const styles = take('styles.xml')
  if (styles) await readShared(styles, inflater, shared)
  const own = new OdsStyles(shared)
  const tables = new OdsTables(own, limits, pack.hidden)
  // What comes before the sheets are styles.
  let inside = false
  let depth = 0
  let body = ''
  await parseXml(content.name, inflater.chunks(content), {
    open(name, attributes) {
      depth++
      if (inside) return tables.open(name, attributes)
      if (depth === 3 && body === 'body') {
        body = name
        inside = name === 'spreadsheet'
      } else if (depth === 2 && name === 'body') body = 'body'
      else own.open(name, attributes)
    },
    text(text) {
      if (inside) tables.text(text)
      else own.text(text)
    },
    close(name) {
      depth--
      if (inside && depth === 2) inside = false
      else if (inside) {
        tables.close(name)
        if (name === 'table' && depth === 3) progress('reading', tables.grids.length, tables.grids.length + 1)
      } else own.close(name)
    },
  })
  if (body !== 'spreadsheet') throw other('another kind of document')
  // Old writers put a document type on the list of parts and on the lists of macros, dialogs and toolbars; none of these is parsed.
  await countRest(pack, read, /^(?:Basic|Scripts|Dialogs|Configurations2|META-INF)\//i)
  if (tables.grids.length === 0) throw new Refusal('no-data', 'The workbook has no sheets. Choose another file.')
  return { cells: 'typed', grids: tables.grids, problems: tables.problems }
}

const other = (what: string): Refusal =>
  new Refusal('other-format', `This is an OpenDocument file, but no spreadsheet: ${what}. Candor reads ${WHAT_IS_READ}.`)

/** Styles of `office:styles`; those beside them are for headers and footers and may have the same names. */
async function readShared(part: ZipEntry, inflater: Inflater, shared: OdsStyles): Promise<void> {
  let inside = false
  await parseXml(part.name, inflater.chunks(part), {
    open(name, attributes) {
      if (name === 'styles') inside = true
      else if (inside) shared.open(name, attributes)
    },
    text(text) {
      if (inside) shared.text(text)
    },
    close(name) {
      if (name === 'styles') inside = false
      else if (inside) shared.close(name)
    },
  })
}

async function textOf(part: ZipEntry, inflater: Inflater): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of inflater.chunks(part)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('latin1')
}
