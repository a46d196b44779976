import { formatDay, formatDayOf, type Formats } from '#app/model/format.ts'
import type { PromiseView } from '#app/model/question/answering.ts'
import { useFormats } from '../formats.tsx'
import { answering } from '../words/answering.ts'

const words = answering.promise

/** Who answers by which day, what was promised before, and whether it came. For everybody to see. */
export function PromiseHistory({ promises }: { promises: readonly PromiseView[] }) {
  const formats = useFormats()
  const last = promises.at(-1)
  if (!last) return null
  const day = formatDay(last.dueOn, formats)
  const moves = movesOf(promises, formats)
  return (
    <div className="promise">
      <p>{last.keptAt === null ? words.made(last.owner.name, day) : words.kept(day, formatDayOf(last.keptAt, formats))}</p>
      {moves.length > 0 && (
        <ul className="promise-moves" aria-label={words.history}>
          {moves.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What changed from one promise to the next, by whom. */
export function movesOf(promises: readonly PromiseView[], formats: Formats): { id: string; text: string }[] {
  return promises.slice(1).map((promise, at) => {
    const before = promises[at] as PromiseView
    const days = before.dueOn !== promise.dueOn && words.moved(formatDay(before.dueOn, formats), formatDay(promise.dueOn, formats))
    const owners = before.owner.id !== promise.owner.id && words.handed(before.owner.name, promise.owner.name)
    const said = [days, owners].filter(Boolean).join(', ') || words.again
    return { id: promise.id, text: `${said}. ${words.by(promise.by, formatDayOf(promise.madeAt, formats))}` }
  })
}
