import type { Meeting } from '#app/live/use-meeting.ts'
import type { PreparedPoll, PreparedPolls } from '#server/use/polls.ts'
import { Button } from '../../button.tsx'
import { polls as words } from '../../words/polls.ts'
import { PollsEditor } from './poll-editor.tsx'
import type { Desk } from './use-desk.ts'

const text = words.desk
const number = new Intl.NumberFormat('en')

/** The presenter's polls: open, close, show. While one is open only the number of answers is known, from five on. */
export function Polls({
  meetingId,
  desk,
  meeting,
  prepared,
}: {
  meetingId: string
  desk: Desk
  meeting: Meeting
  prepared: PreparedPolls
}) {
  const { polls, roundId } = prepared
  return (
    <div className="desk-polls">
      {polls.length === 0 && roundId !== null && <p className="desk-quiet">{text.none}</p>}
      <ol>
        {polls.map(poll => (
          <PollRow key={poll.id} poll={poll} desk={desk} answered={meeting.counts?.answered ?? 0} />
        ))}
      </ol>
      <details>
        <summary>{text.more}</summary>
        <PollsEditor meetingId={meetingId} prepared={prepared} />
      </details>
    </div>
  )
}

function PollRow({ poll: { id: pollId, text: asked, kind }, desk, answered }: { poll: PreparedPoll; desk: Desk; answered: number }) {
  const { show, drives, send } = desk
  const state = show.polled[pollId] ?? 'prepared'
  const onScreens = show.poll?.id === pollId
  const other = show.poll?.state === 'open' && !onScreens
  const verb = (name: 'openPoll' | 'closePoll' | 'showPoll', label: string, primary = false, blocked = other) => (
    <Button size="small" kind={primary ? 'primary' : 'plain'} disabled={!drives || blocked} onClick={() => send(name, { pollId })}>
      {label}
    </Button>
  )
  return (
    <li className="desk-poll" data-state={state}>
      <p className="polls-text" dir="auto">
        {asked}
      </p>
      <p className="desk-quiet num">
        {words.kind[kind]} · {words.state[state]}
        {state === 'open' && <> · {answered === 0 ? text.few : text.answers(number.format(answered))}</>}
      </p>
      <div className="actions">
        {state === 'prepared' && verb('openPoll', text.open, true)}
        {state === 'open' && (
          <>
            {verb('showPoll', text.closeAndShow, true)}
            {verb('closePoll', text.close)}
          </>
        )}
        {state === 'closed' && (
          <>
            {verb('showPoll', text.show, true)}
            {verb('openPoll', text.reopen)}
          </>
        )}
        {state === 'shown' && (onScreens ? verb('closePoll', text.off) : verb('showPoll', text.again))}
      </div>
    </li>
  )
}
