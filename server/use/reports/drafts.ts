import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Actor } from '#app/model/people/roles.ts'
import { applyEdit, type Draft } from '#app/model/report/edit.ts'
import { type Edit, type EditKind, editSchema, reportPeriod, reportTitle } from '#app/model/report/edit-schema.ts'
import type { Section } from '#app/model/report/section.ts'
import {
  draftSections,
  editsSince,
  insertEdit,
  insertReport,
  lastEdit,
  type ReportRow,
  reportById,
  saveSections,
  updateReport,
} from '#db/queries/reports.ts'
import { fileById, fileNames } from '#db/queries/uploads.ts'
import type { Tx } from '#db/types.ts'
import { done, type Fault, fail, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { preparerId } from './access.ts'
import { fieldsOf } from './fields.ts'

const createSchema = z.object({ title: reportTitle, period: reportPeriod })

/** An empty draft. */
export async function create(hall: Hall, actor: Actor, input: { title: string; period: string }): Promise<Outcome<{ reportId: string }>> {
  const by = await preparerId(hall.store, actor)
  if (!by) return NOT_FOUND
  const parsed = createSchema.safeParse(input)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const row = newReport(hall, by, parsed.data)
  await hall.store.transact(tx => insertReport(tx, row))
  return done({ reportId: row.id })
}

/** The row of a new draft at version 1. */
export function newReport(
  { ids, clock }: Hall,
  by: string,
  { title, period }: { title: string; period: string },
  id = ids.next(),
): ReportRow {
  const now = clock.now()
  return {
    id,
    title,
    period,
    status: 'draft',
    version: 1,
    sentences: [],
    clearance: null,
    currentRevisionId: null,
    publishedVersion: null,
    withdrawnReason: null,
    withdrawnAt: null,
    createdBy: by,
    createdAt: now,
    updatedAt: now,
  }
}

/** What the editor shows: sections whole, with notes and the names of their files. For leaders and preparers. */
export interface DraftPage {
  report: Omit<ReportRow, 'createdBy'>
  sections: Section[]
  files: { id: string; name: string }[]
}

export async function draft(hall: Hall, actor: Actor, reportId: string): Promise<Outcome<{ page: DraftPage }>> {
  if (!(await preparerId(hall.store, actor))) return NOT_FOUND
  const found = await reportById(hall.store, reportId)
  if (!found) return NOT_FOUND
  const { createdBy: _, ...report } = found
  const sections = await draftSections(hall.store, reportId)
  const sources = sections.flatMap(({ body }) => (body.kind === 'statement' && body.source ? [body.source.fileId] : []))
  const files = sources.length ? await fileNames(hall.store, [...new Set(sources)]) : []
  return done({ page: { report, sections, files: files.map(({ id, name }) => ({ id, name })) } })
}

/** One edit, made on `version`. `version` in the answer is the draft's new one; `sectionId` the section that was added or changed. */
export async function edit(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; version: number; edit: unknown },
): Promise<Outcome<{ version: number; sectionId: string | null }>> {
  const by = await preparerId(hall.store, actor)
  if (!by) return NOT_FOUND
  const parsed = editSchema.safeParse(input.edit)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const wrongPicture = await faultOfPicture(hall, input.reportId, parsed.data)
  if (wrongPicture) return fail(wrongPicture)
  const edited = await changeDraft(hall, { reportId: input.reportId, version: input.version, by, what: parsed.data.kind }, before =>
    applyEdit(before, parsed.data, hall.ids.next),
  )
  return (!edited.ok && edited.fault.kind === 'stale' && (await sentTwice(hall, { ...input, by }, parsed.data))) || edited
}

/** A picture section shows a picture that was uploaded to this report, nothing else. */
async function faultOfPicture(hall: Hall, reportId: string, edit: Edit): Promise<Fault | null> {
  const body = edit.kind === 'add section' || edit.kind === 'write section' ? edit.body : null
  const pictures = edit.kind === 'add pictures' ? edit.pictures : body?.kind === 'picture' ? [body] : []
  for (const { fileId } of pictures) {
    const file = await fileById(hall.store, fileId)
    const fits = file && file.purpose === 'picture' && file.reportId === reportId && file.removedAt === null
    if (!fits) return { kind: 'invalid', fields: { picture: 'Choose a picture.' } }
  }
  return null
}

/**
 * A form that was sent twice, by a double press or by a browser that asked again, is no conflict with itself: what it asks for was done by
 * the same person on the version that it was made on, and the draft is as it would make it.
 */
