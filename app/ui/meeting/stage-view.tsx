import { type ReactNode, useEffect, useRef } from 'react'
import type { Standing } from '#app/live/state.ts'
import { useMeeting } from '#app/live/use-meeting.ts'
import { useParts } from '#app/live/use-parts.ts'
import type { Screen } from '#app/model/meeting/show.ts'
import type { StagedQuestion as Staged } from '#app/model/meeting/wire.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import type { SectionView } from '#app/model/report/views.ts'
import type { StagePage } from '#server/use/meetings/stages.ts'
import { loadPicture } from '../charts/chart.tsx'
import { meeting as words } from '../words/meeting.ts'
import { polls } from '../words/polls.ts'
import { ConnectionState } from './connection-state.tsx'
import { Part } from './part.tsx'
import { PollShown } from './poll.tsx'
import { StageLobby } from './stage-lobby.tsx'
import { lookAttributes, type StageLook } from './stage-look.ts'
import { StagedQuestion } from './staged-question.tsx'
import { useAwake } from './use-awake.ts'
import { useFit } from './use-fit.ts'

const text = words.stage
/** How often a screen that was put out asks whether that is so. */
const DOUBT_MS = 5_000

/** The big screen of a meeting, as the server tells it. */
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
  const { show, connection } = meeting
  useDoubts(onDoubt, onAgain, show?.phase, connection)
  // A chart's drawing is a chunk of its own: it must be here before the first chart is shown, not fetched while the hall looks.
  useEffect(() => void loadPicture().catch(() => undefined), [])
  const running = show?.phase === 'live' || show?.phase === 'paused'
  return (
    <StageScreen
      {...{ company, page, today, look, show }}
      view={show && show.position > 0 ? partAt(show.position) : undefined}
      question={meeting.question}
      poll={meeting.poll}
      here={meeting.counts?.here ?? 0}
    >
      {connection !== 'here' && <ConnectionState standing={connection} onComeBack={meeting.comeBack} />}
      {connection === 'here' && running && !meeting.driven && (
        <p className="connection away" role="status">
          {words.follow.reconnecting}
        </p>
      )}
    </StageScreen>
  )
}

/** What a big screen shows of a state, wherever that comes from: what is shown, nothing else. Readable from the back row. */
export function StageScreen({
  company,
  page,
  today,
  look,
  show,
  view,
  question,
  poll,
  here,
  children,
}: {
  company: string
  page: StagePage
  today: string
  look: StageLook
  show: Screen | null
  view: SectionView | undefined
  question: Staged | null
  poll: PollView | null
  /** How many people are here, for the lobby. */
  here: number
  /** What the screen says of itself, in its corner. */
  children?: ReactNode
}) {
  const running = show?.phase === 'live' || show?.phase === 'paused'
  const box = useRef<HTMLDivElement>(null)
  useAwake(show !== null && show.phase !== 'scheduled')
  useFit(box, view, question)
  return (
    <div className="stage" ref={box} data-stage="" data-phase={show?.phase} {...lookAttributes(look)}>
      {children}
      {show?.phase === 'ended' ? (
        <main className="stage-quiet" id="main">
          <h1>{text.ended}</h1>
          <p>{page.title}</p>
        </main>
      ) : running && show.blank ? (
        <main className="stage-dark" id="main" aria-label={words.follow.blank} />
      ) : running && poll ? (
        <main className="stage-part stage-poll" id="main">
          <PollShown poll={poll} note={polls.stage.answerThere} alone />
        </main>
      ) : running && view ? (
        <main className="stage-part" id="main" data-staged={question ? '' : undefined}>
          <Part view={view} size="stage" spotlight={show.spotlight} note={show.note} today={today} />
          {show.phase === 'paused' && <p className="stage-paused">{text.paused}</p>}
          {question && <StagedQuestion question={question} />}
        </main>
      ) : (
        <StageLobby {...{ company, page, running, look, here, question }} />
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
