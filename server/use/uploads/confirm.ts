import { z } from 'zod'
import type { Actor } from '#app/model/people/roles.ts'
import { type DraftContext, sectionOfStatement } from '#app/model/report/draft.ts'
import { sectionsOfPlan } from '#app/model/report/draft-plan.ts'
import { addSections, reportPeriod, reportTitle } from '#app/model/report/edit.ts'
import { takenStatements } from '#app/model/report/ingest/correct.ts'
import type { ImportJson } from '#app/model/report/import.ts'
import type { Section } from '#app/model/report/section.ts'
import { insertEdit, insertReport, saveSections } from '#db/queries/reports.ts'
import { updateUpload, uploadById } from '#db/queries/uploads.ts'
import type { Tx } from '#db/types.ts'
import { done, fail, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { preparerId, rulesOf } from '../reports/access.ts'
import { changeDraft, newReport } from '../reports/drafts.ts'
import { fieldsOf } from '../reports/fields.ts'
import { understanding } from './understanding.ts'

/** By their places in the import JSON. */
const chosen = z.array(z.coerce.number().int().min(0)).max(500)
const confirmSchema = z.object({
  uploadId: z.string(),
  version: z.coerce.number().int(),
  into: z.union([
    z.object({ reportId: z.string(), version: z.coerce.number().int() }),
    z.object({ title: reportTitle, period: reportPeriod }),
  ]),
  /** Left out: what is suggested, or was ticked in the preview. */
  statements: chosen.optional(),
  /** Left out: all that hold something. */
  plans: chosen.optional(),
})
export type Confirmation = z.input<typeof confirmSchema>

/** What was chosen in the preview becomes sections: of a new draft, or at the end of the one named. */
export async function confirm(hall: Hall, actor: Actor, input: Confirmation): Promise<Outcome<{ reportId: string; version: number }>> {
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
  const sections = sectionsOf(understood.import, parsed.data, { fileId: upload.fileId, firstMonth, newId: hall.ids.next })
  if (sections.length === 0) return fail({ kind: 'invalid', fields: { statements: 'Choose at least one statement or plan.' } })

  if ('title' in into) {
    const report = newReport(hall, by, into)
    return hall.store.transact(async (tx): Promise<Outcome<{ reportId: string; version: number }>> => {
      // Two people who confirm at once: the second is told, and nothing comes in twice.
      const now = await uploadById(tx, uploadId)
      if (now?.version !== version) return fail({ kind: 'stale', version: now?.version ?? version })
      await insertReport(tx, report)
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
      return done({ reportId: report.id, version: 1 })
    })
  }
  const change = { reportId: into.reportId, version: into.version, by, what: 'add from workbook' } as const
  const added = await changeDraft(
    hall,
    change,
    draft => addSections(draft, sections),
    tx => settle(tx, uploadId, version, into.reportId),
  )
  return added.ok ? done({ reportId: into.reportId, version: added.version }) : added
}

/** @throws when the upload was confirmed at the same moment, so that its sections come in once */
async function settle(tx: Tx, uploadId: string, version: number, reportId: string): Promise<void> {
  if (!(await updateUpload(tx, uploadId, version, { state: 'confirmed', reportId })))
    throw new Error('the upload changed while it was confirmed')
}

function sectionsOf(
  understood: ImportJson,
  { statements, plans }: { statements?: number[] | undefined; plans?: number[] | undefined },
  context: DraftContext,
): Section[] {
  const at = <T>(things: T[], places: number[]): T[] => [...new Set(places)].sort((a, b) => a - b).flatMap(place => things[place] ?? [])
  const taken = statements ? at(understood.statements, statements) : takenStatements(understood)
  const planned = plans ? at(understood.plans, plans) : understood.plans.filter(plan => plan.items.length + plan.volumes.length > 0)
  return [...taken.map(statement => sectionOfStatement(statement, context)), ...planned.flatMap(plan => sectionsOfPlan(plan, context))]
}
