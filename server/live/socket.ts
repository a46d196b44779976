import type { Server, Socket } from 'socket.io'
import type { Audience, Stance } from '#app/model/meeting/catalogue.ts'
import type { ClientEvents, ServerEvents } from '#app/model/meeting/wire.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { Allowance } from './limits.ts'
import type { Room } from './room.ts'

export interface Caller {
  actor: Actor
  /** Of a person. */
  name: string | null
}
/** What the server remembers of a socket. */
export interface SocketData extends Caller {
  /** When it was let in, in ms of performance.now(): who it is was asked then. */
  since: number
  allowance: Allowance
  room: Room | null
  /** What the page says that it is, before it enters as that. Counts among the pages of its own owner alone. */
  page: Audience
  as: Audience
  stance: Stance
  /** Place in its audience's array. */
  index: number
  /** Since when it does not read, in ms of performance.now(), which never jumps; 0 while it does. */
  slowSince: number
}
export type LiveServer = Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>
export type LiveSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>
