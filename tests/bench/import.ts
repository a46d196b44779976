import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { DEFAULT_LIMITS } from '#server/ingest/limits.ts'
import { readWorkbookPacked } from '#server/ingest/read.ts'
import { temporaryFolder } from '../support/config.ts'
import { inputFile } from '../support/inputs.ts'
import type { Reading, Way } from './import-child.ts'
import type { HeldUp } from './import-held-up.ts'
import { benchTable, benchWorkbook } from './import-files.ts'

// How long the reading process takes for workbooks of several sizes, and how much memory it has at most, against the bare reading of the
// same file by the library beneath (SheetJS; papaparse for a text table) in the same kind of process and the same run. And how long the
// event loop of whoever asked for it was held up meanwhile, and in every step from a file to a section of a report.

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } } })
const runs = Number(values.runs)
const root = join(import.meta.dirname, '../..')
const program = join(root, 'build/bench/import-child.js')

async function readOnce(way: Way, path: string): Promise<Reading> {
  const child = fork(program, [], { execArgv: [`--max-old-space-size=${DEFAULT_LIMITS.maxMemoryMb}`] })
  await once(child, 'message')
  child.send([way, path])
  const [reading] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [null])])) as [Reading | null]
  if (!reading) throw new Error(`reading ${path} (${way}) ended early`)
  if (child.exitCode === null) await once(child, 'exit')
  return reading
}

const middle = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

async function measured(ways: Way[], path: string): Promise<Partial<Record<Way, { ms: number; cpuMs: number; mb: number }>>> {
  const all = new Map<Way, Reading[]>(ways.map(way => [way, []]))
  // In turn: what else the machine does meanwhile meets all of them.
  for (let run = 0; run < runs; run++) for (const way of ways) all.get(way)?.push(await readOnce(way, path))
  return Object.fromEntries(
    [...all].map(([way, readings]) => [
      way,
      {
        ms: Math.round(middle(readings.map(({ ms }) => ms))),
        cpuMs: Math.round(middle(readings.map(({ cpuMs }) => cpuMs))),
        mb: Math.round(middle(readings.map(({ mb }) => mb))),
      },
    ]),
  )
}

/** The longest that the event loop stood still while the reading process had the file, in ms. */
async function heldUp(path: string, name: string): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  // Not what forking costs once, in a process that never did it.
  delay.enable()
  // On a busy machine the wait is long; how long is what is measured elsewhere.
  const answer = await readWorkbookPacked({ source: { path }, name, limits: { baseMs: 120_000 } })
  delay.disable()
  if (!answer.ok) throw new Error(`${name}: ${answer.message}`)
  return Math.round(delay.max / 1e6)
}

/** See import-held-up.ts. */
async function heldUpInSteps(paths: string[]): Promise<HeldUp> {
  const child = fork(join(root, 'build/bench/import-held-up.js'))
  await once(child, 'message')
  child.send(paths)
  const [found] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [null])])) as [HeldUp | null]
  if (!found) throw new Error('what holds up the event loop could not be measured')
  if (child.exitCode === null) await once(child, 'exit')
  return found
}

await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'tests/bench/import-child.ts', out: 'import-child' },
    { in: 'tests/bench/import-held-up.ts', out: 'import-held-up' },
    { in: 'server/ingest/child.ts', out: 'ingest-child' },
    { in: 'server/ingest/review-worker.ts', out: 'review-worker' },
  ],
  outdir: join(root, 'build/bench'),
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
})
const folder = await temporaryFolder()
await mkdir(folder, { recursive: true })
try {
  const given: [name: string, bytes: Uint8Array][] = [
    ...[20_000, 200_000, 1_000_000].map(cells => [`${cells} cells.xlsx`, benchWorkbook(cells)] as [string, Uint8Array]),
    ...[20_000, 200_000, 999_990].map(cells => [`${cells} cells.csv`, benchTable(cells)] as [string, Uint8Array]),
  ]
  const sec = inputFile('finance/sec_ko_10k_fy2024.xlsx')
  if (sec) given.push(['130 SEC sheets.xlsx', readFileSync(sec)])
  const rows = []
  for (const [name, bytes] of given) {
    const path = join(folder, name)
    await writeFile(path, bytes)
    const ways: Way[] = ['candor', 'ready', 'library']
    const { candor, ready, library, xml } = await measured(name.endsWith('.csv') ? ways : [...ways, 'xml'], path)
    rows.push({
      file: name,
      kb: Math.round((await stat(path)).size / 1_024),
      ms: candor?.ms,
      libraryMs: library?.ms,
      time: ratio(candor?.ms, library?.ms),
      /** Of a reader that stood ready. */
      readyMs: ready?.ms,
      readyTime: ratio(ready?.ms, library?.ms),
      /** Of all threads: what is left of the noise of a busy machine. */
      cpuMs: candor?.cpuMs,
      cpu: ratio(candor?.cpuMs, library?.cpuMs),
      mb: candor?.mb,
      libraryMb: library?.mb,
      memory: ratio(candor?.mb, library?.mb),
      xmlMs: xml?.ms,
      heldUpMs: await heldUp(path, name),
    })
  }
  const steps = await heldUpInSteps(rows.filter(({ kb }) => kb < 1_024).map(({ file }) => join(folder, file)))
  if (values.json) process.stdout.write(`${JSON.stringify({ runs, rows, ...steps })}\n`)
  else {
    console.table(rows)
    console.table(steps.previewMs)
    console.table(steps.statements.map(({ lines, columns, heldUpMs }) => ({ lines, columns, ...heldUpMs })))
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

function ratio(ours: number | undefined, theirs: number | undefined): number | undefined {
  return ours && theirs ? Math.round((ours / theirs) * 100) / 100 : undefined
}
