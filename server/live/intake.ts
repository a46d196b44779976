/** How soon something is read again that could not be read, in ms. */
const RETRY_MS = 1_000

/**
 * Takes things in one after another, in their order and without a pause as long as none has to wait for anything. When taking one fails,
 * what is known may be halfway: then all is begun anew, as often as it takes, and what came meanwhile follows.
 */
export class Intake<T> {
  private readonly waiting: T[] = []
  private working = false

  constructor(
    private readonly take: (thing: T) => Promise<void> | void,
    private readonly beginAnew: (failedAt: T) => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  add(things: readonly T[]): void {
    this.waiting.push(...things)
    if (!this.working) void this.work()
  }

  private async work(): Promise<void> {
    this.working = true
    for (let thing = this.waiting.shift(); thing !== undefined; thing = this.waiting.shift()) {
      try {
        const taken = this.take(thing)
        // A promise is waited for, nothing else: a move goes out in the same turn in which it was committed.
        if (taken) await taken
      } catch (error) {
        this.failed(error)
        await this.recover(thing)
      }
    }
    this.working = false
  }

  private async recover(failedAt: T): Promise<void> {
    for (;;) {
      await new Promise(resolve => setTimeout(resolve, RETRY_MS))
      try {
        return await this.beginAnew(failedAt)
      } catch (error) {
        this.failed(error)
      }
    }
  }
}
