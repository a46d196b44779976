import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { TOKEN_LENGTH } from '#app/model/question/token.ts'
import type { AnonymousAnswer, VoteRequest } from '#app/model/question/wire.ts'
import type { Desk } from '../questions/desk.ts'
import { MOST_BYTES, type Guard } from './anonymous.ts'
import { setBareHeaders } from './headers.ts'
import type { HourlyCounts } from './hourly.ts'

const PATH = '/anonymous/votes'
const STORED = Buffer.from(JSON.stringify({ state: 'stored' } satisfies AnonymousAnswer))

/**
 * Votes come by thousands a second, and most of what one costs is the way to it. Here a vote that is in order is taken before anything
 * else of the server sees its request; whatever else comes, also a vote that is refused, goes the long way with what was read of it, and
 * gets its answer there.
 */
export function ballotsFirst(guard: Guard, desk: Pick<Desk, 'vote'>, { count }: HourlyCounts, rest: RequestListener): RequestListener {
  return (req, res) => {
    if (req.url !== PATH || req.method !== 'POST' || guard(req.headers) !== undefined || !isShort(req)) return void rest(req, res)
    read(req, body => {
      const vote = asVote(body)
      const long = () => void rest(Object.assign(req, { body, _body: true }), res)
      if (!vote) return long()
      desk.vote(vote).then(answer => (answer.state === 'stored' ? stored(res) : long()), long)
    })
  }

  function stored(res: ServerResponse): void {
    count('stored')
    setBareHeaders(res)
    res.setHeader('Cache-Control', 'no-store')
    res.setHeader('Content-Type', 'application/json; charset=utf-8')
    res.setHeader('Content-Length', STORED.length)
    res.end(STORED)
  }
}

/** Plain bytes of a known length that is allowed; anything else is the business of who reads bodies of every kind. */
const isShort = ({ headers }: IncomingMessage): boolean =>
  Number(headers['content-length']) <= MOST_BYTES && headers['content-encoding'] === undefined && headers['transfer-encoding'] === undefined

/** Gives what the body says, or undefined where that is no JSON. A request that is cut off gives nothing: nobody waits for its answer. */
function read(req: IncomingMessage, use: (body: unknown) => void): void {
  let text = ''
  req.setEncoding('utf8')
  req.on('data', chunk => (text += chunk))
  req.on('end', () => {
    let body: unknown
    try {
      body = JSON.parse(text)
    } catch {
      body = undefined
    }
    use(body)
  })
}

/** As the schema of votes has it (wire.ts), by hand: a test holds them against each other. */
function asVote(body: unknown): VoteRequest | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const { token, questionId, choice, ...more } = body as Record<string, unknown>
  const valid =
    typeof token === 'string' &&
    token.length === TOKEN_LENGTH &&
    typeof questionId === 'string' &&
    questionId.length >= 1 &&
    questionId.length <= 64 &&
    (choice === 0 || choice === 1)
  for (const _ in more) return undefined
  return valid ? { token, questionId, choice } : undefined
}