async function sentTwice(
  hall: Hall,
  { reportId, version, by }: { reportId: string; version: number; by: string },
  edit: Edit,
): Promise<Outcome<{ version: number; sectionId: string | null }> | null> {
  const report = await reportById(hall.store, reportId)
  const last = await lastEdit(hall.store, reportId)
  if (report?.version !== version + 1 || last?.version !== report.version || last.personId !== by || last.what !== edit.kind) return null
  const sections = await draftSections(hall.store, reportId)
  const now: Draft = { title: report.title, period: report.period, sentences: report.sentences, sections }
  const answer = done({ version: report.version, sectionId: last.sectionId })
  const { sectionId } = last
  const before = edit.kind === 'add section' ? { ...now, sections: sections.filter(({ id }) => id !== sectionId) } : now
  const again = applyEdit(before, edit, () => sectionId ?? '')
  if (again.kind === 'gone') return edit.kind === 'remove section' ? answer : null
  return again.kind === 'edited' && isDeepStrictEqual(asStored(again.draft), asStored(now)) ? answer : null
}

/** Without the fields that say nothing, which no store keeps. */
const asStored = (draft: Draft): unknown => JSON.parse(JSON.stringify(draft))

interface Change {
  reportId: string
  version: number
  by: string
  what: EditKind | 'add from workbook' | 'renew from workbook' | 'decide lines' | 'take over'
}

/**
 * Applies a change to the draft in one transaction: refused when somebody else was first, noted in the list of edits, and an approval
 * that stood before it is gone. `alongside` writes what belongs to the change.
 */
export async function changeDraft(
  hall: Hall,
  { reportId, version, by, what }: Change,
  apply: (before: Draft) => ReturnType<typeof applyEdit>,
  alongside?: (tx: Tx) => Promise<void>,
): Promise<Outcome<{ version: number; sectionId: string | null }>> {
  return writeDraft(hall, { reportId, version, by, what }, async (tx, report) => {
    const sections = await draftSections(tx, reportId)
    const edited = apply({ title: report.title, period: report.period, sentences: report.sentences, sections })
    if (edited.kind === 'gone') return NOT_FOUND
    if (edited.kind === 'invalid') return fail({ kind: 'invalid', fields: edited.fields })
    const { title, period, sentences } = edited.draft
    const save = async (): Promise<void> => {
      await saveSections(tx, reportId, sections, edited.draft.sections)
      await alongside?.(tx)
    }
    return { sectionId: edited.sectionId, report: { title, period, sentences }, save }
  })
}

/** What a change writes: which section it is about, what of the report itself is otherwise, and the rest once nobody else was first. */
interface Prepared {
  sectionId: string | null
  report: Partial<Pick<ReportRow, 'title' | 'period' | 'sentences'>>
  save(): Promise<void>
}

/** Writes a draft in one transaction: refused when somebody else was first, noted in the list of edits, and an approval before it is gone. */
export async function writeDraft(
  hall: Hall,
  { reportId, version, by, what }: Change,
  prepare: (tx: Tx, report: ReportRow) => Promise<Prepared | { ok: false; fault: Fault }>,
): Promise<Outcome<{ version: number; sectionId: string | null }>> {
  const now = hall.clock.now()
  return hall.store.transact(async (tx): Promise<Outcome<{ version: number; sectionId: string | null }>> => {
    const report = await reportById(tx, reportId)
    if (!report) return NOT_FOUND
    if (report.version !== version) return fail({ kind: 'stale', version: report.version })
    const prepared = await prepare(tx, report)
    if ('fault' in prepared) return prepared
    const { sectionId } = prepared
    const status = report.status === 'approved' ? 'draft' : report.status
    const change = { ...prepared.report, status, version: version + 1, updatedAt: now } as const
    if (!(await updateReport(tx, reportId, version, change))) return fail({ kind: 'stale', version: version + 1 })
    await prepared.save()
    await insertEdit(tx, { reportId, version: version + 1, what, sectionId, personId: by, at: now })
    return done({ version: version + 1, sectionId })
  })
}

export interface EditSince {
  version: number
  what: string
  /** Title of the section as it stands now; null when it is gone or the edit was about the report itself. */
  section: string | null
  by: string
  at: number
}

/** Who changed what after `version`: what somebody is told whose edit came too late. */
export async function changesSince(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; version: number },
): Promise<Outcome<{ version: number; changes: EditSince[] }>> {
  if (!(await preparerId(hall.store, actor))) return NOT_FOUND
  const report = await reportById(hall.store, input.reportId)
  if (!report) return NOT_FOUND
  return done({ version: report.version, changes: await editsSince(hall.store, input.reportId, input.version) })
}
