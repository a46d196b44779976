// Weeks of the calendar as they are written in many languages, in the one way by which headers are read: `WK8 2026`.

const WEEK =
  'KW|CW|WK|weeks?|kalenderwoche|calendar week|woche|semaine|semana|sem|settimana|sett|week|uge|uke|vecka|viikko|vko|hafta|tydzień|tydz|týden|týždeň|hét|săptămâna|minggu|tuần|неделя|нед|тиждень|εβδομάδα'

/** A piece of each of them: asked of every heading, so that the patterns below are not. */
const HINT =
  /[週周주]|(?:^|[^a-z])(?:[ws] ?#?\d|kw|cw|wk|week|woche|kalender|calendar w|sem|sett|uge|uke|vecka|viikko|vko|hafta|tyd|týd|týž|hét|săpt|minggu|tuần|нед|тиж|εβδ)|\d[ws]\d/i

const NAMED = new RegExp(
  `(?<![\\p{L}\\d])(?:W ?#?|(?:${WEEK})[ .-]{0,2}(?:n[°ºo]\\.? ?|nr\\.? ?|#)?)(\\d{1,2})(?: ?[/.,'’-] ?['’]?((?:19|20)\\d{2})|,? (?:(?:of|de|del|du|von|in) )?['’]?((?:19|20)\\d{2})|(?: ?/ ?| ?['’])(\\d{2}))?(?![\\d\\p{L}]|[/.,]\\d)`,
  'giu',
)
/** `8. hafta`, `8. Woche`, `8 неделя`: behind its number. */
const BEHIND = new RegExp(
  `(?<![\\p{L}\\d./,])(\\d{1,2})(?:\\.|-?я)? ?(?:kalenderwoche|hafta|týden|týždeň|hét|неделя|тиждень|tydzień)(?![\\p{L}\\d])(?: ?/? ?((?:19|20)\\d{2}))?`,
  'giu',
)
/** `S08 2026`, `2026-S08`: in French and Spanish. `S1` and `S2` are halves. */
const LETTER =
  /(?<![\p{L}\d])S(0[1-9]|[3-9]|[1-4]\d|5[0-3])[ /-](20\d{2})(?!\d)|(?<![\p{L}\d])(20\d{2})[ /-]?S(0[1-9]|[1-4]\d|5[0-3])(?!\d)/giu
/** `Réel S25`, `S25 Budget`: beside a scenario. */
const BESIDE =
  '(?:budget|r[ée]el|r[ée]alis[ée]e?|pr[ée]vue?|objectif|plan|real|realizado|presupuesto|previsto|[ée]cart(?: %)?|desv\\.?|dif\\.?)'
const LETTER_BESIDE = new RegExp(`(?<=^${BESIDE} )S(0[1-9]|[3-9]|[1-4]\\d|5[0-3])$|^S(0[1-9]|[3-9]|[1-4]\\d|5[0-3])(?= ${BESIDE}$)`, 'giu')
/** `2026/KW8`: the year before it. */
const YEAR_BEFORE = new RegExp(`(?<![\\p{L}\\d])((?:19|20)\\d{2}) ?[/-] ?(?:W|${WEEK}) ?(\\d{1,2})(?![\\p{L}\\d])`, 'giu')
/** `26W08`, `26-W08`: the year in two figures before it. */
const SHORT = /(?<![\p{L}\d])(\d{2})[ -]?W(\d{2})(?![\p{L}\d])/giu
/** `第8週`, `2026年8週`, `8주차`; `8주` alone is how long something lasts. */
const EAST_ASIAN = /(?:(?:(20\d{2})[年년] ?)第? ?|第 ?)(\d{1,2}) ?(?:[週周](?!\p{L})|주(?:차)?(?!\p{L}))|(?<!\d)(\d{1,2}) ?주차/gu

const week = (number: string, year: string | undefined): string => `WK${Number(number)}${year ? ` ${year}` : ''}`
const isWeek = (number: string): boolean => Number(number) >= 1 && Number(number) <= 53

/** Two figures behind a week are a year, unless they may be the week after it (`KW 25/26`). */
function yearBehind(number: string, figures: string | undefined): string | null | undefined {
  if (figures === undefined) return undefined
  return Number(figures) >= 20 && Number(figures) < 40 && Number(figures) !== Number(number) + 1 ? `20${figures}` : null
}

/** `Sem. 1`, `Sem. 2`: a half of the year as well as a week. */
const MAY_BE_HALF = /^sem[ .-]*[12](?!\d)/i

/** The text with `WK8 2026` for each week that it names; everything else stays. */
export function weeksInEnglish(text: string): string {
  if (text.length > MOST || !/\d/.test(text) || !HINT.test(text)) return text
  return text
    .replace(EAST_ASIAN, (all: string, year?: string, number?: string, alone?: string) =>
      isWeek(number ?? alone ?? '') ? `${week(number ?? alone ?? '', year)} ` : all,
    )
    .replace(YEAR_BEFORE, (all: string, year: string, number: string) => (isWeek(number) ? week(number, year) : all))
    .replace(NAMED, (all: string, number: string, near?: string, far?: string, figures?: string) => {
      const year = near ?? far ?? yearBehind(number, figures)
      return !isWeek(number) || year === null || MAY_BE_HALF.test(all) ? all : week(number, year)
    })
    .replace(BEHIND, (all: string, number: string, year?: string) => (isWeek(number) ? week(number, year) : all))
    .replace(LETTER, (_, number?: string, year?: string, before?: string, behind?: string) => week(number ?? behind ?? '', year ?? before))
    .replace(LETTER_BESIDE, (_, behind?: string, before?: string) => week(behind ?? before ?? '', undefined))
    .replace(SHORT, (all: string, year: string, number: string) =>
      isWeek(number) && yearBehind('0', year) ? week(number, `20${year}`) : all,
    )
}

const MOST = 120
