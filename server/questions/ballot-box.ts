import { castVotes, openAmong, takeBackVotes } from '#db/queries/questions.ts'
import type { Store } from '#db/types.ts'

/** A vote whose token was verified. `voterHash` stands for one person and one question. */
export interface Vote {
  roundId: string
  questionId: string
  voterHash: string
  choice: 0 | 1
}

/** What came of a vote: `refused` where its question takes none, `unchanged` where it stood already. */
export type Counted = 'changed' | 'unchanged' | 'refused'

interface Waiting {
  vote: Vote
  settle: ((counted: Counted) => void)[]
  refuse: ((error: unknown) => void)[]
}

/** Pause between two commits, in ms. */
const PAUSE_MS = 50

/**
 * Takes votes and writes those of 50 ms in one transaction, with one look at their questions: thousands come in a second. Each is answered
 * when it is on disk. Of two in the same 50 ms by one person on one question the later one stands.
 */
export function openBallotBox(store: Pick<Store, 'transact'>): (vote: Vote) => Promise<Counted> {
  let waiting = new Map<string, Waiting>()
  let timer: NodeJS.Timeout | undefined

  async function commit(): Promise<void> {
    timer = undefined
    const taken = [...waiting.values()]
    waiting = new Map()
    try {
      const { valid, changed } = await store.transact(async tx => {
        const roundOf = await openAmong(tx, new Set(taken.map(({ vote }) => vote.questionId)))
        const voted = taken.filter(({ vote }) => roundOf.get(vote.questionId) === vote.roundId)
        const of = (choice: 0 | 1) => voted.map(({ vote }) => vote).filter(vote => vote.choice === choice)
        const voters = [...(await castVotes(tx, of(1))), ...(await takeBackVotes(tx, of(0)))]
        return { valid: new Set(voted), changed: new Set(voters) }
      })
      for (const each of taken) {
        const counted = !valid.has(each) ? 'refused' : changed.has(each.vote.voterHash) ? 'changed' : 'unchanged'
        for (const settle of each.settle) settle(counted)
      }
    } catch (error) {
      for (const each of taken) for (const refuse of each.refuse) refuse(error)
    }
  }

  return vote =>
    new Promise((settle, refuse) => {
      const before = waiting.get(vote.voterHash)
      waiting.set(vote.voterHash, { vote, settle: [...(before?.settle ?? []), settle], refuse: [...(before?.refuse ?? []), refuse] })
      timer ??= setTimeout(() => void commit(), PAUSE_MS)
    })
}
