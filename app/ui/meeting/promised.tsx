import { formatDay } from '#app/model/format.ts'
import type { Surroundings } from '#app/model/meeting/surroundings.ts'
import { useFormats } from '../formats.tsx'
import { PageLink } from '../page-link.tsx'
import { meeting as words } from '../words/meeting.ts'

const text = words.ended

/** What was promised in a meeting's round and is still to come: the question, who answers it, by which day. */
export function Promised({
  promised: { first, all },
  roundId,
  today,
}: { roundId: string; today: string } & Pick<Surroundings, 'promised'>) {
  const formats = useFormats()
  const round = `/rounds/${roundId}`
  return (
    <section className="promised">
      <h2>{text.promised}</h2>
      <ul>
        {first.map(({ questionId, text: asked, owner, dueOn }) => (
          <li key={questionId}>
            <PageLink to={`${round}#question-${questionId}`} dir="auto">
              {asked}
            </PageLink>
            <span className={dueOn < today ? 'promised-late' : undefined}>
              {(dueOn < today ? text.promisedLate : text.promisedFor)(owner, formatDay(dueOn, formats))}
            </span>
          </li>
        ))}
      </ul>
      <p className="promised-more">
        {all > first.length && <PageLink to={round}>{text.promisedMore(all - first.length)}</PageLink>}
        <PageLink to="/owed">{text.owed}</PageLink>
      </p>
    </section>
  )
}
