import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { periodLabel } from '#app/model/period.ts'
import type { Actor, BearerActor } from '#app/model/people/roles.ts'
import type { BroughtReport } from '#app/model/report/brought.ts'
import { sectionsOfBrought } from '#app/model/report/brought-import.ts'
import type { ImportProblem } from '#app/model/report/import.ts'
import { statementSchema } from '#app/model/report/section.ts'
import { insertAudit, insertEdit, insertReport, reportById, saveSections } from '#db/queries/reports.ts'
import type { Tx } from '#db/types.ts'
import { actorId } from '../../people/records.ts'
import { done, type Fault, fail, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { confirm } from '../uploads/confirm.ts'
import { receive } from '../uploads/receive.ts'
import { discard, show } from '../uploads/review.ts'
import { preparerId, rulesOf } from './access.ts'
import { broughtBy, LINES, WORKBOOK } from './brought.ts'
import { newReport } from './drafts.ts'

/** A draft that a program brought; `again`: it had brought the very same before, under the same key, and nothing was added. */
export interface Bringing {
  reportId: string
  again: boolean
}

/** What a program says with what it brings, so that bringing it twice by accident makes one draft. */
interface Once {
  key: string | null
}

/** Line items become a draft. They are exact, and checked as a workbook's are; what does not hold is taken as stated and said. */
export async function bringLines(
  hall: Hall,
  actor: Actor,
  { report, key, sha256 }: Once & { report: BroughtReport; sha256: string },
): Promise<Outcome<Bringing>> {
  const by = await preparerId(hall.store, actor)
  if (!by || actor.kind !== 'bearer') return NOT_FOUND
  const place = placeOf(hall, actor, { key, sha256 })
  const { firstMonth } = await rulesOf(hall.store)
  const sections = sectionsOfBrought(report, { firstMonth, period: report.period, newId: hall.ids.next })
  // What is written must be what every later edit takes: said now, not when somebody changes a note.
  for (const { body } of sections) statementSchema.parse(body)
  const row = newReport(hall, by, report, place.reportId)
  return hall.store.transact(async (tx): Promise<Outcome<Bringing>> => {
    const before = await earlier(tx, actor, place)
    if (before) return before
    await insertReport(tx, row)
    await saveSections(tx, row.id, [], sections)
    await insertEdit(tx, { reportId: row.id, version: 1, what: 'bring by program', sectionId: null, personId: by, at: row.createdAt })
    await note(hall, tx, actor, LINES, place)
    return done({ reportId: row.id, again: false })
  })
}

/** A workbook that was read, and why no draft came of it. */
export type NoDraft = Fault & { problems?: ImportProblem[] }

/**
 * A workbook that has arrived becomes a draft of the statements and plans that the preview would propose. Left out, the title names the
 * period, and the period is the latest one with actual figures. What gives no draft leaves nothing behind.
 */
export async function bringWorkbook(
  hall: Hall,
  actor: Actor,
  {
    fileId,
    name,
    title,
    period,
    key,
    signal,
  }: Once & { fileId: string; name: string; title?: string; period?: string; signal?: AbortSignal },
): Promise<({ ok: true } & Bringing) | { ok: false; fault: NoDraft }> {
  const arrived = hall.files.arriving(fileId)
  try {
    if (!(await preparerId(hall.store, actor)) || actor.kind !== 'bearer') return NOT_FOUND
    const place = placeOf(hall, actor, { key, sha256: await hashOf(arrived, [name, title, period]) })
    const before = await earlier(hall.store, actor, place)
    if (before) return before
    const received = await receive(hall, actor, { name, source: { fileId }, ...(signal ? { signal } : {}) })
    if (!received.ok) return received
    const made = await confirmed(hall, actor, received.uploadId, { title, period }, place)
    if (!made.ok) await discard(hall, actor, { uploadId: received.uploadId })
    return made
  } finally {
    await rm(arrived, { force: true })
  }
}

async function confirmed(
  hall: Hall,
  actor: BearerActor,
  uploadId: string,
  given: { title: string | undefined; period: string | undefined },
  place: Place,
): Promise<({ ok: true } & Bringing) | { ok: false; fault: NoDraft }> {
  const shown = await show(hall, actor, uploadId)
  if (!shown.ok) return shown
  const { version, understood, period: proposed } = shown.page
  const { problems } = understood
  const period = given.period ?? proposed
  if (period === null) {
    const message = 'No header of this workbook names a period that is understood. Say which one the report is about: ?period=FY2026-Q3.'
    return { ok: false, fault: { kind: 'invalid', fields: { period: message }, problems } }
  }
  const into = { title: given.title ?? `Board report ${periodLabel(period)}`, period }
  const alongside = { reportId: place.reportId, write: (tx: Tx) => note(hall, tx, actor, WORKBOOK, place) }
  const made = await confirm(hall, actor, { uploadId, version, into }, alongside)
  if (made.ok) return done({ reportId: made.reportId, again: false })
  if (made.fault.kind !== 'invalid' || !('statements' in made.fault.fields)) return made
  const message = 'This workbook holds no statement and no production plan that was understood.'
  return { ok: false, fault: { kind: 'invalid', fields: { file: message }, problems } }
}

/** Where what is brought goes. `entryId` tells what it was: of the same key and the same bytes it is the same. */
interface Place {
  reportId: string
  entryId: string
}

/**
 * Under a key the ids follow from the token, the key and the bytes, so that a second bringing finds the first one, also after a restart.
 * They say no more than random ones to whoever lacks the token's own id, which is random.
 */
function placeOf(hall: Hall, { tokenId }: BearerActor, { key, sha256 }: Once & { sha256: string }): Place {
  if (key === null) return { reportId: hall.ids.next(), entryId: hall.ids.next() }
  const reportId = idOf(['report', tokenId, key])
  return { reportId, entryId: idOf(['bringing', reportId, sha256]) }
}

const idOf = (words: readonly string[]): string => createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 26)

/** What became of the same key before: the same bytes gave this draft, other bytes are refused. Null: it is new. */
async function earlier(db: Parameters<typeof reportById>[0], actor: BearerActor, place: Place): Promise<Outcome<Bringing> | null> {
  if (!(await reportById(db, place.reportId))) return null
  const known = await broughtBy(db, actor, place.reportId)
  if (known?.id === place.entryId) return done({ reportId: place.reportId, again: true })
  return fail({
    kind: 'conflict',
    message: 'Something else was brought under this Idempotency-Key before. Give what is new a key of its own.',
  })
}

const note = (hall: Hall, tx: Tx, actor: Actor, verb: string, { reportId, entryId }: Place): Promise<void> =>
  insertAudit(tx, { id: entryId, at: hall.clock.now(), actor: actorId(actor), verb, subject: reportId })

/** Of the bytes, and of what was said with them. */
async function hashOf(path: string, said: readonly (string | undefined)[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(said.map(word => word ?? null)))
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk)
  return hash.digest('hex')
}
