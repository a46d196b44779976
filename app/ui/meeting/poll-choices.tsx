import { type FormEvent, useEffect, useState } from 'react'
import type { OwnBallots } from '#app/live/questions/use-ballots.ts'
import { Button } from '../button.tsx'
import { Notice } from '../notice.tsx'
import { polls as words } from '../words/polls.ts'

const text = words.answer

/** The choices of a poll, and what became of one's own. What was chosen stays until it is in. */
export function PollChoices({
  pollId,
  legend,
  labels,
  multiple = false,
  own,
  stored = text.stored,
}: {
  pollId: string
  legend: string
  labels: readonly string[]
  multiple?: boolean
  own: OwnBallots
  /** What is said once the answer is in. */
  stored?: string
}) {
  const ballot = own.of(pollId)
  const kept = ballot?.choices.join() ?? ''
  const [chosen, setChosen] = useState<readonly number[]>([])
  // Chosen in another tab, or before this page was loaded.
  useEffect(() => setChosen(kept === '' ? [] : kept.split(',').map(Number)), [kept])

  if (own.status !== 'ready') return <p className="poll-without">{own.message ?? text.without[own.status]}</p>
  const changed = chosen.join() !== kept
  const choose = (place: number) => {
    const others = chosen.filter(other => other !== place)
    setChosen(multiple ? (others.length < chosen.length ? others : [...others, place].sort((a, b) => a - b)) : [place])
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (chosen.length > 0) own.answer(pollId, [...chosen])
  }
  return (
    <form className="poll-form" onSubmit={send}>
      <fieldset>
        <legend>{legend}</legend>
        {labels.map((label, place) => (
          <label key={label} className="poll-choice">
            <input type={multiple ? 'checkbox' : 'radio'} name={pollId} checked={chosen.includes(place)} onChange={() => choose(place)} />
            <span dir="auto">{label}</span>
          </label>
        ))}
      </fieldset>
      <div className="poll-send">
        <Button kind={ballot && !changed ? 'plain' : 'primary'} resting={chosen.length === 0 || (ballot?.state === 'stored' && !changed)}>
          {ballot ? text.change : text.send}
        </Button>
        <p role="status">{ballot && !changed && said(ballot.state, ballot.refusal, stored)}</p>
      </div>
    </form>
  )
}

function said(state: 'waiting' | 'stored' | 'refused', refusal: keyof typeof text.refusal | undefined, stored: string) {
  if (state === 'stored') return stored
  if (refusal) return <Notice tone={state === 'refused' ? 'bad' : 'note'}>{text.refusal[refusal]}</Notice>
  return text.waiting
}
