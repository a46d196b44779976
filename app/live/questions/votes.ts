import type { QuestionsView } from '#app/model/question/views.ts'
import type { VoteRequest } from '#app/model/question/wire.ts'
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

/** Sends this person's votes, and takes them along when questions are merged or stand for themselves again. */
export interface Votes {
  vote(questionId: string, choice: 0 | 1): Promise<void>
  follow(view: QuestionsView): Promise<void>
  /** Whether something is left to do. */
  wait(): Promise<boolean>
  /** Sends what is due; gives when the rest is. */
  pump(): Promise<number[]>
}

export const votePrefix = (roundId: string): string => `vote/${roundId}/`

/** Not all at one moment: who voted for the one and then for the other would show as one person. */
const MERGE_SPREAD_MS = 60_000
const LONGEST_MOVE_MS = 300_000

export function openVotes(vault: Vault, wallet: Pick<Wallet, 'voting'>, roundId: string, { now, chance, post }: Way): Votes {
  const keyOf = (questionId: string) => `${votePrefix(roundId)}${questionId}`
  const kept = (questionId: string) => vault.get<Vote>(keyOf(questionId))
  const put = (vote: Vote) => vault.put<Vote>(keyOf(vote.questionId), vote)
  const waiting = async () => (await vault.list<Vote>(votePrefix(roundId))).filter(({ sent, moves }) => !sent || moves)

  /** True when nothing is left to do for it now. */
  async function send({ questionId, choice }: Vote): Promise<boolean> {
    const sent = await post('/anonymous/votes', { token: wallet.voting, questionId, choice } satisfies VoteRequest)
    const current = await kept(questionId)
    if (sent.state === 'unreachable' || (sent.state === 'refused' && PASSING.includes(sent.code))) return false
    // Changed while it was under way: that one is still to be sent.
    if (!current || current.choice !== choice) return false
    if (sent.state !== 'refused') await put({ ...current, sent: true })
    else if (sent.code === 'question' && choice === 1) await put({ ...current, sent: true, refused: true })
    else await vault.remove(keyOf(questionId))
    return true
  }

  async function move(vote: Vote, { to, of }: NonNullable<Vote['moves']>): Promise<void> {
    const there = await kept(to)
    // A vote that was taken back there stays so; one that stands there is one, whatever comes to it.
    if (there?.choice === 1) await put({ ...there, from: [...new Set([...(there.from ?? [to]), ...of])] })
    else if (!there) await put({ questionId: to, choice: 1, sent: false, ...(of.some(id => id !== to) && { from: of }) })
    const stay = originsOf(vote).filter(id => !of.includes(id))
    const { moves: _, from: __, ...rest } = vote
    if (stay.length > 0) await put({ ...rest, ...(stay.some(id => id !== vote.questionId) && { from: stay }) })
    // What was given to this question moves on with it: it takes votes no more. What only had come to it is taken back.
    else if (of.includes(vote.questionId)) await vault.remove(keyOf(vote.questionId))
    else await put({ questionId: vote.questionId, choice: 0, sent: false })
  }

  return {
    vote: (questionId, choice) => put({ questionId, choice, sent: false }),

    async follow({ questions }) {
      const known = new Map(questions.map(question => [question.id, question]))
      /** Where a question is read now, however often it was merged; undefined when that is not here. */
      function standing(id: string): string | undefined {
        const seen = new Set<string>()
        for (let at = known.get(id); at && !seen.has(at.id); at = known.get(at.into)) {
          if (at.state !== 'merged') return at.id
          seen.add(at.id)
        }
        return undefined
      }
      for (const vote of await vault.list<Vote>(votePrefix(roundId))) {
        if (vote.choice !== 1) continue
        const goes = new Map(originsOf(vote).map(id => [id, standing(id) ?? vote.questionId]))
        const to = [...goes.values()].find(id => id !== vote.questionId)
        if (to !== undefined && vote.moves?.to !== to) {
          const of = [...goes.keys()].filter(id => goes.get(id) === to)
          await put({ ...vote, moves: { to, at: now() + chance() * MERGE_SPREAD_MS, of } })
        } else if (to === undefined && (vote.refused || vote.moves)) {
          const { refused, moves: _, ...rest } = vote
          if (refused && known.get(vote.questionId)?.state !== 'open') await vault.remove(keyOf(vote.questionId))
          else await put({ ...rest, sent: refused ? false : rest.sent })
        }
      }
    },

    wait: async () => (await waiting()).length > 0,

    async pump() {
      const waits: number[] = []
      for (const vote of await waiting()) if (vote.moves && isDue(vote.moves.at, now(), LONGEST_MOVE_MS)) await move(vote, vote.moves)
      for (const vote of await waiting()) if (!vote.sent && !(await send(vote))) waits.push(now() + RETRY_MS)
      for (const { moves } of await waiting()) if (moves) waits.push(moves.at)
      return waits
    },
  }
}

const originsOf = ({ questionId, from }: Vote): string[] => from ?? [questionId]
