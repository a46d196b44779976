import { MONTH_WORD, monthName } from './dates.ts'
import { type Anywhere, anywhere } from '../cells/plain-twin.ts'

// Parts of a year that are written as a range or as a count: `1.-3. Quartal 2026`, `I-III kw. 2026`, `Q1+Q2+Q3 2026`, `9 mths 2026`, `M1-M9 2026`. The
// last of them alone would be another period, and of the year alone the whole.

const L = '(?<![\\p{L}\\p{N}])'
const R = '(?![\\p{L}\\p{N}])'
const TO = ' ?(?:[-–—/]|to|thru|through|bis|a|à|al|do|až|до|til|till|tot) ?'
const ENDING = '(?:er|re|ère|e|ème|eme|st|nd|rd|th|do|º|°|ª)?\\.?'
const QUARTERS =
  '(?:kw(?:art\\p{L}{0,5})?|kv(?:art\\p{L}{0,5})?|кв(?:артал\\p{L}{0,2})?|quart(?:al|ers?|\\p{L}{0,3})?|qtrs?|trim(?:estr\\p{L}{1,2})?|čtvrtletí|negyedév\\p{L}{0,3})\\.?(?!\\p{L})'
/** In front of a day or a year of four figures, or of two behind an apostrophe or `FY`. */
const BEFORE_TIME = "(?= ?(?:ended|ending|to)(?!\\p{L})|[ ,/-]{0,2}(?:['’]\\d{2}|FY ?['’]?\\d{2}|20\\d{2}))"

const NUMBERS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }
const numberOf = (said: string): number => NUMBERS[said.toLowerCase()] ?? Number(said)
const HOW_MANY: Readonly<Record<string, number>> = {
  two: 2,
  zwei: 2,
  deux: 2,
  dos: 2,
  due: 2,
  dwa: 2,
  three: 3,
  drei: 3,
  trois: 3,
  tres: 3,
  três: 3,
  tre: 3,
  trzy: 3,
  tři: 3,
}

type Rule = readonly [Anywhere, (...found: string[]) => string]
const rule = (pattern: string, to: Rule[1]): Rule => [anywhere(new RegExp(pattern, 'giu')), to]
const firstQuarters = (_ = '', last = ''): string => `Q1-Q${numberOf(last)} `
const untilMonth = (year: string, month: string): string => `${monthName(1)} ${year} - ${monthName(Number(month))} ${year}`

const RULES: readonly { hint: RegExp; rules: readonly Rule[] }[] = [
  {
    hint: /[kк][wvв]|qu?a?r?t|trim|čtvrt|negyed|q1|t1|1t/i,
    rules: [
      rule(`${L}(?:I|1)${ENDING}${TO}(II|III|IV|[2-4])${ENDING} ?${QUARTERS}`, firstQuarters),
      rule(`${L}T1${TO}T?([2-4])${R}`, firstQuarters),
      rule(`${L}1T${TO}([2-4])T${R}`, firstQuarters),
      rule(`${L}Q1 ?[+&,] ?Q2 ?[+&,] ?(?:Q3 ?[+&,] ?)?Q([34])${R}`, firstQuarters),
      // `3 kvartal` is the third: a plural only.
      rule(
        `${L}(?:(?:first|ersten|premiers|primeros|primi) )?([23]|${Object.keys(HOW_MANY).join('|')}) (?:quarters|quartale|trimestres|trimestri|kwartały|kvartály)${R}`,
        (_, count = '') => `${3 * (HOW_MANY[count.toLowerCase()] ?? Number(count))} months`,
      ),
    ],
  },
  {
    hint: /\d ?(?:m|wk)|m0?1|mesi/i,
    rules: [
      rule(`${L}(\\d{1,2}) ?(?:mn?ths?|mts?|mos?)\\.?${BEFORE_TIME}`, (_, count = '') => `${count} months`),
      rule(`${L}(\\d{1,2})M(?= (?:ended|ending|to)(?!\\p{L}))`, (_, count = '') => `${count} months`),
      rule(`${L}(\\d{1,2})[ -]mesi${R}`, (_, count = '') => `${count} months`),
      rule(`${L}(\\d{2}) ?wks?\\.?${BEFORE_TIME}`, (_, count = '') => `${count} weeks`),
      rule(`${L}M0?1${TO}M?(1[0-2]|0?[2-9])${R}`, (_, last = '') => `${Number(last)} months`),
    ],
  },
  {
    hint: /through|thru|up to|einschl|t\.?o\.?m|med|cum|kum|acum|narast|hasta|até|fino/i,
    rules: [
      rule(
        `${L}(?:t\\.?o\\.?m\\.?|till? och med|til og med|bis einschl(?:\\.|ießlich)?|through|thru|up to|(?:(?:kumuliert|kum\\.|cumulative|cum\\.|cumul(?:é|ée|és|ées)?|acumulad[oa]s?|acum\\.|cumulat[oaie]|narastająco|ackumulerat|akkumuler(?:et|t)) )(?:(?:bis|zum|à|au|fin|a|al|de|do|til|till|tot|to|until|fine) ){0,2}) ?(?=(?:${MONTH_WORD})(?!\\p{L})|Q[1-4])`,
        () => 'YTD ',
      ),
    ],
  },
  {
    hint: /\d\.? ?[-–—] ?\d|\d\.\d{1,2}\. 20/,
    rules: [
      // 1.1.-30.9. 2026, 1/1-30/9 2026; 2026/1-9
      rule(`${L}0?1[./]0?1\\.? ?[-–—] ?(?:2[89]|3[01])[./](1[0-2]|0?[1-9])(?:[. /]|, ){1,2}(20\\d{2})${R}`, (_, month = '', year = '') =>
        untilMonth(year, month),
      ),
      rule(`${L}(\\d{1,2})\\.(\\d{1,2})\\. (20\\d{2})${R}`, (_, day = '', month = '', year = '') => `${day}.${month}.${year}`),
      rule(`${L}(20\\d{2})/0?1 ?[-–—] ?(1[0-2]|0?[2-9])${R}(?![./-])`, (_, year = '', month = '') => untilMonth(year, month)),
    ],
  },
]

/** The text with such a part in the words by which headers are read; everything else stays. */
export function partsOfYear(text: string): string {
  if (text.length > 120) return text
  let said = text
  for (const { hint, rules } of RULES) if (hint.test(said)) for (const [pattern, to] of rules) said = said.replace(pattern.in(said), to)
  return said
}
