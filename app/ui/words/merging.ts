import type { Counts } from '#app/model/question/views.ts'

/** What everybody reads of merged questions; apart from the moderators' words, which the follow page does not need. */
export const merging = {
  title: (count: number) => (count === 1 ? 'One more asked this in other words' : `${count} more asked this in other words`),
  target: 'Read it there',
}

const STATES = ['answered', 'declined', 'merged', 'withdrawn', 'removed'] as const

/** What became of a round's questions. */
export const counted = {
  /** "12 asked · 2 waiting for a moderator · 9 answered · 1 declined"; nothing where nothing was asked. */
  all(counts: Counts): string {
    const asked = Object.values(counts).reduce((sum, many) => sum + many, 0)
    if (asked === 0) return ''
    const waiting = counts.pending ? [`${counts.pending} waiting for a moderator`] : []
    return [`${asked} asked`, ...waiting, ...STATES.flatMap(state => (counts[state] ? [`${counts[state]} ${state}`] : []))].join(' · ')
  },
  record: 'How it was moderated',
}
