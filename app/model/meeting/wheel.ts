import type { Fact, Move } from './catalogue.ts'
import type { Refusal } from './drive.ts'
import type { Show } from './show.ts'

/** What must be known of the other presenters when the wheel is to go from one to another. */
export interface Around {
  /** Person ids of this meeting's presenters. */
  presenters: readonly string[]
  /** Whether this one's page has been gone for ten seconds. */
  gone(personId: string): boolean
}
export const NOBODY_ELSE: Around = { presenters: [], gone: () => false }

export type WheelMove = Extract<Move, { kind: 'askWheel' | 'handWheel' | 'takeWheel' }>
export const isOfWheel = (move: Move): move is WheelMove =>
  move.kind === 'askWheel' || move.kind === 'handWheel' || move.kind === 'takeWheel'

/**
 * One presenter drives. Another asks and is handed the wheel; it is taken only from one whose page is gone, so that nobody pulls it out of
 * a hand. `by` is the person id of who does it.
 */
export function turnWheel(show: Show, by: string, move: WheelMove, { presenters, gone }: Around): Fact[] | Refusal {
  const drives = show.driver === by
  switch (move.kind) {
    case 'askWheel':
      return drives || show.asking.includes(by) === move.asks ? [] : [{ kind: 'wheel asked', by, asks: move.asks }]
    case 'handWheel':
      if (!drives) return { error: 'not driving', message: 'Another presenter drives. Only who drives can hand over the wheel.' }
      if (move.to === by) return []
      return presenters.includes(move.to) ? [{ kind: 'wheel handed', driver: move.to }] : NO_PRESENTER
    case 'takeWheel':
      if (drives) return []
      if (show.driver !== move.from) return { error: 'stale', message: 'Somebody else took the wheel just before you.' }
      return show.driver === null || gone(show.driver) ? [{ kind: 'wheel taken', driver: by }] : STILL_HERE
  }
}

const NO_PRESENTER: Refusal = { error: 'not found', message: 'That is no presenter of this meeting.' }
const STILL_HERE: Refusal = {
  error: 'conflict',
  message:
    'Who drives is still here, or was until a moment ago. Ask for the wheel; once their page has been gone for ten seconds you can take it.',
}
