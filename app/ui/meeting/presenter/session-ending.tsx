import { useEffect, useRef, useState } from 'react'
import { LinkButton } from '../../button.tsx'
import { Banner } from '../../notice.tsx'
import { desk } from '../../words/desk.ts'

const text = desk.present
/** From when a presenter is told that the session will end, ms before. */
const WARN_MS = 15 * 60_000
const LOOK_MS = 20_000

/** As of the render that got it, ms. */
export interface SessionLeft {
  /** Without any use. A page that is connected answers every beat, which is use. */
  idleMs: number
  /** However much it is used. */
  latestMs: number
}

/** Told in time that the session ends: a presenter signs in again before it does, or connects again, and keeps the wheel. */
export function SessionEnding({
  session: { idleMs, latestMs },
  meetingId,
  connected,
}: {
  session: SessionLeft
  meetingId: string
  connected: boolean
}) {
  const [minutes, setMinutes] = useState<number | null>(null)
  const usedAt = useRef(0)
  const latestAt = useRef(0)
  useEffect(() => {
    usedAt.current = performance.now()
    latestAt.current = performance.now() + latestMs
  }, [idleMs, latestMs])
  useEffect(() => {
    const look = () => {
      const now = performance.now()
      if (connected) usedAt.current = now
      const unused = connected ? Number.POSITIVE_INFINITY : idleMs - (now - usedAt.current)
      const still = Math.min(latestAt.current - now, unused)
      setMinutes(still < WARN_MS ? Math.max(0, Math.round(still / 60_000)) : null)
    }
    look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [idleMs, latestMs, connected])
  if (minutes === null) return null
  return (
    <Banner
      tone="bad"
      action={
        <LinkButton size="small" to={`/sign-in?again&to=${encodeURIComponent(`/meetings/${meetingId}/present`)}`} reloadDocument>
          {text.signInAgain}
        </LinkButton>
      }
    >
      {text.sessionEnds(minutes)}
    </Banner>
  )
}
