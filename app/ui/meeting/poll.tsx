import type { ReactNode } from 'react'
import { useBallots } from '#app/live/questions/use-ballots.ts'
import type { TokenRound } from '#app/live/questions/wallet.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import { polls as words } from '../words/polls.ts'
import { PollChoices } from './poll-choices.tsx'
import { PollBars } from './poll-result.tsx'

/** A poll on a follower's page: to be answered while it is open, with its result once that is shown. */
export function Poll({ poll, holder, round }: { poll: PollView; holder: string; round: TokenRound | null }) {
  return (
    <PollFrame poll={poll}>
      {round ? <OwnPoll key={poll.id} {...{ poll, holder, round }} /> : <p className="poll-without">{words.answer.without['no round']}</p>}
    </PollFrame>
  )
}

function OwnPoll({ poll, holder, round }: { poll: PollView; holder: string; round: TokenRound }) {
  const own = useBallots(holder, round)
  const { id, kind, options, result } = poll
  const multiple = kind === 'multiple'
  if (result) return <PollBars labels={options} result={result} multiple={multiple} own={own.of(id)?.stored} />
  return (
    <>
      <PollChoices pollId={id} legend={words.answer[kind]} labels={options} multiple={multiple} own={own} />
      <p className="poll-honest">{words.answer.honest}</p>
    </>
  )
}

/** A poll as the stage and the presenter see it: the options, or the result. `alone`: there is nothing else on the screen. */
export function PollShown({ poll, note, alone = false }: { poll: PollView; note?: string; alone?: boolean }) {
  const { kind, options, result } = poll
  return (
    <PollFrame poll={poll} alone={alone}>
      {result ? (
        <PollBars labels={options} result={result} multiple={kind === 'multiple'} />
      ) : (
        <>
          <ul className="poll-options">
            {options.map(option => (
              <li key={option} dir="auto">
                {option}
              </li>
            ))}
          </ul>
          {note && <p className="poll-honest">{note}</p>}
        </>
      )}
    </PollFrame>
  )
}

function PollFrame({ poll, alone = false, children }: { poll: PollView; alone?: boolean; children: ReactNode }) {
  const Heading = alone ? 'h1' : 'h2'
  return (
    <section className="poll" aria-label={words.poll}>
      <p className="poll-over">{words.poll}</p>
      <Heading className="poll-text" dir="auto">
        {poll.text}
      </Heading>
      <p className="sr-only" role="status">
        {poll.result ? '' : words.answer.opened(poll.text)}
      </p>
      {children}
    </section>
  )
}
