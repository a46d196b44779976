import type { SectionView } from '../report/views.ts'
import type { PollView } from '../poll/poll.ts'
import type { Answer, CommandInput, CommandName } from './catalogue.ts'
import type { FollowerSnapshot, ModeratorSnapshot, PresenterSnapshot, ScreenFact, StageSnapshot } from './views.ts'

// What travels to a page. One socket.io event, 'frame', with one JSON text in it: encoded once for a whole audience.

/** What lets a page open a part. */
export interface PartKey {
  position: number
  /** The part's id in the pack. */
  part: string
  /** base64url */
  key: string
}
/** What is on stage. Comes beside the fact, because facts carry no texts. */
export interface StagedQuestion {
  id: string
  text: string
  /** What it is about, as its asker picked it: 'Cloud cost, Q3'. */
  about: string | null
}
/** What a fact means for an audience beyond its ids. */
export interface Besides {
  keys?: PartKey[]
  question?: StagedQuestion | null
  /** The poll on the screens; as with a question, its text comes beside the fact. Nobody but presenters has it before it is opened. */
  poll?: PollView | null
  /** Address token of the pack that holds all parts as they are now. */
  pack?: string | null
}
export interface FactFrame extends Besides {
  k: 'fact'
  seq: number
  /** The `seq` that this audience was sent before. A page whose own last one is older has missed something and asks for the snapshot. */
  prev: number
  at: number
  fact: ScreenFact
}
export interface SnapshotFrame {
  k: 'snapshot'
  seq: number
  rev: number
  snapshot: Snapshot
}
/** Every 3 s: what a page should have. A lost last frame is noticed by it, and so is a lost network. */
export interface BeatFrame {
  k: 'beat'
  seq: number
  rev: number
  /** The server's clock in milliseconds: for countdowns where the own clock is wrong. */
  now: number
}
export interface Counts {
  here: number
  lookingAround: number
  behind: number
  stages: number
  /** Whether the driver's page is connected. */
  driver: boolean
  /** Whether it has been away for so long that another presenter may take the wheel. */
  gone: boolean
  /** How many find something unclear of what is shown now, from six on: by `targetKey`, or '' for the part. */
  unclear: Record<string, number>
  /** How many answered the open poll, from five on; 0 below, and for everybody but presenters. */
  answered: number
}
export const NOBODY_HERE: Counts = {
  ...{ here: 0, lookingAround: 0, behind: 0, stages: 0 },
  ...{ driver: false, gone: false, unclear: {}, answered: 0 },
}
export interface CountsFrame {
  k: 'counts'
  rev: number
  counts: Counts
}
/** The driver's page came or went: pages say that the presenter reconnects. */
export interface DrivenFrame {
  k: 'driven'
  rev: number
  driven: boolean
}
/** Questions of the round are others now; who shows them fetches them again. */
export interface QuestionsFrame {
  k: 'questions'
  rev: number
}
/** Votes by question, of the questions whose votes changed. */
export interface VotesFrame {
  k: 'votes'
  rev: number
  votes: Record<string, number>
}
/** The server ends for a moment; pages say so and come back by themselves. */
export interface RestartingFrame {
  k: 'restarting'
}
/** More pages of this owner are open than one may have: this one gave way, and comes back when it is asked to. */
export interface ElsewhereFrame {
  k: 'elsewhere'
}
export type Frame =
  | FactFrame
  | SnapshotFrame
  | BeatFrame
  | CountsFrame
  | DrivenFrame
  | QuestionsFrame
  | VotesFrame
  | RestartingFrame
  | ElsewhereFrame
export type Snapshot = FollowerSnapshot | StageSnapshot | PresenterSnapshot | ModeratorSnapshot

export const BEAT_MS = 3_000
/** Path of the socket endpoint. */
export const SOCKET_PATH = '/live'

/** Header that our own pages send with long polling; a page of another site cannot. */
export const OWN_REQUEST = 'x-candor'

export type ClientEvents = { [N in CommandName]: (input: CommandInput<N>, answer: (answer: Answer<N>) => void) => void }
export interface ServerEvents {
  frame: (json: string) => void
}

/** The content of one part, as sealed: a section as far as this step shows it. */
export interface PartView extends SectionView {
  position: number
}
