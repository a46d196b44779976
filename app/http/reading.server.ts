import type { Search } from '#server/use/reading.ts'

const STATES = ['open', 'answered', 'merged'] as const
const LONGEST_QUERY = 200

/**
 * What the reading page looks for. Unknown values are left out: an old link shows more rather than nothing. Words are taken from a form
 * alone: an address is written down by every proxy on the way, and whoever looks for what they have just asked would be in its log.
 */
export function searchIn(asked: FormData | URLSearchParams): Search {
  const value = (name: string) => {
    const given = asked.get(name)
    return typeof given === 'string' ? given.trim().slice(0, LONGEST_QUERY) : undefined
  }
  const query = asked instanceof FormData ? value('q') : undefined
  const [roundId, seriesId, squadId] = [value('round'), value('series'), value('squad')]
  const state = STATES.find(one => one === asked.get('state'))
  const page = Number.parseInt(value('page') ?? '1', 10)
  return {
    ...(query && { query }),
    ...(roundId && { roundId }),
    ...(seriesId && { seriesId }),
    ...(squadId && { squadId }),
    ...(state && { state }),
    page: page > 0 ? page : 1,
  }
}
