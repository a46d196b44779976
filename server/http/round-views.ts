import { type Request, type Response, Router } from 'express'
import type { Actor } from '#app/model/people/roles.ts'
import type { Use } from '../use/index.ts'

/**
 * `GET /rounds/ID/questions`: everything that everybody knows of a round's questions; 304 for who has it. No page: every open page of a
 * meeting fetches it after each batch, whether anybody looks at it or not, so that a request costs a few look-ups by key and bytes that are there.
 */
export function roundViewRoutes({ questions }: Pick<Use, 'questions'>, actorOf: (req: Request) => Promise<Actor>): Router {
  async function answer(req: Request, res: Response): Promise<void> {
    const found = await questions.packetOfRound(await actorOf(req), { roundId: String(req.params.id) })
    res.set('Cache-Control', 'no-store')
    if (!found.ok) return void res.status(404).type('text/plain').send('Not found.')
    const { etag, gzip, json } = found.packet
    res.set({ ETag: etag, Vary: 'Accept-Encoding' })
    if (req.headers['if-none-match'] === etag) return void res.status(304).end()
    res.set('Content-Type', 'application/json; charset=utf-8')
    if (/\bgzip\b/.test(req.headers['accept-encoding'] ?? '')) res.set('Content-Encoding', 'gzip').end(gzip)
    else res.end(json)
  }
  const router = Router()
  router.get('/rounds/:id/questions', (req, res, next) => void answer(req, res).catch(next))
  return router
}
