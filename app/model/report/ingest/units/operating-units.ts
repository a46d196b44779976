import { currencyIn, ISO } from './currencies.ts'
import { remembered } from '../cells/remember.ts'
import { isPriceOfOne } from './prices.ts'
import { anywhere } from '../cells/plain-twin.ts'

// What a business counts beside its money: points of a percentage, cents, physical units, and lines under a heading of operating figures.

/** What stands in the brackets of a label. */
const BRACKETS = /[([]\s*([^()[\]]{1,30}?)\s*[)\]]/g

const POINTS = /^(?:(?:in |change,? )?(?:bps?|basis points?|pp|p\.p\.|ppts?|pts|percentage points?|prozentpunkte|%-?pkt\.?))$/i
const POINTS_LAST = /(?<!\d ?)\b(?:bps|basis points|percentage points)\.?\s*$/i
const IN_TITLE = /[(,–-]\s*(?:in )?(?:bps?|basis points?|pp|ppts?|percentage points?|prozentpunkte)\s*\)?$/i

/** Hundredths of a currency: no scale that a statement has. */
const CENTS = /^(?:US ?|A|c)?[¢]|^(?:US ?)?(?:¢|cents?|pence|öre|grosz\p{L}*|céntimos?|centimes?)(?![\p{L}])|^ct(?:s|\.)?(?= |\/|$)/iu

