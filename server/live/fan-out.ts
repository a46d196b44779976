import type { Frame } from '#app/model/meeting/wire.ts'
import type { Audience } from './audience.ts'
import { encode, type Packet } from './packet.ts'

/** So long a broadcast may hold the event loop at a time, in ms. */
const SLICE_MS = 10
/** Between two slices so much goes to those who come in, while they do: who is here has what is told somewhat later, and they are in. */
const NEWCOMERS_MS = 20
/** Facts that may wait for one audience; beyond, one snapshot says the same in one frame. */
const MOST_WAITING = 16
/** Hints may take this share of the loop: after one the lane rests for a multiple of the time that it took. */
const HINT_REST = 3
/**
 * A hint that has waited so long, in ms, goes between two facts. Else one who points quickly before ten thousand would keep back the beats of
 * every meeting: pages call the server lost 1.7 s after a beat that did not come.
 */
const HINT_PATIENCE_MS = 750

/** What goes out to an audience. `make` is called when it starts, so that it says what then is so, and what this audience had before. */
export interface Broadcast {
  audience: Audience
  make(): Frame
  /** A waiting broadcast of the same name to the same audience, with none to it in between, gives way to this one: latest wins. */
  name?: string
  /** When what is told became true, in ms of performance.now(): for the metrics. */
  since?: number
}

/** A broadcast that everybody has, or was left out of. */
export interface Written {
  lane: 'facts' | 'hints'
  sockets: number
  leftOut: number
  /** From when it became true until it began, and until the last one had it. */
  waitedMs: number
  delayMs: number
  /** The longest time for which it held the event loop, by the clock. On a machine that is short of processors others run in it too. */
  sliceMs: number
  /** The most processor time that the process took (its threads that collect garbage included) while it held the event loop at a stretch. */
  sliceCpuMs: number
}

/** `asked`: since when it, or an earlier one whose place it took, waits, in ms of performance.now(). */
type Waiting = Broadcast & { asked: number }

interface Lane {
  name: Written['lane']
  waiting: Waiting[]
  running: Running | null
}

interface Running {
  broadcast: Waiting
  packet: Packet
  /** Sockets below this place do not have it yet. */
  place: number
  began: number
  sockets: number
  sliceMs: number
  sliceCpuMs: number
  tookMs: number
  left: { out: number }
}

/**
 * Brings frames to thousands of sockets without holding the event loop: slice by slice, one broadcast after another. Facts go before
 * hints (counts, news, beats): a hint that is halfway waits until the facts are out, which is harmless because a hint holds for itself
 * and pages ignore an older one. Where facts never cease, whichever hint has waited longest goes between two of them, so that no meeting keeps
 * back what another is told. Among facts the order is the order in which they were given.
 */
