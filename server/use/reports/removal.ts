import { z } from 'zod'
import { mayRemoveForGood } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { Draft } from '#app/model/report/edit.ts'
import { type Redacted, type RemovalTarget, redact, removalTargetSchema, removeText } from '#app/model/report/redact.ts'
import { REMOVED } from '#app/model/report/removed.ts'
import { allSections, removeFromAbouts, removeFromParts, sameBytes, workbooksOf } from '#db/queries/removals.ts'
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
import { deleteOrphanSeries, removeFromNames, replaceSeriesValues, seriesNaming } from '#db/queries/series.ts'
import { forgetUnderstood, markFilesRemoved } from '#db/queries/uploads.ts'
import type { Tx } from '#db/types.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { seeReport, titleFor } from './access.ts'
import { resealRevision } from '../meetings/correct.ts'
import { type Elsewhere, elsewhereOf, placeKey } from './elsewhere.ts'
import { fieldsOf } from './fields.ts'
import { seriesValuesOf } from './publishing.ts'

const removeSchema = z.object({
  target: removalTargetSchema,
  /** What becomes of the other places that say the same, and which ones the person was told of. */
  elsewhere: z.object({ told: z.array(z.string()).max(10_000), choice: z.enum(['remove', 'leave']) }).optional(),
  reason: z.string().trim().min(1, 'Say why: readers see it.').max(500, 'Keep it under 500 characters.'),
})

/**
 * Takes a value, line item, section, passage, file or the whole report out of the draft, every revision, the series, what meetings
 * sealed, and the files that hold it; on request also wherever else it stands, see `elsewhere`. What stays says that something was removed
 * and why. Backups made before still hold it.
 */
export async function removeForGood(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; target: RemovalTarget; reason: string; elsewhere?: { told: string[]; choice: 'remove' | 'leave' } },
): Promise<Outcome> {
  const seen = await seeReport(hall.store, actor, input.reportId)
  if (!seen || actor.kind !== 'person') return NOT_FOUND
  if (!mayRemoveForGood(actor)) return seen.drafts ? FORBIDDEN : NOT_FOUND
  const parsed = removeSchema.safeParse(input)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const removed = await hall.store.transact(tx => remove(hall, tx, input.reportId, parsed.data, actor.personId))
  if (!removed.ok) return removed
  // After the commit: a file that was removed while the transaction failed could not come back.
  for (const id of removed.files) await hall.files.remove(id)
  for (const id of new Set(removed.shown)) await resealRevision(hall, id)
  // The write-ahead log still holds the pages as they were.
  await hall.store.forget()
  return done()
}

interface Removed {
  /** Whose bytes go after the commit. */
  files: string[]
  /** Revisions that open meetings show. */
  shown: string[]
  reports: string[]
}

async function remove(
  hall: Hall,
  tx: Tx,
  reportId: string,
  { target, reason, elsewhere }: z.infer<typeof removeSchema>,
  by: string,
): Promise<Outcome<Removed>> {
  const others = await elsewhereOf(tx, reportId, target)
  if (others.some(place => !elsewhere?.told.includes(placeKey(place))))
    return fail({ kind: 'invalid', fields: { elsewhere: 'The same stands in other places, too. Say what becomes of it there.' } })
  const jobs = [{ reportId, target }, ...(elsewhere?.choice === 'remove' ? others : [])]
  const reports = [...new Set(jobs.map(job => job.reportId))]
  const open = (
    await Promise.all(reports.map(id => openMeetingsOnReport(tx, id).then(rows => rows.map(row => ({ ...row, of: id })))))
  ).flat()
  // A running meeting keeps its parts: what they say can change, which parts there are cannot.
  const cannot = jobs.find(job => !CHANGES_WHAT_PARTS_SAY.includes(job.target.what) && open.some(meeting => meeting.of === job.reportId))
  if (cannot) {
    const which = cannot.reportId === reportId ? 'this report' : `“${(await reportById(tx, cannot.reportId))?.title}”`
    const message = `A meeting on ${which} is under way. Values and passages can be removed now; for everything else end the meeting first.`
    return conflict(message)
  }
  const now = hall.clock.now()
  const holding: string[] = []
  for (const [index, job] of jobs.entries()) {
    const report = await reportById(tx, job.reportId)
    if (!report) return NOT_FOUND
    const gone = await removeEverywhere(tx, report, job.target, by, now)
    if (index === 0 && !gone.found) return conflict('This is not in the report, nor in any of its revisions. Nothing was removed.')
    holding.push(...gone.holding)
    const sectionId = 'sectionId' in job.target ? job.target.sectionId : null
    const { what } = job.target
    await insertRemoval(tx, { id: hall.ids.next(), reportId: report.id, sectionId, what, reason, removedBy: by, removedAt: now })
    await insertAudit(tx, { id: hall.ids.next(), at: now, actor: by, verb: `removed for good: ${what}`, subject: report.id })
  }
  const files = await filesToRemove(tx, holding)
  await forgetUnderstood(tx, files)
  await markFilesRemoved(tx, files, now)
  return done({ files, shown: open.flatMap(({ revisionId }) => revisionId ?? []), reports })
}

