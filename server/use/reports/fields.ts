import type { z } from 'zod'

/** The first fault of each field, by its path: `title`, `figures.2.label`; '' for the whole. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const { path, message } of error.issues) fields[path.join('.')] ??= message
  return fields
}
