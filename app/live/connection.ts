import { io, type Socket } from 'socket.io-client'
import type { Answer, Audience, CommandInput, CommandName, Refusal, Stance } from '#app/model/meeting/catalogue.ts'
import { BEAT_MS, type ClientEvents, type Frame, OWN_REQUEST, type ServerEvents, SOCKET_PATH } from '#app/model/meeting/wire.ts'
import { Follower, type LiveState } from './state.ts'

/** Told as lost after this long without a beat: less than two beats and a moment, and less than 5 s. */
const SILENCE_MS = BEAT_MS + 1_700
/** How often silence is looked for. A gap between two looks that is far longer was a sleep. */
const LOOK_MS = 500
const SLEPT_MS = 10_000
const ANSWER_MS = 8_000
/**
 * Ten thousand pages that lose the server in the same moment must not come back in the same moment; and when it is up again everybody
 * should be back within ten seconds, of which the joins themselves take some.
 */
export const BACK_OFF = { reconnectionDelay: 1_000, reconnectionDelayMax: 5_000, randomizationFactor: 0.9 }

/**
 * After a server said that it restarts: before that it is hardly up again, and attempts of thousands would only take time from its start. So
 * many at once as come in at once.
 */
export const RESTART = { leastMs: 1_500, spreadMs: 4_000 }

/** Presenters and stages are few, and everybody waits for them. */
const BACK_OFF_OF_FEW = { reconnectionDelay: 300, reconnectionDelayMax: 1_500, randomizationFactor: 0.5 }

/** Long polling is for networks that let no web socket through: it works, only slower. */
export type Transport = 'websocket' | 'polling'

export interface ConnectionOptions {
  meetingId: string
  as: Audience
  /** The secret of a browser source's address; goes into the handshake's body, never into an address. */
  link?: string
  /** Origin of the server; in a browser the page's own. */
  url?: string
  /** Headers that a browser would send by itself. */
  headers?: Record<string, string>
  now?: () => number
  /** 0 ≤ x < 1, to spread what many pages do at once. */
  chance?: () => number
}

/** Whether the computer slept. The timers of a hidden tab rest as well, while its socket goes on: where something was heard just now, nothing slept. */
export const sleptBetween = (now: number, lastLook: number, lastHeard: number): boolean =>
  now - lastLook > SLEPT_MS && now - lastHeard > SILENCE_MS

/** One page's connection to one meeting: keeps it, notices when it is gone, comes back by itself, and holds the state. */
export class Connection {
  private readonly socket: Socket<ServerEvents, ClientEvents>
  private readonly follower: Follower
  private readonly look: ReturnType<typeof setInterval>
  private readonly now: () => number
  private readonly chance: () => number
  private lastHeard: number
  private lastLook: number
  private refetching = false
  private closed = false
  /** Whether anything was heard since the socket last connected. */
  private heard = false
  private stance: Stance = 'here'
  /** The server has said that it restarts. */
  private restarts = false
  /** The server has said that other pages stand in for this one: it does not come back by itself, or the next one would give way to it. */
  private gaveWay = false
  private ways: Transport[] = ['websocket', 'polling']
  private keeping: ReturnType<typeof setTimeout> | undefined
  private readonly listeners = new Set<() => void>()

  constructor(private readonly options: ConnectionOptions) {
    this.now = options.now ?? Date.now
    this.chance = options.chance ?? Math.random
    this.lastHeard = this.lastLook = this.now()
    this.follower = new Follower(this.now)
    this.socket = io(options.url ?? '', {
      path: SOCKET_PATH,
      // Web socket first: starting with long polling costs the server twice as much a join. Polling is for networks that allow nothing else.
      transports: this.ways,
      tryAllTransports: true,
      ...(options.as === 'presenter' || options.as === 'stage' ? BACK_OFF_OF_FEW : BACK_OFF),
      timeout: 10_000,
      withCredentials: true,
      // A computer can be a presenter's and a stage at once, with a cookie for each.
      auth: { as: options.as === 'stage' ? 'stage' : 'person', page: options.as, link: options.link },
      extraHeaders: { [OWN_REQUEST]: '1', ...options.headers },
      // A connection of its own per page part: closing one must not close another.
      forceNew: true,
    })
    this.socket.on('connect', () => {
      this.heard = false
      this.restarts = false
      void this.enter()
    })
    this.socket.on('disconnect', reason => {
      if (this.gaveWay) return
      this.change({ connection: this.state().connection === 'signed out' ? 'signed out' : 'away' })
      // The server closed it on purpose (a restart, a lost right): whoever may come back does, spread over seconds.
      const { leastMs, spreadMs } = this.restarts && this.options.as === 'follower' ? RESTART : { leastMs: 500, spreadMs: 2_000 }
      if (reason === 'io server disconnect') this.connectAfter(leastMs + this.chance() * spreadMs)
    })
    this.socket.on('connect_error', error => {
      if (error.message === 'signed out') return this.change({ connection: 'signed out' })
      this.change({ connection: error.message === 'full' ? 'full' : 'away' })
      // Some networks swallow a web socket instead of refusing it: nothing comes back, not even a no.
      if (error.message === 'timeout') this.otherWay()
      // Refused by the server's own check, so socket.io does not try again by itself.
      if (error.message === 'failed' || error.message === 'full') this.connectAfter(2_000 + this.chance() * 4_000)
    })
    this.socket.on('frame', json => this.hear(JSON.parse(json) as Frame))
    this.look = setInterval(() => this.lookAtClock(), LOOK_MS)
  }