const CHANGES_WHAT_PARTS_SAY: readonly RemovalTarget['what'][] = ['value', 'volume', 'text']

/** Every upload of these bytes, except a picture that stays in a section elsewhere: whoever removed was told of it and left it there. */
async function filesToRemove(tx: Tx, holding: readonly string[]): Promise<string[]> {
  const files = [...new Set([...holding, ...(await sameBytes(tx, holding))])]
  const shown = new Set((await allSections(tx, 'picture')).flatMap(({ section: { body } }) => (body.kind === 'picture' ? body.fileId : [])))
  return files.filter(id => !shown.has(id))
}

/** All of it inside one transaction. `holding`: the files that what was removed came from. */
async function removeEverywhere(
  tx: Tx,
  report: ReportRow,
  target: RemovalTarget,
  by: string,
  now: number,
): Promise<{ found: boolean; holding: string[] }> {
  const all: Changed[] = [await redactDraft(tx, report, target, by, now)]
  for (const { id } of await revisionsOf(tx, report.id)) all.push(await redactOneRevision(tx, id, target))
  const touched = [...new Set(all.flatMap(each => each.touched))]
  const workbooks = target.what === 'text' || target.what === 'volume' || target.what === 'report' ? await workbooksOf(tx, report.id) : []
  const holding = [...new Set([...all.flatMap(each => each.files), ...workbooks])]
  await removeFromParts(tx, report.id, touched)
  await removeFromAbouts(tx, report.id, about => concerns(target, about))
  const current =
    report.status === 'published' && report.currentRevisionId && target.what !== 'report'
      ? await revisionSections(tx, report.currentRevisionId)
      : []
  await replaceSeriesValues(tx, report.id, seriesValuesOf(report.id, current))
  const named = target.what === 'text' ? await seriesNaming(tx, target.text) : []
  await deleteOrphanSeries(tx, [...all.flatMap(each => each.series), ...named.map(row => row.id)])
  if (target.what === 'text') await removeFromNames(tx, report.id, named, text => removeText(text, target.text))
  return { found: touched.length > 0 || holding.length > 0 || all.some(each => each.changed), holding }
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
    case 'volume':
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

/** Where else what is to be removed stands: for whoever may remove it, before they do. `key` is what `told` repeats. */
export async function elsewhere(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; target: RemovalTarget },
): Promise<Outcome<{ places: (Omit<Elsewhere, 'target'> & { key: string })[] }>> {
  const seen = await seeReport(hall.store, actor, input.reportId)
  if (!seen || !mayRemoveForGood(actor)) return NOT_FOUND
  const parsed = removalTargetSchema.safeParse(input.target)
  const found = parsed.success ? await elsewhereOf(hall.store, input.reportId, parsed.data) : []
  return done({ places: found.map(({ target, ...place }) => ({ ...place, key: placeKey({ target }) })) })
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
    report: { id: seen.report.id, title: await titleFor(hall.store, seen) },
    mayRemove: mayRemoveForGood(actor),
    removals: rows.map(({ what, reason, at, by }) => ({ what, reason, at, by: seen.drafts ? by : null })),
  })
}
