import type { KeyObject } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { signBlinded } from './raw.ts'

// Runs in a worker thread: 0.3 ms of arithmetic an element would hold up every screen of a meeting if the main thread did it.

export interface SignJob {
  id: number
  secret: KeyObject
  blinded: Uint8Array[]
}

export type SignAnswer = { id: number; signed: Uint8Array[] } | { id: number; refused: string }

parentPort?.on('message', ({ id, secret, blinded }: SignJob) => {
  let answer: SignAnswer
  try {
    answer = { id, signed: blinded.map(element => signBlinded(secret, element)) }
  } catch (error) {
    answer = { id, refused: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer)
})
