import { comparePeriods } from '#app/model/period.ts'
import type { ProposedSeries } from '#app/model/report/match.ts'
import { isStatement } from '#app/model/report/renew.ts'
import type { Section } from '#app/model/report/section.ts'
import { revisionSections } from '#db/queries/reports.ts'
import { reportsSaying } from '#db/queries/series.ts'
import type { Reader } from '#db/types.ts'

type LatestName = NonNullable<ProposedSeries['latest']>

/**
 * Proposals with their lines named as the latest report names them: a series keeps the name with which it was published first, which nobody
 * may remember.
 */
export async function withLatestNames<Line extends { series: ProposedSeries }>(
  db: Reader,
  lines: readonly Line[],
  firstMonth: number,
): Promise<Line[]> {
  if (lines.length === 0) return []
  const latest = new Map<string, { revisionId: string; period: string }>()
  const said = await reportsSaying(
    db,
    lines.map(({ series }) => series.id),
  )
  for (const { id, ...own } of said) {
    const known = latest.get(id)
    if (!known || comparePeriods(own.period, known.period, firstMonth) > 0) latest.set(id, own)
  }
  const names = new Map<string, LatestName>()
  for (const revisionId of new Set([...latest.values()].map(own => own.revisionId)))
    for (const [id, name] of namesIn(await revisionSections(db, revisionId)))
      if (latest.get(id)?.revisionId === revisionId) names.set(id, name)
  return lines.map(line => {
    const name = names.get(line.series.id)
    return name ? { ...line, series: { ...line.series, latest: name } } : line
  })
}

function namesIn(sections: readonly Section[]): Map<string, LatestName> {
  return new Map(
    sections.filter(isStatement).flatMap(({ title, body: { lineItems } }) => {
      const labels = new Map(lineItems.map(({ id, label }) => [id, label]))
      return lineItems.flatMap(({ seriesId, label, parent }) =>
        seriesId === null ? [] : [[seriesId, { label, section: title, above: (parent && labels.get(parent)) ?? null }] as const],
      )
    }),
  )
}
