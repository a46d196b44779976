import type { ReactNode } from 'react'
import type { Meeting } from '#app/live/use-meeting.ts'
import { LinkButton } from '../button.tsx'
import { LocalTime } from '../local-time.tsx'
import { meeting as words } from '../words/meeting.ts'
import { DelayControl } from './delay-control.tsx'
import { HearIt } from './hear-it.tsx'
import { LobbyTest } from './lobby-test.tsx'

const text = words.lobby

/** Before a meeting: what time, how to hear it, and what will be kept about whoever waits here. */
export function Lobby({
  meeting: { id, title, startsAt, hearItUrl, captioned },
  presenters,
  presents,
  open,
  sealed,
  live,
  ask,
}: {
  meeting: { id: string; title: string; startsAt: number; hearItUrl: string; captioned: boolean }
  presenters: readonly string[]
  presents: boolean
  /** Whether the lobby is open already. */
  open: boolean
  /** Whether locked parts are on this device. */
  sealed: boolean
  live: Meeting
  /** Opens the round's ask box while it is open. */
  ask: ReactNode
}) {
  return (
    <div className="lobby">
      <h1>{title}</h1>
      <p className="lobby-when">
        <LocalTime at={startsAt} />
      </p>
      <p className="lobby-by">
        {text.by} {presenters.join(', ')}
      </p>
      <p className="lobby-wait" role="status">
        {open ? text.waiting : text.notYet}
      </p>
      {!open && (
        <p>
          <a href={`/meetings/${id}/calendar`}>{words.list.calendar}</a>
        </p>
      )}
      {presents && (
        <div className="actions">
          <LinkButton to={`/meetings/${id}/present`} kind="primary">
            {text.present}
          </LinkButton>
          <LinkButton to={`/meetings/${id}/readiness`}>{text.ready}</LinkButton>
        </div>
      )}
      <div className="lobby-facts">
        <section>
          <h2>{text.hear}</h2>
          {hearItUrl ? (
            <p>
              {text.hearText} <HearIt {...{ hearItUrl, captioned }} />
            </p>
          ) : (
            <p>{text.noSound}</p>
          )}
        </section>
        {ask && (
          <section>
            <h2>{words.ended.questions}</h2>
            <p>{text.askText}</p>
            <div className="actions">{ask}</div>
          </section>
        )}
        <section>
          <h2>{text.kept}</h2>
          <p>{text.keptText}</p>
          {sealed && <p>{text.hidden}</p>}
        </section>
      </div>
      <LobbyTest meetingId={id} meeting={live} hearIt={hearItUrl !== ''} />
      {hearItUrl && <DelayControl meetingId={id} />}
    </div>
  )
}
