import { useEffect, useRef, useState } from 'react'
import type { Meeting } from '#app/live/use-meeting.ts'
import type { Target } from '#app/model/meeting/catalogue.ts'
import type { Show } from '#app/model/meeting/show.ts'
import { type Step, stopsOf } from '#app/model/meeting/steps.ts'
import type { PreparedPolls } from '#server/use/polls.ts'
import { Button } from '../../button.tsx'
import { Checkbox } from '../../field.tsx'
import { Banner, Notice } from '../../notice.tsx'
import { ToggleGroup } from '../../toggle-group.tsx'
import { meeting as words } from '../../words/meeting.ts'
import { ConnectionState } from '../connection-state.tsx'
import { Part } from '../part.tsx'
import { PollShown } from '../poll.tsx'
import { StagedQuestion } from '../staged-question.tsx'
import { Verb } from '../verb.tsx'
import { Agenda } from './agenda.tsx'
import { Clock } from './clock.tsx'
import { AfterEnd, BeforeStart } from './door.tsx'
import { EndMeeting } from './end-dialog.tsx'
import { Polls } from './polls.tsx'
import { Queue } from './queue.tsx'
import { SessionEnding } from './session-ending.tsx'
import { type Desk, type PresentedSection, useDesk } from './use-desk.ts'
import { useDeskKeys, useSingleLetters } from './use-keys.ts'

const text = words.present
type Tab = 'notes' | 'queue' | 'polls' | 'agenda'

export interface PresenterProps {
  me: string
  card: { id: string; title: string; minutes: number; roundId: string | null }
  presenters: readonly { id: string; name: string }[]
  initial: Show
  sections: readonly PresentedSection[]
  parts: readonly Step[]
  polls: PreparedPolls
  meeting: Meeting
  /** The server's clock when the page was made. */
  now: number
  /** Until the session ends without a further request, ms. */
  sessionLeft: number
  onStay: () => void
}

