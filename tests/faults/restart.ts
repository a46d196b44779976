import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore } from '#db/index.ts'
import type { Store } from '#db/types.ts'
import { temporaryFolder } from '../support/config.ts'
import { quantile, rounded } from '../support/load/processes.ts'
import { Writes } from '../support/load/writes.ts'
import { atMost, clock, exactly, type Fault, type Finding, MOST_PAGES, pause, Scene } from './kit.ts'

/** L2: the server is asked to end, and then killed, in the middle of a meeting in which everything is written. */
export const L2: Fault = async ({ followers = 2_000, note }) => {
  const scene = await Scene.open(followers, 20)
  try {
    const whole = Math.min(followers, MOST_PAGES)
    const pages = await scene.pages(whole)
    const bare = followers > whole ? (await scene.bare(followers - whole, { comesBack: true })).load : undefined
    const writes = new Writes(scene.server.url, scene.company, 300)
    const findings: Finding[] = []
    const inStore = async <T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> => {
      const store = await openStore(`file:${join(folder, 'candor.db')}`)
      try {
        return await work(store)
      } finally {
        await store.close()
      }
    }
    // Questions are promised at a tick, every 20 s; then there is something to vote on.
    writes.start()
    while (writes.acknowledged.questions === 0) await pause(200)
    for (const [how, end] of [
      ['SIGTERM', () => scene.server.stop()],
      ['kill -9', () => scene.server.kill()],
    ] as const) {
      const before = writes.acknowledged
      writes.start()
      while (writes.acknowledged.moves < before.moves + 20) await pause(50)
      await scene.report(pages)
      if (bare) await scene.bareHere(bare)
      const from = clock()
      await end()
      const ended = clock()
      // The data as it was left: opening it here would do what the start has to do itself, which belongs to the time that people wait.
      const left = await temporaryFolder()
      await cp(scene.company.dataDir, left, { recursive: true })
      await scene.restart()
      const up = clock()
      await inStore(left, store => writes.look(store))
      await rm(left, { recursive: true })
      note(`L2: ${how}, ended after ${rounded(ended - from)} ms, up again ${rounded(up - ended)} ms later`)
      const backs: number[] = []
      let refused = 0
      let here = { whole: 0, bare: 0 }
      while (here.whole + here.bare < followers && clock() - up < 40_000) {
        await pause(500)
        const report = await scene.report(pages)
        const others = bare ? await scene.bareHere(bare) : { here: 0, backs: [] }
        backs.push(...report.backs, ...others.backs)
        refused = report.refused
        here = { whole: report.here, bare: others.here }
      }
      note(`L2: ${backs.length} of ${followers} are back; here: ${here.whole} whole pages, ${here.bare} bare`)
      await writes.stop()
      // Everybody has the last move.
      const final = bare ? (await scene.move(bare)).length : followers - whole
      const { states, here: pagesHere } = await scene.settled(pages)
      const since = (moment: number): number[] => backs.map(time => (time - moment) / 1_000)
      const seconds = new Map<number, number>()
      for (const time of backs) seconds.set(Math.floor(time / 1_000), (seconds.get(Math.floor(time / 1_000)) ?? 0) + 1)
      findings.push(
        exactly('L2', `${how}: back by themselves`, here.whole + here.bare, followers),
        // From the moment on in which it was asked to end or killed: what the end and the start take is people's waiting, too.
        atMost('L2', `${how}: 95 % are back, after ${how}`, quantile(since(from), 0.95), 10, 's'),
        atMost('L2', `${how}: all are back, after ${how}`, Math.max(...since(from)), 30, 's'),
        atMost('L2', `${how}: 95 % are back, after it is up`, quantile(since(up), 0.95), 10, 's'),
        atMost('L2', `${how}: all are back, after it is up`, Math.max(...since(up)), 30, 's'),
        atMost('L2', `${how}: most in one second`, (100 * Math.max(...seconds.values())) / followers, 75, '% of all'),
        exactly('L2', `${how}: whole pages here`, pagesHere, whole),
        exactly('L2', `${how}: different states`, Object.keys(states).length, 1),
        atMost('L2', `${how}: bare followers without the next move`, followers - whole - final, 0),
        exactly('L2', `${how}: pages that show an error`, refused, 0),
        scene.calm('L2'),
      )
    }
    await scene.server.stop()
    const lost = await inStore(scene.company.dataDir, store => writes.lost(store))
    for (const what of lost.slice(0, 10)) note(`lost: ${what}`)
    note(`L2: acknowledged ${JSON.stringify(writes.acknowledged)}`)
    return [...findings, exactly('L2', 'acknowledged and lost', lost.length, 0)]
  } finally {
    await scene.close()
  }
}
