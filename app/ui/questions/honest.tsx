import type { Company } from '#app/model/people/company.ts'
import type { About } from '#app/model/question/question.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { storedRow } from '#app/model/question/stored.ts'
import { questions as words } from '../words/questions.ts'

export type Promises = Pick<Company, 'counterPledge' | 'counterPledgeSigners' | 'wrongdoingChannel'>

const text = words.ask

/** What is promised and what is not, before anything is typed. */
export function Honest({ promises }: { promises: Promises }) {
  const { counterPledge, counterPledgeSigners, wrongdoingChannel } = promises
  return (
    <div className="ask-honest">
      <p>{text.honest}</p>
      <details>
        <summary>{text.counterPledge}</summary>
        <blockquote>{counterPledge}</blockquote>
        <p>{counterPledgeSigners.length > 0 ? text.signedBy(counterPledgeSigners.join(', ')) : text.unsigned}</p>
      </details>
      <p className="ask-channel">
        <strong>{text.channel}</strong> {wrongdoingChannel || text.noChannel}
      </p>
    </div>
  )
}

/** The literal row, as it would be stored if it were sent now. */
export function StoredRow({
  round: { id, moderated },
  typed,
  about,
  hashes,
}: {
  round: Pick<RoundView, 'id' | 'moderated'>
  typed: string
  about: About | null
  hashes: () => { token: string; receipt: string } | undefined
}) {
  const { token, receipt } = hashes() ?? { token: '…', receipt: '…' }
  const cells = storedRow({ roundId: id, text: typed || '…', about, moderated, token, receipt })
  const empty = cells.flatMap(cell => ('later' in cell && cell.later === 'nothing' ? [cell.column] : []))
  const told = cells.filter(cell => !empty.includes(cell.column))
  return (
    <details className="ask-row">
      <summary>{text.row}</summary>
      <p>{text.rowLead}</p>
      <dl>
        {told.map(cell => (
          <div key={cell.column}>
            <dt>{cell.column}</dt>
            <dd>{'value' in cell ? cell.value : text.rowLater[cell.later]}</dd>
          </div>
        ))}
        <div>
          <dt>{empty.join(', ')}</dt>
          <dd>{text.rowLater.nothing}</dd>
        </div>
      </dl>
    </details>
  )
}
