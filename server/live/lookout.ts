import { differ, type Surroundings, waitsForCrowd } from '#app/model/meeting/surroundings.ts'

/** Keeps what surrounds a meeting as it stands: read again with the next look after something changed, however much changed until then. */
export class Lookout {
  private stale = false
  private looking = false

  /** `take` gets what was read, and whether that is news to the pages. */
  constructor(
    private readonly read: () => Promise<Surroundings | null>,
    private readonly known: () => Surroundings | null,
    private readonly take: (around: Surroundings | null, news: boolean) => void,
  ) {}

  /** The meeting's card, its round, its report or the company may be others now. */
  changed(): void {
    this.stale = true
  }

  /** Nobody says when one more person holds tokens; pages hear when there are enough. */
  beat(): void {
    const around = this.known()
    if (around && waitsForCrowd(around)) this.changed()
  }

  async look(): Promise<void> {
    if (!this.stale || this.looking) return
    this.stale = false
    this.looking = true
    const around = await this.read().catch(() => undefined)
    this.looking = false
    // What could not be read now is read with the next look.
    if (around === undefined) this.changed()
    else this.take(around, differ(this.known(), around))
  }
}
