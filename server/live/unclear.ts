/** So few are not told: in a small room a number is a name. */
const FEW = 5

/** Who found what unclear of what is shown now: in memory only, each person once, told as numbers alone. */
export class Unclear {
  private readonly said = new Map<string, Set<string>>()

  add(key: string, who: string): void {
    this.said.set(key, (this.said.get(key) ?? new Set()).add(who))
  }

  clear(): void {
    this.said.clear()
  }

  /** How many, by what they mean, from six on. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.said].flatMap(([key, { size }]) => (size > FEW ? [[key, size]] : [])))
  }
}
