import { ISO } from './currencies.ts'

/** Powers of ten of other languages in plain letters, which stand beside such a code. */
const POWER = '(?:mil|mln|mld|mio|tis|tys|ribu|juta|bin|tuh|hilj|mrd)[a-z]*'

/** What of this a text in plain letters holds; dollars and euros alone are read without these rules. */
const PLAIN_SUSPECT = new RegExp(
  `\\b(?:TL|lira|Rp|rupiah|RM|ringgit|CZK|RSD|HUF|[me]? ?Ft|forint|[tm]?kr|mdkr|kronor|kroner|lei|RON|[mk]?dhs?|dirhams|F ?CFA|CFA|reais|soles|meticais|kwanzas|pesos?|quetzales|guaranies|Gs|Bs|bolivares|bolivianos|colones|lempiras|cordobas|balboas|dolares|RMB|Php|NIS|KShs?|GH|baht|taka|Tk|naira|rands?|Ps|tis|tys|mil|milj|mila|mille|bin|milyon|ribu|juta|dalam|em|eFt|[tmk]\\.?(?:SEK|NOK|DKK))\\b|\\b(?:tuhat|tuhan|miljoon)|\\bS/|(?:US\\$|USD) ?mil|\\bmil(?:es|l[a-z]{0,4})? ?(?:US\\$|USD)|MM\\$|[NR] ?['’]000|\\bR ?000|mdp\\b|\\$ mil(?:es|lones)\\b|\\b${POWER}\\.? ?(?:de )?[A-Z]{3}\\b|\\b[A-Z]{3} (?:in )?${POWER}\\b|\\b[A-Z]{3} ?1[., \u00a0]?000\\b|\\b(?:MM?|mn|[kK]|thd?\\.|thou?s?\\.?) [A-Z]{3}\\b|\\b[A-Z]{3} th(?:ds?|ous?)?\\.|\\btiso|\\b000 ?TL|(?:EUR|€) ?/ ?1|R (?:m|million)\\b|\\(Rm\\)|1[., \u00a0]?000 ?(?:EUR\\b|kr\\b|€)`,
  'i',
)
/** The same of euros, francs and pounds, which are looked for first: of most texts nothing more is asked. */
const MONEY_OF_EUROPE = /€|£|EUR|CHF|Fr\.|Franken/i
const POWER_OF_EUROPE =
  /(?:\b(?:k|T[a-z]{0,7}\.?|M[a-z]{0,8}\.?(?: d['’e]{1,2})?)|000) ?(?:EUR|€|CHF|S?Fr)|(?:EUR|euros?|€|CHF|Fr\.|Franken|£) ?(?:M|['’]|000|1['’]000|T|k)/i
const A_CODE = new RegExp(`\\b(?:${ISO.replace(/^USD\|EUR\|GBP\|CHF\|JPY\|INR\|/, '')})\\b`, 'i')

/** Whether a text in plain letters names the code of another currency: that is read by the rules for codes alone. */
export const namesCode = (text: string): boolean => A_CODE.test(text)

/** Whether a text in plain letters may name a power of ten of a money: cheaper to ask than what it says. */
export const isSuspect = (text: string): boolean => PLAIN_SUSPECT.test(text) || (MONEY_OF_EUROPE.test(text) && POWER_OF_EUROPE.test(text))
