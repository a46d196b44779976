import { useEffect, useState } from 'react'
import type { PollArchive } from '#app/model/poll/poll.ts'

/** Ten thousand pages come to the end of a meeting in the same second. */
const FIRST_SPREAD_MS = 3_000
/** How often an open page looks again while the pulse is open. */
const AGAIN_MS = 60_000

/**
 * What is left of a meeting's polls, and the pulse. Fetched at moments of its own, never because of an own answer: a request with a
 * sign-in right after one without would tell who sent it.
 */
export function usePollArchive(meetingId: string): PollArchive | undefined {
  const [archive, setArchive] = useState<PollArchive>()
  useEffect(() => {
    let ended = false
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const found = await fetchArchive(meetingId)
      if (ended) return
      if (found) setArchive(found)
      if (!found || found.pulse.some(({ closesAt }) => closesAt !== null))
        timer = setTimeout(() => void look(), AGAIN_MS * (1 + Math.random()))
    }
    timer = setTimeout(() => void look(), Math.random() * FIRST_SPREAD_MS)
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [meetingId])
  return archive
}

async function fetchArchive(meetingId: string): Promise<PollArchive | undefined> {
  try {
    const response = await fetch(`/meetings/${encodeURIComponent(meetingId)}/polls`, { headers: { accept: 'application/json' } })
    const isArchive = response.ok && response.headers.get('content-type')?.startsWith('application/json')
    return isArchive ? ((await response.json()) as PollArchive) : undefined
  } catch {
    // No network: what is shown stays, and it is tried again.
    return undefined
  }
}
