import { damaged } from './refusal.ts'

/**
 * A small walk over an OLE container (the file system inside of old Office files). Every chain of sectors is followed with a count, so
 * that a loop ends; every place is checked to lie inside of the file; nothing is copied but the stream that is asked for.
 */

export interface OleEntry {
  name: string
  /** A folder has no bytes. */
  folder: boolean
  start: number
  size: number
}

const END_OF_CHAIN = 0xfffffffe
const FREE = 0xffffffff
const HEADER = 512
const DIRECTORY_ENTRY = 128
/** Streams below this size lie in the sectors of 64 bytes of the root. */
const SMALL = 4_096
const SMALL_SHIFT = 6

export class Ole {
  /** What lies at the top, by lower-case name; what is embedded deeper belongs to other documents. */
  readonly top = new Map<string, OleEntry>()
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #shift: number
  readonly #sectors: number
  readonly #table: Uint32Array
  readonly #smallTable: Uint32Array
  readonly #small: Uint8Array
  readonly #entries: DataView

  /** @throws Refusal when the container is broken */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (bytes.byteLength < HEADER) throw broken()
    const view = this.#view
    this.#shift = view.getUint16(30, true)
    if (view.getUint16(28, true) !== 0xfffe || ![9, 12].includes(this.#shift) || view.getUint16(32, true) !== SMALL_SHIFT) throw broken()
    this.#sectors = Math.floor((bytes.byteLength - HEADER + (1 << this.#shift) - 1) / (1 << this.#shift))
    this.#table = this.#readTable()
    const directory = this.#chain(view.getUint32(48, true), Number.POSITIVE_INFINITY)
    const smallTable = this.#chain(view.getUint32(60, true), Number.POSITIVE_INFINITY)
    this.#smallTable = new Uint32Array(smallTable.buffer, 0, smallTable.byteLength >> 2)
    const entries = new DataView(directory.buffer)
    this.#entries = entries
    if (directory.byteLength < DIRECTORY_ENTRY || directory[66] !== 5) throw broken()
    const rootSize = entries.getUint32(120, true)
    this.#small = rootSize === 0 ? new Uint8Array() : this.#chain(entries.getUint32(116, true), rootSize)
    this.#list(entries, entries.getUint32(76, true))
  }

  /** Whether each entry, also of what lies deeper, hangs in one place: other readers walk along the links without end where it does not. */
  isTree(): boolean {
    const count = Math.floor(this.#entries.byteLength / DIRECTORY_ENTRY)
    const seen = new Set<number>()
    const open = [0]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === FREE) continue
      if (id >= count || seen.has(id)) return false
      seen.add(id)
      for (const link of [68, 72, 76]) open.push(this.#entries.getUint32(id * DIRECTORY_ENTRY + link, true))
    }
    return true
  }

  /** The bytes of a stream. */
  stream({ start, size }: OleEntry): Uint8Array {
    if (size === 0) return new Uint8Array()
    if (size >= SMALL) return this.#chain(start, size)
    const out = new Uint8Array(size)
    let at = 0
    for (let sector = start; at < size; sector = this.#smallTable[sector] ?? FREE) {
      const from = sector << SMALL_SHIFT
      const length = Math.min(1 << SMALL_SHIFT, size - at)
      if (sector >= this.#smallTable.length || from + length > this.#small.byteLength) throw broken()
      out.set(this.#small.subarray(from, from + length), at)
      at += length
    }
    return out
  }

  /** Which sector follows which. */
  #readTable(): Uint32Array {
    const perSector = 1 << (this.#shift - 2)
    const stated = this.#view.getUint32(44, true)
    if (stated > this.#sectors) throw broken()
    const table = new Uint32Array(stated * perSector).fill(FREE)
    let filled = 0
    const take = (sector: number): void => {
      if (sector === FREE || filled >= stated) return
      const from = this.#place(sector)
      const words = Math.min(perSector, (this.#bytes.byteLength - from) >> 2)
      for (let word = 0; word < words; word++) table[filled * perSector + word] = this.#view.getUint32(from + word * 4, true)
      filled++
    }
    for (let at = 76; at < HEADER; at += 4) take(this.#view.getUint32(at, true))
    let next = this.#view.getUint32(68, true)
    for (let steps = 0; next !== END_OF_CHAIN && next !== FREE && filled < stated; steps++) {
      if (steps > this.#sectors) throw broken()
      const from = this.#place(next)
      if (from + (1 << this.#shift) > this.#bytes.byteLength) throw broken()
      for (let word = 0; word < perSector - 1; word++) take(this.#view.getUint32(from + word * 4, true))
      next = this.#view.getUint32(from + (perSector - 1) * 4, true)
    }
    return table
  }

  #place(sector: number): number {
    const from = (sector + 1) * (1 << this.#shift)
    if (sector >= this.#sectors || from >= this.#bytes.byteLength) throw broken()
    return from
  }

  /** The sectors of a chain one after the other, `size` bytes of them or all. */
  #chain(start: number, size: number): Uint8Array<ArrayBuffer> {
    const places: number[] = []
    const sectorSize = 1 << this.#shift
    for (let sector = start; sector !== END_OF_CHAIN && places.length * sectorSize < size; sector = this.#table[sector] ?? FREE) {
      // More sectors than the file has: a loop.
      if (places.length > this.#sectors) throw broken()
      places.push(this.#place(sector))
      if (sector >= this.#table.length) throw broken()
    }
    if (Number.isFinite(size) && places.length * sectorSize < size) throw broken()
    const out = new Uint8Array(Number.isFinite(size) ? size : places.length * sectorSize)
    for (const [index, from] of places.entries()) {
      const length = Math.min(sectorSize, out.byteLength - index * sectorSize)
      // The last sector of a file may be cut short; what is missing is filled with zeros.
      out.set(this.#bytes.subarray(from, Math.min(from + length, this.#bytes.byteLength)), index * sectorSize)
    }
    return out
  }

  /** Walks the tree of the root's own entries. */
  #list(entries: DataView, first: number): void {
    const count = Math.floor(entries.byteLength / DIRECTORY_ENTRY)
    const seen = new Set<number>()
    const open = [first]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id >= count || seen.has(id)) continue
      seen.add(id)
      const at = id * DIRECTORY_ENTRY
      const length = Math.min(64, entries.getUint16(at + 64, true))
      const name = new TextDecoder('utf-16le').decode(new Uint8Array(entries.buffer, at, Math.max(0, length - 2)))
      const kind = entries.getUint8(at + 66)
      if (kind === 1 || kind === 2)
        this.top.set(name.toLowerCase(), {
          name,
          folder: kind === 1,
          start: entries.getUint32(at + 116, true),
          size: entries.getUint32(at + 120, true),
        })
      open.push(entries.getUint32(at + 68, true), entries.getUint32(at + 72, true))
    }
  }
}

const broken = () => damaged('its table of contents is broken')
