import type { XmlHandler } from './xml.ts'

/** As bare as what saxes makes (no name is there before an attribute is), but kept by shape and not as a dictionary: much faster to fill and to ask. */
export const Attributes = function () {} as unknown as new () => Record<string, string>
Attributes.prototype = Object.create(null) as object

export function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Nothing in a workbook is nested as deep, and no text between two tags is as long: what is goes to saxes. */
const DEEPEST = 200
const LONGEST = 262_144

const DECLARATION = /^<\?xml version="1\.0"(?: encoding="[\w.:-]+")?(?: standalone="(?:yes|no)")? ?\?>\s*/
/** What may not stand in XML, may not stand in its text, or stands for something else. */
const UNUSUAL = /[\0-\u0008\u000b-\u001f\ufffe\uffff]|\]\]>/
const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,5}));/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const [TAB, LINE, SPACE, QUOTE, APOSTROPHE, MINUS, SLASH, COLON, EQUALS, GREATER] = [9, 10, 32, 34, 39, 45, 47, 58, 61, 62]

/**
 * Reads XML as programs write it into workbooks, much faster than a parser that is ready for all of it: tags, attributes, texts and the entities that
 * every XML has. At whatever else comes (a comment, a document type, a name beyond ASCII, a fault) it stops: `left` is what it has not read, and `open`
 * the elements around it, for saxes to go on with. It takes nothing that saxes would refuse, and hands over what saxes would.
 */
export class PlainXml {
  /** Elements that are open, from the outermost. */
  readonly open: string[] = []
  /** Whether the outermost element has been closed again. */
  isOver = false
  left = ''
  readonly #handler: XmlHandler
  #isBegun = false

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  /** Reads a next piece of the document; false where it cannot go on. A tag or text that is cut off waits for the next piece. */
  write(piece: string): boolean {
    // `]]>` may be cut in two.
    const isCut = this.left.endsWith(']')
    this.left += piece
    if (isCut) return false
    if (UNUSUAL.test(this.#isBegun ? piece : piece.replace(DECLARATION, ''))) return false
    if (!this.#isBegun && this.left.startsWith('<?xml')) {
      const [declaration] = DECLARATION.exec(this.left) ?? []
      if (!declaration) return false
      this.left = this.left.slice(declaration.length)
    }
    this.#isBegun = true
    return this.#read() && this.left.length <= LONGEST
  }

  #read(): boolean {
    const text = this.left
    let at = 0
    const stop = (isPlain: boolean): boolean => {
      if (at > 0) this.left = text.slice(at)
      return isPlain
    }
    for (;;) {
      const tag = text.indexOf('<', at)
      if (tag < 0) return stop(true)
      const end = text.indexOf('>', tag)
      if (end < 0) return stop(true)
      if (tag > at && !this.#text(text, at, tag)) return stop(false)
      at = tag
      const isRead = text.charCodeAt(tag + 1) === SLASH ? this.#close(text, tag + 2, end) : this.#open(text, tag + 1)
      if (isRead < 0) return stop(false)
      at = isRead
    }
  }

  #text(text: string, from: number, to: number): boolean {
    if (this.open.length === 0) {
      for (let at = from; at < to; at++) if (!isSpace(text.charCodeAt(at))) return false
      return true
    }
    const read = plainText(text.slice(from, to))
    if (read === null) return false
    this.#handler.text?.(read)
    return true
  }

  /** Where the closing tag ends whose name stands from `from` to `end`; −1 where it closes nothing. */
  #close(text: string, from: number, end: number): number {
    const name = this.open.at(-1)
    if (name === undefined || end - from !== name.length || !text.startsWith(name, from)) return -1
    this.open.pop()
    this.isOver = this.open.length === 0
    this.#handler.close?.(local(name))
    return end + 1
  }

  /** Where the opening tag ends whose name begins at `from`; −1 where it is none that is read here. */
  #open(text: string, from: number): number {
    let at = endOfName(text, from)
    if (at === from || this.isOver || this.open.length >= DEEPEST) return -1
    const name = text.slice(from, at)
    const attributes = new Attributes()
    let code = text.charCodeAt(at)
    while (isSpace(code)) {
      do code = text.charCodeAt(++at)
      while (isSpace(code))
      const end = endOfName(text, at)
      if (end === at) break
      const quote = text.charCodeAt(end + 1)
      if (text.charCodeAt(end) !== EQUALS || (quote !== QUOTE && quote !== APOSTROPHE)) return -1
      const close = text.indexOf(quote === QUOTE ? '"' : "'", end + 2)
      if (close < 0) return -1
      const key = text.slice(at, end)
      const value = plainValue(text.slice(end + 2, close))
      if (value === null || attributes[key] !== undefined) return -1
      attributes[key] = value
      at = close + 1
      code = text.charCodeAt(at)
    }
    const isEmpty = code === SLASH
    if (text.charCodeAt(isEmpty ? at + 1 : at) !== GREATER) return -1
    this.#handler.open?.(local(name), attributes)
    if (isEmpty) {
      this.isOver = this.open.length === 0
      this.#handler.close?.(local(name))
      return at + 2
    }
    this.open.push(name)
    return at + 1
  }
}

const isSpace = (code: number): boolean => code === SPACE || code === LINE || code === TAB

/** Where an ASCII name ends that begins at `from`; `from` itself where none does. */
function endOfName(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); isNameCode(code, at === from); ) code = text.charCodeAt(++at)
  return at
}

/** Letters and `_`; behind the first of them also digits, `:`, `-` and `.`. */
const isNameCode = (code: number, isFirst: boolean): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (!isFirst && code >= MINUS && code <= COLON && code !== SLASH)

/** What a text means; null where it holds an entity that is not read here. */
function plainText(text: string): string | null {
  if (!text.includes('&')) return text
  let isPlain = true
  const read = text.replace(ENTITY, (_, name: string | undefined, number: string | undefined) => {
    const code = Number(number)
    isPlain &&= name !== undefined || code === TAB || code === LINE || (code >= SPACE && code < 0xd800)
    return name === undefined ? String.fromCharCode(code) : (NAMED[name] ?? '')
  })
  // One that is left is none of those, or stands alone.
  return isPlain && !text.replace(ENTITY, '').includes('&') ? read : null
}

/** The same for the value of an attribute, in which a line break is a blank: those are not read here. */
const plainValue = (text: string): string | null => (text.includes('<') || /[\t\n]/.test(text) ? null : plainText(text))
