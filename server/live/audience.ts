import type { Audience as AudienceName } from '#app/model/meeting/catalogue.ts'
import type { Frame } from '#app/model/meeting/wire.ts'
import type { LiveSocket } from './socket.ts'

/** Frames that may wait for a client before it is left out until it has read them. */
const MOST_WAITING = 32
/** A client that reads nothing for this long is cut off; it comes back when it can. */
const PATIENCE_MS = 60_000

/** Sockets that are sent the same, densely kept: a broadcast walks an array and does nothing per socket but the write. */
export class Audience {
  private sockets: LiveSocket[] = []

  constructor(readonly name: AudienceName) {}

  get size(): number {
    return this.sockets.length
  }

  add(socket: LiveSocket): void {
    socket.data.index = this.sockets.length
    this.sockets.push(socket)
  }

  remove(socket: LiveSocket): void {
    const index = socket.data.index
    if (this.sockets[index] !== socket) return
    const last = this.sockets.pop() as LiveSocket
    if (last === socket) return
    this.sockets[index] = last
    last.data.index = index
  }

  has(test: (socket: LiveSocket) => boolean): boolean {
    return this.sockets.some(test)
  }

  /** Writes one encoded packet to everyone who reads; who does not is skipped, and finds the gap by the next `prev` or beat. */
  send(packet: string, now: number): void {
    for (let index = this.sockets.length - 1; index >= 0; index--) write(this.sockets[index] as LiveSocket, packet, now)
  }
}

/** One frame to one socket; false when it was left out because that client does not read. */
export function write(socket: LiveSocket, packet: string, now: number): boolean {
  const { conn, data } = socket
  if (waiting(conn) > MOST_WAITING) {
    data.slowSince ??= now
    if (now - data.slowSince > PATIENCE_MS) conn.close(true)
    return false
  }
  data.slowSince = null
  conn.write(packet, { compress: false })
  return true
}

/** How many packets engine.io holds back because the connection does not take them. It has no public name for it. */
const waiting = (conn: LiveSocket['conn']): number => (conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length

/** A frame as the socket.io packet that its event would make: encoded once for everyone. */
export const encode = (frame: Frame): string => `2${JSON.stringify(['frame', JSON.stringify(frame)])}`
