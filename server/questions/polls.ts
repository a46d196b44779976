import { AGREEMENT, isPulse, LEAST_ANSWERS } from '#app/model/poll/poll.ts'
import { answersTo, eraseAnswers, keepCounts, openPulses, type PollRow, pollsOfRound, setPollState } from '#db/queries/polls.ts'
import type { Tx } from '#db/types.ts'
import type { Hall } from '../use/hall.ts'

/** How many choices a poll has. */
export const optionsOf = ({ kind, options }: Pick<PollRow, 'kind' | 'options'>): number =>
  isPulse(kind) ? AGREEMENT.length : options.length

/** Counts the answers for good and erases them: what is left tells how many, and nothing of anybody, also not beside an earlier look. */
export async function countForGood(tx: Tx, poll: Pick<PollRow, 'id' | 'kind' | 'options'>): Promise<void> {
  await keepCounts(tx, poll.id, optionsOf(poll))
  await eraseAnswers(tx, poll.id)
  await setPollState(tx, poll.id, 'shown')
}

/**
 * What everybody sees of an open pulse is renewed at a tick, and only when at least `LEAST_ANSWERS` have come since: between two looks
 * at it nobody can tell a single answer. When its week is over it is counted for good, by the same rule.
 */
export async function advancePulses({ store, clock }: Pick<Hall, 'store' | 'clock'>): Promise<void> {
  let erased = false
  for (const pulse of await openPulses(store)) {
    const over = pulse.closesAt !== null && pulse.closesAt <= clock.now()
    if (!over && (await answersTo(store, pulse.id)) < (pulse.answered ?? 0) + LEAST_ANSWERS) continue
    await store.transact(tx => (over ? countForGood(tx, pulse) : keepCounts(tx, pulse.id, optionsOf(pulse))))
    erased ||= over
  }
  if (erased) await store.checkpoint()
}

/** The voting key dies: the pulse is counted, and no answer of a round's meetings is kept any longer. */
export async function settlePolls(tx: Tx, roundId: string): Promise<void> {
  for (const poll of await pollsOfRound(tx, roundId)) {
    if (isPulse(poll.kind)) await countForGood(tx, poll)
    else {
      await setPollState(tx, poll.id, 'closed')
      await eraseAnswers(tx, poll.id)
    }
  }
}
