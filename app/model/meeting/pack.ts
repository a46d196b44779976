import { NONCE_BYTES } from './seal.ts'

// A pack is how sealed parts travel: in the order of their random ids, so that it says nothing of the order of presenting.
//
//   pack = one entry after another; entry = length of the id (1 byte), id (ASCII), length of the rest (4 bytes), nonce, sealed bytes

export interface SealedPart {
  id: string
  nonce: Uint8Array
  sealed: Uint8Array
}

/** `sealed` as stored: the nonce, then the sealed bytes. */
export function packParts(parts: readonly { id: string; sealed: Uint8Array }[]): Uint8Array {
  const ordered = [...parts].sort((a, b) => (a.id < b.id ? -1 : 1))
  const pack = new Uint8Array(ordered.reduce((size, { id, sealed }) => size + 5 + id.length + sealed.length, 0))
  const view = new DataView(pack.buffer)
  let at = 0
  for (const { id, sealed } of ordered) {
    pack[at] = id.length
    pack.set(new TextEncoder().encode(id), at + 1)
    view.setUint32(at + 1 + id.length, sealed.length)
    pack.set(sealed, at + 5 + id.length)
    at += 5 + id.length + sealed.length
  }
  return pack
}

/** The parts of a pack; what was cut off is left out, and fetched again by whoever needs it. */
export function unpackParts(pack: Uint8Array): SealedPart[] {
  const parts: SealedPart[] = []
  const view = new DataView(pack.buffer, pack.byteOffset, pack.byteLength)
  for (let at = 0; at < pack.length; ) {
    const idLength = view.getUint8(at)
    const start = at + 5 + idLength
    if (start > pack.length) break
    const end = start + view.getUint32(at + 1 + idLength)
    if (end > pack.length) break
    const id = new TextDecoder().decode(pack.subarray(at + 1, at + 1 + idLength))
    parts.push({ id, nonce: pack.subarray(start, start + NONCE_BYTES), sealed: pack.subarray(start + NONCE_BYTES, end) })
    at = end
  }
  return parts
}
