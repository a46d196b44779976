import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Meeting } from '#app/live/use-meeting.ts'
import type { Target } from '#app/model/meeting/catalogue.ts'
import { isOpen, type Show } from '#app/model/meeting/show.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import type { PartView } from '#app/model/meeting/wire.ts'
import { Button } from '../button.tsx'
import { Sheet } from '../dialog.tsx'
import { Select } from '../field.tsx'
import { Banner } from '../notice.tsx'
import type { Topic } from '#app/model/question/about.ts'
import { AskContext } from '../questions/ask-about.tsx'
import { meeting as words } from '../words/meeting.ts'
import { ANNOUNCEMENTS, Announcer, type Announcements } from './announcer.tsx'
import { Part } from './part.tsx'
import { StagedQuestion } from './staged-question.tsx'
import { topicOf } from './topic.ts'

const text = words.follow
/** A page whose part is not here after so long counts as behind. */
const BEHIND_MS = 2_000

/** A follower's view of a running meeting: what the presenter shows, or, with one tap, anything that was shown before. */
export function Following({
  meeting,
  show,
  partAt,
  ask,
  poll,
  settings,
  today,
}: {
  meeting: Meeting
  show: Show
  /** The part of a position, once it is here and may be opened. */
  partAt: (position: number) => PartView | undefined
  /** What Ask opens, about a thing or about nothing; undefined: there is no round. */
  ask?: (topic: Topic | null, onTopicGone: () => void) => ReactNode
  /** The poll that is on the screens. */
  poll?: (shown: PollView) => ReactNode
  /** Further settings of this page, below the others. */
  settings?: ReactNode
  today: string
}) {
  const [own, setOwn] = useState<number | null>(null)
  const [sheet, setSheet] = useState<'ask' | 'around' | null>(null)
  const [topic, setTopic] = useState<Topic | null>(null)
  const [level, setLevel] = useState<Announcements>('sections')
  const [unclear, setUnclear] = useState({ of: '', said: '' })
  const content = useRef<HTMLDivElement>(null)

  const position = own ?? show.position
  const view = partAt(position)
  const shown = partAt(show.position)
  const follows = own === null
  const dark = follows && show.blank
  useStance(meeting, follows ? (shown || show.position === 0 ? 'here' : 'behind') : 'looking around')

  const spotless = useRef(true)
  spotless.current = !follows || show.spotlight.length === 0
  // Another part begins at its top. Pointing scrolls by itself, and neither moves the focus.
  useEffect(() => {
    if (spotless.current) content.current?.scrollTo({ top: 0 })
  }, [position])
  // What is asked now stands at the top.
  const pollId = meeting.poll?.id
  useEffect(() => {
    if (pollId) content.current?.scrollTo({ top: 0 })
  }, [pollId])

  const spot = show.spotlight[0] ?? null
  const unclearOf = `${show.position} ${spot?.id ?? ''}`
  const askAbout = (about: Topic | null) => {
    setTopic(about)
    setSheet('ask')
  }
  const sayUnclear = async (at: Target | null) => {
    setUnclear({ of: unclearOf, said: text.unclearSaid })
    const answer = await meeting.send('unclear', { position: show.position, at })
    // Who hears a stream that is late may say it of what is over.
    if (!answer.ok) setUnclear(now => (now.of === unclearOf ? { of: unclearOf, said: text.unclearLate } : now))
  }

  return (
    <div className="following">
      <Announcer screen={show} view={shown} question={meeting.question} level={follows ? level : 'off'} />
      {show.phase === 'paused' && <Banner>{text.paused}</Banner>}
      {!meeting.driven && <Banner>{text.reconnecting}</Banner>}
      {!follows && (
        <Banner
          action={
            <Button size="small" onClick={() => setOwn(null)}>
              {text.rejoin}
            </Button>
          }
        >
          {shown ? text.away(shown.title) : text.awayUntitled}
        </Banner>
      )}
      <main className="following-content" ref={content} tabIndex={-1} id="main" aria-label={text.label}>
        {!dark && meeting.poll && poll?.(meeting.poll)}
        {!dark && meeting.question && <StagedQuestion question={meeting.question} />}
        {dark ? (
          <p className="following-quiet">{text.blank}</p>
        ) : position === 0 ? (
          <p className="following-quiet">{text.before}</p>
        ) : view ? (
          <AskContext.Provider value={ask ? askAbout : null}>
            <Part
              view={view}
              size="follower"
              spotlight={position === show.position ? show.spotlight : []}
              note={position === show.position ? show.note : null}
              today={today}
              detail={item => (
                <p className="actions line-ask">
                  {ask && (
                    <Button size="small" onClick={() => askAbout(topicOf(view, { kind: 'line item', id: item.id }))}>
                      {text.askLine}
                    </Button>
                  )}
                  {follows && <UnclearLine key={`${position} ${item.id}`} say={() => sayUnclear({ kind: 'line item', id: item.id })} />}
                </p>
              )}
            />
          </AskContext.Provider>
        ) : (
          <p className="following-quiet" role="status">
            {text.opening}
          </p>
        )}
      </main>
      <nav className="following-bar" aria-label={text.options}>
        {ask && (
          <Button kind="primary" size="large" onClick={() => askAbout(view && spot && follows ? topicOf(view, spot) : null)}>
            {text.ask}
          </Button>
        )}
        <Button size="large" resting={show.position === 0 || !follows || unclear.of === unclearOf} onClick={() => void sayUnclear(spot)}>
          {unclear.of === unclearOf && show.position > 0 ? unclear.said : text.unclear}
        </Button>
        <Button size="large" onClick={() => setSheet('around')}>
          {text.around}
        </Button>
      </nav>
      {ask && (
        <Sheet open={sheet === 'ask'} onClose={() => setSheet(null)} title={text.ask}>
          {ask(topic, () => setTopic(null))}
        </Sheet>
      )}
      <Sheet open={sheet === 'around'} onClose={() => setSheet(null)} title={text.aroundTitle}>
        <Around
          show={show}
          partAt={partAt}
          onChoose={chosen => {
            setOwn(chosen === show.position ? null : chosen)
            setSheet(null)
          }}
        />
        <Button
          kind="quiet"
          onClick={() => {
            setSheet(null)
            setOwn(null)
            // The focus goes there because somebody asked for it: to the row that is pointed at, else to the part.
            setTimeout(() => (content.current?.querySelector<HTMLElement>('[data-spot] button') ?? content.current)?.focus(), 0)
          }}
        >
          {text.goTo}
        </Button>
        <Select
          label={text.announce}
          name="announce"
          value={level}
          onChange={({ target }) => setLevel(target.value as Announcements)}
          options={ANNOUNCEMENTS.map(value => ({ value, label: text.announcements[value] }))}
        />
        {settings}
      </Sheet>
    </div>
  )
}

