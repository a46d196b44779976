import { attribute, parseXml } from './xml.ts'

/** What the reader needs of a cell style. */
export interface Style {
  /** Format code; '' for General. */
  format: string
  what: 'number' | 'date' | 'duration'
  indent: number
  bold: boolean
  /** The colour behind the cell, where it is not white: what two cells of one colour share. */
  fill?: string
  /** Centred across the empty cells to its right that have the same alignment: a merge without merging. */
  across?: boolean
}

const PLAIN: Style = { format: '', what: 'number', indent: 0, bold: false }

/** Format codes that are known by number alone (ECMA-376, 18.8.30). */
const BUILT_IN: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"$"#,##0_);\\("$"#,##0\\)',
  6: '"$"#,##0_);[Red]\\("$"#,##0\\)',
  7: '"$"#,##0.00_);\\("$"#,##0.00\\)',
  8: '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  // In Chinese, Japanese and Korean programs these are dates and times of day, and no file says so.
  ...Object.fromEntries([27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map(id => [id, 'yyyy/m/d'])),
  32: 'h:mm',
  33: 'h:mm:ss',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  41: '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)',
  42: '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
  44: '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
}

/** Whether a format shows a number as a date, as an elapsed time or as a number. */
export function formatShows(format: string): Style['what'] {
  if (/\[(?:h+|m+|s+)\]/i.test(format)) return 'duration'
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general|AM\/PM|A\/P/gi, '')
  // A year of an emperor's reign.
  if (/e/i.test(bare) && !/[0#?]/.test(bare)) return 'date'
  // The day of the week as Japanese and Chinese spreadsheets write it.
  if (/^[^\d#?]*a{3,4}[^\d#?]*$/i.test(bare)) return 'date'
  if (!/[ymdhs]/i.test(bare)) return 'number'
  // Minutes and seconds alone, or hours without a day, are a time of day: an elapsed time as far as a report goes.
  // `m` without hours and seconds is a month.
  return /[yd]/i.test(bare) || /m{3,}/i.test(bare) || !/[hs]/i.test(bare) ? 'date' : 'duration'
}

/** A style from the number of its format, given the codes that the file itself defines. */
export function styleOf(id: number, codes: ReadonlyMap<number, string>, bold: boolean, indent: number, fill = ''): Style {
  const format = codes.get(id) ?? BUILT_IN[id] ?? ''
  const code = /^general$/i.test(format) ? '' : format
  if (code === '' && !bold && indent === 0 && fill === '') return PLAIN
  return { format: code, what: formatShows(code), indent, bold, ...(fill !== '' && { fill }) }
}

type Attributes = Readonly<Record<string, string>>

/** A colour by its code or its place in the theme or palette; '' for white and for none. */
function colourOf(attributes: Attributes): string {
  const [rgb, theme, indexed] = ['rgb', 'theme', 'indexed'].map(name => attribute(attributes, name))
  const tint = Number(attribute(attributes, 'tint') ?? 0) || 0
  if (rgb !== undefined) return /^(?:FF|00)?FFFFFF$/i.test(rgb) && tint === 0 ? '' : `${rgb.slice(-6).toUpperCase()} ${tint}`
  if (theme !== undefined) return theme === '0' && tint === 0 ? '' : `theme ${theme.slice(0, 3)} ${tint}`
  // White, and the colour of the window.
  return indexed === undefined || ['1', '9', '65'].includes(indexed) ? '' : `index ${indexed.slice(0, 3)}`
}

/** The cell styles of a styles part, in the order in which cells name them. */
export async function readStyles(part: string, chunks: AsyncIterable<Uint8Array>): Promise<Style[]> {
  const codes = new Map<number, string>()
  const bold: boolean[] = []
  const fills: string[] = []
  let isFilled = false
  const styles: Style[] = []
  const path: string[] = []
  let open: { id: number; bold: boolean; indent: number; fill: string; across: boolean } | undefined
  await parseXml(part, chunks, {
    open(name, attributes) {
      const parent = path.at(-1)
      path.push(name)
      if (name === 'numFmt' && parent === 'numFmts')
        codes.set(Number(attribute(attributes, 'numFmtId')), (attribute(attributes, 'formatCode') ?? '').slice(0, 400))
      else if (name === 'font' && parent === 'fonts') bold.push(false)
      else if (name === 'b' && parent === 'font' && path.at(-3) === 'fonts')
        bold[bold.length - 1] = attribute(attributes, 'val') !== '0' && attribute(attributes, 'val') !== 'false'
      else if (name === 'fill' && parent === 'fills') fills.push('')
      else if (name === 'patternFill') isFilled = !/^(?:none)?$/.test(attribute(attributes, 'patternType') ?? '')
      // A pattern other than a full one is hatching: what is drawn with it is drawn in the colour of its lines.
      else if (name === 'fgColor' && parent === 'patternFill' && path.at(-4) === 'fills' && isFilled)
        fills[fills.length - 1] = colourOf(attributes)
      else if (name === 'xf' && parent === 'cellXfs') {
        const [format, font, fill] = ['numFmtId', 'fontId', 'fillId'].map(key => Number(attribute(attributes, key) ?? 0))
        open = { id: format ?? 0, bold: bold[font ?? 0] ?? false, indent: 0, fill: fills[fill ?? 0] ?? '', across: false }
      } else if (name === 'alignment' && parent === 'xf' && open) {
        open.indent = Math.min(250, Math.max(0, Number(attribute(attributes, 'indent') ?? 0) || 0))
        open.across = attribute(attributes, 'horizontal') === 'centerContinuous'
      }
    },
    close(name) {
      path.pop()
      if (name !== 'xf' || !open) return
      const style = styleOf(open.id, codes, open.bold, open.indent, open.fill)
      styles.push(open.across ? { ...style, across: true } : style)
      open = undefined
    },
  })
  return styles
}

/** The one style object of cells that have none: known by identity, for most cells of a large file are such. */
export const plainStyle = (): Style => PLAIN
