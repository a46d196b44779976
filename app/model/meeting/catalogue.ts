/** What the spotlight rests on. */
export type Target =
  | { kind: 'line item'; id: string }
  | { kind: 'chart point'; id: string }
  | { kind: 'plan item'; id: string }

/**
 * What happened in a meeting: past tense, ids only, so that a text or value can be removed for good while the journal stays.
 * The envelope (meetingId, seq, at) is the journal's.
 */
export type Fact =
  | { kind: 'lobby opened'; revisionId: string; parts: number }
  | { kind: 'lobby closed' }
  | { kind: 'meeting started'; driver: string }
  | { kind: 'part shown'; position: number }
  | { kind: 'pointed'; at: Target[] }
  | { kind: 'note opened'; lineItemId: string | null }
  | { kind: 'question staged'; questionId: string | null }
  | { kind: 'question answered'; questionId: string }
  | { kind: 'paused' }
  | { kind: 'resumed' }
  | { kind: 'blanked'; blank: boolean }
  | { kind: 'wheel taken'; driver: string }
  | { kind: 'part resealed'; position: number }
  | { kind: 'meeting ended'; published: 'shown' | 'everything' | 'nothing' }
