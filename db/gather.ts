import { setImmediate as breath } from 'node:timers/promises'
import type { Store, Tx } from './types.ts'

interface Act {
  run(tx: Tx): Promise<void>
  settle(): void
  refuse(error: unknown): void
}

/** Pause between two commits of gathered acts, in milliseconds. */
const PAUSE = 50
/** After so long the acts of a commit let others have a turn: a thousand at once would hold up every screen. */
const STRETCH = 10

/**
 * Many small independent acts, one commit: collects for 50 ms, runs each act under a savepoint so that one that throws fails alone,
 * commits, and only then answers each.
 */
export function gatherer(transact: Store['transact'], savepoint: (tx: Tx, work: () => Promise<void>) => Promise<void>): Store['gather'] {
  let waiting: Act[] = []
  let timer: NodeJS.Timeout | undefined

  async function commit() {
    timer = undefined
    const acts = waiting
    waiting = []
    const failed = new Map<Act, unknown>()
    try {
      await transact(async tx => {
        let since = performance.now()
        for (const act of acts) {
          if (performance.now() - since > STRETCH) {
            await breath()
            since = performance.now()
          }
          // A failing act is undone to its savepoint; the error is that act's alone and travels to its caller after the commit.
          await savepoint(tx, () => act.run(tx)).catch(error => failed.set(act, error))
        }
      })
    } catch (error) {
      for (const act of acts) act.refuse(error)
      return
    }
    for (const act of acts) failed.has(act) ? act.refuse(failed.get(act)) : act.settle()
  }

  return <T>(work: (tx: Tx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      let result: T
      waiting.push({
        run: async tx => {
          result = await work(tx)
        },
        settle: () => resolve(result),
        refuse: reject,
      })
      timer ??= setTimeout(() => void commit(), PAUSE)
    })
}
