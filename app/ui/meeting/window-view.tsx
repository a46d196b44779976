import { useEffect, useState, useSyncExternalStore } from 'react'
import { WindowSink } from '#app/live/stage-window.ts'
import type { StagePage } from '#server/use/meetings/stages.ts'
import { Button } from '../button.tsx'
import { loadPicture } from '../charts/chart.tsx'
import { meeting as words } from '../words/meeting.ts'
import type { StageLook } from './stage-look.ts'
import { StageScreen } from './stage-view.tsx'

const text = words.stage
/** Dark, with the way in: it stands in the hall. */
const WINDOW: StageLook = { light: false, clear: false, door: true, source: false }
const NOTHING = { state: null, fed: true }
const nothing = () => NOTHING
const noSubscription = () => () => {}

/** The big screen on the presenter's own computer: shows what the presenter's page says, which goes on without the server. */
export function WindowView({ company, page, today }: { company: string; page: StagePage; today: string }) {
  const [sink, setSink] = useState<WindowSink | null>(null)
  useEffect(() => {
    const opened = new WindowSink(page.meetingId, Date.now)
    setSink(opened)
    // Without the server a chart could not fetch what draws it.
    void loadPicture().catch(() => undefined)
    document.addEventListener('visibilitychange', opened.ask)
    return () => {
      document.removeEventListener('visibilitychange', opened.ask)
      opened.close()
    }
  }, [page.meetingId])
  const moved = useMoved()
  const { state, fed } = useSyncExternalStore(sink?.subscribe ?? noSubscription, sink?.state ?? nothing, nothing)
  return (
    <StageScreen
      {...{ company, page, today }}
      look={WINDOW}
      show={state?.screen ?? null}
      view={state?.view ?? undefined}
      question={state?.question ?? null}
      poll={state?.poll ?? null}
      here={state?.here ?? 0}
    >
      {!fed && state?.screen.phase !== 'ended' && (
        <p className="connection away" role="status">
          <span className="connection-light" aria-hidden="true" />
          <span>{text.unfed}</span>
        </p>
      )}
      <Button
        size="small"
        className="stage-full"
        data-shown={moved || undefined}
        onClick={() => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())}
      >
        {text.fullScreen}
      </Button>
    </StageScreen>
  )
}

/** How long what is for the mouse stays after it moved, or after a tap. */
const MOVED_MS = 3_000

/** Whether somebody is at this computer right now. */
function useMoved(): boolean {
  const [moved, setMoved] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const move = () => {
      setMoved(true)
      clearTimeout(timer)
      timer = setTimeout(() => setMoved(false), MOVED_MS)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerdown', move)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerdown', move)
    }
  }, [])
  return moved
}
