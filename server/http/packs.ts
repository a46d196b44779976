import { type Request, type Response, Router } from 'express'
import type { Actor } from '#app/model/people/roles.ts'
import type { Use } from '../use/index.ts'

/**
 * `GET /meetings/ID/pack?v=…`: the sealed parts of a meeting, or those that were sealed since an earlier pack (`&since=…`), or one of them
 * (`?part=…`): unreadable without the keys that come with each move, so that browsers fetch them ahead. Immutable under its address; whatever is sealed again gets another one. No page: ten thousand
 * fetch a pack within seconds, and each slow line would hold a copy of its own. All are written from the one that is kept.
 */
export function packRoutes({ meetings }: Pick<Use, 'meetings'>, actorOf: (req: Request) => Promise<Actor>): Router {
  async function answer(req: Request, res: Response): Promise<void> {
    const { v, since, part } = req.query
    const asked = { meetingId: req.params.id ?? '', token: textOf(v) ?? '', since: textOf(since), part: textOf(part) }
    const found = await meetings.pack(await actorOf(req), asked)
    if (!found.ok) return void res.status(404).type('text/plain').set('Cache-Control', 'no-store').send('Not found.')
    if (found.bytes.length === 0) return void res.status(204).set('Cache-Control', 'no-store').end()
    res.set('Content-Type', 'application/octet-stream').set('Cache-Control', 'private, max-age=86400, immutable')
    res.set('Content-Length', String(found.bytes.length)).end(found.bytes)
  }
  const router = Router()
  router.get('/meetings/:id/pack', (req, res, next) => void answer(req, res).catch(next))
  return router
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
