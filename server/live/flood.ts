import type { Log } from '../use/hall.ts'
import { Allowance } from './limits.ts'
import type { EngineSocket } from './write.ts'

/** Most bytes that a connection may send in a second. The events that a page is allowed come to less, each as large as one may be. */
const MOST_BYTES = 1024 * 1024
/** Most packets that may wait for a client that asks and does not read the answers. */
const MOST_UNREAD = 256
/** Whoever is closed gets the answers that are on their way, and so long to go by itself, in ms. */
const GRACE_MS = 500

interface Watched {
  allowance: Allowance
  bytes: number
  /** The server wants to close it, and waits for it to read what was sent before. */
  closing: boolean
}

/**
 * Cuts connections that send what no page of ours does, below the events, where nobody counts: packets that are no event, pings of the
 * WebSocket protocol (each is answered), bytes in a thousand fragments; and those that ask for ever and read nothing.
 */
export class Flood {
  private readonly watched = new Map<EngineSocket, Watched>()

  constructor(private readonly log: Log) {}

  watch(conn: EngineSocket): void {
    const watched = { allowance: new Allowance(performance.now()), bytes: 0, closing: false }
    this.watched.set(conn, watched)
    conn.on('close', () => {
      this.watched.delete(conn)
      end(conn)
    })
    const count = (): void => {
      if (watched.allowance.take(performance.now()) === 'cut') this.cut(conn, 'packets')
    }
    const listen = (): void => void conn.transport.socket?.on('ping', count).on('pong', count)
    conn.on('packet', count)
    conn.on('upgrade', listen)
    listen()
  }

  /** Looks at everybody; called once a second. */
  look(): void {
    for (const [conn, watched] of this.watched) {
      const { bytesRead = 0 } = conn.transport.socket?._socket ?? {}
      if (bytesRead - watched.bytes > MOST_BYTES) this.cut(conn, 'bytes')
      else if (conn.writeBuffer.length > MOST_UNREAD) this.cut(conn, 'unread answers')
      else if (watched.closing) this.cut(conn, 'unread end')
      watched.bytes = bytesRead
      watched.closing = conn.readyState === 'closing'
    }
  }

  /** Reads nothing more of it at once. */
  private cut(conn: EngineSocket, what: string): void {
    if (!this.watched.delete(conn)) return
    this.log.warn({ what }, 'a connection was cut: it floods or does not read')
    conn.transport.socket?._socket?.pause()
    setImmediate(() => {
      conn.close(true)
      end(conn)
    })
  }
}

/** A WebSocket's close waits half a minute for the other end's, and takes in all that it sends until then: here that end follows what was sent. */
function end({ transport }: EngineSocket): void {
  const wire = transport.socket?._socket
  if (!wire) return
  wire.end()
  setTimeout(() => wire.destroy(), GRACE_MS).unref()
}
