import { z } from 'zod'
import { inPercent } from '#app/model/format.ts'
import { mayPublishReports } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { type Clearance, clearanceSchema, type Sentence } from '#app/model/report/report.ts'
import type { Section } from '#app/model/report/section.ts'
import {
  draftSections,
  insertAudit,
  insertRevision,
  openMeetingsOnReport,
  type ReportRow,
  saveSections,
  updateReport,
} from '#db/queries/reports.ts'
import { nameSeries } from '#db/queries/debt.ts'
import { replaceSeriesValues, type SeriesValueRow } from '#db/queries/series.ts'
import type { Tx } from '#db/types.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { seeReport } from './access.ts'
import { fieldsOf } from './fields.ts'
import { withSeries } from './same-lines.ts'

/** A report that this actor sees and may publish, or why not. */
async function publishable(hall: Hall, actor: Actor, reportId: string): Promise<Outcome<{ report: ReportRow; by: string }>> {
  const seen = await seeReport(hall.store, actor, reportId)
  if (!seen || actor.kind !== 'person') return NOT_FOUND
  if (!mayPublishReports(actor)) return seen.drafts ? FORBIDDEN : NOT_FOUND
  return done({ report: seen.report, by: actor.personId })
}

/** A leader says that the draft at this version may go out. Any later edit takes the approval back. */
export async function approve(hall: Hall, actor: Actor, input: { reportId: string; version: number }): Promise<Outcome> {
  const seen = await publishable(hall, actor, input.reportId)
  if (!seen.ok) return seen
  if (seen.report.status === 'published') return conflict('This report is published. Publish its changes as a new revision.')
  const now = hall.clock.now()
  return hall.store.transact(async (tx): Promise<Outcome> => {
    const sections = await draftSections(tx, input.reportId)
    if (sections.length === 0) return conflict('This report has no sections yet. Add at least one, then approve it.')
    const report = await updateReport(tx, input.reportId, input.version, { status: 'approved', updatedAt: now })
    if (!report) return fail({ kind: 'stale', version: seen.report.version })
    await insertAudit(tx, { id: hall.ids.next(), at: now, actor: seen.by, verb: 'approved report', subject: input.reportId })
    return done()
  })
}

/** Takes an approval back, unless a meeting is under way on it: its end publishes what was approved when the lobby opened. */
export async function withdrawApproval(hall: Hall, actor: Actor, input: { reportId: string }): Promise<Outcome> {
  const seen = await publishable(hall, actor, input.reportId)
  if (!seen.ok) return seen
  const { report, by } = seen
  if (report.status !== 'approved') return conflict('This report is not approved.')
  const now = hall.clock.now()
  return hall.store.transact(async (tx): Promise<Outcome> => {
    const open = await openMeetingsOnReport(tx, report.id)
    if (open.length > 0) return fail({ kind: 'conflict', message: underWay(open, 'take the approval back') })
    if (!(await updateReport(tx, report.id, report.version, { status: 'draft', updatedAt: now })))
      return fail({ kind: 'stale', version: report.version })
    await insertAudit(tx, { id: hall.ids.next(), at: now, actor: by, verb: 'took back approval of report', subject: report.id })
    return done()
  })
}

const publishSchema = z.object({
  reportId: z.string(),
  version: z.coerce.number().int(),
  clearance: clearanceSchema,
  reason: z.string().trim().max(500, 'Keep it under 500 characters.'),
})

/**
 * Makes the draft at `version` what everybody reads. The first time it must be approved; later revisions say what changed. `clearance`
 * answers whether the report holds inside information.
 */
export async function publish(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; version: number; clearance: Clearance; reason?: string },
): Promise<Outcome<{ revisionId: string; number: number }>> {
  const seen = await publishable(hall, actor, input.reportId)
  if (!seen.ok) return seen
  const parsed = publishSchema.safeParse({ reason: '', ...input })
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const { reportId, version, clearance, reason } = parsed.data
  const { report, by } = seen
  if (report.version !== version) return fail({ kind: 'stale', version: report.version })
  if (report.status !== 'approved' && report.status !== 'published') return conflict('A leader approves the report first.')
  if (report.status === 'published' && report.publishedVersion === version) return conflict('There are no changes to publish.')
  if (report.currentRevisionId && !reason) return fail({ kind: 'invalid', fields: { reason: 'Say what changed: readers see it.' } })
  const now = hall.clock.now()
  const published = await hall.store.transact(async (tx): Promise<Outcome<{ revisionId: string; number: number }>> => {
    const sections = await draftSections(tx, reportId)
    const revision = await writePublication(hall, tx, { report, sections, clearance, reason, by, at: now, version })
    if (!revision) return fail({ kind: 'stale', version: report.version })
    await insertAudit(tx, { id: hall.ids.next(), at: now, actor: by, verb: 'published report', subject: reportId })
    return done({ revisionId: revision.id, number: revision.number })
  })
  if (published.ok) hall.publish({ kind: 'report changed', reportId })
  return published
}

