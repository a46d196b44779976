import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Own } from '#app/live/questions/use-own.ts'
import { newcomers, type Order, ORDERS, ranked } from '#app/model/question/ranking.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { Empty } from '../empty.tsx'
import { ToggleGroup } from '../toggle-group.tsx'
import { questions as words } from '../words/questions.ts'
import { QuestionItem } from './question-item.tsx'

/** A round's questions in the order that the reader chooses, each with its vote. `actions` gives what somebody may do with one. */
export function QuestionList({
  questions,
  own,
  votable,
  sections = [],
  actions,
}: {
  questions: readonly QuestionView[]
  own?: Own
  /** Whether the round still takes votes. */
  votable: boolean
  /** Ids of the report's sections in order. */
  sections?: readonly string[]
  actions?: (question: QuestionView) => ReactNode
}) {
  const [order, setOrder] = useState<Order>('most votes')
  const [strip, setStrip] = useState<readonly string[]>([])
  const standing = useMemo(() => questions.filter(({ state }) => state !== 'merged'), [questions])
  const known = standing.map(({ id }) => id).join()

  // Drawn in the browser alone, and anew only when questions come or go: a strip that changes with every vote cannot be read.
  useEffect(() => {
    setStrip(
      newcomers(
        standing.filter(({ state }) => state === 'open'),
        Math.random,
      ).map(({ id }) => id),
    )
    // The ids stand for `standing`.
  }, [known])

  if (standing.length === 0) return <Empty title={words.empty}>{words.emptyText}</Empty>
  const item = (question: QuestionView) => (
    <li key={question.id}>
      <QuestionItem question={question} own={own} votable={votable}>
        {actions?.(question)}
      </QuestionItem>
    </li>
  )
  const seldom = strip.flatMap(id => standing.find(question => question.id === id) ?? [])
  return (
    <div className="questions">
      {seldom.length > 0 && (
        <section className="questions-new" aria-label={words.newcomers}>
          <h3>{words.newcomers}</h3>
          <ul>{seldom.map(item)}</ul>
        </section>
      )}
      <ToggleGroup
        legend={words.order.legend}
        options={ORDERS.map(value => ({ value, label: words.order[value] }))}
        value={order}
        onChange={setOrder}
      />
      <ol className="questions-all">{ranked(standing, order, sections).map(item)}</ol>
    </div>
  )
}
