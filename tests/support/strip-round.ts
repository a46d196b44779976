import { newcomers, ranked } from '#app/model/question/ranking.ts'

interface Simulated {
  id: string
  batch: number
  votes: number
  about: null
  appeal: number
}

/** A seeded chance (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Share of those who voted for a question among those who saw it, in the order in which the questions first appear. */
export function appealsOf(csv: string): number[] {
  const seen = new Map<string, { yes: number; all: number }>()
  for (const line of csv.trim().split('\n').slice(1)) {
    const [, , question = '', , vote] = line.split(',')
    const counts = seen.get(question) ?? { yes: 0, all: 0 }
    counts.all++
    if (Number(vote) === 1) counts.yes++
    seen.set(question, counts)
  }
  return [...seen.values()].map(({ yes, all }) => yes / all)
}

/** Looked at without scrolling. */
const FIRST = 10
const A_BATCH = 5

/**
 * A round: questions come in batches in the first half of it, readers all the time; each looks at the first ten of "most votes" and at the
 * strip, and votes for what appeals to them.
 */
export function playRound(appeals: readonly number[], readers: number, seed: number, strip: typeof newcomers | null): Simulated[] {
  const chance = chanceOf(seed)
  // Ids are random: the order of arrival is not in them.
  const all = appeals.map(
    (appeal, at): Simulated => ({
      id: String(chance()),
      batch: Math.floor(at / A_BATCH) + 1,
      votes: 0,
      about: null,
      appeal,
    }),
  )
  const batches = Math.ceil(appeals.length / A_BATCH)
  for (let reader = 0; reader < readers; reader++) {
    const here = all.filter(({ batch }) => batch <= Math.ceil(((reader + 1) / readers) * 2 * batches))
    const looked = new Set([...ranked(here, 'most votes').slice(0, FIRST), ...(strip?.(here, chance) ?? [])])
    for (const question of looked) if (chance() < question.appeal) question.votes++
  }
  return all
}

/** Spearman's rank correlation, ties at their mean rank. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]) =>
    values.map(value => values.filter(other => other < value).length + (values.filter(other => other === value).length + 1) / 2)
  const [x, y] = [ranks(a), ranks(b)]
  const mean = (a.length + 1) / 2
  const sum = (f: (at: number) => number) => a.reduce((total, _, at) => total + f(at), 0)
  const cov = sum(at => ((x[at] as number) - mean) * ((y[at] as number) - mean))
  return cov / Math.sqrt(sum(at => ((x[at] as number) - mean) ** 2) * sum(at => ((y[at] as number) - mean) ** 2))
}

/** Over many seeds: how much coming early helped, and which share of the twenty that appeal most are among the twenty with most votes. */
export function fairness(appeals: readonly number[], readers: number, seeds: number, strip: typeof newcomers | null) {
  let rho = 0
  let best = 0
  for (let seed = 1; seed <= seeds; seed++) {
    const played = playRound(appeals, readers, seed, strip)
    const heard = played.filter(({ appeal }) => appeal > 0)
    rho += spearman(
      heard.map(({ batch }) => batch),
      heard.map(({ votes, appeal }) => votes / appeal),
    )
    const top = new Set(played.toSorted((a, b) => b.appeal - a.appeal).slice(0, 20))
    best +=
      ranked(played, 'most votes')
        .slice(0, 20)
        .filter(question => top.has(question)).length / 20
  }
  return { rho: rho / seeds, best: best / seeds }
}
