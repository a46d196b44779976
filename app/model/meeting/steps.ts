import type { LineItem, Section } from '../report/section.ts'
import { type ChartView, partsAmong, type SectionView } from '../report/views.ts'
import { withDirections } from '../report/waterfall.ts'
import type { Target } from './catalogue.ts'

/** Where a part stands: the meeting's own order, and which step of which section it is. All count from 1. */
export interface Step {
  position: number
  sectionId: string
  step: number
  steps: number
}

/** More steps than these nobody goes through; the last one shows whatever is left. */
export const MOST_STEPS = 60

/** A report's sections as parts in the order of presenting: one each, or one a step where a section is revealed step by step. */
export function partsOf(sections: readonly Section[]): Step[] {
  let position = 0
  return sections.flatMap(section => {
    const steps = stepsOf(section)
    return Array.from({ length: steps }, (_, index) => ({ position: ++position, sectionId: section.id, step: index + 1, steps }))
  })
}

/** Positions that a step reveals: itself and the steps of its section before it. */
export const reveals = ({ position, step }: Pick<Step, 'position' | 'step'>): number[] =>
  Array.from({ length: step }, (_, index) => position - step + 1 + index)

/** How many steps a section has. */
export const stepsOf = (section: Pick<Section, 'body'>): number => Math.min(MOST_STEPS, wantedSteps(section))

/** How many it would have if there were no limit. */
export function wantedSteps({ body }: Pick<Section, 'body'>): number {
  if (body.kind === 'chart' && body.reveal === 'by point') {
    // A bridge begins on its first level, and ends with whatever the parts leave.
    if (body.form === 'bridge') return body.lineItemIds.length + 1
    return body.form === 'waterfall' ? body.lineItemIds.length : body.columnIds.length
  }
  if (body.kind !== 'statement' || body.reveal === 'whole') return 1
  return Math.max(1, body.reveal === 'by level' ? levels(body).length : lineSteps(body.lineItems).length)
}

/**
 * A section with nothing in it that comes in a later step. Not even a sum tells what it is made of, and checks, which know the lines
 * below, come with the last step. `steps`: how many there are, in a meeting as many as when its lobby opened.
 */
export function sectionUpTo(section: Section, step: number, steps: number): Section {
  const { body } = section
  if (step >= steps) return section
  if (body.kind === 'statement') return { ...section, body: { ...body, lineItems: linesUpTo(body, body.reveal, step), checks: [] } }
  if (body.kind !== 'chart') return section
  // Which way a bar goes is decided by the level that it leads to: without it, the figures are shown as columns.
  const { target: _, ...plain } = withoutWords(body)
  if (body.form === 'waterfall') return { ...section, body: { ...plain, form: 'column', lineItemIds: body.lineItemIds.slice(0, step) } }
  if (body.form === 'bridge') {
    // The total of the second column comes last: before, the first total alone, then the parts beside each other.
    const [total = '', ...parts] = body.lineItemIds
    const early = { ...plain, form: 'column' as const }
    if (step === 1) return { ...section, body: { ...early, lineItemIds: [total], columnIds: body.columnIds.slice(0, 1) } }
    return { ...section, body: { ...early, lineItemIds: parts.slice(0, step - 1) } }
  }
  return { ...section, body: { ...withoutWords(body), columnIds: body.columnIds.slice(0, step) } }
}

/**
 * The same for what is seen of a section, made from the whole view of it: what followers are sent, and what a presenter's page shows.
 * `reveal` is the section's.
 */
export function viewUpTo<V extends SectionView>(view: V, reveal: Reveal, step: number, steps: number): V {
  const { body } = view
  if (step >= steps) return view
  if (body.kind === 'chart') return { ...view, body: chartUpTo(body, step) }
  if (body.kind !== 'statement') return view
  const here = linesUpTo(body, reveal, step)
  const lineItems = here.map(({ parts, ...item }) => {
    const known = partsAmong(parts, here)
    return {
      ...item,
      sumOf: item.sumOf.length ? here.filter(child => child.parent === item.id).map(child => child.label) : [],
      ...(known && { parts: known }),
    }
  })
  return { ...view, body: { ...body, lineItems, checks: [] } }
}

