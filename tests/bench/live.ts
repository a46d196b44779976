import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { FromLoad, ToLoad } from './load.ts'
import type { FromServer, ToServer } from './server.ts'

// Fan-out of a position to N followers through the whole real path, against a bare `ws` broadcast of the same bytes in the same run.
// Interleaved repetitions, medians, ratios of medians. Servers and load generators are processes of their own.

const { values } = parseArgs({
  options: {
    followers: { type: 'string', default: '1000' },
    repetitions: { type: 'string', default: '7' },
    json: { type: 'boolean', default: false },
  },
})
const followers = Number(values.followers)
const repetitions = Math.max(5, Number(values.repetitions))
const VARIANTS = ['candor', 'ws'] as const
type Variant = (typeof VARIANTS)[number]
/** Row ids of the bench's statement; two, because a move that changes nothing is none. */
const ROWS = ['l-revenue', 'l-cost']

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN
const rounded = (value: number): number => Math.round(value * 1_000) / 1_000

const child = (file: string, ...args: string[]): ChildProcess =>
  fork(join(import.meta.dirname, file), args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
async function heard<M extends FromLoad | FromServer, K extends M['kind']>(from: ChildProcess, kind: K): Promise<Extract<M, { kind: K }>> {
  for (;;) {
    const [message] = (await once(from, 'message')) as [M]
    if (message.kind === kind) return message as Extract<M, { kind: K }>
  }
}

interface Sample {
  cpuMs: number
  p50: number
  p99: number
  bytes: number
  loadCpuMs: number
  took: number
  /** What a follower got. */
  frame: string
}
interface Running {
  server: ChildProcess
  load: ChildProcess
  joinsPerSecond: number
  samples: Sample[]
}

async function start(variant: Variant): Promise<Running> {
  const server = child('server.ts', variant, String(followers))
  const { url, cookies, meetingId } = await heard<FromServer, 'ready'>(server, 'ready')
  const load = child('load.ts')
  const connected = heard<FromLoad, 'connected'>(load, 'connected')
  const from = performance.now()
  load.send({ kind: 'connect', url, followers, cookies, meetingId } satisfies ToLoad)
  await connected
  return { server, load, joinsPerSecond: followers / ((performance.now() - from) / 1_000), samples: [] }
}

async function move({ server, load }: Running, marker: string, sent = ''): Promise<Sample> {
  load.send({ kind: 'expect', marker } satisfies ToLoad)
  const arrived = heard<FromLoad, 'arrived'>(load, 'arrived')
  const moved = heard<FromServer, 'moved'>(server, 'moved')
  server.send({ kind: 'move', marker, frame: sent } satisfies ToServer)
  const [{ at, cpuMs: loadCpuMs, bytes, frame }, { at: began, cpuMs }] = await Promise.all([arrived, moved])
  const delays = at.map(time => time - began).sort((a, b) => a - b)
  return { cpuMs, p50: quantile(delays, 0.5), p99: quantile(delays, 0.99), bytes, loadCpuMs, took: delays.at(-1) ?? 0, frame }
}

const running = {} as Record<Variant, Running>
for (const variant of VARIANTS) running[variant] = await start(variant)
// One round to warm up, then the ones that count, in turns.
for (let round = 0; round <= repetitions; round++) {
  const marker = ROWS[round % 2] as string
  const ours = await move(running.candor, marker)
  const theirs = await move(running.ws, marker, ours.frame)
  if (round === 0) continue
  running.candor.samples.push(ours)
  running.ws.samples.push(theirs)
}
for (const { server, load } of Object.values(running)) {
  load.kill()
  server.disconnect()
}

const variants = VARIANTS.map(name => {
  const { samples, joinsPerSecond } = running[name]
  const of = (key: Exclude<keyof Sample, 'frame'>) => rounded(median(samples.map(sample => sample[key])))
  return {
    name,
    cpuMsPerMove: of('cpuMs'),
    p50: of('p50'),
    p99: of('p99'),
    bytesPerFollower: rounded(median(samples.map(({ bytes }) => bytes / followers))),
    joinsPerSecond: Math.round(joinsPerSecond),
    loadCpuMsPerMove: of('loadCpuMs'),
  }
})
const [ours, ws] = variants as [(typeof variants)[number], (typeof variants)[number]]
const ratio = (key: 'cpuMsPerMove' | 'p50' | 'p99') => rounded(ours[key] / ws[key])
const limited = variants.filter(({ loadCpuMsPerMove, p99 }) => loadCpuMsPerMove > 0.9 * p99).map(({ name }) => name)
const result = {
  followers,
  repetitions,
  variants,
  ratios: { ws: { cpu: ratio('cpuMsPerMove'), p50: ratio('p50'), p99: ratio('p99') } },
  /** Variants whose load generator was busy for nearly all of the time: its own work is in these figures. */
  limitedByLoadGenerator: limited,
}
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
else console.table(variants)
