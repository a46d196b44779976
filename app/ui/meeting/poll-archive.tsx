import { usePollArchive } from '#app/live/questions/use-archive.ts'
import { useBallots } from '#app/live/questions/use-ballots.ts'
import type { TokenRound } from '#app/live/questions/wallet.ts'
import { AGREEMENT, agreeing, percentOf, type PollView, type PulseView } from '#app/model/poll/poll.ts'
import { LocalTime } from '../local-time.tsx'
import { polls as words } from '../words/polls.ts'
import { PollChoices } from './poll-choices.tsx'
import { PollBars } from './poll-result.tsx'

const text = words.pulse
const SCALE = AGREEMENT.map(step => text.scale[step])
const number = new Intl.NumberFormat('en')

/** After a meeting: the two questions of the pulse, what everybody said to them, and the results that were shown. */
export function AfterPolls({ meetingId, holder, round }: { meetingId: string; holder: string; round: TokenRound | null }) {
  const archive = usePollArchive(meetingId)
  if (!archive) return null
  const { pulse, polls } = archive
  return (
    <>
      {pulse.length > 0 && (
        <section className="pulse">
          <h2>{pulse.some(({ closesAt }) => closesAt !== null) ? text.title : text.resultTitle}</h2>
          {round ? <AskedPulse {...{ pulse, holder, round }} /> : pulse.map(each => <PulseResult key={each.id} pulse={each} titled />)}
        </section>
      )}
      <ShownPolls polls={polls} />
    </>
  )
}

function AskedPulse({ pulse, holder, round }: { pulse: readonly PulseView[]; holder: string; round: TokenRound }) {
  const own = useBallots(holder, round)
  const open = pulse.find(({ closesAt }) => closesAt !== null)
  return (
    <>
      {open && <p>{text.lead}</p>}
      {pulse.map(each => (
        <div key={each.id} className="pulse-statement">
          {each.closesAt === null ? null : (
            <PollChoices pollId={each.id} legend={text.statement[each.kind]} labels={SCALE} own={own} stored={text.stored} />
          )}
          <PulseResult pulse={each} own={own.of(each.id)?.stored} />
        </div>
      ))}
      {open?.closesAt ? (
        <p className="poll-honest">
          {text.until} <LocalTime at={open.closesAt} />. {text.renewed}
        </p>
      ) : (
        <p className="poll-honest">{text.closed}</p>
      )}
    </>
  )
}

/** What everybody said to one statement. */
export function PulseResult({
  pulse: { kind, closesAt, result },
  own,
  titled = closesAt === null,
}: {
  pulse: PulseView
  own?: readonly number[] | null
  /** Without choices above it, it says itself what it is about. */
  titled?: boolean
}) {
  return (
    <div className="pulse-result">
      {titled && <h3>{text.statement[kind]}</h3>}
      {!result.few && (
        <p className="pulse-share num">{text.agree(percentOf(agreeing(result.counts), result.answered), number.format(result.answered))}</p>
      )}
      <PollBars labels={SCALE} result={result} own={own} few={text.few} />
    </div>
  )
}

/** Polls whose result was shown in a meeting. */
export function ShownPolls({ polls }: { polls: readonly PollView[] }) {
  if (polls.length === 0) return null
  return (
    <section className="polls-shown">
      <h2>{words.archive.title}</h2>
      {polls.map(({ id, kind, text: asked, options, result }) => (
        <article key={id} className="poll">
          <h3 className="poll-text" dir="auto">
            {asked}
          </h3>
          {result && <PollBars labels={options} result={result} multiple={kind === 'multiple'} />}
        </article>
      ))}
    </section>
  )
}
