import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { daysOf, isoDate } from './number.ts'
import { a1Formula } from './ods-formula.ts'
import { lookOf, numberCell } from './sheet.ts'
import type { Style } from './styles.ts'
import { keptFormula, unescapeText } from './text.ts'

/** What an OpenDocument cell says of itself, before it is decided what it is. */
export interface OdsCell {
  type: string
  /** LibreOffice keeps the type `error` apart from what other readers see. */
  error: boolean
  value: string | undefined
  currency: string | undefined
  formula: string | undefined
  spanned: { columns: number; rows: number }
  repeated: number
  style: string | undefined
}

const ERRORS = /^(?:#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)|Err:\d{3})$/

const count = (text: string): number => {
  const number = Number(text)
  return Number.isSafeInteger(number) && number > 0 ? number : 1
}

export function odsCell(attributes: Readonly<Record<string, string>>): OdsCell {
  const cell: OdsCell = {
    type: '',
    error: false,
    value: undefined,
    currency: undefined,
    formula: undefined,
    spanned: { columns: 1, rows: 1 },
    repeated: 1,
    style: undefined,
  }
  // One pass: most cells have few attributes, and a big sheet has a million cells.
  for (const key in attributes) {
    const colon = key.indexOf(':')
    const value = attributes[key] ?? ''
    switch (colon < 0 ? key : key.slice(colon + 1)) {
      case 'value-type':
        if (key.startsWith('calcext:')) cell.error = value === 'error'
        else cell.type = value
        break
      case 'value':
      case 'date-value':
      case 'time-value':
      case 'boolean-value':
      case 'string-value':
        cell.value = value
        break
      case 'currency':
        cell.currency = value
        break
      case 'formula':
        cell.formula = value
        break
      case 'style-name':
        cell.style = value
        break
      case 'number-columns-repeated':
        cell.repeated = count(value)
        break
      case 'number-columns-spanned':
        cell.spanned.columns = count(value)
        break
      case 'number-rows-spanned':
        cell.spanned.rows = count(value)
        break
    }
  }
  return cell
}

/** The cell as readers hand it over; undefined where it holds nothing. `shown` is the text that stands in it. */
export function cellOf(cell: OdsCell, shown: string, style: Style): Cell | undefined {
  const made = valueOf(cell, shown, style)
  if (made && cell.formula) made.formula = keptFormula(a1Formula(cell.formula))
  return made
}

function valueOf({ type, error, value, currency, formula }: OdsCell, shown: string, style: Style): Cell | undefined {
  const look = lookOf(style)
  const text = type === 'string' && value ? value : shown
  if (error || ((type === 'string' || type === '') && ERRORS.test(text.trim())))
    return { ...look, kind: 'error', value: text.trim().slice(0, 60) || '#VALUE!' }
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency': {
      if (value === undefined) break
      if (type === 'percentage' && !look.format?.includes('%')) look.format = '0%'
      // A file may name the currency beside the format only.
      if (type === 'currency' && currency && !look.format?.includes('[$'))
        look.format = `[$${currency.slice(0, 10)}] ${look.format ?? '#,##0.00'}`
      // A number under a date format is a date, as in Excel; writers that mean a number say so by its format.
      return numberCell(value, style, look, { epoch1904: false })
    }
    case 'date':
      if (value !== undefined && /^-?\d{4,}-\d\d-\d\d/.test(value)) return { ...look, kind: 'date', value: isoDate(value), raw: value }
      break
    case 'time': {
      const days = value === undefined ? null : daysOf(value)
      if (days !== null) return { ...look, kind: 'duration', value: days, raw: value ?? '' }
      break
    }
    case 'boolean':
      if (value !== undefined) return { ...look, kind: 'boolean', value: /^(?:true|1)$/i.test(value) ? 'TRUE' : 'FALSE' }
      break
  }
  if (text !== '') return { ...look, kind: 'text', value: unescapeText(text) }
  return formula && type === '' ? { ...look, kind: 'uncached' } : undefined
}
