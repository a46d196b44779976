import { readFile } from 'node:fs/promises'
import { type Request, type Response, Router } from 'express'
import type { Actor } from '#app/model/people/roles.ts'
import { preparerId } from '../use/reports/access.ts'
import { DISK_FULL, isDiskFull } from '../disk.ts'
import { conflict, type Fault, type Hall } from '../use/hall.ts'
import { addPicture } from '../use/files.ts'
import { receive } from '../use/uploads/receive.ts'
import { PICTURE_BYTES } from '../pictures.ts'
import { arrive, hangUp } from './arriving.ts'

/** A line of the answer while a workbook is read; the last one says how it ended. */
export type UploadLine =
  | { is: 'progress'; phase: 'waiting' | 'unpacking' | 'reading' | 'understanding'; done: number; total: number }
  | { is: 'understood'; uploadId: string }
  | { is: 'refused'; message: string }

/** Files that may be arriving or being read at the same time: of one person, and of all. */
const OF_ONE = 3
const OF_ALL = 24
const MB = 1024 * 1024

/**
 * Bodies that are files. `POST /uploads?name=…&report=…` takes a workbook and answers line by line while it is read;
 * `POST /reports/ID/pictures?name=…` takes a picture. Nothing is kept of a body that did not arrive whole.
 */
export function uploadRoutes(hall: Hall, actorOf: (req: Request) => Promise<Actor>): Router {
  const underWay = new Map<string, number>()
  const router = Router()

  router.post('/uploads', async (req, res, next) => {
    await guarded(req, res, async () => takeWorkbook(hall, await actorOf(req), req, res)).catch(next)
  })
  router.post('/reports/:id/pictures', async (req, res, next) => {
    await guarded(req, res, async () => takePicture(hall, await actorOf(req), req, res)).catch(next)
  })

  /** Says whether this person may send now; counts while `work` runs. */
  async function guarded(req: Request, res: Response, work: () => Promise<void>): Promise<void> {
    const by = await preparerId(hall.store, await actorOf(req))
    if (!by) return refuse(req, res, 404, 'There is nothing here. Sign in again if you were signed in before.')
    const own = underWay.get(by) ?? 0
    if (own >= OF_ONE) return refuse(req, res, 429, `You are sending ${OF_ONE} files already. Wait until one is done.`)
    if ([...underWay.values()].reduce((sum, count) => sum + count, 0) >= OF_ALL)
      return refuse(req, res, 503, 'Many files are arriving at the moment. Try again in a minute.')
    underWay.set(by, own + 1)
    try {
      await work()
    } finally {
      const left = (underWay.get(by) ?? 1) - 1
      if (left) underWay.set(by, left)
      else underWay.delete(by)
    }
  }
  return router
}

async function takeWorkbook(hall: Hall, actor: Actor, req: Request, res: Response): Promise<void> {
  const fileId = hall.ids.next()
  const limit = hall.config.ingest.maxBytes
  if (
    !(await arrive(
      hall,
      req,
      refusing(req, res),
      fileId,
      limit,
      `This file is larger than ${limit / MB} MB. Leave out sheets and pictures that the report does not need.`,
    ))
  )
    return
  const gone = new AbortController()
  res.on('close', () => gone.abort())
  res.status(200).type('application/x-ndjson')
  const say = (line: UploadLine): void => void (res.writable && res.write(`${JSON.stringify(line)}\n`))
  const reportId = textOf(req.query.report)
  const outcome = await receive(hall, actor, {
    name: textOf(req.query.name) ?? '',
    source: { fileId },
    ...(reportId ? { reportId } : {}),
    signal: gone.signal,
    onProgress: ({ phase, done, total }) => say({ is: 'progress', phase, done, total }),
  }).catch((error: unknown) => {
    // The head is out already: the person still gets a sentence, the log the cause.
    hall.log.error({ err: error }, 'upload failed')
    return isDiskFull(error) ? conflict(DISK_FULL) : null
  })
  say(outcome?.ok ? { is: 'understood', uploadId: outcome.uploadId } : { is: 'refused', message: sentenceOf(outcome?.fault) })
  res.end()
}

async function takePicture(hall: Hall, actor: Actor, req: Request, res: Response): Promise<void> {
  const arrivedAs = hall.ids.next()
  if (
    !(await arrive(
      hall,
      req,
      refusing(req, res),
      arrivedAs,
      PICTURE_BYTES,
      `This picture is larger than ${PICTURE_BYTES / MB} MB. Please make it smaller.`,
    ))
  )
    return
  try {
    const bytes = await readFile(hall.files.arriving(arrivedAs))
    const outcome = await addPicture(hall, actor, { reportId: req.params.id ?? '', name: textOf(req.query.name) ?? '', bytes })
    if (outcome.ok) {
      const { fileId, width, height } = outcome
      res.status(201).json({ fileId, width, height })
    } else res.status(outcome.fault.kind === 'not found' ? 404 : 422).json({ message: sentenceOf(outcome.fault) })
  } catch (error) {
    if (!isDiskFull(error)) throw error
    hall.log.error({ err: error }, 'upload failed')
    res.status(507).json({ message: DISK_FULL })
  } finally {
    await hall.files.remove(arrivedAs)
  }
}

function sentenceOf(fault: Fault | undefined): string {
  if (fault?.kind === 'invalid') return Object.values(fault.fields)[0] ?? 'This file cannot be used.'
  if (fault?.kind === 'conflict') return fault.message
  return fault?.kind === 'not found' ? 'This report is gone.' : 'Something went wrong here. It has been noted; please try again.'
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, 1_000) : undefined)

const refusing = (req: Request, res: Response) => (status: number, message: string) => refuse(req, res, status, message)

/** Answers with a sentence. The connection ends with it, because the rest of the body is not wanted. */
function refuse(req: Request, res: Response, status: number, message: string): void {
  if (status === 503 || status === 429) res.setHeader('Retry-After', '60')
  hangUp(req, res)
  res.status(status).json({ message })
}
