// When somebody is reminded of an answer that they owe. ISO days; no clock is read here.

const WEEK = 7
const DAY_MS = 86_400_000

/**
 * Whether a letter is due: a week before the day, on it, and every week after. A day that was missed (the server was off) is made up for
 * by the next, and never twice. What was promised on such a day needs no letter about it.
 */
export function isReminded(
  { dueOn, madeOn, remindedOn }: { dueOn: string; madeOn: string; remindedOn: string | null },
  today: string,
): boolean {
  const days = Math.round((Date.parse(today) - Date.parse(dueOn)) / DAY_MS)
  if (days < -WEEK) return false
  const last = dayAfter(dueOn, Math.floor(days / WEEK) * WEEK)
  return last > madeOn && (remindedOn === null || remindedOn < last)
}

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
