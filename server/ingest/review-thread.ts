import { Worker } from 'node:worker_threads'
import type { Ask, Job } from './review-jobs.ts'

/** Pieces are JSON, as bytes that are handed over rather than copied. */
export type Answer = { is: 'pieces'; pieces: Uint8Array[] } | { is: 'asks'; asked: Parameters<Ask>[0] } | { is: 'failed'; message: string }
export type Message = Job | { is: 'told'; known: Awaited<ReturnType<Ask>> }

/** Memory of the thread in MB. A file of a million cells takes about 600. */
const MOST_MB = 1_500
/** Without work for so long, the thread ends and gives its memory back. */
const IDLE_MS = 30_000

let thread: { worker: Worker; idle: NodeJS.Timeout | undefined } | null = null
/** One at a time: two large files side by side would take twice the memory. */
let turn: Promise<unknown> = Promise.resolve()

/** Does a job in the thread. What it has to look up on the way it asks. */
export function inThread(job: Job, ask: Ask = nothing): Promise<Uint8Array[]> {
  const mine = turn.then(() => run(job, ask))
  turn = mine.catch(() => undefined)
  return mine
}

const nothing: Ask = () => Promise.reject(new Error('there is nothing to be asked'))

function run(job: Job, ask: Ask): Promise<Uint8Array[]> {
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
      if (answer.is === 'asks') {
        ask(answer.asked).then(known => worker.postMessage({ is: 'told', known } satisfies Message), end)
        return
      }
      end(null)
      resolve(answer.pieces)
    }
    worker.on('message', hear)
    worker.on('error', end)
    worker.on('exit', gone)
    worker.postMessage(job satisfies Message)
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
