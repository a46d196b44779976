import { type Reveal, revealOf, type Step } from '#app/model/meeting/steps.ts'
import type { Section } from '#app/model/report/section.ts'
import { type SectionView, viewSection } from '#app/model/report/views.ts'
import type { Hall } from '../hall.ts'
import { gone, sourcesOf } from './sealing.ts'

/** A section as its presenter has it: whole, with the private notes. */
export interface PresentedSection extends SectionView {
  notes: string
  minutes: number
  reveal: Reveal
}

/** Sections in the order of a meeting's parts, which a correction neither moves nor removes. Without parts: the report's own order. */
export function inOrderOf(parts: readonly Pick<Step, 'sectionId'>[], sections: readonly Section[]): Section[] {
  if (parts.length === 0) return [...sections]
  return [...new Set(parts.map(({ sectionId }) => sectionId))].map(id => sections.find(section => section.id === id) ?? gone(id))
}

export async function presentedOf(hall: Hall, sections: readonly Section[]): Promise<PresentedSection[]> {
  const sources = await sourcesOf(hall, sections)
  return sections.map(section => ({
    ...viewSection(section, sources),
    notes: section.notes,
    minutes: section.minutes,
    reveal: revealOf(section),
  }))
}
