import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Rehearsal, rehearsalBeginning } from '#app/live/rehearsal.ts'
import type { Meeting } from '#app/live/use-meeting.ts'
import type { Show } from '#app/model/meeting/show.ts'
import type { Step } from '#app/model/meeting/steps.ts'
import { Button, LinkButton } from '../../button.tsx'
import { Banner } from '../../notice.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { Board } from './board.tsx'
import { keepRehearsal } from './rehearsed.ts'
import { factsOf, type PresentedSection, useDesk, usePartsOf } from './use-desk.ts'

const text = deskWords.rehearsal
const NONE = {}

export interface RehearsalProps {
  me: string
  card: { id: string; title: string; minutes: number }
  sections: readonly PresentedSection[]
  parts: readonly Step[]
  /** The server's clock when the page was made: plans are drawn up to its day. */
  now: number
}

/** The desk without anybody: a door first, then the same notes, keys and clock over a meeting that is in this page alone. */
export function RehearsalPage(props: RehearsalProps) {
  const [beginning, setBeginning] = useState<Show | null>(null)
  const { card, me, parts } = props
  if (beginning) return <Rehearsing key={beginning.startedAt} {...props} beginning={beginning} onStop={() => setBeginning(null)} />
  return (
    <main className="desk-door" id="main">
      <h1>{text.title}</h1>
      <p>{card.title}</p>
      <p>{parts.length > 0 ? text.lead : text.nothing}</p>
      <div className="actions">
        {parts.length > 0 && (
          <Button kind="primary" onClick={() => setBeginning(rehearsalBeginning(me, parts.length, Date.now()))}>
            {text.begin}
          </Button>
        )}
        <LinkButton to={`/meetings/${card.id}/readiness`}>{deskWords.present.toReadiness}</LinkButton>
      </div>
    </main>
  )
}

function Rehearsing({ me, card, sections, parts, now, beginning, onStop }: RehearsalProps & { beginning: Show; onStop: () => void }) {
  const viewOf = usePartsOf(sections, parts)
  const [rehearsal] = useState(() => new Rehearsal(me, beginning, position => factsOf(viewOf(position)), Date.now))
  const state = useSyncExternalStore(rehearsal.subscribe, rehearsal.state, rehearsal.state)
  const meeting: Meeting = { ...state, send: rehearsal.send, transport: () => null, comeBack: () => {} }
  const desk = useDesk(meeting, beginning, me, viewOf)
  useTimes(card.id, desk.section?.id ?? null)
  return (
    <Board
      {...{ desk, card, sections, parts, meeting }}
      asked={NONE}
      windows={false}
      today={new Date(now).toISOString().slice(0, 10)}
      head={
        <>
          <Button size="small" onClick={onStop}>
            {text.again}
          </Button>
          <LinkButton size="small" kind="primary" to={`/meetings/${card.id}/readiness`}>
            {text.stop}
          </LinkButton>
        </>
      }
      said={<Banner>{text.banner}</Banner>}
    />
  )
}

/** How long each section took, kept in this browser whenever another one is shown and when the page is left. */
function useTimes(meetingId: string, sectionId: string | null): void {
  const spent = useRef<Record<string, number>>({})
  useEffect(() => {
    if (sectionId === null) return
    const from = performance.now()
    const before = spent.current[sectionId] ?? 0
    const keep = () => {
      spent.current = { ...spent.current, [sectionId]: before + performance.now() - from }
      keepRehearsal(meetingId, { at: Date.now(), spent: spent.current })
    }
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [meetingId, sectionId])
}
