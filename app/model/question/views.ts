import type { After } from './answering.ts'
import type { About, AnswerKind, DeclineReason, ModerationAct, QuestionState } from './question.ts'
import type { RoundState, RoundView } from './round.ts'

// What is sent of questions. Nothing here differs from person to person: whose question or vote it is, only the browser knows.

export interface AnswerView {
  id: string
  kind: AnswerKind
  /** Rendered and sanitised Markdown; empty for one that was given by voice. */
  html: string
  by: string
  /** Milliseconds since the epoch. */
  at: number
  /** The moment at which it was answered live. */
  live: { meetingId: string; seq: number } | null
}

interface Shown {
  id: string
  text: string
  about: About | null
  /** Questions of one batch appeared together; a later batch has a greater number. */
  batch: number
  votes: number
  /** True while people who voted for a merged question may not have voted here yet. */
  atLeast: boolean
  /** What a question that was merged into this one had, while that is more than this one's own: counting along must not fall below it. */
  absorbed?: number
  /** First 64 bits of the receipt's hash, by which the asker's browser recognises it; null once settled. */
  receipt: string | null
  /** In the order in which they were given; an open question has some where readers have reopened it. */
  answers: AnswerView[]
  /** Left out where there is nothing to tell. */
  after?: After
}

/** A question that everybody reads. */
export type QuestionView = (Shown & { state: 'open' }) | (Shown & { state: 'answered' }) | (Shown & { state: 'merged'; into: string })

/**
 * What became of a question that not everybody reads; all of a round's go to everybody, so that asking for one's own is not needed. Without
 * a receipt once its round is settled: the browser that asked knows its id.
 */
export type Unshown = { receipt: string | null; id: string } & (
  | { state: 'pending' | 'withdrawn' | 'removed' }
  | { state: 'declined'; reason: DeclineReason }
)

/** Questions of a round by state. */
export type Counts = Partial<Record<QuestionState, number>>

/** All that a page knows of a round's questions. */
export interface QuestionsView {
  roundId: string
  /** The round as it is now: an open page learns from it that asking has opened or closed. */
  state: RoundState
  crowd: RoundView['crowd']
  questions: QuestionView[]
  unshown: Unshown[]
  /** Of all that were asked, in which state how many are. */
  counts: Counts
}

/** What a moderator sees of a waiting question: the text, never anything of its author's other questions. */
export interface PendingView {
  id: string
  text: string
  about: About | null
  batch: number
}

/** Something that an asker added and that waits for a moderator. */
export interface PendingClarification {
  questionId: string
  place: number
  /** Of the question, which everybody sees. */
  question: string
  text: string
  batch: number
}

/** A line of the public moderation record. */
export interface RecordView {
  id: string
  questionId: string
  act: ModerationAct
  by: string
  at: number
}

export const RECEIPT_LENGTH = 16
