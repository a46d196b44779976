import type { StatementType, Unit } from '../import.ts'
import { currencyIn } from './number.ts'

/** Units are words and number formats: what a statement counts in, and what a single row counts in. */

export interface StatementUnit {
  currency: string | null
  scale: number
  label: string
}

const SCALES: [RegExp, number][] = [
  [/\bbillions?\b|\b(?:bn|bln)\b/i, 9],
  [/\bcrores?\b|\bcr\b\.?/i, 7],
  [/\bmillions?\b|\b(?:mn|mln|mio)\b|(?:[$€£₹]|\b(?:USD|EUR|GBP|CHF|INR))\s?m{1,2}\b/i, 6],
  [/\blakhs?\b|\blacs?\b/i, 5],
  [
    /\bthousands?\b|\b000['’]?s\b|['’]000s?\b|(?:[$€£₹]|\b(?:USD|EUR|GBP|CHF|INR))\s?(?:k\b|0{3}s?\b)|\bk(?:USD|EUR|GBP|CHF)\b|\bT(?:EUR|CHF|USD)\b|[([]0{3}s?[)\]]/i,
    3,
  ],
]

/** Whether a line of a title speaks about units at all. */
const UNIT_LINE =
  /\bin\b.*\b(?:thousand|million|billion|lakh|crore|dollar|euro|rupee|USD|EUR|GBP|CHF|INR)|\b(?:thousands|millions|billions|lakhs|crores)\b|(?:[$€£₹]|USD|EUR|GBP|CHF|INR)\s?(?:k|m|mm|bn|000s?)\b|\b000['’]?s\b|['’]000|figures in|amounts? in|\bUSD \(\$\)|\bTEUR\b|\bin Rs/i

/** The unit that a title states: `USD ($) shares in Millions, $ in Millions` is millions of dollars; a scale of shares alone is none. */
export function unitOfTitles(lines: string[]): StatementUnit {
  const line = lines.find(text => UNIT_LINE.test(text)) ?? ''
  const label = line.includes(' - ')
    ? line.slice(line.indexOf(' - ') + 3).trim()
    : (/\(([^()]*(?:\([^()]*\)[^()]*)*)\)/.exec(line)?.[1] ?? line).trim()
  const money = line.replace(/\bshares? (?:data )?in (?:thousands|millions|billions)\b/gi, ' ')
  const scale = SCALES.find(([pattern]) => pattern.test(money))?.[1] ?? 0
  return { currency: currencyIn(line), scale, label: UNIT_LINE.test(label) || line === '' ? label : line }
}

/** What a title says besides its unit: `BALANCE SHEETS - USD ($) $ in Millions` without what follows the last dash. */
export function withoutUnit(line: string): string {
  const dash = line.lastIndexOf(' - ')
  return dash > 0 && UNIT_LINE.test(line.slice(dash)) ? line.slice(0, dash).trim() : line
}

export const speaksOfUnits = (line: string): boolean => UNIT_LINE.test(line)

export interface RowEvidence {
  label: string
  /** The label of the heading above, for rows such as `Basic`. */
  heading: string
  formats: string[]
  /** Texts of the row, as `26%`, said percent. */
  percentTexts: boolean
  multipleTexts: boolean
  currencyTexts: boolean
  /** Absolute values as floats: for their size alone. */
  sizes: number[]
}

const PER_SHARE = /\bper (?:\w+ )?share\d*\b|\bEPS\b|\bDPS\b|\/ ?share\b|per ADS\b/i
const SHARES =
  /\bshares? (?:outstanding|issued|authori[sz]ed|repurchased)\b|\b(?:average|weighted|number of|ordinary|share count|diluted|basic)\b.*\bshares?\b|\bshares? \(|\bshare count\b|\bshares,? (?:basic|diluted)|\(in shares\)|\bdilutive (?:securities|effect|shares)|^shares$|\bshare issued\b|\bshares number\b/i
const COUNT =
  /\b(?:head ?count|FTEs?|employees|number of|no\. of|units? (?:sold|produced|shipped|made)|customers|subscribers|users|stores|seats|days|hours|months)\b|^(?:units|volume)\b/i
const PERCENT =
  /%|\bper ?cent(?:age)?\b|\bmargins?\b|\b(?:growth|yield|payout|churn|utili[sz]ation|occupancy|attrition)\b|\b(?:tax|interest|growth|conversion|retention|discount|defect|churn|effective) rate\b|\breturn on\b|\bRO(?:E|A|I|CE|IC)\b/i
const RATIO = /\bratio\b|\bturnover\b|\bmultiple\b|\btimes\b|\bcoverage\b|\bdebt to equity\b|\bleverage\b|\b(?:P\/?E|EV\/EBITDA)\b/i
/** Lines of a balance sheet that only mention shares. */
const SHARE_CAPITAL = /^(?:common|preferred|preference|treasury|ordinary|capital) (?:stock|shares)/i

/** The unit of one row, and for percent the stored value that means 100 %. */
export function unitOfRow(
  { label, heading, formats, percentTexts, multipleTexts, currencyTexts, sizes }: RowEvidence,
  type: StatementType,
  monetary: boolean,
): { unit: Unit; whole: 1 | 100 | null } {
  const bare = formats.map(format => format.replace(/\\./g, ' '))
  const asPercent = bare.some(format => format.includes('%'))
  const asCurrency = currencyTexts || bare.some(format => currencyIn(format) !== null)
  const asMultiple = multipleTexts || formats.some(format => /(?:\\x|"x")\s*$/.test(format.split(';')[0] ?? ''))
  const largest = Math.max(0, ...sizes)
  if (percentTexts) return { unit: 'percent', whole: 100 }
  if (asPercent) return { unit: 'percent', whole: 1 }
  if (asMultiple) return { unit: 'ratio', whole: null }
  if (PER_SHARE.test(label)) return { unit: 'per share', whole: null }
  if (!asCurrency) {
    const shareCapital = SHARE_CAPITAL.test(label) && !/\bshares?,? (?:issued|outstanding|authori[sz]ed)$|\(in shares\)/i.test(label)
    if (SHARES.test(label) && !shareCapital) return { unit: 'count', whole: null }
    if (RATIO.test(label) && largest < 10_000) return { unit: 'ratio', whole: null }
    if (PERCENT.test(label)) {
      if (/%|per ?cent/i.test(label) && largest > 1.5 && largest <= 1_000) return { unit: 'percent', whole: 100 }
      if (largest <= 20 && sizes.some(size => !Number.isInteger(size))) return { unit: 'percent', whole: largest > 5 ? 100 : 1 }
    }
    if (COUNT.test(label)) return { unit: 'count', whole: null }
    if (heading && PER_SHARE.test(heading)) return { unit: 'per share', whole: null }
    if (heading && SHARES.test(heading) && /^(?:basic|diluted)\b/i.test(label)) return { unit: 'count', whole: null }
  }
  if (asCurrency || monetary || type === 'income' || type === 'balance' || type === 'cash flow') return { unit: 'currency', whole: null }
  return { unit: 'count', whole: null }
}
