import type { ImportProblem } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import { isBareMonth } from './months-behind-title.ts'
import type { HeaderFacts } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { shorten } from '../cells/text.ts'

// Months under a year that is called by the two that it lies in, where nothing tells with which of them it begins: `2026-27` over `July | August`.

/** `2026-27`, `2026/2027`: a year that is called by the two that it lies in. */
export const TWO_YEARS = /\b(?:19|20)\d{2} ?[/–-] ?(?:\d{2}|20\d{2})\b/

/** From here on a month is rather of the first of the two years: fiscal years begin in April, July, September or October. */
const APRIL = 4

interface Around {
  title: HeaderFacts
  /** What stands in the titles, among it the year. */
  titles: readonly string[]
  /** With which month the year begins, by all that tells it; 1 where nothing does, since such a year is none of the calendar's. */
  firstMonth: number
  sheet: string
}

/** The columns with such months in the first of the two years where all of them may be, which is told. */
export function monthsOfTwoYears(
  columns: readonly TableColumn[],
  { title, titles, firstMonth, sheet }: Around,
  problems: ImportProblem[],
): TableColumn[] {
  const ofTitle = title.fiscal && title.end === null ? titles.find(text => TWO_YEARS.test(text)) : undefined
  const said = ({ facts, texts }: TableColumn): string | undefined =>
    facts.year === null ? ofTitle : facts.fiscal ? texts.find(text => TWO_YEARS.test(text)) : undefined
  const open = firstMonth > 1 ? [] : columns.filter(column => isBareMonth(column.facts) && said(column) !== undefined)
  const [first] = open
  if (!first || open.some(({ facts }) => (facts.month ?? 0) < APRIL)) return [...columns]
  const yearOf = ({ facts }: TableColumn): number | null => facts.year ?? title.year
  const placed = columns.map(column => {
    const year = yearOf(column)
    return open.includes(column) && year !== null ? { ...column, facts: { ...column.facts, year: year - 1, fiscal: false } } : column
  })
  problems.push({
    severity: 'warning',
    code: 'months-over-years',
    sheet,
    ...headsOf(open),
    message: `“${shorten(TWO_YEARS.exec(said(first) ?? '')?.[0] ?? '', 20)}” is two years, and nothing says with which month it begins: “${shorten(first.label, 30)}” is taken for that of ${(yearOf(first) ?? 1) - 1}${open.length > 1 ? `, and so ${open.length === 2 ? 'is the other column' : `are ${open.length - 1} more columns`}` : ''}. Choose other periods where that is wrong.`,
  })
  return placed
}
