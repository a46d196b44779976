import { useEffect, useRef, useState } from 'react'
import type { Screen } from '#app/model/meeting/show.ts'
import type { PartView, StagedQuestion } from '#app/model/meeting/wire.ts'
import { useFormats } from '../formats.tsx'
import { meeting as words } from '../words/meeting.ts'
import { spokenSpotlight } from './spoken.ts'

export const ANNOUNCEMENTS = ['off', 'sections', 'everything'] as const
export type Announcements = (typeof ANNOUNCEMENTS)[number]
/** A presenter who points quickly must not make a screen reader stammer: the latest is said, at most this often. */
const PAUSE_MS = 1_500

const noteOf = ({ body }: PartView, id: string): string =>
  body.kind === 'statement' ? (body.lineItems.find(item => item.id === id)?.note ?? '') : ''

/** Tells a screen reader politely what is shown and pointed at; the keyboard's focus stays where it is. */
export function Announcer({
  screen,
  view,
  question,
  level,
}: {
  screen: Screen
  view: PartView | undefined
  question: StagedQuestion | null
  level: Announcements
}) {
  const formats = useFormats()
  const [said, setSaid] = useState('')
  const last = useRef(0)
  const part = view && level !== 'off' ? words.follow.shown(view.title, screen.position, screen.parts) : ''
  const pointed = view && level === 'everything' ? spokenSpotlight(view, screen.spotlight, formats) : ''
  const noted = view && level === 'everything' && screen.note !== null ? noteOf(view, screen.note) : ''
  const spoken = [pointed || part, noted && words.follow.noted(noted), question && level !== 'off' && words.follow.asked(question.text)]
  const latest = level !== 'off' && screen.blank ? words.follow.blank : spoken.filter(Boolean).join('. ')
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
