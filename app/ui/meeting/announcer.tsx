import { useEffect, useRef, useState } from 'react'
import type { Screen } from '#app/model/meeting/show.ts'
import type { PartView } from '#app/model/meeting/wire.ts'
import { useFormats } from '../formats.tsx'
import { meeting as words } from '../words/meeting.ts'
import { spokenSpotlight } from './spoken.ts'

export const ANNOUNCEMENTS = ['off', 'sections', 'everything'] as const
export type Announcements = (typeof ANNOUNCEMENTS)[number]
/** A presenter who points quickly must not make a screen reader stammer: the latest is said, at most this often. */
const PAUSE_MS = 1_500

/** Tells a screen reader politely what is shown and pointed at; the keyboard's focus stays where it is. */
export function Announcer({ screen, view, level }: { screen: Screen; view: PartView | undefined; level: Announcements }) {
  const formats = useFormats()
  const [said, setSaid] = useState('')
  const last = useRef(0)
  const part = view && level !== 'off' ? words.follow.shown(view.title, screen.position, screen.parts) : ''
  const pointed = view && level === 'everything' ? spokenSpotlight(view, screen.spotlight, formats) : ''
  const latest = pointed || part
  useEffect(() => {
    const wait = Math.max(0, last.current + PAUSE_MS - Date.now())
    const timer = setTimeout(() => {
      last.current = Date.now()
      setSaid(latest)
    }, wait)
    return () => clearTimeout(timer)
  }, [latest])
  return (
    <p className="sr-only" role="status" aria-live="polite">
      {said}
    </p>
  )
}
