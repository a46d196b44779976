import type { News } from '../use/hall.ts'

/** Who has not asked for so long has left the page. */
const GONE_MS = 6_000

/** What a moderator's page learns every other second. */
export interface ModeratorsView {
  /** Grows with every change of the round's questions. */
  changes: number
  /** What the others have open. */
  others: { questionId: string; name: string }[]
}

/** Which moderator has which waiting question open, so that two do not work on the same. Kept in memory for seconds, stored nowhere. */
export interface Moderators {
  /** Notes what somebody has open, and gives what the others have. */
  look(roundId: string, person: { id: string; name: string }, questionId: string | null): ModeratorsView
  hear(news: News): void
}

export function openModerators({ now }: { now(): number }): Moderators {
  const rounds = new Map<string, Map<string, { name: string; questionId: string | null; at: number }>>()
  const changes = new Map<string, number>()
  return {
    look(roundId, { id, name }, questionId) {
      const here = rounds.get(roundId) ?? new Map()
      rounds.set(roundId, here)
      here.set(id, { name, questionId, at: now() })
      for (const [other, { at }] of here) if (now() - at > GONE_MS) here.delete(other)
      const others = [...here].flatMap(([other, open]) =>
        other !== id && open.questionId ? [{ questionId: open.questionId, name: open.name }] : [],
      )
      return { changes: changes.get(roundId) ?? 0, others }
    },
    hear(news) {
      if (news.kind === 'questions changed') changes.set(news.roundId, (changes.get(news.roundId) ?? 0) + 1)
    },
  }
}
