import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { parseXml, type XmlHandler } from '#server/ingest/xml.ts'
import { PlainXml } from '#server/ingest/plain-xml.ts'
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

type Met = ['open', string, [string, string][]] | ['text', string] | ['close', string]

/** What a parser hands over, with texts that follow each other as one; what stands outside of all elements says nothing. */
function meeting(): { met: Met[]; handler: Required<XmlHandler> } {
  const met: Met[] = []
  let depth = 0
  return {
    met,
    handler: {
      open(name, attributes) {
        depth++
        met.push(['open', name, Object.entries(attributes)])
      },
      text(text) {
        const last = met.at(-1)
        if (depth > 0 && last?.[0] === 'text') last[1] += text
        else if (depth > 0) met.push(['text', text])
      },
      close(name) {
        depth--
        met.push(['close', name])
      },
    },
  }
}

/** By saxes alone, which knows all of XML; null where it refuses. */
function bySaxes(text: string): Met[] | null {
  const { met, handler } = meeting()
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', fault => {
    throw fault
  })
  parser.on('doctype', () => {
    throw new Error('refused')
  })
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  parser.on('opentag', tag => handler.open(local(tag.name), tag.attributes))
  parser.on('text', handler.text)
  parser.on('cdata', handler.text)
  parser.on('closetag', tag => handler.close(local(tag.name)))
  try {
    parser.write(text).close()
    return met
  } catch {
    return null
  }
}

async function byUs(text: string, size: number): Promise<Met[] | null> {
  const { met, handler } = meeting()
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const bytes = new TextEncoder().encode(text)
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  try {
    await parseXml('part.xml', pieces(), handler)
    return met
  } catch {
    return null
  }
}

describe('a part of XML', () => {
  // Faults come seldom, or nothing would be left to be read.
  const mostly = <T>(good: readonly T[], bad: readonly T[]): fc.Arbitrary<T> =>
    fc.oneof({ weight: 60, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: fc.constantFrom(...bad) })
  const name = mostly(['a', 'row', 'x:c', 'v', 'é', '_b.1-2'], ['a:b:c', '1a', '-', 'a='])
  const said = mostly(
    [
      '1',
      ' ',
      '\n',
      'Größe',
      '&amp;',
      '&lt;',
      '&#10;',
      '&#x41;',
      ']]',
      '>',
      '\r\n',
      '"',
      "'",
      '<!-- - -->',
      '<![CDATA[<1>]]>',
      '<?do it?>',
      '😀',
    ],
    ['&#0;', '&none;', '&', ']]>', '\u0001', '<', '<!-- -- -->'],
  )
  const value = mostly(['', '1', ' ', '>', '&quot;', '&#65;', '\t', "'", 'ä'], ['<', '&', '"'])
  const attribute = fc.tuple(name, fc.array(value, { maxLength: 3 })).map(([key, values]) => ` ${key}="${values.join('')}"`)
  const tag = fc
    .tuple(
      name,
      fc.uniqueArray(attribute, { maxLength: 2, selector: text => text.split('=')[0] }),
      mostly(['', ' ', '\n'], ['/', '"', ' a']),
    )
    .map(([at, attributes, space]) => [at, `${at}${attributes.join('')}${space}`] as const)
  const { element } = fc.letrec<{ element: string }>(tie => ({
    element: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.array(said, { maxLength: 2 }).map(texts => texts.join('')),
      tag.map(([, open]) => `<${open}/>`),
      fc
        .tuple(tag, fc.array(tie('element'), { maxLength: 4 }), mostly([''], [' ', 'x']))
        .map(([[at, open], inner, space]) => `<${open}>${inner.join('')}</${at}${space}>`),
    ),
  }))
  const part = fc
    .tuple(
      mostly(['', '<?xml version="1.0" encoding="UTF-8"?>', "<?xml version='1.0'?>\r\n", '\ufeff'], ['<!DOCTYPE a>', ' ', '<a/>']),
      fc.array(element, { maxLength: 4 }),
      mostly(['', '\n', '<!-- end -->'], ['x', '<a/>', '</sheet>']),
    )
    .map(([before, inner, after]) => `${before}<sheet>${inner.join('')}</sheet>${after}`)

  it('is read as saxes reads it, or refused as saxes refuses it, however it is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(part, fc.constantFrom(1, 3, 7, 64, 4_096), async (text, size) => {
        expect(await byUs(text, size)).toEqual(bySaxes(text.replace(/^\ufeff/, '')))
      }),
      { numRuns: 3_000 },
    )
  })

  it('that has nothing but what most programs write is never handed on to saxes', async () => {
    const plain = new PlainXml(meeting().handler)
    expect(
      plain.write(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<x:sheet xmlns:x="urn:x"><c r="A1" t=\'s\'><v>R&amp;D &#10; > 1</v></c></x:sh',
      ),
    ).toBe(true)
    expect(plain.write('eet>\n')).toBe(true)
    expect([plain.isOver, plain.left]).toEqual([true, '\n'])
  })
})
