import { useEffect } from 'react'
import { meeting as words } from '../words/meeting.ts'

/** How often a screen that broke looks whether the server answers. */
const LOOK_MS = 4_000

/**
 * What a big screen shows when its page failed. Nobody stands there to press a button: it loads itself again, but only when the server
 * has just answered, because the browser's own error page would stay for good.
 */
export function StageTrouble() {
  useEffect(() => {
    const timer = setInterval(() => {
      fetch('/healthz', { signal: AbortSignal.timeout(LOOK_MS - 500) }).then(
        ({ ok }) => ok && location.reload(),
        () => undefined,
      )
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="stage">
      <main className="stage-quiet" id="main">
        <p role="status">{words.connection.away}</p>
      </main>
    </div>
  )
}
