import { ISO } from './currencies.ts'
import { moneySpelled } from './money-abroad.ts'
import { countrySpelled } from './money-of-country.ts'

// How units are written in short, or in other languages, in the words by which they are read.

const POWERS: Record<string, string> = {
  k: 'thousands',
  t: 'thousands',
  m: 'millions',
  mm: 'millions',
  mn: 'millions',
  mln: 'millions',
  bn: 'billions',
}
const CODE_AND_POWER = new RegExp(`\\b(?:([kKTMm]|MM)(${ISO})|(${ISO}) ?(k|K|m|M|mm|MM|mn|mln|bn|thousand|million|billion))\\b`, 'g')

/** What money is called in English: `million dollars` in a title is what it counts in, and `5 million dollars` an amount. */
const MONEYS =
  '(?:(?:US|U\\.S\\.|Canadian|Australian|Singapore|Hong Kong|NZ|Swiss|Indian|Pakistani|British|UAE|Saudi|Danish|Swedish|Norwegian|Czech) )?(?:euros?|dollars?|pounds?|rupees?|yen|francs?|kron(?:or|er|a)|crowns?|zlot(?:y|ys|ych)|forints?|baht|ringgit|rupiah|naira|pesos?|reais|rand|taka|rou?bles?|dirhams?|dinars?|riyals?|won|yuan|shillings?|lira|hryvnias?|tenge)'

/** `R$ mil`, `€/000` and `Mkr` in the words by which units are read. */
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [/R\$ ?(?:mil(?!h)\b|['’]?000\b)/gi, 'BRL thousands'],
  [/R\$ ?(?:milh(?:ões|ão)|mm|mi)(?!\p{L})/giu, 'BRL millions'],
  [/([$€£₹])\/ ?(?:['’]?000\b|migl(?:iaia)?\b\.?)/gi, '$1 thousands'],
  [/([$€£₹])\/ ?(?:mln|mio|mn)\b\.?/gi, '$1 millions'],
  [/(?<!\p{L})руб(?:л(?:ей|ях|и))?(?!\p{L})\.?/giu, '₽'],
  [/(?<!\p{L})in Mill\.?(?=$|[)\],; ])/gu, 'in millions'],
  [/(?<!\p{L})tkr(?!\p{L})/giu, 'thousands'],
  [/(?<!\p{L})kr\.? ?1[.,'’ \u00a0]?000(?=\s*[)\]]?\s*$)/giu, 'thousands'],
  // What Japan and Korea count in: `(100 million yen)`, `KRW 100 million`. `Loans of 100 million yen` is an amount.
  [
    /(?<=^|[([]|(?:^|[([])(?:unit:? ?|in )?(?:JPY|KRW|CNY|RMB|yen|won|[¥₩]) ?(?:in )?|(?:^|[([])(?:unit:? ?|in ))(?:100|hundreds? of) ?millions?(?: of)?(?=\s*(?:$|[)\]])| (?:yen|(?:korean )?won|JPY|KRW|CNY|RMB|yuan)\s*(?:$|[)\]]))/giu,
    'hundred-millions',
  ],
  [/(?<!\p{L})(?:mkr|mnkr)(?!\p{L})/giu, 'millions'],
  [/(?<!\p{L})Mds?\.?(?= ?(?:€|EUR|d['’]euros))/gu, 'billions '],
  [/(?<!\p{L})ths\.?(?!\p{L})/giu, 'thousands'],
  [/(?<!\p{L})hundred thousands(?!\p{L})/giu, 'lakhs'],
  [/(?<!\p{L})((?:US|A|C|S|HK|NZ)?[$€£]|[A-Z]{3})['’]M(?!\p{L})/gu, '$1 millions'],
  [/(?<!\p{L})IDR ?(?:juta|jt)(?!\p{L})/giu, 'IDR millions'],
  [/(?<!\p{L})IDR ?mili[ay]r(?!\p{L})/giu, 'IDR billions'],
  [/(?<!\p{L})tuhansia euroja(?!\p{L})/giu, 'EUR thousands'],
  [/(?<!\p{L})teur(?!\p{L})/giu, 'EUR thousands'],
  [
    new RegExp(
      `(?<![\\p{L}\\d]|\\d |\\b(?:an?|per|each|every|half|one|two|three|four|five|six|ten) )(thousand|million|billion) (?:of )?(?=${MONEYS}(?!\\p{L}))`,
      'giu',
    ),
    '$1s ',
  ],
]
const IDIOM =
  /(?:thousand|million|billion) \p{L}|R\$|hundreds? of m|100 ?million|\/ ?(?:['’]?000|m(?:igl|ln|io|n))|[tmn]kr|kr\.? ?1[., '’\u00a0]?0|руб|in Mill|mds?\.? ?[€ed]|\bths\b|hundred th|['’]m|idr|tuhans|teur/iu

/** What stretches Arabic words for the eye alone. */
const TATWEEL = '\u0640'

/** `amount_usd`, `Budget_EUR_k`, `GBP_total`: how a program joins a currency to the name of a column. */
const JOINED_BEHIND = new RegExp(`(?<=[\\p{L}\\d])_(${ISO})(?:_(k|m|mm|mn|mln|bn|thousand|million|billion)s?)?$`, 'iu')
const JOINED_BEFORE = new RegExp(`^(${ISO})_(?=\\p{L})`, 'u')

const unjoined = (text: string): string =>
  text.includes('_')
    ? text
        .replace(JOINED_BEHIND, (_, code: string, power?: string) => ` ${code.toUpperCase()}${power ? ` ${power}` : ''}`)
        .replace(JOINED_BEFORE, '$1 ')
    : text

/** `SEKm`, `MEUR` and `NOK million` spelled out, in any currency: `SEK millions`. */
export const spelled = (given: string): string => {
  const abroad = moneySpelled(countrySpelled(unjoined(given.replaceAll(TATWEEL, ''))))
  const text = IDIOM.test(abroad) ? IDIOMS.reduce((so, [idiom, words]) => so.replace(idiom, words), abroad) : abroad
  return /[A-Z]{3}/.test(text)
    ? text.replace(CODE_AND_POWER, (_, before?: string, code?: string, other?: string, after?: string) => {
        const power = (before ?? after ?? '').toLowerCase()
        return `${code ?? other} ${POWERS[power] ?? `${power}s`}`
      })
    : text
}

/** `Net profit growth (%)`: however large, it is in percent. */
export const IN_PERCENT = /(?:[([](?:in )?(?:%|per ?cent)[)\]]|\bin %)\s*$/i
