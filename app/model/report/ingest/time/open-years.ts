import type { HeaderFacts } from '../heads/header.ts'
import { anywhere } from '../cells/plain-twin.ts'

// `Until 2018`, `2030 and beyond`, `2024 and 2025`: several years. Read as the one that is named, or named first, the figure would be one of a
// year.

const YEAR = "(?:(?:19|20)\\d{2}|[FC]Y ?['’]?(?:\\d{4}|\\d{2}))(?!\\d|[./-]\\d)"
const BEFORE = [
  'until|till|up to|before|pre|through|thru|to|after|beyond|post|from|since|(?:later|earlier) than',
  "bis(?: einschl(?:\\.|ießlich)?)?|ab|nach|vor|seit|jusqu['’](?:à|en|au)|avant|après|depuis|dès|au[- ]delà de|à partir de",
  'hasta|antes de|después de|desde|a partir de|até|após|depois de|fino al|oltre(?: il)?|dal|dopo il|prima del',
  'do|od|po|przed|t/m|tot(?: en met)?|vanaf|sinds|från|efter|före|til|till och med|fra|etter|før',
].join('|')
const BEHIND = [
  'onwards?|thereafter|ff\\.?|ve sonrası|sonrası|ve öncesi|öncesi|en adelante|em diante|in poi',
  '(?:and|&|und|et|y|e|en|og|och|i|a) (?:beyond|thereafter|after|later|onwards?|before|earlier|prior|previous|following|subsequent|danach|später|folgende|früher|davor|au-?delà|suivante?s?|après|avant|antérieure?s?|siguientes|posteriores|anteriores|seguintes|oltre|successiv[oi]|precedenti?|verder|senere|senare|dalej|později)',
].join('|')

const OPENS = anywhere(
  new RegExp(
    `(?<![\\p{L}\\d])(?:${BEFORE})[ -](?:years? |the |end of )?${YEAR}(?! ?(?:[-–—]|to|through|until|bis|à|au?|al?|hasta|do|t/m|tot)(?!\\p{L}))`,
    'iu',
  ),
)
/** A word that `prior` stood behind stays alone: `2018 & prior`. */
const GOES_ON = anywhere(new RegExp(`(?<![\\p{L}\\d./-])${YEAR}(?: ?\\+(?! ?\\d)| (?:${BEHIND})(?!\\p{L})| (?:and|&)\\s*$)`, 'iu'))
const EAST_ASIAN = /(?:19|20)\d{2} ?年?度? ?[及和]?(?:以降|以後|以后|以前|之前|之后|まで|から)/u
const SIGNED = anywhere(new RegExp(`[<>≤≥] ?${YEAR}`, 'iu'))
const TWO = anywhere(
  new RegExp(`(?<![\\p{L}\\d./-])${YEAR} (?:to|bis|à|au?|al|hasta|do|t/m|and|&|und|et|y|e|i|en|og|och|ve) (?=${YEAR})`, 'iu'),
)
const TO_DATE = /((?:19|20)\d{2}) to[ -]date(?!\p{L})/iu

/** `Since Q1 2024`, `Seit März 2024`: until today, and not the time that is named. Since the year began is its own. */
const SINCE =
  /^\s*(?:(?:cumulative|total|kumuliert|cumulé) )?(?:since|seit|depuis|sinds|sedan|siden) (?!(?:the )?(?:begin|start|year|début|jahres|1\.? ?jan|0?1[./]0?1[./]|jan(?:uary|uar|vier)? 1\b))/i

/** From the first day of a project on. */
const LIFE = anywhere(
  /(?<!\p{L})(?:ITD|(?:inception|project|life|contract|programme?)[- ]to[- ]date|since inception|life[- ]of[- ]project|(?:total|whole|entire|overall) (?:project|contract|programme?|grant|award))(?!\p{L})/iu,
)

/** What is still to come of a year, whatever has gone of it. */
const TO_COME =
  /(?<!\p{L})(?:YTG|(?:year|months?) to go|(?:rest|balance|remainder) of (?:the )?(?:fiscal |financial )?year|rest(?:liches)? jahr|restjahr|reste (?:de l['’]ann[ée]e|à faire)|resto (?:del año|do ano|dell['’]anno))(?!\p{L})/iu

/** A heading, and not a sentence. */
const LONGEST = 120
/** A heading of a column, and no title. */
const SHORT = 50
const BARE = /^\s*(?:[FC]Y ?)?['’]?\d{2,4}\s*$/i

/** `Increase from 2023`, `brought forward from 2023`, `compared to 2023`: what the year is to that column is said by these words. */
const OTHER = anywhere(
  /\d|compar|relat|chang|growth|increas|decreas|declin|versus|(?<!\p{L})vs(?!\p{L})|against|varian|index|restat|carr|brought|forward|transfer|adjust/iu,
)

/** A part of a year whose number nobody understood: `Kolmas quarter 2026`, `Interim 2026`. Quarters and halves of a year are all of it. */
const PART = anywhere(
  /(?<!\p{L}|(?<!\p{L})(?:by|per|je|par|por|pro) )(?:month|monat|mois|mes|mese|mês|maand|måned(?:en)?|månad(?:en)?|miesiąc|quarter|qtr|half(?:[ -]year)?|interims?|halbjahr|quartal|vierteljahr|trimestre|semestre|semester|kwartaal|halfjaar|kvartal(?:et)?|halvår(?:et)?|(?:spring|summer|autumn|winter)(?! (?:budget|forecast|plan|outlook|estimates?|statement)))(?!\p{L})/iu,
)

/** Whether no more than the year is understood of a text that names a part of it: the whole of the year it is not. */
export const isUnreadPart = (text: string, facts: HeaderFacts): boolean =>
  facts.year !== null &&
  (facts.end ?? facts.quarter ?? facts.half ?? facts.week ?? facts.month ?? facts.months ?? facts.toDate) === null &&
  !facts.trailing &&
  text.length <= SHORT &&
  PART.test(text)

/** Reads them, and returns the text without what says how far a year has gone (`2026 to date`). */
export function readOpenYears(text: string, facts: HeaderFacts): string {
  if (text.length <= LONGEST && (LIFE.test(text) || SINCE.test(text) || TO_COME.test(text))) facts.spans = true
  if (text.length > LONGEST || BARE.test(text) || !/(?:19|20)\d{2}|[FC]Y ?['’]?\d{2}/i.test(text)) return text
  const toDate = TO_DATE.exec(text)
  if (toDate) {
    facts.toDate ??= 'year'
    return text.replace(TO_DATE, '$1')
  }
  const opens = OPENS.exec(text)
  const isOpen = opens !== null && facts.months === null && facts.toDate === null && !OTHER.test(text.slice(0, opens.index))
  if (isOpen || SIGNED.test(text) || EAST_ASIAN.test(text) || GOES_ON.test(text) || TWO.test(text)) facts.spans = true
  return text
}
