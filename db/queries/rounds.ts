import { and, asc, count, desc, eq, inArray, ne } from 'drizzle-orm'
import type { RoundState } from '#app/model/question/round.ts'
import type { ReportStatus } from '#app/model/report/report.ts'
import type { Reader, Tx } from '../types.ts'
import { currentRevision, readersPeriod, readersTitle } from './names.ts'

export type RoundRow = Reader['t']['rounds']['$inferSelect']
/** A round without its private keys: what most callers may hold. */
export type PublicRound = Omit<RoundRow, 'askingPrivateKey' | 'votingPrivateKey'>

const publicColumns = ({ rounds }: Reader['t']) => ({
  id: rounds.id,
  reportId: rounds.reportId,
  state: rounds.state,
  opensAt: rounds.opensAt,
  closesAt: rounds.closesAt,
  moderated: rounds.moderated,
  minCrowd: rounds.minCrowd,
  askingTokens: rounds.askingTokens,
  askingPublicKey: rounds.askingPublicKey,
  votingPublicKey: rounds.votingPublicKey,
  batch: rounds.batch,
  askingOver: rounds.askingOver,
  closedBy: rounds.closedBy,
  createdBy: rounds.createdBy,
  createdAt: rounds.createdAt,
})

export async function roundById(reader: Reader, id: string): Promise<PublicRound | undefined> {
  const { rounds } = reader.t
  return (await reader.select(publicColumns(reader.t)).from(rounds).where(eq(rounds.id, id)))[0]
}

/** Rounds in any of some states, those that open first in front. */
export const roundsIn = (reader: Reader, states: RoundState[]): Promise<PublicRound[]> =>
  reader
    .select(publicColumns(reader.t))
    .from(reader.t.rounds)
    .where(inArray(reader.t.rounds.state, states))
    .orderBy(asc(reader.t.rounds.opensAt), asc(reader.t.rounds.id))

export const roundsOfReport = (reader: Reader, reportId: string): Promise<PublicRound[]> =>
  reader
    .select(publicColumns(reader.t))
    .from(reader.t.rounds)
    .where(eq(reader.t.rounds.reportId, reportId))
    .orderBy(asc(reader.t.rounds.opensAt), asc(reader.t.rounds.id))

/** The private keys, for signing alone; null where they were erased. */
export async function privateKeys(reader: Reader, id: string): Promise<{ asking: Buffer | null; voting: Buffer | null } | undefined> {
  const { rounds } = reader.t
  return (
    await reader.select({ asking: rounds.askingPrivateKey, voting: rounds.votingPrivateKey }).from(rounds).where(eq(rounds.id, id))
  )[0]
}

/** What people may call a round: the title of its report once that is published, else that of the meeting which joins it. */
export async function titleOf(reader: Reader, round: Pick<PublicRound, 'id' | 'reportId'>): Promise<string | null> {
  const { reports, revisions, meetings } = reader.t
  const [report] = await reader
    .select({ title: readersTitle(reader.t) })
    .from(reports)
    .leftJoin(revisions, currentRevision(reader.t))
    .where(and(eq(reports.id, round.reportId), eq(reports.status, 'published')))
  if (report) return report.title
  const [meeting] = await reader
    .select({ title: meetings.title })
    .from(meetings)
    .where(eq(meetings.roundId, round.id))
    .orderBy(asc(meetings.startsAt))
  return meeting?.title ?? null
}

export const insertRound = (tx: Tx, row: typeof tx.t.rounds.$inferInsert) => tx.insert(tx.t.rounds).values(row)

/** Changes a round that is still in the state that the caller saw; false when it is not. */
export async function changeRound(tx: Tx, id: string, from: RoundState, change: Partial<Omit<RoundRow, 'id'>>): Promise<boolean> {
  const { rounds } = tx.t
  const changed = await tx
    .update(rounds)
    .set(change)
    .where(and(eq(rounds.id, id), eq(rounds.state, from)))
    .returning({ id: rounds.id })
  return changed.length === 1
}

/** Nothing more is taken, whatever the clock says from now on. */
export const endAsking = (tx: Tx, id: string) => tx.update(tx.t.rounds).set({ askingOver: true }).where(eq(tx.t.rounds.id, id))

/** How many people hold tokens of a round. */
export async function holders(reader: Reader, roundId: string): Promise<number> {
  const [row] = await reader.select({ many: count() }).from(reader.t.grants).where(eq(reader.t.grants.roundId, roundId))
  return row?.many ?? 0
}

export async function grantOf(reader: Reader, roundId: string, personId: string) {
  const { grants } = reader.t
  return (
    await reader
      .select()
      .from(grants)
      .where(and(eq(grants.roundId, roundId), eq(grants.personId, personId)))
  )[0]
}

export const insertGrant = (tx: Tx, row: Reader['t']['grants']['$inferSelect']) => tx.insert(tx.t.grants).values(row)

/** Whether a report has a round that is not over: it can have one at a time. */
export async function hasRunningRound(reader: Reader, reportId: string): Promise<boolean> {
  const { rounds } = reader.t
  const running = and(eq(rounds.reportId, reportId), ne(rounds.state, 'settled'), ne(rounds.state, 'closed'))
  return (await reader.select({ id: rounds.id }).from(rounds).where(running)).length > 0
}

/** A report to choose. For who does not work on it, it is as it was published: nothing tells of a draft. */
export interface Plannable {
  id: string
  title: string
  period: string
  status: ReportStatus
  updatedAt: number
}

/** Reports that a round can be planned for, latest period first: by their drafts' names for who works on them, else by those that readers know. */
export async function reportTitles(reader: Reader, drafts: boolean): Promise<Plannable[]> {
  const { reports, revisions } = reader.t
  const [title, period] = drafts ? [reports.title, reports.period] : [readersTitle(reader.t), readersPeriod(reader.t)]
  const states = drafts ? (['draft', 'approved', 'published'] as const) : (['published'] as const)
  const rows = await reader
    .select({ id: reports.id, title, period, status: reports.status, updatedAt: reports.updatedAt, publishedAt: revisions.createdAt })
    .from(reports)
    .leftJoin(revisions, currentRevision(reader.t))
    .where(inArray(reports.status, [...states]))
    .orderBy(desc(period), asc(title))
  return rows.map(({ publishedAt, updatedAt, ...row }) => ({ ...row, updatedAt: drafts ? updatedAt : (publishedAt ?? updatedAt) }))
}
