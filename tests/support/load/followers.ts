import { connect as tcp, type Socket } from 'node:net'
import { connect as tls } from 'node:tls'
import { BACK_OFF, RESTART } from '#app/live/connection.ts'
import { SOCKET_PATH } from '#app/model/meeting/wire.ts'
import type { Doors, FromFollowers, ToFollowers } from './followers-wire.ts'

// The load generator: thousands of followers in a process of their own, so that their work is not counted as the server's. Bare TCP
// sockets that share one buffer and look for a marker; nothing is parsed that need not be. Driven by messages from the benchmark.

const say = (message: FromFollowers): void => void process.send?.(message)
/** The same clock in all processes, in ms with fractions. */
const clock = (): number => performance.timeOrigin + performance.now()
/** Joins that take longer have failed. */
const PATIENCE_MS = 60_000

let followers = new Set<Follower>()
let waiting: { text: string; marker: Buffer; at: number[]; cpu: NodeJS.CpuUsage } | undefined
let lost = 0
let backs: number[] = []
let comesBack = false

process.on('message', (message: ToFollowers) => {
  if (message.kind === 'join') void join(message)
  if (message.kind === 'expect') {
    const expected = { text: message.marker, marker: Buffer.from(message.marker), at: [], cpu: process.cpuUsage() }
    waiting = expected
    if (message.withinMs !== undefined)
      setTimeout(() => {
        if (waiting === expected) sayArrived('')
      }, message.withinMs)
  }
  if (message.kind === 'leave') {
    const leaving = followers
    followers = new Set()
    for (const { socket } of leaving) socket.destroy()
    say({ kind: 'left' })
  }
  if (message.kind === 'read') for (const { socket } of followers) message.reads ? socket.resume() : socket.pause()
  if (message.kind === 'who is here') {
    say({ kind: 'here', here: [...followers].filter(follower => follower.isIn).length, backs })
    backs = []
  }
})
process.on('disconnect', () => process.exit(0))

async function join({ doors, followers: wanted, atOnce, ...how }: Extract<ToFollowers, { kind: 'join' }>): Promise<void> {
  comesBack = how.comesBack ?? false
  const from = clock()
  const took: number[] = []
  let failed = 0
  const why: Record<string, number> = {}
  let next = 0
  let bytes = 0
  const comeIn = async (): Promise<void> => {
    while (next < wanted) {
      const follower = new Follower(doors, doors.cookies[next++ % Math.max(1, doors.cookies.length)] ?? '')
      followers.add(follower)
      try {
        took.push(await follower.entered)
        bytes += follower.bytes
      } catch (error) {
        failed += 1
        const { message } = error as Error
        why[message] = (why[message] ?? 0) + 1
        followers.delete(follower)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, wanted) }, comeIn))
  took.sort((a, b) => a - b)
  const quantile = (q: number): number => took[Math.min(took.length - 1, Math.ceil(q * took.length) - 1)] ?? Number.NaN
  say({
    kind: 'joined',
    failed,
    why,
    seconds: (clock() - from) / 1_000,
    p50: quantile(0.5),
    p99: quantile(0.99),
    last: took.at(-1) ?? Number.NaN,
    bytes: Math.round(bytes / Math.max(1, took.length)),
  })
}

/** As socket.io does it for a page: twice as long after each failure, up to a bound, by chance more or less. `first`: the page's own wait. */
function comeBack(doors: Doors, cookie: string, attempt = 0, first?: number): void {
  const { reconnectionDelay, reconnectionDelayMax, randomizationFactor } = BACK_OFF
  const wait = reconnectionDelay * 2 ** attempt * (1 + randomizationFactor * (2 * Math.random() - 1))
  setTimeout(() => {
    const follower = new Follower(doors, cookie)
    followers.add(follower)
    follower.entered.then(
      () => backs.push(clock()),
      () => {
        followers.delete(follower)
        comeBack(doors, cookie, first === undefined ? attempt + 1 : 0)
      },
    )
  }, first ?? Math.min(reconnectionDelayMax, wait))
}

