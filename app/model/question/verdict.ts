// Whether an answer answered the question: readers say so, without a name, and a count settles it. No clock is read here.

/** So many verdicts before anything is said of them, and so many more before it is renewed: two looks must not tell a single one. */
export const LEAST_VERDICTS = 5
/** Of a hundred verdicts so many must say yes. */
export const CONFIRMING_SHARE = 60
/** After the latest answer, so that those who read on Friday are heard as well. */
export const CONFIRMING_DAYS = 7
/** So many against, and more than for, put the question back among the open ones, once. */
export const REOPENING = 20

const DAY_MS = 86_400_000

export interface Verdicts {
  yes: number
  no: number
}

export type Standing = 'waiting' | 'confirmed' | 'reopen' | 'unconfirmed'

/**
 * How an answer stands by its verdicts.
 * @param answeredAt of the latest answer, ms
 * @param reopened whether a majority has put the question back before
 * @param over whether nobody can give a verdict any more: what is not confirmed by then stays unconfirmed
 */
export function standingOf(
  { yes, no }: Verdicts,
  { answeredAt, now, reopened, over }: { answeredAt: number; now: number; reopened: boolean; over: boolean },
): Standing {
  const share = yes * 100 >= CONFIRMING_SHARE * (yes + no)
  if (yes + no >= LEAST_VERDICTS && share && now - answeredAt >= CONFIRMING_DAYS * DAY_MS) return 'confirmed'
  if (over) return 'unconfirmed'
  return !reopened && no >= REOPENING && no > yes ? 'reopen' : 'waiting'
}

/** What everybody may know of the counts: the ones from before until `LEAST_VERDICTS` more have spoken. Null: too few for any. */
export const toldOf = (before: Verdicts | null, now: Verdicts): Verdicts | null =>
  now.yes + now.no >= (before ? before.yes + before.no : 0) + LEAST_VERDICTS ? now : before
