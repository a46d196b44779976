import type { IncomingHttpHeaders } from 'node:http'
import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express'
import type { ZodType } from 'zod'
import type { AnonymousAnswer, AnonymousRefusal } from '#app/model/question/wire.ts'
import {
  clarificationSchema,
  doubtSchema,
  pollAnswerSchema,
  questionSchema,
  splitSchema,
  verdictSchema,
  voteSchema,
  withdrawalSchema,
} from '#app/model/question/wire.ts'
import { codeOf, type Desk } from '../questions/desk.ts'
import { MESSAGES } from '../questions/messages.ts'
import { couldName, PROBE_PATH } from '#app/model/question/probe.ts'
import { countByMinute } from '../questions/minute.ts'
import type { Hall } from '../use/hall.ts'
import type { Config } from '../config.ts'
import type { HourlyCounts } from './hourly.ts'
import { ownOrigin } from './origin.ts'
import { probe } from './probe.ts'

const STATUS: Record<AnonymousRefusal, number> = {
  credentials: 400,
  origin: 403,
  form: 400,
  token: 403,
  spent: 409,
  closed: 410,
  crowd: 409,
  text: 422,
  about: 422,
  question: 409,
  poll: 410,
  choice: 422,
  receipt: 403,
  place: 409,
  'too many failures': 429,
  'too many changes': 429,
  busy: 503,
  failed: 503,
}
/** What an attacker tries and an honest browser never does. */
const COUNTED: readonly AnonymousRefusal[] = ['token', 'receipt']
/** In a minute. An office shares one address; only failed verifications count, and only for further ones. An honest browser has none. */
const MOST_FAILURES = 60

/** The largest body of a request without a name. */
export const MOST_BYTES = 8 * 1024

/** Why a request is thrown away unread, or undefined. */
export type Guard = (headers: IncomingHttpHeaders) => AnonymousRefusal | undefined

export function anonymousGuard(config: Pick<Config, 'publicUrl' | 'local'>): Guard {
  const plain = unnamedGuard(config)
  // A gate for single sign-on has said on the way who sits there.
  return headers => plain(headers) ?? (Object.keys(headers).some(couldName) ? 'credentials' : undefined)
}

/** The same for the probe, which tells the administrator what a gate adds. */
function unnamedGuard(config: Pick<Config, 'publicUrl' | 'local'>): Guard {
  const own = ownOrigin(config)
  return headers => {
    if (headers.cookie !== undefined || headers.authorization !== undefined || headers['proxy-authorization'] !== undefined)
      return 'credentials'
    if (!own(headers.origin)) return 'origin'
    return /^application\/json(;|$)/i.test(headers['content-type'] ?? '') ? undefined : 'form'
  }
}

/**
 * Questions, votes, answers to polls, verdicts and what askers do later, without names. Mounted before session, logging and pages: nothing here reads a cookie but to refuse
 * it, and nothing is written about a request but an hourly count.
 */
export function anonymousRoutes(hall: Pick<Hall, 'config' | 'clock' | 'random' | 'log'>, desk: Desk, { count }: HourlyCounts): Router {
  const failures = countByMinute(hall, MOST_FAILURES)

  const guarded =
    (faultOf: Guard): RequestHandler =>
    (req, res, next) => {
      res.set('Cache-Control', 'no-store')
      if (req.method !== 'POST') return void res.status(405).set('Allow', 'POST').end()
      const refusal = faultOf(req.headers)
      if (refusal) return answer(res, { state: 'refused', code: refusal, message: MESSAGES[refusal] })
      next()
    }

  /**
   * Who fails too often is told to wait; who brings a token that holds is never asked how others of their address fared. A whole company
   * behind one address could be silenced otherwise, by anybody in it. Verifying costs 0.05 ms, less than the request around it.
   */
  function withPatience(given: AnonymousAnswer, { ip = '' }: Request): AnonymousAnswer {
    if (given.state !== 'refused' || !COUNTED.includes(given.code)) return given
    if (failures.take(ip)) return given
    return { state: 'refused', code: 'too many failures', message: MESSAGES['too many failures'] }
  }

  function answer(res: express.Response, given: AnonymousAnswer) {
    count(given.state === 'refused' ? given.code : given.state)
    res.status(given.state === 'refused' ? STATUS[given.code] : given.state === 'held' ? 202 : 200).json(given)
  }

  const handle =
    <T>(schema: ZodType<T>, verb: (request: T) => Promise<AnonymousAnswer>): RequestHandler =>
    (req, res, next) => {
      const parsed = schema.safeParse(req.body)
      if (!parsed.success) return answer(res, { state: 'refused', code: 'form', message: MESSAGES.form })
      verb(parsed.data).then(given => answer(res, withPatience(given, req)), next)
    }

  // The error's own text may quote what was sent; its kind is enough to find the cause.
  const faults: ErrorRequestHandler = (error, _req, res, _next) => {
    const unreadable = typeof (error as { status?: unknown }).status === 'number' && (error as { status: number }).status < 500
    if (!unreadable) hall.log.error({ code: codeOf(error) }, 'an anonymous request failed')
    const code = unreadable ? 'form' : 'failed'
    answer(res, { state: 'refused', code, message: MESSAGES[code] })
  }

  const json = express.json({ limit: MOST_BYTES, strict: true })
  return Router()
    .use(PROBE_PATH, guarded(unnamedGuard(hall.config)), json)
    .post('/anonymous/probe/:marker', probe)
    .use(PROBE_PATH, (_req, res) => void res.status(404).end())
    .use('/anonymous', guarded(anonymousGuard(hall.config)), json)
    .post('/anonymous/questions', handle(questionSchema, desk.ask))
    .post('/anonymous/votes', handle(voteSchema, desk.vote))
    .post('/anonymous/polls', handle(pollAnswerSchema, desk.answerPoll))
    .post('/anonymous/withdrawals', handle(withdrawalSchema, desk.withdraw))
    .post('/anonymous/verdicts', handle(verdictSchema, desk.judge))
    .post('/anonymous/clarifications', handle(clarificationSchema, desk.clarify))
    .post('/anonymous/doubts', handle(doubtSchema, desk.doubt))
    .post('/anonymous/splits', handle(splitSchema, desk.split))
    .use('/anonymous', (_req, res) => void res.status(404).end())
    .use('/anonymous', faults)
}
