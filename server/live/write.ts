import type { Socket as NetSocket } from 'node:net'
import type { Packet } from './packet.ts'
import type { LiveSocket } from './socket.ts'

/** Bytes that may wait for a client before it is left out until it has read them. */
const MOST_BYTES = 64 * 1024
/** The same for a client on the ordinary path, in packets. */
const MOST_PACKETS = 32
/** A client that reads nothing for this long is cut off; it comes back when it can. */
const PATIENCE_MS = 60_000

/**
 * One packet to one client; false when it was left out because that client does not read: it finds the gap by the next `prev` or beat,
 * and asks for the snapshot.
 *
 * The same bytes go to everybody, so they are written to the TCP socket itself, past what engine.io and ws do for each message. That
 * leans on inner parts of both (their versions are pinned, a test sends both ways): whatever is not exactly as expected goes the ordinary
 * way, through engine.io, which keeps the order because nothing passes what waits there.
 */
export function write(socket: LiveSocket, packet: Packet, now: number): boolean {
  const conn = socket.conn as unknown as EngineSocket
  const wire = conn.writeBuffer.length === 0 ? wireOf(conn) : null
  if (wire ? wire.writableLength > MOST_BYTES : conn.writeBuffer.length > MOST_PACKETS) {
    leaveOut(socket, now)
    return false
  }
  socket.data.slowSince = 0
  if (wire) wire.write(packet.frame)
  else conn.write(packet.text, NOT_COMPRESSED)
  return true
}

/** What follows in this turn of promises leaves with one write: the snapshot and the answer to who comes in, the last words to who is let go. */
export function together({ conn }: LiveSocket): void {
  const wire = wireOf(conn as unknown as EngineSocket)
  if (!wire) return
  wire.cork()
  process.nextTick(() => wire.uncork())
}

const NOT_COMPRESSED = { compress: false }

function leaveOut(socket: LiveSocket, now: number): void {
  const { data } = socket
  data.slowSince ||= now
  if (now - data.slowSince > PATIENCE_MS) socket.conn.close(true)
}

/** The TCP socket below a WebSocket that is open and holds nothing back; null for long polling, for a closing one, in doubt. */
function wireOf({ readyState, upgrading, transport }: EngineSocket): NetSocket | null {
  if (readyState !== 'open' || upgrading || transport.name !== 'websocket') return null
  const webSocket = transport.socket
  return webSocket?.readyState === OPEN && webSocket._sender?._state === IDLE ? (webSocket._socket ?? null) : null
}

/** Of ws: WebSocket.OPEN, and a sender that is neither compressing nor reading a Blob. */
const OPEN = 1
const IDLE = 0

/** What we use of engine.io 6 and ws 8 that has no public name. */
export interface EngineSocket {
  readyState: string
  upgrading: boolean
  writeBuffer: unknown[]
  transport: { name: string; socket?: WebSocket }
  write(text: string, options: { compress: boolean }): void
  close(discard: boolean): void
  on(event: 'packet' | 'upgrade' | 'close', listener: () => void): this
}
interface WebSocket {
  readyState: number
  _socket?: NetSocket
  _sender?: { _state: number }
  on(event: 'ping' | 'pong', listener: () => void): this
}
