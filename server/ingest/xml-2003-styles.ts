import { formatShows, plainStyle, type Style } from './styles.ts'
import { attribute } from './xml.ts'

/** Formats that this kind of file calls by name. */
const NAMED: Readonly<Record<string, string>> = {
  General: '',
  'General Number': '',
  'General Date': 'm/d/yyyy h:mm',
  'Long Date': 'd mmmm yyyy',
  'Medium Date': 'd-mmm-yy',
  'Short Date': 'm/d/yyyy',
  'Long Time': 'h:mm:ss',
  'Medium Time': 'h:mm AM/PM',
  'Short Time': 'h:mm',
  // The currency is the reader's own: the file does not say which.
  Currency: '#,##0.00',
  'Euro Currency': '[$€-2] #,##0.00',
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
  'Yes/No': '"Yes";"Yes";"No"',
  'True/False': '"True";"True";"False"',
  'On/Off': '"On";"On";"Off"',
}

/** The styles of an XML Spreadsheet 2003, each of which changes something of its parent. */
export class Xml2003Styles {
  readonly #styles = new Map<string, Style>()
  #id = ''

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'Style') {
      this.#id = attribute(attributes, 'ID') ?? ''
      const parent = attribute(attributes, 'Parent')
      this.#styles.set(this.#id, (parent === undefined ? undefined : this.#styles.get(parent)) ?? this.of('Default'))
      return
    }
    const style = { ...this.of(this.#id) }
    if (name === 'NumberFormat') {
      const said = attribute(attributes, 'Format') ?? ''
      style.format = NAMED[said] ?? said
      style.what = formatShows(style.format)
    } else if (name === 'Alignment') {
      const indent = Number(attribute(attributes, 'Indent') ?? 0)
      style.indent = Number.isInteger(indent) && indent > 0 ? indent : 0
    } else if (name === 'Font') style.bold = attribute(attributes, 'Bold') === '1'
    this.#styles.set(this.#id, style)
  }

  of(id: string | undefined): Style {
    return this.#styles.get(id ?? 'Default') ?? plainStyle()
  }
}
