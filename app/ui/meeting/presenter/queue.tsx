import { useEffect, useMemo, useState } from 'react'
import { useQuestionsView, useSecondsUntil } from '#app/live/questions/use-view.ts'
import type { About } from '#app/model/question/question.ts'
import { untilNextTick } from '#app/model/question/round.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { Button } from '../../button.tsx'
import { QuestionList } from '../../questions/question-list.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import type { Desk } from './use-desk.ts'

const text = deskWords.present

/**
 * The open questions in the order that the presenter chooses; one tap puts one on stage, another says that it was answered. `onCounts`
 * hears how many are about what, by the ids of rows, points and plan items.
 */
export function Queue({
  desk,
  roundId,
  now,
  onCounts,
}: {
  desk: Desk
  roundId: string
  now: number
  onCounts: (counts: Readonly<Record<string, number>>) => void
}) {
  const view = useQuestionsView(roundId, undefined, { serverNow: now, told: true, atOnce: true })
  const { show, drives, send, stage } = desk
  const open = useMemo(() => view?.questions.filter(({ state }) => state === 'open') ?? [], [view])
  const sections = useMemo(() => (desk.section ? [desk.section.id] : []), [desk.section])
  useEffect(() => {
    const counts: Record<string, number> = {}
    for (const { about } of open) if (about && idOf(about)) counts[idOf(about)] = (counts[idOf(about)] ?? 0) + 1
    onCounts(counts)
  }, [open, onCounts])

  const actions = ({ id, text: said, about }: QuestionView) => {
    const staged = show.staged === id
    return (
      <>
        <Button
          size="small"
          kind={staged ? 'plain' : 'primary'}
          disabled={!drives}
          onClick={() => stage(staged ? null : { id, text: said, about: about?.label ?? null })}
        >
          {staged ? text.offStage : text.toStage}
        </Button>
        <Button size="small" disabled={!drives} onClick={() => send('markAnswered', { questionId: id })}>
          {text.answered}
        </Button>
      </>
    )
  }
  return (
    <div className="desk-queue">
      <NextBatch now={now} />
      {open.length === 0 ? (
        <p className="desk-quiet">{text.queueNone}</p>
      ) : (
        <QuestionList questions={open} votable={false} sections={sections} actions={actions} />
      )}
    </div>
  )
}

function idOf(about: About): string {
  switch (about.kind) {
    case 'line item':
      return about.lineItemId
    case 'plan item':
      return about.planItemId
    case 'chart point':
      return about.point
    case 'section':
      return ''
  }
}

function NextBatch({ now }: { now: number }) {
  const [ahead] = useState(() => now - Date.now())
  const [tick, setTick] = useState(0)
  const seconds = useSecondsUntil(tick)
  useEffect(() => {
    if (seconds === 0) setTick(Date.now() + untilNextTick(Date.now() + ahead))
  }, [seconds, ahead])
  return <p className="desk-quiet num">{text.nextBatch(seconds)}</p>
}
