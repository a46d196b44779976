import type { Log } from '../use/hall.ts'
import type { LiveSocket } from './socket.ts'

/** Everybody is looked at once in so many looks; in a hurry, in so many. A look is a second. */
const LOOKS = 300
const LOOKS_IN_A_HURRY = 30

/** Goes round and looks at every open socket by and by, a slice of them at each look, so that thousands hold up nothing. */
export class Rounds {
  private readonly open = new Set<LiveSocket>()
  /** Goes through them as they are then: nobody who left is kept for it. */
  private round = this.open.values()
  private looks = LOOKS
  private looking = false

  constructor(
    private readonly lookAt: (socket: LiveSocket) => Promise<void>,
    private readonly log: Log,
  ) {}

  add(socket: LiveSocket): void {
    this.open.add(socket)
  }

  remove(socket: LiveSocket): void {
    this.open.delete(socket)
  }

  /** Begins a quicker round: what everybody must have changed for all at once. */
  hurry(): void {
    this.round = this.open.values()
    this.looks = LOOKS_IN_A_HURRY
  }

  /** Looks at the next slice. What cannot be looked at now is looked at in the next round. */
  async look(): Promise<void> {
    if (this.looking) return
    this.looking = true
    const slice = Math.ceil(this.open.size / this.looks)
    for (let looked = 0; looked < slice; looked++) {
      const { value: socket } = this.round.next()
      if (!socket) {
        this.round = this.open.values()
        this.looks = LOOKS
        break
      }
      await this.lookAt(socket).catch((error: unknown) => this.log.warn({ err: error }, 'an open page could not be looked at'))
    }
    this.looking = false
  }
}
