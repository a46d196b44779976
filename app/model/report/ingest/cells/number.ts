import Big from 'big.js'
import type { Decimal } from '../../../money.ts'
import { decimal, negate } from '../../../money.ts'
import { westernDigits, withOwnMarks } from './digits.ts'
import { codeOfSign, CURRENCY_SIGN } from '../units/currencies.ts'

/** Which mark parts whole from fraction in a table's texts; null where nothing in the table tells. */
export type DecimalMark = '.' | ',' | null

export type NumberText =
  | { is: 'number'; value: Decimal; percent: boolean; currency: string | null; multiple: boolean; footnote: string | null; power?: number }
  /** Two readings, and nothing in the table decides; `sized`: whether it is of millions. */
  | { is: 'ambiguous'; readings: [Decimal, Decimal]; sized?: true }
  /** A mark for "none": -, —, n/a, nm. */
  | { is: 'missing' }
  | { is: 'text' }

const MISSING =
  /^(?:[-–—−－‐]{1,3} ?(?:%|bps|pp|pts|x)?|\(\s?[-–—−]\s?\)|n\.?\/?a\.?|n\.?m\.?f?\.?|nil|none|null|tb[ad]|k\. ?a\.|n\. ?v\.|s\. ?o\.|n\. ?[cd]\.|n\.?\/?b\.|\.\/\.|н\.?\/?[дп]\.?|\.{2,3}|…|#n\/a|#nv)$/iu
const SPACES = /[\s\u00a0\u2000-\u200b\u202f'’]/g

const SHAPE = new RegExp(
  `^(?<open>\\()?\\s*(?<before>[-+−–△▲])?\\s*(?<currency>${CURRENCY_SIGN})?\\s*(?<inner>[-+−–])?\\s*(?<digits>(?:\\d[\\d.,]*|[.,]\\d+))\\s*(?<percent>%)?\\s*(?<after>${CURRENCY_SIGN})?\\s*(?<trailing>[-−])?\\s*(?<close>\\))?\\s*(?<percent2>%)?(?<multiple>\\s?[x×])?(?<footnote>\\s?(?:\\[\\w{1,3}\\]|\\*{1,3}|[†‡¹²³⁴⁵⁶⁷⁸⁹]{1,2}))?$`,
  'i',
)

/** How a number text begins. What does not is told apart at once. */
const START = new RegExp(`^[\\s(+\\-−–△▲]*(?:[\\d.,]|${CURRENCY_SIGN})`, 'i')

/** `$ (1,234)`: the sign may stand before the bracket. */
const OUTSIDE = new RegExp(`^(${CURRENCY_SIGN})\\s*\\(([^()]*)\\)$`, 'i')

interface Parts {
  negative: boolean
  digits: string
  percent: boolean
  currency: string | null
  multiple: boolean
  footnote: string | null
}

/** Digits and marks as wide as a Chinese character. */
const FULL_WIDTH = /[\uff01-\uff5e]/

/** Pulls a text apart without deciding what its dots and commas mean. Null when it is no number text. */
function partsOf(text: string): Parts | null {
  const wide = westernDigits(text)
  const narrow = FULL_WIDTH.test(wide) ? wide.normalize('NFKC') : wide
  if (!/\d/.test(narrow)) return null
  const bare = narrow.replace(/[\u00a0\u2000-\u200b\u202f\s]+/g, ' ').trim()
  if (bare.length > 60 || !START.test(bare)) return null
  // Blanks and apostrophes group digits: 1 234 567 or 1'234'567, in threes (or Indian twos and a three).
  const grouped = bare.replace(/\d{1,3}(?:[ '’]\d{2,3})+(?![\d])/g, run =>
    /^\d{1,3}(?:[ '’]\d{3})+$|^\d{1,2}(?:[ '’]\d{2})+[ '’]\d{3}$/.test(run) ? run.replace(SPACES, '') : run,
  )
  const found = SHAPE.exec(grouped.replace(OUTSIDE, '($1$2)'))?.groups
  if (!found?.digits || Boolean(found.open) !== Boolean(found.close)) return null
  const minus = [found.before, found.inner, found.trailing].filter(mark => mark && mark !== '+').length + (found.open ? 1 : 0)
  if (minus > 1) return null
  const sign = found.currency ?? found.after
  // `£000` heads thousands of pounds; it is no nought.
  if (sign && /^0{2,}$/.test(found.digits)) return null
  return {
    negative: minus === 1,
    digits: found.digits,
    percent: Boolean(found.percent ?? found.percent2),
    currency: sign ? codeOfSign(sign) : null,
    multiple: Boolean(found.multiple),
    footnote: found.footnote?.trim() || null,
  }
}

/** Thousands in threes, or Indian: twos and a last three. */
const GROUPED = {
  '.': /^\d{1,3}(?:\.\d{3})+$|^\d{1,2}(?:\.\d{2})+\.\d{3}$/,
  ',': /^\d{1,3}(?:,\d{3})+$|^\d{1,2}(?:,\d{2})+,\d{3}$/,
}
const groupedBy = (mark: '.' | ',', digits: string): boolean => GROUPED[mark].test(digits) && !digits.startsWith('0')

/** Every reading of a run of digits, dots and commas: as decimal texts per decimal mark. */
function readings(digits: string): { '.': Decimal | null; ',': Decimal | null } {
  return { '.': readAs('.', digits), ',': readAs(',', digits) }
}

function readAs(mark: '.' | ',', digits: string): Decimal | null {
  const other = mark === '.' ? ',' : '.'
  const [whole = '', fraction, ...more] = digits.split(mark)
  if (more.length > 0 || fraction?.includes(other)) return null
  if (fraction === '' || (whole.includes(other) && !groupedBy(other, whole))) return null
  const joined = whole.replaceAll(other, '').replace(/^0+(?=\d)/, '') || '0'
  return fraction === undefined ? joined : `${joined}.${fraction}`
}

/** A reading that one decimal mark alone allows, or null when both do or there is neither dot nor comma. */
function tells(digits: string): '.' | ',' | null {
  if (!/[.,]/.test(digits)) return null
  const { '.': dot, ',': comma } = readings(digits)
  if (dot !== null && comma !== null) return null
  return dot !== null ? '.' : comma !== null ? ',' : null
}

/** `01.2026` is a month, and its dot no decimal point. */
const MONTH_OF_YEAR = /^\s*(?:0[1-9]|1[0-2])[.,](?:19|20)\d\d\s*$/

/** The decimal mark that a number text has if it is to be a number at all; null where both will do, or it is none. */
export function tellsMark(text: string): DecimalMark {
  // What is plain has a point, or neither.
  if (PLAIN.test(text)) return text.includes('.') ? '.' : null
  if (withOwnMarks(text) !== null) return null
  const parts = /[.,]/.test(text) && !MONTH_OF_YEAR.test(text) ? partsOf(text) : null
  return parts ? tells(parts.digits) : null
}

/** What every mark and every grouping read alike, and what is canonical already: most figures of a long list. */
const PLAIN = /^-?(?:0|[1-9]\d{0,19})(?:\.(?:\d{0,1}[1-9]|\d{3,12}[1-9]))?$/

/** Whether a text is a number however it is read. */
export const isPlainNumber = (text: string): boolean => PLAIN.test(text) && text !== '-0'

const WORDS: NumberText = { is: 'text' }
/** Neither a number nor one of the marks for "none" begins so. */
const WORDY = new RegExp(
  `^(?![\\s(+\\-−–]*(?:[\\d.,]|${CURRENCY_SIGN}))(?![ks]\\. ?[ao]\\.|н[./])[^\\s\\u200b(+\\-–—−－‐△▲.…#nt０-９٠-٩۰-۹०-९০-৯๐-๙（＋]`,
  'i',
)

/** What can be told of a text at one look, whatever the decimal mark: null where it takes more. A long list asks this millions of times. */
export function plainNumber(text: string): NumberText | null {
  if (isPlainNumber(text)) return { is: 'number', value: text, percent: false, currency: null, multiple: false, footnote: null }
  return WORDY.test(text) ? WORDS : null
}

/**
 * `5.82e-11`, as programs write what is nearly nought. `1.23E+11` is what a spreadsheet shows of a longer number: its digits are lost, and it
 * stays a text.
 */
function ofTen(text: string): Decimal | null {
  const [, mantissa = '', exponent = ''] = /^(-?\d(?:[.,]\d{1,17})?)e([+-]\d{1,3})$/i.exec(text) ?? []
  const digits = mantissa.replace(/^-?\d[.,]?/, '').length
  if (mantissa === '' || Number(exponent) > digits || Number(exponent) < -99) return null
  return decimal(new Big(`${mantissa.replace(',', '.')}e${Number(exponent)}`).toFixed())
}

/**
 * The number that a text means: grouping of any usual kind, (1,234), a trailing minus, currency signs, %, footnote marks. `1,234` and
 * `1.234` have two readings; the table's decimal mark decides, and without one the text is ambiguous: it is asked, never guessed.
 */
export function parseNumber(text: string, mark: DecimalMark): NumberText {
  const plain = plainNumber(text)
  if (plain) return plain
  const own = withOwnMarks(text)
  if (own !== null) return parseNumber(own, '.')
  const trimmed = text.replace(/[\u00a0\s]+/g, ' ').trim()
  if (MISSING.test(trimmed)) return { is: 'missing' }
  const power = ofTen(trimmed)
  if (power !== null) return { is: 'number', value: power, percent: false, currency: null, multiple: false, footnote: null }
  const parts = partsOf(text)
  if (!parts) return { is: 'text' }
  const { '.': dot, ',': comma } = readings(parts.digits)
  const signed = (value: Decimal): Decimal => {
    const canonical = /^-?0(\.0+)?$/.test(value) ? decimal(value) : value
    return parts.negative && canonical !== '0' ? negate(canonical) : canonical
  }
  const chosen =
    mark === '.'
      ? (dot ?? comma)
      : mark === ','
        ? (comma ?? dot)
        : dot !== null && comma !== null && dot !== comma
          ? undefined
          : (dot ?? comma)
  if (chosen === undefined) return { is: 'ambiguous', readings: [signed(dot as Decimal), signed(comma as Decimal)] }
  if (chosen === null) return { is: 'text' }
  return {
    is: 'number',
    value: signed(chosen),
    percent: parts.percent,
    currency: parts.currency,
    multiple: parts.multiple,
    footnote: parts.footnote,
  }
}