const PHYSICAL =
  /^(?:#|no\.?|nr\.?|['’]?000 )?(?:#|no\.?|nr\.?|[kMGT]Wh?|[kMG]W(?:el|p)?|kt|mt|t|kg|tonnes?|tons?|tonnen|[kc]?m[²2³3]?|sq\.? ?(?:m|ft)|hectares?|ha|hl|litres?|liters?|kl|teu|feu|dwt|boe|bbl|gj|tj|nm|miles|h|hrs?|hours|days?|weeks?|min(?:utes|s)?\.?|aircraft|vessels|beds|rooms|people|persons|fte|heads|units?|['’]?0{3}s?(?= ?\/)|pcs|pieces|stück|stk\.?|score|index)(?: ?\/ ?(?:day|d|h|hour|week|month|year|yr|jahr|tag|an|fte|unit|m[²2]))?\.?$/i
/** A letter alone may be a footnote: quantity-units.ts says when it is none. */
const AMBIGUOUS = /^(?:\p{L}|mt|no)$/iu

export interface OperatingUnit {
  /** Counted in something that is no money. */
  counted: boolean
  /** A price of a unit: `USD/t`, `€ per night`. */
  price: boolean
}

/** What the brackets of a label say it is counted in: `CASK (US¢)`, `Fleet (aircraft)`, `Spot (USD/t)`. */
export const operatingUnit = remembered((label: string): OperatingUnit => {
  const inside = [...label.matchAll(BRACKETS)].map(([, text = '']) => text)
  return {
    counted:
      POINTS_LAST.test(label) ||
      inside.some(text => POINTS.test(text) || CENTS.test(text) || (PHYSICAL.test(text) && !AMBIGUOUS.test(text))),
    price: inside.some(text => !CENTS.test(text) && currencyIn(text) !== null && /\p{L}|[$€£¥]/u.test(text) && PER.test(text)),
  }
})

const PER = /\S ?\/ ?\p{L}|\bper \p{L}/iu

/** `NIM walk (bps)`, `Sensitivities (impact on solvency ratio, pp)`: a title that says its figures are points. */
export const saysPoints = (title: string): boolean => IN_TITLE.test(title.trim())

/** Whether a unit beside a label, as `MWh` or `ct/kWh`, counts no money. */
export const countsNoMoney = (unit: string): boolean => operatingUnit(`(${unit.replace(/^[([](.*)[)\]]$/, '$1')})`).counted

const OPERATING =
  /^(?:(?:key|main|other|selected|operating|operational|traffic|production|activity|clinical|hotel|customers?|network|fleet|sales|business|performance|non-financial|physical)[ -/&]*)*(?:activit(?:y|ies)|statistics|stats|kpis?|metrics|indicators|volumes?|drivers|operating|operational|operations data|operating data|non-financial|performance data)(?: (?:kpis?|data|figures|statistics|metrics|indicators))?:?$/i

/** The same in other languages: `Нефинансовые показатели`, `Operative Kennzahlen`, `Indicateurs d'activité`. */
const OPERATING_ABROAD = anywhere(
  /^(?:(?:не ?финансовые|операционные|производственные|натуральные|количественные) показатели|(?:не ?фінансові|операційні) показники|(?:operative|nicht ?-?finanzielle|betriebliche) kennzahlen|mengengerüst|(?:indicateurs|données) (?:d['’](?:activité|exploitation)|non[- ]financiers?|opérationnel(?:le)?s)|(?:indicadores|datos|dados) (?:operativos|operacionais|no financieros|não financeiros)|(?:indicatori|dati) (?:operativi|non finanziari)|(?:operationele|niet-financiële) (?:cijfers|kengetallen|indicatoren)|(?:wskaźniki|dane) (?:operacyjne|niefinansowe)|(?:operativa|icke-finansiella) nyckeltal|(?:operasyonel|finansal olmayan) göstergeler):?$/iu,
)

/** `Deluxe sales units`, `Units sold`: what was sold or made by number. `Business units` are none. */
const IN_UNITS = anywhere(
  /^(?:[\p{L}-]+ ){0,2}(?:sales|sold|output|production|produced|shipped|delivered|inventory|stock|purchased?) units$|^units(?: (?:sold|produced|shipped|delivered|purchased|made))?$/iu,
)

/** A heading such as `Activity` or `Operating statistics`: the lines below it count what a business does, unless they name money. */
export const headsOperating = remembered((heading: string): boolean => {
  const said = heading
    .replace(/\s*[([][^()[\]]*[)\]]\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return OPERATING.test(said) || OPERATING_ABROAD.test(said) || IN_UNITS.test(said)
})

/** `Production cost, €/t` */
const PRICE = new RegExp(`(?:[$€£¥₹]|\\b(?:${ISO})) ?/ ?\\p{L}`, 'u')
const PER_THING =
  /\b(?:ARPP?[UA]|T?RevPAR|GOPPAR|ADR|ASP|AOV)\b|\baverage (?:daily |room |freight |charter )+rate\b|\baverage (?:ticket|fare|spend|check|basket|premium)\b|\baverage (?:selling |sales |reali[sz]ed )?price\b|\baverage order value\b|\b(?:CAC|CPA|CPL|CLV)\b(?! ?[:/]| ratio| payback)|\bcustomer (?:acquisition cost|lifetime value)\b(?! ratio)|\b(?:ticket|scontrino) (?:m[ée]dio|moyen|promedio)(?![a-z])|\bpanier moyen\b|\bcesta media\b|\bdurchschnittsbon\b|\b(?:revenue|sales|costs?|price|spend|income|profit|expenses?|fees?|rents?|salar(?:y|ies)|wages?|pay|margin|contribution|EBITDA|capex|opex|value)\b.* per (?:\w+ ){0,2}(?:customer|client|user|member(?:ship)?|subscriber|account|employee|FTE|head|person|capita|hire|patient|student|pupil|passenger|discharge|admission|visit|procedure|case|treatment|cover|guest|parcel|shipment|drop|container|TEU|policy|claim|member|resident|bed[- ]day|patient[- ]day|FTE|seat|room|night|bed|store|site|home|unit|piece|item|vehicle|order|transaction|trip|visit|hour|day|tonne|ton|kg|ounce|oz|lb|pound|barrel|bbl|boe|litre|gallon|[km]wh|mile|km|acre|hectare|square|sq\.? ?(?:ft|m)|m²)\b/i

/** `Revenue per room`, `ADR`, `Production cost, €/t`, `Share price`: of one of the things that are sold or made. */
export const isOfOne = (label: string): boolean => PER_THING.test(label) || PRICE.test(label) || isPriceOfOne(label)
