import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { standReady } from '#server/ingest/reader-process.ts'
import { must, openReportHouse } from '../support/reports.ts'

// A process that receives statements, shows them, corrects them, takes them into a report and brings them once more; it says how long its
// event loop stood still in each step. It does nothing else, as a server in the middle of a meeting should be able to.

/** A text table of one statement; `shift` changes some of its figures. */
function statementOf({ lines, columns }: Size, shift: number): Uint8Array {
  const heads = Array.from({ length: columns }, (_, at) => `${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`)
  const rows = Array.from({ length: lines }, (_, line) =>
    [
      `Line item number ${line}`,
      ...heads.map((_, at) => ((line * 7_919 + at * 104_729 + (line % 50 === 0 ? shift : 0)) % 1_000_003) / 100),
    ].join(','),
  )
  return new TextEncoder().encode([['Income statement', ...heads].join(','), ...rows].join('\n'))
}

interface Size {
  lines: number
  columns: number
}
/** By step: the longest that the event loop stood still, in ms. */
export type Held = Size & { heldUpMs: Record<string, number> }
export interface HeldUp {
  statements: Held[]
  /** By file: from its bytes to what the preview shows, in ms, by a reader that is started then and by one that stands ready. */
  previewMs: Record<string, { started: number; ready: number }>
}

type House = Awaited<ReturnType<typeof openReportHouse>>

async function heldUpBy(house: House, size: Size): Promise<Held> {
  const { use, preparer } = house
  const heldUpMs: Record<string, number> = {}
  async function watched<T>(step: string, work: () => Promise<T>): Promise<T> {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const done = await work()
    // The last stretch is only seen by the tick after it.
    await new Promise(resolve => setTimeout(resolve, 5))
    delay.disable()
    heldUpMs[step] = Math.round(delay.max / 1e6)
    return done
  }
  const receive = (bytes: Uint8Array): Promise<{ uploadId: string }> =>
    must(use.uploads.receive(preparer, { name: 'statement.csv', source: { bytes } }))
  const [first, second] = [statementOf(size, 0), statementOf(size, 17)]
  const { uploadId } = await watched('receive', () => receive(first))
  const { page } = await watched('show', () => must(use.uploads.show(preparer, uploadId)))
  await watched('show all lines', () => must(use.uploads.show(preparer, uploadId, { also: [0] })))
  const corrections = { statements: [{ statement: 0, title: 'Ours' }] }
  const { version } = await watched('correct', () => must(use.uploads.correct(preparer, { uploadId, version: page.version, corrections })))
  const into = { title: 'Ours', period: 'FY2025' }
  const draft = await watched('confirm', () => must(use.uploads.confirm(preparer, { uploadId, version, into })))
  const again = await watched('receive again', () => receive(second))
  const beside = { into: draft.reportId }
  const { page: compared } = await watched('compare', () => must(use.uploads.show(preparer, again.uploadId, beside)))
  const renewed = { reportId: draft.reportId, version: draft.version, renew: true }
  await watched('renew', () => must(use.uploads.confirm(preparer, { uploadId: again.uploadId, version: compared.version, into: renewed })))
  return { ...size, heldUpMs }
}

async function previewOf({ use, preparer }: House, path: string): Promise<number> {
  const bytes = new Uint8Array(await readFile(path))
  const started = performance.now()
  const { uploadId } = await must(use.uploads.receive(preparer, { name: basename(path), source: { bytes } }))
  await must(use.uploads.show(preparer, uploadId))
  return Math.round(performance.now() - started)
}

// Heard all along: a reader that stands ready keeps no process alive.
process.on('message', (paths: string[]) => {
  void (async () => {
    // On a busy machine reading takes long; how long is measured elsewhere.
    const house = await openReportHouse({ UPLOAD_SECONDS: '120' })
    const previewMs: HeldUp['previewMs'] = {}
    // Not what the first preview of a server costs.
    for (const path of paths.slice(0, 1)) await previewOf(house, path)
    for (const path of paths) {
      const started = await previewOf(house, path)
      await standReady(DEFAULT_LIMITS)
      previewMs[basename(path)] = { started, ready: await previewOf(house, path) }
    }
    const statements: Held[] = []
    for (const size of [
      { lines: 300, columns: 8 },
      { lines: 1_000, columns: 12 },
      { lines: 5_000, columns: 60 },
    ])
      statements.push(await heldUpBy(house, size))
    process.send?.({ statements, previewMs } satisfies HeldUp)
    await house.close()
    process.disconnect()
  })()
})
process.send?.('ready')
