import { normalLabel } from './series.ts'

/** A label's pairs of letters, counted. */
export interface Profile {
  pairs: ReadonlyMap<string, number>
  size: number
}

/** Of a label, after what differs by habit alone is taken away: letter case, accents, footnote marks, punctuation, blanks. */
export function profileOf(label: string): Profile {
  const text = ` ${normalLabel(label).replace(/[^\p{L}\p{N}%]+/gu, ' ')} `.replace(/\s+/g, ' ')
  const pairs = new Map<string, number>()
  if (text === ' ') return { pairs, size: 0 }
  for (let at = 0; at < text.length - 1; at++) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return { pairs, size: text.length - 1 }
}

/** The share of pairs of letters that two labels have in common (Dice), 0 to 1. A heuristic for proposals, never for a figure. */
export function alike(a: Profile, b: Profile): number {
  if (a.size + b.size === 0) return 1
  let common = 0
  for (const [pair, count] of a.pairs) common += Math.min(count, b.pairs.get(pair) ?? 0)
  return (2 * common) / (a.size + b.size)
}

/** `alike` of two texts. */
export const likeness = (a: string, b: string): number => alike(profileOf(a), profileOf(b))
