import type { RequestHandler } from 'express'
import type { ServerLog } from '../log.ts'

/** The shape of a path: words of our routes stay, everything else (ids, tokens, what somebody typed) becomes `:x`. */
export function shapeOf(path: string): string {
  return path
    .split('/')
    .map(part => (part === '' || /^[a-z][a-z-]{0,19}(\.data)?$/.test(part) ? part : ':x'))
    .join('/')
}

/** One line a request: method, shape of the path, status, duration in ms. No address, query string, cookie or agent. */
export function logRequests(log: ServerLog): RequestHandler {
  return (req, res, next) => {
    const from = performance.now()
    res.on('close', () => {
      const about = {
        method: req.method,
        path: shapeOf(req.path),
        status: res.statusCode,
        ms: Math.round(performance.now() - from),
        ...(res.writableFinished ? {} : { cut: true }),
      }
      if (res.statusCode >= 500) log.error(about, 'request')
      else log.info(about, 'request')
    })
    next()
  }
}
