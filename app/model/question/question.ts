// Types that the database and both ends share. The life cycle lives beside it.

/** What a question is about. `sectionId` and the ids inside are of a shown part or of a published report. */
export type About =
  | { kind: 'line item'; reportId: string; sectionId: string; lineItemId: string; label: string }
  | { kind: 'chart point'; reportId: string; sectionId: string; point: string; label: string }
  | { kind: 'plan item'; reportId: string; sectionId: string; planItemId: string; label: string }
  | { kind: 'section'; reportId: string; sectionId: string; label: string }

export const QUESTION_STATES = ['pending', 'open', 'answered', 'declined', 'withdrawn', 'merged', 'removed'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

export const DECLINE_REASONS = ['insult', 'names a person', 'duplicate', 'off topic', 'legal'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

export type AnswerKind = 'live' | 'written'

/** A line of the public moderation record. Never the original of an edited text. */
export type ModerationAct =
  | { kind: 'declined'; reason: DeclineReason }
  | { kind: 'edited'; reason: DeclineReason; text: string }
  | { kind: 'merged'; into: string }
  | { kind: 'removed'; reason: DeclineReason }
  /** Out of a merge: by who asked it, by a moderator, or because the question that it was merged into was withdrawn or removed. */
  | { kind: 'split'; by: 'asker' | 'moderator' | 'withdrawal' | 'removal' }
  | { kind: 'clarification declined' | 'clarification removed'; reason: DeclineReason }
