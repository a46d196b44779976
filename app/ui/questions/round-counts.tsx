import type { Counts } from '#app/model/question/views.ts'
import { PageLink } from '../page-link.tsx'
import { counted } from '../words/merging.ts'

/** What became of all that was asked, and the way to the public record of it. */
export function RoundCounts({ counts, roundId }: { counts: Counts; roundId: string }) {
  const said = counted.all(counts)
  if (said === '') return null
  return (
    <p className="round-counts">
      {said} <PageLink to={`/rounds/${roundId}/record`}>{counted.record}</PageLink>
    </p>
  )
}
