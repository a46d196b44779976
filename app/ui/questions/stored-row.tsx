import type { Next } from '#app/live/questions/use-own.ts'
import { storedAbout, type Topic } from '#app/model/question/about.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { receiptHash, receiptSecret } from '#app/model/question/seed.ts'
import { storedRow } from '#app/model/question/stored.ts'
import { readToken, spentHash } from '#app/model/question/spent.ts'
import { storedRow as text } from '../words/receipts.ts'

export interface Row {
  round: Pick<RoundView, 'id' | 'moderated' | 'reportId'>
  typed: string
  topic: Topic | null
  next: () => Next | undefined
}

/** The literal row, as it would be stored if it were sent now. */
export function StoredRow({ round, typed, topic, next }: Row) {
  const { id, moderated, reportId } = round
  const about = topic && storedAbout(topic, reportId, topic.label)
  const { token, receipt } = hashesOf(next(), id)
  const cells = storedRow({ roundId: id, text: typed || '…', about, moderated, token, receipt })
  const empty = cells.flatMap(cell => ('later' in cell && cell.later === 'nothing' ? [cell.column] : []))
  const told = cells.filter(cell => !empty.includes(cell.column))
  return (
    <>
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
    </>
  )
}

/** The hashes that the server would keep of the next question. */
function hashesOf(next: Next | undefined, roundId: string): { token: string; receipt: string } {
  const token = next && readToken(next.token)
  if (!token) return { token: '…', receipt: '…' }
  return { token: spentHash(token), receipt: receiptHash(receiptSecret(next.seed, roundId, next.index, next.nonce)) }
}
