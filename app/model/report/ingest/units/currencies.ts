import { countrySpelled } from './money-of-country.ts'
import { remembered } from '../cells/remember.ts'

// Currencies as files name them: codes, signs and words.

/**
 * Codes of currencies (ISO 4217), as a pattern; without those that are English words in capitals, or companies (ALL, TOP, AMD). A Malaysian
 * company ends in `SDN BHD`, which is no dinar.
 */
export const ISO =
  'USD|EUR|GBP|CHF|JPY|INR|CNY|CAD|AUD|NZD|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|RSD|MKD|UAH|RUB|BYN|MDL|GEL|AZN|KZT|UZS|TRY|ILS|AED|SAR|QAR|KWD|(?<!\\b[Ss][Dd][Nn]\\.? ?)BHD|OMR|JOD|LBP|EGP|MAD|TND|DZD|NGN|GHS|KES|UGX|TZS|RWF|ETB|ZMW|BWP|NAD|MUR|AOA|MZN|XOF|XAF|ZAR|PKR|BDT|LKR|NPR|MMK|KHR|THB|VND|IDR|MYR|PHP|SGD|HKD|TWD|KRW|BRL|MXN|COP|CLP|ARS|UYU|PYG|PEN|GTQ|DOP|JMD|TTD|XCD|BBD|FJD'

const SIGNS: Record<string, string> = {
  $: 'USD',
  US$: 'USD',
  C$: 'CAD',
  CA$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  S$: 'SGD',
  HK$: 'HKD',
  NT$: 'TWD',
  MX$: 'MXN',
  R$: 'BRL',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₨': 'INR',
  'Rs.': 'INR',
  Rs: 'INR',
  CHF: 'CHF',
  'Fr.': 'CHF',
  zł: 'PLN',
  Kč: 'CZK',
  Rp: 'IDR',
  RM: 'MYR',
  руб: 'RUB',
  грн: 'UAH',
  лв: 'BGN',
  lei: 'RON',
  TL: 'TRY',
  KSh: 'KES',
  KShs: 'KES',
  đ: 'VND',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₸': 'KZT',
  '₪': 'ILS',
  '₦': 'NGN',
  '₱': 'PHP',
  '₫': 'VND',
  '฿': 'THB',
  元: 'CNY',
  円: 'JPY',
  원: 'KRW',
}

/** A dollar sign with its country, as a pattern. */
export const DOLLARS = 'US\\$|CA?\\$|AU?\\$|NZ\\$|HK\\$|NT\\$|MX\\$|S\\$|R\\$'
/** A currency's sign of one letter, as a pattern. */
export const ONE_SIGN = '[$€£¥₹₩₽₺₴₸₪₦₱₫฿]'

/** A currency before or behind a figure, as a pattern. */
export const CURRENCY_SIGN = `(?:${DOLLARS}|${ONE_SIGN}|Rs\\.?|Rp\\.?|RM|Fr\\.|kr\\.?|zł|Kč|руб\\.?|грн\\.?|лв\\.?|lei|TL|KShs?\\.?|đ|[元円원]|${ISO})`

/** The code of what {@link CURRENCY_SIGN} finds; null for `kr`, which is money of four countries. */
export function codeOfSign(sign: string): string | null {
  const bare = sign.replace(/\.$/, '')
  return /^kr$/i.test(bare) ? null : (SIGNS[sign] ?? SIGNS[bare] ?? sign.toUpperCase())
}

// `EURÓPA` is no euro: for `\b` an accent ends a word.
const A_CODE = new RegExp(`(?<![\\u00c0-\\u024f])\\b(${ISO})\\b(?![\\u00c0-\\u024f])`)
/** `F$`, `MOP$`: the dollar of some country, which is not that of the United States; `k$`, `M$` and `USD$` are sizes, and names, of any. */
const UNKNOWN_DOLLAR =
  /(?<![\p{L}\p{N}])(?!(?:[KTM]|MM|TH|MIO|[A-Z]*US|USD|CAD?|AUD?|NZD?|HKD?|SGD?|NTD?|TWD|MXN?|[CASR])\$)\p{Lu}{1,3}\$/gu
const A_SIGN = new RegExp(`${DOLLARS}|${ONE_SIGN}|\\bRs\\.?(?=\\s|$)|₨|(?<!\\p{L})(?:Rp|Kč|zł)(?!\\p{L})`, 'u')
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:dollars?|dollari|d[óo]lares|долл(?:ар(?:ов|ах|ы))?)(?!\p{L})/iu, 'USD'],
  [/(?<!\p{L})(?:euros?|euroa|eur[oó]w|евро|євро|ευρώ)(?!\p{L})/iu, 'EUR'],
  [/\bpounds? sterling\b/i, 'GBP'],
  [/\brupees?\b/i, 'INR'],
  [/\byen\b/i, 'JPY'],
  [/\bswiss francs?\b/i, 'CHF'],
  [/\brupiah\b/i, 'IDR'],
  [/\bringgit\b/i, 'MYR'],
  [/\bbaht\b|บาท/i, 'THB'],
  [/\btaka\b/i, 'BDT'],
  [/\bnaira\b/i, 'NGN'],
  [/\breais\b/i, 'BRL'],
  [/\bforint\b/i, 'HUF'],
  [/(?<!\p{L})(?:złotych|złote)(?!\p{L})/iu, 'PLN'],
  [/\bkronor\b/i, 'SEK'],
  [/(?<!\p{L})(?:грн|гривень|гривнях)(?!\p{L})/iu, 'UAH'],
  [/(?<!\p{L})тенге(?!\p{L})/iu, 'KZT'],
  [/(?<!\p{L})(?:лв|лева)(?!\p{L})/iu, 'BGN'],
  [/ש["״']ח/, 'ILS'],
]

/** Currency of a title, or of the signs of a number format (format-money.ts knows what its language adds): `USD ($)`, `in thousands of euros`. Null where there is none. */
export const currencyIn = remembered((text: string): string | null => {
  const code = A_CODE.exec(countrySpelled(text))
  if (code?.[1]) return code[1]
  const sign = A_SIGN.exec(
    text
      .replace(UNKNOWN_DOLLAR, ' ')
      .replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, '$1')
      .replace(/\[\$-[^\]]*\]/g, ''),
  )
  return sign ? codeOfSign(sign[0]) : (WORDS.find(([word]) => word.test(text))?.[1] ?? null)
})
