import type { Cell, Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import type { Reading } from '../cells/figure.ts'
import { headOf } from '../cells/figure.ts'
import type { HeaderFacts } from '../heads/header.ts'
import { isYearWord, plainWord } from '../heads/head-words.ts'
import { readScenario } from '../scenarios/scenario-words.ts'
import { inEnglish } from './time-words.ts'

// `Month | YTD | Year` over `Actual | Budget`: the month that the title names, what the year has brought until then, and the whole year.

/** `Mes | Año en curso | Total año`: as far as this year has come. */
const THIS_YEAR = new Set(
  'ano en curso|ano corrente|ano em curso|annee en cours|exercice en cours|anno in corso|lopend jaar|laufendes jahr|lfd jahr|rok biezacy|biezacy rok|letosni rok|текущий год|поточний рік|current year|this year'.split(
    '|',
  ),
)
const MONTH = /^(?:the |this |current )?month$/i
const QUARTER = /^(?:the |this |current )?quarter$/i
const PERIOD = /^(?:(?:the |this |current )?period|(?:denn[ae] |aktuell )?period(?:en?)?|période|per[ií]odo|okres|kausi|период|період)$/iu

const plain = (cell: Cell | undefined): string => (cell?.kind === 'text' && cell.value.length <= 20 ? cellText(cell) : '')
const plainWords = (cell: Cell | undefined): string => plain(cell).split(' ').map(plainWord).join(' ')
const isYear = (cell: Cell | undefined): boolean => isYearWord(plain(cell))

const isThisYear = (cell: Cell | undefined): boolean => THIS_YEAR.has(plainWords(cell))
const isMonth = (cell: Cell | undefined): boolean => {
  const text = plain(cell)
  return text !== '' && (MONTH.test(inEnglish(text).trim()) || PERIOD.test(text))
}

const isQuarter = (cell: Cell | undefined): boolean => {
  const text = plain(cell)
  return text !== '' && QUARTER.test(inEnglish(text).trim())
}

/** What such a word says where it stands beside a year to date, or a month and a year beside each other over other headings. */
export function bareTimeAt(
  grid: Grid,
  { row, column, isLast }: { row: number; column: number; isLast: boolean },
  reading: Reading,
): Partial<HeaderFacts> | null {
  const cell = grid.rows[row]?.[column]
  if (isNumbered(cell) && isOnePeriod(grid.rows[row] ?? [], isLast, reading)) return NUMBERED_SAID
  // Where a year is going to land is always said of the whole of it, whatever month the title names.
  if (
    LANDING.test(plain(cell)) &&
    !isTimed(grid.rows[row + 1]?.[column], isLast, reading) &&
    !isTimed(grid.rows[row - 1]?.[column], false, reading)
  )
    return YEAR_SAID
  const said = isYear(cell) ? YEAR_SAID : isMonth(cell) ? MONTH_SAID : isQuarter(cell) ? QUARTER_SAID : null
  const isSoFar = isThisYear(cell)
  // Most heads are neither: a row of thousands is not gone through again for each of them.
  if (!said && !isSoFar) return null
  const others = (grid.rows[row] ?? []).filter(other => other !== cell)
  if (isSoFar && others.some(isMonth)) return { toDate: 'year', relation: null }
  if (!said) return null
  const isBeside = others.some(other => headOf(other, reading)?.toDate === 'year' || isThisYear(other))
  const isOther = (other: Cell | undefined): boolean =>
    said === YEAR_SAID ? isMonth(other) || headOf(other, reading)?.monthOnly === true : isYear(other)
  return isBeside || (!isLast && others.some(isOther)) ? said : null
}

/** `Atterrissage` over `mai 2026`, or right below it: what is expected of that month. */
function isTimed(beside: Cell | undefined, isLast: boolean, reading: Reading): boolean {
  const facts = isLast ? null : headOf(beside, reading)
  return facts !== null && (facts.end ?? facts.month ?? facts.quarter ?? facts.half) !== null
}

const LANDING = /^(?:(?:atterrissage|aterrizaje)s?|hochrechnung|preconsuntivo)$/i

const NUMBERED = /^(?:P|Pd|Per)\.? ?(?:0?[1-9]|1[0-3])$/i

/** `P8`, `P08 Actual`: one of the twelve or thirteen periods of a business year. */
export const isNumbered = (cell: Cell | undefined): boolean => numberOf(cell) !== null

const numberOf = (cell: Cell | undefined): string | null => {
  const text = plain(cell)
  if (!/\d/.test(text) || !/p/i.test(text)) return null
  const { rest } = readScenario(text)
  return NUMBERED.test(rest.trim()) ? rest.replace(/\D/g, '').replace(/^0/, '') : null
}

/** Several of them may be projects or products as well; a single one beside last year, a scenario or the year to date, or over them, is none. */
function isOnePeriod(cells: readonly (Cell | undefined)[], isLast: boolean, reading: Reading): boolean {
  const numbers = cells.map(numberOf).filter(number => number !== null)
  const saysTime = (cell: Cell | undefined): boolean => {
    const facts = headOf(cell, reading)
    return facts !== null && (facts.scenario ?? facts.relation ?? facts.toDate ?? facts.months) !== null
  }
  return new Set(numbers).size === 1 && (!isLast || cells.some(saysTime))
}

/** Which month it is, the business year says: that is asked. */
const NUMBERED_SAID: Partial<HeaderFacts> = { spans: true }
const YEAR_SAID: Partial<HeaderFacts> = { months: 12 }
const MONTH_SAID: Partial<HeaderFacts> = { toDate: 'month' }
const QUARTER_SAID: Partial<HeaderFacts> = { toDate: 'quarter' }

/** The cells of a row that say so beside the times of it. */
export function bareTimes<T extends { cell: Cell }>(body: readonly T[], times: readonly T[], reading: Reading): T[] {
  if (times.length === 0 || times.length === body.length) return []
  const facts = times.map(({ cell }) => headOf(cell, reading))
  const row = body.map(({ cell }) => cell)
  const numbered = isOnePeriod(row, true, reading) ? body.filter(one => !times.includes(one) && isNumbered(one.cell)) : []
  if (numbered.length > 0) return numbered
  const isYearToDate = facts.some(one => one?.toDate === 'year')
  if (!isYearToDate && !(facts.some(one => one?.months === 12) && body.some(({ cell }) => isMonth(cell)))) return []
  return body.filter(one => !times.includes(one) && (isYear(one.cell) || isMonth(one.cell) || isQuarter(one.cell) || isThisYear(one.cell)))
}
