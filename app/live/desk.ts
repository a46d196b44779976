import type { Answer, CommandInput, CommandName, Move } from '#app/model/meeting/catalogue.ts'
import { catchUp, looksOf } from '#app/model/meeting/catch-up.ts'
import { drive, type PartFacts } from '#app/model/meeting/drive.ts'
import { applyFact, type Show } from '#app/model/meeting/show.ts'
import { isOfWheel } from '#app/model/meeting/wheel.ts'
import type { StagedQuestion } from '#app/model/meeting/wire.ts'
import type { LiveState } from './state.ts'

/** Why what this page showed is not what stands. */
export type Lost = 'taken over' | 'moved on'

/**
 * Why this page is ahead of the server by itself: it is away; this page gave way to others; or it is reached, and what is done here does not
 * hold there.
 */
export type Alone = 'not reached' | 'elsewhere' | 'not taken' | 'disk full'

export interface DeskState {
  show: Show
  question: StagedQuestion | null
  /** Why this page has gone ahead of the server; null while it has not. */
  alone: Alone | null
  /** What the server said no to, last. */
  refusal: string | null
  lost: Lost | null
  /** Counts presses of one who does not drive: they do nothing, and the page says so quietly. */
  idle: number
  /** When somebody last did something on this page, by this computer's clock; 0: never. */
  acted: number
}

export interface DeskParts {
  me: string
  initial: Show
  partAt(position: number): PartFacts | undefined
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer>
  now(): number
}

/** What was not heard is said again at the first sign of life after so long, in ms: at a beat that says nothing new, too. */
const AGAIN_MS = 2_000

/** What the desk looks at; the clock changes with nearly every beat. */
type Heard = Pick<LiveState, 'show' | 'question' | 'connection' | 'seq' | 'clockAhead'>

/** Where this page is ahead of the server. */
interface Ahead {
  show: Show
  question: StagedQuestion | null
  /** How the meeting looked on the way: a server that is back at one of them has seen nothing of anybody else. */
  trail: Set<string>
}

/**
 * A presenter's own state over the server's. What is pressed holds at once and is put right when the server says otherwise. While the
 * server is away, or takes nothing, the page goes on by the same rules and says so; back again, the server is told what it missed, unless
 * somebody else went on meanwhile: then the server's word stands.
 */
export class Desk {
  private live: Heard = { show: null, question: null, connection: 'connecting', seq: 0, clockAhead: 0 }
  private ahead: Ahead | null = null
  private pending = 0
  /** Whether something was done here that the server has not heard. */
  private behind = false
  private reconciling = false
  /** A send found nobody: only when something is heard again is it worth another try. */
  private failed = false
  private failedAt = 0
  /** Why the server, which is reached, did not take what was said last. Stays through every further try, until one is taken. */
  private unheard: 'not taken' | 'disk full' | null = null
  /** The number that the page must have heard before its own state is let go. */
  private awaited = 0
  private said: Pick<DeskState, 'refusal' | 'lost' | 'idle' | 'acted'> = { refusal: null, lost: null, idle: 0, acted: 0 }
  private current: DeskState
  private readonly listeners = new Set<() => void>()

  constructor(private readonly parts: DeskParts) {
    this.current = this.compute()
  }

  state = (): DeskState => this.current

  /** Calls back after every change; gives the function that ends it. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Takes in what the page hears of the meeting. */
  hear({ show, question, connection, seq, clockAhead }: LiveState): void {
    const heard: Heard = { show, question, connection, seq, clockAhead }
    const isOld = (Object.keys(heard) as (keyof Heard)[]).every(key => heard[key] === this.live[key])
    if (isOld && !(this.failed && this.parts.now() - this.failedAt >= AGAIN_MS)) return
    this.live = heard
    // Whether it takes anything is seen anew when it is back.
    if (connection !== 'here') this.unheard = null
    this.failed = false
    this.settle()
  }

