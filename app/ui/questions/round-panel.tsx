import type { ReactNode } from 'react'
import { useOwn } from '#app/live/questions/use-own.ts'
import { useQuestionsView } from '#app/live/questions/use-view.ts'
import type { Topic } from '#app/model/question/about.ts'
import type { RoundView } from '#app/model/question/round.ts'
import type { QuestionsView, QuestionView } from '#app/model/question/views.ts'
import { questions as words } from '../words/questions.ts'
import { AskBox } from './ask-box.tsx'
import { Crossing } from './crossing.tsx'
import type { After } from './after-asking.tsx'
import type { Promises } from './honest.tsx'
import { OrderedQuestions } from './ordered-questions.tsx'
import { LateDraft, MyReceipts, RoundKey } from './folds.tsx'
import { RoundCounts } from './round-counts.tsx'
import { useAfter } from './use-after.ts'

/** All that a person does with a round: ask, see it leave, read, vote, find the own questions again. */
export function RoundPanel({
  round: made,
  initial,
  now,
  told = false,
  holder,
  ownName,
  teams,
  promises,
  sections,
  topic,
  onTopicGone,
  untitled,
  actions,
  after: given,
}: {
  /** As it was when the page was made. */
  round: RoundView
  /** The questions as the server knew them when the page was made; undefined: they are fetched. */
  initial: QuestionsView | undefined
  /** The server's clock when the page was made, ms. */
  now: number
  /** The page hears of every change by its meeting's socket. */
  told?: boolean
  /** Whose tokens: the id of the signed-in person. Never leaves the browser from here. */
  holder: string
  ownName: string
  teams?: readonly string[]
  promises: Promises
  sections?: readonly string[]
  topic?: Topic | null
  onTopicGone?: () => void
  /** In a sheet that has its own title. */
  untitled?: boolean
  actions?: (question: QuestionView) => ReactNode
  /** On a page that is whole when it comes in; else it is loaded when there is something for it. */
  after?: After
}) {
  const view = useQuestionsView(made.id, initial, { serverNow: now, told })
  const round = view ? { ...made, state: view.state, crowd: view.crowd } : made
  const own = useOwn(holder, round, view)
  const { shown, after, failed } = useAfter(view, given)
  return (
    <div className="round-panel">
      <div className="round-ask">
        {round.state === 'open' ? (
          <AskBox {...{ round, own, promises, ownName, topic, onTopicGone, untitled }} questions={view?.questions} teams={teams ?? []} />
        ) : (
          <LateDraft own={own} />
        )}
        <Crossing own={own} />
        <MyReceipts own={own} view={view} />
        {round.keys && <RoundKey keys={round.keys} />}
      </div>
      <div className="round-list">
        {shown && <RoundCounts counts={shown.counts} roundId={round.id} />}
        {failed && <p role="status">{words.token.unreachable}</p>}
        {!view && <p role="status">{words.fetching}</p>}
        {shown && (
          <OrderedQuestions
            after={after}
            questions={shown.questions}
            own={own}
            votable={round.state === 'open' || round.state === 'closed'}
            sections={sections ?? []}
            actions={actions}
          />
        )}
      </div>
    </div>
  )
}
