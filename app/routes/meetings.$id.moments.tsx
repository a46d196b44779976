import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { Moment } from '#server/use/meetings/moments.ts'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { LocalTime } from '../ui/local-time.tsx'
import { PulseResult, ShownPolls } from '../ui/meeting/poll-archive.tsx'
import { clockText } from '../ui/meeting/presenter/clock.tsx'
import { Page } from '../ui/page.tsx'
import { RoundCounts } from '../ui/questions/round-counts.tsx'
import { titled } from '../ui/title.ts'
import { meeting as words } from '../ui/words/meeting.ts'
import { polls } from '../ui/words/polls.ts'

const text = words.moments
export const meta = titled(text.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const { page } = given(await use.meetings.moments(actor, args.params.id ?? ''))
  const { archive } = given(await use.polls.ofMeeting(actor, { meetingId: page.meeting.id }))
  const questions = page.roundId ? await use.questions.ofRound(actor, { roundId: page.roundId }) : undefined
  return { ...page, archive, counts: questions?.ok ? questions.view.counts : {} }
}

/** A past meeting by the minute, from its journal. */
export default function Moments() {
  const { meeting, reportId, roundId, moments, archive, counts } = useLoaderData<typeof loader>()
  return (
    <Page
      title={meeting.title}
      over={<LocalTime at={meeting.startedAt} />}
      width="text"
      back={{ to: '/meetings', label: words.list.title }}
      lead={reportId ? undefined : text.none}
      actions={
        <>
          {reportId && <LinkButton to={`/reports/${reportId}`}>{text.report}</LinkButton>}
          {roundId && <LinkButton to={`/rounds/${roundId}`}>{words.ended.questions}</LinkButton>}
        </>
      }
    >
      {roundId && <RoundCounts {...{ counts, roundId }} />}
      <h2>{text.title}</h2>
      <ol className="moments">
        {moments.map(moment => (
          <li key={moment.seq} id={`moment-${moment.seq}`} className={`moment ${moment.what}`}>
            <span className="num">{clockText(moment.after)}</span>
            <span>
              {reportId && moment.sectionId ? (
                <Link to={`/reports/${reportId}#section-${moment.sectionId}`}>{saying(moment)}</Link>
              ) : roundId && moment.questionId ? (
                <Link to={`/rounds/${roundId}#question-${moment.questionId}`}>{saying(moment)}</Link>
              ) : (
                saying(moment)
              )}
            </span>
          </li>
        ))}
      </ol>
      <ShownPolls polls={archive.polls} />
      {archive.pulse.length > 0 && (
        <section className="pulse">
          <h2>{polls.pulse.resultTitle}</h2>
          {archive.pulse.map(pulse => (
            <PulseResult key={pulse.id} pulse={pulse} titled />
          ))}
        </section>
      )}
    </Page>
  )
}

function saying({ what, text: about }: Moment): string {
  const said = text.what[what]
  return typeof said === 'function' ? said(about) : said
}
