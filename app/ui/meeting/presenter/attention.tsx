import type { Counts } from '#app/model/meeting/wire.ts'
import { desk as deskWords } from '../../words/desk.ts'
import type { Desk } from './use-desk.ts'

const text = deskWords.present

/** What the room says of the rows that are shown: questions about them, and how many did not understand them. */
export function Attention({
  desk: { show, view },
  counts,
  asked,
}: {
  desk: Desk
  counts: Counts | null
  asked: Readonly<Record<string, number>>
}) {
  if (!view) return null
  const labelOf = (id: string): string => {
    const { body } = view
    const line = id.slice(0, id.indexOf(':') === -1 ? undefined : id.indexOf(':'))
    if (body.kind === 'statement') return body.lineItems.find(item => item.id === id)?.label ?? view.title
    if (body.kind === 'chart') return body.series.find(series => series.id === line)?.label ?? view.title
    return body.kind === 'plan' ? (body.items.find(item => item.id === id)?.label ?? view.title) : view.title
  }
  const unclear = Object.entries(counts?.unclear ?? {}).map(([key, count]) => ({ count, label: labelOf(key.slice(key.indexOf(':') + 1)) }))
  const questions = show.spotlight.flatMap(({ id }) => (asked[id] ? [{ id, count: asked[id], label: labelOf(id) }] : []))
  return (
    <ul className="desk-attention" aria-live="polite">
      {questions.map(({ id, count, label }) => (
        <li key={`q ${id}`}>{text.onLine(count, label)}</li>
      ))}
      {unclear.map(({ count, label }) => (
        <li key={`u ${label}`}>{text.unclear(count, label)}</li>
      ))}
    </ul>
  )
}
