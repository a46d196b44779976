import type { PollState } from '../poll/poll.ts'
import type { Fact, Published, Target } from './catalogue.ts'

export type Phase = 'scheduled' | 'lobby' | 'live' | 'paused' | 'ended'

/** What a screen needs to know of where a meeting is. */
export interface Screen {
  phase: Phase
  /** Whether parts stay closed until they are shown. */
  sealed: boolean
  /** How many parts there are; 0 before the lobby. */
  parts: number
  /** The part that is shown, from 1; 0 before the first. */
  position: number
  /** Positions that were revealed so far, ascending. */
  shown: number[]
  spotlight: Target[]
  /** Line item whose note is open for all. */
  note: string | null
  /** Question on stage. */
  staged: string | null
  /** The poll on every screen: being answered, or with its result. */
  poll: { id: string; state: 'open' | 'shown' } | null
  /** Polls that were opened so far, and how far each is. */
  polled: Record<string, Exclude<PollState, 'prepared'>>
  /** Questions answered live, in order. */
  answered: string[]
  blank: boolean
  /** Milliseconds since the epoch by the server's clock. */
  startedAt: number | null
  endedAt: number | null
  published: Published | null
  /** How often a part was sealed again: a page that holds the sections themselves knows by it that its own are old. */
  resealed: number
}

/** A meeting's whole state: the fold of its facts. */
export interface Show extends Screen {
  revisionId: string | null
  /** The presenter who drives; the keys of the others do nothing. */
  driver: string | null
  /** Presenters who asked for the wheel, the first one first. */
  asking: string[]
}

export const BEGINNING: Show = Object.freeze({
  phase: 'scheduled',
  sealed: true,
  parts: 0,
  position: 0,
  shown: [],
  spotlight: [],
  note: null,
  staged: null,
  poll: null,
  polled: {},
  answered: [],
  blank: false,
  startedAt: null,
  endedAt: null,
  published: null,
  resealed: 0,
  revisionId: null,
  driver: null,
  asking: [],
})

/**
 * The state after one more fact. Server restart, reconnect, late joiner and replay all use this one fold. `at` is the journal's time in
 * milliseconds; it never decides the order.
 */
export function applyFact(show: Show, fact: Fact | { kind: 'part resealed'; position: null }, at: number): Show {
  switch (fact.kind) {
    case 'revision pinned':
      return { ...show, revisionId: fact.revisionId }
    case 'lobby opened':
      return { ...show, phase: 'lobby', parts: fact.parts, sealed: fact.sealed }
    case 'lobby closed':
      return BEGINNING
    case 'meeting started':
      return { ...show, phase: 'live', startedAt: at }
    case 'part shown':
      return {
        ...show,
        position: fact.position,
        shown: union(show.shown, fact.reveals),
        spotlight: [],
        note: null,
        // A result goes with the part it came with; an open poll stays until it is closed.
        poll: show.poll?.state === 'open' ? show.poll : null,
      }
    case 'pointed':
      return { ...show, spotlight: fact.at }
    case 'note opened':
      return { ...show, note: fact.lineItemId }
    case 'question staged':
      return { ...show, staged: fact.questionId }
    case 'question answered':
      return {
        ...show,
        staged: show.staged === fact.questionId ? null : show.staged,
        answered: show.answered.includes(fact.questionId) ? show.answered : [...show.answered, fact.questionId],
      }
    case 'poll opened':
      return { ...show, poll: { id: fact.pollId, state: 'open' }, polled: { ...show.polled, [fact.pollId]: 'open' } }
    case 'poll closed':
      return {
        ...show,
        poll: show.poll?.id === fact.pollId ? null : show.poll,
        polled: show.polled[fact.pollId] === 'open' ? { ...show.polled, [fact.pollId]: 'closed' } : show.polled,
      }
    case 'poll shown':
      return { ...show, poll: { id: fact.pollId, state: 'shown' }, polled: { ...show.polled, [fact.pollId]: 'shown' } }
    case 'paused':
      return { ...show, phase: 'paused' }
    case 'resumed':
      return { ...show, phase: 'live' }
    case 'blanked':
      return { ...show, blank: fact.blank }
    case 'wheel asked': {
      const others = show.asking.filter(each => each !== fact.by)
      return { ...show, asking: fact.asks ? [...others, fact.by] : others }
    }
    case 'wheel handed':
    case 'wheel taken':
      return { ...show, driver: fact.driver, asking: show.asking.filter(each => each !== fact.driver) }
    case 'part resealed':
      return { ...show, resealed: show.resealed + 1 }
    case 'meeting ended':
      return {
        ...show,
        phase: 'ended',
        endedAt: at,
        published: fact.published,
        spotlight: [],
        note: null,
        staged: null,
        poll: null,
        polled: Object.fromEntries(Object.entries(show.polled).map(([id, state]) => [id, state === 'open' ? 'closed' : state])),
        blank: false,
      }
  }
}

/** Whether a page may open the part at a position. */
export const isOpen = (show: Screen, position: number): boolean =>
  position >= 1 && position <= show.parts && (!show.sealed || show.shown.includes(position))

const union = (shown: readonly number[], more: readonly number[]): number[] => [...new Set([...shown, ...more])].sort((a, b) => a - b)
