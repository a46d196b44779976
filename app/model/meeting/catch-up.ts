import type { Move } from './catalogue.ts'
import { drive, type PartFacts } from './drive.ts'
import { applyFact, type Show } from './show.ts'

/** What of a meeting a presenter's page can have gone on with by itself, as text: two states that look alike to everyone give the same. */
export const looksOf = ({ phase, position, spotlight, note, staged, blank }: Show): string =>
  JSON.stringify([phase, position, spotlight, note, staged, blank])

/** One move, and what it makes of the meeting. */
export interface CaughtUp {
  move: Move
  leaves: Show
}

/**
 * The moves that bring a meeting from what the server knows to where its presenter went while the server was away. Parts that were shown
 * meanwhile are shown on the way: what the hall saw was shown.
 */
export function catchUp(known: Show, wanted: Show, by: string, partAt: (position: number) => PartFacts | undefined): CaughtUp[] {
  const moves: CaughtUp[] = []
  let show = known
  const make = (move: Move): void => {
    const facts = drive(show, by, move, 'position' in move ? partAt(move.position) : undefined)
    if (!Array.isArray(facts) || facts.length === 0) return
    show = facts.reduce((before, fact) => applyFact(before, fact, 0), show)
    moves.push({ move, leaves: show })
  }
  const missed = wanted.shown.filter(position => !known.shown.includes(position))
  if (missed.length > 0 || wanted.position !== known.position) make({ kind: 'resume' })
  for (const position of missed) {
    const withLater = missed.some(later => later > position && partAt(later)?.reveals.includes(position))
    if (!withLater) make({ kind: 'show', position, from: show.position })
  }
  if (wanted.position > 0) make({ kind: 'show', position: wanted.position, from: show.position })
  for (const questionId of wanted.answered) make({ kind: 'markAnswered', questionId })
  make({ kind: 'stageQuestion', questionId: wanted.staged })
  if (JSON.stringify(show.spotlight) !== JSON.stringify(wanted.spotlight))
    make({ kind: 'point', position: wanted.position, at: wanted.spotlight })
  if (wanted.position > 0) make({ kind: 'openNote', position: wanted.position, lineItemId: wanted.note })
  make({ kind: 'blank', blank: wanted.blank })
  make({ kind: wanted.phase === 'paused' ? 'pause' : 'resume' })
  return moves
}
