import { formatMoment } from '#app/model/format.ts'
import type { AnswerView } from '#app/model/question/views.ts'
import { useFormats } from '../formats.tsx'
import { answering } from '../words/answering.ts'
import { questions as words } from '../words/questions.ts'

/** One answer: by whom, when, and where it was given live the way to that moment. */
export function Answer({ answer }: { answer: AnswerView }) {
  const formats = useFormats()
  const moment = formatMoment(answer.at, formats)
  return (
    <div className="answer">
      <p className="answer-by">
        {answer.kind === 'live' ? words.live(answer.by, moment) : words.written(answer.by, moment)}
        {answer.live && (
          <>
            {' '}
            <a href={`/meetings/${answer.live.meetingId}/moments#moment-${answer.live.seq}`}>{answering.live.moment}</a>
          </>
        )}
      </p>
      {/* Rendered and sanitised by the server. */}
      {answer.html && <div className="prose" dangerouslySetInnerHTML={{ __html: answer.html }} />}
    </div>
  )
}
