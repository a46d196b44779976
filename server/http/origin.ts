import type { RequestHandler } from 'express'
import type { Config } from '../config.ts'
import { publicHosts } from './forwarded.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Tells whether an Origin header is one of our own pages. `null` and a missing one are not. */
export function ownOrigin(config: Pick<Config, 'publicUrl' | 'local'>): (header: string | undefined) => boolean {
  const { protocol } = new URL(config.publicUrl)
  const origins = new Set(publicHosts(config).map(host => `${protocol}//${host}`))
  return header => header !== undefined && origins.has(header)
}

const isApi = (path: string): boolean => path === '/api' || path.startsWith('/api/')

/**
 * Whatever changes something must come from one of our own pages: a form on another site that posts here (as a document or to `.data`)
 * is answered 403 before any session is read. Every browser sends Origin with a POST. A program with a bearer token sends none; it
 * carries no cookie that somebody could ride on.
 */
export function sameOrigin(config: Pick<Config, 'publicUrl' | 'local'>): RequestHandler {
  const own = ownOrigin(config)
  return (req, res, next) => {
    if (READS.has(req.method)) return next()
    if (!WRITES.has(req.method)) return void res.status(405).type('text/plain').send('Method not allowed.')
    const { origin, authorization, cookie } = req.headers
    // Under /api no cookie is read: a request without a token is told there that it needs one.
    const program = origin === undefined && (isApi(req.path) || (cookie === undefined && authorization?.startsWith('Bearer ')))
    if ((own(origin) && origin?.endsWith(`//${req.headers.host}`)) || program) return next()
    res
      .status(403)
      .type('text/plain')
      .send('This request did not come from a page of this site, so nothing was changed. Open the page again and repeat what you did.')
  }
}
