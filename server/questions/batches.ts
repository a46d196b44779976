import type { AskerSays } from '#app/model/question/answering.ts'
import type { About } from '#app/model/question/question.ts'
import { BATCH_SIZE, PATIENT_TICKS } from '#app/model/question/round.ts'

/** What waits for a tick. It is nowhere but in memory: the browser keeps it too, and repeats it until it is stored. */
export type Held = { roundId: string } & (
  | { kind: 'question'; tokenHash: string; receiptHash: string; text: string; about: About | null }
  | { kind: 'withdrawal'; questionId: string }
  | Later
)

/** What comes after a question was asked: see afterwards.ts. */
export type Later =
  | { kind: 'verdict'; questionId: string; voterHash: string; says: 0 | 1 }
  | { kind: 'clarification'; questionId: string; place: number; text: string }
  | { kind: 'doubt'; questionId: string; says: AskerSays }
  | { kind: 'split'; questionId: string }

export interface Batches {
  readonly size: number
  get(key: string): Held | undefined
  /** Holds it, unless something is held under the key already; gives what is held now. */
  hold(key: string, held: Held): Held
  /** Holds it in the place of what is held under the key, and leaves with that: a change of mind waits no longer. */
  replace(key: string, held: Held): void
  /**
   * Counts a tick, and gives the rounds' batches that are due. They stay held until they are dropped: a failed write is repeated. Only
   * questions make a batch of questions due: verdicts and the like, of which one person has as many as there are answers, ride with it or
   * go alone; by them nobody could have one question appear by itself.
   */
  due(): { roundId: string; held: Map<string, Held> }[]
  drop(keys: Iterable<string>): void
}

interface Waiting {
  held: Map<string, Held>
  /** Ticks that the oldest of it has waited. */
  oldest: number
}

const none = (): Waiting => ({ held: new Map(), oldest: 0 })
const isDue = ({ held, oldest }: Waiting): boolean => held.size >= BATCH_SIZE || (held.size > 0 && oldest >= PATIENT_TICKS)

export const questionKey = (tokenHash: string): string => `question ${tokenHash}`
export const withdrawalKey = (questionId: string): string => `withdrawal ${questionId}`

export function createBatches(): Batches {
  const all = new Map<string, { held: Held; ticks: number }>()
  return {
    get size() {
      return all.size
    },
    get: key => all.get(key)?.held,
    hold(key, held) {
      const before = all.get(key)
      if (before) return before.held
      all.set(key, { held, ticks: 0 })
      return held
    },
    replace(key, held) {
      all.set(key, { held, ticks: all.get(key)?.ticks ?? 0 })
    },
    due() {
      const rounds = new Map<string, { questions: Waiting; others: Waiting }>()
      for (const [key, entry] of all) {
        entry.ticks++
        const round = rounds.get(entry.held.roundId) ?? { questions: none(), others: none() }
        const kind = entry.held.kind === 'question' ? round.questions : round.others
        kind.held.set(key, entry.held)
        kind.oldest = Math.max(kind.oldest, entry.ticks)
        rounds.set(entry.held.roundId, round)
      }
      return [...rounds].flatMap(([roundId, { questions, others }]) => {
        if (isDue(questions)) return [{ roundId, held: new Map([...questions.held, ...others.held]) }]
        return isDue(others) ? [{ roundId, held: others.held }] : []
      })
    },
    drop(keys) {
      for (const key of keys) all.delete(key)
    },
  }
}

/** A permutation in which every order is equally likely (Fisher–Yates; random bytes that would favour some places are drawn again). */
export function shuffled<T>(items: Iterable<T>, random: (bytes: number) => Uint8Array): T[] {
  const out = [...items]
  for (let last = out.length - 1; last > 0; last--) {
    const other = below(last + 1, random)
    const moved = out[last] as T
    out[last] = out[other] as T
    out[other] = moved
  }
  return out
}

function below(limit: number, random: (bytes: number) => Uint8Array): number {
  const fair = 2 ** 32 - (2 ** 32 % limit)
  for (;;) {
    const drawn = Buffer.from(random(4)).readUInt32BE()
    if (drawn < fair) return drawn % limit
  }
}
