import type { CommandError, Fact, Move, PollMove } from './catalogue.ts'
import type { Show } from './show.ts'
import { isOfWheel, NOBODY_ELSE, turnWheel, type Around } from './wheel.ts'

/** What must be known of the part that a move means. */
export interface PartFacts {
  /** This part and those before it in its section. */
  reveals: number[]
  /** Keys of what can be pointed at in it. */
  targets: string[]
}
export interface Refusal {
  error: Extract<CommandError, 'stale' | 'conflict' | 'not driving' | 'not found'>
  message: string
}

/**
 * What a presenter's move does to a meeting: the fact that it makes, or why it makes none. `by` is the presenter's person id; `part` is
 * the part that the move names, if there is one. A move that changes nothing makes no fact and is no fault.
 */
export function drive(show: Show, by: string, move: Move, part: PartFacts | undefined, around: Around = NOBODY_ELSE): Fact[] | Refusal {
  if (show.phase === 'scheduled' || show.phase === 'lobby') return conflict('The meeting has not started yet. Start it first.')
  if (show.phase === 'ended') return conflict('The meeting has ended.')
  if (isOfWheel(move)) return turnWheel(show, by, move, around)
  if (show.driver !== by) return { error: 'not driving', message: 'Another presenter drives. Ask for the wheel first.' }

  switch (move.kind) {
    case 'show':
      if (show.phase === 'paused') return conflict('The meeting is paused. Press “Go on” first.')
      if (move.from !== show.position) return STALE
      if (!part) return { error: 'not found', message: 'There is no such part.' }
      return move.position === show.position ? [] : [{ kind: 'part shown', position: move.position, reveals: part.reveals }]
    case 'point':
      if (move.position !== show.position) return STALE
      if (!move.at.every(({ kind, id }) => part?.targets.includes(`${kind}:${id}`))) return NOTHING_THERE
      return [{ kind: 'pointed', at: move.at }]
    case 'openNote':
      if (move.position !== show.position) return STALE
      if (move.lineItemId !== null && !part?.targets.includes(`line item:${move.lineItemId}`)) return NOTHING_THERE
      return move.lineItemId === show.note ? [] : [{ kind: 'note opened', lineItemId: move.lineItemId }]
    case 'stageQuestion':
      return move.questionId === show.staged ? [] : [{ kind: 'question staged', questionId: move.questionId }]
    case 'markAnswered':
      return show.answered.includes(move.questionId) ? [] : [{ kind: 'question answered', questionId: move.questionId }]
    case 'openPoll':
    case 'closePoll':
    case 'showPoll':
      return drivePoll(show, move.kind, move.pollId)
    case 'pause':
      return show.phase === 'paused' ? [] : [{ kind: 'paused' }]
    case 'resume':
      return show.phase === 'live' ? [] : [{ kind: 'resumed' }]
    case 'blank':
      return show.blank === move.blank ? [] : [{ kind: 'blanked', blank: move.blank }]
  }
}

function drivePoll(show: Show, kind: PollMove, pollId: string): Fact[] | Refusal {
  const state = show.polled[pollId]
  const other = show.poll?.state === 'open' && show.poll.id !== pollId
  if (kind !== 'closePoll' && other) return conflict('Another poll is open. Close it first.')
  switch (kind) {
    case 'openPoll':
      if (state === 'shown') return conflict('The result of this poll was shown, so it cannot be opened again.')
      return state === 'open' ? [] : [{ kind: 'poll opened', pollId }]
    case 'closePoll':
      return show.poll?.id === pollId ? [{ kind: 'poll closed', pollId }] : []
    case 'showPoll':
      if (state === undefined) return conflict('Open this poll first, so that people can answer.')
      if (state === 'open') {
        return [
          { kind: 'poll closed', pollId },
          { kind: 'poll shown', pollId },
        ]
      }
      return show.poll?.id === pollId ? [] : [{ kind: 'poll shown', pollId }]
  }
}

const conflict = (message: string): Refusal => ({ error: 'conflict', message })
const STALE: Refusal = {
  error: 'stale',
  message: 'The meeting has moved on since this page last heard of it. It is up to date now; do it again.',
}
const NOTHING_THERE: Refusal = { error: 'not found', message: 'That is not in the part that is shown.' }
