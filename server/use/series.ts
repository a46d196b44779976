import type { Actor } from '#app/model/people/roles.ts'
import { mayReadConfidential } from '#app/model/people/may.ts'
import { comparePeriods } from '#app/model/period.ts'
import { type SaidFigure, type SeriesFigures, seriesFigures } from '#app/model/report/over-time.ts'
import { type Debt, debtOf } from '#app/model/question/debt.ts'
import { isStatement } from '#app/model/report/renew.ts'
import type { LineQuestion } from '#app/model/report/views.ts'
import { questionsAbout } from '#db/queries/about.ts'
import { revisionById, revisionSections } from '#db/queries/reports.ts'
import { valuesOfSeries } from '#db/queries/series.ts'
import { allSquads } from '#db/queries/squads.ts'
import { owedInReport } from '../questions/debt.ts'
import { done, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { rulesOf } from './reports/access.ts'

/** The line in one published report. */
export interface SeriesReport {
  reportId: string
  title: string
  period: string
  sectionId: string
  section: string
  lineItemId: string
  /** As this report calls it. */
  label: string
  note: string
  squad: string | null
  questions: LineQuestion[]
}
export interface SeriesPage {
  id: string
  /** As the latest report calls it, and the lines above it there. */
  label: string
  above: string[]
  /** What is good. */
  good: 'up' | 'down' | null
  figures: SeriesFigures
  /** Latest period first. */
  reports: SeriesReport[]
  /** What is still to be answered about the line, since whichever report. */
  debt: Debt
}

/**
 * A line over all published reports, as they stand now. One that none of them says, because it was never published, was withdrawn or is
 * withheld, is not found.
 */
export async function show(hall: Hall, actor: Actor, seriesId: string): Promise<Outcome<{ page: SeriesPage }>> {
  const { pledgeVersion, firstMonth } = await rulesOf(hall.store)
  if (!mayReadConfidential(actor, pledgeVersion)) return NOT_FOUND
  const rows = await valuesOfSeries(hall.store, seriesId)
  const squads = new Map((await allSquads(hall.store)).map(({ id, name }) => [id, name]))
  const reports: (SeriesReport & { above: string[]; good: SeriesPage['good'] })[] = []
  const said: SaidFigure[] = []
  for (const revisionId of new Set(rows.map(row => row.revisionId))) {
    const revision = await revisionById(hall.store, revisionId)
    if (!revision) continue
    const own = rows.filter(row => row.revisionId === revisionId)
    for (const section of (await revisionSections(hall.store, revisionId)).filter(isStatement)) {
      const item = section.body.lineItems.find(line => line.seriesId === seriesId)
      if (!item) continue
      const { reportId, title, period } = revision
      const asked = (await questionsAbout(hall.store, reportId)).filter(
        ({ about }) => about.kind === 'line item' && about.lineItemId === item.id,
      )
      reports.push({
        reportId,
        title,
        period,
        sectionId: section.id,
        section: section.title,
        lineItemId: item.id,
        label: item.label,
        note: item.note,
        squad: (item.squadId && squads.get(item.squadId)) || null,
        questions: asked.map(({ id, roundId, text, state }) => ({ id, roundId, text, state })),
        above: labelsAbove(section.body.lineItems, item.parent),
        good: item.good,
      })
      const whys = section.body.restatements ?? []
      for (const row of own.filter(({ lineItemId }) => lineItemId === item.id))
        said.push({
          reportId,
          reportPeriod: period,
          period: row.period,
          scenario: row.scenario,
          entity: row.entity,
          unit: row.unit,
          scale: row.scale,
          currency: item.currency ?? section.body.unit.currency,
          value: row.value,
          why: whys.find(why => why.lineItemId === item.id && why.columnId === row.columnId)?.why ?? '',
        })
    }
  }
  reports.sort((a, b) => comparePeriods(b.period, a.period, firstMonth))
  const [latest] = reports
  if (!latest || said.length === 0) return NOT_FOUND
  return done({
    page: {
      id: seriesId,
      label: latest.label,
      above: latest.above,
      good: latest.good,
      figures: seriesFigures(said, firstMonth),
      debt: debtOf((await owedInReport(hall.store, latest, firstMonth)).bySeries.get(seriesId) ?? []),
      reports: reports.map(({ above: _, good: __, ...report }) => report),
    },
  })
}

function labelsAbove(items: readonly { id: string; label: string; parent: string | null }[], parent: string | null): string[] {
  const labels: string[] = []
  const seen = new Set<string>()
  for (let at = parent; at !== null && !seen.has(at); ) {
    seen.add(at)
    const item = items.find(({ id }) => id === at)
    if (item) labels.unshift(item.label)
    at = item?.parent ?? null
  }
  return labels
}
