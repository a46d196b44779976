import type { RequestHandler } from 'express'

/** Whether this server does its whole work: it turns true when everything is up and false when it drains. */
export interface Health {
  ready: boolean
}

/** `/healthz`: 200 when all is up, 503 before and after. Says nothing else to strangers. */
export const health =
  (state: Health): RequestHandler =>
  (_req, res) => {
    res
      .status(state.ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: state.ready ? 'ok' : 'not ready' })
  }

/** How long an answer holds, in ms: strangers who ask often must not keep the database busy. */
const HOLDS_MS = 1_000
/** A database that takes no write for so long is not ready, in ms. */
const PATIENCE_MS = 2_000

/** `/readyz`: 200 when the database takes writes as well, 503 otherwise; a balancer sends nobody here then. */
export function readiness(state: Health, writes: () => Promise<void>): RequestHandler {
  let known: { at: number; answer: Promise<boolean> } | undefined
  return async (_req, res) => {
    const now = performance.now()
    if (!known || now - known.at > HOLDS_MS) known = { at: now, answer: within(PATIENCE_MS, writes()) }
    const ready = state.ready && (await known.answer)
    res
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ready ? 'ok' : 'not ready' })
  }
}

/** Whether something succeeds in time. */
function within(ms: number, work: Promise<void>): Promise<boolean> {
  return new Promise(settle => {
    const timer = setTimeout(settle, ms, false)
    work.then(
      () => settle(true),
      () => settle(false),
    )
    void work.catch(() => {}).finally(() => clearTimeout(timer))
  })
}
