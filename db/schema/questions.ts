import type { About, AnswerKind, DeclineReason, ModerationAct } from '#app/model/question/question.ts'
import type { Kit } from '../kit.ts'
import type { definePeople } from './people.ts'
import type { defineReports } from './reports.ts'

// No table here has a column that could tell when a question or vote arrived, or from whom. On SQLite, questions and votes are
// WITHOUT ROWID, so that the order of arrival is not kept by the storage either (a test reads sqlite_schema).
export function defineQuestions(
  kit: Kit,
  { people, squads }: ReturnType<typeof definePeople>,
  { reports }: ReturnType<typeof defineReports>,
) {
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
    /** Set once asking is over for good, the time of grace included: a clock that is set back reopens nothing. Null before. */
    askingOver: kit.flag('asking_over'),
    /** Who closed asking before its time. Null: the clock did. */
    closedBy: kit.text('closed_by').references(() => people.id),
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
      /** What the votes came to; kept when the round is settled and the votes themselves are erased, null before. */
      votes: kit.count('votes'),
      /** The series of the line item that it is about, by which it is carried to later reports. Null: about no line of a published report. */
      seriesId: kit.text('series_id'),
      /** What the asker says of the answer, by receipt. */
      askerSays: kit.word('asker_says', ['answered', 'not answered']),
      /** How the answer stood when that was settled; null before. */
      settled: kit.word('settled', ['confirmed', 'unconfirmed']),
      /** What the verdicts came to; kept when they themselves are erased, null before. */
      yes: kit.count('yes'),
      no: kit.count('no'),
      /** Whether a majority has reopened it: that happens once. Null: it has not. */
      reopened: kit.flag('reopened'),
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

  /** What readers say of an answer, by a hash of (voting token, question): 1 it answered the question, 0 it did not. Erased when it is settled. */
  const verdicts = kit.table(
    'verdicts',
    {
      questionId: kit
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      voterHash: kit.text('voter_hash').notNull(),
      says: kit.count('says').notNull(),
    },
    t => [kit.primaryKey({ columns: [t.questionId, t.voterHash] })],
  )

  /** What the asker added later, by receipt: a place among the question's clarifications, from 1. */
  const clarifications = kit.table(
    'clarifications',
    {
      questionId: kit
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      place: kit.count('place').notNull(),
      text: kit.text('text').notNull(),
      state: kit.word('state', ['pending', 'open', 'declined', 'removed']).notNull(),
      batch: kit.count('batch').notNull(),
    },
    t => [kit.primaryKey({ columns: [t.questionId, t.place] })],
  )

  /** Who answers a question by which day. A new day or owner is a new row, so that everybody sees what was promised and whether it came. */
  const promises = kit.table(
    'promises',
    {
      id: kit.text('id').primaryKey(),
      questionId: kit
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      /** A person or a squad, never both. */
      ownerId: kit.text('owner_id').references(() => people.id),
      squadId: kit.text('squad_id').references(() => squads.id),
      /** ISO day. */
      dueOn: kit.text('due_on').notNull(),
      madeBy: kit
        .text('made_by')
        .notNull()
        .references(() => people.id),
      madeAt: kit.instant('made_at').notNull(),
      /** The answer that kept it. */
      keptBy: kit.text('kept_by'),
      /** The promise that took its place. */
      movedTo: kit.text('moved_to'),
      /** ISO day of the last reminder. */
      remindedOn: kit.text('reminded_on'),
    },
    t => [kit.index('promises_question').on(t.questionId)],
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

  return { rounds, grants, questions, answers, votes, verdicts, clarifications, promises, moderation }
}
