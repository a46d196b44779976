import { AsyncLocalStorage } from 'node:async_hooks'
import type { Store, Tx } from './types.ts'

/** Write transactions of this process, one after the other: nobody reads what somebody else is about to change. */
export interface Turns {
  transact: Store['transact']
  /** Does something while no transaction runs. */
  alone<T>(work: () => T): Promise<T>
  /** Ends when everything that waits now is done. */
  idle(): Promise<unknown>
}

/** @param run one transaction, from its beginning to its commit or rollback */
export function turns(run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>): Turns {
  const inside = new AsyncLocalStorage<true>()
  let last: Promise<unknown> = Promise.resolve()
  function queue<T>(work: () => T | Promise<T>): Promise<T> {
    if (inside.getStore()) throw new Error('transact inside transact would wait for itself')
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  return {
    transact: work => queue(() => run(tx => inside.run(true, work, tx))),
    alone: queue,
    idle: () => last,
  }
}
