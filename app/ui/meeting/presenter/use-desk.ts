import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Desk as DeskStore, type DeskState } from '#app/live/desk.ts'
import type { Meeting } from '#app/live/use-meeting.ts'
import type { CommandInput, Move, Target } from '#app/model/meeting/catalogue.ts'
import type { PartFacts } from '#app/model/meeting/drive.ts'
import type { Show } from '#app/model/meeting/show.ts'
import { type Reveal, reveals, type Step, stopsOf, targetKey, viewUpTo } from '#app/model/meeting/steps.ts'
import type { StagedQuestion } from '#app/model/meeting/wire.ts'
import type { SectionView } from '#app/model/report/views.ts'

export interface PresentedSection extends SectionView {
  notes: string
  minutes: number
  reveal: Reveal
}
export interface PartAt {
  section: PresentedSection
  view: SectionView
  part: Step
}

/** What the presenter's page shows and does. */
export interface Desk extends DeskState {
  drives: boolean
  section: PresentedSection | undefined
  view: SectionView | undefined
  part: Step | undefined
  goTo(position: number): void
  point(at: Target[]): void
  /** Points at this as well, or no more. */
  pointAlso(target: Target): void
  /** To the next (1) or previous (-1) thing that can be pointed at; `also` keeps what is pointed at, and gives up the last on the way back. */
  pointAlong(by: 1 | -1, also: boolean): void
  toggleNote(): void
  stage(question: StagedQuestion | null): void
  send<N extends Move['kind']>(kind: N, input: CommandInput<N>): void
  viewOf(position: number): PartAt | undefined
}

/** Every part as the presenter's page makes it from the sections that it holds. */
export function usePartsOf(sections: readonly PresentedSection[], parts: readonly Step[]): (position: number) => PartAt | undefined {
  return useMemo(() => {
    const made = new Map<number, PartAt | undefined>()
    return position => {
      if (!made.has(position)) {
        const part = parts.find(each => each.position === position)
        const section = part && sections.find(({ id }) => id === part.sectionId)
        made.set(position, part && section && { part, section, view: viewUpTo(section, section.reveal, part.step, part.steps) })
      }
      return made.get(position)
    }
  }, [sections, parts])
}

/** What the rules of moving must know of a part. */
export const factsOf = (at: PartAt | undefined): PartFacts | undefined =>
  at && { reveals: reveals(at.part), targets: stopsOf(at.view).map(targetKey) }

/** The presenter's own state over the server's (app/live/desk.ts), with what a page needs to show it and to act. */
export function useDesk(meeting: Meeting, initial: Show, me: string, viewOf: (position: number) => PartAt | undefined): Desk {
  const latest = useRef({ meeting, viewOf })
  latest.current = { meeting, viewOf }
  const [store] = useState(
    () =>
      new DeskStore({
        me,
        initial,
        now: Date.now,
        partAt: position => factsOf(latest.current.viewOf(position)),
        send: (name, input) => latest.current.meeting.send(name, input),
      }),
  )
  useEffect(() => store.hear(meeting))
  const state = useSyncExternalStore(store.subscribe, store.state, store.state)
  const { show } = state
  const here = viewOf(show.position)

  const point = (at: Target[]) => show.position > 0 && store.do({ kind: 'point', position: show.position, at })
  return {
    ...state,
    drives: show.driver === me,
    section: here?.section,
    view: here?.view,
    part: here?.part,
    viewOf,
    goTo(position) {
      if (viewOf(position)) store.do({ kind: 'show', position, from: show.position })
    },
    point,
    pointAlso: target => point(isPointed(show.spotlight, target) ? without(show.spotlight, target) : [...show.spotlight, target]),
    pointAlong(by, also) {
      if (!here) return
      const stops = stopsOf(here.view)
      const last = show.spotlight.at(-1)
      const at = last ? stops.findIndex(stop => same(stop, last)) : -1
      const next = stops[at === -1 ? (by === 1 ? 0 : stops.length - 1) : at + by]
      if (!next) return
      if (!also || !last) return void point([next])
      // Back over what is pointed at already: the last one is given up, as in any list.
      if (isPointed(show.spotlight, next)) point([...without(without(show.spotlight, last), next), next])
      else point([...show.spotlight, next])
    },
    toggleNote() {
      const target = show.spotlight.at(-1)
      if (show.note === null && target?.kind !== 'line item') return
      store.do({ kind: 'openNote', position: show.position, lineItemId: show.note === null ? (target?.id ?? null) : null })
    },
    stage: question => store.do({ kind: 'stageQuestion', questionId: question?.id ?? null }, question),
    send: (kind, input) => store.do({ kind, ...input } as Move),
  }
}

const same = (a: Target, b: Target): boolean => a.kind === b.kind && a.id === b.id
export const isPointed = (spotlight: readonly Target[], target: Target): boolean => spotlight.some(each => same(each, target))
const without = (spotlight: readonly Target[], gone: Target): Target[] => spotlight.filter(each => !same(each, gone))