  /** Does something. `question` is the text of one that is put on stage, which this page knows without the server. */
  do(move: Move, question: StagedQuestion | null = null): void {
    // Who drives is the server's to say, and a poll is answered there: neither goes on without it.
    if (isOfWheel(move) || 'pollId' in move) return void this.askServer(move)
    const { show } = this.current
    const part = 'position' in move ? this.parts.partAt(move.position) : undefined
    const facts = drive(show, this.parts.me, move, part)
    if (!Array.isArray(facts)) {
      this.said = facts.error === 'not driving' ? { ...this.said, idle: this.said.idle + 1 } : { ...this.said, refusal: facts.message }
      return this.change()
    }
    if (facts.length === 0) return
    const next = facts.reduce((before, fact) => applyFact(before, fact, this.parts.now()), show)
    const trail = this.ahead?.trail ?? new Set([looksOf(show)])
    this.ahead = {
      show: next,
      question: next.staged === null ? null : (question ?? this.current.question),
      trail: trail.add(looksOf(next)),
    }
    this.said = { ...this.said, refusal: null, lost: null, acted: this.parts.now() }
    if (this.live.connection === 'here' && !this.behind && !this.reconciling) void this.tell(move)
    else this.behind = true
    this.settle()
  }

  private async tell(move: Move): Promise<void> {
    this.pending += 1
    const answer = await this.give(move)
    this.pending -= 1
    this.take(answer)
    this.settle()
  }

  private give({ kind, ...input }: Move): Promise<Answer> {
    return this.parts.send(kind, input as CommandInput<typeof kind>)
  }

  /** What an answer means for what this page shows. */
  private take(answer: Answer): void {
    if (answer.ok) {
      this.awaited = Math.max(this.awaited, answer.seq)
      this.unheard = null
    } else if (answer.error === 'failed' || answer.error === 'disk full') {
      // Nothing holds: it is said again when the server is back, or when something else of it is heard.
      this.behind = this.failed = true
      this.failedAt = this.parts.now()
      if (this.live.connection === 'here') this.unheard = answer.error === 'failed' ? 'not taken' : answer.error
    } else this.giveUp({ refusal: answer.message })
  }

  private async askServer(move: Move): Promise<void> {
    const answer = await this.give(move)
    this.said = { ...this.said, refusal: answer.ok ? null : answer.message }
    this.change()
  }

  /** The server's word stands. */
  private giveUp(why: { refusal: string } | { lost: Lost }): void {
    this.ahead = this.unheard = null
    this.behind = false
    this.said = { ...this.said, refusal: null, lost: null, ...why }
  }

  /** Lets go of the page's own state when the server knows it, and tells the server what it missed. */
  private settle(): void {
    if (this.ahead && this.pending === 0 && this.live.connection === 'here') {
      if (this.behind && !this.failed) void this.reconcile()
      else if (!this.behind && this.live.seq >= this.awaited) this.ahead = this.unheard = null
    }
    this.change()
  }

  private async reconcile(): Promise<void> {
    const known = this.live.show
    if (!known || !this.ahead || this.live.seq < this.awaited) return
    if (known.driver !== this.parts.me) return this.giveUp({ lost: 'taken over' })
    if (!this.ahead.trail.has(looksOf(known))) return this.giveUp({ lost: 'moved on' })
    this.behind = false
    this.pending += 1
    this.reconciling = true
    for (const { move, leaves } of catchUp(known, this.ahead.show, this.parts.me, this.parts.partAt)) {
      // Where the server is brought on the way is a place of our own: it may go away again right there.
      this.ahead?.trail.add(looksOf(leaves))
      const answer = await this.give(move)
      this.take(answer)
      if (!answer.ok) break
    }
    this.reconciling = false
    this.pending -= 1
    this.settle()
  }

  private why(): Alone | null {
    const { connection } = this.live
    return connection === 'here' ? this.unheard : connection === 'elsewhere' ? connection : 'not reached'
  }

  private change(): void {
    this.current = this.compute()
    for (const listener of this.listeners) listener()
  }

  private compute(): DeskState {
    const known = this.live.show ?? this.parts.initial
    return {
      // Who drives, who asks and what is polled is the server's alone.
      show: this.ahead ? { ...this.ahead.show, driver: known.driver, asking: known.asking, poll: known.poll, polled: known.polled } : known,
      question: this.ahead ? this.ahead.question : this.live.question,
      alone: this.ahead && this.why(),
      ...this.said,
    }
  }
}
