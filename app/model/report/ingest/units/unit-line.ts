import { codeOfSign, currencyIn, DOLLARS, ISO, ONE_SIGN } from './currencies.ts'
import { anywhere } from '../cells/plain-twin.ts'

// How a title or label says what figures count in, once it is spelled out (spelled-units.ts).

/**
 * A text with plain letters alone: for `\b` and `\w` an accent ends a word, and `créances` would be crores, `EUR Köln` thousands and `EUR Märkte`
 * millions.
 */
const inPlainLetters = (text: string): string =>
  /[\u00c0-\u024f]/.test(text)
    ? text
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .replace(/[\u00c0-\u024f]/g, 'x')
    : text

/** How a text says a power of ten; the first that matches counts. */
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/\btrillions?\b/i, 12],
  [/\bhundred-millions\b/i, 8],
  [/\bten thousands\b/i, 4],
  [/[(,–-] ?(?:[€$£]|[A-Z]{3}) ?1[.,'’ \u00a0\u202f]?000[.,'’ \u00a0\u202f]?000 ?\)?$/, 6],
  [/(?:[€$£¥₹]|\b[A-Z]{3}) ?['’]?000[,.' ]000\b/, 6],
  [/[(,–-] ?(?:[€$£]|[A-Z]{3}) ?1[.,'’ \u00a0\u202f]?000 ?\)?$/, 3],
  [/\b(?:in|en|x) ?(?:€|\$|EUR|USD)? ?1[.,'’ ]?000[.,'’ ]?000\b|\bmiljoen(?:en)?\b|\bmilion[ie]\b|\bmilh(?:ao|oes)\b/i, 6],
  [/\b(?:in|en|x) ?(?:€|\$|EUR|USD)? ?1[.,'’ ]?000\b(?![.,'’ ]?\d)|\bduizend(?:en|tallen)?\b|\bmigliaia\b|\bmilhares\b/i, 3],
  [/\bbillions?\b|\b(?:bn|bln|mrd)\b|\bmilliarden?\b|\bmilliards?\b|\bmiles de millones\b/i, 9],
  [/\bcrores?\b|\bcr\b\.?/i, 7],
  [
    /\bmillions?\b|\bmillionen\b|\bmillon(?:es)?\b|\bmios?\b|\bm\s?[€£$]|\b(?:mn|mln|mio)\b|(?:[$€£₹]|\b(?:USD|EUR|GBP|CHF|INR))\s?m{1,2}\b|(?<![A-Z])\$mil\b|^\s*mm\s*$|\(mm\)|[$€£₹] in mm\b/i,
    6,
  ],
  [/\blakhs?\b|\blacs?\b/i, 5],
  [
    /\bthousands?\b|\btausend\b|\btsd\b|\bmilliers?\b|\ben miles\b|\bmiles de\b|\b[kT]\s?[€£$]|\b000['’]?s\b|['’]000s?\b|(?:[$€£₹]|\b(?:USD|EUR|GBP|CHF|INR))\s?(?:k\b|0{3}s?\b)|\bk(?:USD|EUR|GBP|CHF)\b|\bT(?:EUR|CHF|USD)\b|[([]0{3}s?[)\]]/i,
    3,
  ],
]

/** The power of ten that a text says, as {@link spelled}; null where it says none. */
export function scaleIn(text: string): number | null {
  const plain = inPlainLetters(text)
  return SCALES.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}

const UNIT_WORDS =
  /\bin\b.*\b(?:thousand|million|billion|lakh|crore|dollar|euro|rupee|USD|EUR|GBP|CHF|INR)|\b(?:thousands|millions|billions|trillions|lakhs|crores)\b|\bin (?:mln|mn|mio|bn|bln)\b|[$€£₹] in mm\b|(?<![A-Z])\$mil\b|\((?:mm|mln|mn|mio|bn|bln)\)|(?:[$€£₹]|USD|EUR|GBP|CHF|INR|\bRs\.?)\s?(?:in )?(?:k|m|mm|mn|mln|mio|bn|000s?|thousand|million|billion|lakh|crore|crs?|lacs?)\b|\b000['’]?s\b|['’]000|figures in|amounts? in|\bUSD \(\$\)|\bTEUR\b|\b[kmT]\s?[€£$]|^\(?(?:in )?(?:USD|EUR|GBP|CHF|INR|JPY|[€$£₹])\)?$|\bin Rs|\b(?:in|en|x) ?(?:€|\$|EUR|USD)? ?1[.,'’ ]?000\b|[(,–-] ?(?:[€$£]|USD|EUR|GBP|CHF|INR|SEK|NOK|DKK|PLN) ?1[.,'’ \u00a0\u202f]?000 ?\)?$|\b(?:duizend|miljoen|migliaia|milioni|milhares)|\bin (?:T(?:sd|ausend)|Mio|Mrd|Million|Milliard)|\b(?:Tsd|Mio|Mrd)\b\.? ?(?:€|EUR|Euro|CHF|USD|\$)|\b(?:Betrage|Angaben|alle Angaben) in\b|\ben (?:milliers?|millions?|milliards?|miles|millones?|euros?)\b|\b(?:milliers|millions|milliards|miles|millones) d['’e]/i

const UNIT_CODES = new RegExp(`\\bin (?:(?:${ISO})\\b|(?:${DOLLARS}))|^\\(?(?:in )?(?:${ISO}|${ONE_SIGN})\\)?$`)

/** Whether a line of a title, as {@link spelled}, speaks about units at all. */
export const isUnitLine = (line: string): boolean => UNIT_WORDS.test(inPlainLetters(line)) || UNIT_CODES.test(line)

/** `P&L September 2026 - USD`, `Average pay (EUR per month)`: a currency that ends a title is the one of its figures. */
export const CURRENCY_LAST = anywhere(
  new RegExp(`(?:^|[\\s,([–-])(?:${ISO}|${ONE_SIGN})(?: (?:per|pro|je|par|por) \\p{L}[\\p{L} ]{1,20})?[)\\]]?$`, 'u'),
)

const MONEY_ALONE = /^\s*[([]?(euros?|(?:US )?dollars?|reais|TL|(?:R|HK|NT|NZ|[SAC])\$|zł|Kč|Rp\.?|RM)[)\]]?\s*$/i

/** `(euros)`, `TL`: the line of a title that is the name of a money and nothing else. Null where none is. */
export function moneyAlone(lines: readonly string[]): { currency: string | null; scale: 0; label: string } | null {
  const [, label] = lines.flatMap(line => MONEY_ALONE.exec(line) ?? [])
  return label === undefined ? null : { currency: currencyIn(label) ?? codeOfSign(label), scale: 0, label }
}

/** `Budget 2027 (Euro)`, `Projections, US dollars`: the same in words, of a title alone: `Cash at bank - Euro` is a line of any statement. */
export const MONEY_WORD_LAST =
  /(?:^|[,([–—-] ?)(?:euros?|(?:U\.?S\.? )?dollars?|pounds? sterling|swiss francs?|rupees?|ringgit|rupiah|naira|yen)[)\]]?$/i

const CURRENCY_NAMED = anywhere(
  new RegExp(
    `(?:^|(?<=[^\\p{L}]))(?:currenc(?:y|ies)|units?|währung|einheit|devise|monnaie|unité|moneda|unidad|moeda|unidade|valuta|unità|waluta|jednostka|měna|валюта|единица)(?: \\p{L}{2,12})? ?[:=] ?(?:in )?(?:${ISO}|${ONE_SIGN})(?![\\p{L}\\p{N}])`,
    'iu',
  ),
)

/** `Unit: VND. Enter figures in yellow cells only.`: the part of a title that names a currency and calls it one. Null where none does. */
export const currencyNamed = (lines: readonly string[]): string | undefined =>
  lines.flatMap(line => CURRENCY_NAMED.exec(line)?.[0].trim() ?? [])[0]
