import { createHmac, randomBytes } from 'node:crypto'

/** So few are not told: in a small room a number is a name. */
const FEW = 5
/** What one person can find unclear of one part: no page offers more, and a program must not fill the memory. */
const MOST_OF_ONE = 30

/** What is found unclear of what is shown now: in memory only, each person once, told as numbers alone. Holds no person, only a code that no key is left for. */
export class Unclear {
  private readonly said = new Map<string, Set<string>>()
  private readonly byPerson = new Map<string, number>()
  private key = randomBytes(32)

  /** False: this person has said it of so many things that no more are taken. */
  add(key: string, personId: string): boolean {
    const who = createHmac('sha256', this.key).update(personId).digest('base64')
    const known = this.said.get(key) ?? new Set()
    if (known.has(who)) return true
    const before = this.byPerson.get(who) ?? 0
    if (before >= MOST_OF_ONE) return false
    this.byPerson.set(who, before + 1)
    this.said.set(key, known.add(who))
    return true
  }

  clear(): void {
    this.said.clear()
    this.byPerson.clear()
    this.key = randomBytes(32)
  }

  /** How many, by what they mean, from six on. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.said].flatMap(([key, { size }]) => (size > FEW ? [[key, size]] : [])))
  }
}
