import type { Company } from '#app/model/people/company.ts'
import type { AboutInput } from '#app/model/question/wire.ts'
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
  roundId,
  typed,
  about,
  moderated,
  hashes,
}: {
  roundId: string
  typed: string
  about: AboutInput | null
  moderated: boolean
  hashes: () => { token: string; receipt: string } | undefined
}) {
  return (
    <details className="ask-row">
      <summary>{text.row}</summary>
      <p>{text.rowLead}</p>
      <Row {...{ roundId, typed, about, moderated, hashes }} />
    </details>
  )
}

function Row({ roundId, typed, about, moderated, hashes }: Parameters<typeof StoredRow>[0]) {
  const own = hashes()
  const cells: [string, string][] = [
    ['id', text.rowRandom],
    ['round_id', roundId],
    ['text', typed || '…'],
    ['about', about ? JSON.stringify(about) : text.rowNone],
    ['batch', text.rowNext],
    ['token_hash', own?.token ?? '…'],
    ['receipt_hash', own?.receipt ?? '…'],
    ['state', moderated ? 'pending' : 'open'],
    ['merged_into, decline_reason, votes, series_id, asker_says, settled, yes, no, reopened', text.rowNone],
  ]
  return (
    <dl>
      {cells.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
