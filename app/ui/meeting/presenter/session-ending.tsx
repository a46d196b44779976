import { useEffect, useState } from 'react'
import { Button } from '../../button.tsx'
import { Banner } from '../../notice.tsx'
import { desk } from '../../words/desk.ts'

const text = desk.present
/** From when a presenter is told that the session will end, ms before. */
const WARN_MS = 15 * 60_000

/** Whoever only drives makes no request that keeps the session alive: told in time, one press keeps it. `left` is as of the render that got it, ms. */
export function SessionEnding({ left, onStay }: { left: number; onStay: () => void }) {
  const [minutes, setMinutes] = useState<number | null>(null)
  useEffect(() => {
    const from = performance.now()
    const look = () => {
      const still = left - (performance.now() - from)
      setMinutes(still < WARN_MS ? Math.max(0, Math.round(still / 60_000)) : null)
    }
    look()
    const timer = setInterval(look, 20_000)
    return () => clearInterval(timer)
  }, [left])
  if (minutes === null) return null
  return (
    <Banner
      tone="bad"
      action={
        <Button size="small" onClick={onStay}>
          {text.staySignedIn}
        </Button>
      }
    >
      {text.sessionEnds(minutes)}
    </Banner>
  )
}
