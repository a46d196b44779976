import type { Own } from '#app/model/meeting/catalogue.ts'
import { applyFact, BEGINNING, type Show } from '#app/model/meeting/show.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import type { Surroundings } from '#app/model/meeting/surroundings.ts'
import { NOBODY_HERE, type Counts, type Frame, type PartKey, type SnapshotFrame, type StagedQuestion } from '#app/model/meeting/wire.ts'

/**
 * How a page stands to the server. `full`: it has no seat left, and is asked again until it has; `elsewhere`: its owner opened too many pages
 * and this one gave way, until it is asked back; `signed out`: the session ended; `gone`: there is no such meeting (any more).
 */
export type Standing = 'connecting' | 'here' | 'away' | 'full' | 'elsewhere' | 'signed out' | 'gone'

/** What a page knows of a meeting. Replaced as a whole with every change. */
export interface LiveState {
  connection: Standing
  /** Null until the first snapshot. */
  show: Show | null
  /** By position, of the parts that may be opened. */
  keys: ReadonlyMap<number, PartKey>
  pack: string | null
  question: StagedQuestion | null
  poll: PollView | null
  /** What followers see around what is presented. */
  around: Surroundings | null
  /** Whose page it is, once the server has said so. */
  own: Own | null
  counts: Counts | null
  /** Whether the driver's page is connected, as far as this page knows. */
  driven: boolean
  /** Counts up with every hint that questions are others now. */
  questionsHeard: number
  /** Votes by question, as far as they changed since this page came in. */
  votes: Readonly<Record<string, number>>
  /** Milliseconds by which the server's clock is ahead of this one. */
  clockAhead: number
  /** Number of the last fact. */
  seq: number
}

/** Before anything was heard. */
export const EMPTY: LiveState = Object.freeze({
  connection: 'connecting',
  show: null,
  keys: new Map(),
  pack: null,
  question: null,
  poll: null,
  around: null,
  own: null,
  counts: null,
  driven: true,
  questionsHeard: 0,
  votes: {},
  clockAhead: 0,
  seq: 0,
})

/** Folds frames into the state, and notices when one is missing. */
export class Follower {
  state: LiveState = EMPTY
  private rev = 0

  constructor(private readonly now: () => number) {}

  change(change: Partial<LiveState>): void {
    this.state = { ...this.state, ...change }
  }

  hear(frame: Frame): 'fine' | 'missed something' {
    switch (frame.k) {
      case 'snapshot':
        this.takeSnapshot(frame)
        return 'fine'
      case 'beat':
        this.change({ clockAhead: frame.now - this.now() })
        // An older beat may arrive late: only one that knows more than this page tells that something was missed.
        return this.state.show && frame.seq <= this.state.seq && frame.rev <= this.rev ? 'fine' : 'missed something'
      case 'fact': {
        if (!this.state.show) return 'fine'
        if (frame.seq <= this.state.seq) return 'fine'
        if (frame.prev > this.state.seq) return 'missed something'
        const { fact, at, seq, keys, question, poll, pack } = frame
        const show = applyFact(this.state.show, fact, at)
        this.change({
          show,
          seq,
          keys: fact.kind === 'lobby closed' ? new Map() : keys?.length ? withKeys(this.state.keys, keys) : this.state.keys,
          ...(question === undefined ? {} : { question }),
          // A result goes with the part that it was shown on.
          poll: show.poll === null ? null : poll === undefined ? this.state.poll : poll,
          ...(pack === undefined ? {} : { pack }),
        })
        return 'fine'
      }
      case 'counts':
        return this.takeRev(frame.rev, { counts: frame.counts })
      case 'driven':
        return this.takeRev(frame.rev, { driven: frame.driven })
      case 'questions':
        return this.takeRev(frame.rev, { questionsHeard: this.state.questionsHeard + 1 })
      case 'votes':
        return this.takeRev(frame.rev, { votes: { ...this.state.votes, ...frame.votes } })
      case 'restarting':
      case 'elsewhere':
        return 'fine'
    }
  }

  /** Each hint holds for itself; where one was passed over nobody knows what it said. */
  private takeRev(rev: number, change: Partial<LiveState>): 'fine' | 'missed something' {
    if (rev <= this.rev) return 'fine'
    if (rev > this.rev + 1) return 'missed something'
    this.rev = rev
    this.change(change)
    return 'fine'
  }

  private takeSnapshot({ seq, rev, snapshot }: SnapshotFrame): void {
    const missedNews = rev !== this.rev
    this.rev = rev
    const { questionsHeard, votes } = this.state
    this.change({
      seq,
      show: snapshot.for === 'presenter' ? snapshot.show : { ...BEGINNING, ...snapshot.screen },
      keys: 'keys' in snapshot ? withKeys(new Map(), snapshot.keys) : new Map(),
      pack: 'pack' in snapshot ? snapshot.pack : null,
      question: snapshot.question,
      poll: snapshot.poll,
      around: 'around' in snapshot ? snapshot.around : null,
      counts: 'counts' in snapshot ? snapshot.counts : 'here' in snapshot ? { ...NOBODY_HERE, here: snapshot.here } : null,
      driven: 'driven' in snapshot ? snapshot.driven : true,
      // Whatever was missed is in what is fetched again.
      questionsHeard: missedNews ? questionsHeard + 1 : questionsHeard,
      votes: missedNews ? {} : votes,
    })
  }
}

const withKeys = (known: ReadonlyMap<number, PartKey>, more: readonly PartKey[]): ReadonlyMap<number, PartKey> =>
  new Map([...known, ...more.map(key => [key.position, key] as const)])
