import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { type Delayed, delayed, dueIn, prompt, shownOf } from './delay.ts'
import type { Meeting } from './use-meeting.ts'

/** Longest delay, in seconds: streams are rarely further behind. */
export const LONGEST_DELAY = 60
const CHANGED = 'candor-delay'
const nameOf = (meetingId: string): string => `candor-delay ${meetingId}`

/** By how many seconds this browser shows a meeting's moves later; 0: its reader is in the hall. */
export function useDelay(meetingId: string): number {
  return useSyncExternalStore(
    listen,
    () => read(meetingId),
    () => 0,
  )
}

/** Remembers the delay of a meeting in this browser, and tells the page. */
export function setDelay(meetingId: string, seconds: number): void {
  const whole = Math.min(LONGEST_DELAY, Math.max(0, Math.round(seconds) || 0))
  try {
    if (whole === 0) localStorage.removeItem(nameOf(meetingId))
    else localStorage.setItem(nameOf(meetingId), String(whole))
  } catch {
    // A browser that keeps nothing: the setting lasts as long as the page.
  }
  kept.set(meetingId, whole)
  window.dispatchEvent(new Event(CHANGED))
}

/** What was set on this page, also where the browser keeps nothing. */
const kept = new Map<string, number>()

function read(meetingId: string): number {
  const known = kept.get(meetingId)
  if (known !== undefined) return known
  let stored = 0
  try {
    stored = Number(localStorage.getItem(nameOf(meetingId)))
  } catch {
    // As above.
  }
  const seconds = stored > 0 && stored <= LONGEST_DELAY ? Math.round(stored) : 0
  kept.set(meetingId, seconds)
  return seconds
}

function listen(changed: () => void): () => void {
  window.addEventListener(CHANGED, changed)
  return () => window.removeEventListener(CHANGED, changed)
}

/** A meeting whose moves come so many seconds later, for who hears it by a stream that is late. */
export function useDelayed(meeting: Meeting, seconds: number): Meeting {
  const [buffer, setBuffer] = useState<Delayed | null>(null)
  const ms = seconds * 1_000
  const latest = useRef(meeting)
  latest.current = meeting
  // What stays as it was renders nothing again.
  useEffect(() => {
    setBuffer(before => (ms === 0 ? null : delayed(before ?? prompt(meeting), meeting, performance.now(), ms)))
  }, [meeting, ms])
  useEffect(() => {
    const due = buffer && dueIn(buffer, performance.now(), ms)
    if (due === null) return
    const timer = setTimeout(
      () => setBuffer(before => before && delayed(before, latest.current, performance.now(), ms)),
      // A timer may be a moment early.
      due + 5,
    )
    return () => clearTimeout(timer)
  }, [buffer, ms])
  return ms === 0 || !buffer ? meeting : { ...meeting, ...shownOf(buffer, meeting) }
}
