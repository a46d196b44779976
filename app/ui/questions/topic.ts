import type { Topic } from '#app/model/question/about.ts'

// "Ask about this line" takes the line to the round's page in the browser's own history entry. Nothing of it may stand in the address: the
// request for that page is made with the person's name, and what somebody is about to ask about is nobody's business.

/** The state of a link that leads to a round with this filled in. */
export const carrying = (topic: Topic): { topic: Topic } => ({ topic })

const KINDS: readonly string[] = ['line item', 'chart point', 'plan item', 'section'] satisfies Topic['kind'][]

/** What such a link carried, or null. Never trusted further than to be shown: the server looks up what there is, and what it is called. */
export function carriedTopic(state: unknown): Topic | null {
  const topic = fieldsOf(fieldsOf(state).topic)
  const { kind, sectionId, id, label } = topic
  const told = typeof kind === 'string' && KINDS.includes(kind) && [sectionId, id, label].every(text => typeof text === 'string')
  return told ? ({ kind, sectionId, id, label } as Topic) : null
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
