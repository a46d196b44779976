import type { FromFollowers, ToFollowers } from '../support/load/followers-wire.ts'
import { heard, quantile, rounded } from '../support/load/processes.ts'
import { atMost, exactly, type Fault, health, pause, Scene } from './kit.ts'

/** The lowest of each third of the samples: what is kept, without what only waits to be collected. */
export function growth(samples: readonly number[]): number {
  const third = Math.max(1, Math.floor(samples.length / 3))
  const [first, last] = [Math.min(...samples.slice(0, third)), Math.min(...samples.slice(-third))]
  return rounded((100 * (last - first)) / first)
}

/** The first minutes fill caches and find the heap's size: what is measured begins after them. */
export const settled = (samples: readonly number[]): readonly number[] => samples.slice(Math.ceil(samples.length / 4))

/** What the database's page caches may come to (db/sqlite.ts), and what lies between them. */
export const PAGE_CACHES_MB = 32
/** By how much the last samples lie above the lowest of all, in MB; of each the lowest, without what only waits to be collected. */
export const above = (kb: readonly number[]): number => (Math.min(...kb.slice(-12)) - Math.min(...kb)) / 1_024

/** Memory is flat over many minutes; in a few, a heap is still finding its size, and only a leak that is large shows. */
export const mostGrowth = (minutes: number): number => (minutes >= 10 ? 5 : 30)

/** What a page's document, script and style come to, compressed: whoever read less came in by something else. */
const COLD_KB = 50
/** So many come and go before anything is measured. */
const WARMS = 200

/** L1: ten thousand come in by cold page loads; then a move every few seconds. */
export const L1: Fault = async ({ followers = 10_000, minutes = 1, note }) => {
  const scene = await Scene.open(followers)
  try {
    // An idle server is one that has served some before: what it keeps from then on, whoever comes, is nobody's share.
    const before = await scene.bare(WARMS, { cold: true })
    const left = heard<FromFollowers, 'left'>(before.load, 'left')
    before.load.send({ kind: 'leave' } satisfies ToFollowers)
    await left
    const idle = await scene.memory()
    const first = await scene.bare(Math.ceil(followers / 2), { cold: true })
    const half = await scene.memory()
    const second = await scene.bare(Math.floor(followers / 2), { cold: true })
    const full = await scene.memory()
    const read = Math.min(first.bytes, second.bytes) / 1_024
    const [from, to] = [Math.round(idle / 1_024), Math.round(full / 1_024)]
    note(
      `L1: ${followers} are in, each read ${Math.round(read)} KB before; from ${from} to ${to} MB, ${rounded((full - idle) / followers)} KB each`,
    )
    const delays: number[] = []
    const held: number[] = []
    const beside: number[] = []
    const until = performance.now() + minutes * 60_000
    const moving = (async () => {
      while (performance.now() < until) {
        delays.push(...(await scene.move(first.load)), ...(await scene.move(second.load)))
        await pause(3_000)
        const uses = await scene.uses()
        beside.push(uses.beside)
        held.push(uses.held)
        if (held.length % 60 === 0)
          note(`L1: ${Math.round(scene.resident() / 1_024)} MB, of which Node holds ${Math.round(uses.held / 1_024)}`)
      }
    })()
    const { p99, failed } = await health(scene.server.url, moving)
    await moving
    return [
      exactly('L1', 'followers who could not join', first.failed + second.failed, 0),
      // The premise: they load the page, and not the socket alone.
      exactly('L1', 'came in by cold page loads', read > COLD_KB ? 'yes' : `no, by ${rounded(read)} KB`, 'yes'),
      atMost('L1', 'a move, p95', quantile(delays, 0.95), 1_000, 'ms'),
      atMost('L1', 'a move, p99', quantile(delays, 0.99), 2_000, 'ms'),
      atMost('L1', 'memory a follower', (full - idle) / followers, 20, 'KB'),
      // Linear: the second half costs what the first did, and a bit for what the kernel gives in pieces.
      atMost('L1', 'second half of the followers, memory to the first', (full - half) / Math.max(1, half - idle), 1.5, '×'),
      atMost('L1', 'growth of what Node holds', growth(held), mostGrowth(minutes), '%'),
      atMost('L1', 'growth of what is beside the heap', above(settled(beside)), PAGE_CACHES_MB, 'MB'),
      atMost('L1', '/healthz, p99', p99, 200, 'ms'),
      exactly('L1', '/healthz failed', failed, 0),
      scene.calm('L1'),
    ]
  } finally {
    await scene.close()
  }
}

/** L3: five hundred clients read nothing for a minute, while the presenter points at fifty rows thirty times a second. */
export const L3: Fault = async ({ note }) => {
  const DEAF = 500
  const scene = await Scene.open(DEAF + 100)
  try {
    const { load } = await scene.bare(DEAF, { comesBack: true })
    const pages = await scene.pages(100)
    const before = await scene.memory()
    load.send({ kind: 'read', reads: false })
    let most = before
    let moves = 0
    const until = performance.now() + 60_000
    const at = (from: number) => Array.from({ length: 50 }, (_, index) => ({ kind: 'line item' as const, id: `l${(from + index) % 300}` }))
    const pointing = (async () => {
      while (performance.now() < until) {
        void scene.presenter.send('point', { position: 1, at: at(moves++) })
        if (moves % 30 === 0) most = Math.max(most, scene.resident())
        await pause(33)
      }
    })()
    const { p99 } = await health(scene.server.url, pointing)
    await pointing
    note(`L3: ${moves} moves while ${DEAF} read nothing`)
    load.send({ kind: 'read', reads: true })
    const from = performance.now()
    let present = 0
    let dropped = 0
    while (present < DEAF && performance.now() - from < 40_000) {
      await pause(500)
      const { here, backs } = await scene.bareHere(load)
      present = here
      dropped += backs.length
    }
    const took = (performance.now() - from) / 1_000
    await scene.move(load)
    const report = await scene.settled(pages)
    return [
      atMost('L3', 'memory above before', (most - before) / 1_024, 100, 'MB'),
      exactly('L3', 'were dropped, and came back', dropped, DEAF),
      exactly('L3', 'are here', present, DEAF),
      atMost('L3', 'all are back after', took, 40, 's'),
      exactly('L3', 'states among those who read all the time', Object.keys(report.states).length, 1),
      atMost('L3', '/healthz, p99', p99, 200, 'ms'),
      scene.calm('L3'),
    ]
  } finally {
    await scene.close()
  }
}
