import type { Materiality } from '#app/model/report/materiality.ts'
import type { Role } from '#app/model/people/roles.ts'
import type { Kit } from '../kit.ts'

export function definePeople(kit: Kit) {
  /** One row: what the company said about itself. */
  const company = kit.table('company', {
    id: kit.text('id').primaryKey(),
    version: kit.count('version').notNull(),
    name: kit.text('name').notNull(),
    accent: kit.text('accent').notNull(),
    currency: kit.text('currency').notNull(),
    timeZone: kit.text('time_zone').notNull(),
    locale: kit.text('locale').notNull(),
    fiscalYearStart: kit.count('fiscal_year_start').notNull(),
    negatives: kit.word('negatives', ['parentheses', 'minus']).notNull(),
    adverseFirst: kit.flag('adverse_first').notNull(),
    pledgeText: kit.text('pledge_text').notNull(),
    pledgeVersion: kit.count('pledge_version').notNull(),
    counterPledge: kit.text('counter_pledge').notNull(),
    counterPledgeSigners: kit.json<string[]>('counter_pledge_signers').notNull(),
    wrongdoingChannel: kit.text('wrongdoing_channel').notNull(),
    mailDomains: kit.json<string[]>('mail_domains').notNull(),
    joinTokenHash: kit.text('join_token_hash'),
    /** From when a variance wants an explanation; null: never. */
    materiality: kit.json<Materiality | null>('materiality'),
    /** Whether everybody may take a published report away as a file. Null: no. */
    employeesMayExport: kit.flag('employees_may_export'),
    createdAt: kit.instant('created_at').notNull(),
  })

  const people = kit.table(
    'people',
    {
      id: kit.text('id').primaryKey(),
      name: kit.text('name').notNull(),
      email: kit.text('email'),
      staffNumber: kit.text('staff_number'),
      passwordHash: kit.text('password_hash'),
      /** Proves that a browser has signed in as this person before, so that strangers who guess cannot slow that browser down. */
      deviceKey: kit.text('device_key'),
      roles: kit.json<Role[]>('roles').notNull(),
      pledgedVersion: kit.count('pledged_version'),
      createdAt: kit.instant('created_at').notNull(),
      disabledAt: kit.instant('disabled_at'),
    },
    t => [kit.uniqueIndex('people_email').on(t.email), kit.uniqueIndex('people_staff_number').on(t.staffNumber)],
  )

  /** Which version of the pledge a person gave, and on which day (not when in it). */
  const pledges = kit.table(
    'pledges',
    {
      personId: kit
        .text('person_id')
        .notNull()
        .references(() => people.id),
      version: kit.count('version').notNull(),
      day: kit.text('day').notNull(),
    },
    t => [kit.primaryKey({ columns: [t.personId, t.version] })],
  )

  /** The id is the SHA-256 of the cookie's token. No address, no agent, no exact time (server/people/session.ts). */
  const sessions = kit.table(
    'sessions',
    {
      id: kit.text('id').primaryKey(),
      personId: kit
        .text('person_id')
        .notNull()
        .references(() => people.id),
      createdAt: kit.instant('created_at').notNull(),
      seenAt: kit.instant('seen_at').notNull(),
      expiresAt: kit.instant('expires_at').notNull(),
    },
    t => [kit.index('sessions_person').on(t.personId)],
  )

  /** Links that let a person set a password: single use, expiring; a newer one of the same purpose replaces an older one. */
  const links = kit.table(
    'links',
    {
      id: kit.text('id').primaryKey(),
      tokenHash: kit.text('token_hash').notNull(),
      purpose: kit.word('purpose', ['invitation', 'reset']).notNull(),
      personId: kit
        .text('person_id')
        .notNull()
        .references(() => people.id),
      createdBy: kit.text('created_by'),
      createdAt: kit.instant('created_at').notNull(),
      expiresAt: kit.instant('expires_at').notNull(),
      usedAt: kit.instant('used_at'),
    },
    t => [kit.uniqueIndex('links_token').on(t.tokenHash), kit.index('links_person').on(t.personId)],
  )

  /**
   * Letters to send: kept until sent, so that nothing is lost where no mail server is configured. A link is made when the letter leaves
   * and takes the place of {link} in its body: no link that works lies in the database. A sent letter keeps no body.
   */
  const letters = kit.table('letters', {
    id: kit.text('id').primaryKey(),
    recipient: kit.text('recipient').notNull(),
    subject: kit.text('subject').notNull(),
    body: kit.text('body').notNull(),
    linkPurpose: kit.word('link_purpose', ['invitation', 'reset']),
    linkPersonId: kit.text('link_person_id'),
    /** A letter with a meeting for the calendar is written when it leaves, from what then stands. */
    meetingId: kit.text('meeting_id'),
    attempts: kit.count('attempts').notNull(),
    createdAt: kit.instant('created_at').notNull(),
    sentAt: kit.instant('sent_at'),
  })

  /** What administrators and leaders did that someone may ask about later. Ids and verbs, never values or texts. */
  const audit = kit.table('audit', {
    id: kit.text('id').primaryKey(),
    at: kit.instant('at').notNull(),
    actor: kit.text('actor').notNull(),
    verb: kit.text('verb').notNull(),
    subject: kit.text('subject').notNull(),
  })

  const squads = kit.table('squads', {
    id: kit.text('id').primaryKey(),
    name: kit.text('name').notNull(),
    createdAt: kit.instant('created_at').notNull(),
  })

  return { company, people, pledges, sessions, links, letters, audit, squads }
}
