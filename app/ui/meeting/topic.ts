import type { Target } from '#app/model/meeting/catalogue.ts'
import type { PartView } from '#app/model/meeting/wire.ts'
import type { Topic } from '#app/model/question/about.ts'

/** What "Ask" is about at first: what is pointed at, in the words of the part that shows it. Null when it is not in this part. */
export function topicOf({ id: sectionId, title, body }: PartView, { kind, id }: Target): Topic | null {
  const label = labelOf(title, body, kind, id)
  return label === undefined ? null : { kind, sectionId, id, label }
}

function labelOf(title: string, body: PartView['body'], kind: Target['kind'], id: string): string | undefined {
  if (kind === 'line item' && body.kind === 'statement') return body.lineItems.find(item => item.id === id)?.label
  if (kind === 'plan item' && body.kind === 'plan') return body.items.find(item => item.id === id)?.label
  if (kind === 'chart point' && body.kind === 'chart') return title
  return undefined
}
