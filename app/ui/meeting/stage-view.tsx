import { useEffect } from 'react'
import { useMeeting } from '#app/live/use-meeting.ts'
import { useParts } from '#app/live/use-parts.ts'
import type { StagePage } from '#server/use/meetings/stages.ts'
import type { Standing } from '#app/live/state.ts'
import { meeting as words } from '../words/meeting.ts'
import { ConnectionState } from './connection-state.tsx'
import { Part } from './part.tsx'
import { StageLobby } from './stage-lobby.tsx'
import { lookAttributes, type StageLook } from './stage-look.ts'
import { StagedQuestion } from './staged-question.tsx'

const text = words.stage

/** How often a screen that was put out asks whether that is so. */
const DOUBT_MS = 5_000

/** The big screen of a meeting: what is shown, nothing else. Readable from the back row. */
export function StageView({
  company,
  page,
  today,
  look,
  link,
  onDoubt,
  onAgain,
}: {
  company: string
  page: StagePage
  today: string
  look: StageLook
  /** The secret of a browser source's address; without it the cookie says what this screen is. */
  link?: string
  /** Asks what this screen is now. */
  onDoubt: () => Promise<boolean>
  /** Connects anew. */
  onAgain: () => void
}) {
  const meeting = useMeeting(page.meetingId, 'stage', null, link)
  const partAt = useParts(page.meetingId, meeting, link)
  const { show, connection, question } = meeting
  const phase = show?.phase
  useDoubts(onDoubt, onAgain, phase, connection)
  // A chart's drawing is a chunk of its own: it must be here before the first chart is shown, not fetched while the hall looks.
  useEffect(() => void import('../charts/picture.tsx').catch(() => undefined), [])
  const running = phase === 'live' || phase === 'paused'
  const view = show && running && show.position > 0 ? partAt(show.position) : undefined
  return (
    <div className="stage" data-stage="" data-phase={phase} {...lookAttributes(look)}>
      {connection === 'here' ? null : <ConnectionState standing={connection} />}
      {phase === 'ended' ? (
        <main className="stage-quiet" id="main">
          <h1>{text.ended}</h1>
          <p>{page.title}</p>
        </main>
      ) : running && show?.blank ? (
        <main className="stage-dark" id="main" aria-label={words.follow.blank} />
      ) : view && show ? (
        <main className="stage-part" id="main" data-staged={question ? '' : undefined}>
          <Part view={view} size="stage" spotlight={show.spotlight} note={show.note} today={today} />
          {phase === 'paused' && <p className="stage-paused">{text.paused}</p>}
          {question && <StagedQuestion question={question} />}
        </main>
      ) : (
        <StageLobby {...{ company, page, running, look }} here={meeting.counts?.here ?? 0} question={question} />
      )}
    </div>
  )
}

/**
 * When the page of a screen may be out of date: with the lobby the meeting joins its round, whose keys' words come with the page; after
 * a loss title or time may be others; and a screen that the server puts out was revoked, and becomes what it is now.
 */
function useDoubts(onDoubt: () => Promise<boolean>, onAgain: () => void, phase: string | undefined, connection: Standing): void {
  const out = connection === 'signed out' || connection === 'gone'
  useEffect(() => {
    if (connection === 'here') void onDoubt()
  }, [onDoubt, phase, connection])
  useEffect(() => {
    if (!out) return
    void onDoubt()
    const timer = setInterval(() => void onDoubt().then(answered => answered && onAgain()), DOUBT_MS)
    return () => clearInterval(timer)
  }, [onDoubt, onAgain, out])
}
