import './short-lived.ts'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { UnderstandOptions } from '#app/model/report/ingest/understand.ts'
import { type Format, formatOf, readBytes } from './bytes.ts'
import type { IngestLimits } from './limits.ts'
import type { RefusalCode } from './refusal.ts'
import { Refusal } from './refusal.ts'
import { withoutMacros } from './strip.ts'
import type { Progress } from './parts.ts'

// The process that reads one file and ends. It may be killed at any moment: it holds nothing, and writes nothing but a file to keep instead.

export interface Task {
  source: { path: string } | { bytes: Uint8Array }
  name: string
  limits: IngestLimits
  options: UnderstandOptions & { hidden?: boolean }
  /** Where a copy without macros goes when the file holds some. */
  keepAs?: string
}

export type Report =
  | { is: 'ready' }
  | { is: 'progress'; phase: Parameters<Progress>[0]; done: number; total: number }
  /** The import JSON, gzipped: a large one would hold up the server's event loop as an object. */
  | { is: 'understood'; packed: Uint8Array; format: Format; rewritten: boolean }
  | { is: 'refused'; code: RefusalCode; message: string }

async function work(task: Task): Promise<void> {
  let last = 0
  const progress: Progress = (phase, done, total) => {
    const now = Date.now()
    if (now - last < 100) return
    last = now
    say({ is: 'progress', phase, done, total })
  }
  try {
    const bytes = 'path' in task.source ? await readFile(task.source.path) : task.source.bytes
    const packed = await promisify(gzip)(JSON.stringify(await readBytes(bytes, task, progress)), { level: 1 })
    const format = formatOf(bytes, task.limits)
    const kept = task.keepAs && format === 'xlsx' ? await withoutMacros(bytes, task.limits) : null
    if (task.keepAs && kept) await writeFile(task.keepAs, kept, { mode: 0o600 })
    say({ is: 'understood', packed, format, rewritten: kept !== null })
  } catch (fault) {
    if (fault instanceof Refusal) say({ is: 'refused', code: fault.code, message: fault.message })
    else
      say({
        is: 'refused',
        code: 'failed',
        message: 'The file could not be read. It may be damaged: open it in Excel, save it again and upload that.',
      })
  }
}

function say(report: Report): void {
  process.send?.(report)
}

// The server that asked is gone: nobody waits for the answer.
process.once('disconnect', () => process.exit())
process.once('message', (task: Task) => void work(task))
say({ is: 'ready' })
