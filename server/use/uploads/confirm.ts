import { z } from 'zod'
import type { Actor } from '#app/model/people/roles.ts'
import { reportPeriod, reportTitle } from '#app/model/report/edit-schema.ts'
import { insertEdit, insertReport, reportById } from '#db/queries/reports.ts'
import { updateUpload, uploadById } from '#db/queries/uploads.ts'
import { saveWritten, writtenSections } from '#db/queries/written.ts'
import type { Tx } from '#db/types.ts'
import { become } from '../../ingest/review.ts'
import { conflict, done, fail, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { preparerId, rulesOf } from '../reports/access.ts'
import { newReport, writeDraft } from '../reports/drafts.ts'
import { fieldsOf } from '../reports/fields.ts'
import { keepDecided, knownOf } from '../reports/same-lines.ts'
import { correctionsOf } from './understanding.ts'

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
  if (!upload?.understood) return NOT_FOUND
  if (upload.state === 'confirmed') return conflict('This workbook is in a report already.')
  if (upload.version !== version) return fail({ kind: 'stale', version: upload.version })
  const { firstMonth } = await rulesOf(hall.store)
  const period = 'title' in into ? into.period : (await reportById(hall.store, into.reportId))?.period
  if (period === undefined) return NOT_FOUND
  // Read before the transaction: the draft's version, which it checks, says whether they still stand.
  const before = 'title' in into ? [] : await writtenSections(hall.store, into.reportId)
  const renew = 'renew' in into && into.renew === true
  const entry = { chosen: parsed.data, renew, fileId: upload.fileId, firstMonth, period, at: hall.clock.now(), by }
  const found = await become({ packed: upload.understood, corrections: correctionsOf(upload), before, entry }, asked =>
    knownOf(hall.store, asked),
  )
  if (found.is === 'nothing') return fail({ kind: 'invalid', fields: { statements: 'Choose at least one statement or plan.' } })
  if (found.is === 'misplaced')
    return fail({
      kind: 'invalid',
      fields: { [`${found.what}.${found.at}`]: 'Choose another section: this one is gone, or taken by another part of the file.' },
    })
  if (found.is === 'unsettled')
    return fail({ kind: 'invalid', fields: { [found.at === null ? '' : `statements.${found.at}`]: found.message } })
  const { sections } = found

  if ('title' in into) {
    const report = newReport(hall, by, into, alongside?.reportId)
    return hall.store.transact(async (tx): Promise<Outcome<{ reportId: string; version: number }>> => {
      // Two people who confirm at once: the second is told, and nothing comes in twice.
      const now = await uploadById(tx, uploadId)
      if (now?.version !== version) return fail({ kind: 'stale', version: now?.version ?? version })
      await insertReport(tx, report)
      await keepDecided(tx, found)
      await saveWritten(tx, report.id, [], sections)
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
  const what = found.renews ? 'renew from workbook' : 'add from workbook'
  const added = await writeDraft(hall, { reportId: into.reportId, version: into.version, by, what }, async tx => ({
    sectionId: found.first,
    report: {},
    save: async () => {
      await saveWritten(tx, into.reportId, before, sections)
      await keepDecided(tx, found)
      await settle(tx, uploadId, version, into.reportId)
    },
  }))
  return added.ok ? done({ reportId: into.reportId, version: added.version }) : added
}

/** @throws when the upload was confirmed at the same moment, so that its sections come in once */
async function settle(tx: Tx, uploadId: string, version: number, reportId: string): Promise<void> {
  if (!(await updateUpload(tx, uploadId, version, { state: 'confirmed', reportId })))
    throw new Error('the upload changed while it was confirmed')
}
