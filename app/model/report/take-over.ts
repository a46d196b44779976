import { compare } from '../money.ts'
import { isStatement } from './renew.ts'
import type { Chart, Figures, LineItem, Section } from './section.ts'
import { chartAgain, figuresAgain, pairsOf, placesOf } from './take-over-charts.ts'

// Charts, key figures and who answers for a line are made once, not every quarter: a new report takes them over from the one before it, for
// its own lines and periods. What was written about the old figures (captions, remarks, notes) stays behind.

/** A report with its sections; lines know their series. */
export interface Reported {
  /** Key of app/model/period.ts. */
  period: string
  sections: readonly Section[]
}

/** A chart or key figures of the earlier report, and what they would be in the new one. */
export interface TakenOver {
  /** The section of the earlier report. */
  sectionId: string
  title: string
  /** Null: it cannot come, see `wrong`. */
  body: Chart | Figures | null
  kind: 'chart' | 'figures'
  /** Labels of the lines that it shows. */
  lines: string[]
  /** Labels of the columns that it shows, and what they were. */
  columns: { was: string; is: string }[]
  /** Labels of lines and columns of the earlier report for which the new one has none. */
  lost: string[]
  wrong: string | null
  /** The new report shows the same already. */
  there: boolean
}

/** What of the earlier report's lines the new one's could have: who answers for them, and which way is good. */
export interface TakenLine {
  sectionId: string
  lineItemId: string
  label: string
  squadId?: string
  good?: 'up' | 'down' | null
}

export interface Offered {
  sections: TakenOver[]
  lines: TakenLine[]
}

/** What a report could take over from an earlier one. `before` as it was published, `now` the draft with the series that it would get. */
export function offered(before: Reported, now: Reported, firstMonth: number): Offered {
  const pairs = pairsOf(before, now, firstMonth)
  return {
    sections: before.sections.flatMap(section => {
      if (section.body.kind === 'chart') return chartAgain(section, section.body, pairs)
      if (section.body.kind === 'figures') return figuresAgain(section, section.body, pairs)
      return []
    }),
    lines: linesAgain(before, now),
  }
}

/** Who answers for a line and which way is good, where the new report's own line says nothing or something else. */
function linesAgain(before: Reported, now: Reported): TakenLine[] {
  const places = placesOf(before)
  return now.sections.filter(isStatement).flatMap(({ id: sectionId, body }) =>
    body.lineItems.flatMap((item): TakenLine[] => {
      const old = item.seriesId === null ? undefined : places.get(item.seriesId)?.item
      if (!old) return []
      const squad = item.squadId === null && old.squadId !== null && { squadId: old.squadId }
      const good = item.kind !== 'heading' && old.good !== item.good && sameSign(old, item) && { good: old.good }
      return squad || good ? [{ sectionId, lineItemId: item.id, label: item.label, ...squad, ...good }] : []
    }),
  )
}

/** Costs below zero are good the other way round: what was said of them does not hold of costs above zero. */
function sameSign(a: LineItem, b: LineItem): boolean {
  const balance = ({ values }: LineItem): number =>
    Object.values(values).reduce((sum, { value }) => sum + (value === null ? 0 : compare(value, '0')), 0)
  return Math.sign(balance(a)) === Math.sign(balance(b))
}

/**
 * A draft's sections with what was chosen of an offer: each chart and key figures behind what they stood behind, or at the start. `minutes`
 * stay; presenter's notes do not.
 */
export function takeOver(
  sections: readonly Section[],
  {
    before,
    now,
    chosen,
    lines,
    newId,
  }: { before: Reported; now: Reported; chosen: readonly TakenOver[]; lines: readonly TakenLine[]; newId(): string },
): Section[] {
  const byLine = new Map(lines.map(line => [line.lineItemId, line]))
  let result = sections.map((section): Section => {
    if (!isStatement(section) || !lines.some(({ sectionId }) => sectionId === section.id)) return section
    const lineItems = section.body.lineItems.map(item => {
      const line = byLine.get(item.id)
      return line ? { ...item, ...(line.squadId && { squadId: line.squadId }), ...(line.good !== undefined && { good: line.good }) } : item
    })
    return { ...section, body: { ...section.body, lineItems } }
  })
  const went = new Map([...sectionsAgain(before, sections), ...statementsAgain(before, now)])
  let lead: string | null = null
  for (const section of before.sections) {
    const taken = chosen.find(({ sectionId }) => sectionId === section.id)
    if (taken?.body) {
      const added: Section = { id: newId(), title: taken.title, notes: '', minutes: section.minutes, body: taken.body }
      const at = lead === null ? 0 : result.findIndex(({ id }) => id === lead) + 1
      result = result.toSpliced(at, 0, added)
      lead = added.id
    } else lead = went.get(section.id) ?? lead
  }
  return result
}

/** By the earlier report's sections: what has the same title and is of the same kind. */
const sectionsAgain = (before: Reported, sections: readonly Section[]): [string, string][] =>
  before.sections.flatMap(({ id, title, body }): [string, string][] => {
    const same = sections.find(section => section.title === title && section.body.kind === body.kind)
    return same ? [[id, same.id]] : []
  })

/** By the earlier report's statements: the one of the new report in which most of its lines go on. */
function statementsAgain(before: Reported, now: Reported): Map<string, string> {
  const places = placesOf(now)
  return new Map(
    before.sections.filter(isStatement).flatMap(({ id, body }) => {
      const counts = new Map<string, number>()
      for (const { seriesId } of body.lineItems) {
        const to = seriesId !== null && places.get(seriesId)?.section.id
        if (to) counts.set(to, (counts.get(to) ?? 0) + 1)
      }
      const [most] = [...counts].sort(([, a], [, b]) => b - a)
      return most ? [[id, most[0]] as const] : []
    }),
  )
}
