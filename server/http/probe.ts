import type { Request, RequestHandler } from 'express'
import { couldName, type Probe } from '#app/model/question/probe.ts'

const MARKER = /^[0-9a-f]{32}$/

/**
 * Answers how a request without a name came here: the administrator's page sends one on the way that questions take. The marker in the
 * address is for the proxy's logs, where nobody should find it. Of headers it tells the names, never what they say.
 */
export const probe: RequestHandler = (req, res, next) => {
  if (!MARKER.test(req.params.marker ?? '')) return next()
  res.json(seen(req))
}

function seen({ headers, rawHeaders, httpVersion }: Request): Probe {
  // What a proxy that is not trusted says was taken out of `headers` before; as it came it is in the raw ones.
  const came = new Set(rawHeaders.filter((_, place) => place % 2 === 0).map(name => name.toLowerCase()))
  const forwarded = !came.has('x-forwarded-for') && !came.has('forwarded') ? 'none' : headers['x-forwarded-for'] ? 'trusted' : 'ignored'
  return { named: [...came].filter(couldName), forwarded, bytes: Number(headers['content-length'] ?? 0), http: httpVersion }
}
