import { parentPort } from 'node:worker_threads'
import { type Answer, answerOf, type Job } from './review.ts'

// Its thread: it holds nothing between two jobs.
parentPort?.on('message', (job: Job) => {
  try {
    const pieces = answerOf(job)
    parentPort?.postMessage({ is: 'pieces', pieces } satisfies Answer, [...new Set(pieces.map(({ buffer }) => buffer as ArrayBuffer))])
  } catch (fault) {
    parentPort?.postMessage({ is: 'failed', message: fault instanceof Error ? fault.message : String(fault) } satisfies Answer)
  }
})
