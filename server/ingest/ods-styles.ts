import { formatShows, plainStyle, type Style } from './styles.ts'
import { attribute } from './xml.ts'

type Attributes = Readonly<Record<string, string>>

interface NumberStyle {
  code: string
  /** Other formats that hold under a condition, in the file's order: all but the last section of Excel's code. */
  others: string[]
  elapsed: boolean
}

interface CellStyle {
  parent: string | undefined
  format: string | undefined
  bold: boolean | undefined
  /** In points. */
  margin: number | undefined
  /** The colour behind the cell; '' for white and for none. */
  fill: string | undefined
}

/** One step of indentation in LibreOffice and Excel, in points. */
const STEP = 10
const DEEPEST = 20
const FAMILY = /^(?:number|currency|percentage|date|time|text|boolean)-style$/

/** One set of named styles: those that the whole document shares, or those of its contents, which may name the shared ones. */
export class OdsStyles {
  readonly #shared: OdsStyles | undefined
  readonly #numbers = new Map<string, NumberStyle>()
  readonly #cells = new Map<string, CellStyle>()
  readonly #hiddenTables = new Set<string>()
  readonly #resolved = new Map<string, Style>()
  #number: NumberStyle | undefined
  #cell: CellStyle | undefined
  #table: string | undefined
  #literal: 'text' | 'currency' | undefined
  #text = ''

  constructor(shared?: OdsStyles) {
    this.#shared = shared
  }

