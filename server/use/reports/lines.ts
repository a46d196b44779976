import type { Decimal } from '#app/model/money.ts'
import { type RestatedView, restatementsOf } from '#app/model/report/restate.ts'
import type { Section } from '#app/model/report/section.ts'
import { type TrendsView, trendsOf } from '#app/model/report/trend.ts'
import type { LineQuestion, LinesView } from '#app/model/report/views.ts'
import { type AskedAbout, questionsAbout } from '#db/queries/about.ts'
import { roundsIn } from '#db/queries/rounds.ts'
import { actualsBeside, publishedStamp } from '#db/queries/series.ts'
import { owedInReport } from '../../questions/debt.ts'
import type { Hall } from '../hall.ts'
import { rulesOf } from './access.ts'

/**
 * What a published report's page says of its lines beyond its statements, and how many questions there are by the id of what they are
 * about. One query for all trends and one for all questions. `sections` are those that the reader sees: of lines that were withheld or
 * taken out since then nothing is said.
 */
export async function linesOf(
  { store }: Pick<Hall, 'store'>,
  { id: reportId, period }: { id: string; period: string },
  sections: readonly Section[],
): Promise<{ lines: LinesView; counts: Record<string, number> }> {
  const { firstMonth } = await rulesOf(store)
  const published = await publishedBeside(store, reportId)
  const asked = await questionsAbout(store, reportId)
  const open = await roundsIn(store, ['open'])
  // Before a meeting there is no round of the reports that everybody can read: questions about those go where asking is open.
  const asking = open.find(round => round.reportId === reportId) ?? open[0]
  const trends: Record<string, TrendsView> = {}
  for (const { id, body } of sections) {
    if (body.kind !== 'statement') continue
    const view = trendsOf(body, published, { reportId, firstMonth })
    if (view.periods.length > 0) trends[id] = view
  }
  const { debt, bySeries } = await owedInReport(store, { period }, firstMonth)
  const lines = {
    trends,
    figures: figureTrends(sections, trends),
    questions: questionsByLine(sections, asked),
    carried: carriedByLine(sections, reportId, bySeries),
    debt,
    asking: asking?.id ?? null,
  }
  return { lines, counts: countsByThing(sections, asked) }
}

/** What a published report's figures restate, by '<line item id> <column id>'. */
export async function restatedIn(
  { store }: Pick<Hall, 'store'>,
  report: { id: string; period: string },
  sections: readonly Section[],
): Promise<Map<string, RestatedView>> {
  const { firstMonth } = await rulesOf(store)
  const published = await publishedBeside(store, report.id)
  const about = { reportId: report.id, reportPeriod: report.period, firstMonth }
  return new Map(
    sections.flatMap(({ body }) =>
      body.kind === 'statement'
        ? restatementsOf(body, published, about).map(
            ({ lineItemId, columnId, was, reportId, reportPeriod, why }) =>
              [`${lineItemId} ${columnId}`, { was, reportId, reportPeriod, why }] as const,
          )
        : [],
    ),
  )
}

type Published = Awaited<ReturnType<typeof actualsBeside>>

/** Everybody who opens a report gets the same trends, and reading thousands of values for each costs more than drawing them. */
const known = new WeakMap<Hall['store'], { stamp: string; values: Map<string, Published> }>()
const MOST_KNOWN = 20

async function publishedBeside(store: Hall['store'], reportId: string): Promise<Published> {
  // Before the values: what is read after it is at least as new.
  const stamp = await publishedStamp(store)
  let kept = known.get(store)
  if (kept?.stamp !== stamp) known.set(store, (kept = { stamp, values: new Map() }))
  const found = kept.values.get(reportId)
  if (found) return found
  const values = await actualsBeside(store, reportId)
  const oldest = kept.values.keys().next().value
  if (kept.values.size >= MOST_KNOWN && oldest !== undefined) kept.values.delete(oldest)
  kept.values.set(reportId, values)
  return values
}

/** Each key figure up to the period that it says. */
function figureTrends(sections: readonly Section[], trends: Record<string, TrendsView>): LinesView['figures'] {
  const found: [string, (Decimal | null)[]][] = []
  for (const { body } of sections) {
    if (body.kind !== 'figures') continue
    for (const { id, statementId, lineItemId, columnId } of body.figures) {
      const statement = sections.find(section => section.id === statementId)?.body
      const period = statement?.kind === 'statement' ? statement.columns.find(column => column.id === columnId)?.period : undefined
      const trend = trends[statementId]
      const values = trend?.values[lineItemId]
      if (trend && values && period && trend.periods.includes(period)) found.push([id, values.slice(0, trend.periods.indexOf(period) + 1)])
    }
  }
  return Object.fromEntries(found)
}

function questionsByLine(sections: readonly Section[], asked: readonly AskedAbout[]): LinesView['questions'] {
  const shown = new Set(sections.flatMap(({ body }) => (body.kind === 'statement' ? body.lineItems.map(item => item.id) : [])))
  const byLine: Record<string, LineQuestion[]> = {}
  for (const { id, roundId, text, state, about } of asked) {
    if (about.kind !== 'line item' || !shown.has(about.lineItemId)) continue
    byLine[about.lineItemId] = [...(byLine[about.lineItemId] ?? []), { id, roundId, text, state }]
  }
  return byLine
}

/** What an earlier report's readers asked about the same line, and nobody has answered. */
function carriedByLine(
  sections: readonly Section[],
  reportId: string,
  bySeries: Awaited<ReturnType<typeof owedInReport>>['bySeries'],
): LinesView['carried'] {
  const lines = sections.flatMap(({ body }) => (body.kind === 'statement' ? body.lineItems : []))
  const carried = lines.map(({ id, seriesId }) => {
    const owed = (seriesId ? (bySeries.get(seriesId) ?? []) : []).filter(({ about }) => about?.reportId !== reportId)
    return [id, owed.map(({ id, roundId, text, quarters }) => ({ id, roundId, text, state: 'open' as const, quarters }))] as const
  })
  return Object.fromEntries(carried.filter(([, owed]) => owed.length > 0))
}

function countsByThing(sections: readonly Section[], asked: readonly AskedAbout[]): Record<string, number> {
  const shown = new Set(sections.flatMap(thingsIn))
  const counts: Record<string, number> = {}
  for (const { about } of asked) {
    const id = thingOf(about)
    if (shown.has(id)) counts[id] = (counts[id] ?? 0) + 1
  }
  return counts
}

/** What of a section can be asked about, by id. Of a withheld one nothing can. */
function thingsIn({ id, body }: Section): string[] {
  switch (body.kind) {
    case 'withheld':
      return []
    case 'statement':
      return [id, ...body.lineItems.map(item => item.id)]
    case 'plan':
      return [id, ...body.items.map(item => item.id)]
    case 'chart':
      return [id, ...body.lineItemIds.flatMap(line => body.columnIds.map(column => `${line}:${column}`))]
    default:
      return [id]
  }
}

function thingOf(about: AskedAbout['about']): string {
  switch (about.kind) {
    case 'line item':
      return about.lineItemId
    case 'plan item':
      return about.planItemId
    case 'chart point':
      return about.point
    case 'section':
      return about.sectionId
  }
}
