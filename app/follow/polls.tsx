import type { Own } from '#app/model/meeting/catalogue.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { polls as words } from '../ui/words/polls.ts'
import { useLater } from '../ui/later.tsx'
import { loadAfterPolls, loadPoll } from './rest.ts'

/** The poll that is on the screens: its text at once, what answering takes when that is here. */
export function Polling({ poll, own, round }: { poll: PollView; own: Own; round: RoundView | null }) {
  const Poll = useLater(loadPoll)
  if (typeof Poll === 'object') return <Poll.is poll={poll} holder={own.personId} round={round} />
  return (
    <section className="poll" aria-label={words.poll}>
      <p className="poll-over">{words.poll}</p>
      <h2 className="poll-text" dir="auto">
        {poll.text}
      </h2>
      <p role="status">{words.answer[Poll]}</p>
    </section>
  )
}

/** The pulse and the results that were shown; nothing where it cannot be had. */
export function After({ meetingId, own, round }: { meetingId: string; own: Own; round: RoundView | null }) {
  const AfterPolls = useLater(loadAfterPolls)
  return typeof AfterPolls === 'object' ? <AfterPolls.is meetingId={meetingId} holder={own.personId} round={round} /> : null
}
