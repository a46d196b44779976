// A round's figures and its life by the clock. No clock is read here: callers pass the time.

export const ROUND_STATES = ['planned', 'open', 'closed', 'settled'] as const
export type RoundState = (typeof ROUND_STATES)[number]

/** Asking stays closed while fewer people hold tokens: a crowd of four is a list of suspects. No round may ask for less. */
export const MIN_CROWD = 5

/** Questions appear at moments that are the same for everybody: every 20 s by the clock, at least `BATCH_SIZE` together, … */
export const TICK_MS = 20_000
export const BATCH_SIZE = 5
/** … or after so many ticks those that there are. */
export const PATIENT_TICKS = 3

/** Milliseconds until the next tick, 1 to 20,000. */
export const untilNextTick = (now: number): number => TICK_MS - (((now % TICK_MS) + TICK_MS) % TICK_MS)

/** A question that was handed over before closing, while the server died, may be handed over again for so long. */
export const GRACE_MS = 5 * 60_000
/** Voting goes on after asking has closed; then the voting key and the votes' hashes are erased and counts remain. */
export const SETTLES_AFTER_MS = 30 * 86_400_000
/** The longest that a round may be open. */
export const LONGEST_MS = 92 * 86_400_000

export interface RoundTimes {
  state: RoundState
  opensAt: number
  closesAt: number
}

/** The state that the clock asks for. Never an earlier one than it has: a clock that is set back reopens nothing. */
export function stateAt({ state, opensAt, closesAt }: RoundTimes, now: number): RoundState {
  const due = now >= closesAt + SETTLES_AFTER_MS ? 'settled' : now >= closesAt ? 'closed' : now >= opensAt ? 'open' : 'planned'
  return ROUND_STATES.indexOf(due) > ROUND_STATES.indexOf(state) ? due : state
}

/**
 * Whether the time of grace after closing has passed. What was found so is kept in `askingOver`. A closed round whose closing lies ahead
 * was closed before the clock was set back: its grace is over, too.
 */
export const isAskingOver = ({ state, closesAt }: Pick<RoundTimes, 'state' | 'closesAt'>, now: number): boolean =>
  (state === 'closed' || state === 'settled') && (now >= closesAt + GRACE_MS || now < closesAt)

/**
 * Whether a new question is taken; a little longer than the page says, for what was handed over already. Once asking is over it stays so:
 * a clock that is set back reopens nothing.
 */
export const takesQuestions = (round: Pick<RoundTimes, 'state' | 'closesAt'> & { askingOver: boolean | null }, now: number): boolean =>
  takesVotes(round) && !round.askingOver && !isAskingOver(round, now) && now < round.closesAt + GRACE_MS
export const takesVotes = ({ state }: Pick<RoundTimes, 'state'>): boolean => state === 'open' || state === 'closed'

/** A round as every signed-in person sees it; the same bytes for all, so that a key made for one would show. */
export interface RoundView {
  id: string
  reportId: string
  /** Of the published report, else of the meeting that joins it, else null: a title can be the news. */
  title: string | null
  state: RoundState
  /** Milliseconds since the epoch. */
  opensAt: number
  closesAt: number
  moderated: boolean
  /** How many people hold tokens, counted only up to how many there must be. */
  crowd: { have: number; need: number }
  keys: RoundKeysView | null
}

/** Public keys, DER SubjectPublicKeyInfo in base64url, with their fingerprints in words. Null in a view: the round has not opened. */
export interface RoundKeysView {
  asking: string
  voting: string
  fingerprint: { asking: string; voting: string }
}

/** What a round says of its crowd: whether there are enough, and how many are missing; never how many there are beyond. */
export const crowdOf = (holders: number, { minCrowd }: { minCrowd: number }): RoundView['crowd'] => ({
  have: Math.min(holders, minCrowd),
  need: minCrowd,
})
