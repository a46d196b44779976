import type { IncomingHttpHeaders, IncomingMessage, Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { AUDIENCES } from '#app/model/meeting/catalogue.ts'
import { BEAT_MS, OWN_REQUEST, SOCKET_PATH } from '#app/model/meeting/wire.ts'
import { mayOpenSocket } from '#app/model/people/may.ts'
import type { Bus } from '../bus/memory.ts'
import type { Config } from '../config.ts'
import type { Metrics } from '../metrics.ts'
import type { Log, News } from '../use/hall.ts'
import type { Use } from '../use/index.ts'
import { bind } from './bind.ts'
import { FanOut } from './fan-out.ts'
import { Flood } from './flood.ts'
import { Allowance, MESSAGE_BYTES } from './limits.ts'
import { Owners } from './owners.ts'
import { Presence } from './presence.ts'
import { Rooms } from './rooms.ts'
import { Rounds } from './rounds.ts'
import type { Seats } from './seats.ts'
import type { Caller, LiveServer, LiveSocket } from './socket.ts'
import { type EngineSocket, together } from './write.ts'

/** Counts and news go out at most this often. */
const FLUSH_MS = 200
/** How often it is looked at who floods. */
const LOOK_MS = 1_000
/** How often it is said that the house is full. */
const WARN_MS = 60_000

export interface GatewayParts {
  server: HttpServer
  use: Pick<Use, 'meetings'>
  bus: Bus
  clock: { now(): number }
  /** Milliseconds that never jump: how long a presenter's page has been silent. */
  elapsed?: () => number
  log: Log
  config: Pick<Config, 'session'>
  seats: Seats
  metrics: Pick<Metrics, 'broadcast' | 'watchFollowers'>
  /**
   * Who sent these headers: the person by the session's cookie, or the screen by the stage's or by its `link`, as the page says that it is one.
   * `use`: whether that counts as use of the session, as it does if nothing is said.
   */
  callerOf(headers: IncomingHttpHeaders, as: 'person' | 'stage', about?: { link?: string; use?: boolean }): Promise<Caller>
  /** Whether an Origin header is one of our own pages. */
  ownOrigin(header: string | undefined): boolean
}
export interface Gateway {
  /** Tells every page that the server is back in a moment, and closes. */
  close(): Promise<void>
}

/** The socket side: who may come in, who is cut off, and what goes out. Attach it after the HTTP side listens to `server`. */
export function openGateway({
  server,
  use,
  bus,
  clock,
  elapsed = () => performance.now(),
  log,
  config,
  seats,
  metrics,
  callerOf,
  ownOrigin,
}: GatewayParts): Gateway {
  const io: LiveServer = new Server(server, {
    path: SOCKET_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MESSAGE_BYTES,
    pingInterval: 20_000,
    pingTimeout: 20_000,
    connectTimeout: 10_000,
    // A page of another site that opens a socket with our cookie is refused. A browser sends no Origin with a same-site GET of long
    // polling; there our own header stands for it, which another site's page cannot set without asking us first.
    allowRequest: ({ headers, method }, answer) => {
      const polls = headers.origin === undefined && method === 'GET' && headers.upgrade === undefined && headers[OWN_REQUEST] === '1'
      answer(null, (polls || ownOrigin(headers.origin)) && roomFor(seats.all))
    },
  })
  let warnedAt = Number.NEGATIVE_INFINITY
  const roomFor = (most: number): boolean => {
    const { clientsCount } = io.engine
    if (clientsCount < most) return true
    if (elapsed() - warnedAt > WARN_MS) {
      warnedAt = elapsed()
      log.warn(
        { sockets: clientsCount, seats: seats.all },
        'full: this process may open no more files. Raise its limit (ulimit -n, LimitNOFILE)',
      )
    }
    return false
  }
  const flood = new Flood(log)
  // The answer to a web socket's request waits for the first packet, and leaves with it: a write less for each of thousands who come in.
  io.engine.on('initial_headers', (_headers: unknown, { socket: wire, headers: { upgrade } }: IncomingMessage) => {
    if (upgrade === undefined) return
    wire.cork()
    setImmediate(() => wire.uncork())
  })
  io.engine.on('connection', (conn: EngineSocket) => {
    conn.transport.socket?._socket?.uncork()
    flood.watch(conn)
  })
  const fanOut = new FanOut(() => performance.now(), metrics.broadcast)
  server.on('connection', () => fanOut.newcomer())
  const rooms = new Rooms(use.meetings, fanOut, new Presence(elapsed), clock.now, log)
  metrics.watchFollowers(() => rooms.sizes())
  const owners = new Owners()
  const whoIs = ({ handshake: { headers, auth } }: LiveSocket, use = true): Promise<Caller> =>
    auth.as === 'stage'
      ? callerOf(headers, 'stage', { link: typeof auth.link === 'string' ? auth.link : undefined })
      : callerOf(headers, 'person', { use })
  // A page that only listens asks nothing: that its session ended, or that its person has a new pledge to give, it would never hear.
  const rounds = new Rounds(async socket => {
    const { actor } = await whoIs(socket, false)
    const { room, as } = socket.data
    const stays = mayOpenSocket(actor) && (!room || (await use.meetings.attend(actor, { meetingId: room.meetingId, as })).ok)
    if (!stays) socket.disconnect(true)
  }, log)

  io.use((socket, next) => {
    whoIs(socket).then(
      async ({ actor, name }) => {
        if (!mayOpenSocket(actor)) return next(new Error('signed out'))
        // This one's own connection is counted already.
        if (!roomFor(seats.followers + 1) && !(await use.meetings.isNeeded(actor))) return next(new Error('full'))
        socket.data = {
          actor,
          name,
          since: performance.now(),
          allowance: new Allowance(performance.now()),
          room: null,
          page: AUDIENCES.find(name => name === socket.handshake.auth.page) ?? 'follower',
          as: 'follower',
          stance: 'here',
          index: -1,
          slowSince: 0,
        }
        next()
      },
      (error: unknown) => {
        log.error({ err: error }, 'handshake failed')
        next(new Error('failed'))
      },
    )
  })

  io.on('connection', socket => {
    rounds.add(socket)
    socket.on('disconnect', () => {
      rounds.remove(socket)
      rooms.leave(socket)
      owners.remove(socket)
    })
    bind(socket, { use, rooms, log, now: clock.now, standEveryMs: config.session.idleMs / 4, whoIs })
    // Last: the page that gives way may be this one.
    owners.add(socket)
  })

  const hear = (news: News): void => {
    if (news.kind === 'person revoked') owners.cutPerson(news.personId)
    else if (news.kind === 'stage revoked') owners.cutStage(news.stageId)
    else if (news.kind === 'session ended') owners.cutSession(news.sessionId)
    else rooms.hear(news)
    if (news.kind === 'company changed') rounds.hurry()
  }
  const unsubscribe = bus.subscribe(hear)
  const beat = setInterval(() => rooms.beat(), BEAT_MS)
  const flush = setInterval(() => rooms.flush(), FLUSH_MS)
  const look = setInterval(() => {
    flood.look()
    void rounds.look()
  }, LOOK_MS)

  return {
    async close() {
      clearInterval(beat)
      clearInterval(flush)
      clearInterval(look)
      unsubscribe()
      for (const socket of io.sockets.sockets.values()) together(socket)
      rooms.sayRestarting()
      fanOut.close()
      io.disconnectSockets(true)
      io.engine.close()
    },
  }
}
