import { nameOf } from '#app/model/meeting/pointed.ts'
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
  desk: Pick<Desk, 'show' | 'view'>
  counts: Counts | null
  asked: Readonly<Record<string, number>>
}) {
  if (!view) return null
  const labelOf = (id: string): string => nameOf(view, id) ?? view.title
  const unclear = Object.entries(counts?.unclear ?? {}).map(([key, count]) => ({
    key,
    count,
    label: labelOf(key.slice(key.indexOf(':') + 1)),
  }))
  const questions = show.spotlight.flatMap(({ id }) => (asked[id] ? [{ id, count: asked[id], label: labelOf(id) }] : []))
  return (
    <ul className="desk-attention" aria-live="polite">
      {questions.map(({ id, count, label }) => (
        <li key={`q ${id}`}>{text.onLine(count, label)}</li>
      ))}
      {unclear.map(({ key, count, label }) => (
        <li key={`u ${key}`}>{text.unclear(count, label)}</li>
      ))}
    </ul>
  )
}
