import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The network between people and the server, with its faults. */
export interface Proxy {
  url: string
  /** How many connections it has refused an upgrade to a web socket. */
  refused(): number
  /** How many connections it has cut because they were open for too long. */
  cut(): number
  /** Ends every connection and takes no new one, until `up`. */
  down(): void
  /** Connections stay and nothing comes through any more, until `up`, which ends them. */
  stall(): void
  up(): void
  close(): Promise<void>
}

export interface ProxyFaults {
  /** No connection lives longer, in ms. */
  cutAfterMs?: number
  /** Answers 403 to whoever wants a web socket, as a proxy does that knows only HTTP. */
  refuseUpgrades?: boolean
  /** Lets whoever wants a web socket wait for ever. */
  swallowUpgrades?: boolean
}
const UPGRADE = /^GET [^\r\n]* HTTP\/1\.1\r\n(?:[^\r\n]+\r\n)*upgrade: websocket\r\n/i

/**
 * A TCP proxy on this machine before a server on this machine. Origins are compared with the server's own address: give it `port` and tell
 * the server that PUBLIC_URL is there.
 */
export async function openProxy(
  target: string,
  { cutAfterMs, refuseUpgrades = false, swallowUpgrades = false }: ProxyFaults = {},
  port = 0,
): Promise<Proxy> {
  const { hostname, port: targetPort } = new URL(target)
  const open = new Set<Socket>()
  const count = { refused: 0, cut: 0 }
  let state: 'up' | 'down' | 'stalled' = 'up'
  const drop = (...sockets: Socket[]): void => {
    for (const socket of sockets) socket.destroy()
  }

  const server = createServer(near => {
    if (state === 'down') return drop(near)
    const far = connect({ host: hostname, port: Number(targetPort) })
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        drop(near, far)
      })
    }
    if (cutAfterMs !== undefined) {
      const timer = setTimeout(() => {
        count.cut += 1
        drop(near, far)
      }, cutAfterMs)
      near.on('close', () => clearTimeout(timer))
    }
    far.on('data', chunk => state === 'up' && near.write(chunk))
    near.on('data', chunk => {
      if (state !== 'up') return
      // A head is small and comes in one piece on this machine; what follows on the same connection is looked at as well.
      if ((refuseUpgrades || swallowUpgrades) && UPGRADE.test(chunk.toString('latin1'))) {
        count.refused += 1
        if (swallowUpgrades) return
        return void near.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      }
      far.write(chunk)
    })
  })
  server.listen({ port, host: '127.0.0.1', backlog: 4096 })
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    refused: () => count.refused,
    cut: () => count.cut,
    down() {
      state = 'down'
      drop(...open)
    },
    stall: () => void (state = 'stalled'),
    up() {
      if (state === 'stalled') drop(...open)
      state = 'up'
    },
    async close() {
      drop(...open)
      server.close()
      await once(server, 'close')
    },
  }
}
