import type { PollView } from '../poll/poll.ts'
import type { Audience, Fact } from './catalogue.ts'
import { isOpen, type Screen, type Show } from './show.ts'
import type { Surroundings } from './surroundings.ts'
import type { Besides, Counts, PartKey, Snapshot, StagedQuestion } from './wire.ts'

// What each audience may know of a meeting. One function an audience, each with its own return type; nothing is sent that did not pass
// one of them. Built by naming every field, so that what is added to the state is not sent by accident.

/** What the server holds of a meeting in memory. */
export interface Known {
  show: Show
  /** The key of every part, by position. */
  keys: readonly PartKey[]
  pack: string | null
  question: StagedQuestion | null
  poll: PollView | null
  counts: Counts
  /** Null until it was read. */
  around: Surroundings | null
}

export interface FollowerSnapshot {
  for: 'follower'
  around: Surroundings | null
  screen: Screen
  /** Of the parts that were shown, and of no others. */
  keys: PartKey[]
  pack: string | null
  question: StagedQuestion | null
  poll: PollView | null
  /** Whether the driver's page is connected; never who that is. */
  driven: boolean
}
export interface StageSnapshot {
  for: 'stage'
  screen: Screen
  keys: PartKey[]
  pack: string | null
  question: StagedQuestion | null
  poll: PollView | null
  /** How many are here, for the lobby. */
  here: number
  driven: boolean
}
export interface PresenterSnapshot {
  for: 'presenter'
  /** The presenter's page has every part from its own load and needs no keys. */
  show: Show
  question: StagedQuestion | null
  poll: PollView | null
  counts: Counts
}
export interface ModeratorSnapshot {
  for: 'moderator'
  screen: Screen
  question: StagedQuestion | null
  poll: PollView | null
  counts: Counts
}

export const viewForFollower = ({ show, keys, pack, question, poll, around, counts }: Known): FollowerSnapshot => ({
  for: 'follower',
  around,
  screen: screenOf(show),
  keys: openKeys(show, keys),
  pack,
  question,
  poll,
  driven: counts.driver,
})

export const viewForStage = ({ show, keys, pack, question, poll, counts }: Known): StageSnapshot => ({
  for: 'stage',
  screen: screenOf(show),
  keys: openKeys(show, keys),
  pack,
  question,
  poll,
  here: counts.here + counts.lookingAround + counts.behind,
  driven: counts.driver,
})

export const viewForPresenter = ({ show, question, poll, counts }: Known): PresenterSnapshot => ({
  for: 'presenter',
  show,
  question,
  poll,
  counts,
})

export const viewForModerator = ({ show, question, poll, counts }: Known): ModeratorSnapshot => ({
  for: 'moderator',
  screen: screenOf(show),
  question,
  poll,
  counts: countsForModerator(counts),
})

/** The view of an audience. */
export function viewFor(audience: Audience, known: Known): Snapshot {
  switch (audience) {
    case 'follower':
      return viewForFollower(known)
    case 'stage':
      return viewForStage(known)
    case 'presenter':
      return viewForPresenter(known)
    case 'moderator':
      return viewForModerator(known)
  }
}

/** How many answered a poll is the presenter's to know while it is open. */
export const countsForModerator = (counts: Counts): Counts => ({ ...counts, answered: 0 })

/** Facts that are for presenters alone. */
const PRESENTERS_ONLY: readonly Fact['kind'][] = ['revision pinned', 'wheel asked', 'wheel handed', 'wheel taken']

/** Whether an audience is told of a kind of fact at all. */
export const hears = (audience: Audience, { kind }: Fact): boolean =>
  audience === 'presenter' || !(PRESENTERS_ONLY.includes(kind) || (audience === 'moderator' && kind === 'part resealed'))

/** A fact as screens hear it: without who drives and which revision is pinned, and without where a part lies that was not shown. */
export type ScreenFact =
  | Exclude<Fact, { kind: 'revision pinned' | 'wheel asked' | 'wheel handed' | 'wheel taken' }>
  | { kind: 'part resealed'; position: null }
  /** Presenters alone hear these. */
  | Extract<Fact, { kind: 'revision pinned' | 'wheel asked' | 'wheel handed' | 'wheel taken' }>

/** What a page with parts (follower, stage) is told of a fact that it hears, after it was applied. `before` is the state before it. */
export function factForScreen(fact: Fact, before: Show, known: Known): { fact: ScreenFact; besides: Besides } {
  switch (fact.kind) {
    case 'lobby opened':
      return { fact, besides: { pack: known.pack, keys: openKeys(known.show, known.keys) } }
    case 'lobby closed':
      return { fact, besides: { pack: null } }
    case 'part shown': {
      const fresh = fact.reveals.filter(position => position === fact.position || !isOpen(before, position))
      return { fact, besides: { keys: known.keys.filter(key => fresh.includes(key.position)) } }
    }
    case 'part resealed': {
      const open = isOpen(known.show, fact.position)
      const keys = open ? known.keys.filter(key => key.position === fact.position) : []
      return { fact: open ? fact : { kind: 'part resealed', position: null }, besides: { keys, pack: known.pack } }
    }
    default:
      return { fact, besides: besidesOf(fact, known) }
  }
}

/** A presenter hears every fact; a moderator follows what is on stage and gets no keys. */
export const factForDesk = (fact: Fact, known: Known): { fact: ScreenFact; besides: Besides } => ({ fact, besides: besidesOf(fact, known) })

function besidesOf(fact: Fact, { question, poll }: Known): Besides {
  switch (fact.kind) {
    case 'question staged':
    case 'question answered':
      return { question }
    case 'poll opened':
    case 'poll closed':
    case 'poll shown':
      return { poll }
    case 'meeting ended':
      return { question, poll }
    default:
      return {}
  }
}

/** After the end there is nothing left that a key would open. */
const openKeys = (show: Show, keys: readonly PartKey[]): PartKey[] =>
  show.phase === 'ended' ? [] : keys.filter(key => isOpen(show, key.position))

const screenOf = (show: Show): Screen => ({
  phase: show.phase,
  sealed: show.sealed,
  parts: show.parts,
  position: show.position,
  shown: show.shown,
  spotlight: show.spotlight,
  note: show.note,
  staged: show.staged,
  poll: show.poll,
  polled: show.polled,
  answered: show.answered,
  blank: show.blank,
  startedAt: show.startedAt,
  endedAt: show.endedAt,
  published: show.published,
  resealed: show.resealed,
})
