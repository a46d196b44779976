import type { Audience as AudienceName } from '#app/model/meeting/catalogue.ts'
import type { Packet } from './packet.ts'
import type { LiveSocket } from './socket.ts'
import { write } from './write.ts'

/** Writes between two looks at the clock. */
const STRIDE = 64

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

  /**
   * Writes one packet to the sockets below place `from`, from the last to the first, until `until` (ms, as performance.now()). Gives the
   * place where it stopped, 0 when all have it, and adds up who was left out. Between two slices somebody may come (behind, with a
   * snapshot that knows this frame) or go (the last one takes the place and may get the frame twice, which a page ignores); nobody is
   * passed over.
   */
  send(packet: Packet, from: number, until: number, now: number, left: { out: number }): number {
    let place = Math.min(from, this.sockets.length)
    while (place > 0) {
      const stop = Math.max(0, place - STRIDE)
      while (place > stop) if (!write(this.sockets[--place] as LiveSocket, packet, now)) left.out += 1
      if (performance.now() >= until) break
    }
    return place
  }
}
