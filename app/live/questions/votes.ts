import type { VoteRequest } from '#app/model/question/wire.ts'
import { isRestHere } from './rest-of-asking.ts'
import { isDue, PASSING, RETRY_MS, type Way } from './send.ts'
import type { Vault } from './vault.ts'
import type { Wallet } from './wallet.ts'

export interface Vote {
  questionId: string
  choice: 0 | 1
  /** Nothing is left to send of it. */
  sent: boolean
  /** Not taken, for the question had changed: what is seen of the round next tells what becomes of it. */
  refused?: true
  /** The questions that this vote was given to, where merging has brought it here; else it was given to this one. */
  from?: string[]
  /** Those of them that went on to another question, and when they are cast there. */
  moves?: { to: string; at: number; of: string[] }
}

/** Sends this person's votes, also where they go when questions are merged or stand for themselves again. */
export interface Votes {
  vote(questionId: string, choice: 0 | 1): Promise<void>
  /** Whether something is left to do. */
  wait(): Promise<boolean>
  /** Sends what is due; gives when the rest is. */
  pump(): Promise<number[]>
}

export const votePrefix = (roundId: string): string => `vote/${roundId}/`

/** None is further off than this, unless the clock was set back. */
const LONGEST_MOVE_MS = 300_000

export function openVotes(vault: Vault, wallet: Pick<Wallet, 'voting'>, roundId: string, way: Way): Votes {
  const { now, post } = way
  const keyOf = (questionId: string) => `${votePrefix(roundId)}${questionId}`
  const put = (vote: Vote) => vault.put<Vote>(keyOf(vote.questionId), vote)
  const kept = () => vault.list<Vote>(votePrefix(roundId))
  const waiting = async () => (await kept()).filter(({ sent, moves }) => !sent || moves)

  /** True when nothing is left to do for it now. */
  async function send({ questionId, choice }: Vote): Promise<boolean> {
    const sent = await post('/anonymous/votes', { token: wallet.voting, questionId, choice } satisfies VoteRequest)
    const current = await vault.get<Vote>(keyOf(questionId))
    if (sent.state === 'unreachable' || (sent.state === 'refused' && PASSING.includes(sent.code))) return false
    // Changed while it was under way: that one is still to be sent.
    if (!current || current.choice !== choice) return false
    if (sent.state !== 'refused') await put({ ...current, sent: true })
    else if (sent.code === 'question' && choice === 1) await put({ ...current, sent: true, refused: true })
    else await vault.remove(keyOf(questionId))
    return true
  }

  return {
    vote: (questionId, choice) => put({ questionId, choice, sent: false }),

    wait: async () => (await waiting()).length > 0,

    async pump() {
      const waits: number[] = []
      const due = (await waiting()).filter(({ moves }) => moves && isDue(moves.at, now(), LONGEST_MOVE_MS))
      // What does not need it goes on.
      if (due.length > 0 && !isRestHere()) waits.push(now() + RETRY_MS)
      else if (due.length > 0) {
        const { moveVote } = await import('./move-votes.ts')
        for (const vote of due) if (vote.moves) await moveVote(vault, roundId, vote, vote.moves)
      }
      for (const vote of await waiting()) if (!vote.sent && !(await send(vote))) waits.push(now() + RETRY_MS)
      for (const { moves } of await waiting()) if (moves && !isDue(moves.at, now(), LONGEST_MOVE_MS)) waits.push(moves.at)
      return waits
    },
  }
}
