import type { Actor, BearerActor } from '#app/model/people/roles.ts'
import type { ReportStatus } from '#app/model/report/report.ts'
import { FEW_PEOPLE, fewPeopleIn } from '#app/model/report/few-people.ts'
import type { ImportProblem } from '#app/model/report/import.ts'
import type { Check, Section, Statement } from '#app/model/report/section.ts'
import { auditOf } from '#db/queries/audit.ts'
import { draftSections, reportById } from '#db/queries/reports.ts'
import { firstUploadOf } from '#db/queries/uploads.ts'
import type { Reader } from '#db/types.ts'
import { actorId } from '../../people/records.ts'
import { done, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { understanding } from '../uploads/understanding.ts'
import { rulesOf } from './access.ts'

export const LINES = 'brought report as lines'
export const WORKBOOK = 'brought report as workbook'

/** A list that says how much of it was left out. */
const MOST = 1_000

/** What became of a draft that a program brought. */
export interface BroughtState {
  reportId: string
  /** Where people go on with it. */
  url: string
  /** What was understood of the workbook, sheet by sheet; null for line items. */
  preview: string | null
  title: string
  /** Key of app/model/period.ts. */
  period: string
  status: ReportStatus
  /** The gravest first. */
  problems: ImportProblem[]
  /** Those that fail first. */
  checks: BroughtCheck[]
  /** How many further ones are not listed. */
  left: { problems: number; checks: number }
}
export interface BroughtCheck {
  /** Title of the statement. */
  statement: string
  kind: Check['kind']
  holds: boolean
  line: string | null
  column: string | null
  stated: string
  computed: string
  /** stated − computed. */
  difference: string
}

/** What this token noted when it brought a report; undefined for a report that it did not bring. */
export async function broughtBy(db: Reader, actor: BearerActor, reportId: string): Promise<{ id: string; verb: string } | undefined> {
  return (await auditOf(db, { actor: actorId(actor), subject: reportId, verbs: [LINES, WORKBOOK] }))[0]
}

/** For the program that brought it, by the token that brought it: to every other one it is not there. */
export async function brought(hall: Hall, actor: Actor, reportId: string): Promise<Outcome<{ state: BroughtState }>> {
  const entry = actor.kind === 'bearer' ? await broughtBy(hall.store, actor, reportId) : undefined
  const report = entry && (await reportById(hall.store, reportId))
  if (!report || actor.kind !== 'bearer') return NOT_FOUND
  const upload = entry.verb === WORKBOOK ? await firstUploadOf(hall.store, reportId, actor.personId) : undefined
  // What people added since is theirs: a program hears of the statements that it brought.
  const own = (await draftSections(hall.store, reportId)).flatMap(section =>
    section.body.kind === 'statement' && (section.body.source?.fileId ?? null) === (upload?.fileId ?? null)
      ? [{ ...section, body: section.body }]
      : [],
  )
  const checks = own.flatMap(checksOf).sort((a, b) => Number(a.holds) - Number(b.holds))
  const read = upload ? await understanding(upload) : null
  const problems = upload
    ? (read?.import.problems ?? [])
    : [...own.flatMap(problemsOf), ...fewOf(own, (await rulesOf(hall.store)).firstMonth)]
  const { publicUrl } = hall.config
  return done({
    state: {
      reportId,
      url: `${publicUrl}/reports/${reportId}/edit`,
      preview: upload ? `${publicUrl}/uploads/${upload.id}` : null,
      title: report.title,
      period: report.period,
      status: report.status,
      problems: problems.toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]).slice(0, MOST),
      checks: checks.slice(0, MOST),
      left: { problems: Math.max(0, problems.length - MOST), checks: Math.max(0, checks.length - MOST) },
    },
  })
}

const GRAVITY = { error: 0, warning: 1, info: 2 }

function checksOf({ title, body }: Section & { body: Statement }): BroughtCheck[] {
  const lines = new Map(body.lineItems.map(({ id, label }) => [id, label]))
  const columns = new Map(body.columns.map(({ id, label }) => [id, label]))
  return body.checks.map(({ kind, holds, lineItemId, columnId, stated, computed, difference }) => ({
    statement: title,
    kind,
    holds,
    line: lines.get(lineItemId ?? '') ?? null,
    column: columns.get(columnId ?? '') ?? null,
    stated,
    computed,
    difference,
  }))
}

const CODES: Record<Check['kind'], string> = {
  foots: 'does-not-foot',
  balances: 'does-not-balance',
  ties: 'cash-does-not-tie',
  recomputes: 'does-not-recompute',
  bridges: 'does-not-bridge',
  agrees: 'does-not-agree',
  'sums up': 'year-is-not-its-sum',
}

/** Line items come without a file: what is doubtful about them is what their checks say. */
const problemsOf = (section: Section & { body: Statement }): ImportProblem[] =>
  checksOf(section)
    .filter(check => !check.holds)
    .map(({ statement, kind, line, column, stated, computed, difference }) => ({
      severity: 'warning',
      code: CODES[kind],
      sheet: statement,
      cell: null,
      message: `${[line, column].filter(Boolean).join(', ')}: ${stated} is stated, ${computed} computed, a difference of ${difference}. It was taken as stated.`,
    }))

const fewOf = (sections: readonly Section[], firstMonth: number): ImportProblem[] =>
  fewPeopleIn(sections, firstMonth).map(({ sectionId, label }) => ({
    severity: 'warning',
    code: FEW_PEOPLE,
    sheet: sections.find(({ id }) => id === sectionId)?.title ?? null,
    cell: null,
    message: `${label}: figures that stand for fewer than 5 people. Who knows them can tell who they are; bring a sum of several teams instead.`,
  }))
