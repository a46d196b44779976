import { SaxesParser } from 'saxes'
import { windows1252 } from './encoding.ts'
import { Attributes, local, PlainXml } from './plain-xml.ts'
import { damaged, doctype } from './refusal.ts'

export interface XmlHandler {
  /** `name` without its namespace prefix; attribute names as they stand. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Feeds a part to a handler. Nothing outside of the part is ever opened: a document type definition (the seat of entity bombs and of
 * references to files and addresses) is refused where it stands, before anything in it counts.
 */
export async function parseXml(part: string, chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const plain = new PlainXml(handler)
  let parser: SaxesParser | undefined
  let decode: Decode | undefined
  const write = (text: string): void => {
    if (parser) parser.write(text)
    else if (!plain.write(text)) parser = goOn(part, plain, handler)
  }
  for await (const chunk of chunks) {
    decode ??= decoderFor(part, chunk)
    write(decode(chunk))
  }
  write(decode?.() ?? '')
  // What ends well is over, with nothing left; what does not is for saxes to refuse.
  if (!parser && !(plain.isOver && plain.left.trim() === '')) parser = goOn(part, plain, handler)
  parser?.close()
}

/** A parser for the whole of XML, where reading plain XML came to an end. */
function goOn(part: string, { open, isOver, left }: PlainXml, handler: XmlHandler): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', () => {
    throw damaged(`its part ${part} cannot be read`)
  })
  parser.on('doctype', () => {
    throw doctype(part)
  })
  // The elements that stand open around what is left are known already.
  parser.write(isOver ? '<a/>' : open.map(name => `<${name}>`).join(''))
  parser.on('opentagstart', tag => {
    tag.attributes = new Attributes()
  })
  if (handler.open) parser.on('opentag', tag => handler.open?.(local(tag.name), tag.attributes))
  if (handler.text) {
    parser.on('text', text => handler.text?.(text))
    parser.on('cdata', text => handler.text?.(text))
  }
  if (handler.close) parser.on('closetag', tag => handler.close?.(local(tag.name)))
  parser.write(left)
  return parser
}

/** The text of the next bytes; of the last ones without any. */
type Decode = (chunk?: Uint8Array) => string

/**
 * XML is UTF-8 unless its first bytes say UTF-16 or its declaration says something else. Bytes that are none of it are damage: a label would
 * lose its letters without a word.
 */
function decoderFor(part: string, chunk: Uint8Array): Decode {
  const start = Buffer.from(chunk.buffer, chunk.byteOffset, Math.min(chunk.byteLength, 200)).toString('latin1')
  const stated = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8'
  if (/^(?:windows-1252|cp1252|iso-8859-1|latin1)$/i.test(stated)) return next => windows1252(next ?? new Uint8Array())
  try {
    // Some programs write UTF-8 and call it UTF-16.
    const decoder = new TextDecoder(utf16(chunk) ?? (/^utf-?16/i.test(stated) ? 'utf-8' : stated), { fatal: true })
    return next => {
      try {
        return next ? decoder.decode(next, { stream: true }) : decoder.decode()
      } catch {
        throw damaged(`its part ${part} cannot be read`)
      }
    }
  } catch {
    throw damaged(`its part ${part} is in an unknown encoding`)
  }
}

function utf16(chunk: Uint8Array): string | undefined {
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0x3c && chunk[1] === 0)) return 'utf-16le'
  if ((chunk[0] === 0xfe && chunk[1] === 0xff) || (chunk[0] === 0 && chunk[1] === 0x3c)) return 'utf-16be'
  return undefined
}

/** An attribute by its local name, whatever prefix it has. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const plain = attributes[name]
  if (plain !== undefined) return plain
  for (const key in attributes) if (key.endsWith(name) && key[key.length - name.length - 1] === ':') return attributes[key]
  return undefined
}
