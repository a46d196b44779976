import { useEffect, useRef, useState } from 'react'
import { WindowSource } from '#app/live/stage-window.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import { loadPicture } from '../../charts/chart.tsx'
import type { Desk } from './use-desk.ts'

/** How often it is looked whether a window is there. */
const LOOK_MS = 1_000

/** Feeds the stage windows of this computer with what is shown. Gives whether there is one. */
export function useWindows(meetingId: string, desk: Desk, poll: PollView | null, here: number): boolean {
  const source = useRef<WindowSource | null>(null)
  const [watched, setWatched] = useState(false)
  const { show, view, question, acted } = desk
  const latest = useRef({ show, view, question, poll, here, acted })
  latest.current = { show, view, question, poll, here, acted }
  const tell = useRef(() => {
    const { show, view, question, poll, here, acted } = latest.current
    source.current?.show({ screen: show, view: view ?? null, question, poll, here }, acted)
  })

  useEffect(() => {
    const opened = new WindowSource(meetingId, crypto.getRandomValues(new Uint32Array(2)).join('-'), Date.now)
    source.current = opened
    tell.current()
    const timer = setInterval(() => setWatched(opened.watched()), LOOK_MS)
    const bye = () => opened.bye()
    window.addEventListener('pagehide', bye)
    // Without the server a chart could not fetch what draws it.
    void loadPicture().catch(() => undefined)
    return () => {
      window.removeEventListener('pagehide', bye)
      clearInterval(timer)
      source.current = null
      opened.close()
    }
  }, [meetingId])
  useEffect(() => tell.current(), [show, view, question, poll, here, acted])
  return watched
}
