import type { Section } from '../report/section.ts'
import type { SectionView } from '../report/views.ts'
import type { Target } from './catalogue.ts'

/** Where a part stands: the meeting's own order, and which step of which section it is. All count from 1. */
export interface Step {
  position: number
  sectionId: string
  step: number
  steps: number
}

/** A report's sections as parts in the order of presenting: one each, or one a level for a statement that is revealed level by level. */
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
export const stepsOf = ({ body }: Section): number =>
  body.kind === 'statement' && body.reveal === 'by level' ? Math.max(1, levels(body).length) : 1

/**
 * A section with nothing in it that comes in a later step. Not even a sum tells what it is made of, and checks, which know the lines
 * below, come with the last step.
 */
export function sectionUpTo(section: Section, step: number): Section {
  const { body } = section
  if (body.kind !== 'statement' || step >= stepsOf(section)) return section
  const deepest = levels(body)[step - 1] ?? 0
  return { ...section, body: { ...body, lineItems: body.lineItems.filter(item => item.level <= deepest), checks: [] } }
}

/** The same for a view, where the whole of it is at hand: what a presenter's page shows is what followers see. */
export function viewUpTo<V extends SectionView>(view: V, step: number, steps: number): V {
  const { body } = view
  if (body.kind !== 'statement' || step >= steps) return view
  const deepest = levels(body)[step - 1] ?? 0
  const here = body.lineItems.filter(item => item.level <= deepest)
  const lineItems = here.map(item => ({
    ...item,
    sumOf: item.sumOf.length ? here.filter(child => child.parent === item.id).map(child => child.label) : [],
  }))
  return { ...view, body: { ...body, lineItems, checks: [] } }
}

/** Ids in the order in which arrow keys go through a view. */
export function stopsOf({ body }: SectionView): Target[] {
  switch (body.kind) {
    case 'statement':
      return body.lineItems.filter(({ kind }) => kind !== 'heading').map(({ id }) => ({ kind: 'line item', id }))
    case 'chart':
      return body.series.flatMap(({ points }) => points.map(({ id }) => ({ kind: 'chart point' as const, id })))
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
