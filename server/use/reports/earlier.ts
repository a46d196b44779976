import { z } from 'zod'
import type { Actor } from '#app/model/people/roles.ts'
import type { SeriesProposal } from '#app/model/report/match.ts'
import { type EndedLine, endedLines } from '#app/model/report/ended.ts'
import { isStatement } from '#app/model/report/renew.ts'
import { type Restated, type RestatedView, restatementsOf } from '#app/model/report/restate.ts'
import type { Section, Unit } from '#app/model/report/section.ts'
import { draftSections, type ReportRow, reportById, revisionSections } from '#db/queries/reports.ts'
import { actualsOf } from '#db/queries/series.ts'
import type { Reader } from '#db/types.ts'
import { done, fail, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { preparerId, rulesOf } from './access.ts'
import { changeDraft } from './drafts.ts'
import { fieldsOf } from './fields.ts'
import { withLatestNames } from './latest-names.ts'
import { asSettled, settleSeries } from './same-lines.ts'
import { reportBefore } from './take-over.ts'

/** A line of the draft for which it must be said whether it is one of earlier reports. */
export interface OpenLine {
  lineItemId: string
  label: string
  section: string
  series: SeriesProposal['series']
  confidence: SeriesProposal['confidence']
  figures: SeriesProposal['figures']
}
export interface RestatedLine extends Restated {
  sectionId: string
  section: string
  label: string
  column: string
  unit: Unit
  whole?: 1 | 100
  /** The power of ten of both figures. */
  scale: number
}
export interface EarlierPage {
  report: { id: string; title: string; version: number }
  lines: OpenLine[]
  /** Lines of the report before that nothing here goes on from. */
  ended: EndedLine[]
  restated: RestatedLine[]
}

/** A draft beside the reports before it: which lines go on, and which of its figures say otherwise. For those who work on reports. */
export async function earlier(hall: Hall, actor: Actor, reportId: string): Promise<Outcome<{ page: EarlierPage }>> {
  if (!(await preparerId(hall.store, actor))) return NOT_FOUND
  const report = await reportById(hall.store, reportId)
  if (!report) return NOT_FOUND
  const { sections, open } = await asSettled(hall.store, await draftSections(hall.store, reportId))
  const { firstMonth } = await rulesOf(hall.store)
  const before = await reportBefore(hall.store, report, firstMonth)
  const places = new Map(
    sections
      .filter(isStatement)
      .flatMap(({ title, body }) => body.lineItems.map(({ id, label }) => [id, { section: title, label }] as const)),
  )
  return done({
    page: {
      report: { id: report.id, title: report.title, version: report.version },
      lines: await withLatestNames(
        hall.store,
        open.map(({ lineItemId, series, confidence, figures }) => ({
          lineItemId,
          label: places.get(lineItemId)?.label ?? '',
          section: places.get(lineItemId)?.section ?? '',
          series,
          confidence,
          figures,
        })),
        firstMonth,
      ),
      ended: before ? endedLines(await revisionSections(hall.store, before.revisionId), sections, open) : [],
      restated: await restatedLines(hall.store, report, sections),
    },
  })
}

/** Every restated figure of a report's sections, whose lines know their series. */
async function restatedLines(db: Reader, report: ReportRow, sections: readonly Section[]): Promise<RestatedLine[]> {
  const statements = sections.filter(isStatement)
  const published = await actualsOf(
    db,
    statements.flatMap(({ body }) => body.lineItems.flatMap(item => item.seriesId ?? [])),
  )
  const { firstMonth } = await rulesOf(db)
  const about = { reportId: report.id, reportPeriod: report.period, firstMonth }
  return statements.flatMap(({ id, title, body }) =>
    restatementsOf(body, published, about).flatMap((restated): RestatedLine[] => {
      const item = body.lineItems.find(line => line.id === restated.lineItemId)
      const column = body.columns.find(each => each.id === restated.columnId)
      if (!item || !column) return []
      return [
        {
          ...restated,
          sectionId: id,
          section: title,
          label: item.label,
          column: column.label,
          unit: item.unit,
          ...(item.whole && { whole: item.whole }),
          scale: item.unit === 'currency' ? (item.scale ?? body.unit.scale) : 0,
        },
      ]
    }),
  )
}

/** What the draft's figures restate, by '<line item id> <column id>': for looking at it as readers will. */
export async function restatedInDraft(db: Reader, report: ReportRow, sections: readonly Section[]): Promise<Map<string, RestatedView>> {
  const settled = await asSettled(db, sections)
  const lines = await restatedLines(db, report, settled.sections)
  return new Map(
    lines.map(({ lineItemId, columnId, was, reportId, reportPeriod, why }) => [
      `${lineItemId} ${columnId}`,
      { was, reportId, reportPeriod, why },
    ]),
  )
}

const decideSchema = z.object({
  choices: z
    .array(z.object({ lineItemId: z.string().min(1).max(64), series: z.string().min(1).max(64) }))
    .min(1, 'Decide about at least one line.')
    .max(5_000)
    .refine(
      choices => new Set(choices.map(({ lineItemId }) => lineItemId)).size === choices.length,
      'Two lines of the report before cannot go on as one. Choose another one for the second of them.',
    ),
})

/** Says of lines of a draft which line of earlier reports each is ('new': none). Remembered for reports to come. */
export async function decideLines(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; version: number; choices: { lineItemId: string; series: string }[] },
): Promise<Outcome<{ version: number }>> {
  const by = await preparerId(hall.store, actor)
  if (!by) return NOT_FOUND
  const parsed = decideSchema.safeParse(input)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  if (!(await reportById(hall.store, input.reportId))) return NOT_FOUND
  const before = await draftSections(hall.store, input.reportId)
  const open = new Set(
    before.filter(isStatement).flatMap(({ body }) => body.lineItems.flatMap(item => (item.seriesId === null ? [item.id] : []))),
  )
  const choices = parsed.data.choices.filter(({ lineItemId }) => open.has(lineItemId))
  const found = await settleSeries(hall.store, before, new Map(choices.map(({ lineItemId, series }) => [lineItemId, series])), {
    newId: hall.ids.next,
    at: hall.clock.now(),
    by,
  })
  if (!found.ok) return fail({ kind: 'invalid', fields: { [found.lineItemId]: found.message } })
  const { sections, write } = found.settled
  // The version that the transaction checks says whether what was read before still stands.
  const decided = await changeDraft(
    hall,
    { reportId: input.reportId, version: input.version, by, what: 'decide lines' },
    draft => ({
      kind: 'edited',
      draft: {
        ...draft,
        sections: draft.sections.map((section, at) => (sections[at] === before[at] ? section : (sections[at] ?? section))),
      },
      sectionId: null,
    }),
    write,
  )
  return decided.ok ? done({ version: decided.version }) : decided
}
