import { LONGEST_DELAY, setDelay, useDelay } from '#app/live/use-delayed.ts'
import { hearing as words } from '../words/hearing.ts'

const text = words.delay
/** What most streams are behind; where somebody begins who does not know. */
const USUAL = 20

/** In the hall, or on a stream that is late: then this page waits for the sound. Remembered in this browser for this meeting. */
export function DelayControl({ meetingId }: { meetingId: string }) {
  const seconds = useDelay(meetingId)
  return (
    <fieldset className="delay">
      <legend>{text.title}</legend>
      <label className="end-choice">
        <input type="radio" name="delay" checked={seconds === 0} onChange={() => setDelay(meetingId, 0)} />
        <span>{text.hall}</span>
      </label>
      <label className="end-choice">
        <input type="radio" name="delay" checked={seconds > 0} onChange={() => setDelay(meetingId, USUAL)} />
        <span>{text.stream}</span>
      </label>
      {seconds > 0 && (
        <label className="delay-by">
          <span>{text.by(seconds)}</span>
          <input
            type="range"
            min={1}
            max={LONGEST_DELAY}
            value={seconds}
            aria-valuetext={text.by(seconds)}
            onChange={({ target }) => setDelay(meetingId, Number(target.value))}
          />
          <span className="aside">{text.hint}</span>
        </label>
      )}
    </fieldset>
  )
}
