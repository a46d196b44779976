import { z } from 'zod'
import { arrive } from '#app/model/report/again.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { reportPeriod, reportTitle } from '#app/model/report/edit-schema.ts'
import type { Section } from '#app/model/report/section.ts'
import { draftSections, insertEdit, insertReport, reportById, saveSections } from '#db/queries/reports.ts'
import { updateUpload, uploadById } from '#db/queries/uploads.ts'
import type { Tx } from '#db/types.ts'
import { done, fail, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { preparerId, rulesOf } from '../reports/access.ts'
import { changeDraft, newReport } from '../reports/drafts.ts'
import { fieldsOf } from '../reports/fields.ts'
import { settleSeries } from '../reports/same-lines.ts'
import { arriving, choicesIn, placing } from './arriving.ts'
import { correctionsOf, understanding } from './understanding.ts'

/** By their places in the import JSON. */
const chosen = z.array(z.coerce.number().int().min(0)).max(500)
const confirmSchema = z.object({
  uploadId: z.string(),
  version: z.coerce.number().int(),
  into: z.union([
    z.object({
      reportId: z.string(),
      version: z.coerce.number().int(),
      /** Statements take the places that the preview showed. Left out: all are added at the end. */
      renew: z.boolean().optional(),
    }),
    z.object({ title: reportTitle, period: reportPeriod }),
  ]),
  /** Left out: what is suggested, or was ticked in the preview. */
  statements: chosen.optional(),
  /** Left out: all that hold something. */
  plans: chosen.optional(),
})
export type Confirmation = z.input<typeof confirmSchema>

/**
 * What was chosen in the preview becomes sections: of a new draft, or of the one named, where they take the place of earlier ones or come at
 * the end. Lines get the series that was chosen for them, or that is certain. `alongside` is written with a new draft, under the id that it
 * gives.
 */
export async function confirm(
  hall: Hall,
  actor: Actor,
  input: Confirmation,
  alongside?: { reportId: string; write(tx: Tx): Promise<void> },
): Promise<Outcome<{ reportId: string; version: number }>> {
  const by = await preparerId(hall.store, actor)
  if (!by) return NOT_FOUND
  const parsed = confirmSchema.safeParse(input)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const { uploadId, version, into } = parsed.data
  const upload = await uploadById(hall.store, uploadId)
  const understood = upload && (await understanding(upload, undefined, { also: parsed.data.statements }))
  if (!upload || !understood) return NOT_FOUND
  if (upload.state === 'confirmed') return fail({ kind: 'conflict', message: 'This workbook is in a report already.' })
  if (upload.version !== version) return fail({ kind: 'stale', version: upload.version })
  const { firstMonth } = await rulesOf(hall.store)
  const context = { fileId: upload.fileId, firstMonth, newId: hall.ids.next }
  const corrections = correctionsOf(upload)
  const coming = arriving(understood.import, parsed.data, context)
  if (coming.statements.length + coming.plans.length === 0)
    return fail({ kind: 'invalid', fields: { statements: 'Choose at least one statement or plan.' } })

  // Read before the transaction: the draft's version, which it checks, says whether they still stand.
  const before = 'title' in into ? [] : await draftSections(hall.store, into.reportId)
  if ('reportId' in into && !(await reportById(hall.store, into.reportId))) return NOT_FOUND
  const { arrivals, wrong } = placing('renew' in into && into.renew ? before : [], coming, corrections)
  if (wrong[0] !== undefined && 'renew' in into && into.renew)
    return fail({
      kind: 'invalid',
      fields: { [`statements.${wrong[0]}`]: 'Choose another section: this one is gone, or taken by another statement.' },
    })
  const { sections: placed, arrived } = arrive(before, arrivals, coming.plans)
  const choices = choicesIn(placed, arrivals, corrections)
  const settled = await settleSeries(hall.store, placed, new Map([...choices].map(([id, { series }]) => [id, series])), {
    newId: hall.ids.next,
    at: hall.clock.now(),
    by,
    which: new Set(arrived),
  })
  if (!settled.ok) {
    const at = choices.get(settled.lineItemId)?.at
    return fail({ kind: 'invalid', fields: { [at === undefined ? '' : `statements.${at}`]: settled.message } })
  }
  const { sections, write } = settled.settled

  if ('title' in into) {
    const report = newReport(hall, by, into, alongside?.reportId)
    return hall.store.transact(async (tx): Promise<Outcome<{ reportId: string; version: number }>> => {
      // Two people who confirm at once: the second is told, and nothing comes in twice.
      const now = await uploadById(tx, uploadId)
      if (now?.version !== version) return fail({ kind: 'stale', version: now?.version ?? version })
      await insertReport(tx, report)
      await write(tx)
      await saveSections(tx, report.id, [], sections)
      await insertEdit(tx, {
        reportId: report.id,
        version: 1,
        what: 'add from workbook',
        sectionId: null,
        personId: by,
        at: hall.clock.now(),
      })
      await settle(tx, uploadId, version, report.id)
      await alongside?.write(tx)
      return done({ reportId: report.id, version: 1 })
    })
  }
  const renews = arrivals.some(({ target }) => target !== null)
  const change = { reportId: into.reportId, version: into.version, by, what: renews ? 'renew from workbook' : 'add from workbook' } as const
  const added = await changeDraft(
    hall,
    change,
    draft => ({ kind: 'edited', draft: { ...draft, sections: keeping(draft.sections, before, sections) }, sectionId: arrived[0] ?? null }),
    async tx => {
      await write(tx)
      await settle(tx, uploadId, version, into.reportId)
    },
  )
  return added.ok ? done({ reportId: into.reportId, version: added.version }) : added
}

/** Sections that the file does not touch, as the transaction read them: they are not written again. */
const keeping = (now: readonly Section[], before: readonly Section[], after: readonly Section[]): Section[] =>
  after.map(section => (before.includes(section) ? now.find(({ id }) => id === section.id) : undefined) ?? section)

/** @throws when the upload was confirmed at the same moment, so that its sections come in once */
async function settle(tx: Tx, uploadId: string, version: number, reportId: string): Promise<void> {
  if (!(await updateUpload(tx, uploadId, version, { state: 'confirmed', reportId })))
    throw new Error('the upload changed while it was confirmed')
}
