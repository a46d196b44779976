import type { Show } from '#app/model/meeting/show.ts'
import { LEAST_ANSWERS } from '#app/model/poll/poll.ts'

/** Thousands may answer within seconds: counting rests for so many times the time that it takes. */
const REST = 10

/** How many have answered the poll that is open in a room. */
export class AnswerCount {
  /** 0 while there is no open poll, or fewer than five have answered. */
  told = 0
  private poll: Show['poll'] = null
  private more = false
  private restsUntil = 0

  constructor(private readonly count: (pollId: string) => Promise<number>) {}

  /** Another poll is on screens, or none, or its result. */
  begin(poll: Show['poll']): void {
    this.poll = poll
    this.told = 0
    this.more = poll?.state === 'open'
  }

  /** Somebody answered. */
  hear(): void {
    this.more = true
  }

  /** Counts anew if there is reason to, and if it is time. */
  async look(): Promise<void> {
    const { poll } = this
    if (!this.more || performance.now() < this.restsUntil || poll?.state !== 'open') return
    this.more = false
    this.restsUntil = Number.POSITIVE_INFINITY
    const from = performance.now()
    const many = await this.count(poll.id)
      .catch((error: unknown) => {
        this.more = true
        throw error
      })
      .finally(() => {
        const to = performance.now()
        this.restsUntil = to + REST * (to - from)
      })
    if (this.poll === poll) this.told = many < LEAST_ANSWERS ? 0 : many
  }
}
