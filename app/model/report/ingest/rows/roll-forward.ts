import type { Decimal } from '../../../money.ts'
import { add, compare, negate } from '../../../money.ts'
import { monthEnd, periodKey, periodRange } from '../../../period.ts'
import type { ImportColumn } from '../../import.ts'
import { type HeaderFacts, namesTime } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import type { Row } from './rows.ts'

/** So many movements between two days are tried with either sign. */
const MOST_MOVEMENTS = 6

/**
 * `30 Jun 2026 | Joiners | Leavers | 30 Sep 2026`, a roll-forward: where in every row the first figure and what stands between make the last one,
 * the two are what there was on these days, whatever else their headings could mean, and what stands between is of the time from one to
 * the other, which has no period of its own. Days are set; the ids of the movements are returned.
 */
export function placeRollForward(
  columns: ImportColumn[],
  heads: readonly TableColumn[],
  rows: readonly Row[],
  firstMonth: number,
): Set<string> {
  const movements = new Set<string>()
  const days = new Set<string>()
  let opening = -1
  for (const [at, head] of heads.entries()) {
    const day = dayOf(head.facts, firstMonth)
    if (day === null) {
      if (namesTime(head.facts) || head.facts.variance) opening = -1
      continue
    }
    const from = heads[opening]
    const first = from ? dayOf(from.facts, firstMonth) : null
    const moves = heads.slice(opening + 1, at)
    const between = moves.map(({ index }) => index)
    // Small figures fit by accident: what changed has a name.
    const isNamed = moves.every(({ label }) => label !== '')
    if (from && first !== null && first < day && isNamed && rolls(rows, from.index, between, head.index)) {
      place(columns[opening], first)
      place(columns[at], day)
      days.add(first).add(day)
      for (const column of columns.slice(opening + 1, at)) {
        column.role = 'period'
        column.period = null
        movements.add(column.id)
      }
    }
    opening = at
  }
  // `Net book value 30 Sep 2026` beside cost and depreciation that roll forward to that day.
  for (const [at, { facts }] of heads.entries()) {
    const day = dayOf(facts, firstMonth)
    if (day !== null && days.has(day)) place(columns[at], day)
  }
  return movements
}

function place(column: ImportColumn | undefined, day: string): void {
  if (!column) return
  column.role = 'period'
  column.period = periodKey({ kind: 'instant', date: day })
}

/** The day that a heading names, or with which the month or year ends that it names; null where it says how long it is. */
function dayOf(facts: HeaderFacts, firstMonth: number): string | null {
  if (facts.variance || facts.months !== null || facts.start !== null || facts.toDate !== null || facts.trailing || facts.ambiguousDate)
    return null
  if (facts.end !== null) return facts.end
  if (facts.year === null || facts.quarter !== null || facts.half !== null || facts.week !== null) return null
  return facts.month === null ? periodRange({ kind: 'year', year: facts.year }, firstMonth).to : monthEnd(facts.year, facts.month)
}

/** Whether one way of adding and taking away the movements leads from the opening to the closing figure in every row that has both. */
export function rolls(rows: readonly Row[], opening: number, between: readonly number[], closing: number): boolean {
  if (between.length === 0 || between.length > MOST_MOVEMENTS) return false
  const full = rows.flatMap(({ values }) => {
    const at = (index: number): Decimal | null => values.find(value => value.index === index)?.value ?? null
    const [first, last] = [at(opening), at(closing)]
    return first === null || last === null ? [] : [{ first, last, moves: between.map(index => at(index) ?? '0') }]
  })
  // A line that does not move says nothing.
  const moving = full.filter(({ moves }) => moves.some(move => compare(move, '0') !== 0))
  if (moving.length < 2) return false
  return Array.from({ length: 2 ** between.length }, (_, signs) => signs).some(signs =>
    full.every(
      ({ first, last, moves }) =>
        compare(
          moves.reduce((sum, move, at) => add(sum, signs & (1 << at) ? negate(move) : move), first),
          last,
        ) === 0,
    ),
  )
}
