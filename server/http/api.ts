import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { z } from 'zod'
import { BROUGHT_DEPTH, broughtReport } from '#app/model/report/brought.ts'
import { broughtInWords } from '#app/model/report/brought-words.ts'
import type { BearerActor } from '#app/model/people/roles.ts'
import { pointerOf, readJson } from '#app/model/strict-json.ts'
import { DISK_FULL, isDiskFull } from '../disk.ts'
import { bearerOf } from '../people/bearer.ts'
import type { AllowanceName } from '../people/throttle.ts'
import type { Hall } from '../use/hall.ts'
import { type Bringing, bringLines, bringWorkbook, type NoDraft } from '../use/reports/bring.ts'
import { brought } from '../use/reports/brought.ts'
import { idempotencyKey, type ProblemAnswer, workbookQuery } from './api-schema.ts'
import { arrive, hangUp } from './arriving.ts'
import { openApi } from './openapi.ts'

const MB = 1024 * 1024
/** Line items: a statement of 2,000 lines and 12 columns takes one. */
const JSON_BYTES = 4 * MB
/** What one token may bring at the same time. */
const AT_ONCE = 2
const MOST_ERRORS = 50

const TITLES: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'No token that opens this',
  404: 'Not there',
  409: 'In conflict with what was done before',
  413: 'Too large',
  415: 'Not a type of body that is taken',
  422: 'This cannot become a draft',
  429: 'Too much at once',
  500: 'Something went wrong here',
  503: 'Busy',
  507: 'The disk is full',
}

type More = Pick<ProblemAnswer, 'errors' | 'problems'>

/** What programs with an API token ask. Everything is answered in JSON, refusals as RFC 9457 says. */
export function apiRoutes(hall: Hall): Router {
  const router = Router()
  const description = JSON.stringify(openApi(hall.config.publicUrl))
  const underWay = new Map<string, number>()

  router.get('/api/openapi.json', (_req, res) => void res.type('application/json').send(description))
  router.get(
    '/api/reports/:id',
    answering(hall, async (req, res) => {
      const actor = await program(hall, req, res, 'program')
      if (!actor) return
      const found = await brought(hall, actor, req.params.id ?? '')
      if (found.ok) res.json(found.state)
      else refuse(req, res, 404, 'This token brought no such report.')
    }),
  )
  router.post(
    '/api/reports',
    answering(hall, async (req, res) => {
      const actor = await program(hall, req, res, 'program', 'bringing')
      if (!actor) return
      const key = req.get('idempotency-key') ?? null
      const wrongKey = key === null ? undefined : idempotencyKey.safeParse(key).error
      if (wrongKey) return refuse(req, res, 400, wrongKey.issues[0]?.message ?? '')
      const marks = [actor.tokenId, ...(key === null ? [] : [`${actor.tokenId} ${key}`])]
      const most = (mark: string): number => (mark === actor.tokenId ? AT_ONCE : 1)
      const taken = marks.find(mark => (underWay.get(mark) ?? 0) >= most(mark))
      if (taken === actor.tokenId)
        return tooMuch(req, res, 5_000, `This token is bringing ${AT_ONCE} reports already. Wait until one is done.`)
      if (taken !== undefined) return refuse(req, res, 409, 'The same is being brought at this moment. Ask again when it is done.')
      for (const mark of marks) underWay.set(mark, (underWay.get(mark) ?? 0) + 1)
      try {
        await bring(hall, actor, key, req, res)
      } finally {
        for (const mark of marks) {
          const left = (underWay.get(mark) ?? 1) - 1
          if (left) underWay.set(mark, left)
          else underWay.delete(mark)
        }
      }
    }),
  )
  router.use('/api', (req, res) => refuse(req, res, 404, 'There is no such address, or not with this method. See /api/openapi.json.'))
  return router
}

/** A fault of ours is noted, and answered as one. */
const answering =
  (hall: Hall, work: (req: Request, res: Response) => Promise<void>): RequestHandler =>
  (req, res) => {
    work(req, res).catch((error: unknown) => {
      hall.log.error({ err: error }, 'API request failed')
      if (res.headersSent) res.destroy()
      else if (isDiskFull(error)) refuse(req, res, 507, DISK_FULL)
      else refuse(req, res, 500, 'It has been noted. Nothing was kept; please try again.')
    })
  }

/** The program behind a request, if its token opens something and was not used too much. Null: it was answered. */
async function program(hall: Hall, req: Request, res: Response, ...allowances: AllowanceName[]): Promise<BearerActor | null> {
  const actor = await bearerOf(hall, req.headers.authorization)
  if (actor.kind !== 'bearer') {
    res.setHeader('WWW-Authenticate', 'Bearer')
    refuse(req, res, 401, 'Send an API token that works: Authorization: Bearer candor_api_… A leader makes one on the page “API tokens”.')
    return null
  }
  const wait = hall.throttle.take(...allowances.map(name => [name, actor.tokenId] as const))
  if (wait === 0) return actor
  tooMuch(req, res, wait, 'This token was used too much in a short time. Wait as long as Retry-After says, in seconds.')
  return null
}

async function bring(hall: Hall, actor: BearerActor, key: string | null, req: Request, res: Response): Promise<void> {
  const type = (req.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type.startsWith('multipart/'))
    return refuse(req, res, 415, 'Send the file itself as the body (curl --data-binary @board.xlsx), not a form that holds it.')
  const made = await (type === 'application/json' ? takeLines : takeWorkbook)(hall, actor, key, req, res)
  if (!made) return
  if (!made.ok) return refuseDraft(req, res, made.fault)
  const found = await brought(hall, actor, made.reportId)
  if (!found.ok) throw new Error('a draft that was just brought is not there')
  if (made.again) res.setHeader('Idempotency-Replayed', 'true')
  res.setHeader('Location', `${hall.config.publicUrl}/api/reports/${made.reportId}`)
  res.status(made.again ? 200 : 201).json(found.state)
}

