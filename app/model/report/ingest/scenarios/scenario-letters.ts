import type { Grid } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import type { Scenario } from '../../import.ts'
import { MONTH_WORD } from '../time/dates.ts'
import { readScenario } from './scenario-words.ts'

const SUFFIX: Record<string, Scenario> = { a: 'actual', h: 'actual', e: 'forecast', f: 'forecast', p: 'forecast', b: 'budget' }

/** The scenario that a letter behind a year or month stands for: A or H, E, F, P or B. */
export const scenarioOfLetter = (letter: string): Scenario | null => SUFFIX[letter.toLowerCase()] ?? null

/** `Sep-26 A`, `Oct-26F`, `Dec 2026 (F)`, `Jun-30-2026E`: a letter behind a month or day is its scenario. */
const MONTH_AND_LETTER = new RegExp(
  `((?:${MONTH_WORD})(?:[ '’-]{0,2}(?:20)?\\d{2}|[ -]\\d{1,2}(?:,? |-)20\\d{2})) ?\\(?([AEFBP])\\)?(?=\\s*$)`,
  'i',
)

/** `Sep F`, `04/2026 A`, `2026-07 (F)`: the same behind a month without a year, or in figures, and nothing else. */
const BARE_AND_LETTER = new RegExp(
  `^(\\s*(?:${MONTH_WORD}|(?:0?[1-9]|1[0-2])[./-]20\\d{2}|20\\d{2}[./-](?:0[1-9]|1[0-2])))[ _]\\(?([ABEFP])\\)?(?=\\s*$)`,
  'i',
)

/** `Q4 FY26 F`, `FY26 Q4 (F)`, `2H 2026 E`: the same behind a quarter or half, with a blank or brackets between. */
const PART_AND_LETTER =
  /^(\s*(?:(?:FY|CY)? ?['’]?\d{2,4}[ /-]*)?(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?:[ /-]*(?:FY|CY|of)?[ -]?['’]?(?:\d{4}|\d{2}))?) ?\(?([AEFBP])\)?(?=\s*$)/

/** A header text without such a letter, and the scenario that it said. Written small it is a word, or none. */
export function withoutLetter(text: string, hasMonth: boolean): { rest: string; scenario: Scenario | null } {
  const [, before, letter = ''] =
    (hasMonth ? MONTH_AND_LETTER.exec(text) : null) ?? PART_AND_LETTER.exec(text) ?? BARE_AND_LETTER.exec(text) ?? []
  return before !== undefined && letter === letter.toUpperCase()
    ? { rest: text.replace(/ ?\(?[A-Z]\)?\s*$/, ' '), scenario: scenarioOfLetter(letter) }
    : { rest: text, scenario: null }
}

/** What stands right in front of a year: `Act25`, `Bud 26`, `FC2026`, `B2026`. A single letter only before all four digits, `F2026` is a fiscal year. */
const GLUED =
  /^\s*(?:(budget|bud|bdgt?|bgt|plan|soll|target|tgt|actuals?|act|ist|forecast|fcst|fcast|frcst|FC|LE|RF|est|proj|AC)[ .'’]{0,2}((?:20)?[2-4]\d)|(PL|BU)[ .]?(20[2-4]\d)|([ABEP])(20[2-4]\d))\s*$/i

/** A scenario that is written together with its year, apart: `Act 2025`. Everything else stays. */
export function apart(text: string): string {
  const [, word, short = '', plan, planned = '', letter, year = ''] = text.length > 14 ? [] : (GLUED.exec(text) ?? [])
  if (word !== undefined) return `${word} ${short.length === 2 ? `20${short}` : short}`
  return plan !== undefined ? `Plan ${planned}` : letter !== undefined ? `${year}${letter.toUpperCase()}` : text
}

/** Plan and budget where their two letters stand beside those of actuals and forecasts (the notation of the International Business Communication Standards). */
const PLANS = new Set(['pl', 'bu'])
const BESIDE_PLANS = new Set(['ac', 'fc', 'py', 'δpl', 'δbu', 'δpl%', 'δbu%'])

/**
 * `A A A F F F` under months (`H H P P` over years) are actuals and forecasts, where the letters of a row are these and no others; `PL` beside `AC`
 * is the plan.
 */
export function letterAt(grid: Grid, row: number, column: number): Scenario | null {
  const own = cellText(grid.rows[row]?.[column]).toLowerCase()
  if (PLANS.has(own)) return (grid.rows[row] ?? []).some(cell => BESIDE_PLANS.has(cellText(cell).toLowerCase())) ? 'budget' : null
  // A goal beside what came of it; `Meta` alone is a company.
  if (own === 'meta')
    return (grid.rows[row] ?? []).some(cell => /^(?:real|resultado|actual|atual|valor)$/i.test(cellText(cell))) ? 'budget' : null
  // What somebody is to sell, beside what they sold; `Quota` alone is a share in many languages.
  if (/^(?:sales )?quotas?$/.test(own))
    return (grid.rows[row] ?? []).some(cell => /^(?:actuals?|achieved|attained|(?:% )?attainment)$/i.test(cellText(cell))) ? 'budget' : null
  if (isHeldAgainst(grid, row, column)) return 'actual'
  if (own.length !== 1) return null
  // `A | A | F | FY26 F`: what names a time beside them is told by its own letter.
  const texts = (grid.rows[row] ?? []).flatMap(cell => (isBlank(cell) ? [] : [cellText(cell).toLowerCase()]))
  const letters = new Set(texts.filter(text => !/^(?:fy|q\d|h\d).{0,3}\d{2}/.test(text)))
  const isAhead = ['f', 'e', 'p'].some(other => letters.has(other))
  // `A | B | A | B | F | B`: budgets beside them. Each of them once may be classes.
  const isOfThree = letters.has('b') && letters.size === 3 && texts.length > 3
  const known = (letters.has('a') || letters.has('h')) && isAhead && (isOfThree || (letters.size === 2 && !letters.has('b')))
  return known ? scenarioOfLetter(own) : null
}

const CURRENT =
  /^(?:curr(?:ent|\.)?(?: value)?|value|result|latest|aktuell(?:er wert)?|wert|ergebnis|actuel(?:le)?|valeur|r[ée]sultat|attuale|valore|atual|valor|resultado)$/i
const COMPARED = /^(?:prior|previous|prev\.?|PY|LY)$/i

/**
 * `Current` is this period beside `Prior`, and what is not yet due beside `1–30 days`; so are `Current`, `Value` and `Result` beside what they are
 * held against (`Target`, `Last year`), where nothing is called actual.
 */
export const isCurrentAt = (grid: Grid, row: number, column: number): boolean =>
  (/^(?:curr(?:ent|\.)?|CY)$/i.test(cellText(grid.rows[row]?.[column])) &&
    (grid.rows[row] ?? []).some(cell => COMPARED.test(cellText(cell)))) ||
  isHeldAgainst(grid, row, column)

function isHeldAgainst(grid: Grid, row: number, column: number): boolean {
  const own = cellText(grid.rows[row]?.[column])
  if (!CURRENT.test(own)) return false
  const others = (grid.rows[row] ?? []).flatMap((cell, at) => (at === column || cell?.kind !== 'text' ? [] : [cellText(cell)]))
  const said = others.map(text => (text.length > 30 ? null : readScenario(text)))
  return (
    said.some(found => found?.scenario === 'budget' || found?.relation) &&
    !said.some(found => found?.scenario === 'actual' || found?.relation === 'this period') &&
    !others.some(text => text !== own && CURRENT.test(text))
  )
}
