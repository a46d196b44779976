import type { Chart, Figures, Section, Statement } from '../report/section.ts'
import { sectionUpTo, type Step } from './steps.ts'

/**
 * What a meeting showed, as sections to publish. `parts`: the meeting's own, which `shown` counts in; a correction changes what they say, not
 * where they stand. Shown ones in order, each as far as it was shown. A chart or key figure whose statement
 * was not shown brings just the lines and columns that it draws, as a statement under its own title.
 */
export function presentedSections(sections: readonly Section[], shown: readonly number[], parts: readonly Step[]): Section[] {
  const furthest = new Map<string, Step>()
  for (const part of parts)
    if (shown.includes(part.position) && part.step > (furthest.get(part.sectionId)?.step ?? 0)) furthest.set(part.sectionId, part)
  const kept = sections.flatMap(section => {
    const part = furthest.get(section.id)
    return part ? [sectionUpTo(section, part.step, part.steps)] : []
  })
  return withGrounds(sections, kept)
}

/** Adds, behind the first section that draws on it, what is needed of each statement that is not there or not there in full. */
function withGrounds(all: readonly Section[], kept: readonly Section[]): Section[] {
  const needs = new Map<string, Need>()
  for (const section of kept) for (const need of needsOf(section)) needs.set(need.statementId, merge(needs.get(need.statementId), need))
  const added = new Set<string>()
  return kept.flatMap(section => {
    const grounds = needsOf(section).flatMap(({ statementId }) => {
      if (added.has(statementId) || kept.some(({ id }) => id === statementId)) return []
      added.add(statementId)
      const source = all.find(({ id }) => id === statementId)
      return source ? [reduced(source, needs.get(statementId) as Need, section.title)] : []
    })
    return [complete(all, section, needs.get(section.id)), ...grounds]
  })
}

interface Need {
  statementId: string
  lines: Set<string>
  columns: Set<string>
}

function needsOf({ body }: Section): Need[] {
  if (body.kind === 'chart') return [chartNeed(body)]
  if (body.kind === 'figures') return figureNeeds(body)
  return []
}

const chartNeed = (chart: Chart): Need => ({
  statementId: chart.statementId,
  lines: new Set(chart.lineItemIds),
  columns: new Set(chart.columnIds),
})

const figureNeeds = ({ figures }: Figures): Need[] =>
  figures.map(({ statementId, lineItemId, columnId, against }) => ({
    statementId,
    lines: new Set([lineItemId]),
    columns: new Set(against ? [columnId, against] : [columnId]),
  }))

const merge = (known: Need | undefined, need: Need): Need =>
  known
    ? {
        statementId: need.statementId,
        lines: new Set([...known.lines, ...need.lines]),
        columns: new Set([...known.columns, ...need.columns]),
      }
    : need

/** A statement with nothing but the lines and columns that were drawn. No notes: they were not shown. */
function reduced(source: Section, need: Need, title: string): Section {
  const body = source.body as Statement
  const columns = body.columns.filter(({ id }) => need.columns.has(id))
  const lineItems = body.lineItems
    .filter(({ id }) => need.lines.has(id))
    .map(item => ({ ...item, level: 0, parent: null, note: '', values: pick(item.values, need.columns) }))
  const comparison =
    body.comparison && need.columns.has(body.comparison.column) && need.columns.has(body.comparison.against) ? body.comparison : null
  return { ...source, title, notes: '', body: { ...body, columns, lineItems, comparison, checks: [], reveal: 'whole' } }
}

/** A statement that was shown down to some level only, with the deeper lines that a chart of it showed. */
function complete(all: readonly Section[], section: Section, need: Need | undefined): Section {
  const source = all.find(({ id }) => id === section.id)
  if (!need || section.body.kind !== 'statement' || source?.body.kind !== 'statement') return section
  const here = new Set(section.body.lineItems.map(({ id }) => id))
  const lineItems = source.body.lineItems.flatMap(item =>
    here.has(item.id) ? [item] : need.lines.has(item.id) ? [{ ...item, note: '', values: pick(item.values, need.columns) }] : [],
  )
  return { ...section, body: { ...section.body, lineItems } }
}

const pick = <T>(values: Record<string, T>, columns: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).filter(([column]) => columns.has(column)))
