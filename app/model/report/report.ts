import { z } from 'zod'

export const REPORT_STATUSES = ['draft', 'approved', 'published', 'withdrawn'] as const
export type ReportStatus = (typeof REPORT_STATUSES)[number]

/** One of the five sentences: two good, two bad, one decision. */
export const sentenceSchema = z.object({ tone: z.enum(['good', 'bad', 'decision']), text: z.string().trim().max(400) })
export type Sentence = z.infer<typeof sentenceSchema>
export const SENTENCE_TONES = ['good', 'good', 'bad', 'bad', 'decision'] as const satisfies readonly Sentence['tone'][]

/** What was decided on inside information when a report was published. */
export const clearanceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('cleared'), by: z.string().trim().min(1).max(200), publicFrom: z.iso.date() }),
])
export type Clearance = z.infer<typeof clearanceSchema>
