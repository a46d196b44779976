import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import type { IngestLimits } from './limits.ts'
import { RATIO_FLOOR } from './limits.ts'
import { damaged, Refusal } from './refusal.ts'

/** A small walk over a zip's central directory. It believes no size that the file states about itself: bytes are counted while they inflate. */

export interface ZipEntry {
  name: string
  /** Packed bytes inside of the file. */
  packed: Uint8Array
  stored: boolean
  /** Checksum of what it unpacks to. */
  checksum: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const ENCRYPTED = 0x1
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const UNKNOWN_32 = 0xffffffff

/** The entries of a zip by name. Two entries of one name, or a directory that disagrees with the entries, are refused: readers would differ on them. */
export function readDirectory(bytes: Uint8Array, limits: IngestLimits): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const { count, from } = statedDirectory(view, end)
  let at = from
  if (count > limits.maxEntries) throw tooManyEntries(limits)
  const entries = new Map<string, ZipEntry>()
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw damaged('its table of contents is broken')
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const checksum = view.getUint32(at + 16, true)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength)
    const sizes = statedSizes(view, at, at + 46 + nameLength, extraLength)
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    const name = new TextDecoder().decode(nameBytes).replace(/\\/g, '/').replace(/^\/+/, '')
    if (flags & ENCRYPTED) throw passwordProtected()
    if (name.endsWith('/') && sizes.packed === 0) continue
    if (method !== 0 && method !== 8) throw damaged(`its part ${shown(name)} is packed in an unknown way`)
    if (name.split('/').includes('..'))
      throw new Refusal('unsafe', `The file holds a part with a path that leads out of it (${shown(name)}). Workbooks do not.`)
    // Excel compares part names without case.
    const key = name.toLowerCase()
    if (entries.has(key))
      throw new Refusal(
        'unsafe',
        `The file holds the part ${shown(name)} twice, so nobody can say which one counts. Save it again in Excel and upload that.`,
      )
    entries.set(key, { name, stored: method === 0, checksum, packed: packedBytes(bytes, view, sizes, nameBytes) })
  }
  return entries
}

export const passwordProtected = (): Refusal =>
  new Refusal(
    'password-protected',
    'The file is password protected. Remove the password in Excel (File, Info, Protect Workbook), or in the program that made it, save it and upload that. Where Excel opens it without asking, its structure is protected: take that away (Review, Protect Workbook).',
  )

/** Inflates parts one after the other and counts what comes out, over all of them. */
export class Inflater {
  #inflated = 0
  readonly #allowed: number
  readonly #tooLarge: string

  constructor(fileBytes: number, limits: IngestLimits) {
    const byRatio = Math.max(RATIO_FLOOR, fileBytes * limits.maxRatio)
    this.#allowed = Math.min(byRatio, limits.maxInflatedBytes)
    this.#tooLarge =
      byRatio < limits.maxInflatedBytes
        ? `The file unpacks to more than ${limits.maxRatio} times its size. Workbooks do not, so it is not read.`
        : `The file unpacks to more than ${Math.round(limits.maxInflatedBytes / 1048576)} MB. Leave out sheets that the report does not need.`
  }

  /** The bytes of one part, chunk by chunk. A part whose checksum is wrong is damage: a single flipped bit could be a figure. */
  async *chunks(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    let checksum = 0
    const whole = entry.stored ? entry.packed : atOnce(entry)
    if (whole) {
      this.#count(whole.byteLength)
      checksum = crc32(whole)
      yield whole
    } else
      for await (const chunk of inflated(entry)) {
        this.#count(chunk.byteLength)
        checksum = crc32(chunk, checksum)
        yield chunk
      }
    if (checksum !== entry.checksum) throw damaged(`its part ${shown(entry.name)} was changed after it was written`)
  }

  #count(bytes: number): void {
    this.#inflated += bytes
    if (this.#inflated > this.#allowed) throw new Refusal('unsafe', this.#tooLarge)
  }
}

