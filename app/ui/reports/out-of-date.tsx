import { useRevalidator } from '../framework.ts'
import { useEffect, useState } from 'react'
import { outOfDate, type ReportStanding } from '#app/model/report/standing.ts'
import { Button } from '../button.tsx'
import { Banner } from '../notice.tsx'
import { words } from '../words.ts'

const text = words.reports.page
const ASK_MS = 60_000

/**
 * Says that the report was withdrawn or corrected while it is being read. The page asks every minute and whenever it is looked at again;
 * what is on the screen stays until the reader wants the new state.
 */
export function OutOfDate({ reportId, revision, removals }: { reportId: string; revision: number; removals: number }) {
  const { revalidate } = useRevalidator()
  const [how, setHow] = useState<ReturnType<typeof outOfDate>>()
  useEffect(() => {
    setHow(undefined)
    let ended = false
    async function ask() {
      if (document.visibilityState !== 'visible') return
      const now = await standingOf(reportId)
      if (now && !ended) setHow(outOfDate({ revision, removals }, now))
    }
    // Without a network nothing is known; the next look tells.
    const look = () => void ask().catch(() => {})
    const timer = setInterval(look, ASK_MS)
    window.addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      ended = true
      clearInterval(timer)
      window.removeEventListener('focus', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [reportId, revision, removals])
  return (
    how && (
      <div className="out-of-date">
        <Banner
          tone="decision"
          action={
            <Button size="small" onClick={() => revalidate()}>
              {text.loadAgain}
            </Button>
          }
        >
          {text.outOfDate[how]}
        </Banner>
      </div>
    )
  )
}

/** Undefined when a page came instead: the sign-in has ended, or the server is in trouble. */
async function standingOf(reportId: string): Promise<ReportStanding | undefined> {
  const response = await fetch(`/reports/${reportId}/standing`, { headers: { accept: 'application/json' } })
  if (response.status === 404) return { kind: 'not published' }
  const isStanding = response.ok && response.headers.get('content-type')?.startsWith('application/json')
  return isStanding ? ((await response.json()) as ReportStanding) : undefined
}