export class FanOut {
  private readonly facts: Lane = { name: 'facts', waiting: [], running: null }
  private readonly hints: Lane = { name: 'hints', waiting: [], running: null }
  private working = false
  /** Connections that came in. */
  private newcomers = 0
  private hintsRestUntil = 0
  /** How long hints took since the last fact began, in ms. */
  private hintsTook = 0
  private restTimer: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly now: () => number,
    private readonly written: (about: Written) => void = () => {},
  ) {}

  /** A fact. Small audiences have it when this returns. `instead` is sent when too much waits for an audience. */
  tell(broadcast: Broadcast, instead: () => Frame): void {
    if (broadcast.audience.size === 0) return void broadcast.make()
    const { waiting } = this.facts
    const asked = performance.now()
    const mine = waiting.filter(({ audience }) => audience === broadcast.audience)
    const last = mine.at(-1)
    if (last?.name !== undefined && last.name === broadcast.name) waiting[waiting.indexOf(last)] = { ...broadcast, asked }
    else if (mine.length < MOST_WAITING) waiting.push({ ...broadcast, asked })
    else {
      this.facts.waiting = waiting.filter(({ audience }) => audience !== broadcast.audience)
      // Under a name of its own: nothing that comes later may take the place of all that it says.
      this.facts.waiting.push({ ...broadcast, asked, name: 'snapshot', make: instead })
    }
    this.wake()
  }

  /** Something that is no fact; a waiting one of the same name gives way, and its place in the queue is kept. */
  hint(broadcast: Broadcast & { name: string }): void {
    if (broadcast.audience.size === 0) return void broadcast.make()
    const { waiting } = this.hints
    const at = waiting.findIndex(({ audience, name }) => audience === broadcast.audience && name === broadcast.name)
    const before = waiting[at]
    if (before) waiting[at] = { ...broadcast, asked: before.asked }
    else waiting.push({ ...broadcast, asked: performance.now() })
    this.wake()
  }

  /** To be called for each connection that the process accepts. */
  newcomer(): void {
    this.newcomers += 1
  }

  /** Whether a hint that is given now would have to wait. */
  get resting(): boolean {
    return this.hints.running !== null || performance.now() < this.hintsRestUntil
  }

  /** Writes all that waits, without a pause: the process ends. */
  flush(): void {
    const whatWaits = () => {
      this.hintsRestUntil = 0
      return this.next()
    }
    for (let lane = whatWaits(); lane; lane = whatWaits()) this.write(lane, Number.POSITIVE_INFINITY)
  }

  close(): void {
    for (const lane of [this.facts, this.hints]) Object.assign(lane, { waiting: [], running: null })
    if (this.restTimer) clearTimeout(this.restTimer)
  }

  private wake(): void {
    if (!this.working) this.turn()
  }

  private turn = (): void => {
    this.working = true
    const until = performance.now() + SLICE_MS
    for (let lane = this.next(); lane; lane = this.next()) {
      this.write(lane, until)
      if (performance.now() >= until) return this.pause()
    }
    this.working = false
    if (this.hints.waiting.length && !this.restTimer) {
      this.restTimer = setTimeout(
        () => {
          this.restTimer = null
          this.wake()
        },
        Math.max(1, this.hintsRestUntil - performance.now()),
      )
    }
  }

  /**
   * Between two slices. The event loop accepts one connection a round (libuv since 1.45), so with a slice in each no more than a hundred a
   * second would come in, and behind thousands the kernel lets go of the others: rounds go on as long as each brings one, for a bounded time.
   */
  private pause(): void {
    const until = performance.now() + NEWCOMERS_MS
    const look = (before: number): void =>
      void setImmediate(() => (this.newcomers !== before && performance.now() < until ? look(this.newcomers) : this.turn()))
    look(this.newcomers)
  }

  /** The lane whose turn it is. */
  private next(): Lane | undefined {
    if (this.facts.running) return this.facts
    if (this.hintIsDue()) return this.hints
    if (this.facts.waiting.length) return this.facts
    if (this.hints.running) return this.hints
    return this.hints.waiting.length && performance.now() >= this.hintsRestUntil ? this.hints : undefined
  }

  /**
   * Whether the first hint has waited long enough to go before the facts that wait. It goes out whole; small ones may follow it as long as all
   * together took no more than a slice, and the lane's rest is kept: quick facts are made slower by a bounded share.
   */
  private hintIsDue(): boolean {
    const { running } = this.hints
    const first = running?.broadcast ?? this.hints.waiting[0]
    const now = performance.now()
    if (!first || now - first.asked < HINT_PATIENCE_MS) return false
    return running !== null || (this.hintsTook === 0 ? now >= this.hintsRestUntil : this.hintsTook < SLICE_MS)
  }

  /** Goes on with what is on in a lane, or begins the next. */
  private write(lane: Lane, until: number): void {
    const from = performance.now()
    const cpu = process.cpuUsage()
    if (lane === this.facts && !lane.running) this.hintsTook = 0
    const running = (lane.running ??= begin(lane.waiting.shift() as Waiting))
    running.place = running.broadcast.audience.send(running.packet, running.place, until, this.now(), running.left)
    const to = performance.now()
    const { user, system } = process.cpuUsage(cpu)
    running.sliceMs = Math.max(running.sliceMs, to - from)
    running.sliceCpuMs = Math.max(running.sliceCpuMs, (user + system) / 1_000)
    running.tookMs += to - from
    if (lane === this.hints) this.hintsTook += to - from
    if (running.place > 0) return
    lane.running = null
    if (lane === this.hints) this.hintsRestUntil = Math.max(to, this.hintsRestUntil) + HINT_REST * running.tookMs
    const { broadcast, began, sockets, left, sliceMs, sliceCpuMs } = running
    const since = broadcast.since ?? began
    this.written({ lane: lane.name, sockets, leftOut: left.out, waitedMs: began - since, delayMs: to - since, sliceMs, sliceCpuMs })
  }
}

function begin(broadcast: Waiting): Running {
  const began = performance.now()
  const sockets = broadcast.audience.size
  return {
    broadcast,
    packet: encode(broadcast.make()),
    place: sockets,
    began,
    sockets,
    sliceMs: 0,
    sliceCpuMs: 0,
    tookMs: 0,
    left: { out: 0 },
  }
}
