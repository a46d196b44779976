import { createHash } from 'node:crypto'
import type { Workbook } from '#app/model/report/ingest/cells/grid.ts'
import type { ImportJson } from '#app/model/report/import.ts'
import { type UnderstandOptions, understand } from '#app/model/report/ingest/understand.ts'
import { readCsv } from './csv.ts'
import { gate } from './gate.ts'
import type { IngestLimits } from './limits.ts'
import { Refusal } from './refusal.ts'
import { isOpenDocument, readOds } from './ods.ts'
import type { Package, Progress } from './parts.ts'
import { readXls } from './xls.ts'
import { readXlsx } from './xlsx.ts'
import { readXml2003 } from './xml-2003.ts'
import { Inflater, readDirectory } from './zip.ts'

/**
 * From the bytes of a file to what is understood of it. Only the reading process may call it with bytes that a person sent.
 * @throws Refusal
 */
export async function readBytes(
  bytes: Uint8Array,
  { name, limits, options }: { name: string; limits: IngestLimits; options: UnderstandOptions & { hidden?: boolean } },
  progress: Progress,
): Promise<ImportJson> {
  progress('unpacking', 0, 1)
  const content = gate(bytes, limits)
  const workbook =
    content === 'text' ? readCsv(bytes, name, limits) : await { ole: readOld, xml: readXml, zip: readPackage }[content](bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const read = understand(workbook, options, (done, total) => progress('understanding', done, total))
  const figures = read.statements.length + read.plans.length + read.tables.length
  // A workbook of prose is understood as that; a text file of prose is a letter.
  if (figures === 0 && (content === 'text' || read.prose.length === 0)) throw nothingIn(read.sheets)
  return { version: 1, file: { name, sha256 }, ...read }

  function readOld(container: Uint8Array): Promise<Workbook> {
    return readXls(container, limits, { hidden: options.hidden ?? false, progress })
  }

  function readXml(document: Uint8Array): Promise<Workbook> {
    return readXml2003(document, limits, { hidden: options.hidden ?? false, progress })
  }

  function readPackage(packed: Uint8Array): Promise<Workbook> {
    const entries = readDirectory(packed, limits)
    const pack: Package = { entries, inflater: new Inflater(packed.byteLength, limits), hidden: options.hidden ?? false, progress }
    return isOpenDocument(entries) ? readOds(pack, limits) : readXlsx(pack, limits)
  }
}

/** Where only hidden sheets may hold figures, they are named. */
function nothingIn(sheets: ImportJson['sheets']): Refusal {
  if (sheets.some(({ kind }) => kind === 'prose'))
    return new Refusal('no-data', 'The file holds text, but no table of figures. Choose the workbook, or save the table as one.')
  const hidden = sheets.filter(({ visibility }) => visibility !== 'visible').map(({ name }) => JSON.stringify(name.slice(0, 60)))
  const more = hidden.length > 3 ? ` and ${hidden.length - 3} more` : ''
  return new Refusal(
    'no-data',
    hidden.length === 0
      ? 'No data was found in the file: no table of figures on any sheet. Choose another file.'
      : `No data was found on the visible sheets of the file, and hidden ones are not read. Show in Excel the sheet that holds the figures (${hidden.slice(0, 3).join(', ')}${more} ${hidden.length === 1 ? 'is' : 'are'} hidden), or choose another file.`,
  )
}

/** What a file is, by its content. */
export type Format = 'xlsx' | 'ods' | 'xls' | 'xml' | 'text'

/** @throws Refusal for what the gate refuses */
export function formatOf(bytes: Uint8Array, limits: IngestLimits): Format {
  const content = gate(bytes, limits)
  if (content !== 'zip') return content === 'ole' ? 'xls' : content
  return isOpenDocument(readDirectory(bytes, limits)) ? 'ods' : 'xlsx'
}
