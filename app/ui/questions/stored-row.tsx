import { storedAbout, type Topic } from '#app/model/question/about.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { storedRow } from '#app/model/question/stored.ts'
import { questions as words } from '../words/questions.ts'

const text = words.ask

export interface Row {
  round: Pick<RoundView, 'id' | 'moderated' | 'reportId'>
  typed: string
  topic: Topic | null
  hashes: () => { token: string; receipt: string } | undefined
}

/** The literal row, as it would be stored if it were sent now. */
export function StoredRow({ round, typed, topic, hashes }: Row) {
  const { id, moderated, reportId } = round
  const about = topic && storedAbout(topic, reportId, topic.label)
  const { token, receipt } = hashes() ?? { token: '…', receipt: '…' }
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
