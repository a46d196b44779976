import { useEffect, useReducer, useRef, useState } from 'react'
import type { Meeting } from '#app/live/use-meeting.ts'
import type { CommandInput, Move, Target } from '#app/model/meeting/catalogue.ts'
import type { Show } from '#app/model/meeting/show.ts'
import { type Reveal, reveals, type Step, stopsOf, viewUpTo } from '#app/model/meeting/steps.ts'
import type { SectionView } from '#app/model/report/views.ts'

export interface PresentedSection extends SectionView {
  notes: string
  minutes: number
  reveal: Reveal
}

/** What the presenter's page shows and does. */
export interface Desk {
  show: Show
  /** Whether this page has gone ahead of the server, which is away. */
  alone: boolean
  drives: boolean
  section: PresentedSection | undefined
  view: SectionView | undefined
  part: Step | undefined
  /** What the server said no to, last. */
  refusal: string | null
  goTo(position: number): void
  point(at: Target[]): void
  /** To the next (1) or previous (-1) thing that can be pointed at. */
  pointAlong(by: 1 | -1): void
  toggleNote(): void
  send<N extends Move['kind']>(kind: N, input: CommandInput<N>): void
  viewOf(position: number): { section: PresentedSection; view: SectionView; part: Step } | undefined
}

/**
 * The presenter's own state over the server's: what was pressed is shown at once, and put right when the server says otherwise. The page
 * holds every section, so that it goes on while the server is away; the last part is made up for when it is back.
 */
export function useDesk(meeting: Meeting, initial: Show, me: string, sections: readonly PresentedSection[], parts: readonly Step[]): Desk {
  const known = meeting.show ?? initial
  const [ahead, setAhead] = useState<{ position: number; spotlight: Target[]; note: string | null } | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const pending = useRef(0)
  const [, settled] = useReducer((count: number) => count + 1, 0)
  const drives = known.driver === me
  const away = meeting.connection === 'away' || meeting.connection === 'connecting'
  const show: Show = ahead ? { ...known, ...ahead } : known

  const settle = async (answer: ReturnType<Meeting['send']>) => {
    pending.current += 1
    const said = await answer
    pending.current -= 1
    // A send that failed changes nothing else, and the server may be back already: look again whether to catch up.
    settled()
    if (said.ok) setRefusal(null)
    else if (said.error !== 'failed') setRefusal(said.message)
    // The server's word stands, unless it is away: then this page's own does, until it is back.
    if (pending.current === 0 && (said.ok || said.error !== 'failed')) setAhead(null)
  }

  // The server is back: it is told where this page has gone meanwhile.
  const { connection, send } = meeting
  const caughtUp = connection === 'here' && ahead !== null && pending.current === 0
  const catchUp = useRef(() => {})
  catchUp.current = () => {
    if (!ahead || !drives) return
    if (ahead.position === known.position) setAhead(null)
    else void settle(send('show', { position: ahead.position, from: known.position }))
  }
  useEffect(() => {
    if (caughtUp) catchUp.current()
  }, [caughtUp])

  const viewOf = (position: number) => {
    const part = parts.find(each => each.position === position)
    const section = part && sections.find(({ id }) => id === part.sectionId)
    return part && section && { part, section, view: viewUpTo(section, section.reveal, part.step, part.steps) }
  }
  const here = viewOf(show.position)
  const may = drives && known.phase === 'live'

  const goTo = (position: number) => {
    if (!may || position < 1 || position > parts.length || position === show.position) return
    setAhead({ position, spotlight: [], note: null })
    void settle(send('show', { position, from: show.position }))
  }
  const point = (at: Target[]) => {
    if (!may || show.position === 0) return
    setAhead({ position: show.position, spotlight: at, note: show.note })
    void settle(send('point', { position: show.position, at }))
  }
  return {
    show: { ...show, shown: here ? [...new Set([...show.shown, ...reveals(here.part)])] : show.shown },
    alone: away && ahead !== null,
    drives,
    section: here?.section,
    view: here?.view,
    part: here?.part,
    refusal,
    goTo,
    point,
    pointAlong(by) {
      if (!here) return
      const stops = stopsOf(here.view)
      const last = show.spotlight.at(-1)
      const at = stops.findIndex(({ kind, id }) => last?.kind === kind && last.id === id)
      const next = stops[at === -1 ? (by === 1 ? 0 : stops.length - 1) : at + by]
      if (next) point([next])
    },
    toggleNote() {
      const target = show.spotlight[0]
      if (!may || (show.note === null && target?.kind !== 'line item')) return
      const lineItemId = show.note === null ? (target?.id ?? null) : null
      setAhead({ position: show.position, spotlight: show.spotlight, note: lineItemId })
      void settle(send('openNote', { position: show.position, lineItemId }))
    },
    send: (kind, input) => void settle(send(kind, input)),
    viewOf,
  }
}
