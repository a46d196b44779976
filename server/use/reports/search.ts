import type { Actor } from '#app/model/people/roles.ts'
import { mayReadConfidential } from '#app/model/people/may.ts'
import type { Section } from '#app/model/report/section.ts'
import { comparePeriods } from '#app/model/period.ts'
import { revisionById, reportsIn, revisionSections } from '#db/queries/reports.ts'
import { done, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { rulesOf } from './access.ts'

/** Where something was found in a published report. */
export interface Finding {
  reportId: string
  title: string
  period: string
  /** Nothing: the title alone holds the words. */
  places: { sectionId: string; section: string; lines: { label: string; seriesId: string | null }[] }[]
}

const MOST_LINES = 5

/**
 * Published reports that hold every word of `query` in their title, in a section's title or in a line's name; latest period first. Looks
 * at what readers see now, and at names only: not at figures, notes or texts.
 */
export async function search(hall: Hall, actor: Actor, { query }: { query: string }): Promise<Outcome<{ findings: Finding[] }>> {
  const { pledgeVersion, firstMonth } = await rulesOf(hall.store)
  if (!mayReadConfidential(actor, pledgeVersion)) return NOT_FOUND
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return done({ findings: [] })
  const holds = (text: string): boolean => {
    const lower = text.toLocaleLowerCase()
    return wanted.every(word => lower.includes(word))
  }
  const findings: Finding[] = []
  for (const { id: reportId, currentRevisionId } of await reportsIn(hall.store, ['published'])) {
    const revision = currentRevisionId ? await revisionById(hall.store, currentRevisionId) : undefined
    if (!revision) continue
    const places = (await revisionSections(hall.store, revision.id)).flatMap(section => placeIn(section, holds))
    const { title, period } = revision
    if (places.length > 0 || holds(title)) findings.push({ reportId, title, period, places })
  }
  return done({ findings: findings.sort((a, b) => comparePeriods(b.period, a.period, firstMonth)) })
}

function placeIn({ id, title, body }: Section, holds: (text: string) => boolean): Finding['places'] {
  const items = body.kind === 'statement' ? body.lineItems.filter(({ label }) => holds(label)) : []
  if (items.length === 0 && !holds(title)) return []
  const lines = [
    ...new Map(items.map(({ label, kind, seriesId }) => [label, { label, seriesId: kind === 'heading' ? null : seriesId }])).values(),
  ]
  return [{ sectionId: id, section: title, lines: lines.slice(0, MOST_LINES) }]
}