/**
 * Inside a transaction: writes a revision for everyone of these sections, makes it the report's current one, and derives the values of
 * its series anew. Undefined when the report is no longer at the version that `report` has. `version`: the draft's version that
 * `sections` are; null when they are not the whole draft (a meeting that publishes what was shown).
 */
export async function writePublication(
  { ids }: Pick<Hall, 'ids'>,
  tx: Tx,
  about: {
    report: ReportRow
    /** Left out: as the draft says. */
    name?: { title: string; period: string }
    sections: Section[]
    sentences?: Sentence[]
    clearance: Clearance
    reason: string
    by: string
    at: number
    version: number | null
  },
): Promise<{ id: string; number: number } | undefined> {
  const { report, clearance, reason, by, at } = about
  const id = ids.next()
  const updated = await updateReport(tx, report.id, report.version, {
    status: 'published',
    clearance,
    currentRevisionId: id,
    publishedVersion: about.version,
    withdrawnReason: null,
    withdrawnAt: null,
    updatedAt: at,
  })
  if (!updated) return undefined
  const sections = await withSeries(tx, about.sections, ids.next, at)
  const sentences = about.sentences ?? report.sentences
  const { title, period } = about.name ?? report
  const row = {
    id,
    reportId: report.id,
    audience: 'everyone',
    title,
    period,
    sentences,
    clearance,
    reason,
    createdBy: by,
    createdAt: at,
  } as const
  const revision = await insertRevision(tx, row, sections)
  // The draft learns the series too, so that the next revision keeps them.
  const draft = await draftSections(tx, report.id)
  await saveSections(
    tx,
    report.id,
    draft,
    draft.map(section => sections.find(known => known.id === section.id && sameButSeries(known, section)) ?? section),
  )
  await replaceSeriesValues(tx, report.id, seriesValuesOf(report.id, sections))
  await nameSeries(tx, report.id)
  return { id, number: revision.number }
}

const sameButSeries = (a: Section, b: Section): boolean =>
  a.body.kind === 'statement' && b.body.kind === 'statement' && withoutSeries(a) === withoutSeries(b)
const withoutSeries = (section: Section): string => JSON.stringify(section, (key, value: unknown) => (key === 'seriesId' ? null : value))

/** The published values of a report's statements, for trends: only numbers, only columns that are a period. */
export function seriesValuesOf(reportId: string, sections: readonly Section[]): SeriesValueRow[] {
  return sections.flatMap(({ body }) => {
    if (body.kind !== 'statement') return []
    const periods = body.columns.filter(
      (column): column is typeof column & { period: string } => column.period !== null && !column.variance,
    )
    return body.lineItems.flatMap(item =>
      periods.flatMap(column => {
        const value = item.values[column.id]?.value
        if (value === undefined || value === null || !item.seriesId) return []
        const { period, scenario, entity } = column
        const scale = item.unit === 'currency' ? (item.scale ?? body.unit.scale) : 0
        // Percentages in percent, because reports differ in how their files store them.
        const alike = item.unit === 'percent' ? inPercent(value, item.whole) : value
        return [
          {
            seriesId: item.seriesId,
            reportId,
            lineItemId: item.id,
            columnId: column.id,
            period,
            scenario,
            entity,
            unit: item.unit,
            scale,
            value: alike,
          },
        ]
      }),
    )
  })
}

const withdrawSchema = z.object({ reason: z.string().trim().min(1, 'Say why: readers see it.').max(500, 'Keep it under 500 characters.') })

/**
 * Takes a published report back, unless a meeting presents it. Whoever reads it is told, and why; its values leave trends and search.
 */
export async function withdraw(hall: Hall, actor: Actor, input: { reportId: string; reason: string }): Promise<Outcome> {
  const seen = await publishable(hall, actor, input.reportId)
  if (!seen.ok) return seen
  const { report, by } = seen
  const parsed = withdrawSchema.safeParse(input)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  if (report.status !== 'published') return conflict('This report is not published.')
  const now = hall.clock.now()
  const change = { status: 'withdrawn', withdrawnReason: parsed.data.reason, withdrawnAt: now, updatedAt: now } as const
  const withdrawn = await hall.store.transact(async (tx): Promise<Outcome> => {
    const open = await openMeetingsOnReport(tx, report.id)
    if (open.length > 0) return fail({ kind: 'conflict', message: underWay(open, 'withdraw the report') })
    if (!(await updateReport(tx, report.id, report.version, change))) return fail({ kind: 'stale', version: report.version })
    await replaceSeriesValues(tx, report.id, [])
    await insertAudit(tx, { id: hall.ids.next(), at: now, actor: by, verb: 'withdrew report', subject: report.id })
    return done()
  })
  if (withdrawn.ok) hall.publish({ kind: 'report changed', reportId: report.id })
  return withdrawn
}

/** It would be taken from under the presenter, and the end of the meeting would publish it, or could publish nothing. */
const underWay = (open: readonly { title: string }[], then: string): string =>
  `${open.map(({ title }) => `“${title}”`).join(' and ')}: a meeting on this report is under way. End it, or close its lobby; then ${then}.`
