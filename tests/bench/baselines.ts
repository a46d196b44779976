import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { Server as SocketIo } from 'socket.io'
import WebSocket, { WebSocketServer } from 'ws'
import { openStore } from '#db/index.ts'
import { identify } from '#server/people/session.ts'
import { attend } from '#server/use/meetings/attend.ts'
import type { Hall } from '#server/use/hall.ts'
import { parse } from 'cookie'
import { cookiesOf } from '#server/http/session.ts'
import { testConfig } from '../support/config.ts'
import type { Way } from '../support/load/followers-wire.ts'

// What Candor is measured against, each in a process of its own: the same bytes by `socket.write` over an array of TCP sockets (LIMIT,
// the kernel's own cost), by a bare `ws`, by stock socket.io with the same check of session and meeting at the door.

/** `frame`: base64 of what is written to every socket; for ws and socket.io its text is sent. */
export type ToBaseline = { kind: 'send'; marker: string; frame: string }
export type FromBaseline = { kind: 'ready'; url: string } | { kind: 'sent'; marker: string; at: number }

const say = (message: FromBaseline): void => void process.send?.(message)
const [way, dataDir] = process.argv.slice(2) as [Exclude<Way, 'candor'>, string]

/** The text of the last WebSocket frame in these bytes. */
function textOf(frame: Buffer): string {
  const short = (frame[1] as number) & 0x7f
  return frame.subarray(short < 126 ? 2 : 4).toString()
}

async function ready(server: Server, scheme: string, send: (frame: Buffer) => void): Promise<void> {
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
  await once(server, 'listening')
  process.on('message', ({ marker, frame }: ToBaseline) => {
    const bytes = Buffer.from(frame, 'base64')
    const at = performance.timeOrigin + performance.now()
    send(bytes)
    say({ kind: 'sent', marker, at })
  })
  process.on('disconnect', () => process.exit(0))
  say({ kind: 'ready', url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

async function limit(): Promise<void> {
  const sockets: Socket[] = []
  const server = createTcpServer({ noDelay: true }, socket => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.splice(sockets.indexOf(socket), 1))
  })
  await ready(server, 'tcp', frame => {
    for (const socket of sockets) socket.write(frame)
  })
}

async function bareWs(): Promise<void> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  await ready(server, 'http', frame => {
    const text = textOf(frame)
    for (const socket of sockets.clients) if (socket.readyState === WebSocket.OPEN) socket.send(text)
  })
}

async function socketIo(): Promise<void> {
  const config = testConfig({ DATA_DIR: dataDir })
  const store = await openStore(config.databaseUrl)
  const hall = { store, config, clock: { now: Date.now }, log: { info() {}, warn() {}, error() {} } } as unknown as Hall
  const cookieName = parseName(cookiesOf(config).session('x'))
  const actorOf = async ({ headers }: IncomingMessage) => (await identify(hall, parse(headers.cookie ?? '')[cookieName]))?.actor
  const server = createServer()
  const io = new SocketIo(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
  // Six kilobytes, like a snapshot of a running meeting.
  const snapshot = JSON.stringify({ k: 'snapshot', filling: 'x'.repeat(6_000) })
  io.use((socket, next) => {
    void actorOf(socket.request).then(actor => {
      next(actor ? undefined : new Error('signed out'))
    })
  })
  io.on('connection', socket => {
    socket.on('attend', async (input, answer) => {
      const actor = await actorOf(socket.request)
      const allowed = actor && (await attend(hall, actor, input))
      if (!allowed?.ok) return answer({ ok: false })
      await socket.join('followers')
      socket.emit('frame', snapshot)
      answer({ ok: true })
    })
  })
  await ready(server, 'http', frame => {
    const [, json] = JSON.parse(textOf(frame).slice(2)) as [string, string]
    io.to('followers').emit('frame', json)
  })
}

const parseName = (cookie: string): string => cookie.slice(0, cookie.indexOf('='))

const start = { limit, ws: bareWs, socketio: socketIo }
await start[way]()
