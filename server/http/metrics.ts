import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Config } from '../config.ts'
import type { Metrics } from '../metrics.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** `/metrics` in the Prometheus text format, for who sends METRICS_TOKEN as a bearer; to everybody else there is no such page. */
export const metricsRoute =
  (metrics: Metrics, { metricsToken }: Pick<Config, 'metricsToken'>): RequestHandler =>
  async (req, res, next) => {
    const sent = /^Bearer (.+)$/.exec(req.get('authorization') ?? '')?.[1]
    if (!metricsToken || !sent || !timingSafeEqual(digest(sent), digest(metricsToken))) return next()
    res
      .set('Cache-Control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.text())
  }
