/** A page answers every beat (3 s): without two of them its people are told that it reconnects. */
const SILENT_MS = 6_500
/** From when another presenter may take the wheel. */
const GONE_MS = 10_000

/**
 * When each presenter's page last gave a sign of life, by this server's own sockets and a clock that never jumps. Outlives rooms, so that
 * nobody is thought gone early or late because a room was empty for a moment; after a start everyone has the whole time again.
 */
export class Presence {
  private readonly opened: number
  private readonly signs = new Map<string, number>()

  constructor(private readonly elapsed: () => number) {
    this.opened = elapsed()
  }

  /** Something came from this presenter's page. */
  sign(meetingId: string, personId: string): void {
    this.signs.set(`${meetingId} ${personId}`, this.elapsed())
  }

  /** A page of this presenter closed. One that had been silent for long is found closed late: that is no sign of life. */
  left(meetingId: string, personId: string): void {
    if (this.connected(meetingId, personId)) this.sign(meetingId, personId)
  }

  connected(meetingId: string, personId: string): boolean {
    return this.silentFor(meetingId, personId) < SILENT_MS
  }

  gone(meetingId: string, personId: string): boolean {
    return this.silentFor(meetingId, personId) >= GONE_MS
  }

  private silentFor(meetingId: string, personId: string): number {
    return this.elapsed() - (this.signs.get(`${meetingId} ${personId}`) ?? this.opened)
  }
}
