import type { MeetingCard } from '#server/use/meetings/read.ts'
import { Badge } from '../badge.tsx'
import { LinkButton } from '../button.tsx'
import { LocalTime } from '../local-time.tsx'
import { PageLink } from '../page-link.tsx'
import { meeting as words } from '../words/meeting.ts'

const text = words.list

/** Meetings that are not over, one under the other: when, how to hear it, the way in; for leaders also the way to change one that others present. */
export function MeetingList({ meetings, mayChange }: { meetings: readonly MeetingCard[]; mayChange: boolean }) {
  return (
    <ul className="meetings">
      {meetings.map(({ id, title, startsAt, minutes, hearItUrl, captioned, state }) => {
        const running = state === 'lobby' || state === 'live' || state === 'paused'
        return (
          <li key={id} className="meetings-item" data-state={state}>
            <div>
              <h3>
                <PageLink to={`/meetings/${id}`}>{title}</PageLink> {running && <Badge tone="good">{words.state[state]}</Badge>}
              </h3>
              <p className="meetings-when">
                <LocalTime at={startsAt} /> · {text.minutes(minutes)}
              </p>
            </div>
            <div className="actions">
              {mayChange && <PageLink to={`/meetings/${id}/edit`}>{text.change}</PageLink>}
              {!running && <a href={`/meetings/${id}/calendar`}>{text.calendar}</a>}
              {hearItUrl && (
                <a href={hearItUrl} target="_blank" rel="noopener noreferrer">
                  {text.hear}
                  {captioned && ` (${text.captions})`}
                </a>
              )}
              <LinkButton to={`/meetings/${id}`} kind={running ? 'primary' : 'plain'}>
                {running ? text.join : text.open}
              </LinkButton>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
