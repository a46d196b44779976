import type { Express, RequestHandler } from 'express'
import type { Config } from '../config.ts'

/** The hosts by which people may come: that of PUBLIC_URL, and on this machine every name of it. */
export function publicHosts({ publicUrl, local }: Pick<Config, 'publicUrl' | 'local'>): string[] {
  const { host, port } = new URL(publicUrl)
  const suffix = port ? `:${port}` : ''
  return local ? [...new Set([host, ...['localhost', '127.0.0.1', '[::1]'].map(name => name + suffix)])] : [host]
}

/**
 * Takes X-Forwarded-* only from the configured proxy, and a Host header only when it is one of ours: somebody who sends
 * `Host: evil.example` must not find that name in a link, a redirect or a cache.
 */
export function forwarded(app: Express, config: Config): RequestHandler {
  app.set('trust proxy', config.trustProxy.length ? config.trustProxy : false)
  const trusts = app.get('trust proxy fn') as (address: string, hop: number) => boolean
  const { host: publicHost, protocol } = new URL(config.publicUrl)
  const hosts = publicHosts(config)
  return (req, _res, next) => {
    const fromProxy = trusts(req.socket.remoteAddress ?? '', 0)
    for (const name of Object.keys(req.headers)) {
      // The host is never taken from a proxy either: PUBLIC_URL says it.
      const keep = fromProxy && (name === 'x-forwarded-for' || name === 'x-forwarded-proto')
      if (!keep && (name === 'forwarded' || name.startsWith('x-forwarded-'))) delete req.headers[name]
    }
    if (!hosts.includes(req.headers.host ?? '')) req.headers.host = publicHost
    // What Remix builds request.url from.
    Object.defineProperty(req, 'protocol', { value: protocol.slice(0, -1) })
    next()
  }
}
