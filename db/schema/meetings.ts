import type { Fact } from '#app/model/meeting/catalogue.ts'
import type { Show } from '#app/model/meeting/show.ts'
import type { Kit } from '../kit.ts'
import type { definePeople } from './people.ts'
import type { defineReports } from './reports.ts'

export function defineMeetings(
  kit: Kit,
  { people }: ReturnType<typeof definePeople>,
  { reports, revisions }: ReturnType<typeof defineReports>,
) {
  const meetings = kit.table('meetings', {
    id: kit.text('id').primaryKey(),
    reportId: kit
      .text('report_id')
      .notNull()
      .references(() => reports.id),
    /** Pinned when the lobby opens. */
    revisionId: kit.text('revision_id').references(() => revisions.id),
    roundId: kit.text('round_id'),
    title: kit.text('title').notNull(),
    startsAt: kit.instant('starts_at').notNull(),
    minutes: kit.count('minutes').notNull(),
    hearItUrl: kit.text('hear_it_url').notNull(),
    captioned: kit.flag('captioned').notNull(),
    /** Copy of the fold's state, for lists. The journal is the truth. */
    state: kit.word('state', ['scheduled', 'lobby', 'live', 'paused', 'ended']).notNull(),
    /** Last number of the journal; taken by the first statement of every transaction that writes a fact. */
    seq: kit.count('seq').notNull(),
    /** Copy of the journal's fold, so that a command need not read the whole journal. Written in the transaction that writes the fact. */
    show: kit.json<Show>('show').notNull(),
    version: kit.count('version').notNull(),
    startedAt: kit.instant('started_at'),
    endedAt: kit.instant('ended_at'),
    createdBy: kit
      .text('created_by')
      .notNull()
      .references(() => people.id),
    createdAt: kit.instant('created_at').notNull(),
  })

  const presenters = kit.table(
    'presenters',
    {
      meetingId: kit
        .text('meeting_id')
        .notNull()
        .references(() => meetings.id),
      personId: kit
        .text('person_id')
        .notNull()
        .references(() => people.id),
    },
    t => [kit.primaryKey({ columns: [t.meetingId, t.personId] })],
  )

  /** Everything that happened in a meeting, in order: ids, never texts or values. */
  const journal = kit.table(
    'journal',
    {
      meetingId: kit
        .text('meeting_id')
        .notNull()
        .references(() => meetings.id),
      seq: kit.count('seq').notNull(),
      at: kit.instant('at').notNull(),
      fact: kit.json<Fact>('fact').notNull(),
    },
    t => [kit.primaryKey({ columns: [t.meetingId, t.seq] })],
  )

  /** Sealed bytes of one step of one section, made when the lobby opens, and its key. The id says nothing of the order. */
  const parts = kit.table(
    'parts',
    {
      id: kit.text('id').primaryKey(),
      meetingId: kit
        .text('meeting_id')
        .notNull()
        .references(() => meetings.id),
      position: kit.count('position').notNull(),
      sectionId: kit.text('section_id').notNull(),
      step: kit.count('step').notNull(),
      steps: kit.count('steps').notNull(),
      /** What can be pointed at in it: 'line item:<id>', 'chart point:<id>', 'plan item:<id>'. */
      targets: kit.json<string[]>('targets').notNull(),
      /** SHA-256 of what was sealed: tells whether a correction touches this part. */
      contentHash: kit.text('content_hash').notNull(),
      key: kit.bytes('key').notNull(),
      /** Nonce (24 bytes), then the sealed bytes. */
      sealed: kit.bytes('sealed').notNull(),
    },
    t => [kit.uniqueIndex('parts_position').on(t.meetingId, t.position)],
  )

  const stages = kit.table('stages', {
    id: kit.text('id').primaryKey(),
    meetingId: kit
      .text('meeting_id')
      .notNull()
      .references(() => meetings.id),
    tokenHash: kit.text('token_hash').notNull().unique(),
    /** What a presenter calls a browser source, which comes in by its own link; null: a screen that was paired by the code it showed. */
    source: kit.text('source'),
    pairedBy: kit
      .text('paired_by')
      .notNull()
      .references(() => people.id),
    pairedAt: kit.instant('paired_at').notNull(),
    expiresAt: kit.instant('expires_at').notNull(),
    revokedAt: kit.instant('revoked_at'),
  })

  /** A screen that shows a code and waits for a presenter to enter it. */
  const pairings = kit.table('pairings', {
    id: kit.text('id').primaryKey(),
    code: kit.text('code').notNull().unique(),
    tokenHash: kit.text('token_hash').notNull().unique(),
    expiresAt: kit.instant('expires_at').notNull(),
  })

  return { meetings, presenters, journal, parts, stages, pairings }
}
