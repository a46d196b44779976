import type { z } from 'zod'
import { plainFault } from '#app/model/plain-fault.ts'

/** The first fault of each field, by its path: `title`, `figures.2.label`; '' for the whole. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= plainFault(issue)
  return fields
}
