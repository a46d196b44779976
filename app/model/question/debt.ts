import { comparePeriods, parsePeriod, type PeriodKey, periodRange } from '../period.ts'

// Question debt: what was asked and is not answered, and for how long. No clock is read here.

/** How much is owed, and for how many quarters the oldest of it. */
export interface Debt {
  open: number
  quarters: number
}

/** Whole quarters from the end of one period to the end of another; 0 where the second is no later, or one of them is no period. */
export function quartersBetween(from: PeriodKey, to: PeriodKey, firstMonth = 1): number {
  const [first, last] = [parsePeriod(from), parsePeriod(to)]
  if (!first || !last) return 0
  return Math.max(0, Math.floor((monthOf(periodRange(last, firstMonth).to) - monthOf(periodRange(first, firstMonth).to)) / 3))
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** What of it is owed in a report of a period: what was asked then or before. `period` null: of a report that nobody can read. */
export function owedBy<Owed extends { period: PeriodKey | null }>(
  owed: readonly Owed[],
  period: PeriodKey,
  firstMonth = 1,
): (Owed & { quarters: number })[] {
  return owed.flatMap(one =>
    one.period !== null && comparePeriods(one.period, period, firstMonth) <= 0
      ? [{ ...one, quarters: quartersBetween(one.period, period, firstMonth) }]
      : [],
  )
}

export const debtOf = (owed: readonly { quarters: number }[]): Debt => ({
  open: owed.length,
  quarters: Math.max(0, ...owed.map(({ quarters }) => quarters)),
})
