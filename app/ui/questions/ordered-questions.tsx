import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Own } from '#app/live/questions/use-own.ts'
import { newcomers, type Order, ORDERS, ranked } from '#app/model/question/ranking.ts'
import { mergedUnder, standing as standingOf } from '#app/model/question/under.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { Empty } from '../empty.tsx'
import { ToggleGroup } from '../toggle-group.tsx'
import { questions as words } from '../words/questions.ts'
import type { After } from './after-asking.tsx'
import { QuestionItem } from './question-item.tsx'

export interface QuestionsShown {
  questions: readonly QuestionView[]
  own?: Own
  /** Whether the round still takes votes. */
  votable: boolean
  /** Ids of the report's sections in order. */
  sections?: readonly string[]
  /** What somebody may do with a question. */
  actions?: (question: QuestionView) => ReactNode
}

/** A round's questions in the order that the reader chooses, each with its vote. */
export function OrderedQuestions({
  questions,
  own,
  votable,
  sections = [],
  actions,
  after,
}: QuestionsShown & { after: After | undefined }) {
  const [order, setOrder] = useState<Order>('most votes')
  const [strip, setStrip] = useState<{ of: string; ids: readonly string[] }>({ of: '', ids: [] })
  const standing = useMemo(() => standingOf(questions), [questions])
  const under = useMemo(() => mergedUnder(questions), [questions])
  const known = standing.map(({ id }) => id).join()

  // Drawn in the browser alone, and anew only when questions come or go: a strip that changes with every vote cannot be read.
  useEffect(() => {
    const open = standing.filter(({ state }) => state === 'open')
    setStrip(before => (before.of === known ? before : { of: known, ids: newcomers(open, Math.random).map(({ id }) => id) }))
  }, [known, standing])

  if (standing.length === 0) return <Empty title={words.empty}>{words.emptyText}</Empty>
  const item = (question: QuestionView, anchor: boolean) => (
    <li key={question.id}>
      <QuestionItem {...{ question, own, votable, anchor, after }} merged={under.get(question.id) ?? []}>
        {actions?.(question)}
      </QuestionItem>
    </li>
  )
  const seldom = strip.ids.flatMap(id => standing.find(question => question.id === id) ?? [])
  return (
    <div className="questions">
      {seldom.length > 0 && (
        <section className="questions-new" aria-label={words.newcomers}>
          <h3>{words.newcomers}</h3>
          <ul>{seldom.map(question => item(question, false))}</ul>
        </section>
      )}
      <ToggleGroup
        legend={words.order.legend}
        options={ORDERS.map(value => ({ value, label: words.order[value] }))}
        value={order}
        onChange={setOrder}
      />
      <ol className="questions-all">{ranked(standing, order, sections).map(question => item(question, true))}</ol>
    </div>
  )
}
