import type { StatementType, Unit } from '../../import.ts'
import { NUMBER_OF_ABROAD, RATE_ABROAD, SURE_RATE } from './count-words.ts'
import { isEastAsian } from '../time/east-asian.ts'
import { eastAsianUnit } from './east-asian-money.ts'
import { currencyIn, ISO, ONE_SIGN } from './currencies.ts'
import { KEY_RATES, PAID_HOURS } from './key-figure-words.ts'
import { isListed, NUMBER_OF, saidByLabel } from './label-words.ts'
import { isOfOne, operatingUnit } from './operating-units.ts'
import {
  ALWAYS_PERCENT,
  BROKEN_PERCENT,
  COST_OF_CAPITAL,
  MARGIN,
  MARKET_SHARE,
  DEBT_OVER_OWN,
  isPercentRatio,
  RETENTION,
  RETURN,
  SURE_PERCENT,
} from './percent-words.ts'
import { paidFor } from './money-words.ts'
import { isMeasureUnit } from './quantity-units.ts'
import { OF_SALES, SHARE_OF_SALES } from './ratio-words.ts'
import { remembered } from '../cells/remember.ts'
import { EACH_SHARE, PER_SHARE, SHARES, SHARES_USED } from './share-words.ts'
import { spelled } from './spelled-units.ts'
import { CURRENCY_LAST, currencyNamed, isUnitLine, MONEY_WORD_LAST, moneyAlone, scaleIn } from './unit-line.ts'

/** Units are words and number formats: what a statement counts in, and what a single row counts in. */

export interface StatementUnit {
  currency: string | null
  scale: number
  label: string
}

/** `(000s)` below `EUR`, `£'000` below `GBP`: a line that is a scale and nothing else says it of the money of another one. */
const isScaleOf = (text: string, line: string): boolean =>
  text.length <= 30 && [null, currencyIn(line)].includes(currencyIn(text)) && withoutUnits(text.replace(/\b0{3}s?\b/, '')).trim() === ''

/** The unit that a title states: `USD ($) shares in Millions, $ in Millions` is millions of dollars; a scale of shares alone is none. */
export function unitOfTitles(given: string[]): StatementUnit {
  const lines = given.map(spelled)
  for (const text of lines) {
    const said = isEastAsian(text) ? eastAsianUnit(text) : null
    if (said) return { ...said, label: text }
  }
  const named = lines.find(text => CURRENCY_LAST.test(text)) ?? lines.find(text => MONEY_WORD_LAST.test(text)) ?? currencyNamed(lines)
  const line = lines.find(text => isUnitLine(text)) ?? named ?? ''
  const alone = line === '' ? moneyAlone(given) : null
  if (alone) return alone
  const label = line.includes(' - ')
    ? line.slice(line.indexOf(' - ') + 3).trim()
    : (/\(([^()]*(?:\([^()]*\)[^()]*)*)\)/.exec(line)?.[1] ?? line).trim()
  const money = line.replace(/\bshares? (?:data )?in (?:thousands|millions|billions)\b/gi, ' ')
  const scale = [money, ...lines.filter(text => text !== line && isScaleOf(text, line))].map(scaleIn).find(one => one !== null) ?? 0
  return {
    currency: currencyIn(line.replace(/\b[kKtT](?=(?:EUR|CHF|USD|GBP)\b)/g, '')) ?? (named ? currencyIn(named) : null),
    scale,
    label: asGiven(isUnitLine(label) || CURRENCY_LAST.test(label) || line === '' ? label : line, given),
  }
}

/** As the file writes it, where it is a whole line, or stands in brackets, that was spelled out. */
const asGiven = (label: string, given: readonly string[]): string =>
  given
    .flatMap(line => [line, ...[...line.matchAll(/\(([^()]*)\)/g)].map(([, inside = '']) => inside)])
    .find(text => spelled(text).trim() === label)
    ?.trim() ?? label

/** What a title says besides its unit: `BALANCE SHEETS - USD ($) $ in Millions` without what follows the last dash. */
export function withoutUnit(line: string): string {
  const dash = line.lastIndexOf(' - ')
  return dash > 0 && isUnitLine(line.slice(dash)) ? line.slice(0, dash).trim() : line
}

