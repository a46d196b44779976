import { mayReadDrafts } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { RestatedView } from '#app/model/report/restate.ts'
import type { Section } from '#app/model/report/section.ts'
import { type SourcesView, viewSources } from '#app/model/report/sources.ts'
import type { ReportStanding } from '#app/model/report/standing.ts'
import { type LinesView, type ReportView, type SectionView, type ViewSources, viewSection } from '#app/model/report/views.ts'
import {
  draftSections,
  hasOpened,
  insertOpening,
  type ReportRow,
  removalsOf,
  revisionById,
  revisionByNumber,
  type RevisionRow,
  revisionSections,
  revisionsOf,
} from '#db/queries/reports.ts'
import { allSquads } from '#db/queries/squads.ts'
import { fileNames } from '#db/queries/uploads.ts'
import { markdownOver } from '../../markdown.ts'
import { done, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { dayIn } from '#app/model/local-time.ts'
import { rulesOf, seeReport, titleFor } from './access.ts'
import { restatedInDraft } from './earlier.ts'
import { linesOf, restatedIn } from './lines.ts'

export type ReportPage =
  | {
      kind: 'report'
      report: ReportView
      /** For those who work on reports: the draft holds changes that readers have not seen. Always false for readers. */
      changed: boolean
      /** Number of readers' questions by what they are about: line item, chart point, plan item or section. */
      questions: Record<string, number>
      /** Null in a draft: nobody can have asked about it, and its lines get their series when it is published. */
      lines: LinesView | null
      /** Files and formulas, for those who work on reports; null for readers. */
      sources: SourcesView | null
    }
  | { kind: 'withdrawn'; id: string; title: string; reason: string; at: number | null }

/**
 * The report as readers see it: its current revision. For those who work on reports a report that is not published is shown from the
 * draft. The day of a reader's first opening is kept, nothing finer.
 */
export async function read(hall: Hall, actor: Actor, reportId: string): Promise<Outcome<{ page: ReportPage }>> {
  const seen = await seeReport(hall.store, actor, reportId)
  if (!seen) return NOT_FOUND
  const { report, drafts } = seen
  if (report.status === 'withdrawn' && !drafts) return done({ page: withdrawnPage(report, await titleFor(hall.store, seen)) })
  const revision =
    report.status === 'published' && report.currentRevisionId ? await revisionById(hall.store, report.currentRevisionId) : undefined
  if (!revision)
    return drafts
      ? done({ page: { kind: 'report', ...(await viewDraft(hall, report)), changed: false, questions: {}, lines: null } })
      : NOT_FOUND
  await noteOpening(hall, actor, reportId)
  const changed = drafts && report.version !== report.publishedVersion
  const sections = await revisionSections(hall.store, revision.id)
  const { lines, counts: questions } = await linesOf(hall, { id: reportId, period: revision.period }, sections)
  const sources = drafts ? await sourcesOf(hall, sections) : null
  return done({
    page: {
      kind: 'report',
      report: await viewRevision(
        hall,
        report,
        revision,
        sections,
        await restatedIn(hall, { id: report.id, period: revision.period }, sections),
      ),
      changed,
      questions,
      lines,
      sources,
    },
  })
}

const withdrawnPage = ({ id, withdrawnReason, withdrawnAt }: ReportRow, title: string): ReportPage => ({
  kind: 'withdrawn',
  id,
  title,
  reason: withdrawnReason ?? '',
  at: withdrawnAt,
})

/**
 * Which state of a report readers have now, for pages that are open already: they compare it with the one that they show, and say so
 * when it is another. Opens nothing, and keeps nothing of who asked.
 */
export async function standing(hall: Hall, actor: Actor, reportId: string): Promise<Outcome<{ standing: ReportStanding }>> {
  const seen = await seeReport(hall.store, actor, reportId)
  if (!seen) return NOT_FOUND
  const { status, currentRevisionId } = seen.report
  const revision = status === 'published' && currentRevisionId ? await revisionById(hall.store, currentRevisionId) : undefined
  if (!revision) return done({ standing: { kind: 'not published' } })
  return done({ standing: { kind: 'published', revision: revision.number, removals: (await removalsOf(hall.store, reportId)).length } })
}

/** A section's text as readers of the draft would see it: for the writer's preview. Empty for a section without a text. */
export async function markdown(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; sectionId: string },
): Promise<Outcome<{ html: string }>> {
  const seen = await seeReport(hall.store, actor, input.reportId)
  if (!seen?.drafts) return NOT_FOUND
  const sections = await draftSections(hall.store, input.reportId)
  const body = sections.find(({ id }) => id === input.sectionId)?.body
  const { formats } = await rulesOf(hall.store)
  return done({ html: body?.kind === 'narrative' ? markdownOver(sections, formats)(body.markdown) : '' })
}

