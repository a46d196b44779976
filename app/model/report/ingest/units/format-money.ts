import { codeOfSign, currencyIn, ISO } from './currencies.ts'
import { remembered } from '../cells/remember.ts'
import { shownFormat } from '../cells/shown-format.ts'
import { unitOfLabel } from './unit.ts'

// Money as number formats name it: `[$RM-43E]#,##0`, `[$$-en-CA]#,##0`, `#,##0 "TEUR"`.

/**
 * Currencies whose sign is that of others as well, or a word: by the countries that a format names, and by the numbers that older formats have for
 * the same (Windows' language code identifiers, MS-LCID, in hexadecimal).
 */
const OF_COUNTRY: Readonly<Record<string, string>> = {
  USD: 'US EC SV PR 409 540A 300A 440A 500A',
  CAD: 'CA 1009 C0C',
  AUD: 'AU C09',
  NZD: 'NZ 1409 481',
  SGD: 'SG 4809 1004',
  HKD: 'HK C04 3C09',
  TWD: 'TW 404',
  MXN: 'MX 80A',
  ARS: 'AR 2C0A',
  CLP: 'CL 340A',
  COP: 'CO 240A',
  UYU: 'UY 380A',
  DOP: 'DO 1C0A',
  PYG: 'PY 3C0A',
  PEN: 'PE 280A',
  GTQ: 'GT 100A',
  BRL: 'BR 416',
  CNY: 'CN 804',
  JPY: 'JP 411',
  SEK: 'SE 41D 81D',
  DKK: 'DK FO GL 406 438 46F',
  NOK: 'NO 414 814',
  ISK: 'IS 40F',
  CHF: 'CH LI 807 100C 810 1407',
  GBP: 'GB 809 452',
  EGP: 'EG C01',
  CZK: 'CZ 405',
  PLN: 'PL 415',
  HUF: 'HU 40E',
  RON: 'RO 418',
  BGN: 'BG 402',
  RSD: 'RS 81A C1A 241A 281A',
  MKD: 'MK 42F',
  UAH: 'UA 422',
  RUB: 'RU 419',
  BYN: 'BY 423',
  KZT: 'KZ 43F',
  GEL: 'GE 437',
  AZN: 'AZ 42C',
  TRY: 'TR 41F',
  ILS: 'IL 40D',
  AED: 'AE 3801',
  SAR: 'SA 401',
  QAR: 'QA 4001',
  KWD: 'KW 3401',
  BHD: 'BH 3C01',
  OMR: 'OM 2001',
  JOD: 'JO 2C01',
  LBP: 'LB 3001',
  MAD: 'MA 1801',
  TND: 'TN 1C01',
  DZD: 'DZ 1401',
  ZAR: 'ZA 1C09 436 434 435',
  NGN: 'NG 468 46A 470',
  KES: 'KE 441',
  INR: 'IN 4009 439 445 446 447 449 44A 44B 44C 44E',
  PKR: 'PK 420',
  BDT: 'BD 845',
  LKR: 'LK 45B',
  NPR: 'NP 461',
  THB: 'TH 41E',
  VND: 'VN 42A',
  IDR: 'ID 421',
  MYR: 'MY 43E 4409',
  PHP: 'PH 3409 464',
  KRW: 'KR 412',
}
const BY_COUNTRY = new Map(Object.entries(OF_COUNTRY).flatMap(([code, countries]) => countries.split(' ').map(one => [one, code] as const)))

/** Signs that are of one currency, whatever language a format is in. */
const OF_ONE = new RegExp(`^(?:${ISO}|[€£₹₩₽₺₴₸₪₦₱₫฿]|(?:US|NZ|HK|NT|MX|R)\\$|zł|Kč)$`, 'u')

/** A sign with its language; `[$-409]` alone is a language without a sign. */
const BRACKET = /\[\$([^\]-]+)-([^\],]+)[^\]]*\]/

/** The country of a language tag (RFC 5646): `en-CA`, `uz-Latn-UZ`. */
const REGION = /^[a-z]{2,3}-(?:[a-z]{4}-)?([a-z]{2})$/i

/** Literals that are money, though of no one country. */
const OF_SOME = /(?<!\p{L})(?:kr\.?|Fr\.|R(?=\s*$)|Rs\.?)(?!\p{L})/iu

/** What a format writes beside the digits: words in quotes, and single letters behind a backslash, which make a word together. */
const literalsOf = (format: string): string =>
  [...format.matchAll(/"([^"]*)"|\\(.)/g)]
    .map(([, quoted, escaped = '']) => (quoted === undefined ? escaped : ` ${quoted} `))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

interface FormatMoney {
  isMoney: boolean
  /** ISO 4217; null where the format shows money and does not tell which. */
  currency: string | null
  /** The power of ten that a word behind the figure names (`"TEUR"`); null where there is none. */
  scale: number | null
}

/** What a number format says of money: of its first section, for the others show the same in another way. */
export const moneyOfFormat = remembered((given: string): FormatMoney => {
  const format = shownFormat(given)
  const words = literalsOf(format.split(';')[0] ?? '')
  const said = /\p{L}/u.test(words) ? unitOfLabel(`(${words})`) : { currency: null, scale: null }
  const currency = inBrackets(format) ?? currencyIn(format) ?? said.currency
  return { isMoney: currency !== null || OF_SOME.test(words), currency, scale: said.scale }
})

/** What `[$RM-43E]` and `[$$-en-CA]` show. */
function inBrackets(format: string): string | null {
  const [, sign = '', language = ''] = BRACKET.exec(format) ?? []
  const country = REGION.exec(language)?.[1] ?? language.replace(/^0+/, '')
  const currency = BY_COUNTRY.get(country.toUpperCase()) ?? null
  return currency !== null && OF_ONE.test(sign.trim()) ? codeOfSign(sign.trim()) : currency
}

/** Whose dollars or pesos a number format shows, where it names a country with them: `[$$-80A]`. Null for a sign that tells by itself. */
export const dollarsOf = (format: string): string | null => (/\[\$\$-/.test(format) ? inBrackets(format) : null)