/** One line that somebody did not understand, said once. */
function UnclearLine({ say }: { say: () => Promise<void> }) {
  const [said, setSaid] = useState(false)
  const press = () => {
    setSaid(true)
    void say()
  }
  return (
    <Button size="small" resting={said} onClick={press}>
      {said ? text.unclearSaid : text.unclearLine}
    </Button>
  )
}

function Around({
  show,
  partAt,
  onChoose,
}: {
  show: Show
  partAt: (position: number) => PartView | undefined
  onChoose: (position: number) => void
}) {
  const open = Array.from({ length: show.parts }, (_, index) => index + 1).filter(position => isOpen(show, position))
  if (open.length === 0) return <p>{text.aroundNone}</p>
  return (
    <ol className="around">
      {open.map(position => (
        <li key={position}>
          <button
            type="button"
            className="around-part"
            aria-current={position === show.position || undefined}
            onClick={() => onChoose(position)}
          >
            <span className="num">{position}</span> {partAt(position)?.title ?? text.opening}
          </button>
        </li>
      ))}
    </ol>
  )
}

/** Tells the server how this page stands, when that changes and after every reconnect. Counted there, never kept. */
function useStance(meeting: Meeting, stance: 'here' | 'looking around' | 'behind'): void {
  const { send, connection } = meeting
  const sender = useRef(send)
  sender.current = send
  useEffect(() => {
    if (connection !== 'here') return
    const timer = setTimeout(() => void sender.current('stand', { as: stance }), stance === 'behind' ? BEHIND_MS : 0)
    return () => clearTimeout(timer)
  }, [connection, stance])
}
