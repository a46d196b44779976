import type { About, AnswerKind, DeclineReason, ModerationAct } from '#app/model/question/question.ts'
import type { Kit } from '../kit.ts'
import type { definePeople } from './people.ts'
import type { defineReports } from './reports.ts'

// No table here has a column that could tell when a question or vote arrived, or from whom. On SQLite, questions and votes are
// WITHOUT ROWID, so that the order of arrival is not kept by the storage either (a test reads sqlite_schema).
export function defineQuestions(kit: Kit, { people }: ReturnType<typeof definePeople>, { reports }: ReturnType<typeof defineReports>) {
  const rounds = kit.table('rounds', {
    id: kit.text('id').primaryKey(),
    reportId: kit
      .text('report_id')
      .notNull()
      .references(() => reports.id),
    state: kit.word('state', ['planned', 'open', 'closed', 'settled']).notNull(),
    opensAt: kit.instant('opens_at').notNull(),
    closesAt: kit.instant('closes_at').notNull(),
    moderated: kit.flag('moderated').notNull(),
    minCrowd: kit.count('min_crowd').notNull(),
    askingTokens: kit.count('asking_tokens').notNull(),
    /** DER, SPKI and PKCS#8. A private key is erased (null) when its purpose ends: the asking key at closing, the voting key 30 days later. */
    askingPublicKey: kit.bytes('asking_public_key'),
    askingPrivateKey: kit.bytes('asking_private_key'),
    votingPublicKey: kit.bytes('voting_public_key'),
    votingPrivateKey: kit.bytes('voting_private_key'),
    /** Number of the last batch written. */
    batch: kit.count('batch').notNull(),
    createdBy: kit
      .text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: kit.instant('created_at').notNull(),
  })

  /** Who fetched tokens: how many, and the hash of the blinded set, which says nothing of the tokens. No time. */
  const grants = kit.table(
    'grants',
    {
      roundId: kit
        .text('round_id')
        .notNull()
        .references(() => rounds.id),
      personId: kit
        .text('person_id')
        .notNull()
        .references(() => people.id),
      tokens: kit.count('tokens').notNull(),
      blindedHash: kit.text('blinded_hash').notNull(),
    },
    t => [kit.primaryKey({ columns: [t.roundId, t.personId] })],
  )

  const questions = kit.table(
    'questions',
    {
      id: kit.text('id').primaryKey(),
      roundId: kit
        .text('round_id')
        .notNull()
        .references(() => rounds.id),
      text: kit.text('text').notNull(),
      about: kit.json<About | null>('about'),
      batch: kit.count('batch').notNull(),
      tokenHash: kit.text('token_hash').notNull().unique(),
      /** Erased when the question is settled. */
      receiptHash: kit.text('receipt_hash'),
      state: kit.word('state', ['pending', 'open', 'answered', 'declined', 'withdrawn', 'merged', 'removed']).notNull(),
      mergedInto: kit.text('merged_into'),
      declineReason: kit.word('decline_reason', ['insult', 'names a person', 'duplicate', 'off topic', 'legal'] satisfies [
        DeclineReason,
        ...DeclineReason[],
      ]),
      ownerId: kit.text('owner_id'),
      dueOn: kit.text('due_on'),
      /** What the votes came to; kept when the round is settled and the votes themselves are erased, null before. */
      votes: kit.count('votes'),
    },
    t => [kit.index('questions_round').on(t.roundId, t.state)],
  )

  const answers = kit.table('answers', {
    id: kit.text('id').primaryKey(),
    questionId: kit
      .text('question_id')
      .notNull()
      .references(() => questions.id),
    kind: kit.word('kind', ['live', 'written'] satisfies [AnswerKind, ...AnswerKind[]]).notNull(),
    text: kit.text('text').notNull(),
    meetingId: kit.text('meeting_id'),
    /** The journal's number at which it was answered live. */
    seq: kit.count('seq'),
    answeredBy: kit
      .text('answered_by')
      .notNull()
      .references(() => people.id),
    answeredAt: kit.instant('answered_at').notNull(),
  })

  /** A hash of (voting token, question) and a choice: two votes of one person do not show as such. */
  const votes = kit.table(
    'votes',
    {
      questionId: kit
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      voterHash: kit.text('voter_hash').notNull(),
      choice: kit.count('choice').notNull(),
    },
    t => [kit.primaryKey({ columns: [t.questionId, t.voterHash] })],
  )

  /** The public moderation record. */
  const moderation = kit.table('moderation', {
    id: kit.text('id').primaryKey(),
    roundId: kit
      .text('round_id')
      .notNull()
      .references(() => rounds.id),
    questionId: kit.text('question_id').notNull(),
    act: kit.json<ModerationAct>('act').notNull(),
    moderatorId: kit
      .text('moderator_id')
      .notNull()
      .references(() => people.id),
    at: kit.instant('at').notNull(),
  })

  return { rounds, grants, questions, answers, votes, moderation }
}
