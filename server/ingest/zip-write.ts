import { crc32, deflateRawSync } from 'node:zlib'
import type { Inflater, ZipEntry } from './zip.ts'

/** A part as it stands in a zip. */
export interface PackedPart extends ZipEntry {
  /** Unpacked bytes. */
  size: number
}

/** A part to be copied as it is packed; it is unpacked once to be counted and checked. */
export async function packed(entry: ZipEntry, inflater: Inflater): Promise<PackedPart> {
  let size = 0
  for await (const chunk of inflater.chunks(entry)) size += chunk.byteLength
  return { ...entry, size }
}

/** A part that is written anew. */
export function pack(name: string, text: string): PackedPart {
  const bytes = new TextEncoder().encode(text)
  return { name, stored: false, checksum: crc32(bytes), packed: deflateRawSync(bytes), size: bytes.byteLength }
}

/** Midnight of 1 January 1980: when a part was changed is nobody's business. */
const DATE = 0x0021
const UTF8_NAMES = 0x0800

export function writeZip(parts: PackedPart[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, stored, checksum, packed: bytes, size } of parts) {
    const nameBytes = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(UTF8_NAMES, 2)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt16LE(DATE, 8)
    common.writeUInt32LE(checksum >>> 0, 10)
    common.writeUInt32LE(bytes.byteLength, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(nameBytes.byteLength, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    pieces.push(Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, bytes)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, nameBytes)
    at += 30 + nameBytes.byteLength + bytes.byteLength
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(list.byteLength, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...pieces, list, Buffer.from('PK\x05\x06', 'latin1'), end])
}
