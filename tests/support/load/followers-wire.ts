// What the load generator of followers is told, and says.

/** How followers come in: by nothing but TCP, by a bare WebSocket, by stock socket.io, or as a page of ours does. */
export type Way = 'limit' | 'ws' | 'socketio' | 'candor'
export interface Doors {
  way: Way
  /** http(s)://host:port, or tcp://host:port */
  url: string
  cookies: string[]
  meetingId: string
  /** What a browser without anything fetches first, beside the page itself. */
  files?: string[]
  /** Of the server, where `url` is a way to it. */
  origin?: string
}
export type ToFollowers =
  /** `atOnce`: so many come in at a time. `comesBack`: whoever is lost comes back, with the pauses of a page. */
  | { kind: 'join'; doors: Doors; followers: number; atOnce: number; comesBack?: boolean }
  /** `withinMs`: says what there is then, also where not all have it. */
  | { kind: 'expect'; marker: string; withinMs?: number }
  | { kind: 'leave' }
  /** Stops reading, or begins again. */
  | { kind: 'read'; reads: boolean }
  | { kind: 'who is here' }
export type FromFollowers =
  /** `why`: how many failed by what. */
  | ({ kind: 'joined'; failed: number; why: Record<string, number> } & Record<'seconds' | 'p50' | 'p99' | 'last' | 'bytes', number>)
  /** When the marker reached each, in ms of the common clock; `frame`: what carried it, base64. */
  | { kind: 'arrived'; marker: string; frame: string; at: number[]; cpuMs: number }
  | { kind: 'left' }
  /** How many are in, and when those came back that had been lost since the last time, in ms of the common clock. */
  | { kind: 'here'; here: number; backs: number[] }
  /** Connections that the server ended. */
  | { kind: 'lost'; count: number }