type Made = ({ ok: true } & Bringing) | { ok: false; fault: NoDraft }
/** Null: it was answered already. */
type Take = (hall: Hall, actor: BearerActor, key: string | null, req: Request, res: Response) => Promise<Made | null>

const takeLines: Take = async (hall, actor, key, req, res) => {
  const unknown = Object.keys(req.query)
  if (unknown.length)
    return answered(refuse(req, res, 400, 'Line items say everything in the body. Leave out what stands after the question mark.'))
  const fileId = hall.ids.next()
  const tooLarge = `Line items may take ${JSON_BYTES / MB} MB. Bring a workbook, or fewer statements.`
  if (!(await arrive(hall, req, (status, message) => refuse(req, res, status, message), fileId, JSON_BYTES, tooLarge))) return null
  const bytes = await readFile(hall.files.arriving(fileId)).finally(() => hall.files.remove(fileId))
  const text = utf8(bytes)
  if (text === null) return answered(refuse(req, res, 400, 'The body is not UTF-8. Send the JSON in that encoding.'))
  const read = readJson(text, BROUGHT_DEPTH)
  if ('fault' in read) return answered(refuse(req, res, 400, read.fault.message, { errors: [read.fault] }))
  const parsed = broughtReport.safeParse(read.value, { error: broughtInWords })
  if (!parsed.success) return answered(refuseErrors(req, res, 422, errorsOf(parsed.error)))
  return bringLines(hall, actor, { report: parsed.data, key, sha256: createHash('sha256').update(bytes).digest('hex') })
}

const takeWorkbook: Take = async (hall, actor, key, req, res) => {
  const parsed = workbookQuery.safeParse(req.query, { error: twiceSaid })
  if (!parsed.success) return answered(refuseErrors(req, res, 400, errorsOf(parsed.error)))
  const fileId = hall.ids.next()
  const limit = hall.config.ingest.maxBytes
  const tooLarge = `This file is larger than ${limit / MB} MB. Leave out sheets and pictures that the report does not need.`
  if (!(await arrive(hall, req, (status, message) => refuse(req, res, status, message), fileId, limit, tooLarge))) return null
  const gone = new AbortController()
  res.on('close', () => gone.abort())
  const { name, title, period } = parsed.data
  const given = { ...(title === undefined ? {} : { title }), ...(period === undefined ? {} : { period }) }
  return bringWorkbook(hall, actor, { fileId, name, ...given, key, signal: gone.signal })
}

/** `?title=a&title=b` comes as a list. */
const twiceSaid: z.core.$ZodErrorMap = ({ input }) =>
  typeof input === 'object' ? 'This stands more than once after the question mark. Say it once.' : undefined

const answered = (_: void): null => null

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What zod found, each with the place that it is about and what to do. */
function errorsOf(error: z.ZodError): NonNullable<More['errors']> {
  return error.issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(name => ({
        path: pointerOf([...issue.path, name]),
        message: 'There is no such field. Leave it out, or look for a typing mistake.',
      }))
    // The name of a field is wrong, not what it holds.
    const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
    return [{ path: pointerOf(issue.path), message }]
  })
}

function refuseErrors(req: Request, res: Response, status: number, errors: NonNullable<More['errors']>): void {
  const more = errors.length > MOST_ERRORS ? ` ${errors.length - MOST_ERRORS} further ones are not listed.` : ''
  const first = errors[0]
  const detail =
    errors.length === 1 && first ? `${first.path ? `${first.path}: ` : ''}${first.message}` : `${errors.length} things are wrong.${more}`
  refuse(req, res, status, detail, { errors: errors.slice(0, MOST_ERRORS) })
}

function refuseDraft(req: Request, res: Response, fault: NoDraft): void {
  if (fault.kind === 'not found') return refuse(req, res, 404, 'This token opens nothing any more.')
  if (fault.kind === 'conflict') {
    // The reader of workbooks says so when too many wait; everything else is about the key.
    const busy = !fault.message.includes('Idempotency-Key')
    return busy ? tooMuch(req, res, 60_000, fault.message, 503) : refuse(req, res, 409, fault.message)
  }
  const fields = fault.kind === 'invalid' ? fault.fields : { '': 'Somebody changed this meanwhile. Bring it again.' }
  const errors = Object.entries(fields).map(([name, message]) => ({ path: name === 'file' || name === '' ? '' : `/${name}`, message }))
  refuse(req, res, 422, errors.map(({ message }) => message).join(' '), {
    errors,
    ...(fault.problems ? { problems: fault.problems.slice(0, 1_000) } : {}),
  })
}

function tooMuch(req: Request, res: Response, waitMs: number, detail: string, status = 429): void {
  res.setHeader('Retry-After', String(Math.ceil(waitMs / 1_000)))
  refuse(req, res, status, detail)
}

function refuse(req: Request, res: Response, status: number, detail: string, more: More = {}): void {
  const answer: ProblemAnswer = { type: 'about:blank', title: TITLES[status] ?? '', status, detail, ...more }
  if (!req.complete) hangUp(req, res)
  res.status(status).type('application/problem+json').send(JSON.stringify(answer))
}
