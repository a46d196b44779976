import type { ChildProcess } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ImportJson } from '#app/model/report/import.ts'
import type { Format } from './bytes.ts'
import type { Report, Task } from './child.ts'
import type { IngestLimits } from './limits.ts'
import { DEFAULT_LIMITS, timeLimit } from './limits.ts'
import { startReader, takeReady } from './reader-process.ts'
import type { RefusalCode } from './refusal.ts'

export interface ReadRequest {
  /** A file on disk, or its bytes. */
  source: Task['source']
  /** The name that a person gave it: shown and recorded, never trusted. */
  name: string
  limits?: Partial<IngestLimits>
  options?: Task['options']
  keepAs?: Task['keepAs']
  hadMacros?: boolean
  onProgress?: (progress: { phase: 'waiting' | 'unpacking' | 'reading' | 'understanding'; done: number; total: number }) => void
  signal?: AbortSignal
}

/** The import JSON, gzipped, and what the file is. `rewritten`: a copy without its macros was written where `keepAs` says. */
export type Packed = { ok: true; packed: Uint8Array; format: Format; rewritten: boolean }
export type Refused = { ok: false; code: RefusalCode; message: string }

/**
 * Reads a workbook in a process of its own, which is ended when it takes too long or too much memory. The server itself never parses a
 * byte of it. At most `atOnce` processes run; the next ones wait, and beyond `maxWaiting` the answer is `busy`.
 */
export async function readWorkbook(request: ReadRequest): Promise<{ ok: true; import: ImportJson } | Refused> {
  const read = await readWorkbookPacked(request)
  return read.ok ? { ok: true, import: JSON.parse((await promisify(gunzip)(read.packed)).toString('utf8')) as ImportJson } : read
}

/** The same, with the import JSON as gzipped bytes, ready to be stored: unpacking a large one takes the event loop a while. */
export async function readWorkbookPacked(request: ReadRequest): Promise<Packed | Refused> {
  const limits = { ...DEFAULT_LIMITS, ...request.limits }
  const size = 'path' in request.source ? (await stat(request.source.path)).size : request.source.bytes.byteLength
  // Not even handed over: the reader's gate would refuse it with the same words, but only after reading it.
  if (size > limits.maxBytes)
    return refuse(
      'too-large',
      `The file is larger than ${Math.round(limits.maxBytes / 1048576)} MB. Leave out sheets and pictures that the report does not need.`,
    )
  const turn = await takeTurn(limits, request)
  if (turn !== 'yours')
    return refuse(turn, turn === 'busy' ? 'Many files are being read at the moment. Try again in a minute.' : 'Reading was stopped.')
  try {
    const { source, name, options = {}, keepAs, hadMacros = false } = request
    return await readInChild({ source, name, limits, options, hadMacros, ...(keepAs ? { keepAs } : {}) }, size, request)
  } finally {
    giveTurn()
  }
}

let running = 0
const waiting: (() => void)[] = []

async function takeTurn(limits: IngestLimits, { signal, onProgress }: ReadRequest): Promise<'yours' | 'busy' | 'aborted'> {
  if (signal?.aborted) return 'aborted'
  if (running < limits.atOnce) {
    running++
    return 'yours'
  }
  if (waiting.length >= limits.maxWaiting) return 'busy'
  onProgress?.({ phase: 'waiting', done: waiting.length, total: waiting.length + 1 })
  return new Promise(resolve => {
    const mine = (): void => {
      signal?.removeEventListener('abort', stop)
      resolve('yours')
    }
    const stop = (): void => {
      waiting.splice(waiting.indexOf(mine), 1)
      resolve('aborted')
    }
    signal?.addEventListener('abort', stop, { once: true })
    waiting.push(mine)
  })
}

/** The turn goes to the next in line, or back. */
function giveTurn(): void {
  const next = waiting.shift()
  if (next) next()
  else running--
}

const refuse = (code: RefusalCode, message: string): Refused => ({ ok: false, code, message })

/** A started process has so long to come up; only then does the file's own time run. */
const BOOT_MS = 30_000
const WATCH_MS = 100

const NOT_STARTED = refuse('failed', 'The reader did not start. Try again in a minute.')

/** A process that ends before it has seen the file says nothing of the file: it is started once more. */
async function readInChild(task: Task, size: number, request: ReadRequest): Promise<Packed | Refused> {
  const read = await readOnce(task, size, request)
  return read === NOT_STARTED ? readOnce(task, size, request) : read
}

function readOnce(task: Task, size: number, { signal, onProgress }: ReadRequest): Promise<Packed | Refused> {
  const standing = takeReady(task.limits)
  const child = standing?.child ?? startReader(task.limits)
  const allowed = timeLimit(task.limits, size)
  return new Promise(resolve => {
    let settled = false
    let started = false
    /** Of one that stood ready nothing is known until it says something: it may have ended just before. */
    let heard = !standing?.isReady
    const settle = (answer: Packed | Refused): void => {
      if (settled) return
      settled = true
      clearTimeout(clock)
      clearInterval(watch)
      signal?.removeEventListener('abort', abort)
      child.kill('SIGKILL')
      resolve(answer)
    }
    const abort = (): void => settle(refuse('aborted', 'Reading was stopped.'))
    let clock = setTimeout(() => settle(NOT_STARTED), BOOT_MS)
    const watch = setInterval(() => {
      void residentMb(child).then(used => {
        if (used > task.limits.maxMemoryMb) settle(tooMuchMemory)
      })
    }, WATCH_MS)
    signal?.addEventListener('abort', abort, { once: true })
    if (signal?.aborted) abort()
    const begin = (): void => {
      if (settled) return
      started = true
      clearTimeout(clock)
      clock = setTimeout(
        () =>
          settle(
            refuse(
              'too-slow',
              `Reading the file took longer than ${Math.round(allowed / 1000)} seconds, so it was stopped. Leave out sheets that the report does not need.`,
            ),
          ),
        allowed,
      )
      // Gone before it could be told of the file.
      child.send(task, fault => fault && settle(NOT_STARTED))
    }
    child.on('message', (report: Report) => {
      heard = true
      if (report.is === 'ready') begin()
      else if (report.is === 'progress') onProgress?.({ phase: report.phase, done: report.done, total: report.total })
      else if (report.is === 'understood') settle({ ok: true, packed: report.packed, format: report.format, rewritten: report.rewritten })
      else settle(refuse(report.code, report.message))
    })
    child.on('error', () => settle(refuse('failed', 'The reader could not be started. Try again in a minute.')))
    child.on('exit', (code, ending) =>
      settle(
        !started || !heard
          ? NOT_STARTED
          : code === 134 || ending === 'SIGABRT' || ending === 'SIGKILL'
            ? tooMuchMemory
            : refuse('failed', 'The reader ended early. The file may be damaged: save it again in Excel and upload that.'),
      ),
    )
    if (standing?.isReady) begin()
  })
}

const tooMuchMemory = refuse(
  'too-much-memory',
  'Reading the file took too much memory, so it was stopped. Leave out sheets that the report does not need.',
)

/** Resident memory in MB where the system tells it (Linux); elsewhere the heap limit alone holds. */
async function residentMb(child: ChildProcess): Promise<number> {
  if (process.platform !== 'linux' || !child.pid) return 0
  try {
    const [, pages] = (await readFile(`/proc/${child.pid}/statm`, 'utf8')).split(' ')
    return (Number(pages) * 4096) / 1048576
  } catch {
    return 0
  }
}
