import { remembered } from './remember.ts'

// Currencies as files name them: codes, signs and words.

/** Codes of currencies (ISO 4217); without those that are English words in capitals, or companies (ALL, TOP, AMD). */
export const ISO =
  'USD|EUR|GBP|CHF|JPY|INR|CNY|CAD|AUD|NZD|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|RSD|MKD|UAH|RUB|BYN|MDL|GEL|AZN|KZT|UZS|TRY|ILS|AED|SAR|QAR|KWD|BHD|OMR|JOD|LBP|EGP|MAD|TND|DZD|NGN|GHS|KES|UGX|TZS|RWF|ETB|ZMW|BWP|NAD|MUR|AOA|MZN|XOF|XAF|ZAR|PKR|BDT|LKR|NPR|MMK|KHR|THB|VND|IDR|MYR|PHP|SGD|HKD|TWD|KRW|BRL|MXN|COP|CLP|ARS|UYU|PYG|PEN|GTQ|DOP'

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

const DOLLARS = 'US\\$|CA?\\$|AU?\\$|NZ\\$|HK\\$|NT\\$|MX\\$|S\\$|R\\$'
/** A currency's sign of one letter, as a pattern. */
export const ONE_SIGN = '[$€£¥₹₩₽₺₴₸₪₦₱₫฿]'

/** A currency before or behind a figure, as a pattern. */
export const CURRENCY_SIGN = `(?:${DOLLARS}|${ONE_SIGN}|Rs\\.?|Rp\\.?|Fr\\.|kr\\.?|zł|Kč|руб\\.?|грн\\.?|лв\\.?|lei|TL|KShs?\\.?|đ|[元円원]|${ISO})`

/** The code of what {@link CURRENCY_SIGN} finds; null for `kr`, which is money of four countries. */
export function codeOfSign(sign: string): string | null {
  const bare = sign.replace(/\.$/, '')
  return /^kr$/i.test(bare) ? null : (SIGNS[sign] ?? SIGNS[bare] ?? sign.toUpperCase())
}

/** `[$kr-41D]`: a number format says which country's crowns it shows. */
const CROWNS: Record<string, string> = { '41D': 'SEK', '81D': 'SEK', '406': 'DKK', '414': 'NOK', '814': 'NOK', '40F': 'ISK' }

/** `[$$-C09]`: it says whose dollars or pesos it shows. */
const DOLLARS_OF: Record<string, string> = {
  C09: 'AUD',
  'EN-AU': 'AUD',
  '1009': 'CAD',
  C0C: 'CAD',
  'EN-CA': 'CAD',
  'FR-CA': 'CAD',
  '1409': 'NZD',
  'EN-NZ': 'NZD',
  '1004': 'SGD',
  '4809': 'SGD',
  'EN-SG': 'SGD',
  C04: 'HKD',
  '3C09': 'HKD',
  '404': 'TWD',
  '80A': 'MXN',
  'ES-MX': 'MXN',
  '340A': 'CLP',
  'ES-CL': 'CLP',
  '240A': 'COP',
  'ES-CO': 'COP',
  '2C0A': 'ARS',
  'ES-AR': 'ARS',
  '380A': 'UYU',
  'ES-UY': 'UYU',
}

const A_CODE = new RegExp(`\\b(${ISO})\\b`)
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

/** Whose dollars or pesos a number format shows, where it says so. */
export function dollarsOf(format: string): string | null {
  const [, place = ''] = /\[\$\$-0*([0-9a-f]{3,4}|[a-z]{2}-[a-z]{2})\]/i.exec(format) ?? []
  return DOLLARS_OF[place.toUpperCase()] ?? null
}

/** Currency of a number format or a title: `"$"#,##0`, `[$€-407]`, `USD ($)`, `in thousands of euros`. Null where there is none. */
export const currencyIn = remembered((text: string): string | null => {
  // The sign of the yuan is that of the yen; a format of China says which.
  if (/\[\$[¥￥]-0*804\]/.test(text)) return 'CNY'
  const [, country = ''] = /\[\$kr\.?-0*([0-9a-f]{3})/i.exec(text) ?? []
  if (CROWNS[country.toUpperCase()]) return CROWNS[country.toUpperCase()] ?? null
  const dollars = dollarsOf(text)
  if (dollars) return dollars
  const code = A_CODE.exec(text)
  if (code?.[1]) return code[1]
  const sign = A_SIGN.exec(text.replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, '$1').replace(/\[\$-[^\]]*\]/g, ''))
  return sign ? codeOfSign(sign[0]) : (WORDS.find(([word]) => word.test(text))?.[1] ?? null)
})
