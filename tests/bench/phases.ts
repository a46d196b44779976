import type { ChildProcess } from 'node:child_process'
import { TOLD_SPREAD_MS } from '#app/live/questions/feed.ts'
import { openFilesLimit, seatsOf } from '#server/live/seats.ts'
import type { Asker } from '../support/questions.ts'
import type { FromFollowers, ToFollowers } from '../support/load/followers-wire.ts'
import { filesOfPage } from '../support/load/page-files.ts'
import { child, cpuMs, heard, median, openFollowers, quantile, rounded } from '../support/load/processes.ts'
import type { ReadersOrder, ReadersResult } from '../support/load/readers.ts'
import type { VotersOrder, VotersResult } from '../support/load/voters.ts'
import type { Variant } from './summary.ts'

// What happens beside single moves: joins of many kinds, votes.

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
const clock = (): number => performance.timeOrigin + performance.now()

/** So many come in at a time, where not all do. */
export const AT_ONCE = 200

export async function join(
  { load, doors }: Pick<Variant, 'load' | 'doors'>,
  followers: number,
  atOnce: number,
): Promise<Extract<FromFollowers, { kind: 'joined' }>> {
  load.send({ kind: 'join', doors, followers, atOnce } satisfies ToFollowers)
  return heard<FromFollowers, 'joined'>(load, 'joined')
}

async function leave(load: ChildProcess): Promise<void> {
  load.send({ kind: 'leave' } satisfies ToFollowers)
  await heard<FromFollowers, 'left'>(load, 'left')
  await pause(1_500)
}

/** Everybody connects in the same instant. */
export async function atOnce(variant: Variant, followers: number) {
  await leave(variant.load)
  const { failed, last, p99 } = await join(variant, followers, followers)
  return { failed, p99Ms: rounded(p99), lastMs: rounded(last) }
}

/** Sockets alone: ours and stock socket.io's with the same check, in turns, five times; medians. */
export async function socketsAlone(variants: readonly Variant[], followers: number) {
  const rates = { candor: [] as number[], socketio: [] as number[] }
  for (let round = 0; round < 5; round++)
    for (const way of ['socketio', 'candor'] as const) {
      const variant = variants.find(each => each.way === way) as Variant
      await leave(variant.load)
      rates[way].push(followers / (await join(variant, followers, AT_ONCE)).seconds)
    }
  const [ours, stock] = [median(rates.candor), median(rates.socketio)]
  return { candorPerSecond: Math.round(ours), socketioPerSecond: Math.round(stock), ratio: rounded(ours / stock) }
}

/**
 * Cold pages: document, script, style sheet, then the socket, beside a tenth (`beside`) who are there already and are moved meanwhile. `move` points at
 * something else and gives its marker and when it was sent.
 */
export async function coldPages(variant: Variant, followers: number, move: () => Promise<{ marker: string; send(): Promise<number> }>) {
  await leave(variant.load)
  const present = openFollowers()
  try {
    // Beside the others they must find room in the server's limit of open files, which the load generator has as well.
    const room = seatsOf(openFilesLimit()).followers - followers - 2 * AT_ONCE
    const beside = Math.min(Math.ceil(followers / 10), Math.max(10, room))
    await join({ load: present, doors: variant.doors }, beside, AT_ONCE)
    const { url, origin, cookies, meetingId } = variant.doors
    const files = await filesOfPage(origin ?? url, meetingId, cookies[0] ?? '')
    let done = false
    const all = join({ load: variant.load, doors: { ...variant.doors, files } }, followers, AT_ONCE).finally(() => (done = true))
    const delays: number[] = []
    while (!done) {
      const { marker, send } = await move()
      present.send({ kind: 'expect', marker } satisfies ToFollowers)
      const arrived = heard<FromFollowers, 'arrived'>(present, 'arrived')
      const began = await send()
      delays.push(...(await arrived).at.map(time => time - began))
      await pause(300)
    }
    const { failed, why, seconds, p99 } = await all
    return {
      files: files.length + 1,
      beside,
      failed,
      why,
      seconds: rounded(seconds),
      p99Ms: rounded(p99),
      moveP99Ms: rounded(quantile(delays, 0.99)),
    }
  } finally {
    present.kill()
  }
}

