import { POLL_KINDS, POLL_STATES } from '#app/model/poll/poll.ts'
import type { Kit } from '../kit.ts'
import type { defineMeetings } from './meetings.ts'

// As with questions: no column could tell who answered, when or in which order, and on SQLite answers are WITHOUT ROWID.
export function definePolls(kit: Kit, { meetings }: ReturnType<typeof defineMeetings>) {
  const polls = kit.table(
    'polls',
    {
      id: kit.text('id').primaryKey(),
      meetingId: kit
        .text('meeting_id')
        .notNull()
        .references(() => meetings.id),
      /** From 1; the order in which they were prepared, and in which they are listed. */
      position: kit.count('position').notNull(),
      kind: kit.word('kind', POLL_KINDS).notNull(),
      /** Text and options are empty in the pulse, which asks the same everywhere. */
      text: kit.text('text').notNull(),
      options: kit.json<string[]>('options').notNull(),
      /** Copy of the journal's fold; of the pulse, which is in no journal, the truth. */
      state: kit.word('state', POLL_STATES).notNull(),
      version: kit.count('version').notNull(),
      /** The pulse closes by the clock; other polls by the presenter (null). */
      closesAt: kit.instant('closes_at'),
      /** What is public of the answers: how many people, and how many for each option; null while there is nothing, or too few. */
      answered: kit.count('answered'),
      counts: kit.json<number[] | null>('counts'),
    },
    t => [kit.index('polls_meeting').on(t.meetingId, t.position)],
  )

  /** A hash of (voting token, poll) and what was chosen: two answers of one person do not show as such. Erased once counted. */
  const pollAnswers = kit.table(
    'poll_answers',
    {
      pollId: kit
        .text('poll_id')
        .notNull()
        .references(() => polls.id),
      voterHash: kit.text('voter_hash').notNull(),
      /** Places of the chosen options, from 0, ascending. */
      choices: kit.json<number[]>('choices').notNull(),
    },
    t => [kit.primaryKey({ columns: [t.pollId, t.voterHash] })],
  )

  return { polls, pollAnswers }
}
