import type { ImportProblem } from '../../import.ts'
import { MONTH_WORD, monthName, monthNumber } from './dates.ts'
import { namesTime, readHeader } from '../heads/header.ts'
import { shorten } from '../cells/text.ts'
import { anywhere } from '../cells/plain-twin.ts'

// A sheet for each month, which nothing but its name tells: `Jan`, `01-2026`, `Mar26`, `03 März`.

const NUMBERED = /^(?:M ?)?(0?[1-9]|1[0-2])[ ._-]((?:19|20)\d{2})$/i
const YEAR_FIRST = /^((?:19|20)\d{2})[ ._-]?(?:M ?)?(0[1-9]|1[0-2])$/i
const TOGETHER = new RegExp(`^(${MONTH_WORD})[ ._-]?['’]?((?:20)?[2-4]\\d)$`, 'i')
const IN_ORDER = anywhere(new RegExp(`^(0?[1-9]|1[0-2])[ ._-]{1,3}(${MONTH_WORD})(?![\\p{L}])(.*)$`, 'iu'))

/** What a sheet is called, with its month written out where it is one: `01-2026` is January 2026 as a name, though not as a figure. */
export function spelledMonth(name: string): string {
  const trimmed = name.trim()
  const [, month, year] = NUMBERED.exec(trimmed) ?? []
  if (month && year) return `${monthName(Number(month))} ${year}`
  const [, first, second] = YEAR_FIRST.exec(trimmed) ?? []
  if (first && second) return `${monthName(Number(second))} ${first}`
  const [, word, years] = TOGETHER.exec(trimmed) ?? []
  if (word && years) return `${monthName(monthNumber(word) ?? 1)} ${years.length === 2 ? `20${years}` : years}`
  // `01 Jan`: numbered so that the sheets stand in order, where number and month agree.
  const [, place, named, rest = ''] = IN_ORDER.exec(trimmed) ?? []
  return named && monthNumber(named) === Number(place) ? `${named}${rest}` : name
}

/** What a sheet is called beside the kind of its statement: `FC` of `PL FC`, `October 2025` of `P&L Oct25`. */
export const calledAfter = (name: string): string => spelledMonth(name.replace(STATEMENT, ' ').trim() || name)

const STATEMENT = /(?<![\p{L}\d])(?:P ?& ?L|PL|PNL|IS|BS|CF|GuV)(?![\p{L}\d])/gu

/** Whether a sheet is called after a time and nothing else. */
export const isCalledByTime = (name: string): boolean => namesTime(readHeader(spelledMonth(name), null))

/** The code of the question which year the sheets of months are of. */
export const YEAR_OF_SHEETS = 'year-of-sheets'

/** Asked once for all sheets that only lack their year. */
export function askYearOnce(problems: ImportProblem[]): ImportProblem[] {
  const asked = problems.filter(({ code }) => code === YEAR_OF_SHEETS)
  const names = [...new Set(asked.map(({ sheet }) => sheet ?? ''))]
  if (names.length < 2) return problems
  const list = names.slice(0, 12).map(name => `“${shorten(name, 40)}”`)
  const message = `Nothing says which year the sheets ${list.join(', ')}${names.length > 12 ? ' …' : ''} are of. ${SAY_YEAR}`
  return problems.flatMap(problem => (problem.code !== YEAR_OF_SHEETS ? [problem] : problem === asked[0] ? [{ ...problem, message }] : []))
}

/** How the question is answered. */
export const SAY_YEAR = 'Say it once under “Read the file in another way”, or choose each period.'
