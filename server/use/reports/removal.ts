import { z } from 'zod'
import { mayRemoveForGood } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { Draft } from '#app/model/report/edit.ts'
import { type Redacted, type RemovalTarget, redact, removalTargetSchema, removeText, REMOVED } from '#app/model/report/redact.ts'
import { removeFromAbouts, removeFromParts, sameBytes, workbooksOf } from '#db/queries/removals.ts'
import {
  draftSections,
  insertAudit,
  insertEdit,
  insertRemoval,
  openMeetingsOnReport,
  redactRevision,
  type ReportRow,
  removalsOf,
  reportById,
  revisionById,
  revisionSections,
  revisionsOf,
  saveSections,
  updateReport,
} from '#db/queries/reports.ts'
import { deleteOrphanSeries, replaceSeriesValues, seriesNaming } from '#db/queries/series.ts'
import { forgetUnderstood, markFilesRemoved } from '#db/queries/uploads.ts'
import type { Tx } from '#db/types.ts'
import { done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { seeReport } from './access.ts'
import { resealRevision } from '../meetings/correct.ts'
import { fieldsOf } from './fields.ts'
import { seriesValuesOf } from './publishing.ts'

const removeSchema = z.object({
  target: removalTargetSchema,
  reason: z.string().trim().min(1, 'Say why: readers see it.').max(500, 'Keep it under 500 characters.'),
})

/**
 * Takes a value, line item, section, passage, file or the whole report out of the draft, every revision, the series, what meetings
 * sealed, and the files that hold it. What stays says that something was removed and why. Backups made before still hold it.
 */
export async function removeForGood(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; target: RemovalTarget; reason: string },
): Promise<Outcome> {
  const seen = await seeReport(hall.store, actor, input.reportId)
  if (!seen || actor.kind !== 'person') return NOT_FOUND
  if (!mayRemoveForGood(actor)) return seen.drafts ? FORBIDDEN : NOT_FOUND
  const parsed = removeSchema.safeParse(input)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const { target, reason } = parsed.data
  const now = hall.clock.now()
  const removed = await hall.store.transact(async (tx): Promise<Outcome<{ files: string[]; shown: string[] }>> => {
    const report = await reportById(tx, input.reportId)
    if (!report) return NOT_FOUND
    const open = await openMeetingsOnReport(tx, report.id)
    // A running meeting keeps its parts: what they say can change, which parts there are cannot.
    if (open.length && target.what !== 'value' && target.what !== 'text') {
      const message =
        'A meeting on this report is under way. Values and passages can be removed now; for everything else end the meeting first.'
      return fail({ kind: 'conflict', message })
    }
    const gone = await removeEverywhere(hall, tx, report, target, actor.personId, now)
    if (!gone.found)
      return fail({ kind: 'conflict', message: 'This is not in the report, nor in any of its revisions. Nothing was removed.' })
    const sectionId = 'sectionId' in target ? target.sectionId : null
    await insertRemoval(tx, {
      id: hall.ids.next(),
      reportId: report.id,
      sectionId,
      what: target.what,
      reason,
      removedBy: actor.personId,
      removedAt: now,
    })
    await insertAudit(tx, {
      id: hall.ids.next(),
      at: now,
      actor: actor.personId,
      verb: `removed for good: ${target.what}`,
      subject: report.id,
    })
    return done({ files: gone.files, shown: open.flatMap(({ revisionId }) => revisionId ?? []) })
  })
  if (!removed.ok) return removed
  // After the commit: a file that was removed while the transaction failed could not come back.
  for (const id of removed.files) await hall.files.remove(id)
  for (const id of new Set(removed.shown)) await resealRevision(hall, id)
  // The write-ahead log still holds the pages as they were.
  await hall.store.forget()
  return done()
}

