import { z } from 'zod'
import type { Actor } from '#app/model/people/roles.ts'
import { comparePeriods } from '#app/model/period.ts'
import { offered, type Reported, type TakenLine, type TakenOver, takeOver as applyOffer } from '#app/model/report/take-over.ts'
import { publishedNames } from '#db/queries/names.ts'
import { draftSections, type ReportRow, reportById, revisionById, revisionSections } from '#db/queries/reports.ts'
import { allSquads } from '#db/queries/squads.ts'
import type { Reader } from '#db/types.ts'
import { done, fail, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { preparerId, rulesOf } from './access.ts'
import { changeDraft } from './drafts.ts'
import { fieldsOf } from './fields.ts'
import { asSettled } from './same-lines.ts'

export interface TakeOverPage {
  report: { id: string; title: string; version: number }
  /** The latest published report of an earlier period; null: there is none. */
  before: { id: string; title: string } | null
  sections: Omit<TakenOver, 'body'>[]
  /** Labels of lines that get an owner, and of those for which the earlier report says another way is good. */
  owners: string[]
  directions: string[]
  /** Lines of which it is not decided whether they go on from earlier reports. */
  undecided: number
}

/** What a draft could take over from the report before it. For those who work on reports. */
export async function takeOverPage(hall: Hall, actor: Actor, reportId: string): Promise<Outcome<{ page: TakeOverPage }>> {
  if (!(await preparerId(hall.store, actor))) return NOT_FOUND
  const report = await reportById(hall.store, reportId)
  if (!report) return NOT_FOUND
  const found = await offerTo(hall.store, report)
  const lines = found?.lines ?? []
  return done({
    page: {
      report: { id: report.id, title: report.title, version: report.version },
      before: found && found.name,
      sections: (found?.sections ?? []).map(({ body: _, ...section }) => section),
      owners: lines.flatMap(({ squadId, label }) => (squadId === undefined ? [] : [label])),
      directions: lines.flatMap(({ good, label }) => (good === undefined ? [] : [label])),
      undecided: found?.undecided ?? 0,
    },
  })
}

/** The report from which a draft would take over; null: none. For those who work on reports. */
export async function before(
  hall: Hall,
  actor: Actor,
  reportId: string,
): Promise<Outcome<{ before: { id: string; title: string } | null }>> {
  if (!(await preparerId(hall.store, actor))) return NOT_FOUND
  const report = await reportById(hall.store, reportId)
  if (!report) return NOT_FOUND
  const { firstMonth } = await rulesOf(hall.store)
  const found = await reportBefore(hall.store, report, firstMonth)
  return done({ before: found ? { id: found.id, title: found.title } : null })
}

const takeOverSchema = z
  .object({
    /** The report that the page showed. */
    from: z.string().min(1).max(64),
    /** Ids of its sections. */
    sections: z.array(z.string().min(1).max(64)).max(500),
    owners: z.boolean(),
    directions: z.boolean(),
  })
  .refine(({ sections, owners, directions }) => sections.length > 0 || owners || directions, {
    path: ['sections'],
    message: 'Choose what to take over.',
  })

/** Charts and key figures become sections of the draft; lines get owners and directions where that was chosen. */
export async function takeOver(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; version: number; from: string; sections: string[]; owners: boolean; directions: boolean },
): Promise<Outcome<{ version: number }>> {
  const by = await preparerId(hall.store, actor)
  if (!by) return NOT_FOUND
  const parsed = takeOverSchema.safeParse(input)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const report = await reportById(hall.store, input.reportId)
  if (!report) return NOT_FOUND
  const { from, sections: wanted, owners, directions } = parsed.data
  // The version that the transaction checks says whether the draft that was read here still stands.
  const found = await offerTo(hall.store, report)
  if (found?.name.id !== from) return fail({ kind: 'invalid', fields: { sections: 'Another report was published meanwhile. Look again.' } })
  const chosen = found.sections.filter(({ sectionId, body }) => body !== null && wanted.includes(sectionId))
  const lines = found.lines.map(
    ({ squadId, good, ...line }): TakenLine => ({
      ...line,
      ...(owners && squadId !== undefined && { squadId }),
      ...(directions && good !== undefined && { good }),
    }),
  )
  const { before, now } = found
  const taken = await changeDraft(hall, { reportId: report.id, version: input.version, by, what: 'take over' }, draft => ({
    kind: 'edited',
    draft: { ...draft, sections: applyOffer(draft.sections, { before, now, chosen, lines, newId: hall.ids.next }) },
    sectionId: null,
  }))
  return taken.ok ? done({ version: taken.version }) : taken
}

async function offerTo(db: Reader, report: ReportRow) {
  const { firstMonth } = await rulesOf(db)
  const earlier = await reportBefore(db, report, firstMonth)
  if (!earlier) return null
  const settled = await asSettled(db, await draftSections(db, report.id))
  const before: Reported = { period: earlier.period, sections: await revisionSections(db, earlier.revisionId) }
  const now: Reported = { period: report.period, sections: settled.sections }
  const { sections, lines } = offered(before, now, firstMonth)
  const squads = new Set((await allSquads(db)).map(({ id }) => id))
  const kept = lines.flatMap(({ squadId, ...line }): TakenLine[] => {
    const owned = squadId !== undefined && squads.has(squadId)
    return owned || line.good !== undefined ? [{ ...line, ...(owned && { squadId }) }] : []
  })
  return { name: { id: earlier.id, title: earlier.title }, before, now, sections, lines: kept, undecided: settled.open.length }
}

/** The latest published report of an earlier period, as readers see it. */
export async function reportBefore(db: Reader, { id, period }: ReportRow, firstMonth: number) {
  const [latest] = (await publishedNames(db))
    .filter(other => other.id !== id && comparePeriods(other.period, period, firstMonth) < 0)
    .sort((a, b) => comparePeriods(b.period, a.period, firstMonth))
  const revisionId = latest && (await reportById(db, latest.id))?.currentRevisionId
  const revision = revisionId ? await revisionById(db, revisionId) : undefined
  return latest && revision ? { ...latest, revisionId: revision.id } : undefined
}
