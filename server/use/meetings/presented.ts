import { type Reveal, revealOf } from '#app/model/meeting/steps.ts'
import type { Section } from '#app/model/report/section.ts'
import { type SectionView, viewSection } from '#app/model/report/views.ts'
import type { Hall } from '../hall.ts'
import { sourcesOf } from './sealing.ts'

/** A section as its presenter has it: whole, with the private notes. */
export interface PresentedSection extends SectionView {
  notes: string
  minutes: number
  reveal: Reveal
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
