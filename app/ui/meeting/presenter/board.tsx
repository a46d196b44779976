import { type ReactNode, useEffect, useState } from 'react'
import type { LiveState } from '#app/live/state.ts'
import type { Step } from '#app/model/meeting/steps.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import { Button } from '../../button.tsx'
import { KeysDialog } from '../../keys-dialog.tsx'
import { Notice } from '../../notice.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { useAwake } from '../use-awake.ts'
import { Agenda, plannedBefore } from './agenda.tsx'
import { Attention } from './attention.tsx'
import { Clock } from './clock.tsx'
import { Controls, Followers } from './foot.tsx'
import { Preview } from './preview.tsx'
import type { Desk, PresentedSection } from './use-desk.ts'
import { useDeskKeys, useSingleLetters } from './use-keys.ts'

const text = deskWords.present
const TABS = ['notes', 'queue', 'polls', 'agenda'] as const
type Tab = (typeof TABS)[number]

export interface BoardProps {
  desk: Desk
  card: { title: string; minutes: number }
  sections: readonly PresentedSection[]
  parts: readonly Step[]
  meeting: Pick<LiveState, 'counts' | 'clockAhead'>
  today: string
  /** Questions about what is shown, by what they are about. */
  asked: Readonly<Record<string, number>>
  /** Whether a stage window of this computer is open. */
  windows: boolean
  head: ReactNode
  said: ReactNode
  /** Undefined in a rehearsal: there is nobody who asks. */
  queue?: ReactNode
  /** The poll that is on the screens. */
  poll?: PollView | null
  /** Undefined in a rehearsal: there is nobody who answers. */
  polls?: ReactNode
  /** Below the agenda. */
  more?: ReactNode
}

/** The desk: left what followers see, right what only the presenter sees, below the clock and who is here. Nothing jumps. */
export function Board({
  desk,
  card,
  sections,
  parts,
  meeting,
  today,
  asked,
  windows,
  head,
  said,
  queue,
  poll = null,
  polls,
  more,
}: BoardProps) {
  useAwake(true)
  // Alone, this page has what the server does not: whoever loads it anew by a slip (F5, on some clickers) is asked first.
  useEffect(() => {
    if (!desk.alone) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [desk.alone])
  const [single, setSingle] = useSingleLetters()
  const [tab, setTab] = useState<Tab>('notes')
  const [help, setHelp] = useState(false)
  const firstOf = (section: PresentedSection | undefined) => parts.find(each => each.sectionId === section?.id)?.position ?? 0
  const jump = (number: number) => desk.goTo(firstOf(sections[number - 1]))
  const typed = useDeskKeys({ desk, single, jump, help: () => setHelp(true) })
  const { show, section } = desk
  // The next part begins with pointing at one.
  const [severalAt, setSeveralAt] = useState(0)
  const several = severalAt > 0 && severalAt === show.position
  const next = desk.viewOf(show.position + 1)
  const at = section ? sections.findIndex(({ id }) => id === section.id) : -1
  const planned = plannedBefore(sections)
  const rehearsed = queue === undefined
  const tabs = TABS.filter(each => !rehearsed || (each !== 'queue' && each !== 'polls'))
  return (
    <div className="desk">
      <header className="desk-head">
        <p className="desk-title">{card.title}</p>
        {head}
      </header>
      <div className="desk-said">
        {said}
        {desk.refusal && (
          <Notice tone="bad" live>
            {desk.refusal}
          </Notice>
        )}
        {desk.lost && (
          <Notice tone="bad" live>
            {text.lost[desk.lost]}
          </Notice>
        )}
      </div>
      <main className="desk-preview" id="main">
        <Preview desk={desk} poll={poll} today={today} asked={asked} several={several} />
      </main>
      <aside className="desk-side">
        <div className="desk-now">
          <Place over={text.current} at={at} title={desk.view?.title ?? text.nothing} part={desk.part} />
          <Place
            over={typed ? text.goTo : text.next}
            at={typed ? Number(typed) - 1 : next ? sections.indexOf(next.section) : -1}
            title={typed ? (sections[Number(typed) - 1]?.title ?? text.noSection) : (next?.view.title ?? text.last)}
            part={typed ? undefined : next?.part}
          />
        </div>
        <div className="desk-tabs">
          {/* Buttons, not radios: on this page arrow keys drive the meeting. */}
          <div className="toggles" role="group" aria-label={text.tabsTitle}>
            {tabs.map(value => (
              <button key={value} type="button" className="toggle" aria-pressed={value === tab} onClick={() => setTab(value)}>
                <span>{text.tabs[value]}</span>
              </button>
            ))}
          </div>
          <Button size="small" kind="quiet" aria-label={text.keys.title} onClick={() => setHelp(true)}>
            ?
          </Button>
        </div>
        <div className="desk-tab" hidden={tab !== 'notes'} tabIndex={0} role="region" aria-label={text.notes}>
          {section?.notes ? (
            <p className="desk-notes">{section.notes}</p>
          ) : (
            <p className="desk-quiet">{section ? text.noNotes : text.begin}</p>
          )}
        </div>
        {queue !== undefined && (
          <div className="desk-tab" hidden={tab !== 'queue'} tabIndex={0} role="region" aria-label={text.queue}>
            {queue}
          </div>
        )}
        {polls !== undefined && (
          <div className="desk-tab" hidden={tab !== 'polls'} tabIndex={0} role="region" aria-label={text.tabs.polls}>
            {polls}
          </div>
        )}
        <div className="desk-tab" hidden={tab !== 'agenda'} tabIndex={0} role="region" aria-label={text.agenda}>
          <Agenda desk={desk} sections={sections} parts={parts} clockAhead={meeting.clockAhead} />
          {more}
        </div>
        <Attention counts={meeting.counts} desk={desk} asked={asked} />
      </aside>
      <footer className="desk-foot">
        <Clock
          startedAt={show.startedAt}
          minutes={card.minutes}
          plannedBefore={planned[Math.max(0, at)] ?? 0}
          plannedUntil={section ? (planned[at + 1] ?? 0) : card.minutes}
          clockAhead={meeting.clockAhead}
        />
        {!rehearsed && <Followers counts={meeting.counts} windows={windows} />}
        <Controls desk={desk} several={several} onSeveral={on => setSeveralAt(on ? show.position : 0)} />
      </footer>
      <KeysDialog text={text.keys} open={help} onClose={() => setHelp(false)} single={single} onSingle={setSingle} />
    </div>
  )
}

/** Where the meeting is, or what comes: both beside each other, with room for two lines, so that nothing below moves. */
function Place({ over, at, title, part }: { over: string; at: number; title: string; part: Step | undefined }) {
  return (
    <div className="desk-place">
      <p className="desk-next-over num">
        {over}
        {at >= 0 && ` · ${at + 1}`}
        {part && part.steps > 1 && ` · ${text.step(part.step, part.steps)}`}
      </p>
      <p className="desk-next-title">{title}</p>
    </div>
  )
}
