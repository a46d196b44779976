import type { IngestLimits } from './limits.ts'
import { resolvePart } from './parts.ts'
import { attribute, parseXml } from './xml.ts'
import { Inflater, readDirectory, type ZipEntry } from './zip.ts'
import { pack, type PackedPart, packed, writeZip } from './zip-write.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const WORKSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

/** Relationships to code, to what only serves code (buttons, ribbons), and to signatures, which no longer fit what is signed. */
const LEAVES = /\/(?:vbaProject\w*|wordVbaData|attachedToolbars|extensibility|userCustomization|origin|signature)$/
const LEAVES_TYPE = /vnd\.ms-office\.vbaProject|vbaData\+xml|digital-signature/i
const LEAVES_NAME = /(?:^|\/)(?:vbaProject\w*\.bin|vbaData\.xml)$/i
/** Sheets of the macro language before VBA. */
const MACRO_SHEET = /\/xl(?:Intl)?Macrosheet$/i

interface Relation {
  id: string
  type: string
  target: string
  external: boolean
}

/**
 * The same workbook without its macros (`.xlsm` becomes `.xlsx`), or null when it holds none: what people download from Candor again runs
 * nothing. Parts that stay are copied as they are packed; the lists of parts are written anew from what was read of them.
 * @throws Refusal when the package is broken
 */
export async function withoutMacros(bytes: Uint8Array, limits: IngestLimits): Promise<Uint8Array | null> {
  const entries = readDirectory(bytes, limits)
  const inflater = new Inflater(bytes.byteLength, limits)
  const types = entries.get('[content_types].xml')
  if (!types) return null
  const { defaults, overrides } = await readTypes(types, inflater)
  const relations = new Map<ZipEntry, Relation[]>()
  for (const entry of entries.values()) if (/\.rels$/i.test(entry.name)) relations.set(entry, await readRelations(entry, inflater))

  const gone = new Set<string>()
  const emptied = new Set<string>()
  for (const [entry, list] of relations)
    for (const { type, target, external } of list) {
      const path = resolvePart(folderOf(entry.name), target).toLowerCase()
      if (!external && LEAVES.test(type)) gone.add(path)
      else if (!external && MACRO_SHEET.test(type)) emptied.add(path)
    }
  for (const [part, type] of overrides) if (LEAVES_TYPE.test(type)) gone.add(part.toLowerCase())
  for (const path of entries.keys()) if (LEAVES_NAME.test(path)) gone.add(path)
  const enabled = [...overrides.values()].some(type => /macroEnabled/i.test(type))
  if (gone.size === 0 && emptied.size === 0 && !enabled) return null

  const parts: PackedPart[] = []
  for (const [path, entry] of entries) {
    if (gone.has(path) || (entry.name.endsWith('.rels') && gone.has(ownerOf(path)))) continue
    const list = relations.get(entry)
    if (entry === types) parts.push(pack(entry.name, typesXml(defaults, overrides, gone, emptied)))
    else if (list) parts.push(pack(entry.name, relationsXml(list, entry.name, gone)))
    else if (emptied.has(path)) parts.push(pack(entry.name, `<worksheet xmlns="${SPREADSHEET}"><sheetData/></worksheet>`))
    else parts.push(await packed(entry, inflater))
  }
  return writeZip(parts)
}

async function readTypes(types: ZipEntry, inflater: Inflater): Promise<{ defaults: Map<string, string>; overrides: Map<string, string> }> {
  const defaults = new Map<string, string>()
  const overrides = new Map<string, string>()
  await parseXml(types.name, inflater.chunks(types), {
    open(name, attributes) {
      const type = attribute(attributes, 'ContentType') ?? ''
      if (name === 'Default') defaults.set((attribute(attributes, 'Extension') ?? '').toLowerCase(), type)
      if (name === 'Override') overrides.set(resolvePart('', attribute(attributes, 'PartName') ?? ''), type)
    },
  })
  return { defaults, overrides }
}

async function readRelations(entry: ZipEntry, inflater: Inflater): Promise<Relation[]> {
  const list: Relation[] = []
  await parseXml(entry.name, inflater.chunks(entry), {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map(key => attribute(attributes, key))
      list.push({ id, type, target, external: attribute(attributes, 'TargetMode') === 'External' })
    },
  })
  return list
}

function typesXml(defaults: Map<string, string>, overrides: Map<string, string>, gone: Set<string>, emptied: Set<string>): string {
  // Printer settings are what other binary parts of a workbook are.
  const plain = (type: string): string =>
    LEAVES_TYPE.test(type) ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings' : type
  const kinds = [...defaults].map(([ending, type]) => `<Default Extension="${escape(ending)}" ContentType="${escape(plain(type))}"/>`)
  const named = [...overrides]
    .filter(([part]) => !gone.has(part.toLowerCase()))
    .map(([part, type]) => {
      const shown = emptied.has(part.toLowerCase()) ? WORKSHEET : /macroEnabled\.main/i.test(type) ? WORKBOOK : type
      return `<Override PartName="/${escape(part)}" ContentType="${escape(shown)}"/>`
    })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="${PACKAGE}/content-types">${kinds.join('')}${named.join('')}</Types>`
}

function relationsXml(list: Relation[], name: string, gone: Set<string>): string {
  const kept = list.filter(
    ({ type, target, external }) => external || !(LEAVES.test(type) || gone.has(resolvePart(folderOf(name), target).toLowerCase())),
  )
  const written = kept.map(({ id, type, target, external }) => {
    const shown = MACRO_SHEET.test(type) ? 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' : type
    return `<Relationship Id="${escape(id)}" Type="${escape(shown)}" Target="${escape(target)}"${external ? ' TargetMode="External"' : ''}/>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}/relationships">${written.join('')}</Relationships>`
}

/** `xl/_rels/workbook.xml.rels` speaks of parts from `xl/` on. */
const folderOf = (relations: string): string => relations.replace(/_rels\/[^/]*$/i, '')
const ownerOf = (relations: string): string => relations.replace(/_rels\/([^/]*)\.rels$/i, '$1')

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
