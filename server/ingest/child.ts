import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { UnderstandOptions } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { ImportJson } from '#app/model/report/import.ts'
import { readCsv } from './csv.ts'
import { gate } from './gate.ts'
import type { IngestLimits } from './limits.ts'
import type { RefusalCode } from './refusal.ts'
import { Refusal } from './refusal.ts'
import type { Progress } from './xlsx.ts'
import { readXlsx } from './xlsx.ts'

// The process that reads one file and ends. It may be killed at any moment: it holds nothing and writes nothing.

export interface Task {
  source: { path: string } | { bytes: Uint8Array }
  name: string
  limits: IngestLimits
  options: UnderstandOptions & { hidden?: boolean }
}

export type Report =
  | { is: 'ready' }
  | { is: 'progress'; phase: Parameters<Progress>[0]; done: number; total: number }
  /** The import JSON, gzipped: a large one would hold up the server's event loop as an object. */
  | { is: 'understood'; packed: Uint8Array }
  | { is: 'refused'; code: RefusalCode; message: string }

async function read({ source, name, limits, options }: Task, progress: Progress): Promise<ImportJson> {
  const bytes = 'path' in source ? await readFile(source.path) : source.bytes
  progress('unpacking', 0, 1)
  const content = gate(bytes, limits)
  const workbook =
    content === 'zip' ? await readXlsx(bytes, limits, { hidden: options.hidden ?? false, progress }) : readCsv(bytes, name, limits)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const read = understand(workbook, options, (done, total) => progress('understanding', done, total))
  const figures = read.statements.length + read.plans.length + read.tables.length
  // A workbook of prose is understood as that; a text file of prose is a letter.
  if (figures === 0 && (content === 'text' || read.prose.length === 0))
    throw new Refusal(
      'no-data',
      read.sheets.some(sheet => sheet.kind === 'prose')
        ? 'The file holds text, but no table of figures. Choose the workbook, or save the table as .xlsx or .csv.'
        : 'No data was found in the file: no table of figures on any visible sheet. Choose another file, or show the sheet that holds them.',
    )
  return { version: 1, file: { name, sha256 }, ...read }
}

async function work(task: Task): Promise<void> {
  let last = 0
  const progress: Progress = (phase, done, total) => {
    const now = Date.now()
    if (now - last < 100) return
    last = now
    say({ is: 'progress', phase, done, total })
  }
  try {
    const packed = await promisify(gzip)(JSON.stringify(await read(task, progress)), { level: 1 })
    say({ is: 'understood', packed })
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
