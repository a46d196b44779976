import type { List } from '../sheets/list.ts'

/** What a list is called: by what stands above it. What stands before a name that its sheet has as well is the company, or the whole file. */
export function titleOf({ titles, grid }: Pick<List, 'titles' | 'grid'>): string {
  const name = grid.name.replace(/_/g, ' ').replace(/\s+/g, ' ').trim()
  // `Works A` above `2026`, `Production plan` above `Nord`: such a name is no title by itself.
  const own = OF_PLANS.test(name) ? titles.findIndex(title => plainName(title) === plainName(name)) : -1
  return titles.slice(Math.max(own, 0)).join(' · ') || name
}

/** A sheet's name that says what it holds; it can hold no colon. */
const OF_PLANS =
  /plan|produ[ckz]|schedule|roadmap|program|proje[ck]t|progetto|proyecto|volum|capacit|kapazit|backlog|milestone|meilenstein/i

const plainName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim()
