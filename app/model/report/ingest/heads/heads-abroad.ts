import { monthNumber } from '../time/dates.ts'
import { OF_MONTH } from './english-heads.ts'
import { HEAD_WORDS, isYearWord, plainWord } from './head-words.ts'
import { monthsInEnglish } from '../time/month-names.ts'
import { numberedMonths, plainDays } from '../time/numbered-months.ts'
import { readScenario } from '../scenarios/scenario-words.ts'
import { isThai, thaiInEnglish } from '../time/thai.ts'
import { timesAbroad } from '../time/times-abroad.ts'

/** How many words the longest phrases have, and how all of them begin: what most texts do not hold. */
const LONGEST = Math.max(...[...HEAD_WORDS.keys()].map(phrase => phrase.split(' ').length))
const FIRST = new Set([...HEAD_WORDS.keys()].map(phrase => phrase.split(' ')[0] ?? ''))

/** A heading, and no sentence. */
const MOST_LETTERS = 48
const MOST_WORDS = 8

/** What may stand between them: `Utfall t.o.m. sep`, `Budget per 30.9.`. */
const BETWEEN =
  /^(?:Q[1-4]?|[1-4]Q|H[12]?|[12]H|P\d{1,2}|FY|CY|GJ|YTD|LTM|WK|months?|quarter|half|year|period|ended|to|date|of|for|the|op|orig|original|approved|revised|rev|latest|final|results?|k|m|i|per|pr|til|till|tom|av|van|tot|w|za|do|v|na|a|au|al|à|fin|fine|de|del|di|da|do|in|im|bis|в|за|на|по)$/i

/**
 * A heading of a column in English where it consists of nothing but such words of other languages, times and scenarios: `Utfall sep fg år` is
 * `actual sep prior year`. Everything else stays: in `Regnskap og lønn` nothing heads figures.
 * @param marks what is such a word only beside others of its row, by its plain letters
 */
export function headsAbroad(given: string, marks?: ReadonlyMap<string, string>): string {
  if (isThai(given)) return thaiInEnglish(given)
  // `Realisatie t/m`: until the month of the report.
  const text = numberedMonths(plainDays(given), marks !== undefined).replace(/(?<=\p{L}) t\/m\s*$/iu, ' YTD')
  if (text.length > MOST_LETTERS) return text
  if (OF_MONTH.test(text)) return text.replace(OF_MONTH, 'month to date $1$2')
  const words = text.trim().split(/\s+/)
  if (words.length > MOST_WORDS) return text
  const year = wholeYear(words)
  if (year !== null) return year
  const plain = words.map(plainWord)
  if (!plain.some(word => FIRST.has(word) || marks?.has(word))) return text
  const said: { english: string; isKnown: boolean }[] = []
  for (let at = 0; at < words.length; ) {
    const marked = marks?.get(plain[at] ?? '')
    const count = marked === undefined ? longestAt(plain, at) : 1
    const english = marked ?? HEAD_WORDS.get(plain.slice(at, at + count).join(' '))
    const before = said.at(-1)
    if (english !== undefined) said.push({ english, isKnown: true })
    else if (before && !before.isKnown) before.english += ` ${words[at]}`
    else said.push({ english: words[at] ?? '', isKnown: false })
    at += Math.max(1, count)
  }
  if (!said.some(({ isKnown }) => isKnown)) return text
  const times = said.map(({ english, isKnown }) => (isKnown ? english : monthsInEnglish(timesAbroad(english))))
  const areHeads = said.every(({ isKnown }, at) => isKnown || saysTime(times[at] ?? ''))
  return areHeads ? times.join(' ').replace(OF_MONTH, 'month to date $1$2') : text
}

/** `Jahr Budget`, `Prévision année`: the year beside a scenario is the whole of it, whatever month it is. Null: something else. */
function wholeYear(words: readonly string[]): string | null {
  if (words.length < 2 || words.length > MOST_OF_YEAR) return null
  const isBehind = !isYearWord(words[0] ?? '')
  if (isBehind && !isYearWord(words.at(-1) ?? '')) return null
  const rest = isBehind ? words.slice(0, -1) : words.slice(1)
  // `Año actual` is this year.
  if (/^a[ck]?tual$/i.test(rest.join(' ')) && !/^(?:year|jahr|jaar|[åa]r)$/i.test(words[isBehind ? words.length - 1 : 0] ?? '')) return null
  const english = headsAbroad(rest.join(' '))
  const said = readScenario(english)
  return said.scenario !== null && said.relation === null && !/[\p{L}\d]/u.test(said.rest) ? `full year ${english}` : null
}

const MOST_OF_YEAR = 4

/** `Jahr Ist`, `Year actual`: in a report of a month it may be the year so far. */
export const isActualYear = (text: string): boolean => {
  const english = wholeYear(text.trim().split(/\s+/))
  return english !== null && readScenario(english).scenario === 'actual'
}

const longestAt = (plain: readonly string[], at: number): number => {
  for (let count = Math.min(LONGEST, plain.length - at); count > 0; count--)
    if (HEAD_WORDS.has(plain.slice(at, at + count).join(' '))) return count
  return 0
}

/** Whether nothing but times and scenarios is left in a text. */
const saysTime = (text: string): boolean =>
  (readScenario(text).rest.match(/\p{L}+/gu) ?? []).every(word => BETWEEN.test(word) || monthNumber(word) !== null)
