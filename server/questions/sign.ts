import type { KeyObject } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { SignAnswer, SignJob } from './sign-worker.ts'

/** Signs blinded elements off the main thread. */
export interface Signer {
  /**
   * The raw signatures, in the order of the elements.
   * @throws RangeError when an element is not in 1 … n − 1 or has the wrong length; nothing of its group is signed then.
   */
  sign(secret: KeyObject, blinded: Uint8Array[]): Promise<Uint8Array[]>
  close(): Promise<void>
}

interface Seat {
  worker: Worker
  waiting: Map<number, { done(signed: Uint8Array[]): void; fail(error: Error): void }>
}

/**
 * A pool of worker threads. A seat is filled when it is first needed; a worker that dies fails what it had in hand, and the next job
 * starts a new one.
 */
export function openSigner(size = 2): Signer {
  const seats: (Seat | undefined)[] = Array.from({ length: size })
  let next = 0

  function seatAt(place: number): Seat {
    const taken = seats[place]
    if (taken) return taken
    const seat: Seat = { worker: startWorker(), waiting: new Map() }
    seats[place] = seat
    const vacate = (error: Error) => {
      if (seats[place] === seat) seats[place] = undefined
      for (const job of seat.waiting.values()) job.fail(error)
      seat.waiting.clear()
    }
    seat.worker.on('message', (answer: SignAnswer) => {
      const job = seat.waiting.get(answer.id)
      seat.waiting.delete(answer.id)
      if (seat.waiting.size === 0) seat.worker.unref()
      if ('signed' in answer) job?.done(answer.signed)
      else job?.fail(new RangeError(answer.refused))
    })
    seat.worker.on('error', vacate)
    seat.worker.on('exit', () => vacate(new Error('the signing worker ended')))
    return seat
  }

  const shortestQueue = () =>
    seats.reduce((best, seat, place) => ((seat?.waiting.size ?? 0) < (seats[best]?.waiting.size ?? 0) ? place : best), 0)

  return {
    sign(secret, blinded) {
      const seat = seatAt(shortestQueue())
      const id = next++
      return new Promise((done, fail) => {
        seat.waiting.set(id, { done, fail })
        // An idle worker must not keep the process alive, a busy one must.
        seat.worker.ref()
        seat.worker.postMessage({ id, secret, blinded } satisfies SignJob)
      })
    },
    async close() {
      await Promise.all(seats.flatMap(seat => seat?.worker.terminate() ?? []))
    },
  }
}

/**
 * The worker beside this file: its own bundle when this is part of the server's, its source otherwise. A thread on Node 20 takes no
 * loader from its arguments, so a source is started through a line that registers one.
 */
function startWorker(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./sign-worker.js', import.meta.url))
  const source = new URL('./sign-worker.ts', import.meta.url).href
  return new Worker(`import('tsx/esm/api').then(tsx => { tsx.register(); return import(${JSON.stringify(source)}) })`, {
    eval: true,
    execArgv: [],
  })
}
