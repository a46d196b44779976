import type { Fact } from '#app/model/meeting/catalogue.ts'
import type { Refusal } from '#app/model/meeting/drive.ts'
import { isPulse, type PollView, resultOf } from '#app/model/poll/poll.ts'
import { takesVotes } from '#app/model/question/round.ts'
import type { MeetingRow } from '#db/queries/meetings.ts'
import { beginPulse, closePolls, pollById, type PollRow, setPollState } from '#db/queries/polls.ts'
import { roundById } from '#db/queries/rounds.ts'
import type { Reader, Tx } from '#db/types.ts'
import { countForGood } from '../../questions/polls.ts'
import type { Hall } from '../hall.ts'

/** Why a poll cannot be driven in a meeting: it is none of its own, or nobody holds tokens to answer it with. */
export async function pollFault(db: Reader, meeting: MeetingRow, pollId: string): Promise<Refusal | undefined> {
  const poll = await pollById(db, pollId)
  if (poll?.meetingId !== meeting.id || isPulse(poll.kind)) return { error: 'not found', message: 'There is no such poll in this meeting.' }
  if (await answerable(db, meeting)) return undefined
  return { error: 'conflict', message: 'The question round of this meeting is not open, so nobody could answer. Open it first.' }
}

const answerable = async (db: Reader, { roundId }: MeetingRow): Promise<boolean> => {
  const round = roundId === null ? undefined : await roundById(db, roundId)
  return round !== undefined && takesVotes(round)
}

/** Keeps in the polls what the facts say of them. Showing counts the answers for good, the first time. */
export async function followPolls(tx: Tx, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    if (fact.kind !== 'poll opened' && fact.kind !== 'poll closed' && fact.kind !== 'poll shown') continue
    const poll = await pollById(tx, fact.pollId)
    if (!poll || poll.state === 'shown') continue
    if (fact.kind === 'poll shown') await countForGood(tx, poll)
    else await setPollState(tx, poll.id, fact.kind === 'poll opened' ? 'open' : 'closed')
  }
}

/** The meeting ends: nothing is answered any more but the pulse, which begins now for whoever holds tokens of its round. */
export async function endPolls(tx: Tx, { ids, clock }: Pick<Hall, 'ids' | 'clock'>, meeting: MeetingRow): Promise<void> {
  await closePolls(tx, meeting.id)
  if (await answerable(tx, meeting)) await beginPulse(tx, meeting.id, ids, clock.now())
}

/** A poll as screens have it. The pulse is none of these. */
export function viewOf({ id, kind, text, options, answered, counts }: PollRow, shown: boolean): PollView | null {
  return isPulse(kind) ? null : { id, kind, text, options, result: shown ? resultOf({ answered, counts }) : null }
}
