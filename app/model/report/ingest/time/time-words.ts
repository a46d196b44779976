import { fullYear, MONTH_WORD, monthName, monthNumber } from './dates.ts'
import { eastAsianInEnglish, isEastAsian } from './east-asian.ts'
import { headsAbroad } from '../heads/heads-abroad.ts'
import { type Anywhere, anywhere } from '../cells/plain-twin.ts'
import { monthsInEnglish } from './month-names.ts'
import { ORDINAL, ordinal } from './ordinals.ts'
import { partsOfYear } from './parts-of-year.ts'
import { readScenario } from '../scenarios/scenario-words.ts'
import { withSpelledCounts } from './spelled-counts.ts'
import { timesAbroad } from './times-abroad.ts'
import { trailingMonths } from './trailing-months.ts'

// Words for time in German, French and Spanish (and English ordinals; names of months in further languages), as the English ones that headers are read by. One place, one language behind it.

const SMALL = '(?:er|re|e|ème|eme|ère|do|º|°|ª|o|a)?\\.?'
const L = '(?<![\\p{L}\\p{N}])'
const R = '(?![\\p{L}\\p{N}])'
const YEAR = "['’]?(?:20\\d{2}|19\\d{2}|\\d{2})"
const FISCAL_YEAR = "(?:(?:FY ?['’]?)?20\\d{2}|FY ?['’]?\\d{2})"
const QUARTER = '(?:quartals?|quarter|quart\\.?|qu\\.|trimestres?|trim\\.?|qtr\\.?)'
const HALF = '(?:halbjahr(?:es)?|HJ|half(?: year)?|semestres?|sem\\.?)'
const FISCAL =
  '(?:geschäftsjahr(?:es)?|wirtschaftsjahr(?:es)?|rumpfgeschäftsjahr|kalenderjahr|GJ|jahr(?:es)?|exercices?|ann[ée]es?|ejercicios?|a[ñn]os?)'

type Said = [Anywhere, string | ((...found: string[]) => string)]
const rule = (pattern: string, to: Said[1], flags = 'giu'): Said => [anywhere(new RegExp(pattern, flags)), to]

/** `2024/25` behind a quarter or half is the year in which it ends, as it is alone; `24/26` is none. */
const endOfTwo = (all = '', part = '', from = '', to = ''): string =>
  (Number(from) + 1) % 100 === Number(to) ? `${part}${fullYear(to)}` : all

const OF_TWO_YEARS = rule(`${L}((?:Q[1-4]|[1-4]Q|H[12]|[12]H)[ /-]?(?:FY)?[ -]?)['’]?(?:20)?(\\d{2})[/-](?:20)?(\\d{2})${R}`, endOfTwo)

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const roman = (number: string): number => ROMAN.indexOf(number) + 1

/** A calendar quarter is three months, whatever the company's year. */
const calendarQuarter = (_ = '', quarter = '', year = ''): string =>
  `${monthName(Number(quarter) * 3 - 2)} ${fullYear(year)} - ${monthName(Number(quarter) * 3)} ${fullYear(year)}`

/**
 * Rules by a piece of every text that they change: what a letter is in every script of the world, which they ask, V8 takes long to make ready
 * for each of them.
 */
