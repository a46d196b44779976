import type { ReactNode } from 'react'
import type { Meeting } from '#app/live/use-meeting.ts'
import { Link } from '../framework.ts'
import { meeting as words } from '../words/meeting.ts'
import { ConnectionState } from './connection-state.tsx'

/** What surrounds everything that a follower sees: whose meeting, which part of how many, whether the page hears it. */
export function FollowFrame({
  company,
  title,
  meeting,
  children,
}: {
  company: string
  title: string
  meeting: Meeting
  children: ReactNode
}) {
  const { show, connection } = meeting
  const running = show !== null && (show.phase === 'live' || show.phase === 'paused')
  return (
    <div className="follow">
      <header className="follow-head">
        <p className="follow-title">
          <Link to="/">{company}</Link>
          <span>{title}</span>
        </p>
        {running && show.position > 0 && <p className="follow-count num">{words.ofParts(show.position, show.parts)}</p>}
        <ConnectionState standing={connection} short />
      </header>
      {children}
    </div>
  )
}