  state = (): LiveState => this.follower.state

  /** How messages travel at the moment; null while they do not. */
  transport = (): Transport | null => (this.socket.connected ? (this.socket.io.engine.transport.name as Transport) : null)

  /** Calls back after every change; gives the function that ends it. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Sends a command; resolves with the server's answer, or with a refusal when none came. */
  async send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<N>> {
    if (name === 'stand') this.stance = (input as CommandInput<'stand'>).as
    if (!this.socket.connected) return NOT_CONNECTED
    try {
      return await (this.socket.timeout(ANSWER_MS) as unknown as Asking).emitWithAck(name, input)
    } catch {
      return NOT_CONNECTED
    }
  }

  /** The page knows that the network went or came, before any beat tells. */
  networkChanged(online: boolean): void {
    if (this.gaveWay) return
    if (!online) this.change({ connection: 'away' })
    else this.reconnect()
  }

  /** Comes back after it gave way, because somebody asks for this page. */
  comeBack(): void {
    if (!this.gaveWay || this.closed) return
    this.gaveWay = false
    this.lastHeard = this.now()
    this.change({ connection: 'connecting' })
    this.socket.connect()
  }

  close(): void {
    this.closed = true
    clearInterval(this.look)
    clearTimeout(this.keeping)
    this.listeners.clear()
    this.socket.disconnect()
  }

  private async enter(): Promise<void> {
    this.refetching = true
    const { meetingId, as } = this.options
    const answer = await this.send('attend', { meetingId, as })
    this.refetching = false
    if (this.closed) return
    if (answer.ok) {
      this.change({ own: answer.own, clockAhead: answer.now - this.now() })
      this.keepSession(answer.standEveryMs)
    } else if (answer.error === 'not found') this.change({ connection: 'gone' })
    else this.reconnect()
  }

  private hear(frame: Frame): void {
    if (this.gaveWay) return
    this.lastHeard = this.now()
    this.heard = true
    if (frame.k === 'elsewhere') {
      this.gaveWay = true
      return this.change({ connection: 'elsewhere' })
    }
    const verdict = this.follower.hear(frame)
    this.restarts = frame.k === 'restarting'
    this.change({ connection: this.restarts ? 'away' : 'here' })
    if (verdict === 'missed something') void this.refetch()
    // A sign of life that no network between keeps up for this page, and that works where a hidden page's timers do not.
    if (frame.k === 'beat' && this.options.as === 'presenter') void this.send('stand', { as: 'here' })
  }

  private async refetch(): Promise<void> {
    if (this.refetching) return
    this.refetching = true
    const answer = await this.send('refetch', {})
    this.refetching = false
    if (!answer.ok && !this.closed) this.reconnect()
  }

  /** Notices silence, and a computer that slept: its socket may look alive for a long time although nobody is there any more. */
  private lookAtClock(): void {
    const now = this.now()
    const slept = sleptBetween(now, this.lastLook, this.lastHeard)
    // Its clock was set back: what was heard before would count as heard for all that time to come.
    if (now < this.lastLook) this.lastHeard += now - this.lastLook
    this.lastLook = now
    const { connection } = this.state()
    if (this.gaveWay || connection === 'signed out' || connection === 'gone') return
    if (slept) this.reconnect()
    else if (now - this.lastHeard > SILENCE_MS) {
      // Also at the start: some networks neither let a socket through nor say that they do not.
      if (connection === 'here' || connection === 'connecting') this.change({ connection: 'away' })
      // Nothing came for so long that waiting for the socket's own time-out would be longer than starting again.
      if (this.socket.connected && now - this.lastHeard > 2 * SILENCE_MS) this.reconnect()
    }
  }

  /** A page that only listens says so now and then while a meeting is on: else its person would be signed out as idle, in the middle of it. */
  private keepSession(everyMs: number): void {
    clearTimeout(this.keeping)
    if (this.options.as !== 'follower' && this.options.as !== 'moderator') return
    this.keeping = setTimeout(
      () => {
        const phase = this.state().show?.phase
        if (phase === 'lobby' || phase === 'live' || phase === 'paused') void this.send('stand', { as: this.stance })
        this.keepSession(everyMs)
      },
      everyMs * (0.5 + this.chance() / 2),
    )
  }

  /** The next try begins with the other means of transport. */
  private otherWay(): void {
    this.socket.io.opts.transports = this.ways = [...this.ways].reverse()
  }

  private reconnect(): void {
    if (this.gaveWay) return
    if (this.socket.connected && !this.heard) this.otherWay()
    this.lastHeard = this.now()
    this.change({ connection: 'away' })
    this.socket.disconnect()
    this.connectAfter(this.chance() * 1_000)
  }

  private connectAfter(after: number): void {
    setTimeout(() => {
      if (!this.closed && !this.gaveWay && !this.socket.active) this.socket.connect()
    }, after)
  }

  private change(change: Partial<LiveState>): void {
    this.follower.change(change)
    for (const listener of this.listeners) listener()
  }
}

const NOT_CONNECTED: Refusal = {
  ok: false,
  error: 'failed',
  message: 'The server is not reached at the moment. This page comes back by itself.',
}

interface Asking {
  emitWithAck<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<N>>
}
