import type { IngestLimits } from './limits.ts'
import { Inflater, readDirectory, type ZipEntry } from './zip.ts'
import { pack, type PackedPart, packed, writeZip } from './zip-write.ts'

/** Libraries of macros in any language, their dialogs, and signatures, which no longer fit what is signed. */
const LEAVES = /(?:^|\/)(?:Basic|Scripts|Dialogs)\/|^META-INF\/(?:macro|document)signatures\.xml$/i
const MACROS = /(?:^|\/)(?:Basic|Scripts|Dialogs)\/[^/]/i
const MANIFEST = 'meta-inf/manifest.xml'
const ENTRY = /<((?:[\w.-]+:)?file-entry)\b([^>]*?)(?:\/>|>[\s\S]*?<\/\1\s*>)/g
const PATH = /\bfull-path\s*=\s*(?:"([^"]*)"|'([^']*)')/

/**
 * The same OpenDocument workbook without its macros, or null when it holds none. What a button or an event calls is then no longer there.
 * @throws Refusal when the package is broken
 */
export async function odsWithoutMacros(bytes: Uint8Array, limits: IngestLimits): Promise<Uint8Array | null> {
  const entries = readDirectory(bytes, limits)
  if (![...entries.values()].some(({ name }) => MACROS.test(name))) return null
  const inflater = new Inflater(bytes.byteLength, limits)
  const parts: PackedPart[] = []
  for (const [path, entry] of entries) {
    if (LEAVES.test(entry.name)) continue
    parts.push(path === MANIFEST ? pack(entry.name, await listOf(entry, inflater)) : await packed(entry, inflater))
  }
  return writeZip(parts)
}

/** The list of parts without those that leave. */
async function listOf(manifest: ZipEntry, inflater: Inflater): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of inflater.chunks(manifest)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(ENTRY, (entry, _name: string, attributes: string) => {
      const [, double, single] = PATH.exec(attributes) ?? []
      return LEAVES.test(double ?? single ?? '') ? '' : entry
    })
}
