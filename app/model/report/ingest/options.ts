import { z } from 'zod'
import type { UnderstandOptions } from './understand.ts'

/** How a person asked for a file to be read. What is not named is decided by the file itself; hidden parts stay out. */
export const readingOptions = z.object({
  decimalMark: z.enum(['.', ',']).optional(),
  dayOrder: z.enum(['day', 'month']).optional(),
  fileFirstMonth: z.number().int().min(1).max(12).optional(),
  years: z.enum(['headings', 'figures']).optional(),
  year: z.number().int().min(1900).max(2199).optional(),
  hiddenSheets: z.boolean().optional(),
  hiddenRows: z.boolean().optional(),
  hiddenColumns: z.boolean().optional(),
})
export type ReadingOptions = z.infer<typeof readingOptions>

/** The same as the reader takes it. `hidden`: hidden sheets are read too. */
export const asAsked = ({ hiddenSheets, ...options }: ReadingOptions): UnderstandOptions & { hidden?: boolean } => ({
  ...options,
  ...(hiddenSheets && { hidden: true }),
})
