import { formatMoment } from '#app/model/format.ts'
import type { RecordView } from '#app/model/question/views.ts'
import { Empty } from '../empty.tsx'
import { useFormats } from '../formats.tsx'
import { Link } from '../framework.ts'
import { answering } from '../words/answering.ts'
import { moderating } from '../words/moderating.ts'
import { questions as words } from '../words/questions.ts'

const text = moderating.record
const { reasons } = words

/** The public moderation record: a line for everything that somebody kept from being read as it was asked. */
export function ModerationRecord({
  record,
  roundId,
  closed,
}: {
  record: readonly RecordView[]
  roundId: string
  /** By whom asking was closed before its time. */
  closed: { by: string; at: number } | null
}) {
  const formats = useFormats()
  if (record.length === 0 && !closed) return <Empty title={text.none} />
  return (
    <ol className="record">
      {closed && (
        <li>
          <p>{text.closed}</p>
          <p className="answer-by">{text.by(closed.by, formatMoment(closed.at, formats))}</p>
        </li>
      )}
      {record.map(({ id, questionId, act, by, at }) => (
        <li key={id}>
          <p>
            {said(act)}
            {(act.kind === 'merged' || act.kind === 'split' || (act.kind === 'edited' && act.text)) && (
              <>
                {' '}
                <Link to={`/rounds/${roundId}#question-${questionId}`}>{text.read}</Link>
              </>
            )}
          </p>
          {act.kind === 'edited' && act.text && <blockquote dir="auto">{act.text}</blockquote>}
          <p className="answer-by">{text.by(by, formatMoment(at, formats))}</p>
        </li>
      ))}
    </ol>
  )
}

function said(act: RecordView['act']): string {
  switch (act.kind) {
    case 'declined':
      return text.declined(reasons[act.reason])
    case 'edited':
      return act.text ? text.edited : text.editedGone
    case 'merged':
      return text.merged
    case 'removed':
      return text.removed(reasons[act.reason])
    case 'split':
      return act.by === 'asker' ? answering.record.split : text.split[act.by]
    case 'clarification declined':
      return answering.record.declined(reasons[act.reason])
    case 'clarification removed':
      return answering.record.removed(reasons[act.reason])
  }
}
