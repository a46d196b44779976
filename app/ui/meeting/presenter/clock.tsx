import { useEffect, useState } from 'react'
import { desk as deskWords } from '../../words/desk.ts'

/** 1:02:03 or 2:03. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** The server's time, once a second; the page's own clock may be wrong. */
export function useServerNow(clockAhead: number): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setNow(Date.now() + clockAhead)
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [clockAhead])
  return now
}

/** How long it has been, and how that stands to the plan. `plannedUntil`: minutes that were planned up to the end of what is shown. */
export function Clock({
  startedAt,
  minutes,
  plannedBefore,
  plannedUntil,
  clockAhead,
}: {
  startedAt: number | null
  minutes: number
  plannedBefore: number
  plannedUntil: number
  clockAhead: number
}) {
  const now = useServerNow(clockAhead)
  if (now === null || startedAt === null) return <p className="desk-clock num">0:00</p>
  const elapsed = now - startedAt
  const early = plannedBefore * 60_000 - elapsed
  const late = elapsed - plannedUntil * 60_000
  const text = deskWords.present
  return (
    <p className="desk-clock num">
      <span className="desk-clock-time">{clockText(elapsed)}</span> <span>{text.clock('', clockText(minutes * 60_000)).trim()}</span>
      <span className={late > 0 ? 'bad' : undefined}>
        {' · '}
        {late > 0 ? text.behind(clockText(late)) : early > 30_000 ? text.ahead(clockText(early)) : text.onPlan}
      </span>
    </p>
  )
}
