import type { AnonymousAnswer } from '#app/model/question/wire.ts'

export type Sent = AnonymousAnswer | { state: 'unreachable' }

/** What sending takes from the browser; tests give their own. */
export interface Way {
  now(): number
  /** 0 ≤ x < 1 */
  chance(): number
  post(path: string, body: unknown): Promise<Sent>
}

/** A request without an answer holds up the next ones no longer than this. */
const ANSWER_MS = 20_000

/** Without cookies and credentials, and finished even when the page is left; never `sendBeacon`, which carries cookies. */
async function post(path: string, body: unknown): Promise<Sent> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'omit',
      keepalive: true,
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as AnonymousAnswer
  } catch {
    // No network, or something between that answered with a page of its own.
    return { state: 'unreachable' }
  }
}

export const browserWay: Way = { now: () => Date.now(), chance: () => Math.random(), post }
