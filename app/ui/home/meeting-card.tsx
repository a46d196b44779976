import { LinkButton } from '../button.tsx'
import { LocalTime } from '../local-time.tsx'
import { words } from '../words.ts'

export interface MeetingCardView {
  id: string
  title: string
  state: 'running' | 'lobby' | 'scheduled'
  /** ms since 1970 */
  startsAt: number
  /** Address of the sound. */
  hearIt: string | null
  /** Where Join leads. */
  to: string
}

/** The one meeting that matters now, or what to do when there is none. */
export function MeetingCard({ meeting, maySchedule }: { meeting: MeetingCardView | null; maySchedule: boolean }) {
  const { home } = words
  if (!meeting) {
    return (
      <section className="meeting-card none">
        <div>
          <h2>{home.noMeeting}</h2>
          <p>{maySchedule ? home.noMeetingLeader : home.noMeetingText}</p>
        </div>
        {maySchedule && (
          <div className="actions">
            <LinkButton to="/meetings/new">{home.plan}</LinkButton>
          </div>
        )}
      </section>
    )
  }
  const open = meeting.state !== 'scheduled'
  return (
    <section className="meeting-card" data-state={meeting.state}>
      <div>
        <p className="meeting-state">
          {open && <span className="meeting-dot" aria-hidden="true" />}
          {home[meeting.state]}
        </p>
        <h2>{meeting.title}</h2>
        <p className="meeting-time">
          <LocalTime at={meeting.startsAt} />
        </p>
      </div>
      <div className="actions">
        {meeting.hearIt && (
          <a className="button plain large" href={meeting.hearIt} target="_blank" rel="noreferrer" title={home.hearItHint}>
            {home.hearIt} <span aria-hidden="true">↗</span>
          </a>
        )}
        <LinkButton to={meeting.to} kind={open ? 'primary' : 'plain'} size="large">
          {meeting.state === 'running' ? home.join : open ? home.enter : home.details}
        </LinkButton>
      </div>
    </section>
  )
}
