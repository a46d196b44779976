import type { ReactNode } from 'react'
import type { Surroundings } from '#app/model/meeting/surroundings.ts'
import { LinkButton } from '../button.tsx'
import { LocalTime } from '../local-time.tsx'
import { meeting as words } from '../words/meeting.ts'
import { Promised } from './promised.tsx'

const text = words.ended

/** After a meeting: where to read on, what was promised, and when the next one is. */
export function Ended({
  meeting,
  report,
  promised,
  next,
  roundId,
  today,
  ask,
  children,
}: {
  meeting: { id: string; title: string }
  report: { id: string; title: string } | null
  next: { id: string; title: string; startsAt: number } | null
  roundId: string | null
  today: string
  /** Opens the round's ask box while it is open. */
  ask: ReactNode
  /** What everybody is asked at the end, and what came of the polls. */
  children?: ReactNode
} & Pick<Surroundings, 'promised'>) {
  return (
    <div className="lobby">
      <p className="page-over">{meeting.title}</p>
      <h1>{text.title}</h1>
      <p className="page-lead">{text.thanks}</p>
      {children}
      <div className="lobby-facts">
        <section>
          <h2>{text.report}</h2>
          {report ? (
            <>
              <p>{text.reportText}</p>
              <div className="actions">
                <LinkButton to={`/reports/${report.id}`} kind="primary">
                  {report.title}
                </LinkButton>
                <LinkButton to={`/meetings/${meeting.id}/moments`}>{text.moments}</LinkButton>
              </div>
            </>
          ) : (
            <p>{text.unpublished}</p>
          )}
        </section>
        {roundId && (
          <section>
            <h2>{text.questions}</h2>
            <div className="actions">
              {ask}
              <LinkButton to={`/rounds/${roundId}`}>{text.questions}</LinkButton>
            </div>
          </section>
        )}
        {roundId && promised.all > 0 && <Promised {...{ promised, roundId, today }} />}
        {next && (
          <section>
            <h2>{text.next}</h2>
            <p>
              {next.title}
              <br />
              <LocalTime at={next.startsAt} />
            </p>
          </section>
        )}
      </div>
    </div>
  )
}
