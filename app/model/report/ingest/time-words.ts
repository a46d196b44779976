import { monthNumber } from './dates.ts'
import { eastAsianInEnglish, isEastAsian } from './east-asian.ts'

// Words for time in German, French and Spanish (and English ordinals), as the English ones that headers are read by. One place, one language behind it.

const ORDINALS: Record<string, string> = {
  first: '1',
  '1st': '1',
  erstes: '1',
  erste: '1',
  premier: '1',
  première: '1',
  primer: '1',
  primero: '1',
  primera: '1',
  i: '1',
  second: '2',
  '2nd': '2',
  zweites: '2',
  zweite: '2',
  deuxième: '2',
  segundo: '2',
  segunda: '2',
  ii: '2',
  third: '3',
  '3rd': '3',
  drittes: '3',
  dritte: '3',
  troisième: '3',
  tercer: '3',
  tercero: '3',
  iii: '3',
  fourth: '4',
  '4th': '4',
  viertes: '4',
  vierte: '4',
  quatrième: '4',
  cuarto: '4',
  iv: '4',
}

const WORDS = Object.keys(ORDINALS).join('|')
const SMALL = '(?:er|re|e|ème|eme|ère|do|º|°|ª|o|a)?\\.?'
const L = '(?<![\\p{L}\\p{N}])'
const R = '(?![\\p{L}\\p{N}])'
const YEAR = "['’]?(?:20\\d{2}|19\\d{2}|\\d{2})"
const QUARTER = '(?:quartals?|quarter|quart\\.?|trimestres?|trim\\.?|qtr\\.?)'
const HALF = '(?:halbjahr(?:es)?|HJ|half(?: year)?|semestres?|sem\\.?)'
const FISCAL =
  '(?:geschäftsjahr(?:es)?|wirtschaftsjahr(?:es)?|rumpfgeschäftsjahr|kalenderjahr|GJ|jahr(?:es)?|exercices?|ann[ée]es?|ejercicios?|a[ñn]os?)'

const of = (word: string): string => ORDINALS[word.toLowerCase()] ?? word

type Said = [RegExp, string | ((...found: string[]) => string)]
const rule = (pattern: string, to: Said[1], flags = 'giu'): Said => [new RegExp(pattern, flags), to]

/**
 * Rules by a piece of every text that they change: what a letter is in every script of the world, which they ask, V8 takes long to make ready
 * for each of them.
 */
