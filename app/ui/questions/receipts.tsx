import type { Asked } from '#app/live/questions/outbox.ts'
import type { Own } from '#app/live/questions/use-own.ts'
import { mayWithdraw } from '#app/model/question/life.ts'
import type { QuestionsView } from '#app/model/question/views.ts'
import { Button } from '../button.tsx'
import { ReceiptActs } from './receipt-acts.tsx'
import { merging } from '../words/merging.ts'
import { questions as words } from '../words/questions.ts'
import { receipts as text } from '../words/receipts.ts'

/** What this browser's person has asked and what became of it. The server is not asked: everything of the round is here already. */
export function Receipts({ own, view }: { own: Own; view: QuestionsView | undefined }) {
  return (
    <>
      <p>{text.lead}</p>
      {own.asked.length === 0 && <p>{text.none}</p>}
      <ul>
        {own.asked.map(asked => (
          <li key={asked.index}>
            <Receipt asked={asked} own={own} view={view} />
          </li>
        ))}
      </ul>
      <p>
        <a href="/me/device">{text.carry}</a>
      </p>
    </>
  )
}

function Receipt({ asked, own, view }: { asked: Asked; own: Own; view: QuestionsView | undefined }) {
  const shown = view?.questions.find(({ receipt, id }) => receipt === asked.receipt || id === asked.id)
  const unshown = view?.unshown.find(({ receipt, id }) => receipt === asked.receipt || id === asked.id)
  const found = shown ?? unshown
  // Carried here from another device, it has its text from what everybody reads.
  const told = asked.text || (shown?.text ?? '')
  // Settled, and this browser has not heard of it between its being stored and then: nothing tells any more which it was.
  const isLost = view?.state === 'settled' && !found && asked.state === 'stored'
  const state = found?.state ?? (isLost ? 'lost' : asked.state)
  const withdrawable = found && mayWithdraw(found.state) && !asked.withdrawing
  return (
    <div className="receipt">
      {told === '' ? <p>{text.elsewhere}</p> : <p dir="auto">{told}</p>}
      <p className="receipt-state">
        {asked.withdrawing ? text.withdrawing : text.state[state]}
        {unshown?.state === 'declined' && `: ${words.reasons[unshown.reason]}`}
        {shown?.state === 'merged' && (
          <>
            {' '}
            <a href={`#question-${shown.into}`}>{merging.target}</a>
          </>
        )}
      </p>
      {shown && asked.state === 'stored' && <ReceiptActs asked={asked} question={shown} own={own} />}
      <div className="actions">
        {withdrawable && (
          <Button type="button" size="small" onClick={() => own.withdraw(asked, found.id)}>
            {text.withdraw}
          </Button>
        )}
        {unshown?.state === 'declined' && view?.state === 'open' && own.left > 0 && asked.text !== '' && (
          <Button type="button" size="small" onClick={() => own.rewrite(asked)}>
            {text.rewrite}
          </Button>
        )}
        {asked.state === 'stored' && (
          <Button type="button" size="small" kind="quiet" onClick={() => own.forget(asked)}>
            {text.forget}
          </Button>
        )}
      </div>
    </div>
  )
}