/** Packed bytes up to which a part is unpacked in one go, and what may come out of it: a stream for each of hundreds of small parts costs more than they do. */
const SMALL = 16 * 1024
const SMALL_INFLATED = 256 * 1024

/** All of a small part; null for one that is large, or turns out to be: that is unpacked piece by piece. */
function atOnce(entry: ZipEntry): Uint8Array | null {
  if (entry.packed.byteLength > SMALL) return null
  try {
    return inflateRawSync(entry.packed, { maxOutputLength: SMALL_INFLATED })
  } catch (fault) {
    if (fault instanceof RangeError) return null
    throw damaged(`its part ${shown(entry.name)} cannot be unpacked`)
  }
}

async function* inflated(entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 })
  inflate.end(entry.packed)
  try {
    yield* inflate as AsyncIterable<Uint8Array>
  } catch (fault) {
    throw fault instanceof Error && 'errno' in fault ? damaged(`its part ${shown(entry.name)} cannot be unpacked`) : fault
  } finally {
    inflate.destroy()
  }
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 80))

const tooManyEntries = (limits: IngestLimits): Refusal =>
  new Refusal('unsafe', `The file holds more than ${limits.maxEntries} parts. Workbooks do not, so it is not read.`)

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === END) return at
  throw damaged('its end is missing')
}

/** How many entries there are and where their list begins; in the zip64 record where a writer that streams has put them there. */
function statedDirectory(view: DataView, end: number): { count: number; from: number } {
  const count = view.getUint16(end + 10, true)
  const from = view.getUint32(end + 16, true)
  if (count !== 0xffff && from !== UNKNOWN_32) return { count, from }
  const locator = end - 20
  const record = locator >= 0 && view.getUint32(locator, true) === LOCATOR_64 ? Number(view.getBigUint64(locator + 8, true)) : -1
  if (record < 0 || record + 56 > locator || view.getUint32(record, true) !== END_64) throw damaged('its table of contents is broken')
  return { count: Number(view.getBigUint64(record + 32, true)), from: Number(view.getBigUint64(record + 48, true)) }
}

interface Sizes {
  packed: number
  offset: number
}

/** Packed size and offset; from the zip64 field where a writer that streams has put them there. */
function statedSizes(view: DataView, at: number, extraAt: number, extraLength: number): Sizes {
  let packed = view.getUint32(at + 20, true)
  const unpacked = view.getUint32(at + 24, true)
  let offset = view.getUint32(at + 42, true)
  for (let field = extraAt; field + 4 <= extraAt + extraLength && field + 4 <= view.byteLength; ) {
    const id = view.getUint16(field, true)
    const length = view.getUint16(field + 2, true)
    if (id === 1 && field + 4 + length <= view.byteLength) {
      let value = field + 4
      if (unpacked === UNKNOWN_32) value += 8
      if (packed === UNKNOWN_32 && value + 8 <= field + 4 + length) {
        packed = Number(view.getBigUint64(value, true))
        value += 8
      }
      if (offset === UNKNOWN_32 && value + 8 <= field + 4 + length) offset = Number(view.getBigUint64(value, true))
    }
    field += 4 + length
  }
  return { packed, offset }
}

function packedBytes(bytes: Uint8Array, view: DataView, { packed, offset }: Sizes, name: Uint8Array): Uint8Array {
  if (offset + 30 > bytes.byteLength || view.getUint32(offset, true) !== LOCAL) throw damaged('a part is missing')
  const nameLength = view.getUint16(offset + 26, true)
  const localName = bytes.subarray(offset + 30, offset + 30 + nameLength)
  if (nameLength !== name.byteLength || localName.some((byte, index) => byte !== name[index]))
    throw damaged('its table of contents names other parts than it holds')
  const from = offset + 30 + nameLength + view.getUint16(offset + 28, true)
  if (from + packed > bytes.byteLength) throw damaged('it ends in the middle of a part')
  return bytes.subarray(from, from + packed)
}
