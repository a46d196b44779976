import { io, type Socket } from 'socket.io-client'
import { SOCKET_PATH } from '#app/model/meeting/wire.ts'

export interface Asker {
  socket: Socket
  ask(name: string, input: unknown): Promise<{ ok: boolean; error?: string; seq?: number }>
}
/** A socket that says what it wants, like no page of ours; undefined when it is not let in. */
export async function enterAs(
  url: string,
  cookie: string,
  headers: Record<string, string> = { origin: url },
  auth: Record<string, unknown> = {},
): Promise<Asker | undefined> {
  const socket = io(url, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, ...headers },
    auth,
  })
  const entered = await new Promise<boolean>(resolve => {
    socket.once('connect', () => resolve(true))
    socket.once('connect_error', () => resolve(false))
  })
  if (!entered) return undefined
  return {
    socket,
    ask: (name, input) =>
      socket
        .timeout(3_000)
        .emitWithAck(name, input)
        .catch(() => ({ ok: false, error: 'no answer' })),
  }
}
