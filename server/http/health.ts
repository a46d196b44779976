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
