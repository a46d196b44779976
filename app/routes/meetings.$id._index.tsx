import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useDelay, useDelayed } from '../live/use-delayed.ts'
import { useMeeting } from '../live/use-meeting.ts'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { Ended } from '../ui/meeting/ended.tsx'
import { FollowFrame } from '../ui/meeting/follow-page.tsx'
import { Following } from '../ui/meeting/following.tsx'
import { Lobby } from '../ui/meeting/lobby.tsx'
import type { Topic } from '../ui/questions/ask-box.tsx'
import { RoundPanel } from '../ui/questions/round-panel.tsx'
import { meeting as words } from '../ui/words/meeting.ts'

export const handle = { bare: true }
export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) => [
  { title: data ? `${data.page.meeting.title} · ${data.company.name}` : 'Candor' },
]

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, name, now } = args.context
  const { page } = given(await use.meetings.follow(actor, args.params.id ?? ''))
  const { counterPledge, counterPledgeSigners, wrongdoingChannel } = company
  const { roundId } = page.meeting
  const round = roundId ? await use.rounds.view(actor, { roundId }) : undefined
  return {
    page,
    company: { name: company.name },
    round: round?.ok ? round.round : null,
    holder: actor.personId,
    ownName: name ?? '',
    promises: { counterPledge, counterPledgeSigners, wrongdoingChannel },
    now,
  }
}

/** One address for everyone who follows: the lobby, the meeting, and what comes after it. */
export default function Follow() {
  const { page, company, round, holder, ownName, promises, now } = useLoaderData<typeof loader>()
  const { meeting: card, presenters, presents, report, next } = page
  const meeting = useDelayed(useMeeting(card.id, 'follower', card.roundId), useDelay(card.id))
  const { show } = meeting
  const phase = show?.phase ?? card.state

  // What everyone may read changes with the end: the page asks for it once, spread over some seconds.
  const { revalidate } = useRevalidator()
  const over = phase === 'ended' && card.state !== 'ended'
  useEffect(() => {
    if (!over) return
    const timer = setTimeout(revalidate, Math.random() * 5_000)
    return () => clearTimeout(timer)
  }, [over, revalidate])

  const ask = (topic: Topic | null, onTopicGone: () => void) =>
    round && <RoundPanel {...{ round, holder, ownName, promises, now, topic, onTopicGone }} initial={undefined} untitled />
  return (
    <FollowFrame company={company.name} title={card.title} meeting={meeting}>
      {phase === 'ended' ? (
        <main id="main">
          <Ended meeting={card} report={report} next={next} roundId={card.roundId} />
        </main>
      ) : show && (phase === 'live' || phase === 'paused') ? (
        <Following
          meetingId={card.id}
          meeting={meeting}
          show={show}
          ask={round ? ask : undefined}
          today={new Date(now).toISOString().slice(0, 10)}
        />
      ) : phase === 'live' || phase === 'paused' ? (
        <main id="main">
          <p className="following-quiet">{words.follow.opening}</p>
        </main>
      ) : (
        <main id="main">
          <Lobby
            meeting={card}
            presenters={presenters}
            presents={presents}
            open={phase === 'lobby'}
            sealed={phase === 'lobby' && show?.sealed === true}
            live={meeting}
          />
        </main>
      )}
    </FollowFrame>
  )
}
