/** Events that a socket may send: a burst, then so many a second. A presenter's pointing is the busiest honest use. */
const BURST = 120
const PER_SECOND = 60
/** So many refused events beyond the limit, and the socket is cut: it is no page of ours. */
const MOST_REFUSED = 600

/** Largest message from a client, in bytes. The largest honest one points at fifty line items. */
export const MESSAGE_BYTES = 16 * 1024
/** Open pages of one person. */
export const SOCKETS_PER_PERSON = 20
/** Open screens of one pairing or one source's link, which is used on as many computers as its holder wants. */
export const SOCKETS_PER_STAGE = 500

export type Verdict = 'take' | 'refuse' | 'cut'

/** A bucket of events that fills by time. */
export class Allowance {
  private left = BURST
  private refused = 0
  private at: number

  constructor(now: number) {
    this.at = now
  }

  take(now: number): Verdict {
    this.left = Math.min(BURST, this.left + (Math.max(0, now - this.at) / 1_000) * PER_SECOND)
    this.at = now
    if (this.left >= 1) {
      this.left -= 1
      return 'take'
    }
    this.refused += 1
    return this.refused > MOST_REFUSED ? 'cut' : 'refuse'
  }
}
