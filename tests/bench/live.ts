import type { ChildProcess } from 'node:child_process'
import { cp, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Connection } from '#app/live/connection.ts'
import type { Answer } from '#app/model/meeting/catalogue.ts'
import { temporaryFolder } from '../support/config.ts'
import { startServerProcess } from '../support/server.ts'
import { inventCompany } from '../support/load/company.ts'
import type { FromFollowers, ToFollowers, Way } from '../support/load/followers-wire.ts'
import { child, cpuMs, heard, openFollowers, quantile, residentKb, rounded } from '../support/load/processes.ts'
import type { FromBaseline, ToBaseline } from './baselines.ts'
import { AT_ONCE, atOnce, coldPages, join, pointQuickly, questionsOf, reading, socketsAlone, votes } from './phases.ts'
import { type Sample, summary, table, type Variant } from './summary.ts'

// Fan-out of a position to N followers through the whole real path (the presenter's command by the socket, permission, journal on disk,
// frame, last follower), beside the same bytes by bare means, in one run: interleaved repetitions, medians, ratios of medians. The server
// is the built one; servers and followers are processes of their own.
//
// With --url the server of this run stands behind your proxy: it listens on PORT, and its invented followers come in by that address.

const { values } = parseArgs({
  options: {
    followers: { type: 'string', default: '1000' },
    repetitions: { type: 'string', default: '7' },
    url: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const followers = Number(values.followers)
const repetitions = Math.max(5, Number(values.repetitions))
const POINTING_HZ = 30
const POINTING_S = 10
/** Each votes 25 times in the 15 s of voting: with one token the desk takes 30 changes a minute. */
const ASKERS = 600
const METRICS_TOKEN = 'only-for-this-benchmark'
const clock = (): number => performance.timeOrigin + performance.now()
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
const note = (text: string): void => void process.stderr.write(`${text}\n`)

const company = await inventCompany(Math.ceil(followers * 1.1), { askers: ASKERS })
const copy = await temporaryFolder()
await cp(company.dataDir, copy, { recursive: true })
const server = await startServerProcess({
  dataDir: company.dataDir,
  ...(values.url ? { port: Number(process.env.PORT ?? 3000) } : {}),
  variables: {
    LOG_LEVEL: 'silent',
    METRICS_TOKEN,
    ...(values.url
      ? { PUBLIC_URL: values.url, HOST: process.env.HOST ?? '127.0.0.1', TRUST_PROXY: process.env.TRUST_PROXY ?? 'loopback' }
      : {}),
  },
})
const address = values.url ?? server.url
const children: ChildProcess[] = []

async function openVariant(way: Way): Promise<Variant> {
  let pid = server.pid
  let url = address
  let base: ChildProcess | undefined
  if (way !== 'candor') {
    base = child(new URL('./baselines.ts', import.meta.url), way, copy)
    children.push(base)
    url = (await heard<FromBaseline, 'ready'>(base, 'ready')).url
    pid = base.pid as number
    senders.set(way, base)
  }
  const load = openFollowers()
  children.push(load)
  const variant: Variant = {
    way,
    pid,
    load,
    doors: { way, url, cookies: company.followers, meetingId: company.meetingId },
    kbPerFollower: 0,
    joins: { perSecond: 0, p50: 0, p99: 0, failed: 0, snapshotBytes: 0 },
    samples: [],
    lost: 0,
  }
  load.on('message', (message: FromFollowers) => message.kind === 'lost' && (variant.lost += message.count))
  return variant
}

const senders = new Map<Way, ChildProcess>()

/** Sends one position and waits until all have it. */
async function measure(variant: Variant, marker: string, send: () => Promise<number>): Promise<Sample & { frame: string }> {
  variant.load.send({ kind: 'expect', marker } satisfies ToFollowers)
  const arrived = heard<FromFollowers, 'arrived'>(variant.load, 'arrived')
  await pause(20)
  const before = cpuMs(variant.pid)
  const began = await send()
  const { at, frame, cpuMs: load } = await arrived
  await pause(30)
  const delays = at.map(time => time - began)
  return { cpu: cpuMs(variant.pid) - before, p50: quantile(delays, 0.5), p99: quantile(delays, 0.99), load, frame }
}

async function sendBare(way: Way, marker: string, frame: string): Promise<number> {
  const base = senders.get(way) as ChildProcess
  const sent = heard<FromBaseline, 'sent'>(base, 'sent')
  base.send({ kind: 'send', marker, frame } satisfies ToBaseline)
  return (await sent).at
}

const presenter = new Connection({
  url: address,
  meetingId: company.meetingId,
  as: 'presenter',
  headers: { cookie: company.presenter, origin: new URL(address).origin },
})
let beats = 0
presenter.subscribe(() => (beats += 1))
const must = async (answer: Promise<Answer>): Promise<void> => {
  const said = await answer
  if (!said.ok) throw new Error(said.message)
}
/** Row ids of the part that is shown; as they stand in a frame, where quotes are escaped. */
const row = (number: number): string => `${at() === 1 ? 'l' : 'b'}${number % 300}`
const markerOf = (id: string): string => `\\"${id}\\"`
let moves = 0
const at = (): number => presenter.state().show?.position ?? 0
async function point(id: string): Promise<number> {
  const began = clock()
  await must(presenter.send('point', { position: at(), at: [{ kind: 'line item', id }] }))
  return began
}
async function show(position: number): Promise<number> {
  const began = clock()
  await must(presenter.send('show', { position, from: at() }))
  return began
}

/** Waits until the beat, which goes to everybody every 3 s, is out: it is part of no move. */
async function quiet(): Promise<void> {
  const seen = beats
  const deadline = performance.now() + 5_000
  while (beats === seen && performance.now() < deadline) await pause(10)
  await pause(100 + followers / 25)
}

/** The longest times for which the event loop was held since the last look, in ms by the clock, and of a broadcast in processor time. */
async function loop(): Promise<{ sliceMs: number; sliceCpuMs: number; delayMs: number }> {
  const text = await (await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })).text()
  const of = (name: string): number => 1_000 * Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
  return {
    sliceMs: rounded(of('candor_fan_out_slice_seconds_max')),
    sliceCpuMs: rounded(of('candor_fan_out_slice_cpu_seconds_max')),
    delayMs: rounded(of('nodejs_eventloop_lag_max_seconds')),
  }
}

const WAYS: readonly Way[] = values.url ? ['candor'] : ['candor', 'limit', 'ws', 'socketio']
try {
  while (!presenter.state().show) await pause(20)
  await show(1)
  const variants: Variant[] = []
  for (const way of WAYS) {
    const variant = await openVariant(way)
    const before = residentKb(variant.pid)
    const { failed, seconds, p50, p99, bytes } = await join(variant, followers, AT_ONCE)
    await pause(1_000)
    variant.kbPerFollower = rounded((residentKb(variant.pid) - before) / followers)
    variant.joins = { perSecond: Math.round(followers / seconds), p50: rounded(p50), p99: rounded(p99), failed, snapshotBytes: bytes }
    variants.push(variant)
    note(`${way}: ${followers} followers at ${variant.joins.perSecond}/s, ${failed} failed`)
  }
  const [candor] = variants as [Variant]
  const bare = variants.slice(1)

  const shows: Sample[] = []
  await loop()
  // One round to warm up, then the ones that count, in turns.
  for (let round = 0; round <= repetitions; round++) {
    const id = row(++moves)
    await quiet()
    const ours = await measure(candor, markerOf(id), () => point(id))
    const next = (at() % 2) + 1
    const shown = await measure(candor, `position\\":${next}`, () => show(next))
    const theirs: (readonly [Variant, Sample])[] = []
    for (const variant of bare)
      theirs.push([variant, await measure(variant, markerOf(id), () => sendBare(variant.way, markerOf(id), ours.frame))])
    if (round === 0) continue
    candor.samples.push(ours)
    shows.push(shown)
    for (const [variant, sample] of theirs) variant.samples.push(sample)
  }
  const held = await loop()

  note(`pointing at ${POINTING_HZ} Hz for ${POINTING_S} s`)
  await quiet()
  const pointing = await pointQuickly(candor, POINTING_HZ, POINTING_S, number => point(row(number)), {
    marker: markerOf(row(299)),
    number: 299,
  })

  note('votes')
  const moved = async () => {
    const id = row(++moves)
    return (await measure(candor, markerOf(id), () => point(id))).p99
  }
  const { roundId, askers } = company
  const questions = await questionsOf(address, company.presenter, roundId, askers)
  const voting = await votes(
    { url: address, origin: new URL(address).origin, questions, askers, cookie: company.presenter, roundId },
    moved,
  )

  note('everybody reads the questions')
  const read = await reading(candor, { roundId, followers }, moved)

  note('everybody at once')
  const instant = await atOnce(candor, followers)
  note('cold pages')
  const pages = await coldPages(candor, followers, async () => {
    const id = row(++moves)
    return { marker: markerOf(id), send: () => point(id) }
  })
  const sockets = values.url ? undefined : await socketsAlone(variants, followers)
  const result = summary({
    followers,
    repetitions,
    variants,
    shows,
    loop: held,
    pointing,
    voting,
    reading: read,
    joins: { sockets, instant, pages },
  })
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
  else table(result)
} finally {
  presenter.close()
  for (const each of children) each.kill()
  await server.stop()
  for (const folder of [company.dataDir, copy]) await rm(folder, { recursive: true, force: true })
}