const RULES: readonly { hint: RegExp; rules: readonly Said[] }[] = [
  {
    hint: /[1-4]\.? ?q|q ?[1-4]|[12]h|h[12]/i,
    rules: [
      // how data services, fact sheets and results write periods: FQ3 2025, CQ3 2025, 1.Q 2025, 1Q/25, 2025-1Q, 25Q1, 24H2A, Q1-3 2025, Q3 2024/25, 9MFY25, 2025 9M
      rule(`${L}FQ([1-4])${R}`, 'Q$1'),
      rule(`${L}CQ([1-4])[ '’/-]{0,2}(20\\d{2}|\\d{2})${R}`, calendarQuarter),
      rule(`${L}([1-4])(?:\\. ?Q${R}|Q/(?=\\d{2}))`, 'Q$1 '),
      rule(`${L}(20\\d{2})[ /-]([1-4])Q${R}`, 'Q$2 $1'),
      rule(`${L}['’]?([0-4]\\d)[-/]?(Q[1-4]|H[12])([AEFBP]?)${R}`, '$2 20$1$3'),
      rule(`${L}Q1 ?[-–] ?([2-4])${R}`, 'Q1-Q$1'),
      OF_TWO_YEARS,
      rule(`${L}((?:Q[1-4]|[1-4]Q)[ -]?)F['’]?(?=(?:20)?\\d{2}${R})`, '$1FY'),
    ],
  },
  {
    hint: /\bm\d|\bmat\b|td[ -]?\d|\dm(?:fy|\b|\d|[/'’-])|\d[ /-]\d{1,2}m|\d ?m(?:n?th|t|o)s?\b|\d ?wks?\b|\bf?y\/?e(?![a-z])|\bf20|\dfy|[rl]12|\b(?:yr|qtr)s?\.? (?:end|to)|(?:year|quarter) to/i,
    rules: [
      rule(`${L}([1-9]|1[0-2])M(?:FY|[ /'’-]?['’]?)(?=\\d{2}${R})`, '$1M FY'),
      rule(`${L}([1-9]|1[0-2])M/(?=20\\d{2}${R})`, '$1M '),
      // 2026M06, M06 2026: the sixth month
      rule(`${L}(20\\d{2})[ -]?M(0[1-9]|1[0-2])${R}`, (_, year = '', month = '') => `${monthName(Number(month))} ${year}`),
      // YTD09 2026, FY26 YTD9: the first nine months of that year
      rule(`${L}YTD[ -]?0?([1-9]|1[0-2])[ /.-]{1,2}(${FISCAL_YEAR})${R}`, '$1 months $2'),
      rule(`${L}(${FISCAL_YEAR})[ -]?YTD[ -]?0?([1-9]|1[0-2])${R}`, '$2 months $1'),
      rule(`${L}M(0[1-9]|1[0-2])[ /-](20\\d{2})${R}`, (_, month = '', year = '') => `${monthName(Number(month))} ${year}`),
      rule(`${L}((?:19|20)\\d{2})[ /-]([1-9]|1[0-2])M${R}`, '$2M $1'),
      rule(`${L}F(?=20\\d{2}${R})`, 'FY'),
      rule(`${L}(20\\d{2})FY${R}`, 'FY$1'),
      // FYE 06/25: the month that it ends with
      rule(
        `${L}F?YE[ -](0?[1-9]|1[0-2])[/.-]((?:20)?\\d{2})${R}(?![/.-]\\d)`,
        (_, m = '', y = '') => `year ended ${monthName(Number(m))} ${fullYear(y)}`,
      ),
      rule(`${L}F?YE[ -]?(?=['’]?(?:20)?\\d{2}${R}(?![/.-]\\d{1,2}[/.-]))`, 'FY'),
      rule(
        `${L}F?Y/?E[ -](?=(?:${MONTH_WORD})[ '’-]|\\d{1,2}([/.-])\\d{1,2}\\1|\\d{1,2}(?:st|nd|rd|th)?[ -](?:${MONTH_WORD})(?!\\p{L}))`,
        'year ended ',
      ),
      rule(`${L}MAT(?=[ '’-](?:${MONTH_WORD}|Q[1-4]|20\\d{2}))`, 'LTM'),
      rule(`${L}[RL]12M?${R}`, 'LTM'),
      // 3 mos. ended, 52wks to, quarter to Sep 2025, Sep-25 Qtr
      rule(`${L}(?:yr|twelve mths?)s?\\.? (?=ended|ending|to${R})`, 'year '),
      rule(`${L}(?:qtr|quart)\\.? (?=ended|ending|to${R})`, 'quarter '),
      rule(`${L}(year|half[ -]?year|quarter) to (?=(?:\\d{1,2}(?:st|nd|rd|th)?[ -])?(?:${MONTH_WORD})(?!\\p{L}))`, '$1 ended '),
    ],
  },
  {
    hint: /\d\. ?(?:[-–—]|bis\b)/i,
    rules: [
      // 1.1.-30.9.2026: the first day is of the year of the last one
      rule(
        `${L}(\\d{1,2})\\.(\\d{1,2})\\. ?(?:[-–—]|bis(?: zum)?) ?(\\d{1,2}\\.)(\\d{1,2})(\\.20\\d{2})${R}`,
        (all, day = '', month = '', last = '', lastMonth = '', year = '') =>
          Number(month) > Number(lastMonth) ? all : `${day}.${month}${year} - ${last}${lastMonth}${year}`,
      ),
    ],
  },
  {
    hint: /[ivx] ?[-–] ?[ivx]/i,
    rules: [
      // I-IX 2026: the months of a year in Roman numbers
      rule(
        `${L}(I{1,3}|IV|VI{0,3}|IX|XI{0,2}) ?[-–] ?(I{1,3}|IV|VI{0,3}|IX|XI{0,2})[ .]{1,2}(20\\d{2})${R}`,
        (_, from = '', to = '', year = '') => `${monthName(roman(from))} ${year} - ${monthName(roman(to))} ${year}`,
        'gu',
      ),
    ],
  },
  {
    hint: /\d[./](?:20)?\d\d|\d\.? ?[-–] ?\d{1,2}\.? 20|\d ?q\b|quarter|qtr| q\b|-q\b/i,
    rules: [
      // a version that is called by its year, over a month of it: Budget 2026 01/2026
      rule(`${L}(20\\d{2}) (?=(?:0[1-9]|1[0-2])[./]\\1${R})`, ''),
      // Oct-Sep 24/25 begins in the first of the years, and 7-9/2025 is July to September
      rule(
        `${L}(${MONTH_WORD}) ?[-–] ?(${MONTH_WORD})[ '’]{1,2}(?:20)?(\\d{2})/(?:20)?(\\d{2})${R}`,
        (_, from = '', to = '', year = '', next = '') => `${from} 20${year} - ${to} 20${next}`,
      ),
      rule(
        `(?<![\\p{L}\\p{N}./-])(1[0-2]|0?[1-9])\\.? ?[-–] ?(1[0-2]|0?[1-9])(?:[/.] ?|(?<=^\\s*\\S{3,7}) )(20\\d{2})(?![/.\\d])`,
        (_, from = '', to = '', year = '') => `${monthName(Number(from))} ${year} - ${monthName(Number(to))} ${year}`,
      ),
      rule(`${L}(${MONTH_WORD})[ '’-]{0,2}(20\\d{2}|\\d{2}) ?(?:quarter|qtr\\.?|q)${R}`, 'quarter ended $1 $2'),
      rule(`${L}(${MONTH_WORD})[ -](?:quarter|qtr\\.?|q)[ '’-]{1,2}(20\\d{2}|\\d{2})${R}`, 'quarter ended $1 $2'),
    ],
  },
  {
    hint: /\b(?:de|del) \d|1er/i,
    rules: [
      // 31 de diciembre de 2025, 1er janvier 2026
      rule(`(\\d{1,2})\\.?(?:er|º)? (?:de )?(\\p{L}{3,}\\.?) (?:de|del) (\\d{4})`, '$1 $2 $3'),
      rule(`${L}1er(?= \\p{L}{3})`, '1'),
      // Real - enero de 2025
      rule(`${L}(${MONTH_WORD}) (?:de|del) (20\\d{2})${R}`, '$1 $2'),
    ],
  },
  {
    hint: /quart|qtr|qu\.|trim|t[1-4]|[1-4]t|kv|kwart|I kw|V kw/i,
    rules: [
      // III kw. 2026, kv3 2026
      rule(
        `${L}(I{1,3}|IV) ?(?:kw|kv|kwartał|kvartal)\\.?${R}`,
        (_, n = '') => `Q${['I', 'II', 'III', 'IV'].indexOf(n.toUpperCase()) + 1}`,
      ),
      rule(`${L}(?:kv|kvartal) ?([1-4])${R}`, 'Q$1'),
      rule(`${L}(${ORDINAL}|[1-4])(?:st|nd|rd|th)? ?${SMALL} ?${QUARTER}${R}`, (_, n = '') => `Q${ordinal(n)}`),
      rule(`${L}${QUARTER} ?([1-4])${R}`, 'Q$1'),
      rule(`^(\\s*)T([1-4])(?=(?:[ /-]*${YEAR})?\\s*$)`, '$1Q$2'),
      rule(`${L}T([1-4])(?=[ /-]*${YEAR}${R})`, 'Q$1'),
      rule(`${L}([1-4])T(?=[ /-]*${YEAR}${R}|\\s*$)`, 'Q$1'),
      rule(`(${YEAR})[ /-]*T([1-4])${R}`, 'Q$2 $1'),
      OF_TWO_YEARS,
    ],
  },
  {
    hint: /halb|half|HJ|sem[. ]|semes|quart|trimes|viertel|s[12]|[12]s/i,
    rules: [
      rule(
        `${L}(?:semestres?|halbjahr(?:es)?) (?:clos|clôturé|zum|per|bis|endend|terminado|cerrado|finalizado)(?:e|a)?(?: (?:au|le|am|el|a|al))?${R}`,
        'half-year ended',
      ),
      rule(
        `${L}(?:trimestres?|quartals?|vierteljahr) (?:clos|clôturé|zum|per|bis|endend|terminado|cerrado|finalizado)(?:e|a)?(?: (?:au|le|am|el|a|al))?${R}`,
        'quarter ended',
      ),
      rule(`${L}(${ORDINAL}|[12]) ?${SMALL} ?${HALF}${R}`, (all, n = '') => (Number(ordinal(n)) > 2 ? all : `H${ordinal(n)}`)),
      rule(`${L}${HALF} ?([12])${R}`, 'H$1'),
      rule(`^(\\s*)S([12])(?=(?:[ /-]*${YEAR})?\\s*$)`, '$1H$2'),
      rule(`${L}([12])S(?=[ /-]*${YEAR}${R})`, 'H$1'),
      OF_TWO_YEARS,
    ],
  },
  {
    hint: /monat|mois|mes/i,
    rules: [rule(`${L}(\\d{1,2})[ -]?(?:monate|monats|mois|meses)(?:zeitraum)?${R}`, '$1 months')],
  },
  {
    hint: /jahr|gj|exerc|ann[ée]e|ejerc|a[ñn]o/i,
    rules: [
      // a year that ends on a day, a year by its name
      rule(
        `${L}${FISCAL} (?:clos|clôturé|zum|per|bis|endend|terminado|cerrado|finalizado)(?:e|a)?(?: (?:au|le|am|el|a|al))?${R}`,
        'year ended',
      ),
      rule(`${L}(?:${FISCAL}(?= ?${YEAR}(?:[/-]\\d{2,4})?${R})|GJ(?=['’]?(?:20)?\\d{2}${R}))`, 'FY'),
      rule(`${L}jahres(?=(?:budget|plan(?:ung)?|ziel|prognose|forecast)${R})`, 'full year '),
      rule(`${L}(?:gesamtjahr|ganzjahr|année complète|año completo|exercice complet)${R}`, 'full year'),
    ],
  },
  {
    hint: /annu|anual|outturn|year[ -]end|to[ -]date|dat[ea]|dato|jour|fecha|oggi|bis /i,
    rules: [
      // what the whole year will have come to: Forecast outturn, Atterrissage, Year-end forecast
      rule(
        `${L}(?:(?:latest|revised|current) )?(?:forecast|projected|estimated|expected) (?:out-?turn|year[ -]end)${R}`,
        'full year forecast',
      ),
      rule(`${L}year[ -]end (?=(?:forecast|projection|estimate|outlook)s?${R})`, 'full year '),
      // what was planned and what became of it so far this year
      rule(`${L}((?:profiled |phased )?(?:actuals?|budget(?:ed)?|plan(?:ned)?)) to[ -]date${R}`, '$1 YTD'),
      rule(
        `${L}((?:budget|réel|réalisée?s?|ejecutado|ejercido|real|realizado|ist|plan|consuntivo)) (?:à (?:ce jour|date)|a (?:la )?fecha|até (?:a|à) data|bis (?:dato|heute|jetzt)|alla data|ad oggi)${R}`,
        '$1 YTD',
      ),
      rule(`${L}annual (?=(?:budget|plan|target|forecast|outlook)s?${R})`, 'full year '),
      rule(
        `${L}(budgets?|objectifs?|plans?|piano|presupuestos?|objetivos?|or[çc]amentos?) (?:annuel(?:le)?s?|annuale|anual(?:es)?)${R}`,
        'full year $1',
      ),
    ],
  },
  {
    hint: /annu|anual|jahresa|esercizio|jaarrek|årsr/i,
    rules: [
      // what a company draws up once a year: Annual accounts 31 March 2026, Jahresabschluss zum 30.06.2026, Comptes annuels au 30 juin 2026
      rule(
        `${L}(?:annual (?:accounts|report|(?:financial )?statements|results)|jahresabschl(?:uss|üsse)|(?:comptes|états financiers|résultats?) annuels?|cuentas anuales|contas anuais|bilancio d['’]esercizio|jaarrekening|årsregnska[bp]|årsredovisning),?(?: [–-])?(?: (?:as (?:at|of)|at|to|zum|per|au|a|al|em))? (?=(?:${MONTH_WORD}) \\d|\\d{1,2}(?:st|nd|rd|th|er|\\.)?[ ./-](?:de )?(?:\\d|(?:${MONTH_WORD})))`,
        'year ended ',
      ),
    ],
  },
  {
    hint: /[KC]W|woche|week|semaine|semana|sem[. ]/i,
    rules: [
      rule(`${L}(?:KW|CW|kalenderwoche|calendar week|semaine|semana|sem\\.?)[ -]?(\\d{1,2})${R}`, 'WK$1'),
      rule(`${L}(\\d{1,2})\\. ?(?:KW|kalenderwoche)${R}`, 'WK$1'),
    ],
  },
]

/** Words for a running total mean the year to date only where nothing but time stands beside them: accumulated depreciation is none. */
const RUNNING_HINT = /kum|aufgel|cum|début|lfd|progressiv|narast/i
const RUNNING = new RegExp(
  `${L}(?:kumuliert|kum\\.?|aufgelaufen|cumulative|cum\\.?|cumul(?:é|ée|és|ées)?(?: annuel)?|acumulad[oa]s?|acum\\.?|cumulat[oai]|cumulatief|progressiv[oaie]|narastająco|depuis le début de l['’]ann[ée]e|lfd\\. jahr)${R.replace('\\p{N}', '')}`,
  'giu',
)
const BESIDE = /^(?:Q|H|FY|YTD|WK|LTM|months?|to|bis|zum|au|al|a|à|fin|de|del|des|year|month|monat|mois|mes)$/i

/**
 * A piece of every text that a rule changes, so that no other is held against all of them: an English date or number, as most are, passes
 * with one look.
 */
const HINT =
  /[ivx] ?[-–] ?[ivx]|\d\. ?(?:[-–—]|bis\b)|[1-4]\.? ?q|q ?[1-4]|[12]h|h[12]|m(?:0\d|1[0-2])|\bmat\b|td[ -]?\d|\dm(?:fy|\b|\d|[/'’-])|\d ?m(?:n?th|t|o)s?\b|\d ?wks?\b|\bf?y\/?e|\bf20|\dfy|[rl]12|\b(?:yr|qtr)s?\.? (?:end|to)|year to|\d\/(?:20)?\d\d|\d\.? ?[-–] ?\d{1,2}\.? 20|\d ?q\b|quart|qtr|qu\.|trim|kv|kwart|[iv] kw|[1-4]t|t[1-4]|halb|half|sem[. ]|semes|\bs[12]|[12]s|\bhj|\bkum|cumul|\bcum\b|acum|progressiv|narast|aufgel|début|lfd|jahr|annu|anual|outturn|year[ -]end|to[ -]date|à (?:ce|da)|a (?:la )?fecha|até|bis (?:da|he|je)|alla data|ad oggi|exerc|ann[ée]e|ejerc|a[ñn]o|\bgj|monat|mois|mes|[kc]w|woche|week|seman|semaine|letzte|rollier|\bdel? \d|1er/i

/** Footnote marks behind a figure or bracket, and what an auditor or a later report did with the figures below: no part of a time. */
const MARKED = /[\u00b9\u00b2\u00b3\u2070-\u2079]|\(\d\)|\((?:un)?audited|\(re|20\d\dR/i
const MARKS =
  /(?<=[\d)])[\u00b9\u00b2\u00b3\u2070-\u2079]+|(?<=(?:19|20)\d{2})(?: ?\(\d\)|R)$|\((?:(?:un)?audited|restated|re-?presented|re-?classified|reviewed|revised)\)/gi

/** The text with its words for time in English; everything else stays. */
export function inEnglish(said: string): string {
  if (isEastAsian(said)) return eastAsianInEnglish(said)
  const given = MARKED.test(said) ? said.replace(MARKS, ' ').trim() : said
  const composed = /[\u0300-\u036f]/.test(given) ? given.normalize('NFC') : given
  let text = trailingMonths(monthsInEnglish(timesAbroad(partsOfYear(withSpelledCounts(headsAbroad(composed))))))
  if (!HINT.test(text)) return text
  for (const { hint, rules } of RULES)
    for (const [pattern, to] of hint.test(text) ? rules : [])
      text = typeof to === 'string' ? text.replace(pattern.in(text), to) : text.replace(pattern.in(text), to)
  if (!RUNNING_HINT.test(text)) return text
  const without = text.replace(RUNNING, ' ')
  if (without === text) return text
  // `Ist kum. | Plan kum.`: what was planned or became of it says no more than time does.
  const beside = readScenario(without).rest.match(/\p{L}+/gu) ?? []
  return beside.every(word => BESIDE.test(word) || monthNumber(word) !== null)
    ? text.replace(RUNNING, 'YTD').replace(/\bYTD ['’]?(?=\d{2}\s*$)/, 'YTD 20')
    : text
}
