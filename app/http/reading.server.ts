import type { Search } from '#server/use/reading.ts'

const STATES = ['open', 'answered', 'merged'] as const
const LONGEST_QUERY = 200

/** What an address of the reading page looks for. Unknown values are left out: an old link shows more rather than nothing. */
export function searchIn(request: Request): Search {
  const asked = new URL(request.url).searchParams
  const value = (name: string) => asked.get(name)?.trim().slice(0, LONGEST_QUERY)
  const [query, roundId, seriesId, squadId] = [value('q'), value('round'), value('series'), value('squad')]
  const state = STATES.find(one => one === asked.get('state'))
  const page = Number.parseInt(asked.get('page') ?? '1', 10)
  return {
    ...(query && { query }),
    ...(roundId && { roundId }),
    ...(seriesId && { seriesId }),
    ...(squadId && { squadId }),
    ...(state && { state }),
    page: page > 0 ? page : 1,
  }
}
