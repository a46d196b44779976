import type { Sentence } from '#app/model/report/report.ts'
import type { WITHHELD_REASONS } from '#app/model/report/section.ts'
import type { Voice } from './voice.ts'

/** What people wrote for one report: everything that is not in the workbook. */
export interface ReportTexts {
  /** Two good, two bad, one decision. */
  sentences: Sentence[]
  /** The first section, by the chief executive. Markdown. */
  letter: { title: string; markdown: string }
  /** The last section. */
  next: { title: string; markdown: string }
  /** Further narratives, after the key figures. */
  stories: { title: string; markdown: string }[]
  /** Remarks on lines by 'sheet name/row id', put after the standing explanation of the line. */
  remarks: Record<string, string>
  /** The presenter's own notes by section title. */
  notes: Record<string, string>
  withheld: { title: string; reason: (typeof WITHHELD_REASONS)[number]; weeks: number } | null
  captions: { growth: string; watch: string; bridge: string }
}

export type Write = (say: Voice) => ReportTexts

export const sentences = (good: [string, string], bad: [string, string], decision: string): Sentence[] => [
  ...good.map(text => ({ tone: 'good' as const, text })),
  ...bad.map(text => ({ tone: 'bad' as const, text })),
  { tone: 'decision' as const, text: decision },
]
