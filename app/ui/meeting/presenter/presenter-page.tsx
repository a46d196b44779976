import { useEffect, useRef, useState } from 'react'
import type { Meeting } from '#app/live/use-meeting.ts'
import type { Show } from '#app/model/meeting/show.ts'
import type { Step } from '#app/model/meeting/steps.ts'
import type { PreparedPolls } from '#server/use/polls.ts'
import { focusOn } from '../../focus-on-title.tsx'
import { Banner } from '../../notice.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { ConnectionState } from '../connection-state.tsx'
import { Verb } from '../verb.tsx'
import { Board } from './board.tsx'
import { AfterEnd, BeforeStart } from './door.tsx'
import { EndMeeting } from './end-dialog.tsx'
import { OpenWindow } from './open-window.tsx'
import { Polls } from './polls.tsx'
import { Queue } from './queue.tsx'
import { SessionEnding, type SessionLeft } from './session-ending.tsx'
import { type PresentedSection, useDesk, usePartsOf } from './use-desk.ts'
import { useWindows } from './use-windows.ts'
import { type Names, Wheel } from './wheel.tsx'

const text = deskWords.present

export interface PresenterProps extends Names {
  card: { id: string; title: string; minutes: number; roundId: string | null }
  initial: Show
  sections: readonly PresentedSection[]
  parts: readonly Step[]
  polls: PreparedPolls
  meeting: Meeting
  /** The server's clock when the page was made. */
  now: number
  /** Until the session ends without any use, and in any case, ms. */
  session: SessionLeft
  /** Whether this presenter may publish the whole report without driving. */
  mayPublish: boolean
  /** Whether what this page was made of could not be loaded again. */
  stale: boolean
}

/** The presenter's page: before the start a door, then the desk, then what comes after. Feeds the stage windows all the time. */
export function PresenterPage({
  me,
  card,
  presenters,
  onLook,
  looking,
  initial,
  sections,
  parts,
  polls,
  meeting,
  now,
  session,
  mayPublish,
  stale,
}: PresenterProps) {
  const desk = useDesk(meeting, initial, me, usePartsOf(sections, parts))
  const [asked, setAsked] = useState<Readonly<Record<string, number>>>({})
  const { counts } = meeting
  const here = counts ? counts.here + counts.lookingAround + counts.behind : 0
  const windows = useWindows(card.id, desk, meeting.poll, here)
  const { show } = desk
  useFocusInPhase(show.phase)

  if (show.phase === 'scheduled' || show.phase === 'lobby')
    return <BeforeStart id={card.id} phase={show.phase} title={card.title} meeting={meeting} here={counts ? here : null} />
  if (show.phase === 'ended') return <AfterEnd id={card.id} title={card.title} />
  return (
    <Board
      {...{ desk, card, sections, parts, meeting, asked, windows }}
      poll={meeting.poll}
      today={new Date(now).toISOString().slice(0, 10)}
      head={
        <>
          <Wheel {...{ desk, me, presenters, onLook, looking }} driverHere={counts?.driver ?? true} driverGone={counts?.gone ?? false} />
          <ConnectionState standing={meeting.connection} short onComeBack={meeting.comeBack} />
          <OpenWindow meetingId={card.id} />
          <EndMeeting meetingId={card.id} sealed={show.sealed} whole={mayPublish || desk.drives} />
        </>
      }
      said={
        <>
          <SessionEnding session={session} meetingId={card.id} connected={meeting.connection === 'here'} />
          {stale && meeting.connection === 'here' && <Banner tone="bad">{text.stale}</Banner>}
          {desk.alone && <Banner tone="bad">{text.alone[desk.alone]}</Banner>}
        </>
      }
      queue={
        card.roundId ? (
          <Queue desk={desk} roundId={card.roundId} now={now} onCounts={setAsked} />
        ) : (
          <p className="desk-quiet">{text.noRound}</p>
        )
      }
      polls={<Polls meetingId={card.id} desk={desk} meeting={meeting} prepared={polls} />}
      more={<Verb action={`/meetings/${card.id}/correction`} label={text.correct} size="small" />}
    />
  )
}

/** The button that starts a meeting goes with its page: what comes in its place gets the focus, not the document. */
function useFocusInPhase(phase: Show['phase']): void {
  const was = useRef(phase)
  useEffect(() => {
    if (was.current === phase) return
    was.current = phase
    const within = document.activeElement
    const main = document.getElementById('main')
    if (!within || within === document.body) focusOn(main?.querySelector('h1') ?? main)
  }, [phase])
}
