import { formatDay, formatDayOf, type Formats } from '#app/model/format.ts'
import type { PromiseView } from '#app/model/question/answering.ts'
import type { OwedView } from '#server/questions/debt.ts'
import { Badge } from '../badge.tsx'
import { useFormats } from '../formats.tsx'
import { Link } from '../framework.ts'
import { words } from '../words.ts'
import { answering } from '../words/answering.ts'
import { movesOf } from './promise-history.tsx'

const DAY_MS = 86_400_000

/** Questions that are owed, or whose promise was kept: who, for which day, whether it came, what was promised before. */
export function OwedList({ items, today, now }: { items: readonly OwedView[]; today: string; now: number }) {
  return (
    <ul>
      {items.map(item => (
        <li key={item.id}>
          <p className="owed-text">
            <Link to={`/rounds/${item.roundId}#question-${item.id}`} className="quiet-link" dir="auto">
              {item.text}
            </Link>
          </p>
          {item.about && <p className="owed-about">{words.questions.ask.about(item.about)}</p>}
          <More item={item} today={today} now={now} />
        </li>
      ))}
    </ul>
  )
}

function More({ item: { promises, reopened, since, quarters }, today, now }: { item: OwedView; today: string; now: number }) {
  const formats = useFormats()
  const { home } = words
  const promise = promises.at(-1)
  const stands = promise !== undefined && promise.keptAt === null
  const moves = movesOf(promises, formats)
  const age = quarters > 0 ? answering.owed.quarters(quarters) : home.age(Math.max(0, Math.floor((now - since) / DAY_MS)))
  return (
    <>
      <p className="owed-more">
        {reopened && <Badge tone="decision">{answering.verdict.reopened}</Badge>}
        {promise ? <Kept promise={promise} /> : <Badge>{home.question}</Badge>}
        {promise ? <Owner owner={promise.owner} /> : <span>{home.noOwner}</span>}
        {promise?.keptAt != null ? (
          <span>{answering.promise.kept(formatDay(promise.dueOn, formats), formatDayOf(promise.keptAt, formats))}</span>
        ) : (
          <Due due={stands ? promise.dueOn : null} {...{ today, formats }} />
        )}
        {promise?.keptAt == null && <span>{age}</span>}
      </p>
      {moves.length > 0 && (
        <ul className="promise-moves" aria-label={answering.promise.history}>
          {moves.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
    </>
  )
}

const Kept = ({ promise }: { promise: PromiseView }) =>
  promise.keptAt === null ? <Badge>{words.home.promise}</Badge> : <Badge tone="good">{answering.owed.kept}</Badge>

const Owner = ({ owner: { kind, id, name } }: Pick<PromiseView, 'owner'>) => (
  <Link to={`/owed/${kind === 'person' ? 'people' : 'squads'}/${id}`}>{name}</Link>
)

function Due({ due, today, formats }: { due: string | null; today: string; formats: Formats }) {
  const { home } = words
  if (!due) return <span>{home.noDate}</span>
  const late = due < today
  return <span className={late ? 'overdue' : undefined}>{(late ? home.overdue : home.due)(formatDay(due, formats))}</span>
}
