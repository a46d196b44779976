import type { Beside } from '#app/model/report/arrival.ts'
import { comparePeriods, fiscalYear, nearestMonthEnd, parsePeriod, periodKey, periodRange } from '#app/model/period.ts'
import { mayDownloadOriginals } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { type Corrections, corrections as correctionsSchema } from '#app/model/report/ingest/settling/corrections.ts'
import type { ReadingOptions } from '#app/model/report/ingest/options.ts'
import type { Understanding } from '#app/model/report/ingest/understanding.ts'
import type { ImportJson, ImportStatement } from '#app/model/report/import.ts'
import type { ReportStatus } from '#app/model/report/report.ts'
import { reportsIn } from '#db/queries/reports.ts'
import { deleteFile, deleteUpload, fileById, openUploads, updateUpload, uploadById } from '#db/queries/uploads.ts'
import { writtenSections } from '#db/queries/written.ts'
import { standReady } from '../../ingest/reader-process.ts'
import { check, showBeside } from '../../ingest/review.ts'
import { conflict, done, fail, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { preparerId, rulesOf } from '../reports/access.ts'
import { fieldsOf } from '../reports/fields.ts'
import { withLatestNames } from '../reports/latest-names.ts'
import { knownOf } from '../reports/same-lines.ts'
import { correctionsOf, readingOf } from './understanding.ts'

/** A page is opened that takes a workbook: how large one may be, which is no secret. A reader stands ready for it from now on. */
export function expect({ config }: Hall): { maxBytes: number } {
  void standReady(config.ingest)
  return { maxBytes: config.ingest.maxBytes }
}

export interface UploadPage {
  id: string
  version: number
  state: 'understood' | 'confirmed'
  fileName: string
  /** The id of the workbook as it was uploaded, for who may download it. */
  originalId: string | null
  /** Where it went, or where it was dropped. */
  reportId: string | null
  /** As corrected so far; of lists and texts only the beginning. */
  understood: ImportJson
  /** The same statements with what was left out in its place; lines come with those that are taken. */
  reviewed: ImportStatement[]
  /** How many lines each statement has, and how many rows each list. */
  count: Pick<Understanding, 'lines' | 'rows'>
  /** How the file was asked to be read. */
  options: ReadingOptions
  corrections: Corrections
  /** Whether the corrections are those of the file before, which nobody has looked at yet. */
  takenOver: boolean
  /** Of the company's fiscal year. */
  firstMonth: number
  /** A period to propose for the new report: the latest actual one. */
  period: string | null
  /** Drafts and published reports that it can be added to, with the version that stands. */
  reports: { id: string; title: string; period: string; status: ReportStatus; updatedAt: number; version: number }[]
  /** What it would change of the report that it was dropped on, or of the one asked for; null: of none. */
  again: Beside['again']
  /** Lines of which it has to be said whether they are those of earlier reports. */
  lines: Beside['lines']
}

/** Values that come to the page by themselves. */
const MOST_VALUES = 20_000

/**
 * What was understood of a workbook, for review. `into`: the report that it is compared with, in the place of the one it was dropped on;
 * `also`: places of statements to show with their lines.
 */
export async function show(
  hall: Hall,
  actor: Actor,
  uploadId: string,
  { into, also = [] }: { into?: string | undefined; also?: number[] } = {},
): Promise<Outcome<{ page: UploadPage }>> {
  if (!(await preparerId(hall.store, actor))) return NOT_FOUND
  const upload = await uploadById(hall.store, uploadId)
  if (!upload) return NOT_FOUND
  const { firstMonth } = await rulesOf(hall.store)
  const reports = await reportsIn(hall.store, ['draft', 'approved', 'published'])
  const target = reports.find(({ id }) => id === (into ?? upload.reportId))
  const wanted = { also, most: MOST_VALUES }
  if (!upload.understood) return NOT_FOUND
  const { understanding, beside } = await showBeside(
    {
      packed: upload.understood,
      corrections: correctionsOf(upload),
      // What is compared with a report is compared whole, however much of it the page shows.
      whole: target ? { also } : wanted,
      shown: wanted,
      before: target ? await writtenSections(hall.store, target.id) : [],
      target: target ? { id: target.id, title: target.title } : null,
      firstMonth,
    },
    asked => knownOf(hall.store, asked),
  )
  const { import: understood, reviewed, lines, rows } = understanding
  const file = await fileById(hall.store, upload.fileId)
  return done({
    page: {
      id: upload.id,
      version: upload.version,
      state: upload.state === 'confirmed' ? 'confirmed' : 'understood',
      fileName: file?.name ?? '',
      originalId: file && mayDownloadOriginals(actor) ? file.id : null,
      reportId: target?.id ?? upload.reportId,
      again: beside.again,
      lines: await withLatestNames(hall.store, beside.lines, firstMonth),
      understood,
      reviewed,
      count: { lines, rows },
      options: readingOf(upload),
      corrections: correctionsOf(upload),
      takenOver: upload.version === 1 && (upload.corrections !== null || Object.keys(readingOf(upload)).length > 0),
      firstMonth,
      period: proposedPeriod(understood, firstMonth, reports),
      reports: reports
        .sort((a, b) => comparePeriods(b.period, a.period, firstMonth) || b.updatedAt - a.updatedAt)
        .map(({ id, title, period, status, updatedAt, version }) => ({ id, title, period, status, updatedAt, version })),
    },
  })
}

/** Keeps corrections made on `version` of an upload: all of them, in the place of the ones before. */
export async function correct(
  hall: Hall,
  actor: Actor,
  input: { uploadId: string; version: number; corrections: unknown },
): Promise<Outcome<{ version: number }>> {
  if (!(await preparerId(hall.store, actor))) return NOT_FOUND
  const parsed = correctionsSchema.safeParse(input.corrections)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const upload = await uploadById(hall.store, input.uploadId)
  const corrected = upload?.understood && (await check(upload.understood, parsed.data))
  if (!upload || !corrected) return NOT_FOUND
  if (upload.state === 'confirmed') return conflict('This workbook is in a report already. Correct it there.')
  if (corrected.faults.length)
    return fail({
      kind: 'invalid',
      fields: Object.fromEntries(corrected.faults.map(({ statement, message }) => [`statements.${statement}`, message])),
    })
  return hall.store.transact(async (tx): Promise<Outcome<{ version: number }>> => {
    const updated = await updateUpload(tx, upload.id, input.version, { corrections: corrected.corrections })
    return updated ? done({ version: updated.version }) : fail({ kind: 'stale', version: upload.version })
  })
}

/**
 * The latest period with actual figures among the statements that are suggested. A balance sheet's day says less than a quarter; alone it
 * ends one, and the last of a year that year where nothing shorter was reported. A month that ends a quarter may be the last of a quarterly
 * report's: it is one of a monthly report where the company has made such before. Beside its second quarter a half is mostly the year to
 * date: it is the report's where the company has made reports of halves. So is a whole year beside its last quarter, where the reports
 * before are quarterly ones.
 */
function proposedPeriod({ statements }: ImportJson, firstMonth: number, reports: readonly { period: string }[]): string | null {
  const keys = statements
    .filter(statement => statement.suggested)
    .flatMap(statement =>
      statement.columns.flatMap(({ period, scenario, role }) => (period && scenario === 'actual' && role === 'period' ? [period] : [])),
    )
    .sort((a, b) => comparePeriods(b, a, firstMonth))
  const first = keys.find(key => parsePeriod(key)?.kind !== 'instant') ?? keys[0]
  const made = new Set(reports.map(report => parsePeriod(report.period)?.kind))
  const quarter = keys.find(key => first && parsePeriod(key)?.kind === 'quarter' && endsWith(key, first, firstMonth))
  const kind = first && parsePeriod(first)?.kind
  const toDate = kind === 'half' ? !made.has('half') : kind === 'year' && made.has('quarter') && !made.has('year')
  const latest = (toDate && quarter) || first
  const period = latest ? parsePeriod(latest) : null
  if (!period || !latest) return null
  if (period.kind === 'year' || period.kind === 'half' || period.kind === 'quarter') return latest
  const day = period.kind === 'instant'
  const end = day ? nearestMonthEnd(period.date) : periodRange(period, firstMonth).to
  // A month, a year to date, three months of another calendar, a balance sheet's day: the fiscal quarter that ends with it, else its last month.
  const [year = 0, month = 0] = (end ?? '').split('-').map(Number)
  const over = ((month - firstMonth + 12) % 12) + 1
  const yearly = made.has('year') || !(made.has('quarter') || made.has('month'))
  if (end === null || (day && over === 12 && yearly)) return `FY${fiscalYear(period, firstMonth)}`
  const monthly = (day || period.kind === 'month') && made.has('month')
  if (over % 3 !== 0 || monthly) return periodKey({ kind: 'month', year, month })
  return `FY${fiscalYear(period, firstMonth)}-Q${over / 3}`
}

function endsWith(a: string, b: string, firstMonth: number): boolean {
  const [one, other] = [parsePeriod(a), parsePeriod(b)]
  return one !== null && other !== null && periodRange(one, firstMonth).to === periodRange(other, firstMonth).to
}

/** Workbooks that wait to be reviewed. */
export async function list(
  hall: Hall,
  actor: Actor,
): Promise<Outcome<{ uploads: { id: string; name: string; by: string; createdAt: number }[] }>> {
  if (!(await preparerId(hall.store, actor))) return NOT_FOUND
  const rows = await openUploads(hall.store)
  return done({ uploads: rows.map(({ id, name, by, createdAt }) => ({ id, name, by, createdAt })) })
}

/** Throws away an upload that is in no report: the row, what was understood, and the file. */
export async function discard(hall: Hall, actor: Actor, input: { uploadId: string }): Promise<Outcome> {
  if (!(await preparerId(hall.store, actor))) return NOT_FOUND
  const upload = await uploadById(hall.store, input.uploadId)
  if (!upload) return NOT_FOUND
  if (upload.state === 'confirmed') return conflict('This workbook is in a report. Remove it there.')
  await hall.store.transact(async tx => {
    await deleteUpload(tx, upload.id)
    await deleteFile(tx, upload.fileId)
  })
  await hall.files.remove(upload.fileId)
  return done()
}
