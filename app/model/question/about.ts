import type { About } from './question.ts'
import type { AboutInput } from './wire.ts'

/** What a question is about, as a page offers it. */
export interface Topic extends AboutInput {
  label: string
}

/** What is stored of it, by the report that it is in and the label that stands there. */
export function storedAbout({ kind, sectionId, id }: AboutInput, reportId: string, label: string): About {
  switch (kind) {
    case 'section':
      return { kind, reportId, sectionId, label }
    case 'line item':
      return { kind, reportId, sectionId, lineItemId: id, label }
    case 'plan item':
      return { kind, reportId, sectionId, planItemId: id, label }
    case 'chart point':
      return { kind, reportId, sectionId, point: id, label }
  }
}