/** The draft as readers would see it if it were published now. For leaders and preparers. */
export async function preview(hall: Hall, actor: Actor, reportId: string): Promise<Outcome<{ report: ReportView; sources: SourcesView }>> {
  const seen = await seeReport(hall.store, actor, reportId)
  return seen?.drafts ? done(await viewDraft(hall, seen.report)) : NOT_FOUND
}

export interface RevisionLine {
  number: number
  /** 'meeting': shown in a meeting, not published. */
  audience: 'everyone' | 'meeting'
  reason: string
  at: number
  /** Null for readers. */
  by: string | null
  current: boolean
}

/** Every published state: when and why. Readers see the published ones; who made each is for those who work on reports. */
export async function revisions(
  hall: Hall,
  actor: Actor,
  reportId: string,
): Promise<Outcome<{ report: { id: string; title: string }; revisions: RevisionLine[]; mayOpen: boolean }>> {
  const seen = await seeReport(hall.store, actor, reportId)
  if (!seen || (seen.report.status === 'withdrawn' && !seen.drafts)) return NOT_FOUND
  const { report, drafts } = seen
  const rows = await revisionsOf(hall.store, reportId)
  return done({
    report: { id: report.id, title: await titleFor(hall.store, seen) },
    mayOpen: drafts,
    revisions: rows
      .filter(row => drafts || row.audience === 'everyone')
      .map(({ id, number, audience, reason, createdAt, by }) => ({
        number,
        audience,
        reason,
        at: createdAt,
        by: drafts ? by : null,
        current: id === report.currentRevisionId,
      })),
  })
}

/** An earlier state. Only for those who work on reports: what was withheld since then must not be read here. */
export async function readRevision(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; number: number },
): Promise<Outcome<{ report: ReportView; sources: SourcesView }>> {
  const seen = await seeReport(hall.store, actor, input.reportId)
  if (!seen?.drafts) return NOT_FOUND
  const revision = await revisionByNumber(hall.store, input.reportId, input.number)
  if (!revision) return NOT_FOUND
  const sections = await revisionSections(hall.store, revision.id)
  return done({ report: await viewRevision(hall, seen.report, revision, sections), sources: await sourcesOf(hall, sections) })
}

async function viewRevision(
  hall: Hall,
  report: ReportRow,
  revision: RevisionRow,
  sections: Section[],
  restated?: ReadonlyMap<string, RestatedView>,
): Promise<ReportView> {
  return {
    id: report.id,
    title: revision.title,
    period: revision.period,
    status: report.status,
    sentences: revision.sentences,
    clearance: revision.clearance,
    revision: { number: revision.number, at: revision.createdAt, reason: revision.reason },
    sections: await viewSections(hall, sections, restated),
    removals: await removalLines(hall, report.id),
  }
}

async function viewDraft(hall: Hall, report: ReportRow): Promise<{ report: ReportView; sources: SourcesView }> {
  const { id, title, period, status, sentences, clearance } = report
  const drafted = await draftSections(hall.store, id)
  const sections = await viewSections(hall, drafted, await restatedInDraft(hall.store, report, drafted))
  const removals = await removalLines(hall, id)
  return {
    report: { id, title, period, status, sentences, clearance, revision: null, sections, removals },
    sources: await sourcesOf(hall, drafted),
  }
}

async function sourcesOf(hall: Hall, sections: Section[]): Promise<SourcesView> {
  const ids = sections.flatMap(({ body }) => (body.kind === 'statement' && body.source ? [body.source.fileId] : []))
  const names = ids.length > 0 ? await fileNames(hall.store, ids) : []
  return viewSources(sections, id => names.find(file => file.id === id)?.name)
}

const removalLines = async (hall: Hall, reportId: string): Promise<ReportView['removals']> =>
  (await removalsOf(hall.store, reportId)).map(({ what, reason, at }) => ({ what, reason, at }))

async function viewSections(hall: Hall, sections: Section[], restated?: ReadonlyMap<string, RestatedView>): Promise<SectionView[]> {
  const squads = new Map((await allSquads(hall.store)).map(({ id, name }) => [id, name]))
  const byId = new Map(sections.map(section => [section.id, section]))
  const { formats, materiality } = await rulesOf(hall.store)
  const sources: ViewSources = {
    section: id => byId.get(id),
    squad: id => squads.get(id),
    markdown: markdownOver(sections, formats),
    materiality,
    picture: fileId => `/files/${fileId}`,
    ...(restated && { restated: (line, column) => restated.get(`${line} ${column}`) }),
  }
  return sections.map(section => viewSection(section, sources))
}

/** Only of readers: somebody who works on the report has not "opened" it by that. */
async function noteOpening(hall: Hall, actor: Actor, reportId: string): Promise<void> {
  if (actor.kind !== 'person' || mayReadDrafts(actor) || (await hasOpened(hall.store, actor.personId, reportId))) return
  const { timeZone } = await rulesOf(hall.store)
  const day = dayIn(hall.clock.now(), timeZone)
  await hall.store.transact(tx => insertOpening(tx, { personId: actor.personId, reportId, day }))
}
