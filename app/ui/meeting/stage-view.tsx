import { type ReactNode, useEffect } from 'react'
import { useMeeting } from '#app/live/use-meeting.ts'
import { useParts } from '#app/live/use-parts.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import type { Screen } from '#app/model/meeting/show.ts'
import type { StagedQuestion as Staged } from '#app/model/meeting/wire.ts'
import type { SectionView } from '#app/model/report/views.ts'
import type { StagePage } from '#server/use/meetings/stages.ts'
import { useRevalidator } from '../framework.ts'
import { LocalTime } from '../local-time.tsx'
import { QrCode } from '../people/qr-code.tsx'
import { meeting as words } from '../words/meeting.ts'
import { questions } from '../words/questions.ts'
import { polls } from '../words/polls.ts'
import { ConnectionState } from './connection-state.tsx'
import { Part } from './part.tsx'
import { PollShown } from './poll.tsx'
import { StagedQuestion } from './staged-question.tsx'

const text = words.stage
const keyWords = questions.key

/** The big screen of a meeting: what is shown, nothing else. Dark, and readable from the back row. */
export function StageView({ company, page, today }: { company: string; page: StagePage; today: string }) {
  const meeting = useMeeting(page.meetingId, 'stage')
  const partAt = useParts(page.meetingId, meeting)
  const { show, connection } = meeting
  // With the lobby the meeting joins its round: the words of the key come with the page.
  const { revalidate } = useRevalidator()
  const phase = show?.phase
  useEffect(() => {
    if (phase === 'lobby') revalidate()
  }, [phase, revalidate])
  const running = show?.phase === 'live' || show?.phase === 'paused'
  return (
    <StageScreen
      {...{ company, page, today, show }}
      view={show && show.position > 0 ? partAt(show.position) : undefined}
      question={meeting.question}
      poll={meeting.poll}
      here={meeting.counts?.here ?? 0}
    >
      {connection !== 'here' && <ConnectionState standing={connection} />}
      {connection === 'here' && running && !meeting.driven && (
        <p className="connection away" role="status">
          {words.follow.reconnecting}
        </p>
      )}
    </StageScreen>
  )
}

/** What a big screen shows of a state, wherever that comes from. */
export function StageScreen({
  company,
  page,
  today,
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
  show: Screen | null
  view: SectionView | undefined
  question: Staged | null
  poll: PollView | null
  /** How many people are here, for the lobby. */
  here: number
  /** What the screen says of itself, in its corner. */
  children?: ReactNode
}) {
  const running = show && (show.phase === 'live' || show.phase === 'paused')
  return (
    <div className="stage" data-stage="">
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
        <main className="stage-part" id="main">
          {show.phase === 'paused' && <p className="stage-paused">{text.paused}</p>}
          <Part view={view} size="stage" spotlight={show.spotlight} note={show.note} today={today} />
          {question && <StagedQuestion question={question} />}
        </main>
      ) : (
        <main className="stage-lobby" id="main">
          <p className="stage-company">{company}</p>
          <h1>{page.title}</h1>
          {!running && (
            <p className="stage-when">
              <LocalTime at={page.startsAt} />
            </p>
          )}
          <div className="stage-join">
            <QrCode {...page.qr} label={text.qr} />
            <div>
              <p>{text.lobby}</p>
              <p className="stage-address">{page.typed}</p>
              {here > 0 && <p className="stage-here num">{text.here(here)}</p>}
            </div>
          </div>
          {page.keys && (
            <div className="stage-key">
              <p>{text.key}</p>
              <dl>
                <dt>{keyWords.asking}</dt>
                <dd>{page.keys.asking}</dd>
                <dt>{keyWords.voting}</dt>
                <dd>{page.keys.voting}</dd>
              </dl>
            </div>
          )}
        </main>
      )}
    </div>
  )
}