/** Questions to vote for: five people ask, and wait for the tick. */
export async function questionsOf(url: string, cookie: string, roundId: string, askers: readonly Asker[]): Promise<string[]> {
  const bodies = askers.slice(0, 5).map((asker, number) => asker.question(0, `What follows from this? (${number})`))
  for (;;) {
    const states = await Promise.all(
      bodies.map(async body => {
        const headers = { origin: url, 'content-type': 'application/json' }
        const response = await fetch(`${url}/anonymous/questions`, { method: 'POST', headers, body: JSON.stringify(body) })
        return ((await response.json()) as { state: string }).state
      }),
    )
    if (states.every(state => state === 'stored')) break
    if (states.includes('refused')) throw new Error(`a question was refused: ${states.join()}`)
    await pause(2_000)
  }
  return Object.keys(await votesOf(url, cookie, roundId))
}

async function votesOf(url: string, cookie: string, roundId: string): Promise<Record<string, number>> {
  const view = (await (await fetch(`${url}/rounds/${roundId}/questions`, { headers: { cookie } })).json()) as {
    questions: { id: string; votes: number }[]
  }
  return Object.fromEntries(view.questions.map(({ id, votes }) => [id, votes]))
}

/** Votes at a steady rate while everybody is told the tallies, and moves meanwhile. `measure` gives the p99 of one. */
export async function votes(
  order: Omit<VotersOrder, 'seconds' | 'perSecond' | 'tokens'> & { askers: readonly Asker[]; cookie: string; roundId: string },
  measure: () => Promise<number>,
) {
  const { askers, cookie, roundId, ...where } = order
  const voters = child(new URL('../support/load/voters.ts', import.meta.url))
  try {
    const voted = heard<VotersResult, 'voted'>(voters, 'voted')
    voters.send({ ...where, tokens: askers.map(({ voting }) => voting), perSecond: 1_000, seconds: 15 } satisfies VotersOrder)
    let done = false
    void voted.finally(() => (done = true))
    const moves: number[] = []
    while (!done) {
      moves.push(await measure())
      await pause(400)
    }
    const { stored, refused, p50, p99, expected } = await voted
    const counted = await votesOf(where.url, cookie, roundId)
    const wrong = Object.entries(expected).filter(([id, many]) => counted[id] !== many).length
    return { stored, refused, wrong, p50: rounded(p50), p99: rounded(p99), moveP99: rounded(median(moves)) }
  } finally {
    voters.kill()
  }
}

/** Everybody fetches a round's questions after a batch, spread as pages spread it, and moves meanwhile. `measure` gives the p99 of one. */
export async function reading(
  { pid, doors }: Variant,
  { roundId, followers }: { roundId: string; followers: number },
  measure: () => Promise<number>,
) {
  const readers = child(new URL('../support/load/readers.ts', import.meta.url))
  try {
    const cookies = Array.from({ length: followers }, (_, number) => doors.cookies[number % doors.cookies.length] as string)
    const read = heard<ReadersResult, 'read'>(readers, 'read')
    const before = cpuMs(pid)
    readers.send({ url: `${doors.url}/rounds/${roundId}/questions`, cookies, spreadMs: TOLD_SPREAD_MS } satisfies ReadersOrder)
    let done = false
    void read.finally(() => (done = true))
    const moves: number[] = []
    while (!done) {
      moves.push(await measure())
      await pause(400)
    }
    const { failed, p50, p99, bytes } = await read
    return {
      failed,
      bytes,
      p50: rounded(p50),
      p99: rounded(p99),
      serverCpuMs: rounded(cpuMs(pid) - before),
      moveP99: rounded(median(moves)),
    }
  } finally {
    readers.kill()
  }
}

/** The last of many quick positions: how long after its command everybody has it. */
export async function pointQuickly(
  { load }: Variant,
  hz: number,
  seconds: number,
  point: (number: number) => Promise<number>,
  last: { marker: string; number: number },
) {
  load.send({ kind: 'expect', marker: last.marker } satisfies ToFollowers)
  const arrived = heard<FromFollowers, 'arrived'>(load, 'arrived')
  const answers: Promise<unknown>[] = []
  const count = hz * seconds
  const from = performance.now()
  for (let number = 0; number < count - 1; number++) {
    answers.push(point(number % 298))
    await pause(Math.max(0, from + ((number + 1) * 1_000) / hz - performance.now()))
  }
  const began = clock()
  answers.push(point(last.number))
  const { at: times } = await arrived
  await Promise.all(answers)
  return {
    lastP99: rounded(
      quantile(
        times.map(time => time - began),
        0.99,
      ),
    ),
  }
}
