import { parentPort } from 'node:worker_threads'
import { type Ask, answerOf, type Job } from './review-jobs.ts'
import type { Answer, Message } from './review-thread.ts'

// Its thread: it holds nothing between two jobs.

const say = (answer: Answer, handed: ArrayBuffer[] = []): void => parentPort?.postMessage(answer, handed)

let told: ((known: Awaited<ReturnType<Ask>>) => void) | null = null
const ask: Ask = asked =>
  new Promise(resolve => {
    told = resolve
    say({ is: 'asks', asked })
  })

parentPort?.on('message', (message: Message) => {
  if (message.is === 'told') told?.(message.known)
  else void work(message)
})

async function work(job: Job): Promise<void> {
  try {
    const pieces = await answerOf(job, ask)
    say({ is: 'pieces', pieces }, [...new Set(pieces.map(({ buffer }) => buffer as ArrayBuffer))])
  } catch (fault) {
    say({ is: 'failed', message: fault instanceof Error ? fault.message : String(fault) })
  }
}
