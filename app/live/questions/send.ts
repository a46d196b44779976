import { REFUSALS } from '#app/model/question/refusals.ts'
import type { AnonymousAnswer, AnonymousRefusal } from '#app/model/question/wire.ts'

export type Sent = AnonymousAnswer | { state: 'unreachable' }

/** What sending takes from the browser; tests give their own. */
export interface Way {
  now(): number
  /** 0 ≤ x < 1 */
  chance(): number
  random(bytes: number): Uint8Array
  post(path: string, body: unknown): Promise<Sent>
}

/** What is no final answer: the same bytes are sent again. */
export const PASSING: readonly AnonymousRefusal[] = ['busy', 'failed', 'crowd', 'too many failures', 'too many changes']
export const RETRY_MS = 5_000
export const LATER_MS = 20_000
/** Nothing waits longer than this: what is due later than that was written before the clock was set back. */
const LONGEST_WAIT_MS = 120_000

/** Whether the time has come, by a clock that somebody may have set back meanwhile. */
export const isDue = (at: number, now: number, longest = LONGEST_WAIT_MS): boolean => at <= now || at > now + longest

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
    return answerIn(await response.json())
  } catch {
    // No network, or something between that answered with a page of its own.
    return { state: 'unreachable' }
  }
}

/** Only what the desk says counts as said: a proxy or a captive portal answers in JSON too, and a question must not be given up for it. */
function answerIn(said: unknown): Sent {
  const { state, code, tickIn } = (said ?? {}) as Record<string, unknown>
  const known =
    state === 'stored' ||
    (state === 'held' && typeof tickIn === 'number' && Number.isFinite(tickIn)) ||
    (state === 'refused' && REFUSALS.some(refusal => refusal === code))
  return known ? (said as AnonymousAnswer) : { state: 'unreachable' }
}

export const browserWay: Way = {
  now: () => Date.now(),
  chance: () => Math.random(),
  random: length => crypto.getRandomValues(new Uint8Array(length)),
  post,
}
