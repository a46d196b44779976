import type { ReactNode } from 'react'
import type { LiveState } from '#app/live/state.ts'
import type { Meeting } from '#app/live/use-meeting.ts'
import { PageLink } from '../page-link.tsx'
import { meeting as words } from '../words/meeting.ts'
import { ConnectionState } from './connection-state.tsx'

/** What the frame needs of a meeting. */
export type Framed = Pick<LiveState, 'show' | 'connection'> & Partial<Pick<Meeting, 'comeBack'>>

/** What surrounds everything that a follower sees: whose meeting, which part of how many, whether the page hears it. */
export function FollowFrame({
  company,
  title,
  meeting,
  children,
}: {
  company: string
  title: string
  meeting: Framed
  children: ReactNode
}) {
  const { show, connection } = meeting
  const running = show !== null && (show.phase === 'live' || show.phase === 'paused')
  return (
    <div className="follow">
      <header className="follow-head">
        <p className="follow-title">
          <PageLink to="/">{company}</PageLink>
          <span>{title}</span>
        </p>
        {running && show.position > 0 && <p className="follow-count num">{words.ofParts(show.position, show.parts)}</p>}
        <ConnectionState standing={connection} short onComeBack={meeting.comeBack} />
      </header>
      {children}
    </div>
  )
}
