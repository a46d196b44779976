import { periodLabel } from '#app/model/period.ts'
import type { PastMeeting } from '#server/use/meetings/past.ts'
import { Link } from '../framework.ts'
import { LocalTime } from '../local-time.tsx'
import { meeting as words } from '../words/meeting.ts'

const text = words.list

/** Meetings that are over: what happened, the report, the questions and answers. */
export function PastMeetings({ meetings }: { meetings: readonly PastMeeting[] }) {
  return (
    <ul className="meetings">
      {meetings.map(({ id, title, startsAt, minutes, report, questions }) => (
        <li key={id} className="meetings-item">
          <div>
            <h3>
              <Link to={`/meetings/${id}/moments`}>{title}</Link>
            </h3>
            <p className="meetings-when">
              <LocalTime at={startsAt} /> · {text.minutes(minutes)}
            </p>
          </div>
          <div className="actions">
            {report && (
              <Link to={`/reports/${report.id}`}>
                {report.title} ({periodLabel(report.period)})
              </Link>
            )}
            {questions && <Link to={`/rounds/${questions.roundId}`}>{text.questions(questions.asked, questions.answered)}</Link>}
          </div>
        </li>
      ))}
    </ul>
  )
}
