import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import type { Config } from '../config.ts'
import type { ServerLog } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { forwarded } from './forwarded.ts'
import { bareHeaders, securityHeaders } from './headers.ts'
import { type Health, health, readiness } from './health.ts'
import { metricsRoute } from './metrics.ts'
import { logRequests } from './log-requests.ts'
import { sameOrigin } from './origin.ts'
import type { LoadContext, Pages } from './remix.ts'

export interface AppParts {
  config: Config
  log: ServerLog
  health: Health
  /** Settles when the database takes a write. */
  writes: () => Promise<void>
  metrics: Metrics
  /** Questions and votes without names: before logging, session and everything else that could tell who asked. */
  anonymous: Router
  /** What is bytes in or out and no Remix route (uploads, sealed parts); after the origin check. */
  streams: Router
  /** The follow page for whoever may see it: before the pages, and compressed already. */
  follow: RequestHandler
  pages: Pages
  loadContext: LoadContext
}

/** The HTTP side in its order, which is a promise: see the comments. */
export function createApp({
  config,
  log,
  health: state,
  writes,
  metrics,
  anonymous,
  streams,
  follow,
  pages,
  loadContext,
}: AppParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(bareHeaders)
  app.get('/healthz', health(state))
  app.get('/readyz', readiness(state, writes))
  app.get('/metrics', metricsRoute(metrics, config))
  app.use(forwarded(app, config))
  app.use(anonymous)
  app.use(pages.files)
  app.use(logRequests(log))
  app.use(securityHeaders(config))
  app.use(sameOrigin(config))
  app.use(streams)
  app.use(follow)
  app.use(compression() as unknown as RequestHandler)
  app.all('*', pages.render(loadContext))
  app.use(lastResort(log))
  return app
}

/** What Remix itself could not answer; the person gets a plain page, the log gets the cause. */
function lastResort(log: ServerLog): ErrorRequestHandler {
  return (error, _req, res, _next) => {
    // Broken percent-encoding and the like: Express says so itself.
    const status = error instanceof Error && 'status' in error && error.status === 400 ? 400 : 500
    if (status === 500) log.error({ err: error as unknown }, 'request failed')
    if (res.headersSent) return void res.destroy()
    res
      .status(status)
      .type('text/plain')
      .send(
        status === 400
          ? 'This address cannot be read. Please check it.'
          : 'Something went wrong here. It has been noted; please try again.',
      )
  }
}
