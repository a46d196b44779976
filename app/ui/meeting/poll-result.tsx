import { type PollResult, percentOf } from '#app/model/poll/poll.ts'
import { polls as words } from '../words/polls.ts'

const text = words.result
const number = new Intl.NumberFormat('en')

/** Bars with their number and percent. The figures say it all; length and colour only repeat them. */
export function PollBars({
  labels,
  result,
  multiple = false,
  own,
  few = text.few,
}: {
  labels: readonly string[]
  result: PollResult
  /** Whether a person could choose several. */
  multiple?: boolean
  /** Places that this browser's person chose. */
  own?: readonly number[] | null
  few?: string
}) {
  if (result.few) return <p className="poll-few">{few}</p>
  const { answered, counts } = result
  return (
    <>
      <ol className="poll-bars">
        {labels.map((label, place) => {
          const count = counts[place] ?? 0
          const percent = percentOf(count, answered)
          return (
            <li key={label} className="poll-bar">
              <span className="poll-label" dir="auto">
                {label} {own?.includes(place) && <span className="poll-own">{text.yours}</span>}
              </span>
              <span className="poll-figures num">
                <strong>{text.percent(percent)}</strong> <span className="poll-count">{number.format(count)}</span>
              </span>
              <span className="poll-track" aria-hidden="true">
                <span style={{ inlineSize: `${percent}%` }} />
              </span>
            </li>
          )
        })}
      </ol>
      <p className="poll-people num">
        {text.people(number.format(answered))}
        {multiple && ` · ${text.multiple}`}
      </p>
    </>
  )
}
