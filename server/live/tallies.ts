import { AUDIENCES, type Audience } from '#app/model/meeting/catalogue.ts'

/** Votes by question, as far as they changed: counted anew with the next look, however many came until then. */
export class Tallies {
  private readonly changed = new Set<string>()
  private looking = false
  /** By audience, what it has not been told. */
  private readonly untold = Object.fromEntries(AUDIENCES.map(name => [name, {}])) as Record<Audience, Record<string, number>>

  /** `count` gives the votes of questions, by id. */
  constructor(private readonly count: (questionIds: readonly string[]) => Promise<Record<string, number>>) {}

  hear(questionIds: readonly string[]): void {
    for (const id of questionIds) this.changed.add(id)
  }

  /** Counts what changed since the last look; true when there is something to tell. */
  async look(): Promise<boolean> {
    if (this.looking || this.changed.size === 0) return false
    const ids = [...this.changed]
    this.changed.clear()
    this.looking = true
    try {
      const counted = await this.count(ids)
      for (const name of AUDIENCES) Object.assign(this.untold[name], counted)
      return true
    } catch {
      // What could not be counted now is counted with the next look.
      this.hear(ids)
      return false
    } finally {
      this.looking = false
    }
  }

  /** What an audience has not been told; from now on it has. */
  take(name: Audience): Record<string, number> {
    const votes = this.untold[name]
    this.untold[name] = {}
    return votes
  }
}