/** The presenter's desk: left what followers see, right what only the presenter sees, below the clock and who is here. Nothing jumps. */
export function PresenterPage({
  me,
  card,
  presenters,
  initial,
  sections,
  parts,
  polls,
  meeting,
  now,
  sessionLeft,
  onStay,
}: PresenterProps) {
  const desk = useDesk(meeting, initial, me, sections, parts)
  const [letters, setLetters] = useSingleLetters()
  const [tab, setTab] = useState<Tab>('notes')
  const [asked, setAsked] = useState<Readonly<Record<string, number>>>({})
  useDeskKeys(desk, letters)
  const { show, part, section } = desk
  const next = desk.viewOf(show.position + 1)
  const today = new Date(now).toISOString().slice(0, 10)

  if (show.phase === 'scheduled' || show.phase === 'lobby')
    return <BeforeStart id={card.id} phase={show.phase} title={card.title} meeting={meeting} />
  if (show.phase === 'ended') return <AfterEnd id={card.id} title={card.title} />

  const at = section ? sections.findIndex(({ id }) => id === section.id) : -1
  const before = sections.slice(0, Math.max(0, at)).reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <div className="desk">
      <header className="desk-head">
        <p className="desk-title">{card.title}</p>
        <Wheel desk={desk} me={me} presenters={presenters} />
        <ConnectionState standing={meeting.connection} short />
        <EndMeeting meetingId={card.id} sealed={show.sealed} />
      </header>
      <div className="desk-said">
        <SessionEnding left={sessionLeft} onStay={onStay} />
        {desk.alone && <Banner tone="bad">{text.alone}</Banner>}
        {desk.refusal && (
          <Notice tone="bad" live>
            {desk.refusal}
          </Notice>
        )}
      </div>
      <main className="desk-preview" id="main">
        <Preview desk={desk} meeting={meeting} today={today} asked={asked} />
      </main>
      <aside className="desk-side">
        <div className="desk-next">
          <p className="desk-next-over">{text.next}</p>
          <p className="desk-next-title">{next ? next.view.title : text.last}</p>
          {next && next.part.steps > 1 && <p className="desk-quiet">{text.step(next.part.step, next.part.steps)}</p>}
        </div>
        <ToggleGroup
          legend={text.tabs[tab]}
          options={(['notes', 'queue', 'polls', 'agenda'] as const).map(value => ({ value, label: text.tabs[value] }))}
          value={tab}
          onChange={setTab}
        />
        <div className="desk-tab" hidden={tab !== 'notes'} tabIndex={0} role="region" aria-label={text.notes}>
          {section?.notes ? (
            <p className="desk-notes">{section.notes}</p>
          ) : (
            <p className="desk-quiet">{section ? text.noNotes : text.begin}</p>
          )}
          <Attention meeting={meeting} desk={desk} asked={asked} />
        </div>
        <div className="desk-tab" hidden={tab !== 'queue'} tabIndex={0} role="region" aria-label={text.queue}>
          {card.roundId ? (
            <Queue desk={desk} roundId={card.roundId} now={now} onCounts={setAsked} />
          ) : (
            <p className="desk-quiet">{text.noRound}</p>
          )}
        </div>
        <div className="desk-tab" hidden={tab !== 'polls'} tabIndex={0} role="region" aria-label={text.tabs.polls}>
          <Polls meetingId={card.id} desk={desk} meeting={meeting} prepared={polls} />
        </div>
        <div className="desk-tab" hidden={tab !== 'agenda'} tabIndex={0} role="region" aria-label={text.agenda}>
          <Agenda desk={desk} sections={sections} firstOf={id => parts.find(each => each.sectionId === id)?.position ?? 1} />
          <Checkbox
            name="letters"
            label={text.keys}
            hint={text.keysHint}
            checked={letters}
            onChange={({ target }) => setLetters(target.checked)}
          />
          <Verb action={`/meetings/${card.id}/correction`} label={text.correct} size="small" />
        </div>
      </aside>
      <footer className="desk-foot">
        <Clock
          startedAt={show.startedAt}
          minutes={card.minutes}
          plannedBefore={before}
          plannedUntil={before + (section?.minutes ?? card.minutes)}
          clockAhead={meeting.clockAhead}
        />
        <Counts meeting={meeting} />
        <Controls desk={desk} parts={parts.length} step={part} />
      </footer>
    </div>
  )
}

/** Exactly what followers see, in the same place on the same page: a press on a row points at it. */
function Preview({
  desk,
  meeting,
  today,
  asked,
}: {
  desk: Desk
  meeting: Meeting
  today: string
  asked: Readonly<Record<string, number>>
}) {
  const { show, view } = desk
  const box = useRef<HTMLDivElement>(null)
  const spotless = useRef(true)
  spotless.current = show.spotlight.length === 0
  useEffect(() => {
    if (spotless.current) box.current?.scrollTo({ top: 0 })
  }, [show.position])
  const press = (id: string) => {
    const target = view && stopsOf(view).find(stop => stop.id === id)
    if (!target) return
    const pointed = show.spotlight.some(each => each.id === id && each.kind === target.kind)
    desk.point(pointed ? without(show.spotlight, target) : [target])
  }
  return (
    <div className="desk-preview-box" ref={box} data-blank={show.blank || undefined} tabIndex={0} role="region" aria-label={text.preview}>
      <p className="desk-preview-head num">{show.position > 0 ? words.ofParts(show.position, show.parts) : text.preview}</p>
      {meeting.poll && <PollShown poll={meeting.poll} />}
      {meeting.question && <StagedQuestion question={meeting.question} />}
      {show.blank && <p className="following-quiet">{words.follow.blank}</p>}
      {view ? (
        <Part view={view} size="follower" spotlight={show.spotlight} note={show.note} onPoint={press} today={today} questions={asked} />
      ) : (
        <p className="following-quiet">{text.begin}</p>
      )}
    </div>
  )
}

