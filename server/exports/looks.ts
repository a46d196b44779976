import type { Cell, Look } from './book.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
/** Ids below are the standard's own formats. */
const FIRST_FORMAT = 164
const GREY = '<color rgb="FF595959"/>'

/** Formats, fonts and rules of a workbook: each kind once, by the order in which it was asked for. */
export function openLooks() {
  const formats = numbered<string>()
  const fonts = numbered<string>()
  const rules = numbered<string>()
  const all = numbered<string>()
  fonts.of('')
  rules.of('')
  const plain = xf({})
  all.of(plain)

  function xf({ format, bold, quiet, italic, indent, rule, align }: Look): string {
    const number = format === undefined ? 0 : FIRST_FORMAT + formats.of(format)
    const font = fonts.of([bold && '<b/>', italic && '<i/>', quiet && GREY].filter(Boolean).join(''))
    const border = rules.of(rule ?? '')
    const aligned = [
      indent ? `horizontal="left" indent="${Math.min(indent, 15)}"` : align === 'right' ? 'horizontal="right"' : '',
      align === 'wrap' ? 'vertical="top" wrapText="1"' : '',
    ]
      .filter(Boolean)
      .join(' ')
    const inside = aligned ? `<alignment ${aligned}/>` : ''
    return [
      `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1"`,
      ` applyBorder="1"${inside ? ' applyAlignment="1"' : ''}>${inside}</xf>`,
    ].join('')
  }

  return {
    /** The number by which a cell names its look. */
    of: ({ look }: Cell): number => (look ? all.of(xf(look)) : 0),
    xml(): string {
      const numFmts = formats.list().map((format, at) => `<numFmt numFmtId="${FIRST_FORMAT + at}" formatCode="${escaped(format)}"/>`)
      const font = (marks: string) => {
        const [size, colour] = marks.includes(GREY) ? ['9', GREY] : ['11', '']
        return `<font>${marks.replace(GREY, '')}<sz val="${size}"/>${colour}<name val="Calibri"/><family val="2"/></font>`
      }
      const border = (rule: string) =>
        `<border><left/><right/>${rule ? `<top style="${rule === 'strong' ? 'medium' : 'thin'}"/>` : '<top/>'}<bottom/><diagonal/></border>`
      return [
        `<styleSheet xmlns="${MAIN}">`,
        numFmts.length ? `<numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts>` : '',
        group('fonts', fonts.list().map(font)),
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
        group('borders', rules.list().map(border)),
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        group('cellXfs', all.list()),
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
      ].join('')
    },
  }
}

const group = (name: string, items: readonly string[]): string => `<${name} count="${items.length}">${items.join('')}</${name}>`
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function numbered<T>() {
  const places = new Map<T, number>()
  return {
    of(item: T): number {
      const place = places.get(item) ?? places.size
      places.set(item, place)
      return place
    },
    list: (): T[] => [...places.keys()],
  }
}
