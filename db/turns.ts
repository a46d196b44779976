import { AsyncLocalStorage } from 'node:async_hooks'
import type { Store, Tx } from './types.ts'

/** Write transactions of this process, one after the other: nobody reads what somebody else is about to change. */
export interface Turns {
  transact: Store['transact']
  /** Ends when everything that waits now is done. */
  idle(): Promise<unknown>
}

/** @param run one transaction, from its beginning to its commit or rollback */
export function turns(run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>): Turns {
  const inside = new AsyncLocalStorage<true>()
  let last: Promise<unknown> = Promise.resolve()
  return {
    transact(work) {
      if (inside.getStore()) throw new Error('transact inside transact would wait for itself')
      const turn = last.then(() => run(tx => inside.run(true, work, tx)))
      last = turn.catch(() => {})
      return turn
    },
    idle: () => last,
  }
}