/** All sockets read into this one: what arrives is looked at in the same turn and not kept. */
const shared = Buffer.allocUnsafe(256 * 1024)

class Follower {
  /** Of the page as long as it loads; then the one that stays. */
  socket: Socket
  /** How long it took to come in, in ms. */
  readonly entered: Promise<number>
  /** Read until it was in. */
  bytes = 0
  isIn = false
  /** The server has said so. */
  private restarts = false
  private settle: { in(): void; failed(why: Error): void } = { in() {}, failed() {} }
  /** What it still fetches before the socket. */
  private readonly toFetch: string[]
  private readonly head: (path: string, more: string) => string
  private readonly at: { host: string; port: number; secure: boolean }
  /** Head of an answer as far as it is here, then how much of its body is not. */
  private answer = ''
  private bodyLeft = 0
  /** Bytes of a frame that were not here yet when its head was. */
  private rest = 0

  constructor(
    private readonly doors: Doors,
    private readonly cookie: string,
  ) {
    const began = clock()
    const { protocol, hostname, port, host } = new URL(doors.url)
    const origin = doors.origin ?? new URL(doors.url).origin
    this.head = (path, more) => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\n${more}\r\n\r\n`
    this.toFetch = doors.files ? [`/meetings/${doors.meetingId}`, ...doors.files] : []
    this.entered = new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.settle.failed(new Error('too late')), PATIENCE_MS)
      this.settle = {
        in: () => {
          clearTimeout(timer)
          this.isIn = true
          resolve(clock() - began)
        },
        failed: why => {
          clearTimeout(timer)
          reject(why)
        },
      }
    })
    const secure = protocol === 'https:' || protocol === 'wss:'
    this.at = { host: hostname, port: Number(port) || (secure ? 443 : 80), secure }
    this.socket = this.open(this.toFetch.length > 0 ? () => this.fetchNext() : () => this.enter())
  }

  private open(then: () => void): Socket {
    const { secure, host, port } = this.at
    const onread = { buffer: shared, callback: (read: number) => this.hear(shared.subarray(0, read)) }
    // TLS has no onread of ours: there every chunk is a buffer of its own.
    const socket = secure ? tls({ host, port, servername: host }) : tcp({ host, port, noDelay: true, onread })
    if (secure) socket.on('data', chunk => this.hear(chunk))
    socket.on('error', error => this.settle.failed(error))
    socket.on('close', () => socket === this.socket && this.closed())
    socket.once(secure ? 'secureConnect' : 'connect', then)
    return socket
  }

  private fetchNext(): void {
    this.socket.write(this.head(this.toFetch[0] ?? '', 'Accept-Encoding: br'))
  }

  private enter(): void {
    const { way } = this.doors
    if (way === 'limit') return this.settle.in()
    const path = way === 'ws' ? '/' : `${way === 'candor' ? SOCKET_PATH : '/socket.io'}/?EIO=4&transport=websocket`
    const upgrade = 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='
    this.socket.write(this.head(path, `Connection: Upgrade\r\n${upgrade}`))
  }

  /** Reads an answer to its end, by its length. */
  private hearFile(chunk: Buffer): void {
    let body = chunk.length
    if (this.bodyLeft === 0) {
      this.answer += chunk.toString('latin1')
      const end = this.answer.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = /\r\ncontent-length: (\d+)/i.exec(this.answer)?.[1]
      if (!this.answer.startsWith('HTTP/1.1 200') || !length) return this.settle.failed(new Error(this.answer.slice(0, 60)))
      this.bodyLeft = Number(length)
      body = this.answer.length - end - 4
      this.answer = ''
    }
    this.bodyLeft -= body
    if (this.bodyLeft > 0) return
    this.toFetch.shift()
    if (this.toFetch.length > 0) return this.fetchNext()
    // A browser opens its web socket on a connection of its own. The page's ends by itself soon; here it does at once.
    const page = this.socket
    this.socket = this.open(() => this.enter())
    page.destroy()
  }

  private hear(chunk: Buffer): boolean {
    if (waiting && this.isIn && chunk.includes(waiting.marker)) arrive(chunk)
    if (this.doors.way === 'limit') return true
    if (!this.isIn) this.bytes += chunk.length
    if (this.toFetch.length > 0) this.hearFile(chunk)
    else this.frames(chunk)
    return true
  }

  /** Looks at the head of each frame: the handshake, and pings. */
  private frames(chunk: Buffer): void {
    let at = 0
    if (!this.isIn && chunk[0] === 0x48 /* HTTP/1.1 … */) {
      if (!chunk.subarray(0, 12).toString().endsWith('101')) return this.settle.failed(new Error(chunk.subarray(0, 12).toString()))
      at = chunk.indexOf('\r\n\r\n') + 4
      if (this.doors.way === 'ws') this.settle.in()
    }
    const skipped = Math.min(this.rest, chunk.length - at)
    this.rest -= skipped
    at += skipped
    while (at + 2 <= chunk.length) {
      const short = (chunk[at + 1] as number) & 0x7f
      const head = short < 126 ? 2 : short === 126 ? 4 : 10
      if (at + head > chunk.length) return
      const length = short < 126 ? short : short === 126 ? chunk.readUInt16BE(at + 2) : Number(chunk.readBigUInt64BE(at + 2))
      const body = chunk.subarray(at + head, at + head + length)
      if (length === 1 && body[0] === 0x32 /* ping */) this.send('3')
      else if (length < 60 && body.includes('restarting')) this.restarts = true
      else if (!this.isIn) this.handshake(body)
      at += head + length
    }
    this.rest = Math.max(0, at - chunk.length)
  }

  /** Says what a page says: connect, attend; it is in when the snapshot is here. */
  private handshake(body: Buffer): void {
    const begin = body.subarray(0, 24).toString()
    const { way, meetingId } = this.doors
    if (begin.startsWith('0{')) this.send(way === 'candor' ? '40{"as":"person"}' : '40')
    else if (begin.startsWith('44')) this.settle.failed(new Error(body.toString()))
    else if (begin.startsWith('40')) this.send(`420${JSON.stringify(['attend', { meetingId, as: 'follower' }])}`)
    else if (begin.startsWith('42["frame"')) this.settle.in()
  }

  /** A masked text frame of under 126 bytes, or of under 64 KB (RFC 6455, section 5.2); the mask is zero. */
  private send(text: string): void {
    const length = Buffer.byteLength(text)
    const head =
      length < 126 ? Buffer.from([0x81, 0x80 | length, 0, 0, 0, 0]) : Buffer.from([0x81, 0xfe, length >> 8, length & 255, 0, 0, 0, 0])
    this.socket.write(Buffer.concat([head, Buffer.from(text)]))
  }

  private closed(): void {
    this.settle.failed(new Error('closed'))
    if (!followers.delete(this) || !this.isIn) return
    if (comesBack) comeBack(this.doors, this.cookie, 0, this.restarts ? RESTART.leastMs + Math.random() * RESTART.spreadMs : undefined)
    if (lost++ === 0)
      setTimeout(() => {
        say({ kind: 'lost', count: lost })
        lost = 0
      }, 1_000)
  }
}

function arrive(frame: Buffer): void {
  if (!waiting) return
  waiting.at.push(clock())
  if (waiting.at.length >= followers.size) sayArrived(frame.toString('base64'))
}

function sayArrived(frame: string): void {
  if (!waiting) return
  const { text, at, cpu } = waiting
  const { user, system } = process.cpuUsage(cpu)
  waiting = undefined
  say({ kind: 'arrived', marker: text, frame, at, cpuMs: (user + system) / 1_000 })
}
