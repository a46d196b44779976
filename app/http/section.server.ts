import type { SectionBody } from '#app/model/report/section.ts'
import { jsonField } from './edit.server.ts'

/** What a form says that a section of this kind holds. Unchecked: the use case does that. */
export function bodyOf(kind: SectionBody['kind'], form: FormData): unknown {
  const field = (name: string) => String(form.get(name) ?? '')
  switch (kind) {
    case 'narrative':
      return { kind, markdown: field('markdown') }
    case 'withheld':
      return { kind, reason: field('reason'), lookAgainOn: field('lookAgainOn') }
    default: {
      const body = jsonField(form, 'body')
      return typeof body === 'object' && body !== null ? { ...body, kind } : null
    }
  }
}