export type Reveal = 'whole' | 'by level' | 'by line' | 'by point'
export const revealOf = ({ body }: Pick<Section, 'body'>): Reveal =>
  body.kind === 'statement' || body.kind === 'chart' ? (body.reveal ?? 'whole') : 'whole'

/** Words under a chart and at its points speak of all of it: they come with the last step. */
function withoutWords<C extends { caption: string; notes?: unknown }>(chart: C): C {
  const { notes: _, ...rest } = chart
  return { ...rest, caption: '' } as C
}

function chartUpTo(whole: ChartView, step: number): ChartView {
  const chart = withoutWords(whole)
  if (chart.form === 'waterfall') return { ...chart, series: withDirections(chart.series).slice(0, step) }
  if (chart.form === 'bridge')
    return {
      ...chart,
      columns: step === 1 ? chart.columns.slice(0, 1) : chart.columns,
      series: chart.series.slice(0, step).map((line, at) => (at === 0 ? { ...line, points: line.points.slice(0, 1) } : line)),
    }
  return {
    ...chart,
    columns: chart.columns.slice(0, step),
    series: chart.series.map(line => ({ ...line, points: line.points.slice(0, step) })),
    ...(chart.target && { target: { ...chart.target, values: chart.target.values.slice(0, step) } }),
  }
}

interface Line {
  id: string
  level: number
  kind: LineItem['kind']
  parent: string | null
}

/** Lines of a step. A line whose sum comes later does not say which one that is. */
function linesUpTo<L extends Line>(statement: { lineItems: readonly L[] }, reveal: Reveal, step: number): L[] {
  // A correction may have left fewer lines than the meeting has steps.
  const deepest = levels(statement)[step - 1] ?? Number.POSITIVE_INFINITY
  const here =
    reveal === 'by line'
      ? statement.lineItems.slice(0, lineSteps(statement.lineItems)[step - 1] ?? statement.lineItems.length)
      : statement.lineItems.filter(item => item.level <= deepest)
  const known = new Set(here.map(({ id }) => id))
  return here.map(item => (item.parent === null || known.has(item.parent) ? item : { ...item, parent: null }))
}

/** How many lines each step shows: one more at a time, with the headings above it; headings at the end come with the last line. */
function lineSteps(lines: readonly Pick<Line, 'kind'>[]): number[] {
  const ends = lines.flatMap(({ kind }, at) => (kind === 'heading' ? [] : [at + 1]))
  return ends.length ? ends.with(-1, lines.length) : []
}

/** Ids in the order in which arrow keys go through a view. */
export function stopsOf({ body }: SectionView): Target[] {
  switch (body.kind) {
    case 'statement':
      return body.lineItems.filter(({ kind }) => kind !== 'heading').map(({ id }) => ({ kind: 'line item', id }))
    case 'chart': {
      // A part of a bridge is one bar, at its second figure; only the total has a bar for each.
      if (body.form === 'bridge')
        return body.series.flatMap(({ points }, at) =>
          (at === 0 ? points : points.slice(1)).map(({ id }) => ({ kind: 'chart point' as const, id })),
        )
      return body.series.flatMap(({ points }) => points.map(({ id }) => ({ kind: 'chart point' as const, id })))
    }
    case 'plan':
      return body.items.map(({ id }) => ({ kind: 'plan item', id }))
    case 'figures':
      return body.figures.map(({ id }) => ({ kind: 'line item', id }))
    default:
      return []
  }
}

/** What can be pointed at in a section, as `targetKey` writes it. */
export function targetsOf({ body }: Section): string[] {
  switch (body.kind) {
    case 'statement':
      return body.lineItems.map(item => targetKey({ kind: 'line item', id: item.id }))
    case 'chart':
      return body.lineItemIds.flatMap(line => [
        targetKey({ kind: 'line item', id: line }),
        ...body.columnIds.map(column => targetKey({ kind: 'chart point', id: `${line}:${column}` })),
      ])
    case 'plan':
      return body.items.map(item => targetKey({ kind: 'plan item', id: item.id }))
    case 'figures':
      return body.figures.map(figure => targetKey({ kind: 'line item', id: figure.id }))
    default:
      return []
  }
}

export const targetKey = ({ kind, id }: Target): string => `${kind}:${id}`

const levels = (statement: { lineItems: readonly { level: number }[] }): number[] =>
  [...new Set(statement.lineItems.map(item => item.level))].sort((a, b) => a - b)
