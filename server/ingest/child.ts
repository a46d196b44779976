import { makeRoomFor } from './short-lived.ts'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ImportProblem } from '#app/model/report/import.ts'
import type { UnderstandOptions } from '#app/model/report/ingest/understand.ts'
import { DISK_FULL, isDiskFull } from '../disk.ts'
import { type Format, formatOf, readBytes } from './bytes.ts'
import type { IngestLimits } from './limits.ts'
import { practise } from './practice.ts'
import type { RefusalCode } from './refusal.ts'
import { Refusal } from './refusal.ts'
import { withoutMacros } from './strip.ts'
import { odsWithoutMacros } from './strip-ods.ts'
import { xlsWithoutMacros } from './strip-xls.ts'
import type { Progress } from './parts.ts'

// The process that reads one file and ends. It may be killed at any moment: it holds nothing, and writes nothing but a file to keep instead.

export interface Task {
  source: { path: string } | { bytes: Uint8Array }
  name: string
  limits: IngestLimits
  options: UnderstandOptions & { hidden?: boolean }
  /** Where a copy without macros goes when the file holds some. */
  keepAs?: string
  /** The file was rewritten so when it came: that is said again. */
  hadMacros?: boolean
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
    makeRoomFor(bytes.byteLength)
    const read = await readBytes(bytes, task, progress)
    const format = formatOf(bytes, task.limits)
    const kept = task.keepAs ? await tamed(bytes, format, task.limits) : null
    if (task.keepAs && kept) await writeFile(task.keepAs, kept, { mode: 0o600 })
    if (kept || task.hadMacros) read.problems.push(HAD_MACROS)
    const packed = await promisify(gzip)(JSON.stringify(read), { level: 1 })
    say({ is: 'understood', packed, format, rewritten: kept !== null })
  } catch (fault) {
    if (fault instanceof Refusal) say({ is: 'refused', code: fault.code, message: fault.message })
    else if (isDiskFull(fault)) say({ is: 'refused', code: 'failed', message: DISK_FULL })
    else
      say({
        is: 'refused',
        code: 'failed',
        message: 'The file could not be read. It may be damaged: open it in Excel, save it again and upload that.',
      })
  }
}

/** The same file without macros; null where it holds none. */
function tamed(bytes: Uint8Array, format: Format, limits: IngestLimits): Promise<Uint8Array | null> {
  if (format === 'xlsx') return withoutMacros(bytes, limits)
  if (format === 'ods') return odsWithoutMacros(bytes, limits)
  return format === 'xls' ? xlsWithoutMacros(bytes) : Promise.resolve(null)
}

const HAD_MACROS: ImportProblem = {
  ...({ severity: 'info', code: 'macros-removed', sheet: null, cell: null } as const),
  message: 'The file held macros. None was run, and the copy that is kept and handed out has none.',
}

function say(report: Report): void {
  process.send?.(report)
}

// The server that asked is gone: nobody waits for the answer.
process.once('disconnect', () => process.exit())
process.once('message', (task: Task) => void work(task))
// It stands ready before there is a file (reader-process.ts).
if (process.argv[2] === 'practise') await practise()
say({ is: 'ready' })