/** All of it inside one transaction. `files`: whose bytes go after the commit. */
async function removeEverywhere(
  hall: Hall,
  tx: Tx,
  report: ReportRow,
  target: RemovalTarget,
  by: string,
  now: number,
): Promise<{ found: boolean; files: string[] }> {
  const all: Changed[] = [await redactDraft(tx, report, target, by, now)]
  for (const { id } of await revisionsOf(tx, report.id)) all.push(await redactOneRevision(tx, id, target))
  const touched = [...new Set(all.flatMap(each => each.touched))]
  const workbooks = target.what === 'text' || target.what === 'report' ? await workbooksOf(tx, report.id) : []
  const holding = [...new Set([...all.flatMap(each => each.files), ...workbooks])]
  const files = [...new Set([...holding, ...(await sameBytes(tx, holding))])]
  await forgetUnderstood(tx, files)
  await markFilesRemoved(tx, files, now)
  await removeFromParts(tx, report.id, touched)
  await removeFromAbouts(tx, report.id, about => concerns(target, about))
  const current =
    report.status === 'published' && report.currentRevisionId && target.what !== 'report'
      ? await revisionSections(tx, report.currentRevisionId)
      : []
  await replaceSeriesValues(tx, report.id, seriesValuesOf(report.id, current))
  const named = target.what === 'text' ? await seriesNaming(tx, target.text) : []
  await deleteOrphanSeries(tx, [...all.flatMap(each => each.series), ...named.map(row => row.id)])
  return { found: touched.length > 0 || files.length > 0 || all.some(each => each.changed), files }
}

type Changed = Redacted & { changed: boolean }

async function redactDraft(tx: Tx, report: ReportRow, target: RemovalTarget, by: string, now: number): Promise<Changed> {
  const sections = await draftSections(tx, report.id)
  const before: Draft = { title: report.title, period: report.period, sentences: report.sentences, sections }
  const redacted = redact(before, target)
  const { title, sentences, sections: after } = redacted.state
  const version = report.version + 1
  const withdrawn = target.what === 'report' && report.status === 'published'
  await updateReport(tx, report.id, report.version, {
    title,
    sentences,
    version,
    // The removal is in both: a draft without other changes stays one.
    publishedVersion: report.publishedVersion === report.version ? version : report.publishedVersion,
    updatedAt: now,
    ...(withdrawn ? { status: 'withdrawn', withdrawnReason: 'Removed for good.', withdrawnAt: now } : {}),
    ...(target.what === 'text' && report.withdrawnReason ? { withdrawnReason: removeText(report.withdrawnReason, target.text) } : {}),
  })
  await saveSections(tx, report.id, sections, after)
  await insertEdit(tx, { reportId: report.id, version, what: 'remove for good', sectionId: null, personId: by, at: now })
  return { ...redacted, changed: redacted.state !== before && (title !== report.title || sentences !== report.sentences) }
}

async function redactOneRevision(tx: Tx, id: string, target: RemovalTarget): Promise<Changed> {
  const revision = await revisionById(tx, id)
  if (!revision) throw new Error('a revision went away inside the transaction')
  const sections = await revisionSections(tx, id)
  const redacted = redact({ title: revision.title, period: revision.period, sentences: revision.sentences, sections }, target)
  const { title, sentences, sections: after } = redacted.state
  const reason =
    target.what === 'text'
      ? removeText(revision.reason, target.text)
      : target.what === 'report' && revision.reason
        ? REMOVED
        : revision.reason
  await redactRevision(tx, id, { title, sentences, reason }, sections, after)
  return { ...redacted, changed: title !== revision.title || sentences !== revision.sentences || reason !== revision.reason }
}

/** Whether the name that a question keeps is of what was removed. A value has no name. */
function concerns(target: RemovalTarget, about: { label: string; sectionId: string | null; lineItemId: string | null }): boolean {
  switch (target.what) {
    case 'value':
    case 'file':
      return false
    case 'line item':
      return about.lineItemId === target.lineItemId
    case 'section':
      return about.sectionId === target.sectionId
    case 'text':
      return removeText(about.label, target.text) !== about.label
    case 'report':
      return true
  }
}

export interface RemovalLine {
  what: string
  reason: string
  at: number
  /** Null for readers. */
  by: string | null
}

/** What was removed from a report, when and why. */
export async function removals(
  hall: Hall,
  actor: Actor,
  reportId: string,
): Promise<Outcome<{ report: { id: string; title: string }; removals: RemovalLine[]; mayRemove: boolean }>> {
  const seen = await seeReport(hall.store, actor, reportId)
  if (!seen) return NOT_FOUND
  const rows = await removalsOf(hall.store, reportId)
  return done({
    report: { id: seen.report.id, title: seen.report.title },
    mayRemove: mayRemoveForGood(actor),
    removals: rows.map(({ what, reason, at, by }) => ({ what, reason, at, by: seen.drafts ? by : null })),
  })
}
