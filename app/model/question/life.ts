import type { DeclineReason } from './question.ts'

/** Where a question is in its life, with what that state knows and nothing else. "On stage" is a meeting's position, no state. */
export type Life =
  | { state: 'pending' }
  | { state: 'open' }
  | { state: 'answered' }
  | { state: 'declined'; reason: DeclineReason }
  | { state: 'withdrawn' }
  | { state: 'merged'; into: string }
  | { state: 'removed' }

export type LifeAct =
  | { kind: 'approve' }
  | { kind: 'decline'; reason: DeclineReason }
  | { kind: 'withdraw' }
  | { kind: 'merge'; into: string }
  | { kind: 'answer' }
  | { kind: 'remove' }
  /** By the asker: what was merged stands for itself again. */
  | { kind: 'split' }
  /** By a majority of readers: the answer was none. */
  | { kind: 'reopen' }

/** The life after an act, or undefined where the act does not apply: somebody else was faster, or it is too late. */
export function after(life: Life, act: LifeAct): Life | undefined {
  const waits = life.state === 'pending'
  const alive = waits || life.state === 'open'
  switch (act.kind) {
    case 'approve':
      return waits ? { state: 'open' } : undefined
    case 'decline':
      return waits ? { state: 'declined', reason: act.reason } : undefined
    case 'withdraw':
      return mayWithdraw(life.state) ? { state: 'withdrawn' } : undefined
    case 'merge':
      return alive ? { state: 'merged', into: act.into } : undefined
    case 'answer':
      return life.state === 'open' || life.state === 'answered' ? { state: 'answered' } : undefined
    case 'remove':
      return life.state === 'removed' || life.state === 'withdrawn' ? undefined : { state: 'removed' }
    case 'split':
      return life.state === 'merged' ? { state: 'open' } : undefined
    case 'reopen':
      return life.state === 'answered' ? { state: 'open' } : undefined
  }
}

/** Whether its asker can still take it back, with its text: until it is answered. */
export const mayWithdraw = (state: Life['state']): boolean =>
  state === 'pending' || state === 'open' || state === 'declined' || state === 'merged'

/** Whether everybody reads its text. */
export const isPublic = ({ state }: Pick<Life, 'state'>): boolean => state === 'open' || state === 'answered' || state === 'merged'

/** The only edit that a moderator may make: parts of the text replaced by this, nothing added and nothing turned around. */
export const CUT = '[name removed]'

/** Whether `edited` is `original` with one or more stretches replaced by `[name removed]`. */
export function isNameCut(original: string, edited: string): boolean {
  const kept = edited.split(CUT)
  if (kept.length < 2) return false
  // Greedy from the left is enough for the inner pieces; first and last are tied to the ends, and each cut takes at least one character.
  const first = kept[0] as string
  const last = kept.at(-1) as string
  if (!original.startsWith(first) || !original.endsWith(last)) return false
  const end = original.length - last.length
  let at = first.length + 1
  for (const piece of kept.slice(1, -1)) {
    const found = original.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length + 1
  }
  return at <= end
}
