import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { parseXml } from '#server/ingest/xml.ts'
import { Inflater } from '#server/ingest/zip.ts'

async function* whole(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

async function attributesOf(text: string): Promise<Record<string, string>[]> {
  const found: Record<string, string>[] = []
  await parseXml('part.xml', whole(text), { open: (_, attributes) => found.push({ ...attributes }) })
  return found
}

describe('the attributes of a part', () => {
  it('are those that stand there, whatever they are called', async () => {
    const [first, second] = await attributesOf('<a constructor="1" toString="2" __proto__="3" r="A1"><b r="B2"/></a>')
    expect(Object.entries(first ?? {})).toEqual([
      ['constructor', '1'],
      ['toString', '2'],
      ['__proto__', '3'],
      ['r', 'A1'],
    ])
    expect(second).toEqual({ r: 'B2' })
  })

  it('are not there before they stand there', async () => {
    await parseXml('part.xml', whole('<a/>'), {
      open: (_, attributes) =>
        expect([attributes.constructor, attributes.__proto__, attributes.hidden]).toEqual([undefined, undefined, undefined]),
    })
  })

  it('are damage when one stands twice', async () => {
    await expect(attributesOf('<a constructor="1" constructor="2"/>')).rejects.toThrow('cannot be read')
    await expect(attributesOf('<a __proto__="1" __proto__="2"/>')).rejects.toThrow('cannot be read')
  })
})

describe('a small part', () => {
  const entry = (bytes: Uint8Array, packed: Uint8Array) => ({ name: 'part.xml', packed, stored: false, checksum: crc32(bytes) })
  const limits = { ...DEFAULT_LIMITS, maxRatio: 10_000 }
  async function unpacked(part: ReturnType<typeof entry>, allowed = limits): Promise<number> {
    let size = 0
    for await (const chunk of new Inflater(part.packed.byteLength, allowed).chunks(part)) size += chunk.byteLength
    return size
  }

  it.each([10, 262_144, 262_145, 3_000_000])('of %i bytes is unpacked whole', async size => {
    const bytes = new Uint8Array(size).fill(65)
    const packed = deflateRawSync(bytes)
    expect(packed.byteLength).toBeLessThan(16_384)
    expect(await unpacked(entry(bytes, packed))).toBe(size)
  })

  it('counts like any other: what unpacks to too much is refused', async () => {
    const bytes = new Uint8Array(3_000_000).fill(65)
    await expect(unpacked(entry(bytes, deflateRawSync(bytes)), { ...limits, maxInflatedBytes: 2_000_000 })).rejects.toThrow(
      'unpacks to more',
    )
  })

  it('that was cut or changed is damage', async () => {
    const bytes = new TextEncoder().encode('<a>1234</a>')
    const packed = deflateRawSync(bytes)
    await expect(unpacked(entry(bytes, packed.subarray(0, packed.byteLength - 3)))).rejects.toThrow('cannot be unpacked')
    await expect(unpacked({ ...entry(bytes, packed), checksum: 1 })).rejects.toThrow('was changed after it was written')
  })
})