const RULES: readonly { hint: RegExp; rules: readonly Said[] }[] = [
  {
    hint: /\b(?:de|del) \d|1er/i,
    rules: [
      // 31 de diciembre de 2025, 1er janvier 2026
      rule(`(\\d{1,2})\\.?(?:er|º)? (?:de )?(\\p{L}{3,}\\.?) (?:de|del) (\\d{4})`, '$1 $2 $3'),
      rule(`${L}1er(?= \\p{L}{3})`, '1'),
    ],
  },
  {
    hint: /quart|qtr|trim|t[1-4]|[1-4]t/i,
    rules: [
      rule(`${L}(${WORDS}|[1-4])(?:st|nd|rd|th)? ?${SMALL} ?${QUARTER}${R}`, (_, n = '') => `Q${of(n)}`),
      rule(`${L}${QUARTER} ?([1-4])${R}`, 'Q$1'),
      rule(`^(\\s*)T([1-4])(?=(?:[ /-]*${YEAR})?\\s*$)`, '$1Q$2'),
      rule(`${L}T([1-4])(?=[ /-]*${YEAR}${R})`, 'Q$1'),
      rule(`${L}([1-4])T(?=[ /-]*${YEAR}${R}|\\s*$)`, 'Q$1'),
      rule(`(${YEAR})[ /-]*T([1-4])${R}`, 'Q$2 $1'),
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
      rule(
        `${L}(first|1st|second|2nd|erstes|erste|zweites|zweite|premier|deuxième|second|primer|segundo|[12]) ?${SMALL} ?${HALF}${R}`,
        (_, n = '') => `H${of(n)}`,
      ),
      rule(`${L}${HALF} ?([12])${R}`, 'H$1'),
      rule(`^(\\s*)S([12])(?=(?:[ /-]*${YEAR})?\\s*$)`, '$1H$2'),
      rule(`${L}([12])S(?=[ /-]*${YEAR}${R})`, 'H$1'),
    ],
  },
  {
    hint: /monat|mois|mes/i,
    rules: [
      rule(
        `${L}(?:letzten? (?:12|zwölf) monate|(?:12|douze) derniers mois|[úu]ltimos (?:12|doce) meses|rollierende? (?:12|zwölf) monate)${R}`,
        'LTM',
      ),
      rule(`${L}(\\d{1,2})[ -]?(?:monate|monats|mois|meses)(?:zeitraum)?${R}`, '$1 months'),
    ],
  },
  {
    hint: /jahr|GJ|exerc|ann[ée]e|ejerc|a[ñn]o/i,
    rules: [
      // a year that ends on a day, a year by its name
      rule(
        `${L}${FISCAL} (?:clos|clôturé|zum|per|bis|endend|terminado|cerrado|finalizado)(?:e|a)?(?: (?:au|le|am|el|a|al))?${R}`,
        'year ended',
      ),
      rule(`${L}${FISCAL}(?= ?${YEAR}(?:[/-]\\d{2,4})?${R})`, 'FY'),
      rule(`${L}(?:gesamtjahr|ganzjahr|année complète|año completo|exercice complet)${R}`, 'full year'),
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
const RUNNING_HINT = /kumul|kum\.|aufgel|cumul|cum\.|acum|début|lfd/i
const RUNNING = new RegExp(
  `${L}(?:kumuliert|kum\\.|aufgelaufen|cumulative|cum\\.|cumul(?:é|ée|és|ées)?(?: annuel)?|acumulad[oa]s?|acum\\.|depuis le début de l['’]ann[ée]e|lfd\\. jahr)${R.replace('\\p{N}', '')}`,
  'giu',
)
const BESIDE = /^(?:Q|H|FY|YTD|WK|LTM|months?|to|bis|zum|au|al|a|à|de|del|des|year|month|monat|mois|mes)$/i

/**
 * A piece of every text that a rule changes, so that no other is held against all of them: an English date or number, as most are, passes
 * with one look.
 */
const HINT =
  /quart|qtr|trim|[1-4]t|t[1-4]|halb|half|sem[. ]|semes|\bs[12]|[12]s|\bhj\b|kumul|kum\.|cumul|cum\.|acum|aufgel|début|lfd|jahr|exerc|ann[ée]e|ejerc|a[ñn]o|\bgj\b|monat|mois|mes|[kc]w|woche|week|seman|semaine|letzte|rollier|\bdel? \d|1er/i

/** The text with its words for time in English; everything else stays. */
export function inEnglish(given: string): string {
  if (isEastAsian(given)) return eastAsianInEnglish(given)
  let text = /[\u0300-\u036f]/.test(given) ? given.normalize('NFC') : given
  if (!HINT.test(text)) return given
  for (const { hint, rules } of RULES)
    if (hint.test(text))
      for (const [pattern, to] of rules) text = typeof to === 'string' ? text.replace(pattern, to) : text.replace(pattern, to)
  if (!RUNNING_HINT.test(text)) return text
  const without = text.replace(RUNNING, ' ')
  const beside = without.match(/\p{L}+/gu) ?? []
  return without !== text && beside.every(word => BESIDE.test(word) || monthNumber(word) !== null) ? text.replace(RUNNING, 'YTD') : text
}

/** In languages whose days come first, 05/04/2026 is no question. */
export const isDayFirst = (text: string): boolean =>
  /(?<!\p{L})(?:stand|zum|per|bis|stichtag|au|clos|arrêtée?s?|exercice|al|cerrado|terminado|ejercicio|geschäftsjahr)(?!\p{L})/iu.test(text)
