import type { Counts } from '#app/model/meeting/wire.ts'
import { Button } from '../../button.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import type { Desk } from './use-desk.ts'

const text = deskWords.present

/** What moves the meeting, for the mouse and for thumbs. */
export function Controls({ desk, several, onSeveral }: { desk: Desk; several: boolean; onSeveral: (on: boolean) => void }) {
  const { show, drives, goTo, send, part } = desk
  const live = show.phase === 'live'
  return (
    <div className="desk-controls" role="group" aria-label={text.controls}>
      <Button disabled={!drives} onClick={() => send('blank', { blank: !show.blank })}>
        {show.blank ? text.unblank : text.blank}
      </Button>
      <Button disabled={!drives} onClick={() => (live ? send('pause', {}) : send('resume', {}))}>
        {live ? text.pause : text.resume}
      </Button>
      <Button disabled={!drives || (show.spotlight.at(-1)?.kind !== 'line item' && show.note === null)} onClick={desk.toggleNote}>
        {show.note === null ? text.note : text.noteClose}
      </Button>
      <Button aria-pressed={several} title={text.severalHint} disabled={!drives || show.position === 0} onClick={() => onSeveral(!several)}>
        {text.several}
      </Button>
      <Button className="desk-back" disabled={!drives || !live} resting={show.position <= 1} onClick={() => goTo(show.position - 1)}>
        {text.back}
      </Button>
      <Button
        kind="primary"
        className="desk-forward"
        disabled={!drives || !live}
        resting={show.position >= show.parts}
        onClick={() => goTo(show.position + 1)}
      >
        {show.position === 0 ? text.first : text.forward}
      </Button>
      <span className="desk-step desk-quiet num">{part && part.steps > 1 && text.step(part.step, part.steps)}</span>
    </div>
  )
}

/** How many follow, never who; and whether the big screens are there. */
export function Followers({ counts, windows }: { counts: Counts | null; windows: boolean }) {
  const number = new Intl.NumberFormat('en')
  const stages = counts?.stages ?? 0
  return (
    <p className="desk-counts num">
      {counts ? text.counts(number.format(counts.here), number.format(counts.lookingAround), number.format(counts.behind)) : ''}
      <span className="stage-light" data-on={stages > 0 || windows || undefined}>
        <span aria-hidden="true" />{' '}
        {[stages > 0 && text.stageOn(stages), windows && text.windowOn].filter(Boolean).join(' · ') || text.stageOff}
      </span>
    </p>
  )
}
