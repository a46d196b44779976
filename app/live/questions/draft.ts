import type { Topic } from '#app/model/question/about.ts'
import type { Asked } from './outbox.ts'

/** What stands in the box, and what it is about. */
export interface Draft {
  text: string
  topic: Topic | null
}
export const EMPTY_DRAFT: Draft = { text: '', topic: null }

/** A draft as it was kept; those of before are a text alone. */
export const readDraft = (kept: unknown): Draft =>
  typeof kept === 'string' ? { text: kept, topic: null } : ((kept as Draft | undefined) ?? EMPTY_DRAFT)

/** The draft with a text in it again, of a question or typed: below what stands there, if something does, else about the same as it was. */
export function broughtBack(draft: Draft, { text, about, aboutLabel }: Pick<Asked, 'text'> & Partial<Asked>): Draft {
  if (draft.text.trim() !== '') return { ...draft, text: `${draft.text.trimEnd()}\n\n${text}` }
  return { text, topic: about ? { ...about, label: aboutLabel ?? '' } : draft.topic }
}
