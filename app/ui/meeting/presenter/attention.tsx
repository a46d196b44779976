import { nameOf } from '#app/model/meeting/pointed.ts'
import type { Counts } from '#app/model/meeting/wire.ts'
import type { SectionView } from '#app/model/report/views.ts'
import { desk as deskWords } from '../../words/desk.ts'
import type { Desk } from './use-desk.ts'

const text = deskWords.present

/** What the room says of what is shown: questions about what is pointed at or drawn, and how many did not understand it. */
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
  // A row has its number beside it, a point of a chart has no place for one: all that are asked about are told here, the most asked first.
  const points = pointsOf(view)
    .filter(id => asked[id])
    .sort((a, b) => (asked[b] ?? 0) - (asked[a] ?? 0))
  const questions = [...new Set([...show.spotlight.map(({ id }) => id), ...points])].flatMap(id =>
    asked[id] ? [{ id, count: asked[id], label: labelOf(id) }] : [],
  )
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

const pointsOf = ({ body }: SectionView): string[] =>
  body.kind === 'chart' ? body.series.flatMap(({ points }) => points.map(({ id }) => id)) : []