  open(name: string, attributes: Attributes): void {
    if (FAMILY.test(name)) {
      this.#number = { code: '', others: [], elapsed: attribute(attributes, 'truncate-on-overflow') === 'false' }
      this.#numbers.set(attribute(attributes, 'name') ?? '', this.#number)
    } else if (this.#number) this.#formatPiece(this.#number, name, attributes)
    else if (name === 'style' || name === 'default-style') this.#openStyle(name, attributes)
    else if (name === 'table-properties' && this.#table !== undefined) {
      if (attribute(attributes, 'display') === 'false') this.#hiddenTables.add(this.#table)
    } else if (name === 'text-properties' && this.#cell) {
      const weight = attributes['fo:font-weight'] ?? attribute(attributes, 'font-weight')
      if (weight !== undefined) this.#cell.bold = weight === 'bold' || Number(weight) >= 600
    } else if (name === 'table-cell-properties' && this.#cell) {
      const fill = attributes['fo:background-color'] ?? attribute(attributes, 'background-color')
      if (fill !== undefined) this.#cell.fill = /^(?:transparent|#ffffff)$/i.test(fill) ? '' : fill.slice(0, 20).toLowerCase()
    } else if (name === 'paragraph-properties' && this.#cell) {
      const margin = points(attribute(attributes, 'margin-left') ?? '')
      if (margin !== undefined) this.#cell.margin = margin
    }
  }

  text(text: string): void {
    if (this.#literal) this.#text += text
  }

  close(name: string): void {
    if (FAMILY.test(name)) this.#number = undefined
    else if (this.#number && this.#literal && (name === 'text' || name === 'currency-symbol')) {
      const text = this.#text.slice(0, 60)
      if (this.#literal === 'currency') this.#number.code += `[$${text.replace(/[\]-]/g, '')}]`
      else this.#number.code += /^[\s%()+\-:/.,]*$/.test(text) ? text : `"${text.replaceAll('"', '')}"`
      this.#literal = undefined
    } else if (name === 'style') this.#cell = this.#table = undefined
  }

  /** The style of a cell by its name. Unknown names are plain. */
  cell(name: string): Style {
    const known = this.#resolved.get(name)
    if (known) return known
    const { format, bold, margin, fill } = this.#inherited(name, 0)
    const code = format === undefined ? '' : this.#code(format, 0)
    const plain = /^general$/i.test(code) ? '' : code.slice(0, 400)
    const indent = margin === undefined ? 0 : Math.min(250, margin > 0 ? Math.max(1, Math.round(margin / STEP)) : 0)
    const style = { ...plainStyle(), format: plain, what: formatShows(plain), indent, bold: bold ?? false, ...(fill && { fill }) }
    this.#resolved.set(name, style)
    return style
  }

  tableHidden(name: string): boolean {
    return this.#hiddenTables.has(name) || (this.#shared?.tableHidden(name) ?? false)
  }

  #openStyle(name: string, attributes: Attributes): void {
    const family = attribute(attributes, 'family')
    const own = name === 'default-style' ? 'Default' : (attribute(attributes, 'name') ?? '')
    if (family === 'table') this.#table = own
    else if (family === 'table-cell' && !(name === 'default-style' && this.#cells.has(own))) {
      const parent = attribute(attributes, 'parent-style-name')
      this.#cell = {
        parent: parent === own ? undefined : parent,
        format: attribute(attributes, 'data-style-name'),
        bold: undefined,
        margin: undefined,
        fill: undefined,
      }
      this.#cells.set(own, this.#cell)
    }
  }

  /** A format with what it takes over from its parents; the nearest word counts. */
  #inherited(name: string, depth: number): Omit<CellStyle, 'parent'> {
    const own = this.#cells.get(name)
    if (!own)
      return this.#shared && depth <= DEEPEST
        ? this.#shared.#inherited(name, depth)
        : { format: undefined, bold: undefined, margin: undefined, fill: undefined }
    const parent = own.parent !== undefined && depth < DEEPEST ? this.#inherited(own.parent, depth + 1) : undefined
    return {
      format: own.format ?? parent?.format,
      bold: own.bold ?? parent?.bold,
      margin: own.margin ?? parent?.margin,
      fill: own.fill ?? parent?.fill,
    }
  }

  #code(name: string, depth: number): string {
    const style = this.#numbers.get(name)
    if (!style) return this.#shared ? this.#shared.#code(name, depth) : ''
    if (style.others.length === 0 || depth > 0) return style.code
    return [...style.others.slice(0, 3).map(other => this.#code(other, depth + 1)), style.code].join(';')
  }

  #formatPiece(style: NumberStyle, name: string, attributes: Attributes): void {
    const long = attribute(attributes, 'style') === 'long'
    const pieces: Record<string, () => string> = {
      number: () => figure(attributes),
      'scientific-number': () => '0.00E+00',
      fraction: () => '# ?/?',
      'text-content': () => '@',
      boolean: () => 'BOOLEAN',
      day: () => (long ? 'dd' : 'd'),
      month: () => (attribute(attributes, 'textual') === 'true' ? (long ? 'mmmm' : 'mmm') : long ? 'mm' : 'm'),
      year: () => (long ? 'yyyy' : 'yy'),
      'day-of-week': () => (long ? 'dddd' : 'ddd'),
      quarter: () => '"Q"',
      hours: () => (style.elapsed ? '[h]' : long ? 'hh' : 'h'),
      minutes: () => (style.elapsed && style.code === '' ? '[m]' : long ? 'mm' : 'm'),
      seconds: () => (long ? 'ss' : 's'),
      'am-pm': () => 'AM/PM',
    }
    if (name === 'text' || name === 'currency-symbol') {
      this.#literal = name === 'text' ? 'text' : 'currency'
      this.#text = ''
    } else if (name === 'map') style.others.push(attribute(attributes, 'apply-style-name') ?? '')
    else style.code += Object.hasOwn(pieces, name) ? pieces[name]?.() : ''
  }
}

/** The digits of a number format. `display-factor` divides what is shown: Excel writes a comma for each thousand. */
function figure(attributes: Attributes): string {
  const stated = attribute(attributes, 'decimal-places')
  const whole = Math.min(30, Number(attribute(attributes, 'min-integer-digits') ?? 0) || 0)
  const grouped = attribute(attributes, 'grouping') === 'true'
  if (stated === undefined && !grouped && whole <= 1) return 'General'
  const places = Math.min(30, Number(stated) || 0)
  const factor = Number(attribute(attributes, 'display-factor') ?? 1)
  const scale = ','.repeat(factor >= 1_000 ? Math.min(4, Math.round(Math.log10(factor) / 3)) : 0)
  const digits = whole > 1 ? '0'.repeat(whole) : whole === 1 ? '0' : '#'
  return (grouped ? `#,##${digits}` : digits) + (places > 0 ? `.${'0'.repeat(places)}` : '') + scale
}

/** A length as points, or undefined where it is none. */
function points(length: string): number | undefined {
  const found = /^([\d.]{1,10})(cm|mm|in|pt|pc|px)$/.exec(length.trim())
  if (!found) return undefined
  const per = { cm: 28.35, mm: 2.835, in: 72, pt: 1, pc: 12, px: 0.75 }[found[2] ?? 'pt'] ?? 1
  return Number(found[1]) * per
}