const without = (targets: readonly Target[], gone: Target): Target[] =>
  targets.filter(({ kind, id }) => kind !== gone.kind || id !== gone.id)

function Controls({ desk, parts, step }: { desk: Desk; parts: number; step: Step | undefined }) {
  const { show, drives, goTo, send } = desk
  const live = show.phase === 'live'
  return (
    <div className="desk-controls" role="group" aria-label={text.controls}>
      <Button disabled={!drives} onClick={() => send('blank', { blank: !show.blank })}>
        {show.blank ? text.unblank : text.blank}
      </Button>
      <Button disabled={!drives} onClick={() => (live ? send('pause', {}) : send('resume', {}))}>
        {live ? text.pause : text.resume}
      </Button>
      <Button disabled={!drives || (show.spotlight[0]?.kind !== 'line item' && show.note === null)} onClick={desk.toggleNote}>
        {show.note === null ? text.note : text.noteClose}
      </Button>
      <Button disabled={!drives || !live || show.position <= 1} onClick={() => goTo(show.position - 1)}>
        {text.back}
      </Button>
      <Button kind="primary" disabled={!drives || !live || show.position >= parts} onClick={() => goTo(show.position + 1)}>
        {show.position === 0 ? text.first : text.forward}
      </Button>
      {step && step.steps > 1 && <span className="desk-step desk-quiet num">{text.step(step.step, step.steps)}</span>}
    </div>
  )
}

function Counts({ meeting: { counts } }: { meeting: Meeting }) {
  const number = new Intl.NumberFormat('en')
  return (
    <p className="desk-counts num">
      {counts ? text.counts(number.format(counts.here), number.format(counts.lookingAround), number.format(counts.behind)) : ''}
      <span className="stage-light" data-on={(counts?.stages ?? 0) > 0 || undefined}>
        <span aria-hidden="true" /> {counts && counts.stages > 0 ? text.stageOn(counts.stages) : text.stageOff}
      </span>
    </p>
  )
}

/** What the room says of the row that is shown: questions about it, and how many did not understand it. */
function Attention({
  desk: { show, view },
  meeting: { counts },
  asked,
}: {
  desk: Desk
  meeting: Meeting
  asked: Readonly<Record<string, number>>
}) {
  if (!view) return null
  const labelOf = (id: string): string => {
    const { body } = view
    if (body.kind === 'statement') return body.lineItems.find(item => item.id === id)?.label ?? view.title
    return body.kind === 'plan' ? (body.items.find(item => item.id === id)?.label ?? view.title) : view.title
  }
  const unclear = Object.entries(counts?.unclear ?? {}).map(([key, count]) => ({ count, label: labelOf(key.slice(key.indexOf(':') + 1)) }))
  const questions = show.spotlight.flatMap(({ id }) => (asked[id] ? [{ count: asked[id], label: labelOf(id) }] : []))
  return (
    <ul className="desk-attention" aria-live="polite">
      {questions.map(({ count, label }) => (
        <li key={`q ${label}`}>{text.onLine(count, label)}</li>
      ))}
      {unclear.map(({ count, label }) => (
        <li key={`u ${label}`}>{text.unclear(count, label)}</li>
      ))}
    </ul>
  )
}

function Wheel({ desk: { drives, show, send }, me, presenters }: { desk: Desk; me: string; presenters: PresenterProps['presenters'] }) {
  const driver = presenters.find(({ id }) => id === show.driver)?.name
  if (drives) return presenters.length > 1 ? <p className="desk-wheel">{text.youDrive}</p> : null
  if (!presenters.some(({ id }) => id === me)) return null
  return (
    <p className="desk-wheel">
      {driver ? text.notDriving(driver) : text.driverGone}{' '}
      <Button size="small" kind="primary" onClick={() => send('takeWheel', { from: show.driver })}>
        {text.takeWheel}
      </Button>
    </p>
  )
}
