import { agreeing, percentOf, type PollResult, PULSE } from '#app/model/poll/poll.ts'
import type { TrendRow } from '#server/use/polls.ts'
import { Sparkline } from '../charts/sparkline.tsx'
import { Link } from '../framework.ts'
import { LocalTime } from '../local-time.tsx'
import { polls as words } from '../words/polls.ts'

const text = words.trend
const number = new Intl.NumberFormat('en')

const shareOf = (result: PollResult | undefined): number | null =>
  !result || result.few ? null : percentOf(agreeing(result.counts), result.answered)

/** A row a meeting and a column a statement, with a line over all meetings at the foot. */
export function PulseTrend({ rows }: { rows: readonly TrendRow[] }) {
  return (
    <div className="pulse-trend">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.meeting}</th>
            {PULSE.map(kind => (
              <th key={kind} scope="col">
                {words.pulse.statement[kind]}
                <Sparkline values={rows.map(({ results }) => shareOf(results[kind])?.toString() ?? null)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ meeting, results }) => (
            <tr key={meeting.id}>
              <th scope="row">
                <Link to={`/meetings/${meeting.id}/moments`}>{meeting.title}</Link>
                {meeting.startedAt !== null && (
                  <span className="pulse-when">
                    <LocalTime at={meeting.startedAt} />
                  </span>
                )}
              </th>
              {PULSE.map(kind => (
                <Share key={kind} result={results[kind]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Share({ result }: { result: PollResult | undefined }) {
  const share = shareOf(result)
  if (share === null || !result || result.few) return <td className="desk-quiet">{words.pulse.few}</td>
  return (
    <td className="num">
      <strong>{words.result.percent(share)}</strong> <span className="poll-count">{text.of(number.format(result.answered))}</span>
    </td>
  )
}
