import { useEffect, useRef } from 'react'
import { stopsOf } from '#app/model/meeting/steps.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import { desk as deskWords } from '../../words/desk.ts'
import { meeting as words } from '../../words/meeting.ts'
import { Part } from '../part.tsx'
import { PollShown } from '../poll.tsx'
import { StagedQuestion } from '../staged-question.tsx'
import { type Desk, isPointed } from './use-desk.ts'

const text = deskWords.present

/** Exactly what followers see, in the same place on the same page: a press on a row points at it, with Shift or `several` at this as well. */
export function Preview({
  desk,
  poll,
  today,
  asked,
  several,
}: {
  desk: Desk
  poll: PollView | null
  today: string
  asked: Readonly<Record<string, number>>
  several: boolean
}) {
  const { show, view, question } = desk
  const box = useRef<HTMLDivElement>(null)
  const shift = useRef(false)
  const spotless = useRef(true)
  spotless.current = show.spotlight.length === 0
  useEffect(() => {
    if (spotless.current) box.current?.scrollTo({ top: 0 })
  }, [show.position])
  const press = (id: string) => {
    const target = view && stopsOf(view).find(stop => stop.id === id)
    if (!target) return
    if (several || shift.current || isPointed(show.spotlight, target)) desk.pointAlso(target)
    else desk.point([target])
  }
  return (
    <div
      className="desk-preview-box"
      ref={box}
      data-blank={show.blank || undefined}
      tabIndex={0}
      role="region"
      aria-label={text.preview}
      // With Shift a browser would select text from here to there.
      onMouseDown={event => event.shiftKey && event.preventDefault()}
      onClickCapture={event => {
        shift.current = event.shiftKey
      }}
    >
      <p className="desk-preview-head num">{show.position > 0 ? words.ofParts(show.position, show.parts) : text.preview}</p>
      {poll && <PollShown poll={poll} />}
      {question && <StagedQuestion question={question} />}
      {show.blank && <p className="following-quiet">{words.follow.blank}</p>}
      {view ? (
        <Part view={view} size="follower" spotlight={show.spotlight} note={show.note} onPoint={press} today={today} questions={asked} />
      ) : (
        <p className="following-quiet">{text.begin}</p>
      )}
    </div>
  )
}
