import { once } from 'node:events'
import WebSocket from 'ws'
import { SOCKET_PATH } from '#app/model/meeting/wire.ts'

// The load generator: followers in a process of their own, so that their work is not counted as the server's. Bare sockets that note when
// a broadcast arrives; nothing is parsed that need not be. Driven by messages from the benchmark.

export type ToLoad =
  | { kind: 'connect'; url: string; followers: number; cookies?: string[]; meetingId?: string }
  | { kind: 'expect'; marker: string }
  | { kind: 'disconnect' }
export type FromLoad =
  | { kind: 'connected' }
  | { kind: 'arrived'; marker: string; frame: string; at: number[]; cpuMs: number; bytes: number }
  | { kind: 'disconnected' }

let sockets: WebSocket[] = []
let waiting: { marker: Buffer; text: string; at: number[]; cpu: NodeJS.CpuUsage } | undefined
let bytes = 0

const say = (message: FromLoad): void => void process.send?.(message)
/** The same clock in both processes, in milliseconds with fractions. */
const clock = (): number => performance.timeOrigin + performance.now()

process.on('message', (message: ToLoad) => {
  if (message.kind === 'connect') void connect(message).then(() => say({ kind: 'connected' }))
  if (message.kind === 'expect') waiting = { marker: Buffer.from(message.marker), text: message.marker, at: [], cpu: process.cpuUsage() }
  if (message.kind === 'disconnect') {
    for (const socket of sockets) socket.terminate()
    sockets = []
    say({ kind: 'disconnected' })
  }
})

async function connect({ url, followers, cookies, meetingId }: Extract<ToLoad, { kind: 'connect' }>): Promise<void> {
  for (let from = 0; from < followers; from += 100)
    await Promise.all(
      Array.from({ length: Math.min(100, followers - from) }, (_, index) =>
        open(url, cookies?.[(from + index) % cookies.length], meetingId),
      ),
    )
}

async function open(url: string, cookie: string | undefined, meetingId: string | undefined): Promise<void> {
  const live = meetingId !== undefined
  const address = live ? `${url.replace('http', 'ws')}${SOCKET_PATH}/?EIO=4&transport=websocket` : url.replace('http', 'ws')
  const socket = new WebSocket(address, { headers: { origin: url, ...(cookie ? { cookie } : {}) }, perMessageDeflate: false })
  sockets.push(socket)
  const entered = live ? enter(socket, meetingId) : once(socket, 'open')
  socket.on('message', (data: Buffer) => {
    bytes += data.length
    if (waiting && data.includes(waiting.marker)) arrive(data)
    else if (data.length === 1 && data[0] === 0x32) socket.send('3')
  })
  await entered
}

/** Says what a page of ours says: connect, attend; resolves when the snapshot is here. */
function enter(socket: WebSocket, meetingId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    const hear = (data: Buffer) => {
      const text = data.toString()
      if (text.startsWith('0{')) socket.send('40')
      else if (text.startsWith('40')) socket.send(`420${JSON.stringify(['attend', { meetingId, as: 'follower' }])}`)
      else if (text.includes('snapshot')) {
        socket.off('message', hear)
        resolve()
      }
    }
    socket.on('message', hear)
  })
}

function arrive(frame: Buffer): void {
  if (!waiting) return
  waiting.at.push(clock())
  if (waiting.at.length < sockets.length) return
  const { text, at, cpu } = waiting
  const { user, system } = process.cpuUsage(cpu)
  waiting = undefined
  say({ kind: 'arrived', marker: text, frame: frame.toString(), at, cpuMs: (user + system) / 1_000, bytes })
  bytes = 0
}
