import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { gunzip, gunzipSync } from 'node:zlib'
import { carryOver } from '#app/model/report/ingest/carry.ts'
import { type CorrectionFault, correct, named } from '#app/model/report/ingest/correct.ts'
import type { Corrections } from '#app/model/report/ingest/corrections.ts'
import { type Piece, piecesOf, place, type Understanding, understandingOf, type Wanted } from '#app/model/report/ingest/understanding.ts'
import type { ImportJson } from '#app/model/report/import.ts'

// What was understood of a large file is unpacked, corrected and checked again in a thread of its own: on the server's own it would hold up
// every meeting. It comes back in pieces that are parsed one at a time.

export type Job =
  | { is: 'understand'; packed: Uint8Array; corrections: Corrections; wanted: Wanted }
  | { is: 'carry'; before: Uint8Array; after: Uint8Array; corrections: Corrections }
  | { is: 'check'; packed: Uint8Array; corrections: Corrections }
/** Pieces are JSON, as bytes that are handed over rather than copied. */
export type Answer = { is: 'pieces'; pieces: Uint8Array[] } | { is: 'failed'; message: string }

/** Packed bytes up to which the work is done in place: a few milliseconds. */
const SMALL = 24 * 1024

/** The understanding of an import as it is stored, with corrections. */
export async function understand(packed: Uint8Array, corrections: Corrections, wanted: Wanted = {}): Promise<Understanding> {
  if (packed.byteLength <= SMALL) return understandingOf(await unpack(packed), corrections, wanted)
  const pieces = await inThread({ is: 'understand', packed, corrections, wanted })
  let whole: Understanding | null = null
  for (const piece of pieces) {
    whole = place(parsed(piece) as Piece, whole)
    await setImmediate()
  }
  if (!whole) throw new Error('nothing was understood again')
  return whole
}

/** Corrections of one reading for another one, see carryOver. */
export async function carry(before: Uint8Array, after: Uint8Array, corrections: Corrections): Promise<ReturnType<typeof carryOver>> {
  if (before.byteLength + after.byteLength <= SMALL) return carryOver(await unpack(before), await unpack(after), corrections)
  const [answer] = await inThread({ is: 'carry', before, after, corrections })
  return parsed(answer) as ReturnType<typeof carryOver>
}

/** Corrections with the names of their statements, and what is wrong with them. */
export async function check(packed: Uint8Array, corrections: Corrections): Promise<Checked> {
  if (packed.byteLength <= SMALL) return checked(await unpack(packed), corrections)
  const [answer] = await inThread({ is: 'check', packed, corrections })
  return parsed(answer) as Checked
}

interface Checked {
  corrections: Corrections
  faults: CorrectionFault[]
}
const checked = (read: ImportJson, corrections: Corrections): Checked => ({
  corrections: named(read, corrections),
  faults: correct(read, corrections).faults,
})

const parsed = (piece: Uint8Array | undefined): unknown => JSON.parse(new TextDecoder().decode(piece)) as unknown
const unzip = promisify(gunzip)
const unpack = async (packed: Uint8Array): Promise<ImportJson> => JSON.parse((await unzip(packed)).toString('utf8')) as ImportJson

/** What the thread does with a job. */
export function answerOf(job: Job): Uint8Array[] {
  return [...answers(job)].map(answer => new TextEncoder().encode(JSON.stringify(answer)))
}

function answers(job: Job): Iterable<unknown> {
  const read = (packed: Uint8Array): ImportJson => JSON.parse(gunzipSync(packed).toString('utf8')) as ImportJson
  if (job.is === 'carry') return [carryOver(read(job.before), read(job.after), job.corrections)]
  if (job.is === 'check') return [checked(read(job.packed), job.corrections)]
  return piecesOf(understandingOf(read(job.packed), job.corrections, job.wanted))
}

/** Memory of the thread in MB. A file of a million cells takes about 600. */
const MOST_MB = 1_500
/** Without work for so long, the thread ends and gives its memory back. */
const IDLE_MS = 30_000

let thread: { worker: Worker; idle: NodeJS.Timeout | undefined } | null = null
/** One at a time: two large files side by side would take twice the memory. */
let turn: Promise<unknown> = Promise.resolve()

function inThread(job: Job): Promise<Uint8Array[]> {
  const mine = turn.then(() => run(job))
  turn = mine.catch(() => undefined)
  return mine
}

function run(job: Job): Promise<Uint8Array[]> {
  thread ??= { worker: startWorker(), idle: undefined }
  const { worker } = thread
  clearTimeout(thread.idle)
  worker.ref()
  return new Promise<Uint8Array[]>((resolve, reject) => {
    const end = (fault: Error | null): void => {
      worker.off('message', hear)
      worker.off('error', end)
      worker.off('exit', gone)
      if (fault) {
        thread = null
        void worker.terminate()
        reject(fault)
      } else rest()
    }
    const gone = (): void => end(new Error('the thread that corrects imports ended early'))
    const hear = (answer: Answer): void => {
      if (answer.is === 'failed') return end(new Error(answer.message))
      end(null)
      resolve(answer.pieces)
    }
    worker.on('message', hear)
    worker.on('error', end)
    worker.on('exit', gone)
    worker.postMessage(job)
  })
}

/** It keeps no process alive, and ends by and by. */
function rest(): void {
  const resting = thread
  if (!resting) return
  resting.worker.unref()
  resting.idle = setTimeout(() => {
    if (thread === resting) thread = null
    void resting.worker.terminate()
  }, IDLE_MS)
  resting.idle.unref()
}

/** See server/questions/sign.ts: a thread on Node 20 takes no loader from its arguments. */
function startWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MB }
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./review-worker.js', import.meta.url), { resourceLimits })
  const source = new URL('./review-worker.ts', import.meta.url).href
  return new Worker(`import('tsx/esm/api').then(tsx => { tsx.register(); return import(${JSON.stringify(source)}) })`, {
    eval: true,
    execArgv: [],
    resourceLimits,
  })
}
