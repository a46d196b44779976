import type { Fact } from '#app/model/meeting/catalogue.ts'
import { type JournalRow, type MeetingRow, takeSeq, writeFacts } from '#db/queries/meetings.ts'
import type { Tx } from '#db/types.ts'
import type { Hall } from '../hall.ts'

/** Thrown inside a transaction to undo it: the number that was taken must not stay without a fact. Caught outside, never inside. */
class Undo<R> extends Error {
  constructor(readonly answer: R) {
    super('undone')
  }
}

/** What a decision gives: facts (with an answer made after them), or an answer without any, which undoes everything. */
export type Decision<R> = { facts: Fact[]; answer(seq: number): R } | { undo: R }

/**
 * Writes what a decision makes of a meeting: takes the number first, so that decisions on one meeting come one after another; decides on
 * the state as it then is; writes facts and fold; commits; tells live clients.
 */
export async function writeToJournal<R>(
  hall: Hall,
  meetingId: string,
  gone: R,
  decide: (tx: Tx, meeting: MeetingRow) => Promise<Decision<R>>,
): Promise<R> {
  let entries: JournalRow[] = []
  let answer: R
  try {
    answer = await hall.store.transact(async tx => {
      const meeting = await takeSeq(tx, meetingId)
      if (!meeting) throw new Undo(gone)
      const decision = await decide(tx, meeting)
      if ('undo' in decision) throw new Undo(decision.undo)
      entries = await writeFacts(tx, meeting, decision.facts, hall.clock.now())
      return decision.answer((entries.at(-1) as JournalRow).seq)
    })
  } catch (error) {
    if (error instanceof Undo) return error.answer as R
    throw error
  }
  hall.publish({ kind: 'journal', entries })
  return answer
}
