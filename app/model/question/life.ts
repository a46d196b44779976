import type { DeclineReason } from './question.ts'
import { graphemes } from './text.ts'

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
  /** By the asker or a moderator: what was merged stands for itself again. A moderator had let everybody read it, so that it is open. */
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

/** What a name may come to, in graphemes, and how many there may be: with more, the edit would take the question and leave the word. */
const LONGEST_NAME = 60
const MOST_CUTS = 5
/** So much of a short question, where a name is most of it, may go; of a longer one half. */
const SHORT = { most: 40, share: 0.75 }

/** Stands for what an earlier edit has cut: that is not cut again together with what stands around it, or it would grow from edit to edit. */
const WAS_CUT = '\uffff'
const isName = (cut: string): boolean => cut === WAS_CUT || !/[\n\uffff]/.test(cut)

/**
 * Whether `edited` is `before` with stretches replaced by `[name removed]`, each of which may be a name: short and on one line; and
 * whether what stays is still the question.
 */
export function isNameCut(before: string, edited: string): boolean {
  const original = before.replaceAll(CUT, WAS_CUT)
  const kept = edited.split(CUT)
  const first = kept[0] as string
  const last = kept.at(-1) as string
  if (kept.length < 2 || kept.length - 1 > MOST_CUTS || kept.slice(1, -1).includes('')) return false
  if (!original.startsWith(first) || !original.endsWith(last) || first.length + last.length >= original.length) return false
  /** How many graphemes begin in front of each place in the original. */
  const ahead: number[] = []
  const parts = graphemes(original)
  for (const [count, part] of parts.entries()) for (let at = 0; at < part.length; at++) ahead.push(count + Math.min(at, 1))
  ahead.push(parts.length)
  const size = (from: number, to: number): number => (ahead[to] as number) - (ahead[from] as number)
  const end = original.length - last.length
  /** Whether the pieces from `next` on lie behind `from`, each after a name; `left`: how many graphemes may still go. */
  const fits = (next: number, from: number, left: number): boolean => {
    const piece = kept[next] as string
    const isLast = next === kept.length - 1
    for (let to = isLast ? Math.max(end, from + 1) : from + 1; to <= end && size(from, to) <= Math.min(LONGEST_NAME, left); to++) {
      if (isLast) return isName(original.slice(from, to))
      if (!isName(original.slice(from, to))) continue
      if (original.startsWith(piece, to) && fits(next + 1, to + piece.length, left - size(from, to))) return true
    }
    return false
  }
  const most = Math.max(parts.length / 2, Math.min(SHORT.most, parts.length * SHORT.share))
  return fits(1, first.length, most)
}
