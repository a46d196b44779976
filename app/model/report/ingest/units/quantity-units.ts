import { anywhere } from '../cells/plain-twin.ts'

// Units in which things are counted, weighed and measured: what counts in them is no money, whatever the title of its statement says.

const MANY = "(?:(?:k|m|tsd\\.?|mio\\.?|mn|bn|thousands?|millions?|billions?|'?000s?|1[.,' ]?000) ?(?:of )?)?"
const WEIGHED = '[km]?t|tonnes?|tonnen|toneladas?|tonnellate|tonnia?|tons?|kg|lbs?|k?oz|quintals?|[km]?t ?CO2(?:e|-?eq\\.?)?'
const MEASURED =
  'l|[km]?hl|[km]?lit(?:re|er)s?|gallons?|[mg]l|m[23²³]|cbm|sq\\.? ?(?:m|ft)|sqft|hectares?|ha|acres?|km|miles|[kmgt]wh?|[mgtp]j|mmbtu|therms|bbl|barrels?|m?kbbls?|mmbbls?|[km]?boe|mmboe|[mb]cf'
const CARRIED = 'teu|feu|tkm|pkm|[art]sk|rpk|atk|rtk|pax'
const COUNTED =
  'pcs|pcs\\.|pc|pieces?|units?|ea|stk\\.?|st[üu]ck|cases?|pallets?|boxes|cartons?|rolls?|bottles|vehicles|cars|wafers|doses|sets?|pairs?'
const EACH = '(?: ?(?:/|per ) ?(?:d|day|year|a|annum|month|h|hour)| ?p\\.?a\\.?|pd)?'

const QUANTITY = `${MANY}(?:${WEIGHED}|${MEASURED}|${CARRIED}|${COUNTED})${EACH}`
const UNIT_ALONE = new RegExp(`^(?:in )?(${QUANTITY})$`, 'i')
const UNIT_AT_END = anywhere(new RegExp(`(?:, ?|[–—-] |(?<!\\p{L})in )(${QUANTITY})\\s*$`, 'iu'))
const BRACKETS = /[([]([^()[\]]{1,24})[)\]]/g

/** What a text says that it counts in, in brackets or, of a title, at its end; empty where it says nothing. */
export function unitIn(text: string, isTitle = false): string {
  for (const [, inside = ''] of text.matchAll(BRACKETS)) {
    const found = UNIT_ALONE.exec(inside.trim())
    if (found) return found[1] ?? ''
  }
  // `Output in t 2026`: the year behind it is no part of it.
  return isTitle ? (UNIT_AT_END.exec(text.trim().replace(/,? (?:19|20)\d{2}$/, ''))?.[1] ?? '') : ''
}

/** Whether a text is a unit of quantities and nothing else: `kt`, `thousand tonnes`, `kboe/d`. */
export const isQuantityUnit = (text: string): boolean => UNIT_ALONE.test(text.trim())

/** A text without the brackets that hold nothing but a unit of quantities. */
export const withoutQuantityUnit = (text: string): string =>
  text.replace(BRACKETS, (bracket, inside: string) => (isQuantityUnit(inside) ? ' ' : bracket))

const MEASURE = `${MANY}(?:${WEIGHED}|${MEASURED}|${CARRIED})${EACH}`
const MEASURE_ALONE = new RegExp(`^(?:in )?${MEASURE}$`, 'i')

/** Whether a text is a unit of weight, energy, volume, space or traffic and nothing else; `cars` may also be what is sold. */
export const isMeasureUnit = (text: string): boolean => text.length <= 24 && MEASURE_ALONE.test(text.trim())

const MEASURE_AT_END = anywhere(new RegExp(`(?:, ?|[–—-] |(?<!\\p{L})in )${MEASURE}$`, 'iu'))
/** `Water m3`: units that no name ends with. */
const SURE_AT_END = /\p{L}(?<!(?<!\p{L})(?:je|pro|per|par|por|al|na|za|pr)) (?:m[23²³]|[kMGT]Wh|[km]?t ?CO2e?|[km]?hl)$/u
const MADE_OR_MOVED =
  /absatz|produ[ckçz]|výrob|üretim|termelés|tuotanto|производств|output|tonnage|volume|menge|deliver|versand|shipment|shipped|input|verbrauch|verbruik|förbrukning|forbruk|zużycie|spotřeba|consumo|consommation|consumption|intake|waste|emission|CO[2₂]|GHG|scope [123]/i

/** `ct/kWh`, `US¢/lb`: a hundredth of the money that a statement counts in, and so none of it. */
const IN_CENTS = /(?:\b(?:ct|cts|cents?|pence)|¢) ?\/ ?\p{L}/iu

/** `Total square feet`, `Average square metres per store`: how large something is; `Sales per square foot` and `Rent of square metres let` are money. */
const AREA =
  /^(?!.*\bper\b.*\bsq)(?!.*\b(?:sales|revenues?|rents?|rental|costs?|prices?|values?|income|expenses?|fees?|charges?|capex|fit-?outs?|maintenance|repairs?|cleaning|utilities|tax(?:es)?|budget|spend)\b)(?:[\p{L}-]+ ){0,4}(?:square (?:feet|footage|met(?:er|re)s)|sq\.? ?(?:ft|feet)\.?|sqft|sqm)(?![\p{L}])/iu

/** Whether a line names a unit of quantities as that of its figures: `Steel production (kt)`, `Electricity sales, GWh`. */
export function countsQuantity(label: string): boolean {
  const unit = unitIn(label)
  // A letter alone may be a footnote.
  if (unit !== '') return unit.length > 1 || MADE_OR_MOVED.test(label)
  return (
    IN_CENTS.test(label) ||
    (/sq/i.test(label) && AREA.test(label.trim())) ||
    SURE_AT_END.test(label.trim()) ||
    (MEASURE_AT_END.test(label.trim()) && (!/[^\p{L}]\p{L}$/u.test(label.trim()) || MADE_OR_MOVED.test(label)))
  )
}