const A_UNIT = new RegExp(`(?:US\\$|${ONE_SIGN}|\\b(?:${ISO})\\b)(?:\\s*['’]?(?:k|m|mm|mn|mio|bn|000s?)\\b)?`, 'gi')

/** A header or label without the words of its unit: `Q3 2026 (USD m)` is `Q3 2026`. */
export const withoutUnits = (text: string): string =>
  spelled(text)
    .replace(/\(([^()]*)\)/g, (bracket, inside: string) =>
      isUnitLine(inside) || currencyIn(inside) || inside.trim() === '' ? ' ' : bracket,
    )
    .replace(
      /\b(?:in|of|en)?\s*(?:thousands?|millions?|billions?|lakhs?|crores?|tsd\.?|mio\.?|mrd\.?|milliers?|milliards?|miles|millones)\b/gi,
      ' ',
    )
    .replace(A_UNIT, ' ')

const PLAIN_UNIT =
  /^(?:%|pp|bps|ppm|pts?|points?|x|#|nos?\.?|n[º°r]\.?|n[úu]m\.?|personas|personnes|persone|uds?\.?|unid\.?|qty|FTEs?|units?|pcs|pieces|heads|days?|hours?|h|kg|t|tonnes|stück|stk|VZÄ|ETP|anzahl|number|count|persons|people|employees|personen)\.?$/i

/** Whether a text is a unit and nothing else: of money, or of something that is none. */
export function unitAlone(text: string): 'money' | 'other' | null {
  const trimmed = text.trim().replace(/^[([（](.*)[)\]）]$/, '$1')
  if (isEastAsian(trimmed))
    return eastAsianUnit(`(${trimmed})`) ? 'money' : /^[千万億]?[人名件社店台個本倍日回株]$/.test(trimmed) ? 'other' : null
  if (PLAIN_UNIT.test(trimmed) || isMeasureUnit(trimmed)) return 'other'
  if (moneyAlone([trimmed])) return 'money'
  return trimmed !== '' &&
    trimmed.length <= 20 &&
    /[$€£¥₹]|\p{L}/u.test(trimmed) &&
    withoutUnits(trimmed).replace(/\b(?:in|of|en|Rs|Crs?|lacs?)\b|[.\s]/gi, '') === ''
    ? 'money'
    : null
}

export const speaksOfUnits = (line: string): boolean => isUnitLine(spelled(line)) || (isEastAsian(line) && eastAsianUnit(line) !== null)

export interface RowEvidence {
  label: string
  /** The label of the heading above, for rows such as `Basic`. */
  heading: string
  /** Texts of the row, as `26%`, said percent. */
  percentTexts: boolean
  /** Number formats of the row, at least of half of it, show a percent sign. */
  percentFormats: boolean
  /** Every figure is one cell divided by another. */
  quotients: boolean
  /** At least half of its figures are shown as multiples: `7.5x`. */
  multiples: boolean
  /** A figure shows money, as a text or by its number format. */
  asCurrency: boolean
  /** Absolute values as floats: for their size alone. */
  sizes: number[]
}

/** A power of ten and no currency: `millions`, `000s`. */
export const isScaleAlone = (text: string): boolean =>
  unitAlone(text) !== 'other' && isUnit(text.replace(/^\((.*)\)$/, '$1')) && currencyIn(spelled(text)) === null

/** What a unit of measure costs or fetches: `US$/lb`, `€/MWh`, `$ per ton`. */
export const isPriceUnit = (text: string): boolean => currencyIn(text) !== null && /\S ?\/ ?\p{L}|\bper\b/iu.test(text)

/** What one customer brings or one thing costs: in a statement of thousands or millions it mostly stands in single units. */
export const isPerThing = (label: string): boolean =>
  !EACH_SHARE.test(label) && (isOfOne(label) || operatingUnit(label).price || isPerOther(label))
/** `TCE per day (USD)`: a currency without thousands behind what it is per. */
const isPerOther = (label: string): boolean =>
  /(?:\bper (?!cent|annum|share)\p{L}{2}|^(?:Ø|ø|[Aa]vg\.?|[Aa]verage|[Dd]urchschnitt\p{L}*) ).*[([](?:in )?(?:[€$£¥]|[A-Z]{3})[)\]]/u.test(
    label,
  ) && unitOfLabel(label).scale === null

/** `Payments to employees` and `Due within 12 months` count money, neither people nor time. */
const MONEY_OF =
  /\b(?:from|to|by|due) (?:\w+ ){0,2}(?:employees|customers|subscribers|users|stores)\b|\bemployees?['’]? (?:costs?|benefits?|expenses?|remuneration|salar|wages)|\bstores (?:and|&|,)|\b(?:within|after|over|under|than|exceeding|up to) (?:\w+ )?(?:days|months|hours)\b|[<>≤≥] ?\d+ ?(?:days|months)\b/i

const BASIC = /^(?:basic|diluted)\b/i

/** Statements of money. */
export const MAIN: ReadonlySet<StatementType> = new Set(['income', 'balance', 'cash flow'])

/** The unit of one row, and for percent the stored value that means 100 %, with whether that is no more than a guess; `assumed` where no word says it. */
export function unitOfRow(
  { label, heading, percentTexts, percentFormats, quotients, multiples, asCurrency, sizes }: RowEvidence,
  type: StatementType,
  monetary: boolean,
  /** It stands among operating figures and names no money. */
  operating = false,
): { unit: Unit; whole: 1 | 100 | null; guess: 'likely' | 'open' | null; assumed?: true } {
  const largest = Math.max(0, ...sizes)
  const plain = (unit: Unit): ReturnType<typeof unitOfRow> => ({ unit, whole: null, guess: null })
  if (percentTexts) return { unit: 'percent', whole: 100, guess: null }
  if (percentFormats) return { unit: 'percent', whole: 1, guess: null }
  if (multiples) return plain('ratio')
  const said = saidByLabel(label)
  if (said.perShare) return plain('per share')
  if (!asCurrency) {
    const { counted, price } = operatingUnit(label)
    if (counted) return plain('count')
    if (price) return plain('currency')
    if (said.shares) return plain('count')
    if (!said.signed && paidFor(label)) return plain('currency')
    // `Combined ratio | 95.2` is in percent, and 0.95 may be either.
    if (said.ratio && isPercentRatio(label, sizes)) return { unit: 'percent', whole: 100, guess: 'likely' }
    // A customer may be called Beta.
    if (
      said.ratio &&
      largest < (/\bbeta\b/i.test(label) ? 10 : /^li[qk]ui?[dv]/i.test(label) ? 50 : DEBT_OVER_OWN.test(label) ? 1_000 : 10_000)
    )
      return plain('ratio')
    if (said.percent) {
      const none = largest === 0
      if (said.signed && (largest <= 1_000 || said.inPercent))
        return { unit: 'percent', whole: largest > 1.5 ? 100 : 1, guess: largest > 1.5 || none ? null : 'open' }
      // "Interest rate contracts" are no rate.
      const rate = /\brate\b\s*(?:\([^)]*\))?$/i.test(label) || RETURN.test(label) || MARKET_SHARE.test(label) || RETENTION.test(label)
      if (
        largest <= (rate ? 1_000 : 100) &&
        (((rate || MARGIN.test(label)) && sizes.length > 0) || (largest <= 20 && sizes.some(size => !Number.isInteger(size))))
      )
        return { unit: 'percent', whole: largest > 1.5 ? 100 : 1, guess: none ? null : 'likely' }
    }
    const isMain = MAIN.has(type)
    const isBroken = sizes.some(size => !Number.isInteger(size))
    const isSure = SURE_RATE.test(label) || SURE_PERCENT.test(label) || (!isMain && ALWAYS_PERCENT.test(label))
    const isBrokenRate = isBroken && (RATE_ABROAD.test(label) || (!isMain && (BROKEN_PERCENT.test(label) || KEY_RATES.test(label))))
    if (
      largest > 0 &&
      largest <= 250 &&
      (isSure || isBrokenRate || (isBroken && largest >= 10 && (OF_SALES.test(label) || SHARE_OF_SALES.test(label))))
    )
      return { unit: 'percent', whole: largest > 1.5 ? 100 : 1, guess: 'likely' }
    if (!isMain && isBroken && largest <= 0.5 && /^rate$/i.test(label.trim())) return { unit: 'percent', whole: 1, guess: 'likely' }
    if (isBroken && largest < 10 && SHARE_OF_SALES.test(label)) return plain('ratio')
    if (!isMain && COST_OF_CAPITAL.test(label) && largest > 0 && largest <= 100)
      return { unit: 'percent', whole: largest > 1.5 ? 100 : 1, guess: 'likely' }
    const money = monetary || isMain
    if (said.quantity || (said.time && largest < 10_000)) return plain('count')
    if (
      (isMain ? said.count && !PAID_HOURS.test(label) : said.count || isListed(label)) &&
      !(money && MONEY_OF.test(label) && !NUMBER_OF.test(label))
    )
      // `Stores` beside `Online` may be what is sold there: what is added up with money tells.
      return NUMBER_OF.test(label) || NUMBER_OF_ABROAD.test(label) || !money ? plain('count') : { ...plain('count'), assumed: true }
    if (heading && SHARES_USED.test(heading) && BASIC.test(label)) return plain('count')
    // What stands below earnings per share and is in the thousands is none of them.
    if (heading && PER_SHARE.test(heading) && (largest < 1_000 || BASIC.test(label))) return plain('per share')
    if (heading && SHARES.test(heading) && BASIC.test(label)) return plain('count')
    if (quotients && largest <= 2 && sizes.some(size => !Number.isInteger(size)) && !/\bper\b|\baverage\b/i.test(label))
      return plain('ratio')
  }
  const isMoney = asCurrency || (!operating && (monetary || MAIN.has(type)))
  if (isMoney || unitOfLabel(label).currency !== null) return plain('currency')
  return { ...plain('count'), assumed: true }
}

/** A scale or currency that a label names for its own row: `EBITDA (€m)`, `Salaries, in thousands`. */
export const unitOfLabel = remembered((given: string): Readonly<{ currency: string | null; scale: number | null }> => {
  const label = spelled(given)
  const abroad = isEastAsian(label) ? eastAsianUnit(label) : null
  if (abroad) return abroad
  const said = [...label.matchAll(/[([]([^()[\]]{1,40})[)\]]/g)]
    .map(([, inside = '']) => inside)
    // `(market cap, mln)`: the unit may stand behind what is meant.
    .find(inside => isUnitLine(` ${inside} `) || isUnit(inside) || isUnit(/,([^,]*)$/.exec(inside)?.[1] ?? '') || moneyAlone([inside]))
  const text = said ?? (isUnitLine(label) ? label : moneyBehind(label))
  if (text === null || /%|\bper\b|\/|\bshares?\b/i.test(text)) return { currency: null, scale: null }
  return { currency: currencyIn(text), scale: scaleIn(text) }
})

/** `Average ticket £`: the money that a label ends with; not of a rate from one to the other. */
function moneyBehind(label: string): string | null {
  const [last] = CURRENCY_LAST.exec(label) ?? []
  return last === undefined || currencyIn(label.slice(0, -last.length)) !== null ? null : last
}

const UNIT_AND_NOTHING = new RegExp(
  `^\\s*(?:in\\s+)?(?:(?:US\\$|${ONE_SIGN}|${ISO})\\s*)?(?:k|m|mm|mn|mln|mio|bn|bln|000s?|['’]000|thousands?|millions?|billions?|trillions?|lakhs?|crores?)?(?:\\s*(?:US\\$|${ONE_SIGN}|${ISO}))?\\s*$`,
  'i',
)

/** A text that is a unit and nothing else: `€`, `USD`, `k€`, `in millions`, `m`. */
const isUnit = (text: string): boolean => UNIT_AND_NOTHING.test(text) && /\S/.test(text)

const SAME_SIGN: Record<string, readonly string[]> = { USD: ['CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'], JPY: ['CNY'], SEK: ['NOK', 'DKK'] }

/** Whether two currencies may be one, written with a sign that several share: `$` in a sheet of Canadian dollars. */
export const sameMoney = (a: string, b: string): boolean =>
  a === b || (SAME_SIGN[a]?.includes(b) ?? false) || (SAME_SIGN[b]?.includes(a) ?? false)
