import { useEffect, useState } from 'react'
import { useDeliveries } from '#app/live/questions/use-deliveries.ts'
import { useTokens } from '#app/live/questions/use-tokens.ts'
import { useFeed } from '#app/live/questions/use-view.ts'
import { useDelay, useDelayed } from '#app/live/use-delayed.ts'
import { type Meeting, useMeeting } from '#app/live/use-meeting.ts'
import { useParts } from '#app/live/use-parts.ts'
import type { Own } from '#app/model/meeting/catalogue.ts'
import { isOpen } from '#app/model/meeting/show.ts'
import type { Surroundings } from '#app/model/meeting/surroundings.ts'
import { FormatsProvider } from '../ui/formats.tsx'
import { DelayControl } from '../ui/meeting/delay-control.tsx'
import { Ended } from '../ui/meeting/ended.tsx'
import { FollowFrame } from '../ui/meeting/follow-page.tsx'
import { Following } from '../ui/meeting/following.tsx'
import { HearIt } from '../ui/meeting/hear-it.tsx'
import { Lobby } from '../ui/meeting/lobby.tsx'
import { useAwake } from '../ui/meeting/use-awake.ts'
import type { Topic } from '#app/model/question/about.ts'
import { AskHere, Asking, type Where } from '../ui/questions/asking.tsx'
import { useRestOfAsking } from '../ui/questions/use-rest-of-asking.ts'
import { After, Polling } from './polls.tsx'
import { useRest } from './rest.ts'
import { Waiting } from './waiting.tsx'

/** One address for everyone who follows: the lobby, the meeting, and what comes after it. `company`: its name, which the document knows. */
export function FollowPage({ meetingId, company }: { meetingId: string; company: string }) {
  const live = useMeeting(meetingId, 'follower')
  const delay = useDelay(meetingId)
  // Without sound elsewhere there is nothing to wait for, and nowhere to change it.
  const meeting = useDelayed(live, live.around?.meeting.hearItUrl === '' ? 0 : delay)
  const { around, own, show } = meeting
  const title = around?.meeting.title
  const name = around?.company.name ?? company
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · ${name}`
  }, [title, name])
  // What every page of somebody who is signed in does for their questions, as app/root.tsx.
  const { round } = around ?? {}
  useTokens(own?.personId ?? null, round?.state === 'open' ? [round] : [])
  useDeliveries(own?.personId ?? null)
  useRestOfAsking(own?.personId ?? null)
  return (
    <FormatsProvider value={around?.company}>
      {around && show && own ? (
        <FollowFrame company={name} title={around.meeting.title} meeting={meeting}>
          <Inside meeting={meeting} around={around} show={show} own={own} />
        </FollowFrame>
      ) : (
        <Waiting company={name} meeting={meeting} />
      )}
    </FormatsProvider>
  )
}

function Inside({ meeting, around, show, own }: { meeting: Meeting; around: Surroundings; show: NonNullable<Meeting['show']>; own: Own }) {
  const { meeting: card, presenters, report, promised, next, round, company } = around
  const now = useServerTime(meeting)
  const partAt = useParts(card.id, meeting)
  const today = new Date(now).toISOString().slice(0, 10)
  const running = show.phase === 'live' || show.phase === 'paused'
  useAwake(running || show.phase === 'lobby')
  const shown = Array.from({ length: show.parts }, (_, index) => index + 1).filter(position => isOpen(show, position))
  const where: Where | null = round && {
    round,
    holder: own.personId,
    ownName: own.name,
    promises: company,
    teams: around.squads,
    sections: shown.flatMap(position => partAt(position)?.id ?? []),
    now,
    told: true,
  }
  const open = round?.state === 'open' ? where : null
  useRest(!running || show.position === 0 || partAt(show.position) !== undefined)
  useFeed(round?.id, { serverNow: now, told: true })
  if (running) {
    const ask = (topic: Topic | null, onTopicGone: () => void) => where && <Asking {...{ where, topic, onTopicGone }} />
    return (
      <Following
        meeting={meeting}
        show={show}
        partAt={partAt}
        ask={round ? ask : undefined}
        settings={
          card.hearItUrl && (
            <>
              <p className="hear-it">
                <HearIt {...card} />
              </p>
              <DelayControl meetingId={card.id} />
            </>
          )
        }
        poll={shown => <Polling poll={shown} own={own} round={round} />}
        today={today}
      />
    )
  }
  return (
    <main id="main">
      <AskHere where={open}>
        {ask =>
          show.phase === 'ended' ? (
            <Ended meeting={card} {...{ report, promised, next, today, ask }} roundId={card.roundId}>
              <After meetingId={card.id} own={own} round={round} />
            </Ended>
          ) : (
            <Lobby
              meeting={card}
              presenters={presenters}
              presents={own.presents}
              open={show.phase === 'lobby'}
              sealed={show.phase === 'lobby' && show.sealed}
              live={meeting}
              ask={ask}
            />
          )
        }
      </AskHere>
    </main>
  )
}

/** The server's clock as it was when this page came in: what counts down from it must not begin anew with every beat. */
function useServerTime({ clockAhead }: Meeting): number {
  const [now] = useState(() => Date.now() + clockAhead)
  return now
}
