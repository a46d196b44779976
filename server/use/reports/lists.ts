import { comparePeriods, fiscalYear, parsePeriod } from '#app/model/period.ts'
import { mayPrepareReports, mayReadConfidential } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { ReportStatus, Sentence } from '#app/model/report/report.ts'
import { endedMeetings, questionCounts, type ReportRow, reportById, reportsIn, revisionById } from '#db/queries/reports.ts'
import { type OwedPage, owedShortly } from '../../questions/debt.ts'
import { done, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { rulesOf } from './access.ts'

/** A report in a list. */
export interface ReportLine {
  id: string
  title: string
  period: string
  status: ReportStatus
  /** When it was published last; for a draft when it was changed last. */
  at: number
  /** A published report whose draft holds changes that readers have not seen. Only told to those who work on reports. */
  changed: boolean
  questions: number
  meetings: { id: string; title: string; endedAt: number | null }[]
}

export interface Archive {
  /** Newest first. */
  years: { year: number; reports: ReportLine[] }[]
  /** Drafts, approved and withdrawn reports, newest first; null for readers. */
  inWork: ReportLine[] | null
}

/** Past reports by fiscal year, each with its meetings and its number of questions. */
export async function archive(hall: Hall, actor: Actor): Promise<Outcome<{ archive: Archive }>> {
  const { pledgeVersion, firstMonth } = await rulesOf(hall.store)
  if (!mayReadConfidential(actor, pledgeVersion)) return NOT_FOUND
  const works = mayPrepareReports(actor)
  const published = await lines(hall, await reportsIn(hall.store, ['published']), firstMonth, works)
  const years = new Map<number, ReportLine[]>()
  for (const line of published) {
    const year = yearOf(line.period, firstMonth)
    years.set(year, [...(years.get(year) ?? []), line])
  }
  const inWork = works ? await lines(hall, await reportsIn(hall.store, ['draft', 'approved', 'withdrawn']), firstMonth, works) : null
  return done({
    archive: {
      years: [...years].sort(([a], [b]) => b - a).map(([year, reports]) => ({ year, reports })),
      inWork: inWork && inWork.sort((a, b) => b.at - a.at),
    },
  })
}

function yearOf(key: string, firstMonth: number): number {
  const period = parsePeriod(key)
  return period ? fiscalYear(period, firstMonth) : 0
}

/** Latest period first. */
async function lines(hall: Hall, reports: ReportRow[], firstMonth: number, works: boolean): Promise<ReportLine[]> {
  if (reports.length === 0) return []
  const ids = reports.map(report => report.id)
  const meetings = await endedMeetings(hall.store, ids)
  const questions = new Map((await questionCounts(hall.store, ids)).map(row => [row.reportId, row.count]))
  const read: ReportLine[] = []
  for (const report of reports) {
    const { id, period, status, version, publishedVersion, currentRevisionId } = report
    // Readers know a published report by the title of the revision that they see.
    const revision = status === 'published' && currentRevisionId ? await revisionById(hall.store, currentRevisionId) : undefined
    read.push({
      id,
      title: revision?.title ?? report.title,
      period: revision?.period ?? period,
      status,
      at: revision?.createdAt ?? report.updatedAt,
      changed: works && revision !== undefined && version !== publishedVersion,
      questions: questions.get(id) ?? 0,
      meetings: meetings.filter(meeting => meeting.reportId === id).map(({ id, title, endedAt }) => ({ id, title, endedAt })),
    })
  }
  return read.sort((a, b) => comparePeriods(b.period, a.period, firstMonth) || b.at - a.at)
}

export interface Home {
  /** The published report of the latest period. */
  latest: { id: string; title: string; period: string; sentences: Sentence[]; at: number } | null
  /** The ones before it, at most six. */
  past: ReportLine[]
  /** Drafts and approved reports, for those who work on them; null for readers. */
  inWork: ReportLine[] | null
  /** What is still to be answered, and which promises were kept last. */
  owed: OwedPage
}

/** What the first page says of reports. */
export async function home(hall: Hall, actor: Actor): Promise<Outcome<{ home: Home }>> {
  const found = await archive(hall, actor)
  if (!found.ok) return found
  const { years, inWork } = found.archive
  const [latest, ...past] = years.flatMap(({ reports }) => reports)
  return done({
    home: {
      latest: latest ? await withSentences(hall, latest) : null,
      past: past.slice(0, 6),
      inWork: inWork && inWork.filter(line => line.status !== 'withdrawn'),
      owed: await owedShortly(hall.store),
    },
  })
}

async function withSentences(hall: Hall, { id, title, period, at }: ReportLine): Promise<Home['latest']> {
  const current = (await reportById(hall.store, id))?.currentRevisionId
  const revision = current ? await revisionById(hall.store, current) : undefined
  return { id, title, period, at, sentences: revision?.sentences ?? [] }
}
