import { Ole } from './ole.ts'
import { damaged } from './refusal.ts'

/** Storages of Visual Basic, of Excel 97 and of Excel 5. */
const PROJECT = /^(?:_VBA_PROJECT(?:_CUR)?|VBA|Macros)$/i
const STREAMS = ['workbook', 'book']

const BEGIN = 0x0809
const SHEET = 0x0085
const NAME = 0x0018
/** Says that there is a project; of no length. What takes its place says that Excel 2000 or later wrote the file. */
const HAS_PROJECT = 0x00d3
const EXCEL_9 = 0x01c0
/** Where the length of a formula stands in the records that have one. */
const FORMULAS = new Map([
  [0x0006, 20],
  [0x0206, 20],
  [0x0406, 20],
  [0x04bc, 8],
  [0x0221, 12],
])
/** The number 0, as a formula is stored. */
const NOUGHT = [3, 0, 0x1e, 0, 0]
const WORKSHEET = { begin: 0x0010, listed: 0 }
const VERY_HIDDEN = 2
/** Of what is listed: sheets of the macro language before Visual Basic, and modules of its first version. */
const RUNS = new Set([1, 6])
const BEGINS_WHAT_RUNS = new Set([0x0040, 0x0006])
/** A name that is a function, a command, or a macro. */
const NAME_RUNS = 0x0002 | 0x0004 | 0x0008

/**
 * The same .xls without its macros, or null when it holds none: the project leaves, sheets of macros become sheets out of sight whose formulas
 * are noughts. Only after readXls has walked through the file.
 * @throws Refusal when the container is broken
 */
export async function xlsWithoutMacros(bytes: Uint8Array): Promise<Uint8Array | null> {
  const ole = new Ole(bytes)
  const tamed = STREAMS.flatMap(name => {
    const entry = ole.top.get(name)
    return entry && !entry.folder ? [{ name: entry.name, ...tame(ole.stream(entry)) }] : []
  })
  if (![...ole.top.keys()].some(name => PROJECT.test(name)) && !tamed.some(({ changed }) => changed)) return null
  if (!ole.isTree()) throw damaged('its table of contents is broken')
  const { CFB } = await import('@e965/xlsx')
  try {
    const container = CFB.read(bytes as Buffer, { type: 'buffer' })
    const paths = container.FullPaths as string[]
    const stays = paths.map(path => !path.split('/').some(part => PROJECT.test(part)))
    container.FileIndex = (container.FileIndex as unknown[]).filter((_, at) => stays[at])
    container.FullPaths = paths.filter((_, at) => stays[at])
    for (const { name, stream } of tamed) CFB.utils.cfb_add(container, `/${name}`, stream)
    return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer)
  } catch {
    // What lies beside the workbook is read here only.
    throw damaged('its table of contents is broken')
  }
}

/** The records of a workbook with nothing that runs, each in its place and of its length. */
function tame(given: Uint8Array): { stream: Buffer; changed: boolean } {
  const stream = Buffer.from(given)
  let changed = false
  let inside = false
  for (let at = 0; at + 4 <= stream.length; ) {
    const id = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    const data = stream.subarray(at + 4, at + 4 + length)
    if (id === BEGIN && length >= 4) {
      inside = BEGINS_WHAT_RUNS.has(data.readUInt16LE(2))
      if (inside) data.writeUInt16LE(WORKSHEET.begin, 2)
    } else if (id === SHEET && length >= 6 && RUNS.has(data[5] ?? 0)) {
      data[4] = VERY_HIDDEN
      data[5] = WORKSHEET.listed
      changed = true
    } else if (id === HAS_PROJECT && length === 0) {
      stream.writeUInt16LE(EXCEL_9, at)
      changed = true
    } else if (id === NAME && length >= 2) data.writeUInt16LE(data.readUInt16LE(0) & ~NAME_RUNS, 0)
    else if (inside) empty(data, FORMULAS.get(id))
    at += 4 + length
  }
  return { stream, changed }
}

function empty(data: Buffer, at: number | undefined): void {
  if (at === undefined || data.length < at + NOUGHT.length) return
  data.fill(0, at)
  data.set(NOUGHT, at)
}
