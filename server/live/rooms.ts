import type { Audience } from '#app/model/meeting/catalogue.ts'
import type { Log, News } from '../use/hall.ts'
import type { Use } from '../use/index.ts'
import type { FanOut } from './fan-out.ts'
import type { Presence } from './presence.ts'
import { Room } from './room.ts'
import type { LiveSocket } from './socket.ts'

/** How long a room is kept in which nobody is, in ms. */
const EMPTY_MS = 60_000

/** Meetings that somebody attends. */
export class Rooms {
  private readonly open = new Map<string, Promise<Room | undefined>>()
  private readonly ready = new Map<string, Room>()
  private readonly emptying = new Set<Room>()
  /** Facts that came while a room was being read. */
  private readonly early = new Map<string, Extract<News, { kind: 'journal' }>['entries']>()

  constructor(
    private readonly meetings: Use['meetings'],
    private readonly fanOut: FanOut,
    private readonly presence: Presence,
    private readonly now: () => number,
    private readonly log: Log,
  ) {}

  /** Takes a socket into the room of a meeting, which is read from the journal when nobody is in it yet. Gives the audience's number. */
  async enter(socket: LiveSocket, meetingId: string): Promise<number | undefined> {
    for (;;) {
      const room = await this.of(meetingId)
      if (!room || !socket.connected) {
        if (room) this.forget(room)
        return undefined
      }
      // Whoever was in it may have left while this one waited.
      if (this.ready.get(meetingId) === room) return room.join(socket)
    }
  }

  private of(meetingId: string): Promise<Room | undefined> {
    const known = this.open.get(meetingId)
    if (known) return known
    const opening = this.read(meetingId)
    this.open.set(meetingId, opening)
    return opening
  }

  private async read(meetingId: string): Promise<Room | undefined> {
    this.early.set(meetingId, [])
    const room = new Room(meetingId, this.meetings, this.fanOut, this.presence, this.now, this.log)
    try {
      if (await room.load()) {
        this.ready.set(meetingId, room)
        room.hear(this.early.get(meetingId) ?? [])
        return room
      }
    } finally {
      // Also when it could not be read, which is no word on whether there is one: whoever asks again reads again.
      this.early.delete(meetingId)
      if (this.ready.get(meetingId) !== room) this.open.delete(meetingId)
    }
    return undefined
  }

  leave(socket: LiveSocket): void {
    const { room } = socket.data
    if (!room) return
    room.leave(socket)
    this.forget(room)
  }

  /** An empty room stays for a while: whoever comes and goes must not have the journal read each time. */
  private forget(room: Room): void {
    if (room.crowd.size > 0 || this.emptying.has(room)) return
    this.emptying.add(room)
    setTimeout(() => {
      this.emptying.delete(room)
      if (room.crowd.size > 0 || this.ready.get(room.meetingId) !== room) return
      this.ready.delete(room.meetingId)
      this.open.delete(room.meetingId)
    }, EMPTY_MS).unref()
  }

  /** Facts and changes, to the rooms that they concern. */
  hear(news: News): void {
    switch (news.kind) {
      case 'journal': {
        const meetingId = news.entries[0]?.meetingId
        if (!meetingId) return
        this.early.get(meetingId)?.push(...news.entries)
        this.ready.get(meetingId)?.hear(news.entries)
        return
      }
      case 'questions changed':
        for (const room of this.ready.values())
          if (room.roundId === news.roundId) {
            room.questionsAreOthers()
            // A round that opened or closed says so like one with new questions.
            room.lookout.changed()
          }
        return
      case 'votes changed':
        for (const room of this.ready.values()) if (room.roundId === news.roundId) room.voted(news.questionIds)
        return
      // Each is rare and read once a room: the next meeting that a page names may be another one, too.
      case 'meeting changed':
      case 'report changed':
      case 'company changed':
        for (const room of this.ready.values()) room.lookout.changed()
        return
      case 'poll answered':
        return this.ready.get(news.meetingId)?.pollAnswered()
      default:
        return
    }
  }

  beat(): void {
    for (const room of this.ready.values()) room.beat()
  }

  /** Counts and news that piled up. */
  flush(): void {
    for (const room of this.ready.values()) room.flush()
  }

  /** Sockets by audience, over all meetings. */
  sizes(): Record<Audience, number> {
    const sizes = { follower: 0, stage: 0, presenter: 0, moderator: 0 }
    for (const room of this.ready.values()) room.crowd.addSizes(sizes)
    return sizes
  }

  /** Before the process ends; what waits goes out first. */
  sayRestarting(): void {
    for (const room of this.ready.values()) room.sayRestarting()
    this.fanOut.flush()
  }
}
